import type { Text } from '#foundation/language.ts'
import type { Group, Item, Option } from './item.ts'

/** A set of questions that is shipped: what it measures, whose it is, and whether it is asked by name. */
export interface Instrument {
  readonly id: string
  readonly title: Text
  readonly about: Text
  /** Whose questions they are, and what they have not been tested for. */
  readonly origin: Text
  readonly named: boolean
  readonly items: readonly Item[]
  /** Asked as well where the survey is set beside one at the start. */
  readonly lookBack?: Item
}

const ours: Text = {
  en: 'Written by this project, the French translation too, and free to use (CC0). Not validated: read the answers as a conversation, not as a measurement.',
  fr: 'Rédigé et traduit par ce projet, libre d’utilisation (CC0). Non validé : lisez les réponses comme une conversation, pas comme une mesure.',
}

const steps = (labels: readonly Text[]): Option[] => labels.map((label, index) => ({ value: index + 1, label }))
const notForMe = (en: string, fr: string): Option => ({ value: 0, label: { en, fr } })

const agreement: readonly Option[] = [
  ...steps([
    { en: 'Strongly disagree', fr: 'Pas du tout d’accord' },
    { en: 'Disagree', fr: 'Pas d’accord' },
    { en: 'Neither', fr: 'Ni l’un ni l’autre' },
    { en: 'Agree', fr: 'D’accord' },
    { en: 'Strongly agree', fr: 'Tout à fait d’accord' },
  ]),
  notForMe('Does not apply to me', 'Ne s’applique pas à moi'),
]
const agreementGroups: readonly Group[] = [
  { key: 'agree', label: { en: 'Agree', fr: 'D’accord' }, values: [4, 5] },
  { key: 'neither', label: { en: 'Neither', fr: 'Ni l’un ni l’autre' }, values: [3] },
  { key: 'disagree', label: { en: 'Disagree', fr: 'Pas d’accord' }, values: [1, 2] },
  { key: 'not-mine', label: { en: 'Does not apply', fr: 'Ne s’applique pas' }, values: [0] },
]
const confidence: readonly Option[] = [
  ...steps([
    { en: 'Not at all confident', fr: 'Aucune confiance' },
    { en: 'A little', fr: 'Un peu' },
    { en: 'Somewhat', fr: 'Assez' },
    { en: 'Confident', fr: 'Confiance' },
    { en: 'Very confident', fr: 'Grande confiance' },
  ]),
  notForMe('Not part of my role', 'Pas dans mon rôle'),
]
const confidenceGroups: readonly Group[] = [
  { key: 'high', label: { en: 'Confident', fr: 'Confiance' }, values: [4, 5] },
  { key: 'some', label: { en: 'Somewhat', fr: 'Assez' }, values: [3] },
  { key: 'low', label: { en: 'Less', fr: 'Moins' }, values: [1, 2] },
  { key: 'not-mine', label: { en: 'Not part of the role', fr: 'Pas dans le rôle' }, values: [0] },
]

const agree = (key: string, en: string, fr: string): Item => ({
  key,
  ask: { en, fr },
  options: agreement,
  groups: agreementGroups,
})
const confident = (competency: Item['competency'], key: string, en: string, fr: string): Item => ({
  key,
  ask: { en, fr },
  ...(competency && { competency }),
  options: confidence,
  groups: confidenceGroups,
})

/** How likely somebody is to recommend the program, from 0 to 10. */
export const recommendKey = 'recommend'
const recommend: Item = {
  key: recommendKey,
  ask: {
    en: 'How likely are you to recommend the program to a colleague? (0–10)',
    fr: 'Quelle est la probabilité que vous recommandiez le programme à une personne collègue? (0 à 10)',
  },
  options: Array.from({ length: 11 }, (_, value) => ({ value, label: { en: String(value), fr: String(value) } })),
  groups: [
    { key: 'high', label: { en: '9 or 10', fr: '9 ou 10' }, values: [9, 10] },
    { key: 'middle', label: { en: '7 or 8', fr: '7 ou 8' }, values: [7, 8] },
    { key: 'low', label: { en: '0 to 6', fr: '0 à 6' }, values: [0, 1, 2, 3, 4, 5, 6] },
  ],
}

const match: readonly Item[] = [
  agree('trust', 'I trust my mentoring partner.', 'J’ai confiance en ma ou mon partenaire de mentorat.'),
  agree('between-us', 'What I say stays between us.', 'Ce que je dis reste entre nous.'),
  agree('worth', 'Our meetings are worth the time they take.', 'Nos rencontres valent le temps qu’elles prennent.'),
  agree('purpose', 'We share an idea of what this year is for.', 'Nous partageons une idée du but de cette année.'),
  agree(
    'setting',
    'My partner understands the setting I work in.',
    'Ma ou mon partenaire comprend mon milieu de travail.',
  ),
  agree(
    'better-able',
    'I am better able to do my job because of this partnership.',
    'Je suis mieux en mesure de faire mon travail grâce à ce partenariat.',
  ),
  agree(
    'good-start',
    'The program gave me what I needed to start well.',
    'Le programme m’a donné ce qu’il me fallait pour bien commencer.',
  ),
  recommend,
]

const keepOrChange: Item = {
  key: 'keep-or-change',
  ask: {
    en: 'What should the program keep, and what should it change?',
    fr: 'Que devrait garder le programme, et que devrait-il changer?',
  },
}

