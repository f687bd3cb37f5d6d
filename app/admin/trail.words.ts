import { words } from '#foundation/language.ts'

export const trailWords = words({
  house: { en: 'Alongside', fr: 'Alongside' },
  title: { en: 'How this house keeps its word', fr: 'Comment cette maison tient parole' },
  lead: {
    en: 'Everything staff do here, and every look at a confidential record, is written into a trail that can only be added to. Once a day we sign how far it has come. Whoever has kept one of these signatures can prove later whether anything before it was changed or taken out.',
    fr: 'Tout ce que fait le personnel ici, et chaque consultation d’un dossier confidentiel, s’inscrit dans un registre auquel on ne peut qu’ajouter. Une fois par jour, nous signons l’endroit où il en est. Qui a conservé l’une de ces signatures peut prouver plus tard si quelque chose de ce qui précède a été changé ou retiré.',
  },
  latest: { en: 'The last days', fr: 'Les derniers jours' },
  none: {
    en: 'Nothing has been signed yet. The first signature comes within minutes of the start.',
    fr: 'Rien n’a encore été signé. La première signature vient quelques minutes après le démarrage.',
  },
  when: { en: 'Signed', fr: 'Signé' },
  which: { en: 'Trail', fr: 'Registre' },
  whichHouse: { en: 'what was done (kept two years)', fr: 'ce qui a été fait (conservé deux ans)' },
  whichGlass: {
    en: 'openings in an emergency (kept seven years)',
    fr: 'ouvertures en cas d’urgence (conservées sept ans)',
  },
  lines: { en: 'Lines so far', fr: 'Lignes à ce jour' },
  print: { en: 'Fingerprint', fr: 'Empreinte' },
  keep: { en: 'Keep one yourself', fr: 'En conserver une' },
  keepLead: {
    en: 'Save the file, or copy the newest lines below into a letter to yourself. They hold no name and nothing anybody wrote.',
    fr: 'Enregistrez le fichier, ou copiez les lignes ci-dessous dans un courriel à vous-même. Elles ne contiennent aucun nom et rien de ce que quiconque a écrit.',
  },
  download: { en: 'All signatures as text', fr: 'Toutes les signatures en texte' },
  check: { en: 'How to check', fr: 'Comment vérifier' },
  checkNobody: {
    en: 'The fingerprint of each line is worked out from the line and from the fingerprint before it. Change, swap or remove one line, and every fingerprint after it is another.',
    fr: 'L’empreinte de chaque ligne se calcule à partir de la ligne et de l’empreinte précédente. Changez, déplacez ou retirez une ligne, et toutes les empreintes suivantes sont autres.',
  },
  checkOperator: {
    en: 'Send the file you kept to the privacy contact and ask for the trail to be verified against it. Whoever runs this house does that with one command, which names the first line that is not as it was:',
    fr: 'Envoyez le fichier que vous avez conservé à la personne responsable de la vie privée et demandez que le registre soit vérifié. La personne qui exploite cette maison le fait d’une seule commande, qui nomme la première ligne qui n’est plus ce qu’elle était :',
  },
  checkSignature: {
    en: 'A signature itself can be checked by anybody, with this key and any program that knows Ed25519. What is signed is the line without its last word.',
    fr: 'La signature elle-même peut être vérifiée par quiconque, avec cette clé et tout programme qui connaît Ed25519. Ce qui est signé est la ligne sans son dernier mot.',
  },
  checkLimits: {
    en: 'What it does not prove: that a line was written in the first place, or what has happened since the last signature.',
    fr: 'Ce que cela ne prouve pas : qu’une ligne a bien été écrite au départ, ni ce qui s’est passé depuis la dernière signature.',
  },
  contacts: {
    en: 'Privacy contacts receive the signatures every day',
    fr: 'Les responsables de la vie privée reçoivent les signatures chaque jour',
  },
  letterSubject: (day: string) => ({
    en: `Please keep: the signature of ${day}`,
    fr: `À conserver : la signature du ${day}`,
  }),
  letterKeep: {
    en: 'This is how far the record of what is done in Alongside had come today, signed. There is nothing to do: please leave this letter in your mailbox.',
    fr: 'Voici, signé, où en était aujourd’hui le registre de ce qui est fait dans Alongside. Il n’y a rien à faire : laissez simplement ce courriel dans votre boîte.',
  },
  letterUse: {
    en: 'Should anybody ever doubt that the record is complete, it can be checked against these lines: nobody who changes it afterwards, not even with the whole computer in hand, can change your copy.',
    fr: 'Si quelqu’un doutait un jour que le registre est complet, il peut être vérifié au moyen de ces lignes : personne qui le modifierait après coup, même avec l’ordinateur entier en main, ne peut changer votre copie.',
  },
  letterButton: { en: 'What this is', fr: 'De quoi il s’agit' },
})
