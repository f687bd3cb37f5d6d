import type { Problem } from './problem.ts'

/** Mentees who all depend on the same few places, so that somebody must be left without. */
export interface Bottleneck {
  /** Those of them who have no mentor. */
  readonly left: readonly number[]
  readonly mentees: readonly number[]
  /** Every mentor any of them may have. None means nobody is allowed at all. */
  readonly mentors: readonly number[]
  /** How many places those mentors have together: fewer than there are mentees. */
  readonly places: number
}

/**
 * Why one mentee has no mentor: the smallest set of mentees around them with fewer places than people (a violator of
 * Hall's condition). Everybody in it competes for the same mentors; a place outside it would not help.
 *
 * @param mate an answer that matches as many as possible
 */
export function bottleneckOf(problem: Problem, mate: ArrayLike<number>, mentee: number): Bottleneck {
  const around = { mentees: new Set([mentee]), mentors: new Set<number>() }
  lookAround(problem, heldBy(problem, mate), around)
  return tell(problem, mate, around)
}

/** Every mentor a mentee may have. */
export type RowOf = (mentee: number) => ArrayLike<number>

/** What a problem lists for each mentee. */
export const rowsOf =
  ({ rowStart, mentor }: Pick<Problem, 'rowStart' | 'mentor'>): RowOf =>
  (mentee) =>
    mentor.subarray(rowStart[mentee], rowStart[mentee + 1])

/**
 * Why anybody is left over: bottlenecks that share a mentor told as one, the largest first. Each row is looked at once.
 *
 * @param rowOf where the problem does not list every pair that is allowed
 */
export function bottlenecks(problem: Problem, mate: ArrayLike<number>, rowOf: RowOf = rowsOf(problem)): Bottleneck[] {
  const held = heldBy(problem, mate)
  const around = new Groups(problem)
  for (let mentee = 0; mentee < problem.mentees; mentee++) {
    if (mate[mentee] !== -1) continue
    const group = around.open(mentee)
    // The list grows while it is walked: whoever holds a place these mentees could have is in the same boat.
    const members = [mentee]
    for (const member of members) {
      const row = rowOf(member)
      for (let at = 0; at < row.length; at++)
        if (around.meet(group, row[at] as number))
          for (const holder of held[row[at] as number] ?? []) if (around.join(group, holder)) members.push(holder)
    }
  }
  return around
    .all()
    .map(({ mentees, mentors }) => tell(problem, mate, { mentees, mentors }))
    .sort((a, b) => b.mentees.length - a.mentees.length || (a.mentees[0] ?? 0) - (b.mentees[0] ?? 0))
}

/** People who depend on the same places, in groups that become one where they meet (union and find). */
class Groups {
  private readonly ofMentee: Int32Array
  private readonly ofMentor: Int32Array
  /** Of each group the one it has become part of; itself where it stands alone. */
  private readonly partOf: number[] = []

  constructor({ mentees, mentors }: Problem) {
    this.ofMentee = new Int32Array(mentees).fill(-1)
    this.ofMentor = new Int32Array(mentors).fill(-1)
  }

  open(mentee: number): number {
    this.partOf.push(this.partOf.length)
    this.ofMentee[mentee] = this.partOf.length - 1
    return this.partOf.length - 1
  }

  /** A mentee of a group may have this mentor. @returns whether nobody so far might */
  meet(group: number, mentor: number): boolean {
    const other = this.ofMentor[mentor] as number
    if (other < 0) this.ofMentor[mentor] = group
    else if (other !== group) this.partOf[this.find(other)] = this.find(group)
    return other < 0
  }

  join(group: number, mentee: number): boolean {
    if ((this.ofMentee[mentee] as number) >= 0) return false
    this.ofMentee[mentee] = group
    return true
  }

  all(): { mentees: Set<number>; mentors: Set<number> }[] {
    const found = new Map<number, { mentees: Set<number>; mentors: Set<number> }>()
    for (const [mentee, group] of this.ofMentee.entries()) if (group >= 0) this.seek(found, group).mentees.add(mentee)
    for (const [mentor, group] of this.ofMentor.entries()) if (group >= 0) this.seek(found, group).mentors.add(mentor)
    return [...found.values()]
  }

  private seek(found: Map<number, { mentees: Set<number>; mentors: Set<number> }>, group: number) {
    const last = this.find(group)
    const known = found.get(last) ?? { mentees: new Set(), mentors: new Set() }
    found.set(last, known)
    return known
  }

  private find(group: number): number {
    let last = group
    while (this.partOf[last] !== last) last = this.partOf[last] as number
    for (let at = group; at !== last; ) {
      const next = this.partOf[at] as number
      this.partOf[at] = last
      at = next
    }
    return last
  }
}

interface Around {
  readonly mentees: Set<number>
  readonly mentors: Set<number>
}

/** Adds every mentor these mentees may have, whoever holds a place there, and so on. */
function lookAround(problem: Problem, held: number[][], { mentees, mentors }: Around): void {
  // The set grows while it is walked: whoever holds a place these mentees could have is in the same boat.
  for (const mentee of mentees)
    for (const mentor of problem.mentor.subarray(problem.rowStart[mentee], problem.rowStart[mentee + 1])) {
      if (mentors.has(mentor)) continue
      mentors.add(mentor)
      for (const holder of held[mentor] ?? []) mentees.add(holder)
    }
}

function tell(problem: Problem, mate: ArrayLike<number>, around: Around): Bottleneck {
  const ascending = (set: Set<number>) => [...set].sort((a, b) => a - b)
  const mentees = ascending(around.mentees)
  return {
    left: mentees.filter((mentee) => mate[mentee] === -1),
    mentees,
    mentors: ascending(around.mentors),
    places: [...around.mentors].reduce((sum, mentor) => sum + (problem.capacity[mentor] ?? 0), 0),
  }
}

function heldBy({ mentors }: Problem, mate: ArrayLike<number>): number[][] {
  const held = Array.from({ length: mentors }, (): number[] => [])
  for (const [mentee, mentor] of Array.from(mate).entries()) held[mentor]?.push(mentee)
  return held
}
