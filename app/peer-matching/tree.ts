import type { Arcs } from './arcs.ts'
import { Forest } from './forest.ts'
import { Queue } from './queue.ts'

export const free = 0
export const odd = 1
export const even = 2
/** Even, but its arcs have not been looked at yet. */
export const waiting = 3

/** What a time in the queue stands for, where it is not an arc between two even vertices. */
export const reaching = -1
export const opening = -2

/**
 * The alternating tree of a search: which nodes are even and odd, since when, and how each was reached; and the duals,
 * which move with time while a node is in the tree. Those of even vertices are kept less the time they joined, those of
 * odd ones as they were then; `settle` brings all up to date.
 */
export class Tree {
  readonly forest: Forest
  protected readonly arcs: Arcs
  protected readonly dual: Float64Array
  protected readonly label: Uint8Array
  /** When an odd vertex joined the tree. */
  protected readonly joined: Float64Array
  /** When a vertex is reached over the arc from `reach`; for an odd one counted as if it were free since it joined. */
  protected readonly due: Float64Array
  protected readonly reach: Int32Array
  /** When a node joined the tree, and the arc over which an odd one did. */
  protected readonly since: Float64Array
  protected readonly entryFrom: Int32Array
  protected readonly entryAt: Int32Array
  protected readonly queue = new Queue()
  protected readonly evens: number[] = []
  protected now = 0
  protected end = 0
  /** No vertex with arcs was worth more when the search began. */
  protected highest = 0
  private readonly seen: Int32Array
  private round = 0
  private readonly nodes: number[] = []
  private readonly reached: number[] = []

  constructor(arcs: Arcs, mate: Int32Array, dual: Float64Array) {
    const { size } = arcs
    this.arcs = arcs
    this.forest = new Forest(mate)
    const nodes = this.forest.up.length
    this.dual = dual
    this.label = new Uint8Array(size)
    this.joined = new Float64Array(size)
    this.due = new Float64Array(size).fill(Number.POSITIVE_INFINITY)
    this.reach = new Int32Array(size)
    this.since = new Float64Array(nodes)
    this.entryFrom = new Int32Array(nodes)
    this.entryAt = new Int32Array(nodes)
    this.seen = new Int32Array(nodes)
    for (let vertex = 0; vertex < size; vertex++)
      if (arcs.start[vertex] !== arcs.start[vertex + 1]) this.highest = Math.max(this.highest, dual[vertex] as number)
  }

  protected makeEven(node: number): void {
    const { forest, label, dual, now } = this
    const last = forest.lastLeaf[node] as number
    for (let leaf = forest.firstLeaf[node] as number; ; leaf = forest.nextLeaf[leaf] as number) {
      label[leaf] = waiting
      dual[leaf] = (dual[leaf] as number) - now
      this.evens.push(leaf)
      if (leaf === last) break
    }
    this.note(node)
  }

  /** A node is in the tree from now on. */
  protected note(node: number): void {
    this.since[node] = this.now
    this.nodes.push(node)
  }

  protected makeOdd(node: number): void {
    const { forest, label, now } = this
    const last = forest.lastLeaf[node] as number
    for (let leaf = forest.firstLeaf[node] as number; ; leaf = forest.nextLeaf[leaf] as number) {
      label[leaf] = odd
      this.joined[leaf] = now
      if (leaf === last) break
    }
    this.enlist(node)
  }

  /** An odd node counts from now on; a blossom opens when its dual is used up. */
  protected enlist(node: number): void {
    this.note(node)
    if (node < this.forest.size) return
    const when = this.now + (this.forest.price[node] as number) / 2
    if (when < this.end) this.queue.push(when, node, opening)
  }

  protected touch(vertex: number, when: number, from: number): void {
    if (this.due[vertex] === Number.POSITIVE_INFINITY) this.reached.push(vertex)
    this.due[vertex] = when
    this.reach[vertex] = from
  }

  /** Settles a node's own dual before it becomes part of an even blossom; odd vertices become even. */
  protected absorb(node: number): void {
    const { forest, label, dual, now } = this
    const first = forest.firstLeaf[node] as number
    const isOdd = label[first] === odd
    if (node >= forest.size)
      forest.price[node] = (forest.price[node] as number) + (isOdd ? -2 : 2) * (now - (this.since[node] as number))
    if (!isOdd) return
    const last = forest.lastLeaf[node] as number
    for (let leaf = first; ; leaf = forest.nextLeaf[leaf] as number) {
      label[leaf] = waiting
      dual[leaf] = (dual[leaf] as number) + (this.joined[leaf] as number) - 2 * now
      this.evens.push(leaf)
      if (leaf === last) break
    }
  }

  /** What was odd within a blossom is free again; what may reach it does so as much later as it was odd. */
  protected leave(node: number): void {
    const { forest, now, due } = this
    const last = forest.lastLeaf[node] as number
    for (let leaf = forest.firstLeaf[node] as number; ; leaf = forest.nextLeaf[leaf] as number) {
      const passed = now - (this.joined[leaf] as number)
      this.label[leaf] = free
      this.dual[leaf] = (this.dual[leaf] as number) - passed
      if (due[leaf] !== Number.POSITIVE_INFINITY) {
        const when = (due[leaf] as number) + passed
        due[leaf] = when
        if (when < this.end) this.queue.push(when, leaf, reaching)
      }
      if (leaf === last) break
    }
  }

  protected rejoin(node: number): void {
    const { forest, now } = this
    const last = forest.lastLeaf[node] as number
    for (let leaf = forest.firstLeaf[node] as number; ; leaf = forest.nextLeaf[leaf] as number) {
      this.dual[leaf] = (this.dual[leaf] as number) - now + (this.joined[leaf] as number)
      if (leaf === last) break
    }
    this.makeEven(node)
  }

  /** The first node both paths to the root go through, an even one, found by climbing both in turn. */
  protected whereMeet(left: number, right: number): number {
    const { seen, forest } = this
    const round = ++this.round
    let one = left
    let two = right
    for (;;) {
      if (one >= 0) {
        if (seen[one] === round) return one
        seen[one] = round
        const mate = forest.mate[forest.base[one] as number] as number
        one = mate < 0 ? -1 : forest.top(this.entryFrom[forest.top(mate)] as number)
      }
      const other = two
      two = one
      one = other
    }
  }

  /** Brings the duals of everything in the tree up to the end, and forgets the tree. */
  protected settle(): void {
    const { forest, label, dual, due, end } = this
    for (const node of this.nodes) {
      if (forest.up[node] !== node) continue
      const isOdd = label[forest.firstLeaf[node] as number] === odd
      if (node >= forest.size)
        forest.price[node] = (forest.price[node] as number) + (isOdd ? -2 : 2) * (end - (this.since[node] as number))
      if (isOdd) this.settleOdd(node)
    }
    for (const vertex of this.evens) {
      const settled = (dual[vertex] as number) + end
      dual[vertex] = settled
      label[vertex] = free
      if (settled > this.highest) this.highest = settled
    }
    for (const vertex of this.reached) due[vertex] = Number.POSITIVE_INFINITY
    for (const list of [this.nodes, this.evens, this.reached]) list.length = 0
    this.queue.clear()
  }

  protected settleOdd(node: number): void {
    const { forest, label, dual, end } = this
    const last = forest.lastLeaf[node] as number
    for (let leaf = forest.firstLeaf[node] as number; ; leaf = forest.nextLeaf[leaf] as number) {
      dual[leaf] = (dual[leaf] as number) - end + (this.joined[leaf] as number)
      label[leaf] = free
      if (leaf === last) break
    }
  }
}
