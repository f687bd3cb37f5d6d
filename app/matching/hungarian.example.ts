import type { Problem } from './problem.ts'

/**
 * A second solver, to compare with: the Hungarian method on the full matrix of mentees and seats (Kuhn 1955, in the
 * form of one shortest path a row), a column of their own for everybody who may stay without. Slow, short, and shares
 * nothing with the engine.
 *
 * @returns how many of each class are unmatched, best class first, then the cost; as `worthOf`
 */
export function worthByHungarian(problem: Problem): number[] {
  const { mentees, mentors, capacity, priority, rowStart, mentor, cost } = problem
  const seats = Array.from({ length: mentors }, (_, j) =>
    new Array<number>(Math.min(capacity[j] ?? 0, mentees)).fill(j),
  )
  const columns = seats.flat()
  const classes = Math.max(-1, ...priority) + 1
  const step = Math.min(mentees, mentors) * Math.max(0, ...cost) + 1
  const never = step * (classes + 2) * (mentees + 1)
  const matrix = Array.from({ length: mentees }, (_, i) => {
    const row = new Map<number, number>()
    for (let at = rowStart[i] ?? 0; at < (rowStart[i + 1] ?? 0); at++) row.set(mentor[at] ?? 0, cost[at] ?? 0)
    const alone = Array.from({ length: mentees }, (_, k) => (k === i ? step * (classes - (priority[i] ?? 0)) : never))
    return [...columns.map((j) => row.get(j) ?? never), ...alone]
  })
  const taken = assign(matrix, columns.length + mentees)
  const worth = new Array<number>(classes + 1).fill(0)
  taken.forEach((column, i) => {
    const at = column < columns.length ? classes : (priority[i] ?? 0)
    worth[at] = (worth[at] ?? 0) + (column < columns.length ? (matrix[i]?.[column] ?? 0) : 1)
  })
  return worth
}

/** The column of each row in a cheapest assignment. */
function assign(matrix: readonly (readonly number[])[], width: number): number[] {
  const rowOf = new Array<number>(width + 1).fill(-1)
  const [rowPrice, columnPrice] = [new Array<number>(matrix.length).fill(0), new Array<number>(width + 1).fill(0)]
  for (let row = 0; row < matrix.length; row++) {
    const far = new Array<number>(width).fill(Number.POSITIVE_INFINITY)
    const before = new Array<number>(width).fill(width)
    const done = new Set<number>()
    let column = width
    rowOf[width] = row
    do {
      done.add(column)
      const from = rowOf[column] ?? 0
      let [next, least] = [0, Number.POSITIVE_INFINITY]
      for (let to = 0; to < width; to++) {
        if (done.has(to)) continue
        const reduced = (matrix[from]?.[to] ?? 0) - (rowPrice[from] ?? 0) - (columnPrice[to] ?? 0)
        if (reduced < (far[to] ?? 0)) {
          far[to] = reduced
          before[to] = column
        }
        if ((far[to] ?? 0) < least) [next, least] = [to, far[to] ?? 0]
      }
      for (const to of done) {
        const held = rowOf[to] ?? 0
        rowPrice[held] = (rowPrice[held] ?? 0) + least
        columnPrice[to] = (columnPrice[to] ?? 0) - least
      }
      for (let to = 0; to < width; to++) if (!done.has(to)) far[to] = (far[to] ?? 0) - least
      column = next
    } while ((rowOf[column] ?? -1) >= 0)
    while (column !== width) {
      const from = before[column] ?? width
      rowOf[column] = rowOf[from] ?? -1
      column = from
    }
  }
  const taken = new Array<number>(matrix.length).fill(-1)
  for (let column = 0; column < width; column++) if ((rowOf[column] ?? -1) >= 0) taken[rowOf[column] ?? 0] = column
  return taken
}
