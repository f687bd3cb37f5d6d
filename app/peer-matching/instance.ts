import { readObject, words } from '#app/matching/instance.ts'
import { BadProblem, checkList, checkWhole, mostCost, type Whereabouts } from '#app/matching/problem.ts'
import { checkPeople, inPeerRows, makePeers, type PeerPair, type Peers } from './peers.ts'

const format = 'alongside-peers/1'
const fields = ['format', 'people', 'trios', 'pairs']

/** "MPB1": the first word of a binary instance. */
const magic = 0x3142504d
const headerWords = 16

/**
 * Reads an instance in either format, told apart by its first bytes.
 *
 * @throws BadProblem that begins with the byte or the field of the first fault
 */
export function readPeers(bytes: Uint8Array): Peers {
  const isBinary = bytes.length >= 4 && new DataView(bytes.buffer, bytes.byteOffset).getUint32(0, true) === magic
  if (isBinary) return readBinary(bytes)
  const said = readObject(bytes, format, fields)
  if (!Array.isArray(said.pairs)) throw new BadProblem('$.pairs', 'a list of [person, person, cost] is needed')
  return makePeers(said as { people: number; trios?: boolean }, said.pairs as PeerPair[])
}

/** An instance as JSON, a pair a line. */
export function writePeersJson({ people, trios, rowStart, partner, cost }: Peers): string {
  const pairs: string[] = []
  for (let person = 0; person < people; person++)
    for (let at = rowStart[person] as number; at < (rowStart[person + 1] as number); at++)
      pairs.push(`    [${person}, ${partner[at]}, ${cost[at]}]`)
  return `{ "format": "${format}",
  "people": ${people}, "trios": ${trios},
  "pairs": [${pairs.length ? `\n${pairs.join(',\n')}\n  ` : ''}] }
`
}

/** An instance in binary. */
export function writePeersBinary({ people, trios, rowStart, partner, cost }: Peers): Uint8Array {
  const header = new Int32Array(headerWords)
  header.set([magic, 1, people, cost.length, cost.reduce((most, each) => Math.max(most, each), 0), trios ? 1 : 0])
  const parts = [header, rowStart, partner, cost]
  const bytes = new DataView(new ArrayBuffer(4 * parts.reduce((sum, part) => sum + part.length, 0)))
  let at = 0
  for (const part of parts) for (const word of part) bytes.setInt32(4 * at++, word, true)
  return new Uint8Array(bytes.buffer)
}

function readBinary(bytes: Uint8Array): Peers {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const header = words(view, 0, headerWords, 'the header')
  const byte = (word: number) => `byte ${4 * word}`
  const [, version, people, pairs, dearest, trios] = header
  if (version !== 1) throw new BadProblem(byte(1), `version 1 is needed, not ${version}`)
  checkPeople(people, () => byte(2))
  const length = checkWhole(pairs, 0, 2 ** 31 - 1, 'pairs', () => byte(3))
  const most = checkWhole(dearest, 0, mostCost, 'highest cost', () => byte(4))
  checkWhole(trios, 0, 1, 'trios', () => byte(5))
  const reserved = header.findIndex((word, at) => at > 5 && word !== 0)
  if (reserved > 0) throw new BadProblem(byte(reserved), 'this word of the header must be 0')
  return { trios: trios === 1, ...readRows(view, people as number, length, most) }
}

function readRows(view: DataView, people: number, pairs: number, dearest: number) {
  const starts: Record<string, number> = {
    rowStart: headerWords,
    partner: headerWords + people + 1,
    cost: headerWords + people + 1 + pairs,
  }
  const bytes = 4 * (headerWords + people + 1 + 2 * pairs)
  if (view.byteLength !== bytes)
    throw new BadProblem(
      `byte ${Math.min(view.byteLength, bytes)}`,
      `${bytes} bytes are announced, there are ${view.byteLength}`,
    )
  const where: Whereabouts = (part, index = 0) => `byte ${4 * ((starts[part] ?? 0) + index)} (${part}[${index}])`
  const read = (part: string, length: number, most: number) =>
    checkList(words(view, starts[part] as number, length, part), length, most, part, where)
  const low = peopleOf(read('rowStart', people + 1, pairs), pairs, where)
  const high = read('partner', pairs, people - 1)
  const below = high.findIndex((other, at) => other <= (low[at] as number))
  if (below >= 0)
    throw new BadProblem(where('partner', below), `a partner above person ${low[below]} is needed, not ${high[below]}`)
  return { people, ...inPeerRows(people, low, high, read('cost', pairs, dearest)) }
}

/** The lower person of every pair, from where the rows start. */
function peopleOf(rowStart: Int32Array, pairs: number, where: Whereabouts): Int32Array {
  const person = new Int32Array(pairs)
  if (rowStart[0] !== 0) throw new BadProblem(where('rowStart', 0), `the first row starts at 0, not ${rowStart[0]}`)
  for (let row = 0; row + 1 < rowStart.length; row++) {
    const [start, end] = [rowStart[row] as number, rowStart[row + 1] as number]
    if (end < start) throw new BadProblem(where('rowStart', row + 1), `${end} is before the row above it, ${start}`)
    person.fill(row, start, end)
  }
  const end = rowStart.at(-1)
  if (end !== pairs)
    throw new BadProblem(where('rowStart', rowStart.length - 1), `the rows end at ${end}, not at ${pairs}`)
  return person
}
