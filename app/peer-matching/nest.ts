/**
 * Nested sets, each before the one around it, and what those around two of them cost together. Finds the smallest set
 * around both in O(log depth), by pointers that jump over many sets at once (Myers 1983).
 */
export class Nest {
  /** The sum of a set's price and all those around it. */
  private readonly sum: Float64Array
  private readonly around: Int32Array
  private readonly jump: Int32Array

  /** @param sets what each costs, and the place of the one around it, further on in the list; -1 for none */
  constructor(sets: readonly (readonly [price: number, around: number])[]) {
    const everything = sets.length
    this.sum = new Float64Array(everything + 1)
    this.around = new Int32Array(everything + 1).fill(everything)
    this.jump = new Int32Array(everything + 1).fill(everything)
    const depth = new Int32Array(everything + 1)
    for (let at = everything - 1; at >= 0; at--) {
      const [price, around] = sets[at] as readonly [number, number]
      const outer = around < 0 ? everything : around
      const far = this.jump[outer] as number
      const farther = this.jump[far] as number
      const isEven =
        (depth[outer] as number) - (depth[far] as number) === (depth[far] as number) - (depth[farther] as number)
      this.around[at] = outer
      this.jump[at] = isEven ? farther : outer
      depth[at] = (depth[outer] as number) + 1
      this.sum[at] = (this.sum[outer] as number) + price
    }
  }

  /** What all sets cost that are around both of two sets, or are them; -1 stands for none. */
  priceOfBoth(one: number, other: number): number {
    if (one < 0 || other < 0) return 0
    let [low, high] = one < other ? [one, other] : [other, one]
    while (low !== high) {
      const far = this.jump[low] as number
      low = far <= high ? far : (this.around[low] as number)
      if (low > high) [low, high] = [high, low]
    }
    return this.sum[low] as number
  }
}
