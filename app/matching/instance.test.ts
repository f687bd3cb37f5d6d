import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { readInstance, writeBinary, writeJson } from './instance.ts'
import { anyProblem } from './problem.example.ts'
import { BadProblem, costOf, makeProblem, type Pair } from './problem.ts'

const small = {
  format: 'alongside-matching/1',
  mentees: 3,
  mentors: 2,
  capacity: [1, 2],
  least: [0, 0],
  priority: [0, 0, 1],
  pairs: [
    [0, 0, 120],
    [0, 1, 300],
    [1, 1, 80],
    [2, 1, 50],
  ],
}

test('what is written is read back, in both formats', () => {
  fc.assert(
    fc.property(anyProblem({ least: true }), (problem) => {
      assert.deepEqual(readInstance(utf8(writeJson(problem))), problem)
      const plain = { ...problem, least: new Int32Array(problem.mentors) }
      assert.deepEqual(readInstance(writeBinary(plain)), plain)
    }),
  )
})

test('a binary instance is read wherever it lies in memory', () => {
  const problem = readInstance(json(small))
  const bytes = new Uint8Array(writeBinary(problem).length + 3)
  bytes.set(writeBinary(problem), 3)
  assert.deepEqual(readInstance(bytes.subarray(3)), problem)
})

test('the binary header is as documented', () => {
  const words = new Int32Array(writeBinary(readInstance(json(small))).buffer)
  assert.deepEqual(Array.from(words.subarray(0, 7)), [0x31424d4d, 1, 3, 2, 4, 300, 0])
  assert.deepEqual(Array.from(words.subarray(16)), [1, 2, 0, 0, 1, 0, 2, 3, 4, 0, 1, 1, 1, 120, 300, 80, 50])
})

test('pairs may come in any order, and the lower of two costs counts', () => {
  const pairs: Pair[] = [
    [1, 1, 9],
    [0, 1, 4],
    [0, 0, 7],
    [1, 1, 3],
    [0, 1, 5],
  ]
  const problem = makeProblem({ mentees: 2, mentors: 2, capacity: [1, 1] }, pairs)
  assert.deepEqual(
    [0, 1].map((mentee) => [0, 1].map((mentor) => costOf(problem, mentee, mentor))),
    [
      [7, 4],
      [undefined, 3],
    ],
  )
})

test('least and priority may be left out', () => {
  const { least, priority, ...rest } = small
  assert.deepEqual(readInstance(json({ ...rest, priority: [0, 0, 0] })), readInstance(json({ ...rest, least })))
  assert.equal(priority.length, 3)
})

const refused: [string, unknown, string][] = [
  ['no object', [1], '$: an object with "format": "alongside-matching/1" is needed'],
  ['another format', { ...small, format: 'x' }, '$.format: "alongside-matching/1" is needed, not "x"'],
  ['no format', { pairs: [] }, '$.format: "alongside-matching/1" is needed, not nothing'],
  ['a field misspelt', { ...small, priorities: [] }, '$.priorities: alongside-matching/1 has no such field'],
  [
    'a count that is text',
    { ...small, mentees: '3' },
    '$.mentees: number of mentees is "3"; a whole number from 0 to 67108864 is needed',
  ],
  [
    'a negative count',
    { ...small, mentors: -1 },
    '$.mentors: number of mentors is -1; a whole number from 0 to 67108864 is needed',
  ],
  ['too few capacities', { ...small, capacity: [1] }, '$.capacity: 2 numbers are needed, there are 1'],
  ['no capacities', { ...small, capacity: undefined }, '$.capacity: a list is needed'],
  [
    'half a seat',
    { ...small, capacity: [1, 0.5] },
    '$.capacity[1]: capacity is 0.5; a whole number from 0 to 2147483647 is needed',
  ],
  ['more required than allowed', { ...small, least: [2, 0] }, '$.least[0]: 2 is more than the capacity 1'],
  [
    'a negative class',
    { ...small, priority: [0, 0, -1] },
    '$.priority[2]: priority is -1; a whole number from 0 to 1000000 is needed',
  ],
  ['no pairs', { ...small, pairs: undefined }, '$.pairs: a list of [mentee, mentor, cost] is needed'],
  [
    'half a pair',
    {
      ...small,
      pairs: [
        [0, 0, 1],
        [0, 1],
      ],
    },
    '$.pairs[1]: a pair is [mentee, mentor, cost]',
  ],
  [
    'an unknown mentee',
    { ...small, pairs: [[3, 0, 1]] },
    '$.pairs[0][0]: mentee is 3; a whole number from 0 to 2 is needed',
  ],
  [
    'an unknown mentor',
    { ...small, pairs: [[0, 2, 1]] },
    '$.pairs[0][1]: mentor is 2; a whole number from 0 to 1 is needed',
  ],
  [
    'too high a cost',
    { ...small, pairs: [[0, 0, 2 ** 31]] },
    '$.pairs[0][2]: cost is 2147483648; a whole number from 0 to 1073741824 is needed',
  ],
]
for (const [what, instance, message] of refused)
  test(`refused by its place: ${what}`, () => refuses(json(instance), message))

