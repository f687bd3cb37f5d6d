/** How many steps there are; what is higher is not told apart. */
const steps = 256

/** Counts numbers by steps of equal width instead of sorting them. */
export class Staircase {
  private readonly counts = new Uint32Array(steps + 1)
  private readonly width: number

  constructor(width: number) {
    this.width = width
  }

  /**
   * A number that at least so many of these do not exceed, and hardly more.
   *
   * @param from where the first step begins; what is lower does not count
   * @returns infinity where there is none on the steps
   */
  reach(numbers: Uint16Array, many: number, from = 0): number {
    const { counts, width } = this
    counts.fill(0)
    for (let at = 0; at < numbers.length; at++) {
      const above = (numbers[at] as number) - from
      const step = above < 0 ? steps : Math.min(steps, Math.floor(above / width))
      counts[step] = (counts[step] as number) + 1
    }
    let sum = 0
    for (let step = 0; step < steps; step++) {
      sum += counts[step] as number
      if (sum >= many) return from + (step + 1) * width - 1
    }
    return Number.POSITIVE_INFINITY
  }
}
