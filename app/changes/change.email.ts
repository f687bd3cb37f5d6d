import { sayShortDate } from '#foundation/clock.ts'
import type { Db } from '#foundation/database.ts'
import { both, isLanguage, type Text } from '#foundation/language.ts'
import type { Composer, Item } from '#foundation/postman.ts'
import { replyAddress } from '../applications/application.email.ts'
import { readableUntil } from './change.ts'
import { changeLetterWords as w } from './letters.words.ts'

async function readPair(db: Db, item: Item) {
  const pair = await db
    .selectFrom('partnerships')
    .innerJoin('programs', 'programs.id', 'partnerships.programId')
    .select([
      'partnerships.state',
      'partnerships.mentorId',
      'partnerships.menteeId',
      'partnerships.pausedUntil',
      'partnerships.endsOn',
      'partnerships.endedOn',
      'partnerships.endedAs',
      'partnerships.again',
      'programs.id as programId',
      'programs.title',
    ])
    .where('partnerships.id', '=', item.subjectId)
    .executeTakeFirst()
  if (!pair || (item.personId !== pair.mentorId && item.personId !== pair.menteeId)) return undefined
  return { ...pair, isMentor: item.personId === pair.mentorId }
}

type LetterPair = NonNullable<Awaited<ReturnType<typeof readPair>>>

async function readAddress(db: Db, personId: string | null) {
  const person = await db
    .selectFrom('people')
    .innerJoin('emails', (join) => join.onRef('emails.personId', '=', 'people.id').on('emails.first', '=', true))
    .select(['people.language', 'emails.address'])
    .where('people.id', '=', personId ?? '')
    .executeTakeFirst()
  return person && { to: person.address, language: isLanguage(person.language) ? person.language : ('en' as const) }
}

/** A letter to one of the two; none where what it tells is no longer so. */
const toPair =
  (
    subject: Text,
    say: (pair: LetterPair) => readonly Text[] | undefined,
    button: Text = w.open,
    part: string | ((pair: LetterPair) => string) = '',
  ): Composer =>
  async (db, item, { settings }) => {
    const pair = await readPair(db, item)
    const paragraphs = pair && say(pair)
    const address = paragraphs && (await readAddress(db, item.personId))
    if (!pair || !paragraphs || !address) return undefined
    const path = typeof part === 'string' ? part : part(pair)
    return {
      ...address,
      subject,
      paragraphs,
      button: { label: button, href: `${settings.origin}/partnerships/${item.subjectId}${path}` },
      from: pair.title,
      replyTo: await replyAddress(db, pair.programId),
    }
  }

const onDay = (say: (day: string) => Text, day: Temporal.PlainDate): Text =>
  both((language) => say(sayShortDate(day, language))[language])

export const pausedLetter = toPair(
  w.pausedSubject,
  ({ pausedUntil }) => (pausedUntil && [onDay(w.paused, pausedUntil)]) || undefined,
)
export const resumedLetter = toPair(w.resumedSubject, ({ state }) =>
  state === 'introduced' || state === 'under_way' ? [w.resumed] : undefined,
)
export const extensionLetter = toPair(
  w.proposedSubject,
  ({ state }) => (state === 'ended' ? undefined : [w.proposed]),
  w.answer,
  '/extension',
)
export const extendedLetter = toPair(w.extendedSubject, ({ state, endsOn }) =>
  state === 'ended' ? undefined : [onDay(w.extended, endsOn)],
)
/** To each of the two after an early end: no blame, until when the words can be read, and what may come next. */
export const endedLetter = toPair(
  w.endedSubject,
  ({ endedAs, endedOn, isMentor, again }) =>
    endedOn && endedAs !== 'completed'
      ? [
          endedAs === 'mentor_left' ? (isMentor ? w.leftMentor : w.left) : w.ended,
          onDay(w.readable, readableUntil(endedOn)),
          ...(isMentor || again !== null ? [] : [w.askedAgain]),
        ]
      : undefined,
  w.open,
  '/ending',
)
export const completedLetter = toPair(w.completedSubject, ({ endedAs, endedOn }) =>
  endedOn && endedAs === 'completed' ? [w.completed, onDay(w.readable, readableUntil(endedOn))] : undefined,
)

/** To a coordinator: that something waits to be read. About whom stands in no letter. */
export const concernLetter: Composer = async (db, item, { settings }) => {
  const program = await db
    .selectFrom('programs')
    .select(['slug', 'title'])
    .where('id', '=', item.subjectId)
    .executeTakeFirst()
  const address = await readAddress(db, item.personId)
  if (!program || !address) return undefined
  return {
    ...address,
    subject: w.concernSubject,
    paragraphs: [w.concern],
    button: { label: w.read, href: `${settings.origin}/programs/${program.slug}/changes` },
    from: program.title,
  }
}
