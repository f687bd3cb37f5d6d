import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readGroups, writeGroups } from './instance.ts'
import { anyGroupsOf, made } from './problem.example.ts'
import { findBreaches } from './proof.ts'
import { makeGroupsResult, readGroupsResult, sayProof, writeGroupsResult } from './result.ts'
import { runGroups } from './run.ts'
import type { Standing } from './search.ts'

test('a person stops a run and keeps the best answer so far', async () => {
  const problem = made(anyGroupsOf({ people: 600, groups: 30, seed: 5 }))
  const stopping = new AbortController()
  const told: Standing[] = []
  const tell = (standing: Standing) => {
    told.push(standing)
    stopping.abort()
  }
  const start = performance.now()
  const found = await runGroups(problem, { seconds: 600, signal: stopping.signal, tell })
  assert.equal(found.ended, 'stopped')
  assert.deepEqual(found.taken, told.at(-1)?.taken)
  assert.deepEqual(findBreaches(problem, found.taken), [])
  assert.ok(found.worth.cost >= found.least.cost)
  assert.ok(performance.now() - start < 15_000)
  const result = makeGroupsResult(problem, found, { read: 0, solve: 0, prove: 0 })
  assert.match(sayProof(result), /^proved within \d+(\.\d+)? %$/)
  assert.deepEqual(readGroupsResult(writeGroupsResult(result)), JSON.parse(JSON.stringify(result)))
})

test('a run without any time keeps what needs none, and says how near it is', async () => {
  const problem = made(anyGroupsOf({ people: 40, groups: 4, seed: 3 }))
  const found = await runGroups(problem, { seconds: 0 })
  assert.equal(found.ended, 'time')
  assert.deepEqual(findBreaches(problem, found.taken), [])
})

test('stopped before there is any answer, or before it began, it says so', async () => {
  const problem = made(anyGroupsOf({ people: 300, groups: 12, seed: 1 }))
  const stopping = new AbortController()
  const running = runGroups(problem, { seconds: 60, signal: stopping.signal })
  stopping.abort()
  await assert.rejects(running, { name: 'NothingFound', message: /before any answer/ })
  await assert.rejects(runGroups(problem, { seconds: 60, signal: stopping.signal }), { name: 'NothingFound' })
})

test('what is impossible is refused from the thread as it is here', async () => {
  const given = anyGroupsOf({ people: 20, groups: 2, seed: 1 })
  const problem = made({ ...given, least: [15, 15], most: [15, 15] })
  await assert.rejects(runGroups(problem, { seconds: 60 }), {
    name: 'BadProblem',
    message: /^\$\.least: not every group can be filled: group 0 lacks \d people, group 1 lacks \d people$/,
  })
})

test('an instance is read as it was written', () => {
  const problem = made(anyGroupsOf({ people: 30, groups: 4, seed: 2 }))
  assert.deepEqual(readGroups(new TextEncoder().encode(writeGroups(problem))), problem)
})

const small = { format: 'alongside-groups/1', people: 2, groups: 1, most: [2], pairs: [[0, 0, 1]] }
const wrong: [given: object, says: string][] = [
  [
    { ...small, format: 'alongside-matching/1' },
    '$.format: "alongside-groups/1" is needed, not "alongside-matching/1"',
  ],
  [{ ...small, teams: 1 }, '$.teams: alongside-groups/1 has no such field'],
  [{ ...small, people: -1 }, '$.people: number of people is -1; a whole number from 0 to 1000000 is needed'],
  [{ ...small, most: undefined }, '$.most: a list is needed'],
  [{ ...small, most: [1, 2] }, '$.most: 1 numbers are needed, there are 2'],
  [{ ...small, least: [3] }, '$.least[0]: 3 is more than the most allowed, 2'],
  [{ ...small, pairs: undefined }, '$.pairs: a list is needed'],
  [{ ...small, pairs: [[0, 0]] }, '$.pairs[0]: [person, group, cost] is needed'],
  [{ ...small, pairs: [[2, 0, 1]] }, '$.pairs[0][0]: person is 2; a whole number from 0 to 1 is needed'],
  [{ ...small, leads: [[0, 1, 1]] }, '$.leads[0][1]: group is 1; a whole number from 0 to 0 is needed'],
  [
    { ...small, leads: [[0, 0, 2 ** 31]] },
    `$.leads[0][2]: cost is ${2 ** 31}; a whole number from 0 to ${2 ** 30} is needed`,
  ],
  [{ ...small, apart: [[1, 1]] }, '$.apart[0]: two people are needed, not 1 twice'],
  [{ ...small, together: [[0, 1]] }, '$.together[0]: [person, other, cost] is needed'],
  [{ ...small, balance: [{ of: [0, 0] }] }, '$.balance[0].least: "least" or "most" is needed'],
  [{ ...small, balance: [{ of: [0], most: 1 }] }, '$.balance[0].of: 2 numbers are needed, there are 1'],
  [{ ...small, balance: [{ of: [0, 0], least: 1 }] }, '$.balance[0].value: "least" needs the value it counts'],
]

for (const [given, says] of wrong)
  test(`refused: ${says}`, () => {
    const bytes = new TextEncoder().encode(JSON.stringify(given))
    assert.throws(() => readGroups(bytes), { name: 'BadProblem', message: says })
  })

test('what is not JSON is refused with its byte', () => {
  assert.throws(() => readGroups(new TextEncoder().encode('{ "format": ')), { message: /^byte \d+: not JSON/ })
})
