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

/** Why anybody is left over: bottlenecks that share a mentor told as one, the largest first. */
export function bottlenecks(problem: Problem, mate: ArrayLike<number>): Bottleneck[] {
  const held = heldBy(problem, mate)
  const known = new Map<number, Around>() // the bottleneck a mentor belongs to
  const all = new Set<Around>()
  for (let mentee = 0; mentee < problem.mentees; mentee++) {
    if (mate[mentee] !== -1) continue
    const around = { mentees: new Set([mentee]), mentors: new Set<number>() }
    for (const other of lookAround(problem, held, around, known)) {
      all.delete(other)
      for (const each of other.mentees) around.mentees.add(each)
      for (const each of other.mentors) around.mentors.add(each)
    }
    for (const mentor of around.mentors) known.set(mentor, around)
    all.add(around)
  }
  return [...all]
    .map((around) => tell(problem, mate, around))
    .sort((a, b) => b.mentees.length - a.mentees.length || (a.mentees[0] ?? 0) - (b.mentees[0] ?? 0))
}

interface Around {
  readonly mentees: Set<number>
  readonly mentors: Set<number>
}

/** Adds every mentor these mentees may have, whoever holds a place there, and so on; stops at what is known already. */
function lookAround(
  problem: Problem,
  held: number[][],
  { mentees, mentors }: Around,
  known = new Map<number, Around>(),
) {
  const met = new Set<Around>()
  // The set grows while it is walked: whoever holds a place these mentees could have is in the same boat.
  for (const mentee of mentees)
    for (const mentor of problem.mentor.subarray(problem.rowStart[mentee], problem.rowStart[mentee + 1])) {
      const other = known.get(mentor)
      if (other) met.add(other)
      if (other || mentors.has(mentor)) continue
      mentors.add(mentor)
      for (const holder of held[mentor] ?? []) mentees.add(holder)
    }
  return met
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
