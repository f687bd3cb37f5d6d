/**
 * A network whose nodes are numbered so that every arc leads to a higher number; flow goes from node 0 to the last.
 *
 * The cheapest flow of any size, by shortest augmenting paths with potentials (J. Edmonds, R. Karp 1972; R. Ahuja,
 * T. Magnanti, J. Orlin, Network Flows, 1993, 9.7), the arcs out of the source one after the other: as each opens, units
 * go over it for as long as the cheapest way on, to the sink or in the place of what came before, costs less than it
 * gives. All costs are whole numbers, so nothing is ever rounded.
 */
export class Network {
  readonly nodes: number
  readonly from: number[] = []
  readonly to: number[] = []
  readonly room: number[] = []
  readonly cost: number[] = []

  constructor(nodes: number) {
    this.nodes = nodes
  }

  /** Adds an arc that takes up to `capacity` units. @returns its number: `flowOn` tells what it carries */
  add(from: number, to: number, capacity: number, cost: number): number {
    this.from.push(from, to)
    this.to.push(to, from)
    this.room.push(capacity, 0)
    this.cost.push(cost, -cost)
    return this.from.length - 2
  }
}

export interface Flow {
  /** The units on each arc, by its number (the odd ones, arcs backwards, hold the same). */
  readonly flowOn: (arc: number) => number
  /** The potentials that prove it: no arc with room left has cost + potential[from] - potential[to] below 0. */
  readonly potential: Float64Array
}

/** The cheapest flow. Deterministic: of ways that cost the same, node and arc numbers decide. */
export function cheapestFlow(network: Network): Flow {
  const { nodes } = network
  const [from, to] = [Int32Array.from(network.from), Int32Array.from(network.to)]
  const [room, cost] = [Int32Array.from(network.room), Float64Array.from(network.cost)]
  const { start, arcs } = arcsByNode(nodes, from)
  const potential = firstPotentials(nodes, from, to, room, cost)
  const sink = nodes - 1
  const distance = new Float64Array(nodes).fill(Number.POSITIVE_INFINITY)
  const by = new Int32Array(nodes)
  const heap = new Heap(nodes)
  for (let at = 0; at < (start[1] as number); at++) {
    const arc = arcs[at] as number
    const first = to[arc] as number
    while ((room[arc] as number) > 0) {
      // What a way on may cost, in reduced costs, before going it would no longer save anything.
      const limit = (potential[first] as number) - (potential[0] as number) - (cost[arc] as number)
      if (limit <= 0) break
      const far = Math.min(limit, raisePotentials(first, limit))
      if (far === limit) break
      augment(arc)
    }
  }
  return { flowOn: (arc) => room[arc ^ 1] as number, potential }

  /** Dijkstra from a node until the source is reached again or everything nearer than the limit is settled. */
  function raisePotentials(first: number, limit: number): number {
    heap.clear()
    const seen = [first]
    const settled: number[] = []
    distance[first] = 0
    by[first] = -1
    heap.push(first, 0)
    let far = limit
    for (;;) {
      const node = heap.pop()
      const near = distance[node] as number
      if (node < 0 || near >= limit) break
      if (node === 0) {
        far = near
        break
      }
      settled.push(node)
      if (node === sink) reach(0, -1, near + (potential[sink] as number) - (potential[0] as number))
      for (let at = start[node] as number; at < (start[node + 1] as number); at++) {
        const arc = arcs[at] as number
        if ((room[arc] as number) === 0) continue
        const next = to[arc] as number
        reach(next, arc, near + (cost[arc] as number) + (potential[node] as number) - (potential[next] as number))
      }
    }
    for (const node of settled) potential[node] = (potential[node] as number) + (distance[node] as number) - far
    for (const node of seen) distance[node] = Number.POSITIVE_INFINITY
    return far

    function reach(next: number, arc: number, way: number): void {
      const before = distance[next] as number
      if (way >= before) return
      if (before === Number.POSITIVE_INFINITY) seen.push(next)
      distance[next] = way
      by[next] = arc
      heap.push(next, way)
    }
  }

  /** Sends what fits over an arc out of the source and on, along the way found. */
  function augment(arc: number): void {
    const way = [arc]
    for (let node = by[0] === -1 ? sink : 0; node !== to[arc]; ) {
      const last = by[node] as number
      way.push(last)
      node = from[last] as number
    }
    const units = way.reduce((least, each) => Math.min(least, room[each] as number), Number.POSITIVE_INFINITY)
    for (const each of way) {
      room[each] = (room[each] as number) - units
      room[each ^ 1] = (room[each ^ 1] as number) + units
    }
  }
}

