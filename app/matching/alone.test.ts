import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { test } from 'node:test'
import { proveAnswer, solveBy } from './policy.ts'
import { alternatives } from './price.ts'
import { makeProblem } from './problem.ts'
import { solve } from './solve.ts'

const doors = ['policy', 'instance', 'price', 'rematch', 'sensitivity', 'leftover', 'stable']

test('the engine imports nothing outside its folder', () => {
  const files = doors.map((door) => `${door}.ts`)
  for (const file of files)
    for (const [, from] of readFileSync(path.join(import.meta.dirname, file), 'utf8').matchAll(/ from '([^']+)'/g)) {
      assert.match(from ?? '', /^\.\/[a-z-]+\.ts$/, `${file} imports ${from}`)
      const next = path.basename(from ?? '')
      if (!files.includes(next)) files.push(next)
    }
  assert.ok(files.includes('auction.ts') && files.includes('proof.ts'))
})

test('the example in docs/engine.md says what it says', () => {
  const sides = { mentees: 3, mentors: 2, capacity: [1, 2], priority: [0, 0, 1] }
  const problem = makeProblem(sides, [
    [0, 0, 120],
    [0, 1, 300],
    [1, 1, 80],
    [2, 1, 50],
  ])
  const answer = solveBy(problem, 'best')
  assert.deepEqual(Array.from(answer.mate), [0, 1, 1])
  assert.deepEqual(proveAnswer(problem, answer), [])
  assert.deepEqual(
    alternatives(problem, solve(problem), 0, 3).map(({ mentor }) => mentor),
    [1],
  )
})
