import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Side } from '../boards/board.ts'
import { figuresOf } from './figures.ts'

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