function arcsByNode(nodes: number, from: Int32Array) {
  const start = new Int32Array(nodes + 1)
  for (const node of from) start[node + 1] = (start[node + 1] as number) + 1
  for (let node = 0; node < nodes; node++) start[node + 1] = (start[node + 1] as number) + (start[node] as number)
  const next = start.slice()
  const arcs = new Int32Array(from.length)
  for (const [arc, node] of from.entries()) {
    arcs[next[node] as number] = arc
    next[node] = (next[node] as number) + 1
  }
  return { start, arcs }
}

/** The lowest potentials that no arc contradicts, those out of the source left aside; the source and the sink have 0. */
function firstPotentials(nodes: number, from: Int32Array, to: Int32Array, room: Int32Array, cost: Float64Array) {
  const potential = new Float64Array(nodes).fill(Number.NEGATIVE_INFINITY)
  potential[nodes - 1] = 0
  const forward = Array.from({ length: from.length / 2 }, (_, at) => 2 * at).filter((arc) => (room[arc] as number) > 0)
  forward.sort((a, b) => (from[b] as number) - (from[a] as number))
  for (const arc of forward) {
    const [node, next] = [from[arc] as number, to[arc] as number]
    // A dead end: whoever leads there has to know its potential.
    if (potential[next] === Number.NEGATIVE_INFINITY) potential[next] = 0
    const needed = (potential[next] as number) - (cost[arc] as number)
    if (node > 0 && needed > (potential[node] as number)) potential[node] = needed
  }
  if (nodes > 0) potential[0] = 0
  return potential.map((height) => (height === Number.NEGATIVE_INFINITY ? 0 : height))
}

/** A binary heap of nodes by distance, lower numbers first among equals. */
class Heap {
  readonly #node: Int32Array
  readonly #key: Float64Array
  readonly #place: Int32Array
  #size = 0

  constructor(nodes: number) {
    this.#node = new Int32Array(nodes)
    this.#key = new Float64Array(nodes)
    this.#place = new Int32Array(nodes).fill(-1)
  }

  clear(): void {
    for (let at = 0; at < this.#size; at++) this.#place[this.#node[at] as number] = -1
    this.#size = 0
  }

  /** Adds a node, or brings it nearer. */
  push(node: number, key: number): void {
    let at = this.#place[node] as number
    if (at < 0) at = this.#size++
    while (at > 0) {
      const above = (at - 1) >> 1
      if (!this.#isBefore(key, node, above)) break
      this.#set(at, this.#node[above] as number, this.#key[above] as number)
      at = above
    }
    this.#set(at, node, key)
  }

  /** Takes the nearest node; -1 when there is none. */
  pop(): number {
    if (this.#size === 0) return -1
    const first = this.#node[0] as number
    this.#place[first] = -1
    const [node, key] = [this.#node[--this.#size] as number, this.#key[this.#size] as number]
    if (this.#size > 0) this.#sink(node, key)
    return first
  }

  #sink(node: number, key: number): void {
    let at = 0
    for (;;) {
      let below = 2 * at + 1
      if (below >= this.#size) break
      const other = below + 1
      if (other < this.#size && this.#isBefore(this.#key[other] as number, this.#node[other] as number, below))
        below = other
      if (this.#isBefore(key, node, below)) break
      this.#set(at, this.#node[below] as number, this.#key[below] as number)
      at = below
    }
    this.#set(at, node, key)
  }

  #isBefore(key: number, node: number, at: number): boolean {
    const other = this.#key[at] as number
    return key < other || (key === other && node < (this.#node[at] as number))
  }

  #set(at: number, node: number, key: number): void {
    this.#node[at] = node
    this.#key[at] = key
    this.#place[node] = at
  }
}
