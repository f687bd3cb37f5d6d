import { words } from '#foundation/language.ts'

export const grantLetterWords = words({
  toldSubject: { en: 'A request that concerns you', fr: 'Une demande qui vous concerne' },
  told: {
    en: 'Somebody has asked to read part of what you and your partner wrote. The page says who, on which ground and why. Nothing is in this letter on purpose.',
    fr: 'Quelqu’un a demandé à lire une partie de ce que vous et votre partenaire avez écrit. La page indique qui, pour quel motif et pourquoi. C’est à dessein que cette lettre n’en dit rien.',
  },
  toldObject: (when: string) => ({
    en: `You may object. Nothing opens before ${when}.`,
    fr: `Vous pouvez vous y opposer. Rien ne s’ouvre avant le ${when}.`,
  }),
  toldLate: {
    en: 'It could be opened without waiting for you. You may object all the same: it then closes until that is decided.',
    fr: 'L’accès pouvait s’ouvrir sans vous attendre. Vous pouvez tout de même vous y opposer : il se ferme alors jusqu’à ce que ce soit tranché.',
  },
  see: { en: 'See the request', fr: 'Voir la demande' },
  approveSubject: { en: 'A request waits for a second person', fr: 'Une demande attend une deuxième personne' },
  approve: {
    en: 'Somebody asks for confidential access. It opens only if a second person agrees. Please look at it and say yes or no.',
    fr: 'Quelqu’un demande un accès confidentiel. Rien ne s’ouvre sans l’accord d’une deuxième personne. Veuillez l’examiner et dire oui ou non.',
  },
  decideSubject: { en: 'An objection waits for your decision', fr: 'Une opposition attend votre décision' },
  decide: {
    en: 'One of two partners objects to a request for confidential access. It stays closed until you have decided, with a written reason.',
    fr: 'L’une des deux personnes s’oppose à une demande d’accès confidentiel. Rien ne s’ouvre avant votre décision, motivée par écrit.',
  },
  movedSubject: { en: 'Your request for confidential access', fr: 'Votre demande d’accès confidentiel' },
  moved: {
    en: 'Something has happened to your request. The page says where it stands.',
    fr: 'Il s’est passé quelque chose pour votre demande. La page indique où elle en est.',
  },
  decidedSubject: { en: 'The objection is decided', fr: 'L’opposition est tranchée' },
  decidedTold: {
    en: 'It has been decided whether the request to read part of what you and your partner wrote goes on. The page gives the reason.',
    fr: 'Il a été décidé si la demande de lecture d’une partie de ce que vous et votre partenaire avez écrit suit son cours. La page en donne le motif.',
  },
  readSubject: { en: 'What was opened', fr: 'Ce qui a été ouvert' },
  read: {
    en: 'The request to read part of what you and your partner wrote is over. The page lists what was opened, and when.',
    fr: 'La demande de lecture d’une partie de ce que vous et votre partenaire avez écrit est terminée. La page énumère ce qui a été ouvert, et quand.',
  },
  extractSubject: {
    en: 'Something was given to you in confidence',
    fr: 'Quelque chose vous a été transmis en toute confidentialité',
  },
  extract: {
    en: 'One of two partners has given you a copy of something they wrote. Only you can open it.',
    fr: 'Une personne d’un duo vous a transmis une copie de ce qui a été écrit. Personne d’autre que vous ne peut l’ouvrir.',
  },
  extractTold: {
    en: 'Your partner has given the privacy contact a copy of part of what you two wrote. The page says when and to whom.',
    fr: 'Votre partenaire a transmis à la personne responsable de la vie privée une copie d’une partie de ce que vous avez écrit. La page indique quand et à qui.',
  },
  open: { en: 'Open the page', fr: 'Ouvrir la page' },
  dutyApprove: {
    en: 'A request for confidential access waits for a second person',
    fr: 'Une demande d’accès confidentiel attend une deuxième personne',
  },
  dutyDecide: {
    en: 'An objection to confidential access waits for your decision',
    fr: 'Une opposition à un accès confidentiel attend votre décision',
  },
  dutyBegin: {
    en: 'Confidential access you asked for is open to you',
    fr: 'L’accès confidentiel que vous avez demandé vous est ouvert',
  },
  dutyTold: {
    en: 'Somebody asked to read part of what you two wrote',
    fr: 'Quelqu’un a demandé à lire une partie de ce que vous avez écrit à deux',
  },
  dutyExtract: {
    en: 'An extract was given to you in confidence',
    fr: 'Un extrait vous a été transmis en toute confidentialité',
  },
  look: { en: 'Look at it', fr: 'Examiner' },
  read24: { en: 'Read', fr: 'Lire' },
})
