import type { Text } from '#foundation/language.ts'

/** One optional question; any may be skipped, refused, or answered in one's own words. */
export interface IdentityQuestion {
  readonly key: string
  readonly label: Text
  /** The same for those who read how many: there it is nobody's own sentence. Else as it is asked. */
  readonly counts?: Text
  readonly options: readonly { readonly value: string; readonly label: Text; readonly counts?: Text }[]
  /** Whether it may be counted in group reports. Reporting on First Nations, Métis or Inuit people needs their agreement. */
  readonly counted: boolean
}

/** What somebody said: a choice, their own words, or that they prefer not to say. */
export interface IdentityAnswer {
  readonly choice: string | null
  readonly words: string
  readonly prefersNot: boolean
}
export type IdentityAnswers = Readonly<Record<string, IdentityAnswer>>

const another = {
  value: 'another',
  label: { en: 'Another, in my own words', fr: 'Autre, dans mes mots' },
  counts: { en: 'Another, in their own words', fr: 'Autre, dans leurs mots' },
}

const yesNo = [
  { value: 'yes', label: { en: 'Yes', fr: 'Oui' } },
  { value: 'no', label: { en: 'No', fr: 'Non' } },
] as const

export const identityQuestions: readonly IdentityQuestion[] = [
  {
    key: 'gender',
    label: { en: 'Gender', fr: 'Genre' },
    counted: true,
    options: [
      { value: 'woman', label: { en: 'Woman', fr: 'Femme' } },
      { value: 'man', label: { en: 'Man', fr: 'Homme' } },
      another,
    ],
  },
  {
    key: 'indigenous',
    label: { en: 'Indigenous identity', fr: 'Identité autochtone' },
    counted: false,
    options: [
      { value: 'first_nations', label: { en: 'First Nations', fr: 'Premières Nations' } },
      { value: 'metis', label: { en: 'Métis', fr: 'Métis' } },
      { value: 'inuit', label: { en: 'Inuit', fr: 'Inuit' } },
      another,
      { value: 'no', label: { en: 'No', fr: 'Non' } },
    ],
  },
  {
    key: 'racialized',
    label: { en: 'I am a racialized person', fr: 'Je suis une personne racisée' },
    counts: { en: 'Racialized persons', fr: 'Personnes racisées' },
    counted: true,
    options: yesNo,
  },
  {
    key: 'disability',
    label: {
      en: 'I live with a disability or a lasting condition',
      fr: 'Je vis avec un handicap ou une condition durable',
    },
    counts: {
      en: 'Living with a disability or a lasting condition',
      fr: 'Personnes vivant avec un handicap ou une condition durable',
    },
    counted: true,
    options: yesNo,
  },
  {
    key: 'lgbtq',
    label: { en: 'I am a 2SLGBTQIA+ person', fr: 'Je suis une personne 2ELGBTQIA+' },
    counts: { en: '2SLGBTQIA+ persons', fr: 'Personnes 2ELGBTQIA+' },
    counted: true,
    options: yesNo,
  },
  {
    key: 'first_language',
    label: { en: 'My first language', fr: 'Ma première langue' },
    counts: { en: 'First language', fr: 'Première langue' },
    counted: true,
    options: [
      { value: 'english', label: { en: 'English', fr: 'Anglais' } },
      { value: 'french', label: { en: 'French', fr: 'Français' } },
      another,
    ],
  },
]

/** The smallest group whose number is ever shown here. */
export const smallestGroup = 10

/**
 * Counts answers so that no small group can be worked out, by somebody who knows how many answered and how this hides: a
 * cell under `least` is hidden, and with it others, from the last option on, never by their size: that the next smallest
 * is hidden would tell that it is at most the shown ones. One is enough unless all hidden ones are as small as they can
 * be; where that does not help either, nothing is shown, not even a zero.
 *
 * @returns a number or null (hidden) by option; undefined when fewer than `least` people answered at all
 */
export function countSafely(
  options: readonly string[],
  choices: readonly string[],
  least = smallestGroup,
): Record<string, number | null> | undefined {
  if (choices.length < least) return undefined
  const counts = options.map((option) => ({ option, n: choices.filter((choice) => choice === option).length }))
  const small = counts.filter(({ n }) => n > 0 && n < least)
  const large = counts.filter(({ n }) => n >= least).toReversed()
  const [one, two] = [
    [...small, ...large.slice(0, 1)],
    [...small, ...large.slice(0, 2)],
  ]
  const isEnough = large.length > 0 && sumOf(one) > small.length + least
  const hidden = small.length === 0 ? [] : isEnough ? one : large.length > 1 ? two : counts
  return Object.fromEntries(counts.map((each) => [each.option, hidden.includes(each) ? null : each.n]))
}

const sumOf = (counts: readonly { n: number }[]) => counts.reduce((sum, { n }) => sum + n, 0)
