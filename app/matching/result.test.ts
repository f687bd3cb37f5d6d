import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { readInstance, writeBinary } from './instance.ts'
import { policies, proveAnswer, solveBy } from './policy.ts'
import { anyProblem, worthOf } from './problem.example.ts'
import { answerOf, makeResult, readResult, writeResult } from './result.ts'

const instance = `{ "format": "alongside-matching/1", "mentees": 3, "mentors": 2, "capacity": [1, 2],
  "priority": [0, 0, 1], "pairs": [[0, 0, 120], [0, 1, 300], [1, 1, 80], [2, 1, 50]] }`
const main = fileURLToPath(new URL('../../bin/main.ts', import.meta.url))

function match(args: string[], input: string | Uint8Array = instance) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [main, 'match', ...args], { input, encoding: 'utf8' })
  return { status, stdout, stderr }
}

test('a result is read back as written, adds up, and still carries its proof', () => {
  fc.assert(
    fc.property(anyProblem(), fc.constantFrom(...policies), (problem, policy) => {
      const answer = solveBy(problem, policy)
      const made = makeResult(problem, answer, { blocking: 0, milliseconds: { read: 0, solve: 1.5, prove: 0 } })
      const read = readResult(writeResult(made))
      assert.deepEqual(read, made)
      assert.deepEqual(proveAnswer(problem, answerOf(read)), [])
      const worth = worthOf(problem, read.mate)
      assert.equal(read.cost, worth.at(-1))
      assert.equal(
        problem.mentees - read.matched,
        worth.slice(0, -1).reduce((sum, left) => sum + left, 0),
      )
    }),
  )
})

test('a result that is not one is refused by its place', () => {
  const text = writeResult(
    makeResult(
      readInstance(new TextEncoder().encode(instance)),
      solveBy(readInstance(new TextEncoder().encode(instance)), 'best'),
      { blocking: 0, milliseconds: { read: 0, solve: 0, prove: 0 } },
    ),
  )
  assert.throws(() => readResult(text.replace('[0,1,1]', '[0,1.5,1]')), /^BadProblem: \$\.mate\[1\]: /)
})

test('the command solves JSON and binary from standard input and says so in a line', () => {
  for (const input of [instance, writeBinary(readInstance(new TextEncoder().encode(instance)))]) {
    const { status, stdout, stderr } = match(['-'], input)
    assert.equal(status, 0)
    assert.deepEqual(
      { ...readResult(stdout), milliseconds: null },
      {
        format: 'alongside-matching-result/1',
        policy: 'best',
        mate: [0, 1, 1],
        matched: 3,
        cost: 250,
        certificate: { mentorPrice: [0, 0], unmatchedPrice: [1202, 601] },
        blocking: 0,
        milliseconds: null,
      },
    )
    assert.match(stderr, /^3 of 3 mentees matched with 2 mentors, cost 250, proved best; 0 blocking pairs; read .*\n$/)
  }
})

test('the command solves by every policy', () => {
  for (const policy of policies) {
    const { status, stdout, stderr } = match(['-', '--policy', policy])
    assert.equal(status, 0)
    assert.equal(readResult(stdout).policy, policy)
    assert.match(stderr, new RegExp(`cost 250, proved ${policy};`))
  }
})

test('the command refuses with 2, and says what and where', () => {
  const refusals: [string[], string, RegExp][] = [
    [
      ['-'],
      instance.replace('[1, 1, 80]', '[1, 7, 80]'),
      /^\$\.pairs\[2\]\[1\]: mentor is 7; a whole number from 0 to 1 is needed\n$/,
    ],
    [
      ['-'],
      instance
        .replace('"priority"', '"least": [0, 2], "priority"')
        .replace('[0, 1, 300]', '[0, 0, 300]')
        .replace('[2, 1, 50]', '[2, 0, 50]'),
      /^\$\.least: cannot be met: mentor 1 holds 1/,
    ],
    [['/nowhere/at/all.json'], '', /^\/nowhere\/at\/all\.json: ENOENT/],
    [['-', '--policy', 'worst'], instance, /^--policy: there is no policy worst; there are best, fairest, stable\n$/],
    [['-', '--threads', 'many'], instance, /^--threads: a number from 1 is needed, not many\n$/],
    [['-', '--colour'], instance, /^arguments: Unknown option '--colour'/],
    [[], instance, /^INSTANCE: name one file/],
  ]
  for (const [args, input, message] of refusals) {
    const { status, stdout, stderr } = match(args, input)
    assert.deepEqual([status, stdout], [2, ''])
    assert.match(stderr, message)
  }
})
