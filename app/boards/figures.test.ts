import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { District } from '../districts/district.ts'
import { rulingsBetween, type Side } from './board.ts'
import { figuresOf, reachOf } from './figures.ts'

const place = (number: number, lat = 50, lon = -120) => ({ number, name: `D${number}`, lat, lon, setting: 'rural' })
const side = (name: string, district: Side['district']): Side => ({
  applicationId: name,
  personId: name,
  name,
  district,
})
const pair = (mentee: Side, mentor: Side, reasons: readonly object[] = []) =>
  ({ id: '', mentee, mentor, cost: 0, pinned: false, reasons }) as never

test('a board in figures: fit, points, wishes, districts and distance of its pairs', () => {
  const wish = (mentee: number | null, mentor: number | null, value = 100) => ({
    key: 'wishes',
    weight: 5,
    value,
    gained: 5 * value,
    lost: 500 - 5 * value,
    facts: { mentee, mentor },
  })
  const pairs = [
    pair(side('Ana', place(1)), side('Maud', place(2, 51)), [wish(1, null)]),
    pair(side('Ben', place(1)), side('Nils', null), [wish(null, null, 0)]),
    pair(side('Cleo', null), side('Olga', place(3)), [wish(2, 1, 50)]),
  ]
  const left = [{ seat: 'mentee' }, { seat: 'mentor' }, { seat: 'mentor' }] as const
  assert.deepEqual(figuresOf({ matched: 3, mentees: 4 }, pairs, left), {
    matched: 3,
    menteesLeft: 1,
    mentorsLeft: 2,
    fit: 50,
    lost: 750,
    wishes: 2,
    firstWishes: 1,
    districts: 1,
    kilometres: 111,
  })
  const { fit, kilometres } = figuresOf({ matched: 0, mentees: 0 }, [], [])
  assert.deepEqual([fit, kilometres], [null, null])
})

test('a district is reached by a mentee with a mentor, never by a mentor or by somebody left over', () => {
  const districts = [1, 2, 3, 4, 5].map((number) => place(number)) as unknown as District[]
  const reach = reachOf(districts, {
    proposals: [pair(side('Ana', place(1)), side('Maud', place(2)))],
    left: [side('Ben', place(1)), side('Cleo', place(3)), side('Dev', null)],
    applied: new Set([1, 3, 4]),
  })
  assert.deepEqual([...reach.values()], ['reached', 'nobody', 'left', 'applied', 'nobody'])
})

test('what stood on one board and not on the other was made or lifted between them', () => {
  assert.deepEqual(rulingsBetween(['a', 'b'], ['b', 'c']), { made: ['c'], lifted: ['a'] })
})
