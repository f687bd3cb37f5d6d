import { both, count, sayList, type Text, words } from '#foundation/language.ts'
import type { Item } from './item.ts'
import type { Share } from './told.ts'

export const surveyWords = words({
  title: { en: 'Surveys', fr: 'Sondages' },
  lead: {
    en: 'Ask the people of this program the same few questions, and show them what came of it.',
    fr: 'Posez les mêmes quelques questions aux gens du programme, et montrez-leur ce qui en est ressorti.',
  },
  leadToRead: {
    en: 'What came of the questions put to the people of this program.',
    fr: 'Ce qui est ressorti des questions posées aux gens de ce programme.',
  },
  none: {
    en: 'No survey yet. Choose one below: you see every question before anybody is asked.',
    fr: 'Aucun sondage pour l’instant. Choisissez-en un ci-dessous : vous voyez toutes les questions avant que quiconque soit sollicité.',
  },
  askAtStart: {
    en: 'Nobody has been asked yet how confident they feel. Asked in the first weeks after the introductions, and again at the end, it shows where people grew; once missed, the start cannot be asked again.',
    fr: 'Personne n’a encore été interrogé sur sa confiance. Posées dans les premières semaines après les présentations, puis à la fin, ces questions montrent où les gens ont progressé; un début manqué ne se rattrape pas.',
  },
  askAtStartButton: { en: 'Ask at the start', fr: 'Poser les questions du début' },
  waitsForPairs: {
    en: 'It asks everybody who has a partner. Where nobody has yet, it waits for the first introductions until its last day.',
    fr: 'Il s’adresse à toutes les personnes jumelées. S’il n’y en a pas encore, il attend les premières présentations jusqu’à son dernier jour.',
  },
  noneYet: { en: 'No survey has closed yet.', fr: 'Aucun sondage n’est encore terminé.' },
  open: { en: 'Open a survey', fr: 'Ouvrir un sondage' },
  unshipped: { en: 'Instruments that are not here, and why', fr: 'Les instruments absents, et pourquoi' },
  unshippedLead: {
    en: 'Some are better known than ours. What was found of each in public sources in November 2026; whoever holds the right to one can ask its questions by their own means.',
    fr: 'Certains sont plus connus que les nôtres. Voici ce qui a été trouvé sur chacun dans des sources publiques en novembre 2026; qui en a le droit peut poser ses questions par ses propres moyens.',
  },
  instrument: { en: 'Instrument', fr: 'Instrument' },
  measures: { en: 'About', fr: 'Porte sur' },
  licence: { en: 'Licence, as found', fr: 'Licence, telle que trouvée' },
  missing: { en: 'What is missing', fr: 'Ce qui manque' },
  look: { en: 'Look at the questions', fr: 'Voir les questions' },
  survey: { en: 'Survey', fr: 'Sondage' },
  whom: { en: 'Whom it asks', fr: 'À qui il s’adresse' },
  days: { en: 'From, to', fr: 'Du, au' },
  state: { en: 'State', fr: 'État' },
  answered: { en: 'Answered', fr: 'Réponses' },
  ofAsked: (answered: string, asked: number) => ({ en: `${answered} of ${asked}`, fr: `${answered} sur ${asked}` }),
  underFive: { en: 'fewer than five', fr: 'moins de cinq' },
  minutes: (n: number) => ({ en: `About ${n} minutes`, fr: `Environ ${n} minutes` }),
  named: {
    en: 'Kept by person, so that each one’s start and end can be set side by side; and read by nobody: you see figures of five or more, as everybody does.',
    fr: 'Conservé par personne, pour comparer le début et la fin de chacune; et nul ne lit les réponses d’une personne : vous voyez des chiffres de cinq personnes ou plus, comme tout le monde.',
  },
  anonymous: {
    en: 'Anonymous: no page and no row of the database says who said what.',
    fr: 'Anonyme : aucune page ni aucune ligne de la base de données ne dit qui a dit quoi.',
  },
  namedYou: {
    en: 'Kept with your name, so that your start and your end can be set side by side. Nobody reads your answers, your coordinator neither: everybody sees figures of five people or more. Leave out whatever you like.',
    fr: 'Conservé avec votre nom, afin de comparer votre début et votre fin. Personne ne lit vos réponses, pas même la coordination : tout le monde voit des chiffres de cinq personnes ou plus. Omettez ce que vous voulez.',
  },
  anonymousYou: {
    en: 'Anonymous. Your answers are added to everybody’s and never kept as yours: no page and no row of the database says who said what. Results show no group under five; if everybody answers alike, the result says so. What you write in words of your own is read by those who coordinate the program, in no order, where five people or more wrote some; leave out what would tell who you are. Only that you have answered is noted, without a time.',
    fr: 'Anonyme. Vos réponses sont ajoutées à celles de tous et ne sont jamais conservées comme les vôtres : aucune page ni aucune ligne de la base de données ne dit qui a dit quoi. Les résultats ne montrent aucun groupe de moins de cinq; si tout le monde répond de même, le résultat le dit. Ce que vous écrivez dans vos propres mots est lu par la coordination du programme, sans ordre, dès que cinq personnes ou plus en ont écrit; omettez ce qui vous ferait reconnaître. Seul le fait que vous avez répondu est noté, sans heure.',
  },
  once: {
    en: 'Leave out whatever you like. You answer once; nothing can be changed afterwards.',
    fr: 'Omettez ce que vous voulez. Vous répondez une seule fois; rien ne peut être modifié ensuite.',
  },
  fromTo: (from: string, to: string) => ({ en: `From ${from} to ${to}.`, fr: `Du ${from} au ${to}.` }),
  stoppedOn: (day: string, planned: string) => ({
    en: `Closed on ${day}, before its planned last day, ${planned}.`,
    fr: `Clos le ${day}, avant le dernier jour prévu, le ${planned}.`,
  }),
  until: (day: string) => ({ en: `Open until the end of ${day}.`, fr: `Ouvert jusqu’à la fin du ${day}.` }),
  send: { en: 'Send my answers', fr: 'Envoyer mes réponses' },
  onlyAnonymous: {
    en: 'everybody who sees the results, without your name',
    fr: 'toutes les personnes qui voient les résultats, sans votre nom',
  },
  onlyNamed: {
    en: 'only you; in figures of five or more, everybody',
    fr: 'vous uniquement; en chiffres de cinq personnes ou plus, tout le monde',
  },
  thanks: { en: 'Thank you. Your answers are in.', fr: 'Merci. Vos réponses ont été reçues.' },
  answeredAlready: {
    en: 'You have answered this survey. The results will be shown to you here when it closes.',
    fr: 'Vous avez répondu à ce sondage. Les résultats vous seront montrés ici à sa clôture.',
  },
  over: { en: 'This survey is closed.', fr: 'Ce sondage est terminé.' },
  answeredOrOver: {
    en: 'This survey has your answer already, or its time is over. Nothing was changed.',
    fr: 'Ce sondage a déjà votre réponse, ou son délai est écoulé. Rien n’a été modifié.',
  },
  opensOn: { en: 'First day', fr: 'Premier jour' },
  closesOn: { en: 'Last day', fr: 'Dernier jour' },
  opensHint: {
    en: 'On this day everybody gets a letter with a link of their own, and a reminder three days before the last day.',
    fr: 'Ce jour-là, chaque personne reçoit une lettre avec son propre lien, puis un rappel trois jours avant le dernier jour.',
  },
  before: { en: 'Set it beside a survey at the start', fr: 'Le comparer à un sondage du début' },
  beforeHint: {
    en: 'The result then says how many rose, stayed or fell, of those who answered both.',
    fr: 'Le résultat dit alors combien ont progressé, sont restés égaux ou ont reculé, parmi les personnes ayant répondu aux deux.',
  },
  plan: { en: 'Open this survey', fr: 'Ouvrir ce sondage' },
  planned: {
    en: 'The survey is planned. People are asked on its first day.',
    fr: 'Le sondage est planifié. Les gens seront sollicités le premier jour.',
  },
  preview: { en: 'What people will be asked', fr: 'Ce qui sera demandé' },
  takeBack: { en: 'Take it back', fr: 'L’annuler' },
  tookBack: { en: 'Taken back. Nobody was asked.', fr: 'Annulé. Personne n’a été sollicité.' },
  stop: { en: 'Close it now', fr: 'Le clore maintenant' },
  stopLead: {
    en: 'Nobody can answer afterwards, and it cannot be opened again. The result is made at once.',
    fr: 'Plus personne ne pourra répondre, et il ne pourra pas être rouvert. Le résultat est produit aussitôt.',
  },
  stopped: { en: 'Closed. The result will be here in a moment.', fr: 'Terminé. Le résultat sera ici dans un instant.' },
  notInThePast: { en: 'The first day cannot be in the past.', fr: 'Le premier jour ne peut pas être passé.' },
  aDayAtLeast: { en: 'The last day must come after the first.', fr: 'Le dernier jour doit suivre le premier.' },
  noSuchStart: { en: 'Choose one of these surveys.', fr: 'Choisissez un de ces sondages.' },
  alreadyAsked: {
    en: 'People have been asked already. You can close the survey instead.',
    fr: 'Des personnes ont déjà été sollicitées. Vous pouvez plutôt clore le sondage.',
  },
  notOpen: { en: 'This survey is not open.', fr: 'Ce sondage n’est pas ouvert.' },
  results: { en: 'What came of it', fr: 'Ce qui en est ressorti' },
  resultsLater: {
    en: 'The result is made once, when the survey closes. Until then nobody sees any of it.',
    fr: 'Le résultat est produit une seule fois, à la clôture. D’ici là, personne n’en voit rien.',
  },
  tooFew: {
    en: 'Fewer than five people answered, so nothing is shown. What they said anonymously has been destroyed.',
    fr: 'Moins de cinq personnes ont répondu; rien n’est donc montré. Ce qu’elles ont dit anonymement a été détruit.',
  },
  answeredOf: (answered: number, asked: number) => ({
    en: `${count(answered, 'en', 'person', 'people')} of ${asked} answered. Groups under five are told together with others, so that nobody is shown.`,
    fr: `${count(answered, 'fr', 'personne', 'personnes')} sur ${asked} ont répondu. Les groupes de moins de cinq sont réunis à d’autres, pour que personne ne soit visible.`,
  }),
  asOne: {
    en: 'Told as one: too few answered otherwise to tell them apart.',
    fr: 'Réponses réunies : trop peu de personnes ont répondu autrement pour les distinguer.',
  },
  tooFewHere: { en: 'Fewer than five: nothing is told.', fr: 'Moins de cinq : rien n’est dit.' },
  everybody: (answer: string, n: number) => ({
    en: `All ${n}: ${answer}.`,
    fr: `Les ${n} : ${answer}.`,
  }),
  asTable: { en: 'The numbers', fr: 'Les nombres' },
  nobody: (answers: string) => ({ en: `Nobody: ${answers}.`, fr: `Personne : ${answers}.` }),
  people: { en: 'People', fr: 'Personnes' },
  answer: { en: 'Answer', fr: 'Réponse' },
  leftOut: { en: 'Left out', fr: 'Sans réponse' },
  rose: { en: 'Rose', fr: 'En hausse' },
  stayed: { en: 'Stayed', fr: 'Stable' },
  fell: { en: 'Fell', fr: 'En baisse' },
  pairs: { en: 'From the first time to this time', fr: 'De la première fois à celle-ci' },
  pairsLead: { en: 'Only those who answered both times.', fr: 'Seulement les personnes ayant répondu les deux fois.' },
  said: { en: 'In their own words, in no order', fr: 'Dans leurs mots, sans ordre' },
  elsewhere: (percent: number) => ({ en: `${percent}%`, fr: `${percent} %` }),
  beside: (ours: string, theirs: string, source: string) => ({
    en: `${ours} Elsewhere: ${theirs} ${source}`,
    fr: `${ours} Ailleurs : ${theirs} ${source}`,
  }),
  oursIs: (share: string) => ({ en: `Here: ${share} agree.`, fr: `Ici : ${share} sont d’accord.` }),
  oursHidden: {
    en: 'Here: too few answered to tell a share.',
    fr: 'Ici : trop peu de réponses pour dire une part.',
  },
  answerIs: (answer: string, share: string) => ({ en: `${answer}: ${share}.`, fr: `${answer} : ${share}.` }),
  recommendScore: { en: 'Recommend score', fr: 'Score de recommandation' },
  scoreMeans: {
    en: 'Share of 9 or 10, less share of 0 to 6; from -100 to 100.',
    fr: 'Part des 9 ou 10, moins part des 0 à 6; de -100 à 100.',
  },
  chart: (question: string) => ({
    en: `How people answered: ${question}`,
    fr: `Comment les gens ont répondu : ${question}`,
  }),
  askedSubject: { en: 'A few questions from your program', fr: 'Quelques questions de votre programme' },
  asked: (minutes: number) => ({
    en: `Your program asks how it is going. It takes about ${minutes} minutes, on one page, without signing in.`,
    fr: `Votre programme vous demande comment cela se passe. Environ ${minutes} minutes, sur une page, sans connexion.`,
  }),
  answerNow: { en: 'Answer', fr: 'Répondre' },
  reminderSubject: { en: 'There is still time to answer', fr: 'Il est encore temps de répondre' },
  resultSubject: { en: 'What came of the survey', fr: 'Ce qui est ressorti du sondage' },
  result: {
    en: 'The survey you answered is closed. Here is what came of it.',
    fr: 'Le sondage auquel vous avez répondu est terminé. Voici ce qui en est ressorti.',
  },
  seeResult: { en: 'See the result', fr: 'Voir le résultat' },
})

