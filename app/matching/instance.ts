import {
  BadProblem,
  checkList,
  checkSides,
  checkWhole,
  inRows,
  jsonPath,
  makeProblem,
  mostCost,
  mostPeople,
  type Pair,
  type Problem,
  type Sides,
  type Whereabouts,
} from './problem.ts'

const format = 'alongside-matching/1'
const fields = ['format', 'mentees', 'mentors', 'capacity', 'least', 'priority', 'pairs']

/** "MMB1": the first word of a binary instance. */
const magic = 0x31424d4d
const headerWords = 16

/** Reads an instance in either format, told apart by its first bytes. */
export function readInstance(bytes: Uint8Array): Problem {
  const isBinary = bytes.length >= 4 && new DataView(bytes.buffer, bytes.byteOffset).getUint32(0, true) === magic
  return isBinary ? readBinary(bytes) : readJson(bytes)
}

/** An instance as JSON, a pair a line. */
export function writeJson({ mentees, mentors, ...problem }: Problem): string {
  const lists = (['capacity', 'least', 'priority'] as const).map((part) => `"${part}": [${problem[part].join(', ')}]`)
  const pairs: string[] = []
  for (let mentee = 0; mentee < mentees; mentee++)
    for (let at = problem.rowStart[mentee] as number; at < (problem.rowStart[mentee + 1] as number); at++)
      pairs.push(`    [${mentee}, ${problem.mentor[at]}, ${problem.cost[at]}]`)
  return `{ "format": "${format}",
  "mentees": ${mentees}, "mentors": ${mentors},
  ${lists.join(',\n  ')},
  "pairs": [${pairs.length ? `\n${pairs.join(',\n')}\n  ` : ''}] }
`
}

/** An instance in binary; the format has no room for `least`, so a problem with some is refused. */
export function writeBinary(problem: Problem): Uint8Array {
  const fewest = problem.least.findIndex((least) => least > 0)
  if (fewest >= 0) throw new BadProblem(jsonPath('least', fewest), 'the binary format has no place for it; use JSON')
  const { mentees, mentors, capacity, priority, rowStart, mentor, cost } = problem
  const dearest = cost.reduce((most, each) => Math.max(most, each), 0)
  const header = new Int32Array(headerWords)
  header.set([magic, 1, mentees, mentors, cost.length, dearest])
  const parts = [header, capacity, priority, rowStart, mentor, cost]
  const bytes = new DataView(new ArrayBuffer(4 * parts.reduce((words, part) => words + part.length, 0)))
  let at = 0
  for (const part of parts) for (const word of part) bytes.setInt32(4 * at++, word, true)
  return new Uint8Array(bytes.buffer)
}

function readJson(bytes: Uint8Array): Problem {
  const said = readObject(bytes, format, fields)
  if (!Array.isArray(said.pairs)) throw new BadProblem('$.pairs', 'a list of [mentee, mentor, cost] is needed')
  return makeProblem(said as unknown as Sides, said.pairs as Pair[])
}

/**
 * Reads a JSON object that names its format and has no field besides those listed.
 *
 * @throws BadProblem that begins with the byte where the text is not JSON, or with the field
 */
export function readObject(bytes: Uint8Array, format: string, fields: readonly string[]): Record<string, unknown> {
  const given = parse(decode(bytes))
  if (typeof given !== 'object' || given === null || Array.isArray(given))
    throw new BadProblem('$', `an object with "format": "${format}" is needed`)
  const said = given as Record<string, unknown>
  if (said.format !== format)
    throw new BadProblem('$.format', `"${format}" is needed, not ${JSON.stringify(said.format) ?? 'nothing'}`)
  const stranger = Object.keys(said).find((field) => !fields.includes(field))
  if (stranger !== undefined) throw new BadProblem(`$.${stranger}`, `${format} has no such field`)
  return said
}

/** The text in a file that is not binary. */
export function decode(bytes: Uint8Array): string {
  if (bytes.length === 0) throw new BadProblem('byte 0', 'there is nothing to read')
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw new BadProblem('byte 0', 'this is neither a binary instance nor text in UTF-8')
  }
}

