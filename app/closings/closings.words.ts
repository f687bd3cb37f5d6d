import { count, type Text, words } from '#foundation/language.ts'
import { recordWords } from '../access/access.words.ts'

const open = (n: number, one: Text, many: Text): Text => ({
  en: count(n, 'en', one.en, many.en),
  fr: count(n, 'fr', one.fr, many.fr),
})

export const closingWords = words({
  title: { en: 'Closing', fr: 'Fermeture' },
  lead: {
    en: 'What is still open, what you tick yourself, and then the end of this year. Nothing here has to be done in order.',
    fr: 'Ce qui reste ouvert, ce que vous cochez vous-même, puis la fin de cette année. Rien ici n’a d’ordre imposé.',
  },
  leadArchived: {
    en: 'This program is closed. Its pages stay here to be read.',
    fr: 'Ce programme est fermé. Ses pages restent ici, à lire.',
  },
  stillOpen: { en: 'Still open', fr: 'Encore ouvert' },
  allSettled: { en: 'Everything is settled.', fr: 'Tout est réglé.' },
  settle: { en: 'Have a look', fr: 'Y jeter un œil' },
  partnershipsOpen: (n: number) =>
    open(
      n,
      { en: 'partnership has not ended', fr: 'partenariat n’est pas terminé' },
      { en: 'partnerships have not ended', fr: 'partenariats ne sont pas terminés' },
    ),
  offersOpen: (n: number) =>
    open(
      n,
      { en: 'proposed match waits for an answer', fr: 'jumelage proposé attend une réponse' },
      { en: 'proposed matches wait for an answer', fr: 'jumelages proposés attendent une réponse' },
    ),
  decisionsOpen: (n: number) =>
    open(
      n,
      { en: 'application is not decided', fr: 'demande n’est pas décidée' },
      { en: 'applications are not decided', fr: 'demandes ne sont pas décidées' },
    ),
  callsOpen: (n: number) =>
    open(
      n,
      { en: 'pair may need a call', fr: 'paire a peut-être besoin d’un appel' },
      { en: 'pairs may need a call', fr: 'paires ont peut-être besoin d’un appel' },
    ),
  lettersOpen: (n: number) =>
    open(
      n,
      { en: 'letter did not arrive', fr: 'courriel n’est pas arrivé' },
      { en: 'letters did not arrive', fr: 'courriels ne sont pas arrivés' },
    ),
  concernsOpen: (n: number) =>
    open(
      n,
      { en: 'word said in private waits for an answer', fr: 'mot dit en privé attend une réponse' },
      { en: 'words said in private wait for an answer', fr: 'mots dits en privé attendent une réponse' },
    ),
  surveysOpen: (n: number) =>
    open(
      n,
      { en: 'survey is not over', fr: 'sondage n’est pas terminé' },
      { en: 'surveys are not over', fr: 'sondages ne sont pas terminés' },
    ),
  reviewsOpen: (n: number) =>
    open(
      n,
      { en: 'review has not been handed in', fr: 'bilan n’est pas remis' },
      { en: 'reviews have not been handed in', fr: 'bilans ne sont pas remis' },
    ),
  honorariaOpen: (n: number) =>
    open(
      n,
      { en: 'honorarium has not been paid', fr: 'montant d’honoraires n’est pas versé' },
      { en: 'honoraria have not been paid', fr: 'montants d’honoraires ne sont pas versés' },
    ),
  certificatesOpen: (n: number) =>
    open(
      n,
      { en: 'person has no certificate yet', fr: 'personne n’a pas encore son attestation' },
      { en: 'people have no certificate yet', fr: 'personnes n’ont pas encore leur attestation' },
    ),
  reportOpen: { en: 'The report has not been published', fr: 'Le rapport n’est pas publié' },
  byHand: { en: 'What only you know', fr: 'Ce qu’Alongside ne peut pas savoir' },
  byHandLegend: { en: 'Done', fr: 'Fait' },
  tickedBy: (name: string, date: string) => ({ en: `${name}, ${date}`, fr: `${name}, ${date}` }),
  save: { en: 'Save', fr: 'Enregistrer' },
  saved: { en: 'Saved.', fr: 'Enregistré.' },
  archive: { en: 'Close the program', fr: 'Fermer le programme' },
  archiveLead: {
    en: 'See first what closing does, and what is deleted when.',
    fr: 'Voyez d’abord ce que fait la fermeture, et ce qui est supprimé et quand.',
  },
  toArchive: { en: 'See what closing does', fr: 'Voir ce que fait la fermeture' },
  draftLead: {
    en: 'This program has not been published. There is nothing to close yet.',
    fr: 'Ce programme n’a pas été publié. Il n’y a encore rien à fermer.',
  },
  does: { en: 'What closing does', fr: 'Ce que fait la fermeture' },
  doesNoApplications: { en: 'Nobody can apply any more.', fr: 'Plus personne ne peut présenter de demande.' },
  doesNoReminders: {
    en: 'All reminders and questions by letter stop, also for pairs that are still at work.',
    fr: 'Tous les rappels et toutes les questions par courriel cessent, aussi pour les paires encore à l’œuvre.',
  },
  doesReadable: {
    en: 'Every page stays readable for those who can read it now.',
    fr: 'Chaque page reste lisible pour qui peut la lire aujourd’hui.',
  },
  doesLetter: {
    en: 'The committee is told by letter. Mentors and mentees are not written to.',
    fr: 'Le comité en est averti par courriel. On n’écrit ni aux mentors ni aux personnes mentorées.',
  },
  doesUndo: (days: number) => ({
    en: `You can take it back within ${days} days.`,
    fr: `Vous pouvez revenir en arrière dans les ${days} jours.`,
  }),
  stillOpenMeans: {
    en: 'You can close all the same. Open points stay as they are: pairs go on seeing their own page, proposed matches can still be answered, and nobody is reminded of anything.',
    fr: 'Vous pouvez fermer quand même. Ce qui est ouvert reste tel quel : les paires voient toujours leur page, on peut encore répondre à un jumelage proposé, et personne ne reçoit de rappel.',
  },
  beforeEnd: (date: string) => ({
    en: `The program runs until ${date}. Closed today, its pairs get no more reminders for the rest of the time.`,
    fr: `Le programme dure jusqu’au ${date}. Fermé aujourd’hui, ses paires ne reçoivent plus de rappels d’ici là.`,
  }),
  archiveButton: { en: 'Close this program now', fr: 'Fermer ce programme maintenant' },
  archived: {
    en: 'The program is closed. Thank you for this year.',
    fr: 'Le programme est fermé. Merci pour cette année.',
  },
  closedOn: (date: string) => ({ en: `Closed on ${date}`, fr: `Fermé le ${date}` }),
  undoUntil: (date: string) => ({
    en: `You can open it again until ${date}; it is then as it was.`,
    fr: `Vous pouvez le rouvrir jusqu’au ${date}; il sera alors comme avant.`,
  }),
  reopen: { en: 'Open it again', fr: 'Le rouvrir' },
  reopened: { en: 'The program is open again, as it was.', fr: 'Le programme est rouvert, comme il était.' },
  notToClose: {
    en: 'Only a published program that is not closed yet can be closed.',
    fr: 'On ne ferme qu’un programme publié qui n’est pas encore fermé.',
  },
  notToReopen: { en: 'This program is not closed.', fr: 'Ce programme n’est pas fermé.' },
  tooLateToReopen: {
    en: 'The two weeks are over. Copy the program to a new year instead.',
    fr: 'Les deux semaines sont passées. Copiez plutôt le programme vers une nouvelle année.',
  },
  kept: { en: 'What is kept, until when', fr: 'Ce qui est conservé, et jusqu’à quand' },
  keptLead: (date: string) => ({
    en: `As promised to everybody on the privacy page, counted from the end of this program, ${date}. What the two of a pair wrote to each other is kept by the end of their own partnership, which may be earlier.`,
    fr: `Comme promis à tout le monde à la page sur la vie privée, compté à partir de la fin de ce programme, le ${date}. Ce que les deux d’une paire se sont écrit est conservé selon la fin de leur propre partenariat, qui peut venir plus tôt.`,
  }),
  keptWhat: { en: 'What', fr: 'Quoi' },
  keptUntil: { en: 'Until', fr: 'Jusqu’au' },
  keptRule: { en: 'The promise', fr: 'La promesse' },
  stays: { en: 'stays', fr: 'demeure' },
  byPromise: { en: 'as promised', fr: 'selon la promesse' },
  nextYear: { en: 'Next year', fr: 'L’an prochain' },
  nextYearLead: {
    en: 'A new draft with every setting of this program, its dates moved along the school calendar. You see all of them before anything is made.',
    fr: 'Une nouvelle ébauche avec tous les réglages de ce programme, ses dates déplacées selon le calendrier scolaire. Vous les voyez toutes avant que quoi que ce soit soit créé.',
  },
  toCopy: { en: 'Copy to next year', fr: 'Copier vers l’an prochain' },
  copies: { en: 'Made from this program', fr: 'Créés à partir de ce programme' },
  inviteMentors: { en: 'Ask its mentors again', fr: 'Demander de nouveau à ses mentors' },
  letterSubject: { en: 'The program is closed', fr: 'Le programme est fermé' },
  letterBody: (program: string) => ({
    en: `${program} has been closed by its coordinator. There is nothing left for you to do.`,
    fr: `${program} a été fermé par sa coordination. Il ne vous reste rien à faire.`,
  }),
  letterThanks: {
    en: 'Thank you for reading, deciding and keeping confidences. What you promised about confidentiality goes on.',
    fr: 'Merci d’avoir lu, décidé et gardé les confidences. Votre promesse de confidentialité demeure.',
  },
  letterButton: { en: 'Open the program', fr: 'Ouvrir le programme' },
})

