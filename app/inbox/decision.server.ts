import { sql } from 'kysely'
import type { PersonActor } from '#foundation/actor.ts'
import { record } from '#foundation/audit.ts'
import type { Db } from '#foundation/database.ts'
import { ask, post } from '#foundation/outbox.ts'
import { refuseUnless } from '#foundation/refusal.ts'
import { changeVersioned } from '#foundation/versioned.ts'
import type { Application } from '../applications/application.ts'
import { listUnpromised } from '../applications/promise.server.ts'
import { findMembership, stateOf } from '../memberships/membership.server.ts'
import type { Program } from '../programs/program.ts'
import { inboxWords as w } from './inbox.words.ts'

/** Says whether a person is eligible, where a rule left it to somebody; the reason is kept. */
export async function ruleOnEligibility(
  db: Db,
  actor: PersonActor,
  application: Application,
  ruling: { eligible: boolean; note: string },
  version: number,
): Promise<void> {
  refuseUnless(application.personId !== actor.id, w.notYourOwn)
  await changeVersioned(db, 'applications', application.id, version, {
    eligibility: ruling.eligible ? 'eligible' : 'not_eligible',
    eligibilityNote: ruling.note,
    eligibilityBy: actor.id,
  })
  await note(db, actor, application, 'application.ruled', { eligible: ruling.eligible })
}

/** Asks the applicant to complete something; they are told by letter, and can change the application meanwhile. */
export async function askForMore(
  db: Db,
  actor: PersonActor,
  application: Application,
  words: string,
  version: number,
): Promise<void> {
  refuseUnless(application.status === 'submitted' || application.status === 'asked', w.notInHand)
  const { id } = await db
    .insertInto('applicationRequests')
    .values({ applicationId: application.id, words, askedBy: actor.id })
    .returning('id')
    .executeTakeFirstOrThrow()
  await changeVersioned(db, 'applications', application.id, version, { status: 'asked' })
  await post(db, {
    kind: 'application.asked',
    personId: application.personId,
    subjectId: application.id,
    occurrence: id,
  })
  await note(db, actor, application, 'application.asked')
}

/** What a coordinator should know before deciding. */
export interface Caveats {
  readonly membership: 'none' | ReturnType<typeof stateOf>
  readonly unpromised: boolean
}

/** What to know before deciding on an application, as it stands on a day. */
export async function readCaveats(db: Db, application: Application, today: Temporal.PlainDate): Promise<Caveats> {
  const membership = await findMembership(db, application.id)
  return {
    membership: membership ? stateOf(membership, today) : 'none',
    unpromised: application.source === 'import' && (await listUnpromised(db, application)) !== undefined,
  }
}

export type Decision = 'accept' | 'wait' | 'decline'

/**
 * Decides on an application. Accepting a mentee beyond the program's cap is refused in favour of the waiting list;
 * the count is made under a lock on the program, so that two coordinators cannot fill the last place twice.
 */
export async function decide(
  db: Db,
  actor: PersonActor,
  program: Program,
  application: Application,
  decision: Decision,
  word: string,
  version: number,
  now: Temporal.Instant,
): Promise<void> {
  refuseUnless(application.personId !== actor.id, w.notYourOwn)
  refuseUnless(['submitted', 'asked', 'waiting', 'accepted'].includes(application.status), w.notInHand)
  if (decision === 'accept') {
    refuseUnless(application.eligibility === 'eligible', w.eligibilityFirst)
    await claimPlace(db, program, application)
  }
  const status = ({ accept: 'accepted', wait: 'waiting', decline: 'declined' } as const)[decision]
  await changeVersioned(db, 'applications', application.id, version, {
    status,
    decisionWord: word,
    decidedAt: decision === 'wait' ? null : now,
    decidedBy: actor.id,
    waitingSince: decision === 'wait' ? (application.waitingSince ?? now) : null,
  })
  await post(db, {
    kind: 'application.decided',
    personId: application.personId,
    subjectId: application.id,
    occurrence: `${status} ${version}`,
  })
  if (application.status === 'accepted' && status !== 'accepted')
    await ask(db, { kind: 'application.left', subjectId: application.id, occurrence: String(version) })
  await note(db, actor, application, `application.${status}`)
}

/** Holds the program's row and refuses when every place for a mentee is taken. */
async function claimPlace(db: Db, program: Program, application: Application): Promise<void> {
  if (application.seat !== 'mentee' || program.cap === null) return
  await sql`select 1 from programs where id = ${program.id} for update`.execute(db)
  const { rows } = await sql<{
    taken: number
  }>`select app.mentees_accepted(${program.id}, ${application.id}) as taken`.execute(db)
  refuseUnless((rows[0]?.taken ?? 0) < program.cap, w.full(program.cap))
}

function note(
  db: Db,
  actor: PersonActor,
  application: Application,
  verb: string,
  facts?: Record<string, string | boolean>,
): Promise<void> {
  return record(db, actor, verb, {
    recordType: 'application',
    recordId: application.id,
    programId: application.programId,
    facts,
  })
}
