import type { Candidate } from './candidate.ts'

/** The pairs that are special to two people: `start` by mentee, then the rows of mentors ascending. */
export interface Exceptions {
  readonly start: Int32Array
  readonly mentor: Int32Array
  readonly kind: Uint8Array
}

/** What makes a pair special to its two people; the bits of `Exceptions.kind`. */
export const exception = {
  /** The same person, one who supervises the other, or one who asked not to be paired with the other. */
  forbidden: 1,
  /** The mentor meets the mentee's wish for shared identity. */
  meets: 2,
  /** The mentor's place in the mentee's wishes, from 1; 0 where not among them. From `lastRank` on all count the same. */
  byMentee: (kind: number) => (kind >> 2) & 7,
  byMentor: (kind: number) => kind >> 5,
} as const
export const lastRank = 7

/** Finds the special pairs among people, from lists that are short, without looking at all pairs. */
export function findExceptions(mentees: readonly Candidate[], mentors: readonly Candidate[]): Exceptions {
  const keys = gather(mentees, mentors)
  const start = new Int32Array(mentees.length + 1)
  const [mentor, kind] = [new Int32Array(keys.length), new Uint8Array(keys.length)]
  let size = 0
  let last = -1
  for (const key of keys) {
    const pair = Math.floor(key / 256)
    const bits = key % 256
    if (pair !== last) {
      mentor[size] = pair % mentors.length
      const row = Math.floor(pair / mentors.length) + 1
      start[row] = (start[row] as number) + 1
      kind[size++] = bits
    } else kind[size - 1] = joined(kind[size - 1] as number, bits)
    last = pair
  }
  for (let row = 0; row < mentees.length; row++) start[row + 1] = (start[row + 1] as number) + (start[row] as number)
  return { start, mentor: mentor.slice(0, size), kind: kind.slice(0, size) }
}

/** Both in one; of two wishes for the same person the dearer, which is the lower. */
function joined(one: number, other: number): number {
  const rank = (a: number, b: number) => (a && b ? Math.min(a, b) : a || b)
  const { byMentee, byMentor } = exception
  const wished = (rank(byMentee(one), byMentee(other)) << 2) | (rank(byMentor(one), byMentor(other)) << 5)
  return ((one | other) & 3) | wished
}

/** Every special thing about a pair as one number, (mentee, mentor, kind), ascending. */
function gather(mentees: readonly Candidate[], mentors: readonly Candidate[]): Float64Array {
  const keys: number[] = []
  const seekMentor = finder(mentors, ({ personId }) => personId)
  const seekMentee = finder(mentees, ({ personId }) => personId)
  const seekApplication = finder(mentors, ({ id }) => id)
  const add = (mentee: number, mentor: number, kind: number) =>
    keys.push((mentee * mentors.length + mentor) * 256 + kind)
  for (const [row, { personId, prefers, avoids, supervises, identity }] of mentees.entries()) {
    const forbid = (id: string) => seekMentor(id, (mentor) => add(row, mentor, exception.forbidden))
    for (const id of [personId, ...avoids]) forbid(id)
    for (const id of supervises) forbid(id)
    for (const id of identity?.wish ? identity.meets : [])
      seekApplication(id, (mentor) => add(row, mentor, exception.meets))
    for (const [at, id] of prefers.entries())
      seekMentor(id, (mentor) => add(row, mentor, Math.min(at + 1, lastRank) << 2))
  }
  for (const [row, { prefers, avoids, supervises }] of mentors.entries()) {
    const forbid = (id: string) => seekMentee(id, (mentee) => add(mentee, row, exception.forbidden))
    for (const id of avoids) forbid(id)
    for (const id of supervises) forbid(id)
    for (const [at, id] of prefers.entries())
      seekMentee(id, (mentee) => add(mentee, row, Math.min(at + 1, lastRank) << 5))
  }
  return Float64Array.from(keys).sort()
}

function finder(people: readonly Candidate[], idOf: (person: Candidate) => string) {
  const rows = Map.groupBy(people.keys(), (row) => idOf(people[row] as Candidate))
  return (id: string, visit: (row: number) => void) => {
    for (const row of rows.get(id) ?? []) visit(row)
  }
}