test('text that is not JSON is refused by its byte', () => {
  refuses(utf8(''), 'byte 0: there is nothing to read')
  refuses(utf8('{"é": 1,}'), /^byte 9: not JSON: /)
  refuses(utf8('{"format": '), /^byte 11: not JSON: /)
  refuses(utf8('{"format": wrong}'), /^(near )?byte \d+: not JSON: /)
  refuses(Uint8Array.of(0xff, 0xfe, 1, 2), 'byte 0: this is neither a binary instance nor text in UTF-8')
})

test('a damaged binary instance is refused by its byte', () => {
  const bytes = writeBinary(readInstance(json(small)))
  const damaged = (word: number, value: number) => {
    const copy = new DataView(bytes.slice().buffer)
    copy.setInt32(4 * word, value, true)
    return new Uint8Array(copy.buffer)
  }
  refuses(bytes.subarray(0, 40), 'byte 40: the header is cut short')
  refuses(bytes.subarray(0, 100), 'byte 100: 132 bytes are announced, there are 100')
  refuses(damaged(1, 2), 'byte 4: version 1 is needed, not 2')
  refuses(damaged(2, -1), 'byte 8: mentees is -1; a whole number from 0 to 67108864 is needed')
  refuses(damaged(9, 1), 'byte 36: this word of the header must be 0')
  refuses(damaged(17, -4), 'byte 68 (capacity[1]): capacity is -4; a whole number from 0 to 2147483647 is needed')
  refuses(damaged(21, 1), 'byte 84 (rowStart[0]): the first row starts at 0, not 1')
  refuses(damaged(23, 1), 'byte 92 (rowStart[2]): 1 is before the row above it, 2')
  refuses(damaged(24, 3), 'byte 96 (rowStart[3]): the rows end at 3, not at 4')
  refuses(damaged(25, 2), 'byte 100 (mentor[0]): mentor is 2; a whole number from 0 to 1 is needed')
  refuses(damaged(30, 301), 'byte 120 (cost[1]): cost is 301; a whole number from 0 to 300 is needed')
})

test('no damage makes the reader fail in any other way', () => {
  const bytes = writeBinary(readInstance(json(small)))
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.nat(bytes.length - 1), fc.nat(255)), { maxLength: 4 }),
      fc.boolean(),
      (changes, isJson) => {
        const damaged = isJson ? json(small) : bytes.slice()
        for (const [at, byte] of changes) damaged[at] = byte
        try {
          readInstance(damaged)
        } catch (error) {
          assert.ok(error instanceof BadProblem, String(error))
        }
      },
    ),
    { numRuns: 3000 },
  )
})

test('a least number cannot be written in binary', () => {
  const problem = makeProblem({ mentees: 0, mentors: 1, capacity: [1], least: [1] }, [])
  assert.throws(
    () => writeBinary(problem),
    /^BadProblem: \$\.least\[0\]: the binary format has no place for it; use JSON/,
  )
})

function refuses(bytes: Uint8Array, message: string | RegExp) {
  assert.throws(() => readInstance(bytes), { name: 'BadProblem', message })
}

function utf8(text: string): Uint8Array {
  return new TextEncoder().encode(text)
}

function json(value: unknown): Uint8Array {
  return utf8(JSON.stringify(value))
}
