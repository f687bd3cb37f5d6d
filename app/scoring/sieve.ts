import { blockSize } from './kernel.ts'
import { none, type Scorer } from './scorer.ts'
import { Staircase } from './staircase.ts'

const nothing = 65535
/** Costs and prices that come to less than this fit into 16 bits without doubt. */
const mostPriced = nothing - none
/** What blocks come to with prices is told apart in steps of 2 to the power of so much. */
const stepPower = 5

/** Picks cheap pairs out of blocks that have been scored, with mentors' prices or without. */
export class Sieve {
  /** What was found last: slots, block by block and place by place. */
  readonly found: Int32Array
  /** By slot: the row of the mentor. */
  readonly rowOf: Int32Array
  /** By row of the mentor. */
  readonly slotOf: Int32Array
  /** The lowest price in each block. */
  lowestPrice: Float64Array = new Float64Array()

  private readonly scorer: Scorer
  private price: Float64Array = new Float64Array()
  private offset = 0
  /** Slots of mentors with prices below `offset`, which the kernel does not know, and where those of each block begin. */
  private low: readonly number[] = []
  private readonly lowStart: Int32Array
  private readonly stairs = new Staircase(stepPower)
  /** The lowest with prices of the blocks of mentors who have a seat. */
  private readonly seated: Uint16Array

  constructor(scorer: Scorer) {
    const { blocks, blockStart, workbench, cost } = scorer
    this.scorer = scorer
    this.found = workbench?.found ?? new Int32Array(cost.length)
    this.rowOf = new Int32Array(cost.length).fill(-1)
    this.slotOf = new Int32Array(blockStart[blocks] as number)
    for (let block = 0; block < blocks; block++)
      for (let at = blockStart[block] as number; at < (blockStart[block + 1] as number); at++) {
        const slot = block * blockSize + at - (blockStart[block] as number)
        this.rowOf[slot] = at
        this.slotOf[at] = slot
      }
    this.lowStart = new Int32Array(blocks + 1)
    this.seated = scorer.lowestPriced.subarray(0, scorer.seatedBlocks)
  }

  /**
   * From now on blocks are also scored with prices. The kernel computes in 16 bits, which hold most of them if they are
   * counted from a little below most prices.
   *
   * @param price of each mentor, by row
   */
  setPrices(price: Float64Array): void {
    const { blocks, blockStart, workbench } = this.scorer
    this.price = price
    this.offset = Math.max(0, (price.slice().sort()[price.length >> 1] ?? 0) - none)
    this.lowestPrice = Float64Array.from({ length: blocks }, (_, block) => {
      let lowest = Number.POSITIVE_INFINITY
      for (let at = blockStart[block] as number; at < (blockStart[block + 1] as number); at++)
        lowest = Math.min(lowest, price[at] as number)
      return lowest
    })
    this.findLow()
    workbench?.setPrices(price, this.offset)
  }

  private findLow(): void {
    const { price, offset, slotOf, lowStart } = this
    const { blocks, blockStart } = this.scorer
    const low: number[] = []
    for (let block = 0; block < blocks; block++) {
      lowStart[block] = low.length
      for (let at = blockStart[block] as number; at < (blockStart[block + 1] as number); at++)
        if ((price[at] as number) < offset) low.push(slotOf[at] as number)
    }
    lowStart[blocks] = low.length
    this.low = low
  }

  /** Finds allowed pairs that cost so much or less in these blocks. @returns how many */
  gather(first: number, end: number, limit: number): number {
    const { scorer, found, rowOf } = this
    const most = Math.min(limit, none - 1)
    if (scorer.workbench) return scorer.workbench.gather(first, end, most, 0)
    let size = 0
    for (let block = first; block < end; block++) {
      if ((scorer.lowest[block] as number) > most) continue
      for (let slot = block * blockSize; slot < (block + 1) * blockSize && (rowOf[slot] as number) >= 0; slot++)
        if ((scorer.cost[slot] as number) <= most) found[size++] = slot
    }
    return size
  }

  /**
   * The same by cost and price; some of what it finds may not be allowed. Of the blocks where anything could be found
   * the lowest cost is found anew, so that it leaves out what was struck out since.
   */
  gatherPriced(first: number, end: number, limit: number): number {
    const { workbench } = this.scorer
    const above = Math.floor(limit - this.offset)
    if (above >= mostPriced || !workbench) return this.siftPriced(first, end, limit)
    return this.siftLow(first, end, limit, above < 0 ? 0 : workbench.gatherPriced(first, end, above, 0))
  }

  private siftLow(first: number, end: number, limit: number, from: number): number {
    const { scorer, found, low, lowStart, price, rowOf } = this
    let size = from
    for (let at = lowStart[first] as number; at < (lowStart[end] as number); at++) {
      const slot = low[at] as number
      if ((scorer.lowest[Math.floor(slot / blockSize)] as number) >= none) continue
      if ((scorer.cost[slot] as number) + (price[rowOf[slot] as number] as number) <= limit) found[size++] = slot
    }
    return size
  }

  private siftPriced(first: number, end: number, limit: number): number {
    const { scorer, found, rowOf, price, lowestPrice } = this
    const { cost, lowest } = scorer
    let size = 0
    for (let block = first; block < end; block++) {
      const least = lowest[block] as number
      if (least >= none || least + (lowestPrice[block] as number) > limit) continue
      let anew = nothing
      for (let slot = block * blockSize; slot < (block + 1) * blockSize; slot++) {
        const at = rowOf[slot] as number
        if (at < 0) break
        const own = cost[slot] as number
        if (own < anew) anew = own
        if (own < none && own + (price[at] as number) <= limit) found[size++] = slot
      }
      lowest[block] = anew
    }
    return size
  }

  /**
   * @param above pairs that come to less do not count
   * @returns what at least so many pairs with a seat are likely to come to, prices included
   */
  reachPriced(many: number, above = 0): number {
    return this.offset + this.stairs.reach(this.seated, many, Math.max(above - this.offset, this.leastSeated()))
  }

  /** What the lowest block is known to come to, less `offset`. */
  private leastSeated(): number {
    let least = nothing
    for (let at = 0; at < this.seated.length; at++) {
      const own = this.seated[at] as number
      if (own > 0 && own < least) least = own // 0 where it is not known
    }
    return least
  }

  /** No pair in a block that has been scored comes to less, its price included. */
  leastPriced(block: number): number {
    const { scorer, lowestPrice, offset, low, lowStart, price, rowOf } = this
    if ((scorer.lowest[block] as number) >= none) return Number.POSITIVE_INFINITY
    if (!scorer.workbench) return (scorer.lowest[block] as number) + (lowestPrice[block] as number)
    let least = (scorer.lowestPriced[block] as number) + offset
    for (let at = lowStart[block] as number; at < (lowStart[block + 1] as number); at++) {
      const slot = low[at] as number
      const own = scorer.cost[slot] as number
      if (own < none) least = Math.min(least, own + (price[rowOf[slot] as number] as number))
    }
    return least
  }
}
