import { type Policy, type PriorityKey, priorityKeys } from '../programs/policy.ts'
import type { Candidate } from './candidate.ts'
import type { Rulings } from './rule.ts'

/** What a priority class stands for. */
export type ClassKey = 'pinned' | PriorityKey | 'others'

/** The classes of a policy, class 0 first: whoever is pinned, then its priorities in their order, then all others. */
export function classesOf({ priority }: Policy, { pins }: Pick<Rulings, 'pins'>): ClassKey[] {
  return [...(pins.length > 0 ? (['pinned'] as const) : []), ...priority, 'others']
}

/** Says, for a day, whether a mentee comes first for a reason. */
export function firstOn(today: Temporal.PlainDate): (mentee: Candidate, key: PriorityKey) => boolean {
  const yearAgo = today.subtract({ months: 12 })
  return ({ district, since, alone }, key) => {
    switch (key) {
      case 'remote':
        return district?.setting === 'remote'
      case 'first_year':
        return since !== null && Temporal.PlainDate.compare(since, yearAgo) >= 0
      case 'single_administrator':
        return alone
    }
  }
}

/** What columns tell of who comes first: a bit for each of `priorityKeys`. */
interface Firsts {
  readonly mentees: { readonly ids: readonly string[]; readonly first: Uint8Array }
  readonly mentors: { readonly ids: readonly string[] }
}

/** The class of each mentee of columns: the first that holds. */
export function priorityOf({ mentees, mentors }: Firsts, policy: Policy, { pins }: Rulings): Int32Array {
  const there = new Set(mentors.ids)
  const kept = pins.filter(({ mentor }) => there.has(mentor))
  const pinned = new Set(kept.map(({ mentee }) => mentee))
  const classes = classesOf(policy, { pins: kept })
  return Int32Array.from(mentees.ids, (id, row) =>
    classes.findIndex((key) => {
      if (key === 'pinned') return pinned.has(id)
      return key === 'others' || ((mentees.first[row] as number) & (1 << priorityKeys.indexOf(key))) !== 0
    }),
  )
}
