/** A binary heap of what is to happen when: the least time first, on typed arrays that grow. */
export class Queue {
  length = 0
  private time = new Float64Array(256)
  private first = new Int32Array(256)
  private second = new Int32Array(256)

  /** When the next thing happens; infinity when nothing will. */
  get nextTime(): number {
    return this.length > 0 ? (this.time[0] as number) : Number.POSITIVE_INFINITY
  }

  /** The two numbers pushed with the next time. */
  get nextFirst(): number {
    return this.first[0] as number
  }

  get nextSecond(): number {
    return this.second[0] as number
  }

  clear(): void {
    this.length = 0
  }

  push(when: number, a: number, b: number): void {
    if (this.length === this.time.length) this.grow()
    const { time, first, second } = this
    let at = this.length++
    while (at > 0) {
      const above = (at - 1) >> 1
      if ((time[above] as number) <= when) break
      time[at] = time[above] as number
      first[at] = first[above] as number
      second[at] = second[above] as number
      at = above
    }
    time[at] = when
    first[at] = a
    second[at] = b
  }

  /** Takes the next thing away. */
  pop(): void {
    const { time, first, second } = this
    const last = --this.length
    if (last <= 0) return
    const when = time[last] as number
    let at = 0
    for (let below = 1; below < last; below = 2 * at + 1) {
      if (below + 1 < last && (time[below + 1] as number) < (time[below] as number)) below++
      if ((time[below] as number) >= when) break
      time[at] = time[below] as number
      first[at] = first[below] as number
      second[at] = second[below] as number
      at = below
    }
    time[at] = when
    first[at] = first[last] as number
    second[at] = second[last] as number
  }

  private grow(): void {
    const wider = <T extends Int32Array | Float64Array>(to: T, from: T): T => {
      to.set(from)
      return to
    }
    const length = 2 * this.time.length
    this.time = wider(new Float64Array(length), this.time)
    this.first = wider(new Int32Array(length), this.first)
    this.second = wider(new Int32Array(length), this.second)
  }
}
