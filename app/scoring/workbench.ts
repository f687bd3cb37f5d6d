import type { Columns } from './columns.ts'
import type { Facet } from './facet.ts'
import { blockSize, type Kernel, type Layout, makeKernel, rowsAtOnce } from './kernel.ts'

/** Memory for rows that are kept, in bytes; beyond it rows take each other's place. */
const mostForRows = 256 * 2 ** 20
const pageSize = 65536

/**
 * The kernel's memory: the skills of mentors, and rows of what facets lose written out mentor by mentor, so that
 * everything the kernel reads lies in a line.
 */
export class Workbench {
  readonly cost: Uint16Array
  readonly lowest: Uint16Array
  readonly lowestPriced: Uint16Array
  /** Slots found by `gather`. */
  readonly found: Int32Array
  private readonly columns: Columns
  private readonly facets: readonly Facet[]
  private readonly blockStart: Int32Array
  private readonly layout: Layout
  private readonly kernel: Kernel
  private readonly memory: Uint16Array
  private readonly needs: Uint16Array
  /** Where the rows of each facet begin, how many there is room for, and whose value is there now. */
  private readonly rowsAt: number[] = []
  private readonly valueAt: Int32Array[] = []
  private readonly row = new Int32Array(rowsAtOnce)
  /** Where each facet's codes lie by slot, and where all bases lie. */
  private readonly codesAt: number[] = []
  private readonly baseAt: number
  private readonly nothingAt: number
  private isPriced = false

  /**
   * @param mostOfOne how many rows the facet of most values may have for them to be kept
   * @returns null where there are more facets than the kernel adds up
   */
  static over(...[columns, blockStart, facets, base, mostOfOne]: ConstructorParameters<typeof Workbench>) {
    return facets.length > rowsAtOnce ? null : new Workbench(columns, blockStart, facets, base, mostOfOne)
  }

  constructor(columns: Columns, blockStart: Int32Array, facets: readonly Facet[], base: Uint16Array, mostOfOne = 1024) {
    this.columns = columns
    this.facets = facets
    this.blockStart = blockStart
    const blocks = blockStart.length - 1
    const slots = blocks * blockSize
    const words = 2 * columns.shared.words
    let size = 0
    const room = (bytes: number) => {
      const at = size
      size += Math.ceil(bytes / 16) * 16
      return at
    }
    this.layout = {
      slots,
      words,
      needs: room(2 * words),
      strengths: room(2 * words * slots),
      cost: room(2 * slots),
      lowest: room(2 * blocks),
      price: room(2 * slots),
      lowestPriced: room(2 * blocks),
      counted: room(2 * slots),
      found: room(4 * slots),
      values: room(2 * (1 + Math.max(...facets.map((facet) => facet.width)))),
    }
    this.nothingAt = room(2 * slots)
    this.baseAt = room(2 * slots)
    for (const _ of facets) this.codesAt.push(room(2 * slots))
    const shares = shareOut(Math.floor(mostForRows / Math.max(1, 2 * slots)), facets, mostOfOne)
    for (const rows of shares) {
      this.rowsAt.push(room(2 * slots * rows))
      this.valueAt.push(new Int32Array(rows).fill(-1))
    }
    this.row.fill(this.nothingAt)
    const memory = new WebAssembly.Memory({ initial: Math.ceil(size / pageSize) })
    this.kernel = makeKernel(this.layout, memory)
    this.memory = new Uint16Array(memory.buffer)
    this.needs = new Uint16Array(memory.buffer, this.layout.needs, words)
    this.cost = new Uint16Array(memory.buffer, this.layout.cost, slots)
    this.lowest = new Uint16Array(memory.buffer, this.layout.lowest, blocks)
    this.lowestPriced = new Uint16Array(memory.buffer, this.layout.lowestPriced, blocks)
    this.found = new Int32Array(memory.buffer, this.layout.found, slots)
    this.cost.fill(65535)
    this.placeStrengths()
    this.placeCodes(base)
  }

  /**
   * Sets the prices of mentors, less `offset`; as far as they fit into 16 bits. From now on `run` counts them in. Mentors
   * with prices below `offset` are never gathered.
   */
  setPrices(price: Float64Array, offset: number): void {
    const at = this.layout.price / 2
    this.isPriced = true
    this.eachSlot((mentor, slot) => {
      const own = (price[mentor] as number) - offset
      this.memory[at + slot] = own < 0 ? 65535 : Math.min(65535, own)
    })
  }

  private placeStrengths(): void {
    const { slots, strengths } = this.layout
    const { mentors, shared } = this.columns
    for (let word = 0; word < shared.words; word++)
      this.eachSlot((mentor, slot) => {
        const four = mentors.skills[word * mentors.ids.length + mentor] as number
        const at = strengths / 2 + 2 * word * slots + slot
        this.memory[at] = ((four & 255) << 8) | ((four >>> 8) & 255)
        this.memory[at + slots] = (((four >>> 16) & 255) << 8) | (four >>> 24)
      })
  }

