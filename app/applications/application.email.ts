import { sql } from 'kysely'
import { sayShortDate } from '#foundation/clock.ts'
import type { Db } from '#foundation/database.ts'
import { both, isLanguage, type Language, type Text } from '#foundation/language.ts'
import type { Message } from '#foundation/mail.ts'
import type { Composer } from '#foundation/postman.ts'
import { findLink, linkToken } from '../people/link.server.ts'
import { letterWords as w } from './letter.words.ts'
import { refereeWords } from './referee.words.ts'

/** What every letter about an application needs: to whom, from which program, where to open it. */
export async function readLetter(db: Db, applicationId: string) {
  return db
    .selectFrom('applications')
    .innerJoin('people', 'people.id', 'applications.personId')
    .innerJoin('emails', (join) => join.onRef('emails.personId', '=', 'people.id').on('emails.first', '=', true))
    .innerJoin('programs', 'programs.id', 'applications.programId')
    .select([
      'applications.status',
      'people.language',
      'emails.address',
      'programs.id as programId',
      'programs.slug',
      'programs.title',
      'programs.matchBy',
      sql<Temporal.PlainDate>`app.last_day(applications.id)`.as('closesOn'),
    ])
    .where('applications.id', '=', applicationId)
    .executeTakeFirst()
}

/** The address answers go to: the program's first contact. */
export async function replyAddress(db: Db, programId: string): Promise<string | undefined> {
  const contact = await db
    .selectFrom('programContacts')
    .select('email')
    .where('programId', '=', programId)
    .where('email', '<>', '')
    .orderBy('position')
    .executeTakeFirst()
  return contact?.email
}

type Letter = NonNullable<Awaited<ReturnType<typeof readLetter>>>

/** A letter to an applicant that opens their application. It says that something happened, never what was written. */
function aboutApplication(
  say: (letter: Letter) => { subject: Text; paragraphs: Text[]; button: Text },
  isDue: (letter: Letter) => boolean = () => true,
): Composer {
  return async (db, item, { settings }): Promise<Message | undefined> => {
    const letter = await readLetter(db, item.subjectId)
    if (!letter || !isDue(letter)) return undefined
    const { subject, paragraphs, button } = say(letter)
    return {
      to: letter.address,
      language: isLanguage(letter.language) ? letter.language : 'en',
      subject,
      paragraphs,
      button: { label: button, href: `${settings.origin}/applications/${item.subjectId}` },
      from: letter.title,
      replyTo: await replyAddress(db, letter.programId),
    }
  }
}

const dated = (date: Temporal.PlainDate, say: (date: string) => Text): Text =>
  both((language: Language) => say(sayShortDate(date, language))[language])
const isUnfinished = ({ status }: Letter) => status === 'draft' || status === 'asked'

/** The way back for whoever has begun; not for whoever has sent or withdrawn before it could leave. */
export const begunLetter = aboutApplication(
  (letter) => ({
    subject: w.begunSubject,
    paragraphs: [w.begun, dated(letter.closesOn, w.sendBy)],
    button: w.goOn,
  }),
  isUnfinished,
)
export const receivedLetter = aboutApplication((letter) => ({
  subject: w.receivedSubject,
  paragraphs: [w.received, dated(letter.matchBy, w.decidedBy)],
  button: w.openMine,
}))
export const askedLetter = aboutApplication(
  () => ({ subject: w.askedSubject, paragraphs: [w.asked], button: w.openMine }),
  isUnfinished,
)
export const decidedLetter = aboutApplication(() => ({
  subject: w.decidedSubject,
  paragraphs: [w.decided],
  button: w.openMine,
}))
export const deadlineLetter = aboutApplication(
  (letter) => ({ subject: w.deadlineSubject, paragraphs: [dated(letter.closesOn, w.deadline)], button: w.finishMine }),
  isUnfinished,
)
export const reminderLetter = aboutApplication(
  (letter) => ({ subject: w.reminderSubject, paragraphs: [dated(letter.closesOn, w.reminder)], button: w.finishMine }),
  isUnfinished,
)

/** To somebody a mentee would like as a mentor and whom the program does not know yet. Who wished is not said. */
export const invitedLetter: Composer = async (db, item, { settings }) => {
  const program = await db
    .selectFrom('programs')
    .select(['id', 'slug', 'title', 'closesOn', 'status'])
    .where('id', '=', item.subjectId)
    .executeTakeFirst()
  if (!program || !item.address || program.status !== 'published') return undefined
  const known = await db
    .selectFrom('emails')
    .innerJoin('applications', 'applications.personId', 'emails.personId')
    .select('applications.id')
    .where('emails.address', '=', item.address)
    .where('applications.programId', '=', program.id)
    .executeTakeFirst()
  if (known) return undefined
  return {
    to: item.address,
    language: isLanguage(item.particulars.language) ? item.particulars.language : 'en',
    subject: w.invitedSubject,
    paragraphs: [
      both((language) => w.invited(program.title[language])[language]),
      dated(program.closesOn, w.invitedUntil),
    ],
    button: { label: w.seeProgram, href: `${settings.origin}/programs/${program.slug}/apply/mentor` },
    from: program.title,
    replyTo: await replyAddress(db, program.id),
  }
}

/** To a referee, with a link that needs no account. */
export const refereeLetter: Composer = async (db, item, { settings, key }) => {
  const referee = await db
    .selectFrom('referees')
    .innerJoin('applications', 'applications.id', 'referees.applicationId')
    .innerJoin('programs', 'programs.id', 'applications.programId')
    .innerJoin('people', 'people.id', 'referees.personId')
    .select([
      'referees.email',
      'referees.personId',
      'referees.answeredAt',
      'people.language',
      'programs.title',
      'programs.id as programId',
      'applications.status',
    ])
    .where('referees.id', '=', item.subjectId)
    .executeTakeFirst()
  if (!referee?.personId || referee.answeredAt || referee.status === 'withdrawn') return undefined
  const link = await findLink(db, referee.personId, 'reference', item.subjectId)
  if (!link) return undefined
  return {
    to: referee.email,
    language: isLanguage(referee.language) ? referee.language : 'en',
    subject: refereeWords.letterSubject,
    paragraphs: [refereeWords.letterBody],
    button: { label: refereeWords.answer, href: `${settings.origin}/references/${linkToken(key, link)}` },
    from: referee.title,
    replyTo: await replyAddress(db, referee.programId),
  }
}
