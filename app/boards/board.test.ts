import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { District } from '../districts/district.ts'
import { reachOf, rulingsBetween } from './board.ts'

test('a district is reached by a mentee with a mentor, never by a mentor or by somebody left over', () => {
  const districts = [1, 2, 3, 4, 5].map((number) => ({ number })) as District[]
  const reach = reachOf(districts, {
    reached: new Set([1, null]),
    left: new Set([1, 3, null]),
    applied: new Set([1, 3, 4]),
  })
  assert.deepEqual([...reach.values()], ['reached', 'nobody', 'left', 'applied', 'nobody'])
})

test('what stood on one board and not on the other was made or lifted between them', () => {
  assert.deepEqual(rulingsBetween(['a', 'b'], ['b', 'c']), { made: ['c'], lifted: ['a'] })
})
