/** Chance that is the same every time: a seeded generator (mulberry32), so that a demo world can be made again. */
export interface Chance {
  /** From 0 up to 1. */
  next(): number
  /** A whole number from `least` to `most`. */
  whole(least: number, most: number): number
  one<Value>(values: readonly Value[]): Value
  /** Several different ones, in the order they stand. */
  some<Value>(values: readonly Value[], least: number, most: number): Value[]
  /** True in this share of cases. */
  share(part: number): boolean
  /** One of several by weight. */
  weighted<Value>(weights: readonly (readonly [Value, number])[]): Value
  /** Around a mean, as many small chances add up. */
  around(mean: number, deviation: number): number
  shuffle<Value>(values: readonly Value[]): Value[]
}

export function makeChance(seed: number): Chance {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  const whole = (least: number, most: number) => least + Math.floor(next() * (most - least + 1))
  const one = <Value>(values: readonly Value[]) => values[whole(0, values.length - 1)] as Value
  const shuffle = <Value>(values: readonly Value[]) => {
    const drawn = [...values]
    for (let at = drawn.length - 1; at > 0; at--) {
      const other = whole(0, at)
      ;[drawn[at], drawn[other]] = [drawn[other] as Value, drawn[at] as Value]
    }
    return drawn
  }
  return {
    next,
    whole,
    one,
    shuffle,
    some: (values, least, most) => {
      const chosen = new Set(shuffle(values).slice(0, whole(least, Math.min(most, values.length))))
      return values.filter((value) => chosen.has(value))
    },
    share: (part) => next() < part,
    weighted: (weights) => {
      let left = next() * weights.reduce((sum, [, weight]) => sum + weight, 0)
      for (const [value, weight] of weights) {
        left -= weight
        if (left < 0) return value
      }
      return (weights.at(-1) as readonly [never, number])[0]
    },
    around: (mean, deviation) => mean + deviation * (next() + next() + next() + next() - 2) * Math.sqrt(3),
  }
}