export const audienceWords: Record<'mentors' | 'mentees' | 'both', Text> = {
  both: { en: 'Mentors and mentees', fr: 'Mentors et personnes mentorées' },
  mentees: { en: 'Mentees', fr: 'Personnes mentorées' },
  mentors: { en: 'Mentors', fr: 'Mentors' },
}

export const surveyStateWords: Record<'to-open' | 'open' | 'closing' | 'closed', Text> = {
  'to-open': { en: 'Planned', fr: 'Planifié' },
  open: { en: 'Open', fr: 'Ouvert' },
  closing: { en: 'Closing', fr: 'En clôture' },
  closed: { en: 'Closed', fr: 'Terminé' },
}

/** Answers that are told together, in one breath: "Neither, disagree and left out". */
export const nameTogether = (names: readonly Text[]): Text =>
  both((language) =>
    sayList(
      names.map((name, at) => (at === 0 ? name[language] : lower(name[language]))),
      language,
    ),
  )

const lower = (text: string) => (/^I\b/.test(text) ? text : text.charAt(0).toLowerCase() + text.slice(1))

/** A share as far as it is known; nothing where nothing is. */
export function shareText(share: Share | undefined): Text | undefined {
  if (!share || (share.from <= 0 && share.to >= 100)) return undefined
  const { from, to } = share
  if (from === to) return { en: `${from}%`, fr: `${from} %` }
  if (to >= 100) return { en: `at least ${from}%`, fr: `au moins ${from} %` }
  if (from <= 0) return { en: `at most ${to}%`, fr: `au plus ${to} %` }
  return { en: `${from} to ${to}%`, fr: `de ${from} à ${to} %` }
}

/** A recommend score as far as it is known; nothing where it could be nearly anything. */
export function scoreText(score: Share | undefined): Text | undefined {
  if (!score || score.to - score.from > 100) return undefined
  const { from, to } = score
  return from === to ? { en: `${from}`, fr: `${from}` } : { en: `${from} to ${to}`, fr: `de ${from} à ${to}` }
}

/** The five shared competencies, as database/reference/frameworks.json words them. */
export const competencyWords: Record<NonNullable<Item['competency']>, Text> = {
  C1: { en: 'Stewardship for the Future of All Children', fr: 'Veiller à l’avenir de tous les enfants' },
  C2: { en: 'Fostering a Culture of Curiosity and Inquiry', fr: 'Cultiver la curiosité et l’esprit de recherche' },
  C3: { en: 'Growing the Capacity of Self and Others', fr: 'Développer ses capacités et celles des autres' },
  C4: { en: 'Contextual Literacy', fr: 'Comprendre son contexte' },
  C5: {
    en: 'Aligning Systems and Structures with Vision for Learning',
    fr: 'Accorder les systèmes et les structures à la vision de l’apprentissage',
  },
}
