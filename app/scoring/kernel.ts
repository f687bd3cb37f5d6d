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
}

/** Scores the blocks from `first` up to `end`; `row0` to `row4` are where the rows lie. */
export type Kernel = (
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

/**
 * The inner loop of scoring as WebAssembly with 128-bit SIMD, eight pairs at a time, written for one layout:
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
  const module = new WebAssembly.Module(assemble(layout, memory.buffer.byteLength / 65536))
  return new WebAssembly.Instance(module, { a: { m: memory } }).exports.k as Kernel
}

/** An unsigned number as LEB128, the way WebAssembly writes all of them. */
function leb(value: number): number[] {
  const low = value & 127
  return value < 128 ? [low] : [low | 128, ...leb(value >>> 7)]
}

/** A signed number as LEB128. */
function signed(value: number): number[] {
  const low = value & 127
  return value >= -64 && value < 64 ? [low] : [low | 128, ...signed(value >> 7)]
}

const simd = (opcode: number, ...rest: number[]) => [0xfd, ...leb(opcode), ...rest]
const get = (local: number) => [0x20, ...leb(local)]
const set = (local: number) => [0x21, ...leb(local)]
const constant = (value: number) => [0x41, ...signed(value)]
const load = (offset: number) => simd(0x00, 0, ...leb(offset))
const loadSplat = (offset: number) => simd(0x08, 1, ...leb(offset))
const store = (offset: number) => simd(0x0b, 0, ...leb(offset))
const store16 = (offset: number) => [0x3b, 1, ...leb(offset)]
const addressed = [0x6a]
const i16 = {
  splat: simd(0x10),
  firstLane: simd(0x19, 0),
  narrow: simd(0x86),
  shiftRight: simd(0x8d),
  add: simd(0x8e),
  addSaturating: simd(0x90),
  subtract: simd(0x91),
  multiply: simd(0x95),
  min: simd(0x97),
}
const i32 = {
  splat: simd(0x11),
  low: simd(0xa9),
  high: simd(0xaa),
  shiftRight: simd(0xad),
  add: simd(0xae),
  multiply: simd(0xb5),
}

/** The lanes of a vector moved down by so many bytes. */
const moved = (by: number) => simd(0x0d, ...Array.from({ length: 16 }, (_, at) => (at + by) % 16))

// The parameters, then the locals.
const [first, end, row0, factor, addend, weight] = [0, 1, 2, 7, 8, 9]
const [at, stop, lowest, answered, factors, addends, weights, cost, priced] = [10, 11, 12, 13, 14, 15, 16, 17, 18]
const [numbers, vectors] = [2, 7]

function assemble(layout: Layout, pages: number): Uint8Array<ArrayBuffer> {
  const bytes = (text: string) => [text.length, ...Array.from(text, (letter) => letter.charCodeAt(0))]
  const section = (id: number, content: number[]) => [id, ...leb(content.length), ...content]
  const [number, vector] = [0x7f, 0x7b]
  const body = [2, numbers, number, vectors, vector, ...program(layout), 0x0b]
  return Uint8Array.from([
    ...[0, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
    ...section(1, [1, 0x60, 10, ...new Array<number>(10).fill(number), 0]),
    ...section(2, [1, ...bytes('a'), ...bytes('m'), 2, 0, ...leb(pages)]),
    ...section(3, [1, 0]),
    ...section(7, [1, ...bytes('k'), 0, 0]),
    ...section(10, [1, ...leb(body.length), ...body]),
  ])
}

function program(layout: Layout): number[] {
  const width = 2 * blockSize
  const block = [
    ...[...constant(-1), ...i16.splat, ...set(lowest), ...constant(-1), ...i16.splat, ...set(priced)],
    ...[...get(at), ...constant(width), ...addressed, ...set(stop)],
    ...loop(eightPairs(layout), at, stop, 16),
    ...keepLowest(lowest, layout.lowest),
    ...keepLowest(priced, layout.lowestPriced),
  ]
  return [
    ...[...get(factor), ...i32.splat, ...set(factors)],
    ...[...get(addend), ...i32.splat, ...set(addends)],
    ...[...get(weight), ...i16.splat, ...set(weights)],
    ...[...get(first), ...constant(width), 0x6c, ...set(at)],
    ...loop(block, first, end, 1),
  ]
}

/** Writes the lowest lane of a vector for the block. */
function keepLowest(vector: number, to: number): number[] {
  const halve = (by: number) => [
    ...get(vector),
    ...get(vector),
    ...get(vector),
    ...moved(by),
    ...i16.min,
    ...set(vector),
  ]
  const address = [...get(first), ...constant(1), 0x74]
  return [...[8, 4, 2].flatMap(halve), ...address, ...get(vector), ...i16.firstLane, ...store16(to)]
}

/** Does it until the counter reaches the limit; at least once. */
function loop(body: number[], counter: number, limit: number, step: number): number[] {
  const on = [...get(counter), ...constant(step), ...addressed, ...set(counter)]
  return [0x03, 0x40, ...body, ...on, ...get(counter), ...get(limit), 0x49, 0x0d, 0, 0x0b]
}

/** One step of the inner loop; `at` is where it is, in bytes of a column of 16 bits. */
function eightPairs({ slots, words, needs, strengths, cost: costs, price }: Layout): number[] {
  const rows = Array.from({ length: rowsAtOnce }, (_, row) => [
    ...[...get(row0 + row), ...get(at), ...addressed, ...load(0)],
    ...(row > 0 ? i16.addSaturating : []),
  ])
  const product = (word: number) => [
    ...[...get(at), ...load(strengths + word * 2 * slots), ...constant(0), ...loadSplat(needs + 2 * word)],
    ...[...i16.multiply, ...(word % wordsInSum > 0 ? i16.add : [])],
  ]
  const sums = Array.from({ length: Math.ceil(words / wordsInSum) }, (_, sum) => [
    ...Array.from({ length: Math.min(wordsInSum, words - sum * wordsInSum) }, (_, word) =>
      product(sum * wordsInSum + word),
    ).flat(),
    ...[...constant(8), ...i16.shiftRight, ...(sum > 0 ? i16.add : [])],
  ])
  const value = (half: number[]) => [
    ...[...get(answered), ...half, ...get(factors), ...i32.multiply, ...get(addends), ...i32.add],
    ...[...constant(shift), ...i32.shiftRight],
  ]
  return [
    ...(words > 0 ? sums.flat() : [...constant(0), ...i16.splat]),
    ...set(answered),
    ...rows.flat(),
    ...[...constant(100), ...i16.splat, ...value(i32.low), ...value(i32.high), ...i16.narrow, ...i16.subtract],
    ...[...get(weights), ...i16.multiply, ...i16.addSaturating, ...set(cost)],
    ...[...get(at), ...get(cost), ...store(costs)],
    ...[...get(lowest), ...get(cost), ...i16.min, ...set(lowest)],
    ...[...get(at), ...load(price), ...get(cost), ...i16.addSaturating, ...get(priced), ...i16.min, ...set(priced)],
  ]
}
