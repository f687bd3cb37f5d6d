import { type Text, words } from '#foundation/language.ts'

export const breachWords = words({
  title: { en: 'Privacy incidents', fr: 'Incidents de vie privée' },
  lead: {
    en: 'When something about people may have reached somebody it was not for: write it down here the same day. This page leads you from what happened to whom to tell.',
    fr: 'Lorsqu’un renseignement a pu parvenir à quelqu’un à qui il n’était pas destiné : consignez-le ici le jour même. Cette page vous mène de ce qui s’est passé aux personnes à aviser.',
  },
  none: {
    en: 'Nothing has happened that was written down here.',
    fr: 'Rien de ce qui s’est passé n’a été consigné ici.',
  },
  openOne: { en: 'Write down an incident', fr: 'Consigner un incident' },
  name: { en: 'A short name', fr: 'Un nom court' },
  nameHint: { en: '“A tablet left on the ferry”', fr: '« Une tablette oubliée dans le traversier »' },
  happened: { en: 'What happened, and when', fr: 'Ce qui s’est passé, et quand' },
  foundOn: { en: 'When it was found', fr: 'Quand on l’a découvert' },
  records: { en: 'Which information', fr: 'Quels renseignements' },
  stopped: { en: 'What was done to stop it', fr: 'Ce qui a été fait pour y mettre fin' },
  audience: {
    en: 'the administrators of your organization and its privacy contact',
    fr: 'l’administration de votre organisation et sa personne responsable de la vie privée',
  },
  begin: { en: 'Open the case', fr: 'Ouvrir le dossier' },
  opened: { en: 'The case is open.', fr: 'Le dossier est ouvert.' },
  sinceFound: (n: number) => ({
    en: n === 0 ? 'Found today.' : `Found ${n} ${n === 1 ? 'day' : 'days'} ago.`,
    fr: n === 0 ? 'Découvert aujourd’hui.' : `Découvert il y a ${n} ${n === 1 ? 'jour' : 'jours'}.`,
  }),
  noDelay: {
    en: 'Whoever is to be told is told without unreasonable delay: do not wait until everything is known.',
    fr: 'Les personnes à aviser le sont sans retard injustifié : n’attendez pas de tout savoir.',
  },
  facts: { en: '1. What happened', fr: '1. Ce qui s’est passé' },
  people: { en: '2. Whom it concerns', fr: '2. Qui est touché' },
  judging: { en: '3. What could come of it, and whom to tell', fr: '3. Ce qui pourrait en résulter, et qui aviser' },
  telling: { en: '4. Telling them', fr: '4. Les aviser' },
  log: { en: 'What was done', fr: 'Ce qui a été fait' },
  change: { en: 'Change', fr: 'Modifier' },
  save: { en: 'Save', fr: 'Enregistrer' },
  saved: { en: 'Saved.', fr: 'Enregistré.' },
  isClosed: { en: 'This case is closed.', fr: 'Ce dossier est fermé.' },
  howMany: (n: number) => ({
    en: n === 1 ? 'One person' : `${n} people`,
    fr: n === 1 ? 'Une personne' : `${n} personnes`,
  }),
  findThem: { en: 'Find out whom it concerns', fr: 'Trouver qui est touché' },
  findLead: {
    en: 'Look in one way at a time; everybody found is added to the list. Only people your organization has to do with are found.',
    fr: 'Cherchez d’une manière à la fois; chaque personne trouvée s’ajoute à la liste. Seules les personnes liées à votre organisation sont trouvées.',
  },
  trace: { en: 'How', fr: 'Comment' },
  address: { en: 'E-mail address of that person', fr: 'Adresse courriel de cette personne' },
  addressHint: {
    en: 'Whose account or device it was, or who got the wrong letter.',
    fr: 'À qui était le compte ou l’appareil, ou qui a reçu la mauvaise lettre.',
  },
  program: { en: 'Program', fr: 'Programme' },
  since: { en: 'From', fr: 'Du' },
  until: { en: 'To', fr: 'Au' },
  find: { en: 'Find and add', fr: 'Chercher et ajouter' },
  found: (n: number) => ({
    en: n === 0 ? 'Nobody new was found.' : n === 1 ? 'One person was added.' : `${n} people were added.`,
    fr:
      n === 0
        ? 'Personne de plus n’a été trouvé.'
        : n === 1
          ? 'Une personne a été ajoutée.'
          : `${n} personnes ont été ajoutées.`,
  }),
  needsAddress: { en: 'Please write the address.', fr: 'Veuillez écrire l’adresse.' },
  needsProgram: { en: 'Please choose the program.', fr: 'Veuillez choisir le programme.' },
  leaveOut: { en: 'Leave out', fr: 'Retirer' },
  toldOn: (when: string) => ({ en: `told ${when}`, fr: `avisée ${when}` }),
  notTold: { en: 'not told', fr: 'pas avisée' },
  harms: { en: 'Which harm can reasonably be expected', fr: 'Quel préjudice est raisonnablement à craindre' },
  harmsHint: {
    en: 'Think of who has it now, how sensitive it is, whether it could be misused, and whether it came back unread.',
    fr: 'Pensez à qui l’a maintenant, au caractère délicat, à l’usage qui pourrait en être fait, et si cela est revenu sans avoir été lu.',
  },
  serious: { en: 'Is the harm significant?', fr: 'Le préjudice est-il grave?' },
  yes: { en: 'Yes', fr: 'Oui' },
  no: { en: 'No', fr: 'Non' },
  tellsPeople: { en: 'Tell the people it concerns', fr: 'Aviser les personnes touchées' },
  tellsCommissioner: {
    en: 'Tell the Office of the Information and Privacy Commissioner',
    fr: 'Aviser le Commissariat à l’information et à la protection de la vie privée',
  },
  why: { en: 'Reasons', fr: 'Motifs' },
  judge: { en: 'Decide', fr: 'Décider' },
  judged: { en: 'The decision is kept.', fr: 'La décision est conservée.' },
  notJudged: { en: 'Not decided yet.', fr: 'Pas encore décidé.' },
  whichHarm: { en: 'Please say which harm.', fr: 'Veuillez dire quel préjudice.' },
  judgeFirst: { en: 'Decide first what could come of it.', fr: 'Décidez d’abord de ce qui pourrait en résulter.' },
  notDecided: { en: 'It was not decided to tell them.', fr: 'Il n’a pas été décidé de les aviser.' },
  nobodyToTell: {
    en: 'Nobody is left to tell, or what they are told is not written yet.',
    fr: 'Il ne reste personne à aviser, ou ce qui leur sera dit n’est pas encore écrit.',
  },
  noticeTitle: { en: 'What they are told', fr: 'Ce qui leur est dit' },
  noticeLead: {
    en: 'They get a letter that says only that something waits here: a mailbox may be read by others. These words they read after signing in. For somebody who cannot, print the case and send the page by post.',
    fr: 'Une lettre leur dit seulement que quelque chose les attend ici : une boîte peut être lue par d’autres. Ces mots, on les lit après s’être connecté. Pour qui ne le peut pas, imprimez le dossier et envoyez la page par la poste.',
  },
  inEnglish: { en: 'In English', fr: 'En anglais' },
  inFrench: { en: 'In French', fr: 'En français' },
  noticeAudience: {
    en: 'the people on the list, once you tell them',
    fr: 'les personnes de la liste, une fois avisées',
  },
  noticeChanged: {
    en: 'Somebody else has written it meanwhile. Please read it and send yours again.',
    fr: 'Quelqu’un d’autre l’a écrit entre-temps. Veuillez le lire et envoyer le vôtre de nouveau.',
  },
  tell: (n: number) => ({
    en: n === 1 ? 'Tell one person now' : `Tell ${n} people now`,
    fr: n === 1 ? 'Aviser une personne maintenant' : `Aviser ${n} personnes maintenant`,
  }),
  told: { en: 'The letters are on their way.', fr: 'Les lettres sont en route.' },
  note: { en: 'Note what else was done', fr: 'Noter ce qui a été fait d’autre' },
  noteButton: { en: 'Note it', fr: 'Le noter' },
  asPdf: { en: 'The case as PDF', fr: 'Le dossier en PDF' },
  close: { en: 'Close the case', fr: 'Fermer le dossier' },
  closed: { en: 'The case is closed.', fr: 'Le dossier est fermé.' },
  closedOn: (when: string) => ({ en: `Closed ${when}`, fr: `Fermé ${when}` }),
  open: { en: 'Open', fr: 'Ouvert' },
  foundOnDay: (day: string) => ({ en: `found on ${day}`, fr: `découvert le ${day}` }),
  ownTitle: {
    en: 'Something you need to know about your information',
    fr: 'Quelque chose que vous devez savoir au sujet de vos renseignements',
  },
  ownLead: (when: string) => ({ en: `You were told of this on ${when}.`, fr: `Vous en avez reçu avis le ${when}.` }),
  letterSubject: { en: 'Something you need to know', fr: 'Quelque chose que vous devez savoir' },
  letter: {
    en: 'Something happened that concerns information about you. What, and what you can do, stands on the page: please sign in and read it. Nothing is in this letter on purpose.',
    fr: 'Il s’est passé quelque chose qui touche des renseignements à votre sujet. Ce que c’est, et ce que vous pouvez faire, figure sur la page : veuillez vous connecter et la lire. C’est à dessein que cette lettre n’en dit rien.',
  },
  letterButton: { en: 'Read it', fr: 'Lire' },
  caseTitle: { en: 'A privacy incident', fr: 'Un incident de vie privée' },
  caseLead: {
    en: 'The case as it stands, to be filed, or sent to the Office of the Information and Privacy Commissioner.',
    fr: 'Le dossier tel qu’il est, à classer, ou à envoyer au Commissariat à l’information et à la protection de la vie privée.',
  },
})

