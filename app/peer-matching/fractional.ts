import type { Arcs } from './arcs.ts'
import { Queue } from './queue.ts'

/** Matches and duals to begin with: every match without slack, every dual feasible. */
export interface Start {
  readonly mate: Int32Array
  readonly dual: Float64Array
}

/** Raises every vertex's dual as far as its arcs allow, and matches neighbours without slack as they come. */
export function startGreedily({ size, start, head, weight }: Arcs, ceiling: number): Start {
  const mate = new Int32Array(size).fill(-1)
  const dual = new Float64Array(size)
  let highest = 0
  for (let vertex = 0; vertex < size; vertex++) {
    const first = start[vertex] as number
    const hasArcs = first < (start[vertex + 1] as number)
    dual[vertex] = hasArcs ? (weight[first] as number) / 2 : ceiling
    if (hasArcs) highest = Math.max(highest, dual[vertex] as number)
  }
  for (let vertex = 0; vertex < size; vertex++) {
    if ((mate[vertex] as number) >= 0) continue
    const own = dual[vertex] as number
    let least = ceiling - own
    let nearest = -1
    for (let at = start[vertex] as number; at < (start[vertex + 1] as number); at++) {
      const left = (weight[at] as number) - own
      if (left - highest > least || (left - highest === least && nearest >= 0)) break
      const other = head[at] as number
      const slack = left - (dual[other] as number)
      const isFree = mate[other] === -1
      if (slack > least || (slack === least && (!isFree || nearest >= 0))) continue
      least = slack
      nearest = isFree ? other : -1
    }
    dual[vertex] = own + least
    if (own + least > highest && least > 0) highest = own + least
    if (nearest < 0) continue
    mate[vertex] = nearest
    mate[nearest] = vertex
  }
  return { mate, dual }
}

const free = 0
const odd = 1
const even = 2

/**
 * Solves the fractional problem, in which a vertex may be half matched to each neighbour on an odd cycle, and then
 * leaves one vertex of each such cycle exposed. Cheap, because no blossoms are needed; few vertices are left to search
 * from. The searches are those of `search.ts`, except that an odd cycle, once closed, ends one.
 *
 * Source: Balas 1981; Kolmogorov 2009 calls it the fractional jump start.
 */
export class Fractional {
  private readonly arcs: Arcs
  private readonly mate: Int32Array
  private readonly dual: Float64Array
  private readonly ceiling: number
  /** The next vertex on an odd cycle of halves, -1 elsewhere. */
  private readonly along: Int32Array
  private readonly label: Uint8Array
  private readonly due: Float64Array
  private readonly reach: Int32Array
  private readonly seen: Int32Array
  private readonly queue = new Queue()
  private readonly evens: number[] = []
  private readonly odds: number[] = []
  private readonly reached: number[] = []
  private highest = 0
  private end = 0
  private endAt = 0
  private endFrom = -1
  private isCycle = false

  constructor(arcs: Arcs, { mate, dual }: Start, ceiling: number) {
    const { size } = arcs
    this.arcs = arcs
    this.mate = mate
    this.dual = dual
    this.ceiling = ceiling
    this.along = new Int32Array(size).fill(-1)
    this.label = new Uint8Array(size)
    this.due = new Float64Array(size).fill(Number.POSITIVE_INFINITY)
    this.reach = new Int32Array(size)
    this.seen = new Int32Array(size).fill(-1)
    for (let vertex = 0; vertex < size; vertex++)
      if (arcs.start[vertex] !== arcs.start[vertex + 1]) this.highest = Math.max(this.highest, dual[vertex] as number)
  }

  run(): void {
    const { mate, along, dual } = this
    for (let vertex = 0; vertex < this.arcs.size; vertex++)
      if (mate[vertex] === -1 && along[vertex] === -1 && dual[vertex] !== this.ceiling) this.search(vertex)
    for (let vertex = 0; vertex < this.arcs.size; vertex++) if (along[vertex] !== -1) this.matchAlong(vertex)
  }

  private search(root: number): void {
    const { queue, label, due, mate, dual } = this
    this.end = Number.POSITIVE_INFINITY
    this.look(root, 0)
    while (queue.nextTime < this.end) {
      const [vertex, now] = [queue.nextFirst, queue.nextTime]
      queue.pop()
      if (label[vertex] !== free || due[vertex] !== now) continue
      label[vertex] = odd
      dual[vertex] = (dual[vertex] as number) + now
      this.odds.push(vertex)
      this.look(mate[vertex] as number, now)
    }
    if (this.isCycle) this.closeCycle(this.endFrom, this.endAt, root)
    else {
      if (this.endFrom >= 0 && this.along[this.endAt] !== -1) this.matchAlong(this.endAt)
      this.swap(this.endAt, this.endFrom)
    }
    this.settle()
  }

