/**
 * Blossoms: odd sets of vertices that behave as one, nested in each other. A **node** is a vertex (below `size`) or a
 * blossom; the node at the top holds all those below it. The children of a blossom form a cycle of odd length that
 * begins with the child holding its base; children 1 and 2, 3 and 4, … are matched with each other, and only the base
 * is matched to the outside, or to nobody.
 *
 * The vertices of a node are a chain from `firstLeaf` over `nextLeaf` to `lastLeaf`: joining nodes joins their chains.
 */
export class Forest {
  readonly size: number
  /** Whom each vertex is matched with, -1 for nobody. */
  readonly mate: Int32Array
  readonly base: Int32Array
  /** The dual of each blossom. */
  readonly price: Float64Array
  /** The blossom a node is a child of, -1 at the top. */
  readonly parent: Int32Array
  /** How many vertices a node holds. */
  readonly count: Int32Array
  /**
   * Leads from a vertex to its node at the top, which points at itself. A blossom taken apart leads to its largest
   * child, so that only the vertices of the others need to be led elsewhere.
   */
  readonly up: Int32Array
  readonly firstLeaf: Int32Array
  readonly lastLeaf: Int32Array
  readonly nextLeaf: Int32Array
  readonly firstChild: Int32Array
  /** The next child of the same blossom, and the edge that leads there: from a vertex in here to one in there. */
  readonly nextChild: Int32Array
  readonly edgeFrom: Int32Array
  readonly edgeTo: Int32Array
  /** Names no blossom has had, from here on; and those that are to be had again. */
  private next: number
  private spare: number[]
  private readonly tasks: number[] = []

  constructor(mate: Int32Array) {
    const size = mate.length
    // At most size / 2 blossoms stand and as many are made in one search; the rest puts off `renew`.
    const nodes = 3 * size + 2
    this.size = size
    this.mate = mate
    this.base = ownNames(nodes)
    this.up = ownNames(nodes)
    this.firstLeaf = ownNames(nodes)
    this.lastLeaf = ownNames(nodes)
    this.price = new Float64Array(nodes)
    this.count = new Int32Array(nodes).fill(1)
    this.parent = new Int32Array(nodes).fill(-1)
    this.nextLeaf = new Int32Array(size).fill(-1)
    this.firstChild = new Int32Array(nodes).fill(-1)
    this.nextChild = new Int32Array(nodes).fill(-1)
    this.edgeFrom = new Int32Array(nodes)
    this.edgeTo = new Int32Array(nodes)
    this.next = size
    this.spare = []
  }

  /** The node at the top that holds a vertex. */
  top(vertex: number): number {
    const { up } = this
    let node = vertex
    for (let above = up[node] as number; above !== node; above = up[node] as number) {
      up[node] = up[above] as number
      node = up[node] as number
    }
    return node
  }

  /** Makes a blossom of nodes at the top; `from[i]`, `to[i]` is the edge from the i-th to the one after it. */
  join(cycle: readonly number[], from: readonly number[], to: readonly number[]): number {
    const blossom = this.spare.pop() ?? this.next++
    const first = cycle[0] as number
    this.firstChild[blossom] = first
    this.base[blossom] = this.base[first] as number
    this.price[blossom] = 0
    this.parent[blossom] = -1
    this.up[blossom] = blossom
    this.firstLeaf[blossom] = this.firstLeaf[first] as number
    this.count[blossom] = 0
    let last = -1
    for (let at = 0; at < cycle.length; at++) {
      const child = cycle[at] as number
      this.parent[child] = blossom
      this.up[child] = blossom
      this.count[blossom] = (this.count[blossom] as number) + (this.count[child] as number)
      this.nextChild[child] = cycle[at + 1 < cycle.length ? at + 1 : 0] as number
      this.edgeFrom[child] = from[at] as number
      this.edgeTo[child] = to[at] as number
      if (last >= 0) this.nextLeaf[last] = this.firstLeaf[child] as number
      last = this.lastLeaf[child] as number
    }
    this.lastLeaf[blossom] = last
    return blossom
  }

  /** Takes a blossom at the top apart, so that its children are at the top. */
  part(blossom: number): void {
    const first = this.firstChild[blossom] as number
    let largest = first
    for (let child = this.nextChild[first] as number; child !== first; child = this.nextChild[child] as number)
      if ((this.count[child] as number) > (this.count[largest] as number)) largest = child
    let child = first
    do {
      this.parent[child] = -1
      this.up[child] = child
      if (child !== largest) this.lead(child)
      child = this.nextChild[child] as number
    } while (child !== first)
    this.up[blossom] = largest
  }

  /** Leads all vertices of a node at the top there at once. */
  private lead(node: number): void {
    const last = this.lastLeaf[node] as number
    for (let leaf = this.firstLeaf[node] as number; ; leaf = this.nextLeaf[leaf] as number) {
      this.up[leaf] = node
      if (leaf === last) break
    }
  }

  /** Between searches: when names run out, those of blossoms taken apart may be given again. */
  renew(): void {
    const { size, up, parent } = this
    if (this.spare.length + up.length - this.next > size / 2) return
    const isUsed = new Uint8Array(up.length)
    for (let vertex = 0; vertex < size; vertex++) {
      up[vertex] = this.top(vertex)
      for (let node = parent[vertex] as number; node >= 0 && !isUsed[node]; node = parent[node] as number)
        isUsed[node] = 1
    }
    this.spare = []
    for (let node = this.next - 1; node >= size; node--) if (!isUsed[node]) this.spare.push(node)
  }

  /** Rearranges the matches inside a node at the top so that a vertex of it becomes its base. */
  rebase(node: number, vertex: number): void {
    const { tasks } = this
    tasks.push(node, vertex)
    while (tasks.length > 0) {
      const base = tasks.pop() as number
      const blossom = tasks.pop() as number
      if (blossom >= this.size && this.base[blossom] !== base) this.rebaseOne(blossom, base)
    }
  }

  /** Rearranges the children of one blossom and leaves their insides to be done. */
  private rebaseOne(blossom: number, base: number): void {
    let chosen = base
    while (this.parent[chosen] !== blossom) chosen = this.parent[chosen] as number
    this.tasks.push(chosen, base)
    let child = this.firstChild[blossom] as number
    let place = 0
    for (; child !== chosen; child = this.nextChild[child] as number) place++
    const first = this.firstChild[blossom] as number
    if (place % 2 === 0) this.matchChildren(first, chosen)
    else this.matchChildren(this.nextChild[chosen] as number, this.nextChild[first] as number)
    this.firstChild[blossom] = chosen
    this.base[blossom] = base
  }

  /** Matches the children from one up to another, two by two. */
  private matchChildren(from: number, until: number): void {
    for (let child = from; child !== until; ) {
      const other = this.nextChild[child] as number
      const [a, b] = [this.edgeFrom[child] as number, this.edgeTo[child] as number]
      this.mate[a] = b
      this.mate[b] = a
      if (child >= this.size) this.tasks.push(child, a)
      if (other >= this.size) this.tasks.push(other, b)
      child = this.nextChild[other] as number
    }
  }
}

/** Every name, pointing at itself. */
function ownNames(length: number): Int32Array {
  const names = new Int32Array(length)
  for (let name = 0; name < length; name++) names[name] = name
  return names
}
