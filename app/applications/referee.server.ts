import { sql } from 'kysely'
import type { PersonActor } from '#foundation/actor.ts'
import { record, recordLook } from '#foundation/audit.ts'
import type { Db } from '#foundation/database.ts'
import { limitRate } from '#foundation/rate.ts'
import { orNotFound, refuseUnless } from '#foundation/refusal.ts'
import type { Application } from './application.ts'
import { refereeWords as w } from './referee.words.ts'

export interface Referee {
  readonly id: string
  readonly name: string
  readonly email: string
  readonly relation: string
  readonly askedAt: Temporal.Instant | null
  readonly answered: boolean
}

/** Who was named, and whether they answered; never what they said. */
export async function listReferees(db: Db, applicationId: string): Promise<Referee[]> {
  const { rows } = await sql<Referee>`select * from app.my_referees(${applicationId})`.execute(db)
  return rows
}

/** What referees said, for those who decide. */
export async function readReferences(db: Db, applicationId: string) {
  return db
    .selectFrom('referees')
    .select(['id', 'personId', 'name', 'relation', 'askedAt', 'answeredAt', 'recommends', 'words'])
    .where('applicationId', '=', applicationId)
    .orderBy('name')
    .execute()
}

/** Notes that the references given for an applicant were read: for the applicant, and for who gave them. */
export async function noteReferences(
  db: Db,
  { id, personId, programId }: Application,
  references: Awaited<ReturnType<typeof readReferences>>,
): Promise<void> {
  const givers = references.flatMap((given) => (given.answeredAt && given.personId ? [given.personId] : []))
  if (references.every(({ answeredAt }) => !answeredAt)) return
  await recordLook(db, 'reference.read', {
    recordType: 'application',
    recordId: id,
    programId,
    about: [personId, ...givers],
  })
}

/** Replaces those named who have not been asked yet; whoever has a letter stays. An address is asked once. */
export async function saveReferees(
  db: Db,
  actor: PersonActor,
  application: Application,
  named: readonly { name: string; email: string; relation: string }[],
): Promise<void> {
  await sql`select app.clear_referees(${application.id})`.execute(db)
  for (const referee of named)
    await db
      .insertInto('referees')
      .values({ ...referee, applicationId: application.id })
      .onConflict((conflict) => conflict.doNothing())
      .execute()
  await record(db, actor, 'referee.named', {
    recordType: 'application',
    recordId: application.id,
    programId: application.programId,
    facts: { named: named.length },
  })
}

/** So many letters to people who have never heard of us does one person set going in a day. */
const invitationsADay = 50

/** Counts whom sending this application would write to for the first time: referees not asked yet, people wished for. */
export async function limitInvitations(db: Db, actor: PersonActor, applicationId: string): Promise<void> {
  const { rows } = await sql<{ n: number }>`select (
      select count(*) from app.my_referees(${applicationId}) where asked_at is null) + (
      select count(*) from wishes where application_id = ${applicationId} and kind = 'prefer' and email <> ''
        and person_id is null and invited_at is null) as n`.execute(db)
  for (let n = 0; n < Number(rows[0]?.n ?? 0); n++)
    await limitRate(db, 'invitations', actor.id, invitationsADay, 86_400)
}

/** The request a link was made for. */
export async function getReferenceRequest(db: Db, refereeId: string) {
  const { rows } = await sql<{
    name: string
    applicant: string
    program: string
    answered: boolean
  }>`select * from app.reference_request(${refereeId})`.execute(db)
  return orNotFound(rows[0])
}

/** Keeps a reference, once. */
export async function giveReference(
  db: Db,
  actor: PersonActor,
  refereeId: string,
  said: { recommends: 'strongly' | 'yes' | 'unsure' | 'no'; words: string },
  now: Temporal.Instant,
): Promise<void> {
  const kept = await db
    .updateTable('referees')
    .set({ ...said, answeredAt: now })
    .where('id', '=', refereeId)
    .where('answeredAt', 'is', null)
    .executeTakeFirst()
  refuseUnless(kept.numUpdatedRows > 0n, w.alreadyAnswered)
  await record(db, actor, 'reference.given', { recordType: 'referee', recordId: refereeId })
}
