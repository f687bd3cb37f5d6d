import type { Text } from '#foundation/language.ts'
import type { Group, Item, Option } from '../surveys/item.ts'

/** The two times a pair looks back. */
export const reviewMoments = ['mid_year', 'year_end'] as const
export type ReviewMoment = (typeof reviewMoments)[number]

/** What one of the two writes for the other, question by question. */
export type ReviewWords = Readonly<Record<string, string>>

export interface WordQuestion {
  readonly key: string
  readonly ask: Text
  readonly hint?: Text
}

const question = (key: string, en: string, fr: string): WordQuestion => ({ key, ask: { en, fr } })

/** Part A, for the two. */
export const wordQuestions: Readonly<Record<ReviewMoment, readonly WordQuestion[]>> = {
  mid_year: [
    question(
      'progress',
      'How far have we come with each goal: not begun, under way, reached, dropped?',
      'Où en sommes-nous pour chaque objectif : pas commencé, en cours, atteint, abandonné?',
    ),
    question(
      'rhythm',
      'How often have we met, and is the rhythm right?',
      'Combien de fois nous sommes-nous rencontrés, et le rythme convient-il?',
    ),
    question('helped', 'What has helped most?', 'Qu’est-ce qui a le plus aidé?'),
    question('change', 'What would I change from here on?', 'Que changerais-je à partir d’ici?'),
  ],
  year_end: [
    question('progress', 'Goals reached, and how we can tell', 'Objectifs atteints, et à quoi nous le voyons'),
    question(
      'can-now',
      'What I can do now that I could not at the start',
      'Ce que je sais faire maintenant et que je ne savais pas faire au début',
    ),
    question(
      'learned',
      'What I learned about how I lead, or how I mentor',
      'Ce que j’ai appris sur ma façon de diriger ou d’accompagner',
    ),
    question('thanks', 'What I want to thank you for', 'Ce dont je veux vous remercier'),
  ],
}

const option = (value: number, en: string, fr: string): Option => ({ value, label: { en, fr } })
const one = (key: string, en: string, fr: string, options: readonly Option[]): Item => ({
  key,
  ask: { en, fr },
  options,
})
const words = (key: string, en: string, fr: string): Item => ({ key, ask: { en, fr } })

const marks: readonly Option[] = [
  option(1, 'Poor', 'Mauvais'),
  option(2, 'Weak', 'Faible'),
  option(3, 'Fair', 'Passable'),
  option(4, 'Good', 'Bon'),
  option(5, 'Very good', 'Très bon'),
]
const markGroups: readonly Group[] = [
  { key: 'good', label: { en: 'Good', fr: 'Bon' }, values: [4, 5] },
  { key: 'fair', label: { en: 'Fair', fr: 'Passable' }, values: [3] },
  { key: 'poor', label: { en: 'Poor', fr: 'Mauvais' }, values: [1, 2] },
]
const mark = (key: string, en: string, fr: string): Item => ({ ...one(key, en, fr, marks), groups: markGroups })

/** The question on whether to keep the match, and the answer that asks to talk. */
export const matchKey = 'match'
export const wantsToTalk = 3