  /** An empty slot's code is one more than all others. */
  private placeCodes(base: Uint16Array): void {
    const { memory, facets, codesAt, baseAt, layout } = this
    for (const [at, { mentors, width }] of facets.entries()) {
      const to = (codesAt[at] as number) / 2
      memory.fill(width, to, to + layout.slots)
      this.eachSlot((mentor, slot) => {
        memory[to + slot] = mentors[mentor] as number
      })
    }
    this.eachSlot((mentor, slot) => {
      memory[baseAt / 2 + slot] = base[mentor] as number
    })
  }

  private eachSlot(visit: (mentor: number, slot: number) => void): void {
    const { blockStart } = this
    for (let block = 0; block < blockStart.length - 1; block++) {
      const begin = blockStart[block] as number
      for (let at = begin; at < (blockStart[block + 1] as number); at++) visit(at, block * blockSize + at - begin)
    }
  }

  /** Turns to a mentee: their needs and rows are what `run` reads. */
  begin(mentee: number): void {
    const { needs, facets, row } = this
    const { mentees, shared } = this.columns
    for (let word = 0; word < shared.words; word++) {
      const four = mentees.skills[word * mentees.ids.length + mentee] as number
      needs[2 * word] = four & 65535
      needs[2 * word + 1] = four >>> 16
    }
    for (let at = 0; at < facets.length; at++)
      row[at] = this.rowFor(at, (facets[at] as Facet).mentees[mentee] as number)
  }

  /** Where the row of a facet's value lies; written out where it is not there yet. */
  private rowFor(at: number, value: number): number {
    const known = this.valueAt[at] as Int32Array
    const place = value % known.length
    const address = (this.rowsAt[at] as number) + 2 * this.layout.slots * place
    if (known[place] !== value) {
      known[place] = value
      this.writeOut(at, value, address)
    }
    return address
  }

  /** The last facet's rows carry what every pair of a mentor loses; the first one's keep empty slots out. */
  private writeOut(at: number, value: number, to: number): void {
    const { memory, baseAt, nothingAt, layout, codesAt, facets, kernel } = this
    const facet = facets[at] as Facet
    memory.set(facet.row(value), layout.values / 2)
    memory[layout.values / 2 + facet.width] = at === 0 ? 65535 : 0
    const base = at === facets.length - 1 ? baseAt : nothingAt
    kernel.spread(to, to + 2 * layout.slots, codesAt[at] as number, base)
  }

  /** Scores blocks into `cost`, `lowest` and, with prices, `lowestPriced`; the last three as the kernel wants them. */
  run(first: number, end: number, factor: number, addend: number, weight: number): void {
    const { kernel, isPriced, row } = this
    const [at0, at1, at2] = [row[0] as number, row[1] as number, row[2] as number]
    const [at3, at4] = [row[3] as number, row[4] as number]
    if (isPriced) kernel.scorePriced(first, end, at0, at1, at2, at3, at4, factor, addend, weight)
    else kernel.score(first, end, at0, at1, at2, at3, at4, factor, addend, weight)
  }

  /** Puts the slots of pairs that cost so much or less behind those found. @returns how many are found */
  gather(first: number, end: number, limit: number, found: number): number {
    return first < end ? this.kernel.gather(first, end, limit, found) : found
  }

  /** The same with prices. In blocks that were looked through the lowest are found anew. */
  gatherPriced(first: number, end: number, limit: number, found: number): number {
    return first < end ? this.kernel.gatherPriced(first, end, limit, found) : found
  }

  /** Counts pairs that cost so much or less; 65,535 times at most before they are taken. */
  count(first: number, end: number, limit: number): void {
    if (first < end) this.kernel.count(first, end, limit)
  }

  /** @returns how often each slot was counted since */
  takeCounts(): Uint16Array {
    const counted = new Uint16Array(this.memory.buffer, this.layout.counted, this.layout.slots)
    const taken = counted.slice()
    counted.fill(0)
    return taken
  }
}

/**
 * How many rows each facet may keep: those with few values all of them, the others what is left. That of most values
 * keeps the last alone where it has more than `mostOfOne`: mentees are gone through in its order.
 */
function shareOut(rows: number, facets: readonly Facet[], mostOfOne: number): number[] {
  const shares = new Map<Facet, number>()
  let left = rows
  for (const [at, facet] of facets.toSorted((a, b) => a.height - b.height).entries()) {
    const isLast = at === facets.length - 1
    const room = isLast && facet.height > mostOfOne ? 1 : Math.floor(left / (facets.length - at))
    const share = Math.max(1, Math.min(facet.height, room))
    shares.set(facet, share)
    left -= share
  }
  return facets.map((facet) => shares.get(facet) as number)
}
