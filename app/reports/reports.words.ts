import { type Text, words } from '#foundation/language.ts'
import type { SectionKey } from './report.ts'

export const reportWords = words({
  title: { en: 'Report', fr: 'Rapport' },
  lead: {
    en: 'What the program may say of itself. Groups under five are told together with others, so that nobody is shown.',
    fr: 'Ce que le programme peut dire de lui-même. Les groupes de moins de cinq personnes sont réunis à d’autres, pour que personne ne soit visible.',
  },
  inMaking: {
    en: 'This is the report in the making, with the figures of today. Only you, the other coordinators and your organization’s administrators see it.',
    fr: 'Voici le rapport en préparation, avec les chiffres d’aujourd’hui. Seules les personnes qui coordonnent et celles qui administrent votre organisme le voient.',
  },
  notYet: {
    en: 'The report of this program has not been published yet. It will be here when it is.',
    fr: 'Le rapport de ce programme n’est pas encore publié. Il sera ici dès qu’il le sera.',
  },
  asOf: (day: string) => ({ en: `As of ${day}`, fr: `En date du ${day}` }),
  edition: (n: number) => ({ en: `Edition ${n}`, fr: `Édition ${n}` }),
  editions: { en: 'Published editions', fr: 'Éditions publiées' },
  publishedOn: (n: number, day: string) => ({
    en: `Edition ${n}, published ${day}`,
    fr: `Édition ${n}, publiée le ${day}`,
  }),
  open: { en: 'Open', fr: 'Ouvrir' },
  publish: { en: 'Publish this report', fr: 'Publier ce rapport' },
  publishLead: {
    en: 'It is frozen as it stands now. Your committee and your organization’s administrators can read it from then on; a later edition takes its place. The people who take part see it only if you share it with them.',
    fr: 'Il est figé tel quel. Votre comité et les personnes qui administrent votre organisme pourront le lire; une édition suivante prendra sa place. Les personnes participantes ne le voient que si vous le leur montrez.',
  },
  published: { en: 'Published. Your committee can read it now.', fr: 'Publié. Votre comité peut maintenant le lire.' },
  share: { en: 'Share it with the people who take part', fr: 'Le montrer aux personnes participantes' },
  unshare: { en: 'No longer share it with them', fr: 'Ne plus le leur montrer' },
  sharedNow: {
    en: 'The people who take part can read this edition.',
    fr: 'Les personnes participantes peuvent lire cette édition.',
  },
  unsharedNow: {
    en: 'Only your committee and administrators can read this edition.',
    fr: 'Seuls votre comité et les personnes qui administrent peuvent lire cette édition.',
  },
  files: { en: 'Take it with you', fr: 'L’emporter' },
  yourWords: { en: 'Your words', fr: 'Vos mots' },
  write: { en: 'Write a few words', fr: 'Écrire quelques mots' },
  rewrite: { en: 'Change these words', fr: 'Modifier ces mots' },
  writeTo: (title: string) => ({ en: `Write a few words: ${title}`, fr: `Écrire quelques mots : ${title}` }),
  wordsLabel: { en: 'What you would like to say', fr: 'Ce que vous aimeriez dire' },
  wordsHint: {
    en: 'Name nobody. What stands here is read by everybody who may read the report. Leave it empty to say nothing.',
    fr: 'Ne nommez personne. Ce texte sera lu par toutes les personnes qui peuvent lire le rapport. Laissez vide pour ne rien dire.',
  },
  wordsAudience: {
    en: 'Once published: your committee, your administrators and, if you share it, everybody who takes part',
    fr: 'Après publication : votre comité, les personnes qui administrent et, si vous le montrez, toutes les personnes participantes',
  },
  save: { en: 'Save', fr: 'Enregistrer' },
  saved: { en: 'Saved.', fr: 'Enregistré.' },
  nothing: { en: 'Nothing is written here yet.', fr: 'Rien n’est encore écrit ici.' },
  section: { en: 'Section', fr: 'Section' },
  table: { en: 'Table', fr: 'Tableau' },
  all: { en: 'All', fr: 'Ensemble' },
  and: { en: 'and', fr: 'et' },
  picture: { en: 'The same numbers as a picture', fr: 'Les mêmes nombres en image' },
})

