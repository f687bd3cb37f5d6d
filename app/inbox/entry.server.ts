import type { SeatKind } from '#database/types.ts'
import type { PersonActor } from '#foundation/actor.ts'
import { record } from '#foundation/audit.ts'
import type { Db } from '#foundation/database.ts'
import { refuseUnless } from '#foundation/refusal.ts'
import { supervises } from '../access/standing.server.ts'
import { findLiving } from '../applications/application.server.ts'
import { privacyConsent } from '../applications/promise.server.ts'
import { giveConsent } from '../people/consent.server.ts'
import { enterPerson } from '../people/person.server.ts'
import { findOrEnter } from '../programs/coordinator.server.ts'
import type { Program } from '../programs/program.ts'
import { inboxWords as w } from './inbox.words.ts'

export interface Entry {
  readonly name: string
  readonly email: string | null
  readonly phone: string
  readonly language: 'en' | 'fr'
  readonly seat: SeatKind
  readonly source: 'paper' | 'phone'
}

/**
 * Begins an application for somebody who sent it on paper or told it by telephone, with their consent noted. The
 * coordinator then types in the same pages; the person can take over whenever they sign in.
 *
 * @returns the application's id
 */
export async function enterApplication(
  db: Db,
  actor: PersonActor,
  program: Program,
  entry: Entry,
  now: Temporal.Instant,
): Promise<string> {
  const { name, email, phone, language } = entry
  const personId = email
    ? await findOrEnter(db, name, email, { phone, language })
    : await enterPerson(db, { name, email, phone, language })
  refuseUnless(!(await supervises(db, personId)), w.supervised, { field: 'email' })
  refuseUnless(!(await findLiving(db, personId, program.id, entry.seat)), w.alreadyApplied, { field: 'email' })
  const id = crypto.randomUUID()
  await db
    .insertInto('applications')
    .values({ id, programId: program.id, personId, seat: entry.seat, source: entry.source, takenBy: actor.id })
    .execute()
  await giveConsent(
    db,
    actor,
    personId,
    { ...privacyConsent, purpose: 'entered-for-me' },
    { subjectId: id, method: entry.source },
    now,
  )
  await record(db, actor, 'application.entered', {
    recordType: 'application',
    recordId: id,
    programId: program.id,
    about: [personId],
    facts: { seat: entry.seat, source: entry.source },
  })
  return id
}
