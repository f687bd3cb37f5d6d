import { sayShortDate } from '#foundation/clock.ts'
import type { Db } from '#foundation/database.ts'
import { both, isLanguage, type Text } from '#foundation/language.ts'
import type { Composer, Item } from '#foundation/postman.ts'
import { replyAddress } from '../applications/application.email.ts'
import { findLink, linkToken } from '../people/link.server.ts'
import { againPurpose, readableUntil } from './change.ts'
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
      'programs.daysKept',
    ])
    .select((of) =>
      of
        .selectFrom('extensions')
        .select('endsBefore')
        .whereRef('extensions.partnershipId', '=', 'partnerships.id')
        .where('proposedBy', '=', item.personId)
        .where('extensions.state', '=', 'declined')
        .orderBy('proposedAt', 'desc')
        .limit(1)
        .as('declinedFrom'),
    )
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
/** To whoever proposed it: the other would rather keep to the day; none once the end has moved after all. */
export const declinedLetter = toPair(
  w.declinedSubject,
  ({ state, endsOn, declinedFrom }) =>
    state !== 'ended' && declinedFrom?.equals(endsOn) ? [onDay(w.declined, endsOn)] : undefined,
  w.open,
  '/extension',
)
export const extendedLetter = toPair(w.extendedSubject, ({ state, endsOn }) =>
  state === 'ended' ? undefined : [onDay(w.extended, endsOn)],
)
const earlyEnd = toPair(
  w.endedSubject,
  ({ endedAs, endedOn, isMentor, again, daysKept }) =>
    endedOn && endedAs !== 'completed'
      ? [
          endedAs === 'mentor_left' ? (isMentor ? w.leftMentor : w.left) : w.ended,
          onDay(w.readable, readableUntil(endedOn, { daysKept })),
          ...(isMentor || again !== null ? [] : [w.askedAgain]),
        ]
      : undefined,
  w.open,
  '/ending',
)
/**
 * To each of the two after an early end: no blame, until when the words can be read, and what may come next. The mentee's
 * button opens one more: another mentor, without signing in.
 */
export const endedLetter: Composer = async (db, item, errand) => {
  const letter = await earlyEnd(db, item, errand)
  if (!letter?.paragraphs.includes(w.askedAgain) || !item.personId) return letter
  const link = await findLink(db, item.personId, againPurpose, item.subjectId)
  if (!link) return letter
  const href = `${errand.settings.origin}/changes/again/${linkToken(errand.key, link)}`
  return { ...letter, button: { label: w.again, href } }
}
export const completedLetter = toPair(w.completedSubject, ({ endedAs, endedOn, daysKept }) =>
  endedOn && endedAs === 'completed'
    ? [w.completed, onDay(w.readable, readableUntil(endedOn, { daysKept }))]
    : undefined,
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
