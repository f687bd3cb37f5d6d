import type { PersonActor } from '#foundation/actor.ts'
import type { Db } from '#foundation/database.ts'
import { as, testKey } from '#foundation/testing.ts'
import { getOwnPartnership } from '../partnerships/partnership.server.ts'
import type { Program } from '../programs/program.ts'
import { issueCertificates } from './certificate.server.ts'
import { giveQuote } from './quote.server.ts'
import { openThanks, writeThanks } from './thanks.server.ts'

export const thanksNow = Temporal.Instant.from('2026-10-25T19:00:00Z')

interface Two {
  readonly amina: PersonActor
  readonly marcus: PersonActor
  readonly coordinator: PersonActor
  readonly program: Program
  readonly partnershipId: string
}

/** A note each, one of them opened; words the mentee lets the program quote; a certificate for each. */
export async function addThanks(db: Db, two: Two, say: (what: string) => string): Promise<void> {
  const { amina, marcus, coordinator, program } = two
  await as(db, amina)
  const { partnership } = await getOwnPartnership(db, amina, two.partnershipId)
  const note = { kind: 'thanks', words: say('thanks by the mentee') } as const
  const id = await writeThanks(db, amina, partnership, note, testKey, thanksNow)
  const quote = { words: say('quote by the mentee'), signedAs: say('signature of the quote'), version: 0 }
  await giveQuote(db, amina, partnership, quote, thanksNow)
  await as(db, marcus)
  await openThanks(db, marcus, partnership, id, thanksNow)
  const unopened = { kind: 'what_i_did', words: say('unopened note by the mentor') } as const
  await writeThanks(db, marcus, partnership, unopened, testKey, thanksNow)
  await as(db, coordinator)
  const both = [`mentee ${amina.id}`, `mentor ${marcus.id}`]
  await issueCertificates(db, coordinator, program, both, thanksNow, program.endsOn)
}
