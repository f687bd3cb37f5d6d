import {
  assemble,
  constant,
  get,
  i16,
  i32,
  leaveLowest,
  load,
  load16,
  loadLane,
  loadSplat,
  loop,
  number,
  type Routine,
  repeat,
  set,
  step,
  store,
  store16,
  store32,
  when,
} from './assembly.ts'

/** How many mentors are scored at once; a block is the unit of all that is passed over or looked at again. */
export const blockSize = 64
/** How many rows of what is lost are added up. */
export const rowsAtOnce = 5
/** Products of so many words, of two competencies each, fit into 16 bits. */
const wordsInSum = 4
/** The value of skills is found in fixed point, with so many bits behind the point. */
export const shift = 25

/** Where each part lies in the kernel's memory, in bytes. */
export interface Layout {
  /** How many mentors there is room for: a multiple of `blockSize`. */
  readonly slots: number
  /** How many words of two competencies. */
  readonly words: number
  /** A mentee's words, 16 bits each. */
  readonly needs: number
  /** Mentors' words: a column of `slots` each. */
  readonly strengths: number
  /** What every pair costs, 16 bits each. */
  readonly cost: number
  /** The lowest cost of each block, 16 bits each. */
  readonly lowest: number
  /** Mentors' prices, 16 bits each, and the lowest cost and price of each block. */
  readonly price: number
  readonly lowestPriced: number
  /** How often each pair was counted, 16 bits each. */
  readonly counted: number
  /** Slots that were found, 32 bits each. */
  readonly found: number
  /** What a row's codes stand for, while it is written out, 16 bits each. */
  readonly values: number
}

type Score = (
  first: number,
  end: number,
  row0: number,
  row1: number,
  row2: number,
  row3: number,
  row4: number,
  factor: number,
  addend: number,
  weight: number,
) => void

/** Blocks are from `first` up to `end`. */
export interface Kernel {
  /** Scores blocks into `cost` and `lowest`; `row0` to `row4` are where the rows lie. */
  readonly score: Score
  /** The same, and into `lowestPriced`. */
  readonly scorePriced: Score
  /** Writes the slots of all pairs that cost so much or less behind those found. @returns how many are found */
  readonly gather: (first: number, end: number, limit: number, found: number) => number
  /** The same with prices; in the blocks it looks through, the lowest are found anew. */
  readonly gatherPriced: (first: number, end: number, limit: number, found: number) => number
  /** Counts, slot by slot, pairs that cost so much or less. */
  readonly count: (first: number, end: number, limit: number) => void
  /** Writes out a row, slot by slot: the value of its code, and what its base adds. */
  readonly spread: (to: number, end: number, codes: number, base: number) => void
}

/**
 * The inner loops of scoring as WebAssembly with 128-bit SIMD, eight pairs at a time, written for one layout:
 *
 *     answered = Σ words (needs · strengths) >> 8     the high byte of a product is the sum of two
 *     cost     = Σ rows + weight · (100 - (answered · factor + addend >> shift))
 *     lowest   = min of a block's costs, and lowestPriced = min of its costs + prices
 *
 * Sums of rows saturate at 65,535, so that many broken rules never come round to a low cost. Fifteen times as fast as
 * the same loop over typed arrays, whose every read is checked.
 *
 * @param memory holds all of the layout, and the rows
 */
export function makeKernel(layout: Layout, memory: WebAssembly.Memory): Kernel {
  const bytes = assemble(memory.buffer.byteLength / 65536, [
    scoring(layout, false),
    scoring(layout, true),
    gathering(layout, false),
    gathering(layout, true),
    counting(layout),
    spreading(layout),
  ])
  return new WebAssembly.Instance(new WebAssembly.Module(bytes), { a: { m: memory } }).exports as unknown as Kernel
}

/** A block's numbers of 16 bits, in bytes. */
const width = 2 * blockSize
/** Steps of eight pairs in a block; they follow one another without a loop. */
const unrolled = blockSize / 8
const all = constant(-1)

