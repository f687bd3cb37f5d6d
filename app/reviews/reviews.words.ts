import { type Text, words } from '#foundation/language.ts'
import type { ReviewMoment } from './review.ts'

export const reviewWords = words({
  title: { en: 'Looking back together', fr: 'Faire le point ensemble' },
  lead: {
    en: 'At half-way and at the end each of you looks back, in parts that do not wait for each other. Whatever you save stays.',
    fr: 'À mi-parcours et à la fin, chacun fait le point, en parties qui ne s’attendent pas l’une l’autre. Tout ce que vous enregistrez reste.',
  },
  none: {
    en: 'Nothing to look back on yet. You will get a letter when it is time: at half-way, and in the last month.',
    fr: 'Rien à revoir pour l’instant. Vous recevrez une lettre le moment venu : à mi-parcours, puis au dernier mois.',
  },
  by: (day: string) => ({
    en: `Best by ${day}; later is fine too.`,
    fr: `De préférence d’ici le ${day}; plus tard convient aussi.`,
  }),
  forUs: { en: 'For us', fr: 'Pour nous' },
  forUsLead: (partner: string, minutes: number) => ({
    en: `Between you and ${partner}. About ${minutes} minutes.`,
    fr: `Entre ${partner} et vous. Environ ${minutes} minutes.`,
  }),
  forProgram: { en: 'For the program', fr: 'Pour le programme' },
  forProgramLead: (minutes: number) => ({
    en: `A few questions, with your name, for the coordinator. About ${minutes} minutes.`,
    fr: `Quelques questions, avec votre nom, pour la coordination. Environ ${minutes} minutes.`,
  }),
  growth: { en: 'How I have grown', fr: 'Ma progression' },
  growthLead: (minutes: number) => ({
    en: `Rate yourself again, for yourself alone. About ${minutes} minutes, if you like.`,
    fr: `Évaluez-vous de nouveau, pour vous uniquement. Environ ${minutes} minutes, si vous le souhaitez.`,
  }),
  write: { en: 'Write', fr: 'Écrire' },
  goOn: { en: 'Go on', fr: 'Continuer' },
  read: { en: 'Read', fr: 'Lire' },
  answer: { en: 'Answer', fr: 'Répondre' },
  rate: { en: 'Rate', fr: 'Évaluer' },
  see: { en: 'See', fr: 'Voir' },
  sent: { en: 'Sent. Thank you.', fr: 'Envoyé. Merci.' },
  twoOfYou: (partner: string) => ({
    en: `you; ${partner} once you are both done, or when you show it`,
    fr: `vous; ${partner} lorsque vous aurez terminé tous les deux, ou quand vous le montrez`,
  }),
  twoOfYouNow: (partner: string) => ({ en: `only you and ${partner}`, fr: `seulement ${partner} et vous` }),
  reach: { en: 'How far may this go?', fr: 'Jusqu’où cela peut-il aller?' },
  draft: { en: 'Keep it as a draft for now', fr: 'Le garder comme brouillon pour l’instant' },
  draftHint: { en: 'Only you', fr: 'Vous uniquement' },
  done: { en: 'I am done', fr: 'J’ai terminé' },
  doneHint: {
    en: 'You read each other once both are done',
    fr: 'Vous vous lirez lorsque vous aurez tous les deux terminé',
  },
  shown: { en: 'I am done, and it may be read now', fr: 'J’ai terminé, et cela peut être lu maintenant' },
  shownHint: (partner: string) => ({ en: `${partner} can read it at once`, fr: `${partner} peut le lire aussitôt` }),
  save: { en: 'Save', fr: 'Enregistrer' },
  saved: { en: 'Saved.', fr: 'Enregistré.' },
  nothingYet: { en: 'There is nothing written yet.', fr: 'Rien n’est encore écrit.' },
  yourPart: { en: 'Your part', fr: 'Votre partie' },
  yours: { en: 'What you wrote', fr: 'Ce que vous avez écrit' },
  allDone: { en: 'Both parts are done. Thank you.', fr: 'Les deux parties sont terminées. Merci.' },
  theirs: (partner: string) => ({ en: `What ${partner} wrote`, fr: `Ce que ${partner} a écrit` }),
  notYet: (partner: string) => ({
    en: `What ${partner} writes will stand here once you are both done, or as soon as ${partner} shows it.`,
    fr: `Ce qu’écrit ${partner} apparaîtra ici lorsque vous aurez tous les deux terminé, ou dès que ${partner} le montrera.`,
  }),
  forCoordinator: {
    en: 'the coordinator, with your name; the committee and the report as figures of five or more',
    fr: 'la coordination, avec votre nom; le comité et le rapport, en chiffres de cinq personnes ou plus',
  },
  programWho: {
    en: 'The coordinator reads this with your name; not if they supervise you. The committee and the program’s report see only figures of five people or more. Your partner sees none of it. Leave out whatever you like; you send it once.',
    fr: 'La coordination lit ceci avec votre nom, sauf si elle vous supervise. Le comité et le rapport du programme ne voient que des chiffres de cinq personnes ou plus. Votre partenaire n’en voit rien. Omettez ce que vous voulez; vous l’envoyez une seule fois.',
  },
  quoteLead: {
    en: 'None of this is ever quoted. Words the program may quote are chosen apart, and can be taken back.',
    fr: 'Rien de ceci n’est jamais cité. Les mots que le programme peut citer se choisissent à part, et peuvent être repris.',
  },
  quote: { en: 'Let the program quote you', fr: 'Permettre au programme de vous citer' },
  sendToProgram: { en: 'Send to the program', fr: 'Envoyer au programme' },
  readByNobody: {
    en: 'Nobody who coordinates this program may read this from you now, so a wish to talk or words of your own would reach nobody, and were not sent. Please leave them out, or turn to the contact named here.',
    fr: 'En ce moment, aucune personne à la coordination de ce programme ne peut lire ceci de votre part : un souhait de parler ou vos propres mots n’atteindraient personne et n’ont pas été envoyés. Veuillez les omettre, ou vous adresser au contact nommé ici.',
  },
  onlyFigures: {
    en: 'What you choose below is still counted in the figures of the program, in groups of five or more.',
    fr: 'Ce que vous choisissez ci-dessous compte tout de même dans les chiffres du programme, en groupes de cinq ou plus.',
  },
  asFigures: {
    en: 'nobody with your name; the committee and the report as figures of five or more',
    fr: 'personne avec votre nom; le comité et le rapport, en chiffres de cinq personnes ou plus',
  },
  sentAlready: {
    en: 'You have sent this already. Nothing was changed.',
    fr: 'Vous l’avez déjà envoyé. Rien n’a été modifié.',
  },
  growthWho: {
    en: 'Only you see your ratings. Nobody else can, not even your partner.',
    fr: 'Personne d’autre ne voit vos cotes, pas même votre partenaire.',
  },
  growthOnlyYou: { en: 'only you', fr: 'vous uniquement' },
  growthWhoMentee: (mentor: string) => ({
    en: `Only you see your ratings, unless you let ${mentor} read them. You choose, for each time you rated yourself, and can take it back.`,
    fr: `Personne d’autre ne voit vos cotes, à moins que vous ne permettiez à ${mentor} de les lire. Vous choisissez, pour chacune de vos autoévaluations, et pouvez le reprendre.`,
  }),
  countMe: {
    en: 'Count for each competency whether I rose, stayed or fell, in groups of five or more, without my name',
    fr: 'Compter pour chaque compétence si j’ai progressé, si rien n’a changé ou si j’ai reculé, en groupes de cinq ou plus, sans mon nom',
  },
  countMeHint: {
    en: 'For the program’s report. Leave it empty and nothing leaves this page.',
    fr: 'Pour le rapport du programme. Laissez vide et rien ne quitte cette page.',
  },
  growthSoFar: { en: 'From then to now', fr: 'D’alors à maintenant' },
  growthSays: { en: 'Your own ratings at each time, from 1 to 5', fr: 'Vos propres cotes à chaque moment, de 1 à 5' },
  growthNone: {
    en: 'Once you have rated yourself twice, the way from one to the other is drawn here.',
    fr: 'Après votre deuxième autoévaluation, le chemin de l’une à l’autre sera tracé ici.',
  },
  rateFirst: { en: 'Please rate at least one of these.', fr: 'Veuillez en évaluer au moins une.' },
  competency: { en: 'Competency', fr: 'Compétence' },
  reports: { en: 'Reviews', fr: 'Bilans' },
  reportsLead: {
    en: 'What people said for the program. What the two say to each other is theirs, and not here.',
    fr: 'Ce que les gens ont dit pour le programme. Ce que les deux se disent leur appartient, et n’est pas ici.',
  },
  noReports: {
    en: 'Nothing has been sent yet. Reviews open at half-way and in the last month of each partnership.',
    fr: 'Rien n’a encore été envoyé. Les bilans s’ouvrent à mi-parcours et au dernier mois de chaque partenariat.',
  },
  notSent: { en: 'Not sent yet', fr: 'Pas encore envoyés' },
  notSentLead: {
    en: 'The part for the program only; what the two write to each other waits for nobody. They were reminded once by letter. A kind word from you may help more than another.',
    fr: 'Seulement la partie pour le programme; ce que les deux s’écrivent n’attend personne. Un seul rappel est parti par courriel. Un mot aimable de votre part aidera peut-être plus qu’un autre.',
  },
  who: { en: 'Who', fr: 'Qui' },
  review: { en: 'Review', fr: 'Bilan' },
  due: { en: 'Best by', fr: 'De préférence d’ici le' },
  andMore: (n: number) => ({ en: `And ${n} more.`, fr: `Et ${n} de plus.` }),
  figures: { en: 'In figures', fr: 'En chiffres' },
  figuresLater: {
    en: 'Figures are made once, after the last day, for five answers or more.',
    fr: 'Les chiffres sont produits une seule fois, après le dernier jour, à partir de cinq réponses.',
  },
  growthFigures: {
    en: 'Growth, of those who agreed to be counted',
    fr: 'Progression, des personnes ayant accepté d’être comptées',
  },
  byName: { en: 'What each person said', fr: 'Ce que chaque personne a dit' },
  byNameLead: {
    en: 'Open a name to read it. Only you who coordinate see these, and never of somebody you supervise.',
    fr: 'Ouvrez un nom pour lire. Seules les personnes à la coordination les voient, et jamais d’une personne qu’elles supervisent.',
  },
  with: (name: string, partner: string) => ({ en: `${name}, with ${partner}`, fr: `${name}, avec ${partner}` }),
  partner: { en: 'With', fr: 'Avec' },
  talkers: (n: number) => ({
    en: n === 1 ? 'One person asks to talk with you.' : `${n} people ask to talk with you.`,
    fr: n === 1 ? 'Une personne demande à vous parler.' : `${n} personnes demandent à vous parler.`,
  }),
  seeWho: { en: 'See who', fr: 'Voir qui' },
  asksToTalk: { en: 'asks to talk', fr: 'demande à parler' },
  question: { en: 'Question', fr: 'Question' },
  openedMidYear: { en: 'Half-way: a moment to look back', fr: 'À mi-parcours : le temps de faire le point' },
  openedYearEnd: { en: 'The last month: a moment to look back', fr: 'Le dernier mois : le temps de faire le point' },
  opened: (forUs: number, forProgram: number) => ({
    en: `There is a part for the two of you (about ${forUs} minutes) and a few questions for the program (about ${forProgram} minutes). Each is saved as you go, and neither waits for the other.`,
    fr: `Il y a une partie pour vous deux (environ ${forUs} minutes) et quelques questions pour le programme (environ ${forProgram} minutes). Chacune est enregistrée au fur et à mesure, et aucune n’attend l’autre.`,
  }),
  open: { en: 'Look back', fr: 'Faire le point' },
  reminderSubject: { en: 'Your look back is still open', fr: 'Votre bilan est encore ouvert' },
  reminder: {
    en: 'A part of it is not done yet. This is the only reminder.',
    fr: 'Une partie n’est pas encore terminée. C’est le seul rappel.',
  },
  talkSubject: { en: 'Somebody would like to talk', fr: 'Quelqu’un aimerait parler' },
  talk: {
    en: 'In a mid-year review somebody in your program asks to talk with you. Who it is stands on the page.',
    fr: 'Dans un bilan de mi-année, une personne de votre programme demande à vous parler. La page dit de qui il s’agit.',
  },
  goalsSoFar: { en: 'Where your goals stand', fr: 'Où en sont vos objectifs' },
  openReports: { en: 'Open the reviews', fr: 'Ouvrir les bilans' },
  task: (partner: string, n: number) => ({
    en: `Look back on your time with ${partner} (parts left: ${n})`,
    fr: `Faites le point sur votre temps avec ${partner} (parties restantes : ${n})`,
  }),
})

export const momentWords: Readonly<Record<ReviewMoment | 'application', Text>> = {
  application: { en: 'At the start', fr: 'Au début' },
  mid_year: { en: 'Mid-year', fr: 'Mi-année' },
  year_end: { en: 'Year-end', fr: 'Fin d’année' },
}
