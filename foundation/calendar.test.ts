import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import ICAL from 'ical.js'
import { type CalendarEvent, invitation, subscription } from './calendar.ts'

const now = Temporal.Instant.from('2026-10-25T18:00:00Z')
const meeting: CalendarEvent = {
  uid: 'a-mentor@mentorship.example.org',
  sequence: 0,
  title: 'Meeting',
  description: 'https://mentorship.example.org/partnerships/1/meetings/2',
  startsAt: Temporal.Instant.from('2026-12-01T17:00:00Z'),
  minutes: 60,
}
const between = { organizer: 'Alongside <no-reply@mentorship.example.org>', attendee: 'amina@example.org', now }

/** Reads a file with a parser that is not ours. */
function read(content: string) {
  const calendar = new ICAL.Component(ICAL.parse(content))
  return {
    calendar,
    method: calendar.getFirstPropertyValue('method'),
    events: calendar.getAllSubcomponents('vevent').map((each) => new ICAL.Event(each)),
  }
}

function readOne(content: string) {
  const { events, ...rest } = read(content)
  assert.equal(events.length, 1)
  return { ...rest, event: events[0] as ICAL.Event }
}

test('an invitation, its move and its end are what a calendar expects, read by another’s parser', () => {
  const first = readOne(invitation(meeting, between).content)
  assert.equal(first.method, 'REQUEST')
  assert.equal(first.event.uid, meeting.uid)
  assert.equal(first.event.sequence, 0)
  assert.equal(first.event.summary, 'Meeting')
  assert.equal(first.event.organizer, 'mailto:no-reply@mentorship.example.org')
  const organizer = first.event.component.getFirstProperty('organizer')
  assert.equal(organizer?.getFirstParameter('cn'), 'Alongside', 'calendars show who invites')
  const [attendee] = first.event.attendees
  assert.deepEqual(
    ['partstat', 'rsvp', 'cn'].map((name) => attendee?.getFirstParameter(name)),
    ['ACCEPTED', 'FALSE', 'amina@example.org'],
    'who has agreed here is not asked again, and Outlook shows a name',
  )
  assert.deepEqual(
    first.event.attendees.map((each) => each.getFirstValue()),
    ['mailto:amina@example.org'],
  )
  assert.equal(first.event.component.getFirstPropertyValue('status'), 'CONFIRMED')
  assert.equal(String(first.event.component.getFirstPropertyValue('dtstamp')), '2026-10-25T18:00:00Z')

  const moved = readOne(
    invitation({ ...meeting, sequence: 1, startsAt: meeting.startsAt.add({ hours: 24 }) }, between).content,
  )
  assert.equal(moved.event.uid, meeting.uid)
  assert.equal(moved.event.sequence, 1)

  const off = readOne(invitation({ ...meeting, sequence: 2, cancelled: true }, between).content)
  assert.equal(off.method, 'CANCEL')
  assert.equal(off.event.sequence, 2)
  for (const property of ['uid', 'dtstamp', 'organizer', 'attendee', 'sequence'])
    assert.ok(off.event.component.getFirstProperty(property), `${property}: RFC 5546, 3.2.5`)
  assert.equal(off.event.component.getFirstPropertyValue('status'), 'CANCELLED')
})

test('the time on the wall is what was agreed, across the rules of every zone', () => {
  const agreed = [
    ['America/Vancouver', '2026-10-30T16:00', '-07:00'],
    ['America/Vancouver', '2026-12-01T16:00', '-07:00'], // British Columbia no longer goes back
    ['America/Edmonton', '2026-12-01T16:00', '-06:00'], // nor does Alberta, and Cranbrook with it
    ['America/Whitehorse', '2026-12-01T16:00', '-07:00'],
    ['America/St_Johns', '2026-10-31T16:00', '-02:30'],
    ['America/St_Johns', '2026-11-02T16:00', '-03:30'],
  ] as const
  for (const [zone, wall, offset] of agreed) {
    const startsAt = Temporal.PlainDateTime.from(wall).toZonedDateTime(zone).toInstant()
    const { event } = readOne(invitation({ ...meeting, startsAt, minutes: 90 }, between).content)
    const read = Temporal.Instant.fromEpochMilliseconds(event.startDate.toJSDate().getTime())
    assert.equal(read.toString({ timeZone: zone }), `${wall}:00${offset}`, zone)
    assert.equal(event.duration.toSeconds(), 90 * 60)
  }
})

const awkward = fc
  .string({ unit: 'grapheme', maxLength: 300 })
  .map((text) => `é\r\nATTENDEE:mailto:x@evil.example;,\\${text}`)

test('whatever a text holds, lines stay within 75 octets and nothing but the text is said', () => {
  fc.assert(
    fc.property(awkward, awkward, (title, description) => {
      const { content } = invitation({ ...meeting, title, description }, between)
      const lines = content.split('\r\n')
      assert.equal(lines.pop(), '')
      for (const line of lines) {
        assert.ok(Buffer.byteLength(line) <= 75, `${Buffer.byteLength(line)} octets`)
        assert.doesNotMatch(line, /[\r\n]/)
        assert.ok(line.isWellFormed())
      }
      const { event } = readOne(content)
      assert.equal(event.attendees.length, 1)
      assert.deepEqual(
        event.component.getAllProperties().map(({ name }) => name),
        readOne(invitation(meeting, between).content)
          .event.component.getAllProperties()
          .map(({ name }) => name),
      )
      assert.equal(event.summary, kept(title))
      assert.equal(event.description, kept(description))
    }),
  )
})

/** What of a text is kept: a line break of any kind is one, and other control characters are none. */
const kept = (text: string) => text.replace(/\r\n?|[\n\u2028\u2029]/g, '\n').replace(/(?!\n)\p{Cc}/gu, '')

test('an address that could be more than an address goes into no calendar', () => {
  for (const attendee of ['x@y.example\r\nSUMMARY:Other', 'x@y.example;CN=Z', 'no address', 'x@y.example,z@y.example'])
    assert.throws(() => invitation(meeting, { ...between, attendee }), attendee)
})

test('the name of who sends says nothing but a name, whatever it holds', () => {
  const awkwardName = fc.string({ unit: 'grapheme', maxLength: 90 }).filter((text) => !/[<>]/.test(text))
  fc.assert(
    fc.property(awkwardName, (name) => {
      const organizer = `"${name};CN=X:mailto:x@evil.example\r\nATTENDEE:mailto:x@evil.example" <a@b.example>`
      const { event } = readOne(invitation(meeting, { ...between, organizer }).content)
      assert.equal(event.organizer, 'mailto:a@b.example')
      assert.equal(event.attendees.length, 1)
    }),
  )
  const bare = readOne(invitation(meeting, { ...between, organizer: 'a@b.example' }).content)
  assert.equal(bare.event.component.getFirstProperty('organizer')?.getFirstParameter('cn'), 'a@b.example')
})

test('a subscription holds its events, and is empty where there are none', () => {
  const { events, method } = read(subscription('Rencontres', [meeting, { ...meeting, uid: 'b' }], now))
  assert.equal(method, 'PUBLISH')
  assert.deepEqual(
    events.map(({ uid }) => uid),
    [meeting.uid, 'b'],
  )
  assert.equal(read(subscription('Rencontres', [], now)).events.length, 0)
})
