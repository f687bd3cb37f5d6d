import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { figuresOf, pairsOf, percentOf, scoreOf, showSafely, smallestCell, tallyOf, wordsShown } from './figure.ts'
import { findInstrument, instruments, itemsOf } from './instrument.ts'
import { groupsOf, leftOut, minutesFor, saidIn, valuesOf } from './item.ts'

const counts = fc
  .array(fc.integer({ min: 0, max: 14 }), { minLength: 2, maxLength: 5 })
  .map((cells) => cells.map((n, index) => ({ key: String(index), n })))
const view = (cells: readonly { key: string; n: number }[]) => JSON.stringify(showSafely(cells))
const sum = (numbers: readonly number[]) => numbers.reduce((whole, n) => whole + n, 0)

/** Every way `whole` people can lie in `cells` cells. */
function* ways(whole: number, cells: number): Generator<number[]> {
  if (cells === 1) yield [whole]
  else for (let n = 0; n <= whole; n++) for (const rest of ways(whole - n, cells - 1)) yield [n, ...rest]
}

test('no cell under five is ever shown, and none at all while fewer than five answered', () => {
  fc.assert(
    fc.property(counts, (cells) => {
      const shown = showSafely(cells)
      if (sum(cells.map(({ n }) => n)) < smallestCell) assert.deepEqual(shown, [])
      for (const { n } of shown) assert.ok(n === null || n === 0 || n >= smallestCell)
    }),
  )
})

test('whoever knows the whole and how cells are hidden still cannot tell any hidden one', () => {
  fc.assert(
    fc.property(counts, (cells) => {
      const shown = showSafely(cells)
      const hidden = shown.filter(({ n }) => n === null).map(({ key }) => cells.findIndex((cell) => cell.key === key))
      if (hidden.length === 0) return
      const seen = view(cells)
      const possible = hidden.map(() => new Set<number>())
      for (const way of ways(sum(hidden.map((index) => cells[index]?.n ?? 0)), hidden.length)) {
        const other = cells.map((cell, index) => ({ ...cell, n: way[hidden.indexOf(index)] ?? cell.n }))
        if (view(other) === seen) way.forEach((n, index) => void possible[index]?.add(n))
      }
      for (const each of possible) assert.ok(each.size > 1, `${JSON.stringify(cells)} tells a hidden cell`)
    }),
    { numRuns: 500 },
  )
})

const match = findInstrument('match')
const items = match ? itemsOf(match, false) : []
const answers = fc.array(
  fc
    .tuple(...items.map((item) => fc.constantFrom(...valuesOf(item))))
    .map((values) => Object.fromEntries(items.map(({ key }, index) => [key, values[index] ?? leftOut]))),
  { maxLength: 30 },
)

test('what is shown does not depend on who answered first, nor tells which of the grouped steps was chosen', () => {
  fc.assert(
    fc.property(answers, fc.nat(), (said, seed) => {
      const shown = figuresOf(items, tallyOf(items, said))
      const turned = [...said.slice(seed % (said.length + 1)), ...said.slice(0, seed % (said.length + 1))]
      assert.deepEqual(figuresOf(items, tallyOf(items, turned)), shown)
      const within = said.map((one) => ({ ...one, trust: one.trust === 5 ? 4 : (one.trust ?? leftOut) }))
      assert.deepEqual(figuresOf(items, tallyOf(items, within)), shown)
    }),
    { numRuns: 60 },
  )
})

test('every question has the same whole: those who left it out are counted, and hidden like others', () => {
  const said = [...Array.from({ length: 12 }, () => ({ trust: 5 })), {}]
  const [figure] = figuresOf(items.slice(0, 1), tallyOf(items.slice(0, 1), said))
  assert.ok(
    figure?.cells.every(({ n }) => n === null || n === 0),
    'one left it out, so the twelve are not told either',
  )
})

test('a change is counted over those who answered both times, never under five', () => {
  const pair = (before: number, after: number) => [{ a: before }, { a: after }] as const
  const item = { key: 'a', ask: { en: '', fr: '' }, options: [{ value: 1, label: { en: '', fr: '' } }] }
  const six = Array.from({ length: 6 }, () => pair(2, 4))
  const shown = (pairs: Parameters<typeof pairsOf>[1]) => pairsOf([item], pairs)[0]?.cells.map(({ n }) => n)
  assert.deepEqual(shown(six), [6, 0, 0, 0])
  assert.deepEqual(shown(six.slice(0, 4)), [])
  assert.deepEqual(shown([...six, pair(3, 3)]), [null, null, 0, 0], 'one who stayed is not told')
  assert.deepEqual(shown([...six.slice(1), pair(3, 3)]), [null, null, null, null], 'nor beside five alone')
})

test('a share and a score are told only while nothing is hidden', () => {
  const cells = (high: number | null, low: number | null) => [
    { key: 'high', n: high },
    { key: 'middle', n: 0 },
    { key: 'low', n: low },
    { key: 'not-mine', n: 7 },
  ]
  assert.equal(percentOf({ item: 'a', cells: cells(15, 5) }, 'high'), 75)
  assert.equal(scoreOf({ item: 'a', cells: cells(15, 5) }), 50)
  assert.equal(scoreOf({ item: 'a', cells: cells(null, null) }), undefined)
})

test('words are shown where five wrote some, in an order that comes from no person', () => {
  const write = (item: string, n: number) =>
    Array.from({ length: n }, (_, index) => ({ item, words: `${item} ${index}` }))
  const digest = (text: string) => [...text].reverse().join('')
  const said = [...write('a', 5), ...write('b', 4)]
  const shown = wordsShown(said, digest)
  assert.deepEqual(Object.keys(shown), ['a'])
  assert.deepEqual(wordsShown(said.toReversed(), digest), shown)
})

test('every instrument groups each of its answers once, says both languages and how long it takes', () => {
  for (const instrument of instruments)
    for (const item of itemsOf(instrument, true)) {
      assert.ok(item.ask.en && item.ask.fr && item.ask.en !== item.ask.fr)
      if (!item.options) continue
      const grouped = groupsOf(item).flatMap(({ values }) => values)
      assert.deepEqual(grouped.toSorted(), item.options.map(({ value }) => value).toSorted())
    }
  assert.deepEqual(
    instruments.map(({ id, items: each }) => [id, each.length, minutesFor(each)]),
    [
      ['confidence', 10, 4],
      ['match', 9, 4],
      ['year-end', 11, 5],
    ],
  )
})

test('what a form held is taken apart into numbers and words, and what was left is left out', () => {
  const said = saidIn(items, { i_trust: '5', i_worth: undefined, 'i_keep-or-change': 'More time' })
  assert.deepEqual(said, { choices: { trust: 5 }, words: { 'keep-or-change': 'More time' } })
})
