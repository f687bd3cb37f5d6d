import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { schoolLevels } from '../districts/district.ts'
import { positionRoles } from '../people/person.ts'
import { type Claim, type Eligibility, judge, newReasons } from './eligibility.ts'
import { listTemplates } from './template.ts'

const today = Temporal.PlainDate.from('2026-10-01')
const ago = (years: number, days = 0) => today.subtract({ years, days })
const open: Eligibility = {
  schools: [],
  roles: [],
  orEquivalent: true,
  newWithinMonths: null,
  reasons: [],
  pool: 'either',
  retiredWithinYears: null,
  leastYears: 0,
  membership: null,
  referees: 0,
}
const principal: Claim = {
  role: 'principal',
  since: ago(1),
  until: null,
  retired: false,
  reason: null,
  schoolName: '',
  schoolLevel: null,
}

/** Rules, a claim, and what is doubted; nothing for eligible. */
const table: [what: string, rules: Partial<Eligibility>, claim: Partial<Claim>, doubt: RegExp | null][] = [
  ['no rules at all', {}, {}, null],
  ['a role on the list', { roles: ['principal'] }, {}, null],
  ['a role that may be equivalent', { roles: ['superintendent'] }, {}, /or equivalent/],
  ['a role that is another', { roles: ['superintendent'], orEquivalent: false }, {}, /other roles/],
  ['no school where a school is asked', { schools: ['elementary'] }, {}, /work in a school/],
  ['a school of the kind', { schools: ['elementary'] }, { schoolName: 'Beach', schoolLevel: 'elementary' }, null],
  ['a school nobody knows', { schools: ['elementary'] }, { schoolName: 'New', schoolLevel: null }, null],
  [
    'a school of another kind',
    { schools: ['elementary', 'middle'] },
    { schoolName: 'High', schoolLevel: 'secondary' },
    /another kind/,
  ],
  [
    'new within two years, to the day',
    { newWithinMonths: 24, reasons: ['new_role'] },
    { since: ago(2), reason: 'new_role' },
    null,
  ],
  [
    'a day too long',
    { newWithinMonths: 24, reasons: ['new_role'] },
    { since: ago(2, 1), reason: 'new_role' },
    /within 24 months/,
  ],
  [
    'a role not yet taken up',
    { newWithinMonths: 24, reasons: ['new_role'] },
    { since: today.add({ months: 3 }), reason: 'new_role' },
    null,
  ],
  [
    'new, for a reason that does not count',
    { newWithinMonths: 24, reasons: ['new_role'] },
    { reason: 'returning' },
    /within 24 months/,
  ],
  [
    'new, for no reason',
    { newWithinMonths: 24, reasons: ['new_role', 'none'] },
    { reason: 'none' },
    /within 24 months/,
  ],
  ['new, where no reason is asked', { newWithinMonths: 24, reasons: [] }, {}, null],
  ['new, with no date given', { newWithinMonths: 24, reasons: [] }, { since: null }, /within 24 months/],
  ['retired where mentors are', { pool: 'retired' }, { retired: true, until: ago(1) }, null],
  ['serving where mentors are retired', { pool: 'retired' }, {}, /retired members/],
  ['serving where mentors serve', { pool: 'current' }, {}, null],
  ['serving until today', { pool: 'current' }, { until: today }, null],
  ['no longer serving', { pool: 'current' }, { until: ago(0, 1) }, /serving now/],
  ['retired lately enough', { retiredWithinYears: 5 }, { retired: true, until: ago(5) }, null],
  ['retired too long ago', { retiredWithinYears: 5 }, { retired: true, until: ago(5, 1) }, /within the last 5 years/],
  ['long ago, but not retired', { retiredWithinYears: 5 }, { until: ago(9) }, null],
  ['three full years', { leastYears: 3 }, { since: ago(3) }, null],
  ['a day less', { leastYears: 3 }, { since: ago(3).add({ days: 1 }) }, /3 years or more/],
  ['three years that ended', { leastYears: 3 }, { since: ago(9), until: ago(6) }, null],
  ['years nobody knows', { leastYears: 3 }, { since: null }, null],
]

for (const [what, rules, claim, doubt] of table)
  test(`eligibility: ${what}`, () => {
    const { verdict, words } = judge({ ...open, ...rules }, { ...principal, ...claim }, today)
    assert.equal(verdict, doubt ? 'review' : 'eligible')
    assert.match(words.map(({ en }) => en).join(' '), doubt ?? /meant for people like you/)
  })

const anyDay = fc.integer({ min: -20_000, max: 2000 }).map((days) => today.add({ days }))
const anyClaim: fc.Arbitrary<Claim> = fc.record({
  role: fc.constantFrom(...positionRoles),
  since: fc.option(anyDay),
  until: fc.option(anyDay),
  retired: fc.boolean(),
  reason: fc.option(fc.constantFrom(...newReasons)),
  schoolName: fc.constantFrom('', 'Beach'),
  schoolLevel: fc.option(fc.constantFrom(...schoolLevels)),
})
const anyRules: fc.Arbitrary<Eligibility> = fc.record({
  roles: fc.subarray([...positionRoles]),
  orEquivalent: fc.boolean(),
  schools: fc.subarray([...schoolLevels]),
  newWithinMonths: fc.option(fc.integer({ min: 1, max: 120 })),
  reasons: fc.subarray([...newReasons]),
  pool: fc.constantFrom('current', 'retired', 'either'),
  retiredWithinYears: fc.option(fc.integer({ min: 0, max: 40 })),
  leastYears: fc.integer({ min: 0, max: 40 }),
  membership: fc.constant(null),
  referees: fc.constant(0),
})

test('no rule ever turns anybody away, and every doubt is said in both languages', () => {
  fc.assert(
    fc.property(anyRules, anyClaim, (rules, claim) => {
      const { verdict, words } = judge(rules, claim, today)
      assert.ok(verdict === 'eligible' || verdict === 'review')
      assert.ok(words.length > 0 && words.every(({ en, fr }) => en && fr))
      assert.doesNotMatch(words.map(({ en }) => en).join(' '), /not eligible|cannot apply|must not/i)
      if (verdict === 'review') assert.match(words.map(({ en }) => en).join(' '), /You can go on|Please go on/)
    }),
  )
})

test('who has just been named to a role on the list is eligible in every template, in the seat of a mentee', () => {
  for (const { id, seats } of listTemplates()) {
    const { roles, reasons } = seats.mentee.eligibility
    const claim = { ...principal, role: roles[0] ?? 'principal', since: ago(0, 30), reason: reasons[0] ?? null }
    assert.equal(judge(seats.mentee.eligibility, claim, today).verdict, 'eligible', id)
  }
})
