import type { Policy } from '../programs/policy.ts'
import type { Columns } from './columns.ts'
import { exception } from './exception.ts'
import { forbidden, lossByWishes } from './facet.ts'

/** What is added to the cost of special pairs: `start` by mentee, then mentors. */
export interface Corrections {
  readonly start: Int32Array
  readonly mentor: Int32Array
  readonly change: Int32Array
}

/** What a policy's weights and the vetoes change of pairs; vetoes are rows of the columns, -1 for somebody not there. */
export function correct(
  columns: Columns,
  weights: Policy['weights'],
  vetoes: readonly [number, number][],
): Corrections {
  const { mentees, mentors, exceptions } = columns
  const wishes = new Map<number, number>()
  const changeBy = (mentee: number, mentor: number, kind: number) => {
    const [has, hasToo] = [mentees.wishes[mentee] === 1, mentors.wishes[mentor] === 1]
    const key = kind * 4 + Number(has) * 2 + Number(hasToo)
    const known = wishes.get(key)
    if (known !== undefined) return known
    const by = (rank: number, rankToo: number) => lossByWishes(weights, { has, rank }, { has: hasToo, rank: rankToo })
    const change =
      by(exception.byMentee(kind), exception.byMentor(kind)) -
      by(0, 0) -
      (kind & exception.meets ? 100 * weights.identity : 0) +
      (kind & exception.forbidden ? 2 * forbidden : 0)
    wishes.set(key, change)
    return change
  }
  const vetoed = Map.groupBy(
    vetoes.filter(([mentee, mentor]) => mentee >= 0 && mentor >= 0),
    ([mentee]) => mentee,
  )
  const start = new Int32Array(mentees.ids.length + 1)
  const [mentor, change]: [number[], number[]] = [[], []]
  for (let mentee = 0; mentee < mentees.ids.length; mentee++) {
    for (let at = exceptions.start[mentee] as number; at < (exceptions.start[mentee + 1] as number); at++) {
      mentor.push(exceptions.mentor[at] as number)
      change.push(changeBy(mentee, exceptions.mentor[at] as number, exceptions.kind[at] as number))
    }
    for (const [, to] of vetoed.get(mentee) ?? []) {
      mentor.push(to)
      change.push(2 * forbidden)
    }
    start[mentee + 1] = mentor.length
  }
  return { start, mentor: Int32Array.from(mentor), change: Int32Array.from(change) }
}