/** Reads JSON; what is wrong is said with its byte. */
export function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    const { message } = error as Error
    const position = /at position (\d+)/.exec(message)?.[1]
    const quoted = /^Unexpected token .*?, (?:\.\.\.)?"([\s\S]*)"(?:\.\.\. )? ?is not valid JSON$/.exec(message)?.[1]
    const near = quoted ? text.indexOf(quoted) : text.length
    const character = position ? Number(position) : near
    const where = `${quoted && !position ? 'near ' : ''}byte ${new TextEncoder().encode(text.slice(0, character)).length}`
    throw new BadProblem(where, `not JSON: ${message}`)
  }
}

function readBinary(bytes: Uint8Array): Problem {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const header = words(view, 0, headerWords, 'the header')
  const byte = (word: number) => `byte ${4 * word}`
  const [, version, mentees, mentors, pairs, dearest] = header as unknown as [number, ...number[]]
  if (version !== 1) throw new BadProblem(byte(1), `version 1 is needed, not ${version}`)
  const counts = { mentees, mentors, pairs, 'highest cost': dearest }
  const limits = [mostPeople, mostPeople, 2 ** 31 - 1, mostCost]
  for (const [at, [what, value]] of Object.entries(counts).entries())
    checkWhole(value, 0, limits[at] as number, what, () => byte(2 + at))
  const reserved = header.findIndex((word, at) => at > 5 && word !== 0)
  if (reserved > 0) throw new BadProblem(byte(reserved), 'this word of the header must be 0')
  return readParts(view, mentees as number, mentors as number, pairs as number, dearest as number)
}

function readParts(view: DataView, mentees: number, mentors: number, pairs: number, dearest: number): Problem {
  const lengths = { capacity: mentors, priority: mentees, rowStart: mentees + 1, mentor: pairs, cost: pairs }
  const starts: Record<string, number> = {}
  let end = headerWords
  for (const [part, length] of Object.entries(lengths)) {
    starts[part] = end
    end += length
  }
  if (view.byteLength !== 4 * end)
    throw new BadProblem(
      `byte ${Math.min(view.byteLength, 4 * end)}`,
      `${4 * end} bytes are announced, there are ${view.byteLength}`,
    )
  const where: Whereabouts = (part, index = 0) => `byte ${4 * ((starts[part] ?? 0) + index)} (${part}[${index}])`
  const read = (part: keyof typeof lengths) => words(view, starts[part] as number, lengths[part], part)
  const sides = checkSides({ mentees, mentors, capacity: read('capacity'), priority: read('priority') }, where)
  const mentee = menteesOf(checkList(read('rowStart'), mentees + 1, pairs, 'rowStart', where), pairs, where)
  const mentor = checkList(read('mentor'), pairs, mentors - 1, 'mentor', where)
  const cost = checkList(read('cost'), pairs, dearest, 'cost', where)
  return { ...sides, ...inRows(sides, mentee, mentor, cost) }
}

/** Reads so many words of a binary file; `what` names them where it is cut short. */
export function words(view: DataView, start: number, length: number, what: string): Int32Array {
  if (view.byteLength < 4 * (start + length)) throw new BadProblem(`byte ${view.byteLength}`, `${what} is cut short`)
  const read = new Int32Array(length)
  for (let at = 0; at < length; at++) read[at] = view.getInt32(4 * (start + at), true)
  return read
}

/** The mentee of every pair, from where the rows start. */
function menteesOf(rowStart: Int32Array, pairs: number, where: Whereabouts): Int32Array {
  const mentee = new Int32Array(pairs)
  if (rowStart[0] !== 0) throw new BadProblem(where('rowStart', 0), `the first row starts at 0, not ${rowStart[0]}`)
  for (let row = 0; row + 1 < rowStart.length; row++) {
    const [start, end] = [rowStart[row] as number, rowStart[row + 1] as number]
    if (end < start) throw new BadProblem(where('rowStart', row + 1), `${end} is before the row above it, ${start}`)
    mentee.fill(row, start, end)
  }
  const end = rowStart.at(-1)
  if (end !== pairs)
    throw new BadProblem(where('rowStart', rowStart.length - 1), `the rows end at ${end}, not at ${pairs}`)
  return mentee
}
