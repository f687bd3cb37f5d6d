import { type Text, words } from '#foundation/language.ts'

export const privacyWords = words({
  title: { en: 'Who sees what', fr: 'Qui voit quoi' },
  lead: {
    en: 'What two people tell each other in a partnership is theirs. No supervisor, colleague, member of staff or administrator can read it here; there is no way to sign in as somebody else.',
    fr: 'Ce que deux personnes se disent dans un partenariat leur appartient. Ni superviseur, ni collègue, ni membre du personnel, ni administration ne peut le lire ici; il n’existe aucun moyen de se connecter à la place d’une autre personne.',
  },
  promises: { en: 'In short', fr: 'En bref' },
  noEvaluation: {
    en: 'Nothing you write is used for supervision, evaluation, discipline or hiring.',
    fr: 'Rien de ce que vous écrivez ne sert à la supervision, à l’évaluation, à la discipline ou à l’embauche.',
  },
  noSupervisor: {
    en: 'Somebody who supervises you never sees your application, whatever role they hold.',
    fr: 'Une personne qui vous supervise ne voit jamais votre demande, quel que soit son rôle.',
  },
  assessment: {
    en: 'Your self-assessment is yours. Staff see totals of five people or more.',
    fr: 'Votre autoévaluation vous appartient. Le personnel voit des totaux de cinq personnes ou plus.',
  },
  mail: {
    en: 'Letters say that something happened, never what was written: your employer may be able to open a work mailbox.',
    fr: 'Les courriels disent qu’il s’est passé quelque chose, jamais ce qui a été écrit : votre employeur peut avoir accès à une boîte professionnelle.',
  },
  looks: {
    en: 'Whenever somebody of the staff or a committee opens your application, a review, a copy of your plan or another page of yours, it is written down (not which pairs they saw proposed on the board), and you see who, when and what under “About me”. The record is signed every day, so that nothing in it can be changed unseen.',
    fr: 'Chaque fois qu’une personne du personnel ou d’un comité ouvre votre demande, un bilan, une copie de votre plan ou une autre page qui est à vous, c’est consigné (mais non les paires proposées qu’elle a vues au tableau), et vous voyez qui, quand et quoi sous « À mon sujet ». Le registre est signé chaque jour, de sorte que rien ne peut y être changé sans que cela se voie.',
  },
  outside: {
    en: 'No page loads anything from another company: no fonts, maps, counters or pictures from elsewhere.',
    fr: 'Aucune page ne charge quoi que ce soit d’une autre entreprise : ni police, ni carte, ni compteur, ni image d’ailleurs.',
  },
  operator: {
    en: 'What we cannot promise: whoever runs the computer itself could read what is stored on it while it runs. They are named by the organization, and what they do with the product is written down.',
    fr: 'Ce que nous ne pouvons promettre : la personne qui exploite l’ordinateur lui-même pourrait lire ce qui y est stocké pendant qu’il fonctionne. Elle est désignée par l’organisation, et ce qu’elle fait dans le produit est consigné.',
  },
  matrix: { en: 'The whole table', fr: 'Le tableau complet' },
  matrixLead: {
    en: 'L sees that it exists · R reads · C creates · U changes · D deletes · X takes out · A approves. “own”: about or by oneself; “assigned”: handed to this committee member; “released”, “shared”: where the person said so; “aggregate”: figures of five or more only; “partner”, “group”: of one’s own pair or group; “state”: only where it stands; “names”: names only; “taken”: taken down for somebody on paper or by telephone; “once”: one time; “school”, “nominated”, “public”, “invited”: of one’s own school, of whom one nominated, open to all, where one was asked in; an empty cell: nothing.',
    fr: 'L voit que cela existe · R lit · C crée · U modifie · D supprime · X exporte · A approuve. « own » : à son sujet ou de sa main; « assigned » : confié à ce membre du comité; « released », « shared » : si la personne l’a dit; « aggregate » : seulement des chiffres de cinq ou plus; « partner », « group » : de sa propre paire ou de son groupe; « state » : seulement où en sont les choses; « names » : les noms seulement; « taken » : noté pour quelqu’un sur papier ou par téléphone; « once » : une seule fois; « school », « nominated », « public », « invited » : de sa propre école, de qui l’on a proposé, ouvert à tous, sur invitation; case vide : rien.',
  },
  record: { en: 'Record', fr: 'Dossier' },
  kept: { en: 'How long things are kept', fr: 'Combien de temps les choses sont conservées' },
  what: { en: 'What', fr: 'Quoi' },
  howLong: { en: 'How long', fr: 'Combien de temps' },
  keptHow: {
    en: 'Alongside deletes it by itself, every night, the day after the last one promised. “The program ends” means its last day, or that of its last partnership where one went on longer. Backups roll over in 35 days: until then a copy may lie in one. Something about which a case is open waits until the case is closed.',
    fr: 'Alongside le supprime de lui-même, chaque nuit, le lendemain du dernier jour promis. « La fin du programme » est son dernier jour, ou celui de son dernier partenariat s’il a duré plus longtemps. Les copies de sauvegarde se renouvellent en 35 jours : d’ici là, une copie peut s’y trouver. Ce qui fait l’objet d’un dossier ouvert attend que le dossier soit clos.',
  },
  contacts: {
    en: 'Who answers questions about your information',
    fr: 'Qui répond aux questions sur vos renseignements',
  },
  rights: {
    en: 'You can see, correct and withdraw what you wrote on your own pages at any time, and close your account for good under “About me”. Under “My data” you take out everything about you, see who was given it, and ask for what others noted to be put right. To complain, write to the privacy contact. You are answered within 30 business days.',
    fr: 'Vous pouvez voir, corriger et retirer en tout temps ce que vous avez écrit, sur vos propres pages, et fermer votre compte pour de bon sous « À mon sujet ». Sous « Mes données », vous obtenez tout ce qui vous concerne, voyez à qui cela a été remis, et demandez la correction de ce que d’autres ont noté. Pour vous plaindre, écrivez à la personne responsable. Vous aurez une réponse dans les 30 jours ouvrables.',
  },
})

export const roleNames: Record<string, Text> = {
  'org admin': { en: 'Administrator', fr: 'Administration' },
  coordinator: { en: 'Coordinator', fr: 'Coordination' },
  committee: { en: 'Committee', fr: 'Comité' },
  mentor: { en: 'Mentor', fr: 'Mentor' },
  mentee: { en: 'Mentee', fr: 'Personne mentorée' },
  'team lead': { en: 'Team lead', fr: 'Responsable d’équipe' },
  peer: { en: 'Peer', fr: 'Pair' },
  'school rep': { en: 'School rep', fr: 'Répondant d’école' },
  guest: { en: 'Guest', fr: 'Personne invitée' },
}