export const tickWords: Record<string, Text> = {
  thanks: { en: 'Thanks have been said to mentors and committee', fr: 'On a remercié les mentors et le comité' },
  day: { en: 'The closing day was held', fr: 'La journée de clôture a eu lieu' },
  materials: {
    en: 'Handouts and recordings are kept where next year finds them',
    fr: 'Les documents et enregistrements sont là où l’an prochain les trouvera',
  },
  lessons: {
    en: 'What we would do differently is written down',
    fr: 'Ce que nous ferions autrement est noté',
  },
}

/** Kinds of records as the list of what is kept names them: as everywhere, but where a program says more. */
export const keptWords: Record<string, Text> = {
  ...recordWords,
  settings: {
    en: 'The program: settings, dates, texts',
    fr: 'Le programme : réglages, dates, textes',
  },
  invitations: { en: 'Who was asked to mentor again', fr: 'À qui on a demandé d’être mentor de nouveau' },
  'who ran it': { en: 'Who coordinated and decided', fr: 'Qui a coordonné et décidé' },
  meetings: { en: 'Meetings the two arranged', fr: 'Rencontres que les deux ont prévues' },
  'plan copies': { en: 'A plan shared with the program', fr: 'Plan montré au programme' },
  'survey tallies': { en: 'Anonymous answers while a survey is open', fr: 'Réponses anonymes pendant un sondage' },
  quotes: { en: 'Words the program may quote', fr: 'Mots que le programme peut citer' },
  'review asked': { en: 'That a review was asked and handed in', fr: 'Qu’un bilan a été demandé et remis' },
  certificates: { en: 'Certificates', fr: 'Attestations' },
  'between the two': { en: 'What the two wrote to each other', fr: 'Ce que les deux se sont écrit' },
}
