import type { PersonActor } from '#foundation/actor.ts'
import { record } from '#foundation/audit.ts'
import type { Db } from '#foundation/database.ts'
import { changeVersioned } from '#foundation/versioned.ts'
import { notSupervised } from '../access/standing.server.ts'
import { giveConsent, withdrawConsent } from '../people/consent.server.ts'
import { thanksWords as w } from './thanks.words.ts'

/** The yes to being quoted, with the words it was given to. */
export const quoteConsent = { purpose: 'thanks-quoted', text: w.quoteConsent } as const

type Pair = { readonly id: string; readonly programId: string; readonly mentorId: string }

/** What the actor lets the program quote from this partnership, if anything. */
export async function findQuote(db: Db, actor: PersonActor, pair: Pair) {
  return db
    .selectFrom('quotes')
    .select(['id', 'words', 'signedAs', 'version'])
    .where('partnershipId', '=', pair.id)
    .where('writerId', '=', actor.id)
    .executeTakeFirst()
}

/** Lets the program quote these words, a copy apart from every note; with the consent it is there by. */
export async function giveQuote(
  db: Db,
  actor: PersonActor,
  pair: Pair,
  quote: { readonly words: string; readonly signedAs: string; readonly version: number },
  now: Temporal.Instant,
): Promise<void> {
  const { words, signedAs } = quote
  const found = await findQuote(db, actor, pair)
  if (found) await changeVersioned(db, 'quotes', found.id, quote.version, { words, signedAs, givenAt: now })
  else
    await db
      .insertInto('quotes')
      .values({
        partnershipId: pair.id,
        programId: pair.programId,
        writerId: actor.id,
        seat: pair.mentorId === actor.id ? 'mentor' : 'mentee',
        words,
        signedAs,
        givenAt: now,
      })
      .execute()
  await giveConsent(db, actor, actor.id, quoteConsent, { subjectId: pair.id }, now)
  await record(db, actor, 'quote.given', { recordType: 'partnership', recordId: pair.id, programId: pair.programId })
}

/** Takes the yes back: the words are gone from the program's list at once. */
export async function withdrawQuote(db: Db, actor: PersonActor, pair: Pair, now: Temporal.Instant): Promise<void> {
  const gone = await db
    .deleteFrom('quotes')
    .where('partnershipId', '=', pair.id)
    .where('writerId', '=', actor.id)
    .executeTakeFirst()
  if (gone.numDeletedRows === 0n) return
  await withdrawConsent(db, actor, actor.id, quoteConsent.purpose, pair.id, now)
  await record(db, actor, 'quote.withdrawn', {
    recordType: 'partnership',
    recordId: pair.id,
    programId: pair.programId,
  })
}

/** What people let this program quote, as it stands now; for its coordinators, but of nobody they supervise. */
export async function listQuotes(db: Db, programId: string) {
  return db
    .selectFrom('quotes')
    .select(['id', 'words', 'signedAs', 'seat', 'givenAt'])
    .where('programId', '=', programId)
    .where(notSupervised('quotes.writerId'))
    .orderBy('givenAt')
    .orderBy('id')
    .execute()
}
