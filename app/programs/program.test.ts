import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { phaseText } from './phase.ts'
import {
  changeRubric,
  firstDateOutOfOrder,
  isOpenSomewhere,
  monthOf,
  type Phase,
  type Program,
  phaseOf,
  withoutCriterion,
} from './program.ts'
import { dateOf, listTemplates, withYears } from './template.ts'

const day = (text: string) => Temporal.PlainDate.from(text)
const program = {
  status: 'published',
  opensOn: day('2026-06-01'),
  closesOn: day('2026-10-20'),
  matchBy: day('2026-10-31'),
  startsOn: day('2026-11-01'),
  endsOn: day('2027-06-15'),
  months: 8,
} as const

const phases: [day: string, status: Program['status'], phase: Phase][] = [
  ['2026-05-31', 'published', 'announced'],
  ['2026-06-01', 'published', 'open'],
  ['2026-10-20', 'published', 'open'],
  ['2026-10-21', 'published', 'deciding'],
  ['2026-10-31', 'published', 'deciding'],
  ['2026-11-01', 'published', 'under_way'],
  ['2027-06-15', 'published', 'under_way'],
  ['2027-06-16', 'published', 'over'],
  ['2026-07-01', 'draft', 'draft'],
  ['2027-07-01', 'draft', 'draft'],
  ['2026-07-01', 'closed', 'deciding'],
  ['2026-12-01', 'closed', 'under_way'],
  ['2026-07-01', 'archived', 'over'],
]

test('where a program stands follows from its dates and its status', () => {
  for (const [on, status, phase] of phases)
    assert.equal(phaseOf({ ...program, status }, day(on)), phase, `${on} ${status}`)
})

test('every phase has its sentence in both languages', () => {
  for (const [on, status] of phases) {
    const { en, fr } = phaseText({ ...program, status } as Program, day(on))
    assert.ok(en && fr && en !== fr, `${on} ${status}`)
  }
})

test('months are counted from the first, and none lie outside', () => {
  const months: [string, number | undefined][] = [
    ['2026-10-31', undefined],
    ['2026-11-01', 1],
    ['2026-11-30', 1],
    ['2026-12-01', 2],
    ['2027-06-15', 8],
    ['2027-06-16', undefined],
  ]
  for (const [on, month] of months) assert.equal(monthOf(program, day(on)), month, on)
  assert.equal(monthOf({ ...program, months: 3 }, day('2027-06-01')), 3)
})

test('the first date that is out of order is named', () => {
  assert.equal(firstDateOutOfOrder(program), undefined)
  assert.equal(firstDateOutOfOrder({ ...program, closesOn: day('2026-05-31') }), 'closesOn')
  assert.equal(firstDateOutOfOrder({ ...program, matchBy: day('2026-10-19') }), 'matchBy')
  assert.equal(firstDateOutOfOrder({ ...program, endsOn: program.startsOn }), 'endsOn')
  assert.equal(firstDateOutOfOrder({ ...program, matchBy: day('2027-06-16') }), 'endsOn')
})

test('dates are in order exactly when the database would take them', () => {
  const anyDay = fc.integer({ min: 0, max: 6 }).map((days) => day('2026-06-01').add({ days }))
  const dates = fc.record({ opensOn: anyDay, closesOn: anyDay, matchBy: anyDay, startsOn: anyDay, endsOn: anyDay })
  fc.assert(
    fc.property(dates, ({ opensOn, closesOn, matchBy, startsOn, endsOn }) => {
      const { compare } = Temporal.PlainDate
      const taken =
        compare(opensOn, closesOn) <= 0 &&
        compare(closesOn, matchBy) <= 0 &&
        compare(matchBy, endsOn) <= 0 &&
        compare(startsOn, endsOn) < 0
      assert.equal(firstDateOutOfOrder({ opensOn, closesOn, matchBy, startsOn, endsOn }) === undefined, taken)
    }),
  )
})

test('every template makes dates in order, in any year', () => {
  for (const template of listTemplates())
    for (const year of [2026, 2027, 2028]) {
      const at = (of: 'opens' | 'closes' | 'matchBy' | 'starts' | 'ends') => dateOf(template[of], year)
      const dates = {
        opensOn: at('opens'),
        closesOn: at('closes'),
        matchBy: at('matchBy'),
        startsOn: at('starts'),
        endsOn: at('ends'),
      }
      assert.equal(firstDateOutOfOrder(dates), undefined, `${template.id} ${year}`)
      for (const { key, from, to } of template.dates)
        assert.ok(Temporal.PlainDate.compare(dateOf(from, year), dateOf(to, year)) <= 0, `${template.id} ${key}`)
    }
})

test('a day a month lacks becomes its last', () => {
  assert.equal(dateOf([0, 2, 30], 2027).toString(), '2027-02-28')
  assert.equal(dateOf([1, 2, 30], 2027).toString(), '2028-02-29')
})

test('years stand in a title once or as a pair', () => {
  const title = { en: 'Mentorship {years}', fr: 'Mentorat {years}' }
  assert.deepEqual(withYears(title, day('2026-11-01'), day('2027-06-15')), {
    en: 'Mentorship 2026–27',
    fr: 'Mentorat 2026–27',
  })
  assert.equal(withYears(title, day('2026-02-01'), day('2026-06-15')).en, 'Mentorship 2026')
})

test('a criterion keeps its key when its words change, and a new one never takes a key in use', () => {
  const words = (en: string) => ({ title: { en, fr: en }, hint: { en: '', fr: '' } })
  const one = changeRubric([], undefined, words('Clear goals!'))
  assert.deepEqual(
    one.map(({ key }) => key),
    ['clear_goals'],
  )
  const two = changeRubric(one, undefined, words('Clear goals'))
  assert.equal(new Set(two.map(({ key }) => key)).size, 2)
  const reworded = changeRubric(two, 'clear_goals', words('Goals'))
  assert.deepEqual(
    reworded.map(({ key, title }) => [key, title.en]),
    [
      ['clear_goals', 'Goals'],
      [two[1]?.key, 'Clear goals'],
    ],
  )
  assert.deepEqual(withoutCriterion(reworded, 'clear_goals'), [reworded[1]])
  let many = two
  for (let n = 0; n < 40; n++) many = changeRubric(many, undefined, words('Clear goals'))
  assert.equal(new Set(many.map(({ key }) => key)).size, 42)
  assert.ok(many.every(({ key }) => /^[a-z_]+$/.test(key)))
})

test('a place with a later last day keeps a published program open there, and opens none early', () => {
  const open = (date: string, closesOn: string | null, status: Program['status'] = 'published') =>
    isOpenSomewhere({ ...program, status }, [{ closesOn: closesOn ? day(closesOn) : null }], day(date))
  assert.deepEqual(
    [open('2026-10-25', '2026-10-25'), open('2026-10-26', '2026-10-25'), open('2026-10-25', null)],
    [true, false, false],
  )
  assert.deepEqual([open('2026-10-20', '2026-09-01'), open('2026-05-31', '2026-10-25')], [true, false])
  for (const status of ['draft', 'closed', 'archived'] as const)
    assert.equal(open('2026-10-25', '2026-10-25', status), false)
})
