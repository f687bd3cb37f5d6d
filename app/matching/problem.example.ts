import fc from 'fast-check'
import { makeProblem, type Pair, type Problem } from './problem.ts'

/** A small problem of any kind: scarce or plenty, ties or none, classes, mentors without seats, pairs left out. */
export function anyProblem({ mentees = 5, mentors = 4, least = false } = {}): fc.Arbitrary<Problem> {
  return fc
    .record({
      mentees: fc.integer({ min: 0, max: mentees }),
      mentors: fc.integer({ min: 0, max: mentors }),
      most: fc.constantFrom(0, 1, 3, 20, 1000, 2 ** 30),
      density: fc.constantFrom(2, 5, 10),
      classes: fc.constantFrom(1, 1, 2, 3),
    })
    .chain(({ most, density, classes, ...sides }) =>
      fc
        .record({
          capacity: fc.array(fc.integer({ min: 0, max: 3 }), sized(sides.mentors)),
          fewest: fc.array(fc.integer({ min: 0, max: least ? 2 : 0 }), sized(sides.mentors)),
          priority: fc.array(fc.integer({ min: 0, max: classes - 1 }), sized(sides.mentees)),
          cells: fc.array(fc.tuple(fc.nat(9), fc.nat(most)), sized(sides.mentees * sides.mentors)),
        })
        .map(({ cells, fewest, ...rest }) => {
          const pairs = cells.flatMap(([chance, cost], cell): Pair[] =>
            chance < density ? [[Math.floor(cell / sides.mentors), cell % sides.mentors, cost]] : [],
          )
          const least = fewest.map((few, mentor) => Math.min(few, rest.capacity[mentor] ?? 0))
          return makeProblem({ ...sides, ...rest, least }, pairs)
        }),
    )
}

/** The pairs of a problem as a list. */
export function pairsOf(problem: Problem): Pair[] {
  return Array.from({ length: problem.mentees }, (_, mentee) => mentee).flatMap((mentee) =>
    Array.from(
      problem.mentor.subarray(problem.rowStart[mentee], problem.rowStart[mentee + 1]),
      (mentor, at): Pair => [mentee, mentor, problem.cost[(problem.rowStart[mentee] ?? 0) + at] ?? 0],
    ),
  )
}

/** Every answer a problem allows, and what it is worth: unmatched people by class, then the cost. */
export function* everyAnswer(problem: Problem, mate: number[] = []): Generator<{ mate: number[]; worth: number[] }> {
  if (mate.length === problem.mentees) {
    if (holdsLoads(problem, mate)) yield { mate, worth: worthOf(problem, mate) }
    return
  }
  yield* everyAnswer(problem, [...mate, -1])
  for (const [, mentor] of pairsOf(problem).filter(([mentee]) => mentee === mate.length)) {
    const seats = problem.capacity[mentor] ?? 0
    if (mate.filter((held) => held === mentor).length < seats) yield* everyAnswer(problem, [...mate, mentor])
  }
}

/** The best of all answers by trying each, ties settled by the lowest mentors; undefined where none keeps every least. */
export function bestByTrying(problem: Problem) {
  let best: { mate: number[]; worth: number[] } | undefined
  for (const answer of everyAnswer(problem)) if (!best || isBetter(answer, best)) best = answer
  return best
}

function isBetter(a: { mate: number[]; worth: number[] }, b: { mate: number[]; worth: number[] }): boolean {
  const seats = (mate: number[]) => mate.map((mentor) => (mentor === -1 ? Number.POSITIVE_INFINITY : mentor))
  const [left, right] = [a, b].map(({ mate, worth }) => [...worth, ...seats(mate)]) as [number[], number[]]
  const differs = left.findIndex((value, at) => value !== right[at])
  return differs >= 0 && (left[differs] ?? 0) < (right[differs] ?? 0)
}

/** How many of each class are unmatched, best class first, then the total cost. */
export function worthOf(problem: Problem, mate: ArrayLike<number>): number[] {
  const classes = Math.max(-1, ...problem.priority) + 1
  const worth = new Array<number>(classes + 1).fill(0)
  const cost = new Map(pairsOf(problem).map(([mentee, mentor, price]) => [`${mentee} ${mentor}`, price]))
  Array.from(mate).forEach((mentor, mentee) => {
    const at = mentor === -1 ? (problem.priority[mentee] ?? 0) : classes
    worth[at] = (worth[at] ?? 0) + (mentor === -1 ? 1 : (cost.get(`${mentee} ${mentor}`) ?? Number.NaN))
  })
  return worth
}

function holdsLoads({ least }: Problem, mate: number[]): boolean {
  return least.every((fewest, mentor) => mate.filter((held) => held === mentor).length >= fewest)
}

function sized(length: number) {
  return { minLength: length, maxLength: length }
}