  /** Makes a vertex even and looks at its arcs, cheapest first. */
  private look(vertex: number, now: number): void {
    const { label, dual, due, mate, queue } = this
    const { start, head, weight } = this.arcs
    const stored = (dual[vertex] as number) - now
    label[vertex] = even
    dual[vertex] = stored
    this.evens.push(vertex)
    if (this.ceiling - stored < this.end) this.endWith(this.ceiling - stored, vertex, -1, false)
    let enough = stored + this.highest + 2 * this.end
    const last = start[vertex + 1] as number
    for (let at = start[vertex] as number; at < last; at++) {
      const cost = weight[at] as number
      if (cost >= enough) break
      const other = head[at] as number
      const is = label[other] as number
      if (is === odd) continue
      const slack = cost - stored - (dual[other] as number)
      if (is === even) {
        if (slack / 2 >= this.end) continue
        this.endWith(slack / 2, other, vertex, true)
      } else {
        if (slack >= (due[other] as number) || slack >= this.end) continue
        if (due[other] === Number.POSITIVE_INFINITY) this.reached.push(other)
        due[other] = slack
        this.reach[other] = vertex
        if ((mate[other] as number) >= 0) {
          queue.push(slack, other, 0)
          continue
        }
        this.endWith(slack, other, vertex, false)
      }
      enough = stored + this.highest + 2 * this.end
    }
  }

  private endWith(when: number, at: number, from: number, isCycle: boolean): void {
    this.end = when
    this.endAt = at
    this.endFrom = from
    this.isCycle = isCycle
  }

  /** Swaps matches along the path to the root; the vertex gets a new mate, or is left exposed for -1. */
  private swap(at: number, from: number): void {
    const { mate } = this
    let [vertex, other] = from < 0 ? [at, -1] : [from, at]
    if (from >= 0) mate[at] = from
    for (;;) {
      const left = mate[vertex] as number
      mate[vertex] = other
      if (left < 0) return
      other = left
      vertex = this.reach[left] as number
      mate[other] = vertex
    }
  }

  /** Two even vertices meet: the cycle they close is of halves from now on, the rest of the path is swapped. */
  private closeCycle(left: number, right: number, root: number): void {
    const { mate, along, reach, seen } = this
    const above = (vertex: number) => reach[mate[vertex] as number] as number
    for (let vertex = left; ; vertex = above(vertex)) {
      seen[vertex] = root
      if ((mate[vertex] as number) < 0) break
    }
    let meeting = right
    while (seen[meeting] !== root) meeting = above(meeting)
    const cycle: number[] = []
    for (let vertex = left; vertex !== meeting; vertex = above(vertex)) cycle.push(vertex, mate[vertex] as number)
    cycle.push(meeting)
    const half = cycle.length
    for (let vertex = right; vertex !== meeting; vertex = above(vertex)) cycle.push(vertex, mate[vertex] as number)
    const ordered = [...cycle.slice(0, half), ...cycle.slice(half).reverse()]
    this.swap(meeting, -1)
    for (const [place, vertex] of ordered.entries()) {
      mate[vertex] = -1
      along[vertex] = ordered[(place + 1) % ordered.length] as number
    }
  }

  /** Turns a cycle of halves into matches; one vertex is left exposed. */
  private matchAlong(exposed: number): void {
    const { mate, along } = this
    let vertex = along[exposed] as number
    along[exposed] = -1
    while (vertex !== exposed) {
      const other = along[vertex] as number
      const next = along[other] as number
      mate[vertex] = other
      mate[other] = vertex
      along[vertex] = -1
      along[other] = -1
      vertex = next
    }
  }

  private settle(): void {
    const { label, dual, due, end } = this
    for (const vertex of this.evens) {
      const settled = (dual[vertex] as number) + end
      dual[vertex] = settled
      label[vertex] = free
      if (settled > this.highest) this.highest = settled
    }
    for (const vertex of this.odds) {
      dual[vertex] = (dual[vertex] as number) - end
      label[vertex] = free
    }
    for (const vertex of this.reached) due[vertex] = Number.POSITIVE_INFINITY
    for (const list of [this.evens, this.odds, this.reached]) list.length = 0
    this.queue.clear()
  }
}
