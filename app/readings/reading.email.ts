import { sayShortDate } from '#foundation/clock.ts'
import type { Db } from '#foundation/database.ts'
import { both, type Text } from '#foundation/language.ts'
import { type Term, toMember } from '../committees/committee.email.ts'
import { readingWords as w } from './readings.words.ts'

/** How many applications still lie unread in a member's hands. */
async function countUnread(db: Db, memberId: string): Promise<number> {
  const { n } = await db
    .selectFrom('readings')
    .innerJoin('applications', 'applications.id', 'readings.applicationId')
    .select(({ fn }) => fn.countAll<string>().as('n'))
    .where('readings.memberId', '=', memberId)
    .where('readings.doneAt', 'is', null)
    .where('readings.recusedAt', 'is', null)
    .where('applications.status', '<>', 'withdrawn')
    .executeTakeFirstOrThrow()
  return Number(n)
}

const aboutReading = (subject: Text, body: (n: number, program: string) => Text) =>
  toMember(async (term, db) => {
    const unread = await countUnread(db, term.id)
    if (unread === 0) return undefined
    return {
      subject,
      paragraphs: [both((language) => body(unread, term.title[language])[language]), ...until(term)],
      button: w.read,
      path: '/readings',
    }
  })

const until = ({ readBy }: Term): Text[] =>
  readBy ? [both((language) => w.readUntil(sayShortDate(readBy, language))[language])] : []

/** To a member who has been handed applications to read. */
export const assignedLetter = aboutReading(w.assignedSubject, w.assignedBody)
/** To a member who still has some, three days before the day. */
export const readingReminderLetter = aboutReading(w.readingReminderSubject, w.readingReminderBody)
