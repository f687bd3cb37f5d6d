import { invitation } from '#foundation/calendar.ts'
import { instantText } from '#foundation/clock.ts'
import type { Db } from '#foundation/database.ts'
import { isLanguage, type Text } from '#foundation/language.ts'
import type { Composer, Item } from '#foundation/postman.ts'
import { replyAddress } from '../applications/application.email.ts'
import { findLink, linkToken } from '../people/link.server.ts'
import { eventOf } from './feed.server.ts'
import { meetingLetterWords as w } from './letter.words.ts'

async function readLetter(db: Db, item: Item) {
  return db
    .selectFrom('meetings as m')
    .innerJoin('partnerships as p', 'p.id', 'm.partnershipId')
    .innerJoin('programs', 'programs.id', 'p.programId')
    .innerJoin('people', (join) => join.on('people.id', '=', item.personId))
    .innerJoin('emails', (join) => join.onRef('emails.personId', '=', 'people.id').on('emails.first', '=', true))
    .select([
      'm.id',
      'm.partnershipId',
      'm.state',
      'm.startsAt',
      'm.minutes',
      'm.sequence',
      'm.askedId',
      'm.round',
      'p.state as partnershipState',
      'programs.status',
      'p.mentorId',
      'programs.id as programId',
      'programs.title',
      'people.id as personId',
      'people.language',
      'people.zone',
      'emails.address',
    ])
    .where('m.id', '=', item.subjectId)
    .executeTakeFirst()
}

type Found = NonNullable<Awaited<ReturnType<typeof readLetter>>>
/** The time that stands, in the reader's own zone. */
const when = ({ startsAt, zone }: Found): Text[] => (startsAt ? [instantText(startsAt, zone)] : [])

/**
 * A letter about a meeting: that something is asked or has changed, and when. It names nobody and says nothing of what
 * the two write to each other; mailboxes and calendars belong to employers.
 *
 * @param isDue whether its reason still holds when it leaves
 * @param reminds whether it can be stopped, like everything that reminds of this partnership
 */
const aboutMeeting =
  (
    words: (letter: Found) => { subject: Text; paragraphs: Text[] },
    isDue: (letter: Found, particulars: Item['particulars']) => boolean,
    { tellsCalendar = false, reminds = false } = {},
  ): Composer =>
  async (db, item, { settings, now, key }) => {
    const letter = await readLetter(db, item)
    if (!letter || !isDue(letter, item.particulars)) return undefined
    const stop = reminds ? await findLink(db, letter.personId, 'contact-off', letter.partnershipId) : undefined
    const { startsAt, state } = letter
    const cancelled = state === 'cancelled'
    const event =
      startsAt &&
      eventOf({ ...letter, startsAt, isMentor: letter.mentorId === letter.personId }, letter.language, settings.origin)
    const between = { organizer: settings.mailFrom, attendee: letter.address, now }
    return {
      ...words(letter),
      to: letter.address,
      language: isLanguage(letter.language) ? letter.language : 'en',
      button: {
        label: w.open,
        href: `${settings.origin}/partnerships/${letter.partnershipId}/meetings/${letter.id}`,
      },
      from: letter.title,
      replyTo: await replyAddress(db, letter.programId),
      ...(stop
        ? { unsubscribe: { label: w.stop, href: `${settings.origin}/contacts/letters/${linkToken(key, stop)}` } }
        : {}),
      ...(tellsCalendar && event ? { calendar: invitation({ ...event, cancelled }, between) } : {}),
    }
  }

const isNewest = ({ sequence }: Found, particulars: Item['particulars']) => sequence === particulars.sequence
const isOn = (letter: Found, particulars: Item['particulars']) =>
  letter.state === 'agreed' && letter.partnershipState !== 'ended' && isNewest(letter, particulars)

/** Whether anything may be asked or recalled: not during a break, after goodbye, or once the program is closed. */
const goesOn = ({ partnershipState, status }: Found) =>
  ['introduced', 'under_way'].includes(partnershipState) && status !== 'archived'

/** To whoever is to answer proposed times. */
export const proposedLetter = aboutMeeting(
  ({ state }) =>
    state === 'agreed'
      ? { subject: w.movingSubject, paragraphs: [w.moving] }
      : { subject: w.proposedSubject, paragraphs: [w.proposed] },
  ({ askedId, personId, round }, particulars) => askedId === personId && round === particulars.round,
)
/** Once more to whoever has not answered within the days agreed on. */
export const waitingLetter = aboutMeeting(
  () => ({ subject: w.waitingSubject, paragraphs: [w.waiting, w.waitingHow] }),
  (letter, particulars) => letter.askedId === letter.personId && letter.round === particulars.round && goesOn(letter),
  { reminds: true },
)
/** To both, with the invitation. */
export const agreedLetter = aboutMeeting(
  (letter) => ({ subject: w.agreedSubject, paragraphs: [w.agreed, ...when(letter), w.calendar] }),
  isOn,
  { tellsCalendar: true },
)
/** To both, when the time has changed. */
export const movedLetter = aboutMeeting(
  (letter) => ({ subject: w.movedSubject, paragraphs: [w.moved, ...when(letter), w.calendar] }),
  isOn,
  { tellsCalendar: true },
)
/** To both, when it is off. */
export const cancelledLetter = aboutMeeting(
  (letter) => ({ subject: w.cancelledSubject, paragraphs: [w.cancelled, ...when(letter), w.calendarOff] }),
  (letter, particulars) => letter.state === 'cancelled' && isNewest(letter, particulars),
  { tellsCalendar: true },
)
/** To whoever was asked about times that no longer lie proposed. */
export const withdrawnLetter = aboutMeeting(
  () => ({ subject: w.withdrawnSubject, paragraphs: [w.withdrawn] }),
  ({ state }) => state === 'cancelled',
)
/** To whoever asked to move a meeting that stays when it is. */
export const keptLetter = aboutMeeting(
  (letter) => ({ subject: w.keptSubject, paragraphs: [w.kept, ...when(letter)] }),
  ({ state }) => state === 'agreed',
)
/** To both, the day before, once for the time that stands; not while the two take a break. */
export const meetingReminderLetter = aboutMeeting(
  (letter) => ({ subject: w.reminderSubject, paragraphs: [w.reminder, ...when(letter)] }),
  (letter, particulars) => isOn(letter, particulars) && goesOn(letter),
)