/** What the figures say. */
export const figureWords = words({
  tooFew: {
    en: 'Fewer than five: not counted here.',
    fr: 'Moins de cinq : non compté ici.',
  },
  mentees: { en: 'Mentees', fr: 'Personnes mentorées' },
  mentors: { en: 'Mentors', fr: 'Mentors' },
  menteesAsked: (n: number) => ({
    en: `${n} people asked to be mentored.`,
    fr: `${n} personnes ont demandé à être accompagnées.`,
  }),
  mentorsAsked: (n: number) => ({
    en: `${n} people offered to be mentors.`,
    fr: `${n} personnes ont offert d’être mentors.`,
  }),
  menteesFew: {
    en: 'Fewer than five people asked to be mentored.',
    fr: 'Moins de cinq personnes ont demandé à être accompagnées.',
  },
  mentorsFew: {
    en: 'Fewer than five people offered to be mentors.',
    fr: 'Moins de cinq personnes ont offert d’être mentors.',
  },
  menteesMatched: (n: number) => ({
    en: `${n} mentees were matched with a mentor.`,
    fr: `${n} personnes mentorées ont été jumelées à un mentor.`,
  }),
  becameOf: { en: 'What became of them', fr: 'Ce qu’il en est advenu' },
  becameOfWhom: (whom: string) => ({ en: `${whom}: what became of them`, fr: `${whom} : ce qu’il en est advenu` }),
  handedIn: { en: 'Handed in', fr: 'Remis' },
  people: { en: 'People', fr: 'Personnes' },
  oneTable: { en: 'Too few to be told apart here.', fr: 'Trop peu pour être distinguées ici.' },
  byDimension: (what: string, whom: string) => ({ en: `${whom} by ${what}`, fr: `${whom} selon ${what}` }),
  lasts: (from: string, to: string, months: number) => ({
    en: `The program runs from ${from} to ${to}; a partnership lasts ${months} months.`,
    fr: `Le programme va du ${from} au ${to}; un partenariat dure ${months} mois.`,
  }),
  honorarium: (dollars: string) => ({
    en: `A mentor receives an honorarium of $${dollars}.`,
    fr: `Un mentor reçoit des honoraires de ${dollars} $.`,
  }),
  noHonorarium: { en: 'Mentors receive no honorarium.', fr: 'Les mentors ne reçoivent pas d’honoraires.' },
  noCosts: { en: 'No costs have been recorded yet.', fr: 'Aucun coût n’a encore été inscrit.' },
  costs: { en: 'Costs', fr: 'Coûts' },
  costOf: { en: 'For what', fr: 'Pour quoi' },
  dollars: { en: 'Dollars', fr: 'Dollars' },
  wishes: { en: 'Whose mentor had been wished for', fr: 'Mentor souhaité ou non' },
  pairs: { en: 'Where the partnerships stand', fr: 'Où en sont les partenariats' },
  rhythm: { en: 'In how many months they met', fr: 'Pendant combien de mois ils se sont vus' },
  months: { en: 'How many pairs met, month by month', fr: 'Combien de paires se sont vues, mois par mois' },
  month: { en: 'Month', fr: 'Mois' },
  pairsThatMet: { en: 'Pairs that met', fr: 'Paires qui se sont vues' },
  quarters: { en: 'Quarters', fr: 'Quarts' },
  noMonths: {
    en: 'In no month were ten pairs on their way; how many met is not told.',
    fr: 'Dans aucun mois dix paires n’étaient en chemin; combien se sont vues n’est pas dit.',
  },
  hours: { en: 'Hours noted by the pairs', fr: 'Heures notées par les paires' },
  kind: { en: 'Kind', fr: 'Genre' },
  hoursHead: { en: 'Hours', fr: 'Heures' },
  noHours: { en: 'Fewer than five pairs noted hours.', fr: 'Moins de cinq paires ont noté des heures.' },
  topics: {
    en: 'What mentees most wanted to work on',
    fr: 'Ce que les personnes mentorées voulaient surtout travailler',
  },
  topic: { en: 'Competency', fr: 'Compétence' },
  atLeast: { en: 'Mentees, at least', fr: 'Personnes mentorées, au moins' },
  noTopics: {
    en: 'Fewer than five mentees named the same competency.',
    fr: 'Moins de cinq personnes mentorées ont nommé la même compétence.',
  },
  noGrowth: {
    en: 'Growth is told once five or more people have agreed to be counted and the last day of a review is over.',
    fr: 'La progression est dite dès que cinq personnes ou plus ont accepté d’être comptées et que le dernier jour d’un bilan est passé.',
  },
  growth: {
    en: 'From the application to the latest review, as people rated themselves: how many',
    fr: 'De la demande au dernier bilan, selon l’autoévaluation : combien de personnes',
  },
  growthLead: {
    en: 'Only those who agreed to be counted. It shows a change, not its cause.',
    fr: 'Seulement les personnes qui ont accepté d’être comptées. On y voit un changement, non sa cause.',
  },
  rose: { en: 'Rose', fr: 'En hausse' },
  stayed: { en: 'Stayed', fr: 'Stables' },
  fell: { en: 'Fell', fr: 'En baisse' },
  counted: { en: 'Counted', fr: 'Comptées' },
  together: (n: number, names: string) => ({ en: `${n} together (${names})`, fr: `${n} ensemble (${names})` }),
  atLeastN: (n: number) => ({ en: `at least ${n}`, fr: `au moins ${n}` }),
  atMostN: (n: number) => ({ en: `at most ${n}`, fr: `au plus ${n}` }),
  pairsOf: (title: string) => ({
    en: `${title}: from the start to the end, how many of those who answered both times`,
    fr: `${title} : du début à la fin, combien parmi les personnes ayant répondu les deux fois`,
  }),
  reviewSaid: (moment: string) => ({
    en: `${moment} reviews: what people said for the program`,
    fr: `Bilans, ${moment.toLowerCase()} : ce que les gens ont dit pour le programme`,
  }),
  share: { en: 'Share', fr: 'Part' },
  noSurvey: {
    en: 'No survey has closed with five answers or more.',
    fr: 'Aucun sondage n’est clos avec cinq réponses ou plus.',
  },
  survey: (title: string, day: string, answered: number) => ({
    en: `${title}, closed ${day}, ${answered} answers`,
    fr: `${title}, clos le ${day}, ${answered} réponses`,
  }),
  statement: { en: 'Statement', fr: 'Énoncé' },
  agree: { en: 'Agree', fr: 'D’accord' },
  massachusetts: { en: 'Massachusetts', fr: 'Massachusetts' },
  massachusettsNote: {
    en: 'The figures of Massachusetts are given for comparison: 86% of mentored principals there said they had become more effective leaders, 87% that they felt less anxious.',
    fr: 'Les chiffres du Massachusetts servent de comparaison : 86 % des directions accompagnées y ont dit être devenues plus efficaces, 87 % être moins anxieuses.',
  },
  noReviews: { en: 'No review has come due yet.', fr: 'Aucun bilan n’est encore arrivé à échéance.' },
  reviews: { en: 'Reviews handed in', fr: 'Bilans remis' },
  review: { en: 'Review', fr: 'Bilan' },
  noEndings: {
    en: 'No partnership has ended yet, or too few to be told.',
    fr: 'Aucun partenariat n’a pris fin, ou trop peu pour être dits.',
  },
  endings: { en: 'How partnerships ended', fr: 'Comment les partenariats ont pris fin' },
  ending: { en: 'Ending', fr: 'Fin' },
  years: { en: 'Years beside each other', fr: 'Les années côte à côte' },
  year: { en: 'Program', fr: 'Programme' },
  noYears: {
    en: 'An earlier year of this program is set beside it here once its report has been published.',
    fr: 'Une année précédente de ce programme sera placée ici à côté, une fois son rapport publié.',
  },
  yearsSaid: { en: 'What both years tell', fr: 'Ce que disent les deux années' },
  effective: { en: 'More effective leaders', fr: 'Leaders plus efficaces' },
  matchGood: { en: 'Match found good', fr: 'Jumelage jugé bon' },
  roseShare: { en: 'Ratings that rose', fr: 'Cotes en hausse' },
  metMost: { en: 'Met in most months', fr: 'Se sont vus la plupart des mois' },
  trained: (n: number, whom: string, share: string) => ({
    en: `Of ${n} mentors (${whom}), ${share} have completed a training.`,
    fr: `Sur ${n} mentors (${whom.replaceAll('jumelées', 'jumelés')}), ${share} ont suivi une formation.`,
  }),
  noTrained: {
    en: 'How many mentors are trained is told once there are ten or more with a partner.',
    fr: 'La part des mentors formés est dite dès que dix mentors ou plus ont une personne mentorée.',
  },
  trainings: { en: 'Trainings completed', fr: 'Formations suivies' },
  training: { en: 'Training', fr: 'Formation' },
  mentorsAtLeast: { en: 'Mentors, at least', fr: 'Mentors, au moins' },
  matched: { en: 'Mentees matched', fr: 'Personnes jumelées' },
  waiting: { en: 'Mentees waiting', fr: 'Personnes en attente' },
  notTold: { en: 'not told', fr: 'non dit' },
  over: (n: number) => ({ en: `over ${n}%`, fr: `plus de ${n} %` }),
  under: (n: number) => ({ en: `under ${n}%`, fr: `moins de ${n} %` }),
  percent: (n: number) => ({ en: `${n}%`, fr: `${n} %` }),
})