function scoring(layout: Layout, isPriced: boolean): Routine {
  const [first, end, row0, factor, addend, weight] = [0, 1, 2, 7, 8, 9]
  const [at, lowest, answered, factors, addends, weights, cost, priced] = [10, 16, 17, 18, 19, 20, 21, 22]
  const rowAt = 11
  const needAt = 23
  const block = [
    ...[...all, ...i16.splat, ...set(lowest), ...all, ...i16.splat, ...set(priced)],
    ...rowsFrom(),
    ...Array.from({ length: unrolled }, (_, step) => eightPairs(16 * step)).flat(),
    ...keepLowest(first, lowest, layout.lowest),
    ...(isPriced ? keepLowest(first, priced, layout.lowestPriced) : []),
  ]
  return {
    name: isPriced ? 'scorePriced' : 'score',
    parameters: 10,
    gives: false,
    numbers: 6,
    vectors: 7 + layout.words,
    body: [
      ...Array.from({ length: layout.words }, (_, word) => [
        ...constant(0),
        ...loadSplat(layout.needs + 2 * word),
        ...set(needAt + word),
      ]).flat(),
      ...[...get(factor), ...i32.splat, ...set(factors)],
      ...[...get(addend), ...i32.splat, ...set(addends)],
      ...[...get(weight), ...i16.splat, ...set(weights)],
      ...[...get(first), ...constant(width), ...number.multiply, ...set(at)],
      ...loop([...block, ...step(at, width)], first, end, 1),
    ],
  }

  function rowsFrom(): number[] {
    return Array.from({ length: rowsAtOnce }, (_, row) => [
      ...get(row0 + row),
      ...get(at),
      ...number.add,
      ...set(rowAt + row),
    ]).flat()
  }

  /** One step of the inner loop; `at` is where it is, in bytes of a column of 16 bits. */
  function eightPairs(further: number): number[] {
    const { slots, words, strengths, cost: costs, price } = layout
    const rows = Array.from({ length: rowsAtOnce }, (_, row) => [
      ...[...get(rowAt + row), ...load(further)],
      ...(row > 0 ? i16.addSaturating : []),
    ])
    const product = (word: number) => [
      ...[...get(at), ...load(strengths + word * 2 * slots + further), ...get(needAt + word)],
      ...[...i16.multiply, ...(word % wordsInSum > 0 ? i16.add : [])],
    ]
    const sums = Array.from({ length: Math.ceil(words / wordsInSum) }, (_, sum) => [
      ...Array.from({ length: Math.min(wordsInSum, words - sum * wordsInSum) }, (_, word) =>
        product(sum * wordsInSum + word),
      ).flat(),
      ...[...constant(8), ...i16.shiftRight, ...(sum > 0 ? i16.add : [])],
    ])
    const value = (half: readonly number[]) => [
      ...[...get(answered), ...half, ...get(factors), ...i32.multiply, ...get(addends), ...i32.add],
      ...[...constant(shift), ...i32.shiftRight],
    ]
    return [
      ...(words > 0 ? sums.flat() : [...constant(0), ...i16.splat]),
      ...set(answered),
      ...rows.flat(),
      ...[...constant(100), ...i16.splat, ...value(i32.low), ...value(i32.high), ...i16.narrow, ...i16.subtract],
      ...[...get(weights), ...i16.multiply, ...i16.addSaturating, ...set(cost)],
      ...[...get(at), ...get(cost), ...store(costs + further)],
      ...[...get(lowest), ...get(cost), ...i16.min, ...set(lowest)],
      ...(isPriced ? [...get(at), ...load(price + further), ...get(cost), ...i16.addSaturating] : []),
      ...(isPriced ? [...get(priced), ...i16.min, ...set(priced)] : []),
    ]
  }
}

/** Writes the lowest lane of a vector for a block. */
function keepLowest(block: number, vector: number, to: number): number[] {
  const address = [...get(block), ...constant(1), ...number.shiftLeft]
  return [...leaveLowest(vector), ...address, ...get(vector), ...i16.firstLane, ...store16(to)]
}

