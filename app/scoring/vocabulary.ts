/** Numbers are kept in 16 bits, of which `columns.ts` needs two for itself. */
const mostValues = 65_534

/** Values that many people share, each kept once; a person has only its number. */
export class Vocabulary<Value> {
  readonly values: Value[] = []
  private readonly numbers = new Map<string | number, number>()

  /**
   * The number of a value, from 0 in the order they come; values with the same key are the same.
   *
   * @throws RangeError beyond 65,534 different values
   */
  number(key: string | number, value: () => Value): number {
    const known = this.numbers.get(key)
    if (known !== undefined) return known
    if (this.values.length === mostValues) throw new RangeError(`There are more than ${mostValues} different values.`)
    this.numbers.set(key, this.values.length)
    return this.values.push(value()) - 1
  }
}

/** Lists without order, as sets of bits: `words` of each list, the first for the first 32 ids, and how many ids. */
export interface Lists {
  readonly words: number
  readonly bits: Int32Array
  readonly length: Uint16Array
}

/** Packs lists of ids; nothing is listed twice in one. */
export function packLists(lists: readonly (readonly string[])[]): Lists {
  const ids = new Map([...new Set(lists.flat())].map((id, place) => [id, place]))
  const words = Math.max(1, Math.ceil(ids.size / 32))
  const bits = new Int32Array(lists.length * words)
  for (const [list, each] of lists.entries())
    for (const id of each) {
      const place = ids.get(id) ?? 0
      const at = list * words + (place >> 5)
      bits[at] = (bits[at] ?? 0) | (1 << (place & 31))
    }
  return { words, bits, length: Uint16Array.from(lists, (each) => each.length) }
}

/** How many ids a list shares with each. */
export function countShared({ words, bits }: Lists, one: number, counts: Uint8Array): void {
  counts.fill(0)
  for (let word = 0; word < words; word++) {
    const own = bits[one * words + word] as number
    if (own === 0) continue
    for (let other = 0, at = word; other < counts.length; other++, at += words)
      counts[other] = (counts[other] as number) + bitsIn(own & (bits[at] as number))
  }
}

/** How many bits are set (Warren, Hacker's Delight, 5-1). */
function bitsIn(word: number): number {
  const pairs = word - ((word >>> 1) & 0x55555555)
  const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333)
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24
}
