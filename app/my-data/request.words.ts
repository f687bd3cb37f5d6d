import { count, type Text, words } from '#foundation/language.ts'

export const requestWords = words({
  title: { en: 'Have something put right', fr: 'Faire corriger quelque chose' },
  lead: {
    en: 'What you wrote yourself you can change on its own page. For what others noted about you, ask here: to have it put right, or to be shown it. You are answered within 30 business days.',
    fr: 'Ce que vous avez écrit, vous pouvez le modifier sur sa page. Pour ce que d’autres ont noté à votre sujet, demandez ici : une correction, ou à le voir. Vous aurez une réponse dans les 30 jours ouvrables.',
  },
  ask: { en: 'Ask', fr: 'Demander' },
  which: { en: 'With which application?', fr: 'Avec quelle demande?' },
  kind: { en: 'What would you like?', fr: 'Que souhaitez-vous?' },
  correct: { en: 'That it be put right', fr: 'Que ce soit corrigé' },
  correctHint: {
    en: 'If it is not, your words stay beside it for whoever reads it.',
    fr: 'Sinon, vos mots restent à côté pour quiconque le lit.',
  },
  see: { en: 'To be shown it', fr: 'Qu’on me le montre' },
  seeHint: {
    en: 'A reference, the committee’s notes, a remark of staff. Whoever wrote it may be asked first.',
    fr: 'Une référence, les notes du comité, une remarque du personnel. La personne qui l’a écrit peut être consultée d’abord.',
  },
  about: { en: 'About what?', fr: 'Au sujet de quoi?' },
  words: { en: 'In your words', fr: 'Dans vos mots' },
  wordsHint: {
    en: 'What is wrong, and what should stand instead. Or what you would like to see.',
    fr: 'Ce qui est inexact, et ce qui devrait y figurer. Ou ce que vous souhaitez voir.',
  },
  audience: {
    en: 'those who coordinate the program and do not supervise you; if a correction is declined, also whoever reads your application',
    fr: 'la coordination du programme, sauf qui vous supervise; si une correction est refusée, aussi quiconque lit votre demande',
  },
  send: { en: 'Send request', fr: 'Envoyer la demande' },
  sent: (day: string) => ({
    en: `Your request was sent. You will have an answer by ${day}.`,
    fr: `Votre demande est envoyée. Vous aurez une réponse d’ici le ${day}.`,
  }),
  tooMany: {
    en: 'Five requests of yours already wait for an answer. Take one back, or wait for an answer.',
    fr: 'Cinq de vos demandes attendent déjà une réponse. Retirez-en une, ou attendez une réponse.',
  },
  noApplication: {
    en: 'You have no application here, so nobody has noted anything with one. For anything else, write to the privacy contact.',
    fr: 'Vous n’avez aucune demande ici; personne n’y a donc rien noté. Pour toute autre chose, écrivez à la personne responsable.',
  },
  contact: {
    en: 'You can also write to the privacy contact, or bring a complaint to the Office of the Information and Privacy Commissioner for British Columbia.',
    fr: 'Vous pouvez aussi écrire à la personne responsable, ou déposer une plainte au Commissariat à l’information et à la protection de la vie privée de la Colombie-Britannique.',
  },
  yours: { en: 'What you asked', fr: 'Ce que vous avez demandé' },
  none: { en: 'You have not asked for anything yet.', fr: 'Vous n’avez encore rien demandé.' },
  askedOn: { en: 'Asked', fr: 'Demandé' },
  dueOn: { en: 'Answer by', fr: 'Réponse d’ici le' },
  state: { en: 'How it stands', fr: 'Où cela en est' },
  answerTitle: { en: 'Answer', fr: 'Réponse' },
  takeBack: { en: 'Take this request back', fr: 'Retirer cette demande' },
  takenBack: { en: 'Your request was taken back.', fr: 'Votre demande est retirée.' },
  answeredAlready: { en: 'This has been answered already.', fr: 'Une réponse a déjà été donnée.' },
  // For those who answer
  staffTitle: { en: 'Requests about personal information', fr: 'Demandes sur les renseignements personnels' },
  staffLead: {
    en: 'Somebody asks to see what is kept about them, or to have it put right. The law gives 30 business days; the day is counted for you.',
    fr: 'Une personne demande à voir ce qui est conservé à son sujet, ou à le faire corriger. La loi donne 30 jours ouvrables; le jour est calculé pour vous.',
  },
  staffNone: { en: 'Nobody has asked for anything.', fr: 'Personne n’a rien demandé.' },
  who: { en: 'Who', fr: 'Qui' },
  what: { en: 'About', fr: 'Au sujet de' },
  wish: { en: 'Asks', fr: 'Demande' },
  toConsents: { en: 'Consents in this program', fr: 'Consentements dans ce programme' },
  openApplication: { en: 'Open the application', fr: 'Ouvrir la demande' },
  accept: { en: 'Say that it is done', fr: 'Dire que c’est fait' },
  acceptCorrect: {
    en: 'First put it right where it stands; then say here what you changed. Whoever was given the record in the last year is told that it changed, without its content.',
    fr: 'Corrigez d’abord à l’endroit voulu; puis dites ici ce que vous avez changé. Quiconque a reçu le dossier dans la dernière année est averti du changement, sans son contenu.',
  },
  acceptSee: {
    en: 'Write here what they asked to see, or how they will be given it. Leave out what would tell of somebody else.',
    fr: 'Écrivez ici ce que la personne a demandé à voir, ou comment elle le recevra. Laissez de côté ce qui révélerait quelque chose sur quelqu’un d’autre.',
  },
  answer: { en: 'Your answer to them', fr: 'Votre réponse' },
  answerAudience: {
    en: 'the person who asked, and those who coordinate',
    fr: 'la personne qui a demandé, et la coordination',
  },
  acceptButton: { en: 'Send: done', fr: 'Envoyer : c’est fait' },
  decline: { en: 'Decline, with the reason', fr: 'Refuser, avec le motif' },
  declineCorrect: {
    en: 'Their words then stay beside the application, for whoever reads it, and whoever was given it in the last year is told to look again.',
    fr: 'Ses mots restent alors à côté de la demande, pour quiconque la lit, et quiconque l’a reçue dans la dernière année est invité à la relire.',
  },
  declineSee: {
    en: 'Say which reason the law gives, and that they may complain to the Commissioner.',
    fr: 'Dites quel motif la loi prévoit, et qu’une plainte au Commissariat est possible.',
  },
  reason: { en: 'The reason', fr: 'Le motif' },
  reasonAudience: {
    en: 'the person who asked, and whoever reads the application',
    fr: 'la personne qui a demandé, et quiconque lit la demande',
  },
  declineButton: { en: 'Send: declined', fr: 'Envoyer : refusé' },
  answered: { en: 'Your answer was sent.', fr: 'Votre réponse est envoyée.' },
  told: (n: number) => ({
    en: `Your answer was sent. ${count(n, 'en', 'person who had', 'people who had')} the record before ${n === 1 ? 'is' : 'are'} told.`,
    fr: `Votre réponse est envoyée. ${count(n, 'fr', 'personne qui avait', 'personnes qui avaient')} le dossier ${n < 2 ? 'est avertie' : 'sont averties'}.`,
  }),
  waiting: (n: number, title: string, day: string) => ({
    en: `${count(n, 'en', 'person waits', 'people wait')} for an answer about what is kept on them in ${title}, by ${day}.`,
    fr: `${count(n, 'fr', 'personne attend', 'personnes attendent')} une réponse sur ce qui est conservé à leur sujet dans ${title}, d’ici le ${day}.`,
  }),
  waitingButton: { en: 'Answer', fr: 'Répondre' },
  noteTitle: { en: 'A request that came by letter or telephone', fr: 'Une demande reçue par lettre ou par téléphone' },
  noteLead: (name: string) => ({
    en: `${name} asked to see what is kept about them, or to have it put right, and not on their own page. The 30 business days run from the day it came.`,
    fr: `${name} a demandé à voir ce qui est conservé à son sujet, ou à le faire corriger, autrement que sur sa page. Les 30 jours ouvrables courent depuis le jour de réception.`,
  }),
  method: { en: 'How did it come?', fr: 'Comment est-elle arrivée?' },
  letter: { en: 'By letter or e-mail', fr: 'Par lettre ou courriel' },
  phone: { en: 'By telephone', fr: 'Par téléphone' },
  cameOn: { en: 'On which day did it come?', fr: 'Quel jour est-elle arrivée?' },
  notYet: { en: 'That day has not come yet.', fr: 'Ce jour n’est pas encore venu.' },
  theirWords: { en: 'In their words', fr: 'Dans ses mots' },
  note: { en: 'Note it', fr: 'La noter' },
  noted: (day: string) => ({ en: `Noted. To be answered by ${day}.`, fr: `Notée. Réponse à donner d’ici le ${day}.` }),
  rail: { en: 'Privacy requests', fr: 'Demandes (vie privée)' },
  // Letters
  open: { en: 'Open Alongside', fr: 'Ouvrir Alongside' },
  answeredSubject: { en: 'Your request has been answered', fr: 'Votre demande a reçu une réponse' },
  answeredBody: {
    en: 'What you asked about your personal information has been answered. The answer waits for you in Alongside.',
    fr: 'Ce que vous avez demandé au sujet de vos renseignements personnels a reçu une réponse. Elle vous attend dans Alongside.',
  },
  changedSubject: { en: 'Something you were given has changed', fr: 'Un dossier reçu a changé' },
  changedBody: {
    en: 'In the last year you were given an application in a mentorship program. Something in it has been put right, or its writer disagrees with it and says so beside it. If you still work with it, please look again in Alongside; if you kept notes or copies elsewhere, mend or destroy them.',
    fr: 'Dans la dernière année, une demande d’un programme de mentorat vous a été remise. Quelque chose y a été corrigé, ou la personne est en désaccord et le dit à côté. Si vous travaillez encore avec, veuillez la revoir dans Alongside; si vous avez des notes ou copies ailleurs, corrigez-les ou détruisez-les.',
  },
})

/** What a request can be about. */
export const aboutWords: Readonly<Record<string, Text>> = words({
  answers: { en: 'Answers in the application, as taken down', fr: 'Les réponses de la demande, telles que notées' },
  decision: { en: 'The decision, or the word with it', fr: 'La décision, ou le mot qui l’accompagne' },
  eligibility: { en: 'Eligibility', fr: 'L’admissibilité' },
  membership: { en: 'Membership', fr: 'L’adhésion' },
  reading: { en: 'Notes or scores of the committee', fr: 'Les notes ou cotes du comité' },
  reference: { en: 'A reference', fr: 'Une référence' },
  training: { en: 'A training', fr: 'Une formation' },
  meeting: { en: 'That meetings took place', fr: 'La tenue de rencontres' },
  honorarium: { en: 'An honorarium', fr: 'Des honoraires' },
  other: { en: 'Something else', fr: 'Autre chose' },
})

export const requestStateWords: Readonly<Record<string, Text>> = words({
  open: { en: 'Waits for an answer', fr: 'En attente d’une réponse' },
  accepted: { en: 'Done', fr: 'Fait' },
  declined: { en: 'Declined', fr: 'Refusé' },
  withdrawn: { en: 'Taken back', fr: 'Retirée' },
})
