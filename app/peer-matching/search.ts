import type { Arcs } from './arcs.ts'
import { even, free, opening, reaching, Tree, waiting } from './tree.ts'

/**
 * Edmonds' search with blossoms, from one exposed vertex at a time, in the manner of Dijkstra: the tree's duals move by
 * the time that has passed (even vertices up, odd ones down), and everything that can happen has a time known in
 * advance, kept in a queue: a free vertex is reached, two even nodes meet, an odd blossom's dual is used up. The search
 * ends at the first time an exposed vertex is reached or an even one is worth `ceiling`, being exposed; nothing that
 * would happen later is ever put into the queue. Only what was touched is put in order again.
 *
 * Sources: Edmonds 1965; Galil, Micali and Gabow 1986 for the queue; Kolmogorov 2009 for duals that move tree by tree.
 */
export class Search extends Tree {
  private readonly ceiling: number
  private endAt = 0
  private isReach = false
  /** What `meet` gathers: the nodes of a cycle, and the arcs from each to the next. */
  private readonly cycle: number[] = []
  private readonly from: number[] = []
  private readonly to: number[] = []

  /** @param mate, dual matches without slack and feasible duals to begin with; both are changed */
  constructor(arcs: Arcs, mate: Int32Array, dual: Float64Array, ceiling: number) {
    super(arcs, mate, dual)
    this.ceiling = ceiling
  }

  /** Finds a mate for an exposed vertex, or somebody in the tree who is better left exposed. */
  run(root: number): void {
    const { queue, forest } = this
    this.now = 0
    this.end = Number.POSITIVE_INFINITY
    let looked = 0
    forest.renew()
    this.makeEven(forest.top(root))
    for (;;) {
      while (looked < this.evens.length) this.look(this.evens[looked++] as number)
      if (queue.nextTime >= this.end) break
      const [a, b] = [queue.nextFirst, queue.nextSecond]
      const when = queue.nextTime
      queue.pop()
      this.now = when
      if (b === reaching) this.grow(a, when)
      else if (b === opening) this.open(a)
      else this.meet(a, b)
    }
    this.augment()
    this.settle()
  }

  /** Looks at the arcs of a vertex that has become even, cheapest first, up to where nothing can happen before the end. */
  private look(vertex: number): void {
    const { arcs, forest, label, dual, due, queue } = this
    const { head, weight } = arcs
    label[vertex] = even
    const stored = dual[vertex] as number
    const node = forest.top(vertex)
    if (this.ceiling - stored < this.end) this.endWith(this.ceiling - stored, vertex, false)
    let enough = stored + this.highest + 2 * this.end
    const last = arcs.start[vertex + 1] as number
    for (let at = arcs.start[vertex] as number; at < last; at++) {
      const cost = weight[at] as number
      if (cost >= enough) break
      const other = head[at] as number
      const is = label[other] as number
      if (is === waiting) continue
      const slack = cost - stored - (dual[other] as number)
      if (is === even) {
        if (slack / 2 < this.end && forest.top(other) !== node) queue.push(slack / 2, vertex, other)
      } else if (is === free) {
        if (slack >= (due[other] as number) || slack >= this.end) continue
        this.touch(other, slack, vertex)
        if ((forest.mate[other] as number) >= 0) queue.push(slack, other, reaching)
        else {
          this.endWith(slack, other, true)
          enough = stored + this.highest + 2 * this.end
        }
      } else if (forest.up[other] !== other) {
        // An odd vertex within a blossom: its slack stands still until the blossom opens.
        if (slack < (due[other] as number) && slack < this.end) this.touch(other, slack, vertex)
      }
    }
  }

  private endWith(when: number, vertex: number, isReach: boolean): void {
    this.end = when
    this.endAt = vertex
    this.isReach = isReach
  }