/** Leaves whether a block's lowest is at most a limit. */
function reaches(block: number, limit: number, lowest: number): number[] {
  return [...get(block), ...constant(1), ...number.shiftLeft, ...load16(lowest), ...get(limit), ...number.atMost]
}

/** Goes through a block, eight pairs at a time. */
function through(block: number, at: number, stop: number, body: readonly number[]): number[] {
  return [
    ...[...get(block), ...constant(width), ...number.multiply, ...set(at)],
    ...[...get(at), ...constant(width), ...number.add, ...set(stop)],
    ...loop(body, at, stop, 16),
  ]
}

function gathering(layout: Layout, isPriced: boolean): Routine {
  const [first, end, limit, found] = [0, 1, 2, 3]
  const [at, stop, hits, limits, cost, priced, lowest, lowestPriced] = [4, 5, 6, 7, 8, 9, 10, 11]
  const note = [
    ...[...get(found), ...constant(2), ...number.shiftLeft],
    ...[...get(at), ...constant(1), ...number.shiftRight, ...get(hits), ...number.trailingZeros, ...number.add],
    ...[...store32(layout.found), ...step(found, 1)],
    ...[...get(hits), ...get(hits), ...constant(1), ...number.subtract, ...number.and, ...set(hits), ...get(hits)],
  ]
  const least = (vector: number, so: number) => [...get(vector), ...get(so), ...i16.min, ...set(vector)]
  const eight = [
    ...[...get(at), ...load(layout.cost), ...set(cost)],
    ...(isPriced ? [...get(at), ...load(layout.price), ...get(cost), ...i16.addSaturating, ...set(priced)] : []),
    ...(isPriced ? [...least(lowest, cost), ...least(lowestPriced, priced)] : []),
    ...[...get(isPriced ? priced : cost), ...get(limits), ...i16.atMost, ...i16.bits, ...set(hits)],
    ...[...get(hits), ...when(repeat(note))],
  ]
  const block = [
    ...(isPriced ? [...all, ...i16.splat, ...set(lowest), ...all, ...i16.splat, ...set(lowestPriced)] : []),
    ...through(first, at, stop, eight),
    ...(isPriced ? keepLowest(first, lowest, layout.lowest) : []),
    ...(isPriced ? keepLowest(first, lowestPriced, layout.lowestPriced) : []),
  ]
  const body = [...reaches(first, limit, isPriced ? layout.lowestPriced : layout.lowest), ...when(block)]
  return {
    name: isPriced ? 'gatherPriced' : 'gather',
    parameters: 4,
    gives: true,
    numbers: 3,
    vectors: 5,
    body: [...get(limit), ...i16.splat, ...set(limits), ...loop(body, first, end, 1), ...get(found)],
  }
}

function counting(layout: Layout): Routine {
  const [first, end, limit, at, stop, limits] = [0, 1, 2, 3, 4, 5]
  const eight = [
    ...[...get(at), ...get(at), ...load(layout.counted)],
    ...[...get(at), ...load(layout.cost), ...get(limits), ...i16.atMost, ...i16.subtract, ...store(layout.counted)],
  ]
  const body = [...reaches(first, limit, layout.lowest), ...when(through(first, at, stop, eight))]
  return {
    name: 'count',
    parameters: 3,
    gives: false,
    numbers: 2,
    vectors: 1,
    body: [...get(limit), ...i16.splat, ...set(limits), ...loop(body, first, end, 1)],
  }
}

function spreading({ values }: Layout): Routine {
  const [to, end, codes, base, eight] = [0, 1, 2, 3, 4]
  const lanes = Array.from({ length: 8 }, (_, lane) => [
    ...[...get(codes), ...load16(2 * lane), ...constant(1), ...number.shiftLeft],
    ...[...get(eight), ...loadLane(values, lane), ...set(eight)],
  ])
  const body = [
    ...lanes.flat(),
    ...[...get(to), ...get(eight), ...get(base), ...load(0), ...i16.add, ...store(0)],
    ...[...step(codes, 16), ...step(base, 16)],
  ]
  return { name: 'spread', parameters: 4, gives: false, numbers: 0, vectors: 1, body: loop(body, to, end, 16) }
}
