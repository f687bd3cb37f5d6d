/** Something with a beginning and an end, as a calendar is told of it. Never a name, a place or a word anybody wrote. */
export interface CalendarEvent {
  /** The same for good, so that a calendar knows it again. */
  readonly uid: string
  /** Counts what was told of it. */
  readonly sequence: number
  readonly title: string
  readonly description: string
  readonly startsAt: Temporal.Instant
  readonly minutes: number
  readonly cancelled?: boolean
}

/** What a letter carries for a calendar (iTIP, RFC 5546): nodemailer lays it as an alternative and as a file. */
export interface CalendarPart {
  readonly method: 'REQUEST' | 'CANCEL'
  readonly content: string
}

/**
 * Tells one person's calendar that something is on, has moved (a higher sequence) or is off. They have agreed to it here
 * already, so they are not asked to answer, nor (Outlook) to propose another time: nobody would read it. (Decision 14.)
 *
 * @param organizer the mailbox that sends, with its name: calendars show who invites, and doubt an invitation from elsewhere
 */
export function invitation(
  event: CalendarEvent,
  { organizer, attendee, now }: { organizer: string; attendee: string; now: Temporal.Instant },
): CalendarPart {
  const method = event.cancelled ? 'CANCEL' : 'REQUEST'
  const people = [
    `ORGANIZER;CN=${quoted(nameIn(organizer))}:mailto:${addressIn(organizer)}`,
    `ATTENDEE;CUTYPE=INDIVIDUAL;ROLE=REQ-PARTICIPANT;PARTSTAT=ACCEPTED;RSVP=FALSE;CN=${quoted(addressIn(attendee))}:mailto:${addressIn(attendee)}`,
    'X-MICROSOFT-DISALLOW-COUNTER:TRUE',
  ]
  return { method, content: calendar([`METHOD:${method}`], [component(event, now, people)]) }
}

/** A calendar to subscribe to. */
export function subscription(name: string, events: readonly CalendarEvent[], now: Temporal.Instant): string {
  const about = [
    'METHOD:PUBLISH',
    `X-WR-CALNAME:${escaped(name)}`,
    'REFRESH-INTERVAL;VALUE=DURATION:PT1H',
    'X-PUBLISHED-TTL:PT1H',
  ]
  return calendar(
    about,
    events.map((event) => component(event, now, [])),
  )
}

function calendar(about: readonly string[], components: readonly (readonly string[])[]): string {
  return [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Alongside//Alongside//EN',
    'CALSCALE:GREGORIAN',
    ...about,
    ...components.flat(),
    'END:VCALENDAR',
  ]
    .map((line) => `${folded(line)}\r\n`)
    .join('')
}

/** Times are in UTC: what was agreed is one instant, and no calendar's own notion of a zone can move it. (Decision 14.) */
function component(event: CalendarEvent, now: Temporal.Instant, people: readonly string[]): string[] {
  const end = event.startsAt.add({ minutes: event.minutes })
  return [
    'BEGIN:VEVENT',
    `UID:${escaped(event.uid)}`,
    `DTSTAMP:${inUtc(now)}`,
    `SEQUENCE:${event.sequence}`,
    `DTSTART:${inUtc(event.startsAt)}`,
    `DTEND:${inUtc(end)}`,
    `SUMMARY:${escaped(event.title)}`,
    `DESCRIPTION:${escaped(event.description)}`,
    ...people,
    'CLASS:PRIVATE',
    'TRANSP:OPAQUE',
    `STATUS:${event.cancelled ? 'CANCELLED' : 'CONFIRMED'}`,
    'END:VEVENT',
  ]
}

const inUtc = (instant: Temporal.Instant) => instant.toString({ smallestUnit: 'second' }).replace(/[-:]/g, '')

/** A value of type TEXT (RFC 5545, 3.3.11). A line break can only ever become the two signs for one. */
function escaped(text: string): string {
  return text
    .replace(/[\\;,]/g, (sign) => `\\${sign}`)
    .replace(/\r\n?|[\n\u2028\u2029]/g, '\\n')
    .replace(/\p{Cc}/gu, '')
}

/** The bare address in "Name <address>", as a property may hold it. @throws when it could be anything else */
function addressIn(text: string): string {
  const address = /<([^<>]*)>$/.exec(text)?.[1] ?? text
  if (!/^[^\s@<>",;:\\\p{Cc}]+@[^\s@<>",;:\\\p{Cc}]+$/u.test(address))
    throw new Error('This is no address for a calendar.')
  return address
}

/** The name in "Name <address>"; the address where there is none. */
function nameIn(text: string): string {
  const name = /^(.*)<[^<>]*>$/
    .exec(text)?.[1]
    ?.trim()
    .replace(/^"(.*)"$/, '$1')
  return name || addressIn(text)
}

/** A value of a parameter (RFC 5545, 3.2): it may hold neither a quotation mark nor a line's end. */
const quoted = (text: string) => `"${text.replace(/["\p{Cc}\u2028\u2029]/gu, '')}"`

/** Breaks a line so that none is longer than 75 octets, never within a character (RFC 5545, 3.1). */
function folded(line: string): string {
  const lines: string[] = ['']
  let room = 75
  for (const sign of line) {
    const octets = Buffer.byteLength(sign)
    if (octets > room) {
      lines.push('')
      room = 74
    }
    lines[lines.length - 1] += sign
    room -= octets
  }
  return lines.join('\r\n ')
}
