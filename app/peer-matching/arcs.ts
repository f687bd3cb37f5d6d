/**
 * An undirected graph as the solver walks it: every edge once from either end, each vertex's cheapest first. The arcs
 * of vertex `v` are `start[v]` up to `start[v + 1]` of `head` and `weight`.
 */
export interface Arcs {
  readonly size: number
  readonly start: Int32Array
  readonly head: Int32Array
  /** Twice the cost, so that every dual of the solver is whole. */
  readonly weight: Float64Array
  readonly dearest: number
}

/**
 * Arranges edges for the solver by one radix sort over all costs.
 *
 * @param tail, head the two ends of each edge, different from each other, no edge twice
 * @param cost whole numbers from 0 to 2^31
 */
export function arrangeArcs(size: number, tail: Int32Array, head: Int32Array, cost: ArrayLike<number>): Arcs {
  const start = new Int32Array(size + 1)
  for (const end of [tail, head])
    for (let at = 0; at < end.length; at++)
      start[(end[at] as number) + 1] = (start[(end[at] as number) + 1] as number) + 1
  for (let vertex = 0; vertex < size; vertex++)
    start[vertex + 1] = (start[vertex + 1] as number) + (start[vertex] as number)
  const next = start.slice()
  const heads = new Int32Array(2 * tail.length)
  const weight = new Float64Array(2 * tail.length)
  const order = cheapestFirst(cost)
  for (let at = 0; at < order.length; at++) {
    const edge = order[at] as number
    const [from, to, twice] = [tail[edge] as number, head[edge] as number, 2 * (cost[edge] as number)]
    const there = next[from] as number
    const back = next[to] as number
    heads[there] = to
    heads[back] = from
    weight[there] = twice
    weight[back] = twice
    next[from] = there + 1
    next[to] = back + 1
  }
  const dearest = order.length ? (cost[order[order.length - 1] as number] as number) : 0
  return { size, start, head: heads, weight, dearest }
}

const digitBits = 11

/** The places of a list of costs in ascending order; equal ones stay as they stand. */
function cheapestFirst(cost: ArrayLike<number>): Int32Array {
  let most = 0
  for (let at = 0; at < cost.length; at++) most = Math.max(most, cost[at] as number)
  let order = new Int32Array(cost.length)
  for (let at = 0; at < cost.length; at++) order[at] = at
  for (let shift = 0; most >= 2 ** shift; shift += digitBits) order = sortedByDigit(cost, order, shift)
  return order
}

function sortedByDigit(cost: ArrayLike<number>, order: Int32Array, shift: number): Int32Array<ArrayBuffer> {
  const mask = 2 ** digitBits - 1
  const next = new Int32Array(mask + 2)
  for (let at = 0; at < cost.length; at++) {
    const digit = ((cost[at] as number) >>> shift) & mask
    next[digit + 1] = (next[digit + 1] as number) + 1
  }
  for (let digit = 0; digit < mask; digit++) next[digit + 1] = (next[digit + 1] as number) + (next[digit] as number)
  const sorted = new Int32Array(order.length)
  for (let at = 0; at < order.length; at++) {
    const digit = ((cost[order[at] as number] as number) >>> shift) & mask
    const place = next[digit] as number
    sorted[place] = order[at] as number
    next[digit] = place + 1
  }
  return sorted
}
