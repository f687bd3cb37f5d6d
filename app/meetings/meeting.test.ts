import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { Refusal } from '#foundation/refusal.ts'
import { checkWhere, momentsIn, newMeetingForm } from './meeting.form.ts'
import { clocksDiffer, dialled, instantAt, secureLink } from './meeting.ts'
import { itemsAt, standingItems } from './meeting-item.ts'

const now = Temporal.Instant.from('2026-10-26T18:00:00Z')
const given = (times: Record<string, string>) =>
  newMeetingForm.parse({ kind: 'meeting', minutes: '60', mode: 'video', where: '', ...times })
const momentsOf = (times: Record<string, string>, zone = 'America/Vancouver') => momentsIn(given(times), zone, now)
const beside = (field: string) => (error: unknown) => error instanceof Refusal && error.field === field

test('a time on the wall becomes the instant at which clocks of its zone show it', () => {
  const zones = ['America/Vancouver', 'America/Edmonton', 'America/St_Johns', 'America/Toronto']
  const walls = fc.date({ min: new Date('2026-01-01'), max: new Date('2029-01-01'), noInvalidDate: true })
  fc.assert(
    fc.property(fc.constantFrom(...zones), walls, (zone, date) => {
      const wall = date.toISOString().slice(0, 16)
      const instant = instantAt(wall, zone)
      if (instant)
        assert.equal(instant.toZonedDateTimeISO(zone).toPlainDateTime().toString({ smallestUnit: 'minute' }), wall)
      else assert.throws(() => Temporal.PlainDateTime.from(wall).toZonedDateTime(zone, { disambiguation: 'reject' }))
    }),
  )
  assert.equal(String(instantAt('2027-01-15T16:00', 'America/Vancouver')), '2027-01-15T23:00:00Z')
  assert.equal(String(instantAt('2026-11-01T01:30', 'America/Toronto')), '2026-11-01T05:30:00Z', 'the first of two')
  assert.equal(instantAt('2027-03-14T02:30', 'America/Toronto'), undefined)
})

test('two clocks are both shown only while they differ', () => {
  const winter = Temporal.Instant.from('2027-01-15T20:00:00Z')
  assert.ok(clocksDiffer(winter, 'America/Vancouver', 'America/Edmonton'))
  assert.ok(!clocksDiffer(winter, 'America/Vancouver', 'America/Creston'))
})

test('up to three times are read from a form, and what is wrong is said beside its field', () => {
  assert.deepEqual(
    momentsOf({ date1: '2026-11-10', time1: '9:05', date3: '2026-11-11', time3: '16h30' }).map(({ wall }) => wall),
    ['2026-11-10T09:05', '2026-11-11T16:30'],
  )
  const wrong: [Record<string, string>, string, string?][] = [
    [{}, 'date1'],
    [{ date1: '2026-11-10' }, 'time1'],
    [{ time2: '10:00' }, 'date2'],
    [{ date1: '2026-10-26', time1: '10:59' }, 'date1'],
    [{ date1: '2028-11-10', time1: '10:00' }, 'date1'],
    [{ date1: '2027-03-14', time1: '02:30' }, 'time1', 'America/Toronto'],
    [{ date1: '2026-11-10', time1: '10:00', date2: '2026-11-10', time2: '10:00' }, 'date2'],
  ]
  for (const [times, field, zone] of wrong) assert.throws(() => momentsOf(times, zone), beside(field), field)
})

test('a link is a secure one, a number can be dialled, and anything else stays words', () => {
  for (const text of [
    'http://x.example',
    'javascript:alert(1)',
    'https://me:pw@x.example',
    'x.example',
    'data:text/html,x',
  ])
    assert.equal(secureLink(text), undefined, text)
  assert.equal(secureLink('https://video.example.org/room?id=1')?.host, 'video.example.org')
  assert.equal(dialled('+1 (604) 555-0134'), '+16045550134')
  assert.equal(dialled('604-555-0134'), '6045550134')
  for (const text of ['call me', '12', '604-555-0134; rm']) assert.equal(dialled(text), undefined, text)
  assert.throws(() => checkWhere({ mode: 'video', where: 'http://x.example' }), beside('where'))
  assert.throws(() => checkWhere({ mode: 'phone', where: 'call me' }), beside('where'))
  checkWhere({ mode: 'in_person', where: 'http is not asked for here' })
  checkWhere({ mode: 'video', where: '' })
})

test('an open item stands on the page of its own meeting, or is carried to exactly one; without one it is kept on the list between them; what is done is carried nowhere', () => {
  const meeting = fc.record({
    state: fc.constantFrom('proposed' as const, 'agreed' as const, 'cancelled' as const),
    days: fc.integer({ min: -30, max: 30 }),
  })
  fc.assert(
    fc.property(fc.array(meeting, { maxLength: 8 }), fc.option(fc.nat()), fc.boolean(), (drawn, pick, done) => {
      const meetings = drawn.map(({ state, days }, n) => ({
        id: String(n),
        state,
        startsAt: state === 'proposed' ? null : now.add({ hours: 24 * days + 1 }),
        minutes: 30,
      }))
      const home = pick === null ? undefined : meetings[pick % meetings.length]
      const item = { meetingId: home?.id ?? null, doneAt: done ? now : null }
      const listed = meetings.map(({ id }) => itemsAt(id, [item], meetings, now))
      assert.equal(listed.filter(({ own }) => own.length > 0).length, home ? 1 : 0)
      const isComing = ({ state, startsAt }: (typeof meetings)[number]) =>
        state !== 'cancelled' && (!startsAt || Temporal.Instant.compare(startsAt.add({ minutes: 30 }), now) > 0)
      const expected = !done && !(home && isComing(home)) && meetings.some(isComing) ? 1 : 0
      assert.equal(listed.filter(({ carried }) => carried.length > 0).length, expected)
      const standing = standingItems([item], meetings, now)
      assert.equal(standing.own.length, home ? 0 : 1)
      assert.equal(standing.carried.length, home && !done && !meetings.some(isComing) ? 1 : 0)
    }),
  )
})
