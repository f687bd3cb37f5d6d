import { sql } from 'kysely'
import type { PersonActor } from '#foundation/actor.ts'
import { record } from '#foundation/audit.ts'
import type { Db } from '#foundation/database.ts'
import type { Text } from '#foundation/language.ts'
import { post } from '#foundation/outbox.ts'
import { orNotFound, refuseUnless } from '#foundation/refusal.ts'
import { changeVersioned } from '#foundation/versioned.ts'
import { findOrEnter } from '../programs/coordinator.server.ts'
import type { ProgramId } from '../programs/program.server.ts'
import type { Program } from '../programs/program.ts'
import { findTemplate } from '../programs/template.ts'
import { getText } from '../programs/text.server.ts'
import { committeeWords as w } from './committees.words.ts'

export interface Member {
  readonly id: string
  readonly personId: string
  readonly name: string
  readonly constituencyId: string
  /** The constituency as it was called in that term. */
  readonly constituency: Text
  readonly chair: boolean
  readonly since: Temporal.PlainDate
  readonly until: Temporal.PlainDate
  readonly promisedAt: Temporal.Instant | null
  readonly version: number
}

export interface Committee {
  readonly id: string
  readonly programId: string
  readonly name: Text
  readonly quorum: number
  /** Until when what has been handed out should be read. */
  readonly readBy: Temporal.PlainDate | null
  readonly version: number
  readonly constituencies: readonly { id: string; name: Text; seats: number; version: number }[]
  readonly members: readonly Member[]
}

/** A committee, its constituencies and its members, as questions. */
export function selectCommittee(db: Db, programId: ProgramId) {
  const own = db.selectFrom('committees').select('id').where('programId', '=', programId)
  const committees = db
    .selectFrom('committees')
    .select(['id', 'programId', 'name', 'quorum', 'readBy', 'version'])
    .where('programId', '=', programId)
  const seats = db
    .selectFrom('constituencies')
    .select(['id', 'name', 'seats', 'version'])
    .where('committeeId', '=', own)
    .orderBy('seats', 'desc')
    .orderBy('id')
  const seated = db
    .selectFrom('committeeMembers as m')
    .innerJoin('people', 'people.id', 'm.personId')
    .innerJoin('constituencies', 'constituencies.id', 'm.constituencyId')
    .select((of) => [
      'm.id',
      'm.personId',
      'people.name',
      'm.constituencyId',
      of.fn.coalesce('m.spokeFor', 'constituencies.name').as('constituency'),
      'm.chair',
      'm.since',
      'm.until',
      'm.promisedAt',
      'm.version',
    ])
    .where('m.committeeId', '=', own)
    .orderBy('people.name')
  return [committees, seats, seated] as const
}

/** The committee of a program, if one has been formed and the actor may see it. */
export async function findCommittee(db: Db, programId: string): Promise<Committee | undefined> {
  const [committees, seats, seated] = selectCommittee(db, programId)
  const [committee, constituencies, members] = await Promise.all([
    committees.executeTakeFirst(),
    seats.execute(),
    seated.execute(),
  ])
  return committee && { ...committee, constituencies, members }
}

/** Whether a term runs on a day. Access begins and ends with it. */
export function isServing(member: Pick<Member, 'since' | 'until'>, today: Temporal.PlainDate): boolean {
  return Temporal.PlainDate.compare(member.since, today) <= 0 && Temporal.PlainDate.compare(member.until, today) >= 0
}

/** The members who may decide today: serving, and confidentiality promised. */
export function decidingMembers<Term extends Pick<Member, 'since' | 'until' | 'promisedAt'>>(
  committee: { readonly members: readonly Term[] },
  today: Temporal.PlainDate,
): Term[] {
  return committee.members.filter((member) => isServing(member, today) && member.promisedAt !== null)
}

/** Forms the committee as the program's template has it: name, quorum, seats by constituency. */
export async function formCommittee(db: Db, actor: PersonActor, program: Program): Promise<void> {
  const plan = orNotFound(findTemplate(program.template)).committee
  const made = await db
    .insertInto('committees')
    .values({ programId: program.id, name: JSON.stringify(plan.name), quorum: plan.quorum })
    .onConflict((conflict) => conflict.column('programId').doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!made) return
  await db
    .insertInto('constituencies')
    .values(plan.constituencies.map(({ name, seats }) => ({ committeeId: made.id, name: JSON.stringify(name), seats })))
    .execute()
  await record(db, actor, 'committee.formed', { recordType: 'committee', recordId: made.id, programId: program.id })
}

