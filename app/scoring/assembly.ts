/** What a function of a module takes, keeps and does; every number is 32 bits wide. */
export interface Routine {
  readonly name: string
  readonly parameters: number
  /** Whether it gives back a number. */
  readonly gives: boolean
  /** How many locals beside the parameters: numbers, then vectors of 128 bits. */
  readonly numbers: number
  readonly vectors: number
  readonly body: readonly number[]
}

/** The bytes of a WebAssembly module that works on one imported memory, `a.m`, of so many pages. */
export function assemble(pages: number, routines: readonly Routine[]): Uint8Array<ArrayBuffer> {
  const [number, vector] = [0x7f, 0x7b]
  const section = (id: number, content: readonly number[]) => [id, ...leb(content.length), ...content]
  const list = (items: readonly (readonly number[])[]) => [...leb(items.length), ...items.flat()]
  const text = (letters: string) => [letters.length, ...Array.from(letters, (letter) => letter.charCodeAt(0))]
  const types = routines.map(({ parameters, gives }) => [
    ...[0x60, ...leb(parameters), ...new Array<number>(parameters).fill(number)],
    ...(gives ? [1, number] : [0]),
  ])
  const codes = routines.map(({ numbers, vectors, body }) => {
    const code = [2, ...leb(numbers), number, ...leb(vectors), vector, ...body, 0x0b]
    return [...leb(code.length), ...code]
  })
  return Uint8Array.from([
    ...[0, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
    ...section(1, list(types)),
    ...section(2, [1, ...text('a'), ...text('m'), 2, 0, ...leb(pages)]),
    ...section(3, list(routines.map((_, at) => leb(at)))),
    ...section(7, list(routines.map(({ name }, at) => [...text(name), 0, ...leb(at)]))),
    ...section(10, list(codes)),
  ])
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

export const get = (local: number) => [0x20, ...leb(local)]
export const set = (local: number) => [0x21, ...leb(local)]
export const constant = (value: number) => [0x41, ...signed(value)]

/** Vectors, and numbers of 16 bits, read and written at an address and an offset known before. */
export const load = (offset: number) => simd(0x00, 0, ...leb(offset))
export const loadSplat = (offset: number) => simd(0x08, 1, ...leb(offset))
/** Reads one lane of a vector; the address comes before the vector. */
export const loadLane = (offset: number, lane: number) => simd(0x55, 1, ...leb(offset), lane)
export const store = (offset: number) => simd(0x0b, 0, ...leb(offset))
export const load16 = (offset: number) => [0x2f, 1, ...leb(offset)]
export const store16 = (offset: number) => [0x3b, 1, ...leb(offset)]
export const store32 = (offset: number) => [0x36, 2, ...leb(offset)]

export const number = {
  trailingZeros: [0x68],
  atMost: [0x4d],
  below: [0x49],
  add: [0x6a],
  subtract: [0x6b],
  multiply: [0x6c],
  and: [0x71],
  shiftLeft: [0x74],
  shiftRight: [0x76],
} as const
export const i16 = {
  splat: simd(0x10),
  firstLane: simd(0x19, 0),
  atMost: simd(0x34),
  bits: simd(0x84),
  narrow: simd(0x86),
  shiftRight: simd(0x8d),
  add: simd(0x8e),
  addSaturating: simd(0x90),
  subtract: simd(0x91),
  multiply: simd(0x95),
  min: simd(0x97),
} as const
export const i32 = {
  splat: simd(0x11),
  low: simd(0xa9),
  high: simd(0xaa),
  shiftRight: simd(0xad),
  add: simd(0xae),
  multiply: simd(0xb5),
} as const

/** Adds a number to a local. */
export const step = (local: number, by: number) => [...get(local), ...constant(by), ...number.add, ...set(local)]

/** Does it until the counter reaches the limit; at least once. */
export function loop(body: readonly number[], counter: number, limit: number, by: number): number[] {
  return [...repeat([...body, ...step(counter, by), ...get(counter), ...get(limit), ...number.below])]
}

/** Does it once, and again while what it leaves behind is not 0. */
export const repeat = (body: readonly number[]) => [0x03, 0x40, ...body, 0x0d, 0, 0x0b]

/** Does it where what was left behind is not 0. */
export const when = (body: readonly number[]) => [0x04, 0x40, ...body, 0x0b]

/** Leaves the lowest of a vector's eight lanes in the first. */
export function leaveLowest(vector: number): number[] {
  const moved = (by: number) => simd(0x0d, ...Array.from({ length: 16 }, (_, at) => (at + by) % 16))
  return [8, 4, 2].flatMap((by) => [
    ...[...get(vector), ...get(vector), ...get(vector)],
    ...[...moved(by), ...i16.min, ...set(vector)],
  ])
}