/** Values that are counted, by what they are a value of. */
export const valueWords: Record<string, Record<string, Text>> = {
  outcome: {
    matched: { en: 'matched', fr: 'jumelées' },
    waiting: { en: 'waiting', fr: 'en attente' },
    other: { en: 'undecided, declined or withdrawn', fr: 'sans décision, refusées ou retirées' },
  },
  pair: {
    going: { en: 'on their way', fr: 'en chemin' },
    paused: { en: 'paused', fr: 'en pause' },
    ended: { en: 'ended', fr: 'terminés' },
  },
  wish: {
    first: { en: 'first wish', fr: 'premier souhait' },
    named: { en: 'another wish', fr: 'un autre souhait' },
    another: { en: 'somebody else than wished', fr: 'une autre personne que souhaité' },
    unnamed: { en: 'had named nobody', fr: 'n’avait nommé personne' },
  },
  rhythm: {
    most: { en: 'three quarters of the months or more', fr: 'trois quarts des mois ou plus' },
    half: { en: 'half of the months or more', fr: 'la moitié des mois ou plus' },
    some: { en: 'fewer than half of the months', fr: 'moins de la moitié des mois' },
    new: { en: 'together for less than two months', fr: 'ensemble depuis moins de deux mois' },
  },
  language: { en: { en: 'English', fr: 'anglais' }, fr: { en: 'French', fr: 'français' } },
  moment: {
    mid_year: { en: 'Mid-year', fr: 'Mi-année' },
    year_end: { en: 'Year end', fr: 'Fin d’année' },
  },
  cost: {
    approved: { en: 'honoraria approved', fr: 'honoraires approuvés' },
    exported: { en: 'honoraria handed to finance', fr: 'honoraires transmis aux finances' },
    paid: { en: 'honoraria paid', fr: 'honoraires versés' },
  },
  ending: {
    completed: { en: 'completed', fr: 'menés à terme' },
    early: { en: 'ended early', fr: 'terminés plus tôt' },
    mentor_left: { en: 'the mentor had to leave', fr: 'départ du mentor' },
  },
  quarter: {
    0: { en: 'fewer than a quarter', fr: 'moins d’un quart' },
    1: { en: 'a quarter or more', fr: 'un quart ou plus' },
    2: { en: 'half or more', fr: 'la moitié ou plus' },
    3: { en: 'three quarters or more', fr: 'trois quarts ou plus' },
  },
}