export async function changeCommittee(
  db: Db,
  actor: PersonActor,
  committee: Committee,
  change: { name: Text; quorum: number },
  version: number,
): Promise<void> {
  await changeVersioned(db, 'committees', committee.id, version, {
    name: JSON.stringify(change.name),
    quorum: change.quorum,
  })
  await record(db, actor, 'committee.changed', {
    recordType: 'committee',
    recordId: committee.id,
    programId: committee.programId,
    facts: { quorum: change.quorum },
  })
}

export interface Seating {
  readonly name: string
  readonly email: string
  readonly constituencyId: string
  readonly chair: boolean
  readonly since: Temporal.PlainDate
  readonly until: Temporal.PlainDate
}

/** The committee as it stands now, held until this transaction ends: so that two hands never seat one place twice. */
export async function holdCommittee(
  db: Db,
  { id, programId }: Pick<Committee, 'id' | 'programId'>,
): Promise<Committee> {
  await sql`select 1 from committees where id = ${id} for update`.execute(db)
  return orNotFound(await findCommittee(db, programId))
}

/** Seats somebody for a term and tells them by letter. A constituency is never seated beyond its number, nobody twice. */
export async function seatMember(db: Db, actor: PersonActor, known: Committee, seating: Seating): Promise<void> {
  refuseUnless(Temporal.PlainDate.compare(seating.since, seating.until) <= 0, w.termOrder, { field: 'until' })
  const committee = await holdCommittee(db, known)
  const constituency = orNotFound(committee.constituencies.find(({ id }) => id === seating.constituencyId))
  const overlapping = committee.members.filter(
    (member) =>
      Temporal.PlainDate.compare(member.since, seating.until) <= 0 &&
      Temporal.PlainDate.compare(member.until, seating.since) >= 0,
  )
  const taken = overlapping.filter((member) => member.constituencyId === constituency.id)
  refuseUnless(taken.length < constituency.seats, w.noSeat, { field: 'constituencyId' })
  const { name, email, ...term } = seating
  const personId = await findOrEnter(db, name, email)
  refuseUnless(!overlapping.some((member) => member.personId === personId), w.alreadySeated, { field: 'email' })
  const { id } = await db
    .insertInto('committeeMembers')
    .values({ ...term, committeeId: committee.id, personId })
    .returning('id')
    .executeTakeFirstOrThrow()
  await post(db, { kind: 'committee.seated', personId, subjectId: id })
  await record(db, actor, 'committee.seated', {
    recordType: 'person',
    recordId: personId,
    programId: committee.programId,
  })
}

/** Ends a term. What the member wrote and signed stays. */
export async function endTerm(
  db: Db,
  actor: PersonActor,
  committee: Committee,
  memberId: string,
  today: Temporal.PlainDate,
): Promise<void> {
  const member = orNotFound(committee.members.find(({ id }) => id === memberId))
  const until = today.subtract({ days: 1 })
  const ends = Temporal.PlainDate.compare(until, member.since) < 0 ? member.since : until
  await changeVersioned(db, 'committeeMembers', member.id, member.version, { until: ends })
  await record(db, actor, 'committee.term-ended', {
    recordType: 'person',
    recordId: member.personId,
    programId: committee.programId,
  })
}

/** The actor's own term in a program, promised or not. */
export async function findOwnTerm(
  db: Db,
  actor: PersonActor,
  programId: string,
): Promise<{ id: string; promisedAt: Temporal.Instant | null } | undefined> {
  return db
    .selectFrom('committeeMembers as m')
    .innerJoin('committees', 'committees.id', 'm.committeeId')
    .select(['m.id', 'm.promisedAt'])
    .where('committees.programId', '=', programId)
    .where('m.personId', '=', actor.id)
    .where(sql<boolean>`app.today() between m.since and m.until`)
    .executeTakeFirst()
}

/** Promises confidentiality in today's words. Before this nothing of an applicant is shown. */
export async function promiseConfidentiality(
  db: Db,
  actor: PersonActor,
  programId: string,
  now: Temporal.Instant,
): Promise<void> {
  const term = orNotFound(await findOwnTerm(db, actor, programId))
  const text = await getText(db, programId, 'confidentiality')
  const { rows } = await sql<{
    isNew: boolean
  }>`select app.promise_confidentiality(${term.id}, ${text?.id ?? null}, ${now}) as is_new`.execute(db)
  if (!rows[0]?.isNew) return
  await record(db, actor, 'committee.promised', { recordType: 'person', recordId: actor.id, programId })
}