  /** A free vertex is reached: its node becomes odd, the node matched to that even. */
  private grow(vertex: number, when: number): void {
    const { forest } = this
    if (this.label[vertex] !== free || this.due[vertex] !== when) return
    const node = forest.top(vertex)
    const mate = forest.mate[forest.base[node] as number] as number
    if (mate < 0) {
      this.endWith(when, vertex, true)
      return
    }
    this.entryFrom[node] = this.reach[vertex] as number
    this.entryAt[node] = vertex
    this.makeOdd(node)
    this.makeEven(forest.top(mate))
  }

  /** Two even vertices meet over an arc without slack: the cycle they close becomes a blossom. */
  private meet(a: number, b: number): void {
    const { forest, cycle, from, to } = this
    const [left, right] = [forest.top(a), forest.top(b)]
    if (left === right) return
    const meeting = this.whereMeet(left, right)
    this.climb(left, meeting, to, from)
    cycle.push(meeting)
    cycle.reverse()
    from.reverse()
    to.reverse()
    from.push(a)
    to.push(b)
    this.climb(right, meeting, from, to)
    for (const node of cycle) this.absorb(node)
    this.note(forest.join(cycle, from, to))
    cycle.length = 0
    from.length = 0
    to.length = 0
  }

  /** Gathers the nodes from an even one up to, but without, another, and the arcs that lead on from each. */
  private climb(node: number, until: number, from: number[], to: number[]): void {
    const { forest, cycle, entryAt, entryFrom } = this
    for (let even = node; even !== until; ) {
      const base = forest.base[even] as number
      const mate = forest.mate[base] as number
      const odd = forest.top(mate)
      const entry = entryFrom[odd] as number
      cycle.push(even, odd)
      from.push(base, entryAt[odd] as number)
      to.push(mate, entry)
      even = forest.top(entry)
    }
  }

  /** An odd blossom's dual is used up: its children take its place in the tree, or leave it. */
  private open(blossom: number): void {
    const { forest } = this
    if (forest.up[blossom] !== blossom) return
    const [at, from] = [this.entryAt[blossom] as number, this.entryFrom[blossom] as number]
    const first = forest.firstChild[blossom] as number
    forest.price[blossom] = 0
    forest.part(blossom)
    const entered = forest.top(at)
    const children: number[] = []
    for (let child = entered; children.length === 0 || child !== entered; child = forest.nextChild[child] as number)
      children.push(child)
    const place = children.indexOf(first)
    const isForward = place % 2 === 0
    const path = isForward ? children.slice(0, place + 1) : [entered, ...children.slice(place).reverse()]
    const aside = isForward ? children.slice(place + 1) : children.slice(1, place)
    for (const child of aside) this.leave(child)
    this.entryAt[entered] = at
    this.entryFrom[entered] = from
    for (let step = 0; step < path.length; step += 2) {
      const child = path[step] as number
      const before = path[step - 1]
      if (before !== undefined) {
        this.entryFrom[child] = (isForward ? forest.edgeFrom[before] : forest.edgeTo[child]) as number
        this.entryAt[child] = (isForward ? forest.edgeTo[before] : forest.edgeFrom[child]) as number
        this.rejoin(before)
      }
      this.enlist(child)
    }
  }

  /** Swaps matches along the path from the root to where the search ended. */
  private augment(): void {
    const { forest, endAt } = this
    const { mate } = forest
    let vertex = endAt
    let other = -1
    if (this.isReach) {
      vertex = this.reach[endAt] as number
      other = endAt
      forest.rebase(forest.top(endAt), endAt)
      mate[endAt] = vertex
    }
    for (;;) {
      const node = forest.top(vertex)
      const left = mate[forest.base[node] as number] as number
      forest.rebase(node, vertex)
      mate[vertex] = other
      if (left < 0) return
      const above = forest.top(left)
      other = this.entryAt[above] as number
      vertex = this.entryFrom[above] as number
      forest.rebase(above, other)
      mate[other] = vertex
    }
  }
}
