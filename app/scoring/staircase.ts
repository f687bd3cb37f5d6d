/** How many steps there are; what is higher is not told apart. */
const steps = 256

/** Counts numbers by steps of equal width instead of sorting them. */
export class Staircase {
  private readonly counts = new Uint32Array(steps + 1)
  /** Steps are 2 to the power of so much wide. */
  private readonly power: number

  constructor(power: number) {
    this.power = power
  }

  /**
   * A number that at least so many of these do not exceed, and hardly more.
   *
   * @param from where the first step begins; what is lower does not count
   * @returns infinity where there is none on the steps
   */
  reach(numbers: Uint16Array, many: number, from = 0): number {
    const { counts, power } = this
    counts.fill(0)
    for (let at = 0; at < numbers.length; at++) {
      const above = (numbers[at] as number) - from
      const step = above < 0 ? steps : Math.min(steps, above >> power)
      counts[step] = (counts[step] as number) + 1
    }
    let sum = 0
    for (let step = 0; step < steps; step++) {
      sum += counts[step] as number
      if (sum >= many) return from + ((step + 1) << power) - 1
    }
    return Number.POSITIVE_INFINITY
  }
}
