import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { countSafely, identityQuestions, smallestGroup } from './identification.ts'

/** How many chose each of up to five options. */
const groups = fc.array(fc.oneof(fc.integer({ min: 0, max: 12 }), fc.integer({ min: 0, max: 60 })), {
  minLength: 2,
  maxLength: 5,
})

const optionsOf = (sizes: readonly number[]) => sizes.map((_, n) => `option ${n}`)
const count = (sizes: readonly number[]) =>
  countSafely(
    optionsOf(sizes),
    sizes.flatMap((size, n) => Array.from({ length: size }, () => `option ${n}`)),
  )
const total = (sizes: readonly number[]) => sizes.reduce((sum, size) => sum + size, 0)

test('nothing is counted before ten have answered', () => {
  fc.assert(
    fc.property(groups, (sizes) => {
      assert.equal(count(sizes) === undefined, total(sizes) < smallestGroup)
    }),
  )
})

test('a number that is shown is true, and never that of a group under ten', () => {
  fc.assert(
    fc.property(groups, (sizes) => {
      for (const [n, shown] of Object.values(count(sizes) ?? {}).entries())
        if (shown !== null) {
          assert.equal(shown, sizes[n])
          assert.ok(shown === 0 || shown >= smallestGroup)
        }
    }),
  )
})

test('who knows how many answered cannot work out a hidden number: at least two are, and together ten or more', () => {
  fc.assert(
    fc.property(groups, (sizes) => {
      const counts = count(sizes)
      if (!counts) return
      const hidden = sizes.filter((_, n) => counts[`option ${n}`] === null)
      if (hidden.length === 0) return
      assert.ok(hidden.length >= 2)
      assert.ok(total(hidden) >= smallestGroup, `${hidden}`)
    }),
    { numRuns: 1000 },
  )
})

test('what can be shown is: nothing is hidden where no group is small', () => {
  fc.assert(
    fc.property(fc.array(fc.oneof(fc.constant(0), fc.integer({ min: 10, max: 60 })), { minLength: 2 }), (sizes) => {
      fc.pre(total(sizes) > 0)
      assert.deepEqual(Object.values(count(sizes) ?? {}), sizes)
    }),
  )
})

test('every question is in both languages, and Indigenous identity is never counted', () => {
  for (const { label, options } of identityQuestions)
    for (const said of [label, ...options.map((option) => option.label)]) assert.ok(said.en && said.fr)
  assert.deepEqual(
    identityQuestions.filter(({ counted }) => !counted).map(({ key }) => key),
    ['indigenous'],
  )
})
