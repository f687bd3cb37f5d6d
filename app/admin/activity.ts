import { type Language, pick } from '#foundation/language.ts'
import { writeCsv } from '../imports/csv.ts'
import { sayAct } from '../looks/acts.words.ts'
import { actedAsWords } from '../looks/looks.words.ts'
import type { Act } from './activity.server.ts'
import { activityWords as w } from './activity.words.ts'

/** The acts as a file: instants as such, so that they sort. */
export function csvOf(acts: readonly Act[], language: Language): string {
  const heads = [w.when, w.who, w.role, w.what, w.facts].map((text) => pick(text, language))
  return writeCsv([
    heads,
    ...acts.map((act) => [
      act.at.toString(),
      act.name ?? act.job ?? '',
      pick(actedAsWords[act.actedAs] ?? act.actedAs, language),
      pick(sayAct(act.verb), language),
      particulars(act),
    ]),
  ])
}

/** The small facts of an act, on one line. */
export const particulars = ({ facts }: Act) =>
  Object.entries(facts as object)
    .map(([name, value]) => `${name}: ${value}`)
    .join(', ')
