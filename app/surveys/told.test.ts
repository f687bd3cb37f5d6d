import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Figure, scoreOf, shareOf, smallestCell, tellTogether, wholeOf } from './told.ts'

const kinds = [
  ['agree', 'neither', 'disagree', 'not-mine', 'left-out'],
  ['high', 'middle', 'low', 'left-out'],
  ['rose', 'stayed', 'fell'],
] as const

/** Every way `whole` people can lie in `cells` cells. */
function* ways(whole: number, cells: number): Generator<number[]> {
  if (cells === 1) yield [whole]
  else for (let n = 0; n <= whole; n++) for (const rest of ways(whole - n, cells - 1)) yield [n, ...rest]
}

const told = (keys: readonly string[], counts: readonly number[]): Figure => ({
  item: 'a',
  ...tellTogether(keys.map((key, at) => ({ key, n: counts[at] ?? 0 }))),
})
const wholes = (keys: readonly string[]) => Array.from({ length: keys.length > 4 ? 17 : 25 }, (_, n) => n)

/** What each cell can be, for somebody who knows how many answered, what is told, and how. */
function possible(all: Iterable<number[]>, view: (counts: number[]) => unknown): Map<string, Set<number>[]> {
  const seen = new Map<string, Set<number>[]>()
  for (const counts of all) {
    const key = JSON.stringify(view(counts))
    const cells = seen.get(key) ?? counts.map(() => new Set<number>())
    seen.set(key, cells)
    counts.forEach((n, at) => void cells[at]?.add(n))
  }
  return seen
}
const nobodyIsFound = (seen: Map<string, Set<number>[]>) => {
  for (const [view, cells] of seen)
    for (const [only, ...others] of cells.map((each) => [...each]))
      assert.ok(others.length > 0 || only === 0 || (only ?? 0) >= smallestCell, `${only} can be worked out of ${view}`)
}

test('nobody’s answer can be worked out, whatever people answered', () => {
  for (const keys of kinds)
    for (const whole of wholes(keys).filter((n) => n >= smallestCell))
      nobodyIsFound(possible(ways(whole, keys.length), (counts) => told(keys, counts)))
})

test('nor out of two questions together, with their shares and score', () => {
  const keys = kinds[1]
  const view = (counts: number[]) => {
    const figure = told(keys, counts)
    return [figure, scoreOf(figure), ...keys.map((key) => shareOf(figure, key))]
  }
  function* both(whole: number): Generator<number[]> {
    for (const one of ways(whole, keys.length)) for (const two of ways(whole, keys.length)) yield [...one, ...two]
  }
  for (const whole of [5, 10]) {
    const views = new Map([...ways(whole, keys.length)].map((counts) => [counts.join(), view(counts)]))
    const each = (counts: number[]) => views.get(counts.join())
    nobodyIsFound(
      possible(both(whole), (counts) => [each(counts.slice(0, keys.length)), each(counts.slice(keys.length))]),
    )
  }
})

test('the attack finds what hiding only the small ones would give away', () => {
  const hide = (counts: number[]) => counts.map((n) => (n > 0 && n < smallestCell ? null : n))
  assert.throws(() => nobodyIsFound(possible(ways(12, 3), hide)))
})

test('everybody is told once, no number from one to four is, and every share is true', () => {
  for (const keys of kinds)
    for (const whole of wholes(keys))
      for (const counts of ways(whole, keys.length)) {
        const figure = told(keys, counts)
        if (whole < smallestCell) {
          assert.deepEqual(figure.groups, [])
          continue
        }
        assert.equal(wholeOf(figure), whole)
        assert.deepEqual(figure.groups.flatMap((group) => group.keys).toSorted(), keys.toSorted())
        for (const { n } of figure.groups) assert.ok(n === 0 || n >= smallestCell)
        const [high = 0, middle = 0, low = 0] = counts
        const score = keys === kinds[1] && high + middle + low > 0 ? scoreOf(figure) : undefined
        const real = (100 * (high - low)) / (high + middle + low)
        if (score) assert.ok(score.from <= real + 0.5 && score.to >= real - 0.5, `${counts}: score is ${real}`)
        const said = keys.filter((key) => key !== 'not-mine' && key !== 'left-out')
        const all = said.reduce((sum, key) => sum + (counts[keys.indexOf(key as never)] ?? 0), 0)
        for (const key of said) {
          const share = shareOf(figure, key)
          if (!share || all === 0) continue
          const percent = (100 * (counts[keys.indexOf(key as never)] ?? 0)) / all
          assert.ok(share.from <= percent + 0.5 && share.to >= percent - 0.5, `${counts}: ${key} is ${percent}`)
        }
      }
})

test('one who left it out, or who does not agree, does not take the share away', () => {
  const share = (...counts: number[]) => {
    const { from, to } = shareOf(told(kinds[0], counts), 'agree') ?? {}
    return [from, to]
  }
  assert.deepEqual(share(60, 12, 8, 0, 0), [75, 75])
  assert.deepEqual(share(79, 0, 0, 0, 1), [95, 100])
  assert.deepEqual(share(40, 2, 10, 6, 0), [77, 77], 'those it does not concern are not asked')
  assert.deepEqual(share(60, 3, 2, 0, 1), [90, 100])
  assert.deepEqual(share(2, 10, 20, 3, 0), [0, 12], 'few who agree are told too')
  const score = (...counts: number[]) => scoreOf(told(kinds[1], counts))
  assert.deepEqual(score(15, 0, 5, 0), { from: 50, to: 50 })
  assert.deepEqual(score(50, 20, 9, 1), { from: 51, to: 70 })
})
