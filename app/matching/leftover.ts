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
  const held = heldBy(problem, mate)
  const mentees = new Set([mentee])
  const mentors = new Set<number>()
  // A set grows while it is walked: whoever holds a place these mentees could have is in the same boat.
  for (const each of mentees)
    for (const mentor of problem.mentor.subarray(problem.rowStart[each], problem.rowStart[each + 1])) {
      if (mentors.has(mentor)) continue
      mentors.add(mentor)
      for (const holder of held[mentor] ?? []) mentees.add(holder)
    }
  return bottleneck(problem, mate, mentees, mentors)
}

/** Why anybody is left over: bottlenecks that share a mentor told as one, the largest first. */
export function bottlenecks(problem: Problem, mate: ArrayLike<number>): Bottleneck[] {
  let told: Bottleneck[] = []
  for (let mentee = 0; mentee < problem.mentees; mentee++) {
    if (mate[mentee] !== -1) continue
    const own = bottleneckOf(problem, mate, mentee)
    const touching = told.filter(({ mentors }) => mentors.some((mentor) => own.mentors.includes(mentor)))
    const whole = [own, ...touching]
    const mentees = new Set(whole.flatMap((each) => each.mentees))
    const mentors = new Set(whole.flatMap((each) => each.mentors))
    told = [...told.filter((each) => !touching.includes(each)), bottleneck(problem, mate, mentees, mentors)]
  }
  return told.sort((a, b) => b.mentees.length - a.mentees.length || (a.mentees[0] ?? 0) - (b.mentees[0] ?? 0))
}

function bottleneck(problem: Problem, mate: ArrayLike<number>, mentees: Set<number>, mentors: Set<number>): Bottleneck {
  const ascending = (set: Set<number>) => [...set].sort((a, b) => a - b)
  return {
    left: ascending(mentees).filter((mentee) => mate[mentee] === -1),
    mentees: ascending(mentees),
    mentors: ascending(mentors),
    places: [...mentors].reduce((sum, mentor) => sum + (problem.capacity[mentor] ?? 0), 0),
  }
}

function heldBy({ mentors }: Problem, mate: ArrayLike<number>): number[][] {
  const held = Array.from({ length: mentors }, (): number[] => [])
  Array.from(mate).forEach((mentor, mentee) => held[mentor]?.push(mentee))
  return held
}