export const dimensionWords: Record<string, Text> = {
  region: { en: 'region', fr: 'la région' },
  setting: { en: 'setting', fr: 'le milieu' },
  role: { en: 'role', fr: 'la fonction' },
  language: { en: 'language', fr: 'la langue' },
}
export const unsaid: Text = { en: 'not said', fr: 'non précisé' }

export const sectionWords: Record<SectionKey, Text> = {
  summary: { en: 'In short', fr: 'En bref' },
  people: { en: 'Who took part', fr: 'Qui a participé' },
  selection: { en: 'Who asked, who was matched, who waited', fr: 'Qui a demandé, qui a été jumelé, qui a attendu' },
  training: { en: 'Training', fr: 'Formation' },
  cost: { en: 'Cost', fr: 'Coûts' },
  incentives: { en: 'Incentives and funding', fr: 'Incitatifs et financement' },
  duration: { en: 'Duration', fr: 'Durée' },
  match: { en: 'Match', fr: 'Jumelage' },
  activities: { en: 'Activities', fr: 'Activités' },
  meetings: { en: 'How often they met', fr: 'Fréquence des rencontres' },
  topics: { en: 'Topics', fr: 'Sujets' },
  growth: { en: 'Growth', fr: 'Progression' },
  satisfaction: { en: 'What people say', fr: 'Ce que disent les gens' },
  endings: { en: 'How it ended', fr: 'Comment cela s’est terminé' },
  voices: { en: 'In their own words', fr: 'Dans leurs mots' },
  well: { en: 'What went well', fr: 'Ce qui a bien marché' },
  improve: { en: 'What to improve', fr: 'Ce qu’il faut améliorer' },
  years: { en: 'Years compared', fr: 'Comparaison des années' },
}
