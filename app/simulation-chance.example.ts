import { dice } from './peer-matching/peers.example.ts'

/** What happens by chance, the same every time for the same seed. */
export interface Chance {
  whole(least: number, most: number): number
  one<Value>(values: readonly Value[]): Value
  /** True in this share of cases. */
  share(part: number): boolean
  /** One of several by weight. */
  weighted<Value>(weights: readonly (readonly [Value, number])[]): Value
}

export function makeChance(seed: number): Chance {
  const roll = dice(seed)
  const one = <Value>(values: readonly Value[]) => values[roll(values.length)] as Value
  return {
    whole: (least, most) => least + roll(most - least + 1),
    one,
    share: (part) => roll(1_000_000) < part * 1_000_000,
    weighted: (weights) => one(weights.flatMap(([value, weight]) => Array.from({ length: weight }, () => value))),
  }
}
