import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { figuresOf, pairsOf, tallyOf, wordsShown } from './figure.ts'
import { findInstrument, instruments, itemsOf } from './instrument.ts'
import { groupsOf, leftOut, minutesFor, saidIn, valuesOf } from './item.ts'

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

test('every question has the same whole: those who left it out are counted, and told with others where they are few', () => {
  const said = [...Array.from({ length: 12 }, () => ({ trust: 5 })), {}]
  const [figure] = figuresOf(items.slice(0, 1), tallyOf(items.slice(0, 1), said))
  assert.deepEqual(
    figure?.groups.map(({ n }) => n),
    [13],
    'one left it out, so the twelve are not told alone either',
  )
})

test('a change is counted over those who answered both times, never under five', () => {
  const pair = (before: number, after: number) => [{ a: before }, { a: after }] as const
  const item = { key: 'a', ask: { en: '', fr: '' }, options: [{ value: 1, label: { en: '', fr: '' } }] }
  const six = Array.from({ length: 6 }, () => pair(2, 4))
  const shown = (pairs: Parameters<typeof pairsOf>[1]) =>
    pairsOf([item], pairs)[0]?.groups.map(({ keys, n }) => `${keys.join('+')} ${n}`)
  assert.deepEqual(shown(six), ['rose 6', 'stayed 0', 'fell 0', 'left-out 0'])
  assert.deepEqual(shown(six.slice(0, 4)), [])
  assert.deepEqual(shown([...six, pair(3, 3)]), ['rose+stayed+fell+left-out 7'], 'one who stayed is not told')
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