/** Part B, for the program. */
export const programQuestions: Readonly<Record<ReviewMoment, readonly Item[]>> = {
  mid_year: [
    one('rhythm', 'Is the rhythm of your meetings right?', 'Le rythme de vos rencontres convient-il?', [
      option(1, 'Too seldom', 'Trop rare'),
      option(2, 'Right', 'Il convient'),
      option(3, 'Too often', 'Trop fréquent'),
    ]),
    one(matchKey, 'Do you want to keep this match?', 'Souhaitez-vous garder ce jumelage?', [
      option(1, 'Keep it', 'Le garder'),
      option(
        2,
        'Keep it, with changes we make ourselves',
        'Le garder, avec des changements que nous faisons nous-mêmes',
      ),
      option(wantsToTalk, 'I would like to talk with the coordinator', 'J’aimerais en parler avec la coordination'),
    ]),
    one('confidence', 'Is confidentiality holding?', 'La confidentialité tient-elle?', [
      option(1, 'Yes', 'Oui'),
      option(2, 'I am not sure', 'Je n’en ai pas la certitude'),
      option(3, 'No', 'Non'),
    ]),
    words(
      'fix',
      'Is there something the program should put right now?',
      'Y a-t-il quelque chose que le programme devrait corriger maintenant?',
    ),
  ],
  year_end: [
    mark('match-quality', 'The match', 'Le jumelage'),
    mark('training', 'Training and welcome', 'La formation et l’accueil'),
    mark('time', 'The time it took, for what it gave', 'Le temps que cela a pris, pour ce que cela a donné'),
    mark('technology', 'The tools, this site among them', 'Les outils, dont ce site'),
    one('next', 'What would you like next year?', 'Que souhaitez-vous l’an prochain?', [
      option(1, 'To go on', 'Continuer'),
      option(2, 'To be a mentor', 'Être mentor'),
      option(3, 'To stop here', 'M’arrêter ici'),
    ]),
    one('stays', 'Do you plan to stay in your role next year?', 'Pensez-vous rester dans votre rôle l’an prochain?', [
      option(1, 'Yes', 'Oui'),
      option(2, 'No', 'Non'),
      option(3, 'I do not know yet', 'Je ne sais pas encore'),
    ]),
    words(
      'keep',
      'What should the program keep, and what should it change?',
      'Que devrait garder le programme, et que devrait-il changer?',
    ),
  ],
}

/** The same where no coordinator may read it: only what is counted, without words and without the wish to talk. */
export const forNobody = (items: readonly Item[]): Item[] =>
  items.flatMap((item) =>
    item.options
      ? [item.key === matchKey ? { ...item, options: item.options.filter(({ value }) => value !== wantsToTalk) } : item]
      : [],
  )

/** How long each part takes, in minutes, as the page says it. */
export const reviewMinutes = { words: 10, program: 3, growth: 5 } as const

/** How many days two must have been together before the program's mid-year date is also theirs. */
const youngDays = 60

/** How many days a mid-year review is expected to take from its first day. */
const midYearDays = 21

export interface Window {
  readonly moment: ReviewMoment
  readonly opensOn: Temporal.PlainDate
  readonly dueOn: Temporal.PlainDate
}

/**
 * When the two look back: at the program's own mid-year date, else half-way; and in the last month. For two who have been
 * together for less than two months by that date it is too early: they look back half-way of their own. A partnership too
 * short for a half-way of its own looks back at the end alone.
 */
export function reviewWindows(
  { startsOn, endsOn }: { startsOn: Temporal.PlainDate; endsOn: Temporal.PlainDate },
  midYear: { startsOn: Temporal.PlainDate; endsOn: Temporal.PlainDate } | undefined,
): Window[] {
  const lastMonth = endsOn.subtract({ months: 1 })
  const half = startsOn.add({ days: Math.floor(startsOn.until(endsOn).days / 2) })
  const inside =
    midYear && isBetween(midYear.startsOn, startsOn.add({ days: youngDays - 1 }), lastMonth) ? midYear : undefined
  const opensOn = inside?.startsOn ?? half
  const dueOn = latest(opensOn.add({ days: midYearDays }), inside?.endsOn ?? opensOn)
  const yearEnd: Window = { moment: 'year_end', opensOn: lastMonth, dueOn: endsOn }
  return isBetween(dueOn, startsOn, lastMonth) ? [{ moment: 'mid_year', opensOn, dueOn }, yearEnd] : [yearEnd]
}

const latest = (a: Temporal.PlainDate, b: Temporal.PlainDate) => (Temporal.PlainDate.compare(a, b) >= 0 ? a : b)
const isBetween = (date: Temporal.PlainDate, from: Temporal.PlainDate, to: Temporal.PlainDate) =>
  Temporal.PlainDate.compare(date, from) > 0 && Temporal.PlainDate.compare(date, to) < 0

/** The review that is open on a day; none in between. A mid-year one left unopened while paused is left out. */
export function windowOn(windows: readonly Window[], today: Temporal.PlainDate): Window | undefined {
  return windows.find(
    ({ opensOn, dueOn }) =>
      Temporal.PlainDate.compare(opensOn, today) <= 0 && Temporal.PlainDate.compare(today, dueOn) <= 0,
  )
}