/** As the founding texts report them; our own statements ask what mentoring did for oneself, theirs what it can do. */
const massachusetts = (en: string, fr: string): Text => ({
  en: `of mentored principals in Massachusetts agreed that ${en}, as the program’s founding texts report it. That is another question than ours; the survey itself was not found.`,
  fr: `des directions d’école mentorées au Massachusetts étaient d’accord que ${fr}, selon les textes fondateurs du programme (traduction de ce projet). C’est une autre question que la nôtre; le sondage lui-même n’a pas été retrouvé.`,
})

const statements: readonly Item[] = [
  {
    ...agree(
      'more-effective',
      'Mentoring has made me a more effective leader.',
      'Le mentorat a fait de moi une ou un leader plus efficace.',
    ),
    elsewhere: {
      percent: 86,
      source: massachusetts(
        'mentoring can help a novice principal become a more effective instructional leader',
        'le mentorat peut aider une nouvelle direction à devenir une leader pédagogique plus efficace',
      ),
    },
  },
  {
    ...agree(
      'less-anxious',
      'Mentoring has lessened my anxiety about the job.',
      'Le mentorat a diminué mon anxiété face au travail.',
    ),
    elsewhere: {
      percent: 87,
      source: massachusetts(
        'mentoring helped to lessen anxiety on the job',
        'le mentorat a contribué à réduire l’anxiété au travail',
      ),
    },
  },
]

/** The instruments that are shipped; others may only be linked to, or not used at all. */
export const instruments: readonly Instrument[] = [
  {
    id: 'confidence',
    title: { en: 'Confidence in the work', fr: 'Confiance dans le travail' },
    about: {
      en: 'Ten statements on leading. Asked at the start and again at the end, it shows where people grew.',
      fr: 'Dix énoncés sur le leadership. Posé au début puis à la fin, il montre où les gens ont progressé.',
    },
    origin: ours,
    named: true,
    items: [
      confident(
        'C1',
        'belonging',
        'I can make decisions that keep every child’s belonging in view.',
        'Je peux prendre des décisions qui gardent en vue l’appartenance de chaque enfant.',
      ),
      confident(
        'C1',
        'barriers',
        'I can act when a barrier is holding a learner or a group back.',
        'Je peux agir lorsqu’un obstacle freine une ou un élève ou un groupe.',
      ),
      confident(
        'C2',
        'questions',
        'I can lead staff in asking good questions about their practice.',
        'Je peux amener le personnel à se poser de bonnes questions sur sa pratique.',
      ),
      confident(
        'C2',
        'evidence',
        'I can use evidence with others without making them defensive.',
        'Je peux utiliser des données avec d’autres sans les mettre sur la défensive.',
      ),
      confident(
        'C3',
        'growing-others',
        'I can help the people I work with grow into leadership.',
        'Je peux aider les gens avec qui je travaille à développer leur leadership.',
      ),
      confident(
        'C3',
        'own-learning',
        'I can look after my own learning and wellbeing in this role.',
        'Je peux prendre soin de mon propre apprentissage et de mon bien-être dans ce rôle.',
      ),
      confident(
        'C4',
        'community',
        'I can work well with the board, unions, parents and local Nations in my community.',
        'Je peux bien travailler avec le conseil, les syndicats, les parents et les Nations locales de ma communauté.',
      ),
      confident(
        'C4',
        'whom-to-call',
        'I know who to call, and which rule applies, when something goes wrong.',
        'Je sais qui appeler, et quelle règle s’applique, quand quelque chose va mal.',
      ),
      confident(
        'C5',
        'alignment',
        'I can line up budget, time and staffing with what we say matters.',
        'Je peux accorder le budget, le temps et le personnel avec ce que nous disons important.',
      ),
      confident(
        'C5',
        'reasonable-week',
        'I can do the administrative work of this job in a reasonable week.',
        'Je peux faire le travail administratif de ce poste dans une semaine raisonnable.',
      ),
    ],
    lookBack: confident(
      undefined,
      'look-back',
      'Thinking back to the start of the program, how would you now rate yourself as you were then?',
      'En repensant au début du programme, comment vous évalueriez-vous maintenant, tel que vous étiez alors?',
    ),
  },
  {
    id: 'match',
    title: { en: 'Match and program', fr: 'Jumelage et programme' },
    about: {
      en: 'Eight questions on the partnership and the program, for any time of the year, and room for a few words.',
      fr: 'Huit questions sur le partenariat et le programme, à tout moment de l’année, et de la place pour quelques mots.',
    },
    origin: ours,
    named: false,
    items: [...match, keepOrChange],
  },
  {
    id: 'year-end',
    title: { en: 'Program survey at year-end', fr: 'Sondage de fin d’année' },
    about: {
      en: 'The same eight questions and two statements for which there are figures from elsewhere to set beside your own.',
      fr: 'Les mêmes huit questions et deux énoncés pour lesquels il existe des chiffres d’ailleurs à mettre à côté des vôtres.',
    },
    origin: ours,
    named: false,
    items: [...match, ...statements, keepOrChange],
  },
]

/** The one asked at the start, so that the end can be set beside it. */
export const startInstrument = 'confidence'

export const findInstrument = (id: string): Instrument | undefined => instruments.find((each) => each.id === id)

/** The questions as they are asked; at the end also the look back. */
export function itemsOf({ items, lookBack }: Instrument, isEnd: boolean): readonly Item[] {
  return isEnd && lookBack ? [...items, lookBack] : items
}