export const harmWords: Record<'humiliation' | 'reputation' | 'employment' | 'other', Text> = {
  humiliation: { en: 'Humiliation', fr: 'Humiliation' },
  reputation: { en: 'Damage to reputation or relationships', fr: 'Atteinte à la réputation ou aux relations' },
  employment: { en: 'Loss of employment', fr: 'Perte d’emploi' },
  other: {
    en: 'Another grave harm; say which in the reasons',
    fr: 'Un autre préjudice grave; dites lequel dans les motifs',
  },
}

export const traceWords: Record<'read_by' | 'device' | 'program' | 'by_hand', Text> = {
  read_by: { en: 'Whose records somebody opened', fr: 'Les personnes dont quelqu’un a ouvert les dossiers' },
  device: {
    en: 'A lost or stolen device: its owner, partners, and what they opened',
    fr: 'Un appareil perdu ou volé : sa ou son propriétaire, ses partenaires, et ce qui a été ouvert',
  },
  program: {
    en: 'An exported file: everybody in a program',
    fr: 'Un fichier exporté : toutes les personnes d’un programme',
  },
  by_hand: { en: 'A wrong letter, or one person known', fr: 'Une lettre mal envoyée, ou une personne connue' },
}

export const incidentActWords: Record<string, Text> = {
  opened: { en: 'opened the case', fr: 'ouverture du dossier' },
  changed: { en: 'changed what is written', fr: 'modification du texte' },
  found: { en: 'looked for people', fr: 'recherche de personnes' },
  left_out: { en: 'left somebody out', fr: 'retrait d’une personne' },
  judged: { en: 'decided', fr: 'décision' },
  written: { en: 'wrote what they are told', fr: 'rédaction de l’avis' },
  told: { en: 'told people', fr: 'avis aux personnes' },
  noted: { en: 'noted', fr: 'note' },
  closed: { en: 'closed the case', fr: 'fermeture du dossier' },
}

/** What the words to a person begin with, a line for each thing they must be told. */
export const noticeLines: Record<'what' | 'which' | 'harm' | 'done' | 'can' | 'commissioner' | 'ask', Text> = {
  what: { en: 'What happened, and when:', fr: 'Ce qui s’est passé, et quand :' },
  which: { en: 'Which information about you:', fr: 'Quels renseignements à votre sujet :' },
  harm: { en: 'What could come of it:', fr: 'Ce qui pourrait en résulter :' },
  done: { en: 'What we have done:', fr: 'Ce que nous avons fait :' },
  can: { en: 'What you can do:', fr: 'Ce que vous pouvez faire :' },
  commissioner: {
    en: 'Whether the Information and Privacy Commissioner was told:',
    fr: 'Si le Commissariat à l’information et à la protection de la vie privée a été avisé :',
  },
  ask: { en: 'Whom to ask:', fr: 'À qui s’adresser :' },
}
