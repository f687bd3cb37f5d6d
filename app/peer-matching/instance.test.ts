import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { BadProblem } from '#app/matching/problem.ts'
import { readPeers, writePeersBinary, writePeersJson } from './instance.ts'
import { anyPeers } from './peers.example.ts'
import { costOfPair, makePeers, type PeerPair } from './peers.ts'

const small = {
  format: 'alongside-peers/1',
  people: 4,
  trios: true,
  pairs: [
    [0, 1, 120],
    [2, 0, 300],
    [1, 2, 80],
    [3, 2, 50],
  ],
}

test('what is written is read back, in both formats', () => {
  fc.assert(
    fc.property(anyPeers(), (peers) => {
      assert.deepEqual(readPeers(utf8(writePeersJson(peers))), peers)
      assert.deepEqual(readPeers(writePeersBinary(peers)), peers)
    }),
  )
})

test('a binary instance is read wherever it lies in memory', () => {
  const peers = readPeers(json(small))
  const bytes = new Uint8Array(writePeersBinary(peers).length + 3)
  bytes.set(writePeersBinary(peers), 3)
  assert.deepEqual(readPeers(bytes.subarray(3)), peers)
})

test('the binary layout is as documented', () => {
  const words = new Int32Array(writePeersBinary(readPeers(json(small))).buffer)
  assert.deepEqual(Array.from(words.subarray(0, 7)), [0x3142504d, 1, 4, 4, 300, 1, 0])
  assert.deepEqual(Array.from(words.subarray(16)), [0, 2, 3, 4, 4, 1, 2, 2, 3, 120, 300, 80, 50])
})

test('pairs may come in any order, either person first, and the lower of two costs counts', () => {
  const pairs: PeerPair[] = [
    [2, 1, 9],
    [0, 1, 7],
    [1, 2, 3],
    [1, 0, 8],
  ]
  const peers = makePeers({ people: 3 }, pairs)
  assert.deepEqual([costOfPair(peers, 0, 1), costOfPair(peers, 2, 1), costOfPair(peers, 0, 2)], [7, 3, undefined])
  assert.equal(peers.trios, true)
})

const refused: [string, unknown, string][] = [
  ['no object', [1], '$: an object with "format": "alongside-peers/1" is needed'],
  [
    'another format',
    { ...small, format: 'alongside-matching/1' },
    '$.format: "alongside-peers/1" is needed, not "alongside-matching/1"',
  ],
  ['a field of another format', { ...small, mentors: 2 }, '$.mentors: alongside-peers/1 has no such field'],
  [
    'too many people',
    { ...small, people: 2 ** 21 },
    '$.people: number of people is 2097152; a whole number from 0 to 1048576 is needed',
  ],
  ['trios by number', { ...small, trios: 1 }, '$.trios: true or false is needed'],
  ['no pairs', { ...small, pairs: undefined }, '$.pairs: a list of [person, person, cost] is needed'],
  ['half a pair', { ...small, pairs: [[0, 1, 1], [0]] }, '$.pairs[1]: a pair is [person, person, cost]'],
  ['oneself', { ...small, pairs: [[2, 2, 1]] }, '$.pairs[0]: person 2 cannot be their own partner'],
  [
    'an unknown person',
    { ...small, pairs: [[0, 4, 1]] },
    '$.pairs[0][1]: person is 4; a whole number from 0 to 3 is needed',
  ],
  [
    'too high a cost',
    { ...small, pairs: [[0, 1, 2 ** 30 + 1]] },
    '$.pairs[0][2]: cost is 1073741825; a whole number from 0 to 1073741824 is needed',
  ],
]
for (const [what, instance, message] of refused)
  test(`refused by its place: ${what}`, () => refuses(json(instance), message))

test('a damaged binary instance is refused by its byte', () => {
  const bytes = writePeersBinary(readPeers(json(small)))
  const damaged = (word: number, value: number) => {
    const copy = new DataView(bytes.slice().buffer)
    copy.setInt32(4 * word, value, true)
    return new Uint8Array(copy.buffer)
  }
  refuses(bytes.subarray(0, 40), 'byte 40: the header is cut short')
  refuses(bytes.subarray(0, 100), 'byte 100: 116 bytes are announced, there are 100')
  refuses(damaged(1, 2), 'byte 4: version 1 is needed, not 2')
  refuses(damaged(2, -1), 'byte 8: number of people is -1; a whole number from 0 to 1048576 is needed')
  refuses(damaged(3, -1), 'byte 12: pairs is -1; a whole number from 0 to 2147483647 is needed')
  refuses(damaged(4, -1), 'byte 16: highest cost is -1; a whole number from 0 to 1073741824 is needed')
  refuses(damaged(5, 2), 'byte 20: trios is 2; a whole number from 0 to 1 is needed')
  refuses(damaged(9, 1), 'byte 36: this word of the header must be 0')
  refuses(damaged(16, 1), 'byte 64 (rowStart[0]): the first row starts at 0, not 1')
  refuses(damaged(18, 1), 'byte 72 (rowStart[2]): 1 is before the row above it, 2')
  refuses(damaged(20, 3), 'byte 80 (rowStart[4]): 3 is before the row above it, 4')
  refuses(damaged(21, 0), 'byte 84 (partner[0]): a partner above person 0 is needed, not 0')
  refuses(damaged(21, 4), 'byte 84 (partner[0]): partner is 4; a whole number from 0 to 3 is needed')
  refuses(damaged(25, 301), 'byte 100 (cost[0]): cost is 301; a whole number from 0 to 300 is needed')
})

test('no damage makes the reader fail in any other way', () => {
  const bytes = writePeersBinary(readPeers(json(small)))
  const change = fc.tuple(fc.nat(bytes.length - 1), fc.nat(255))
  fc.assert(
    fc.property(fc.array(change, { maxLength: 4 }), fc.boolean(), (changes, isJson) => {
      const damaged = isJson ? json(small) : bytes.slice()
      for (const [at, byte] of changes) damaged[at] = byte
      try {
        readPeers(damaged)
      } catch (error) {
        assert.ok(error instanceof BadProblem, String(error))
      }
    }),
    { numRuns: 3000 },
  )
})

function refuses(bytes: Uint8Array, message: string | RegExp) {
  assert.throws(() => readPeers(bytes), { name: 'BadProblem', message })
}

function utf8(text: string): Uint8Array {
  return new TextEncoder().encode(text)
}

function json(value: unknown): Uint8Array {
  return utf8(JSON.stringify(value))
}
