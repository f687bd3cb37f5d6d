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

/** Lists without order, each way round: the ids of every list, and the lists of every id. */
export interface Lists {
  /** How many ids each list has. */
  readonly length: Uint16Array
  /** By list: where its ids begin in `ids`, which are numbers from 0. */
  readonly start: Int32Array
  readonly ids: Uint16Array
  /** By id: where its lists begin in `lists`. */
  readonly startOf: Int32Array
  readonly lists: Uint16Array
}

/** Packs lists of ids; nothing is listed twice in one. */
export function packLists(lists: readonly (readonly string[])[]): Lists {
  const vocabulary = new Vocabulary<string>()
  const packed = lists.map((list) => list.map((id) => vocabulary.number(id, () => id)))
  const holders = vocabulary.values.map((): number[] => [])
  for (const [list, ids] of packed.entries()) for (const id of ids) holders[id]?.push(list)
  const from = (parts: readonly number[][]) => {
    const start = new Int32Array(parts.length + 1)
    for (const [at, { length }] of parts.entries()) start[at + 1] = (start[at] as number) + length
    return start
  }
  return {
    length: Uint16Array.from(packed, ({ length }) => length),
    start: from(packed),
    ids: Uint16Array.from(packed.flat()),
    startOf: from(holders),
    lists: Uint16Array.from(holders.flat()),
  }
}
