import { sql } from 'kysely'
import type { RecusalReason } from '#database/types.ts'
import type { Actor, PersonActor } from '#foundation/actor.ts'
import { record } from '#foundation/audit.ts'
import { dateAt } from '#foundation/clock.ts'
import type { Db } from '#foundation/database.ts'
import { ask, post } from '#foundation/outbox.ts'
import { orNotFound, refuseUnless } from '#foundation/refusal.ts'
import { changeVersioned } from '#foundation/versioned.ts'
import { notSupervised } from '../access/standing.server.ts'
import { applicationColumns } from '../applications/application.server.ts'
import type { Application } from '../applications/application.ts'
import { type Committee, decidingMembers, type Member } from '../committees/committee.server.ts'
import type { Program } from '../programs/program.ts'
import { readingWords as w } from './readings.words.ts'

export const recusalReasons = [
  'supervision',
  'family',
  'friendship',
  'former_report',
  'hiring',
  'other',
] as const satisfies readonly RecusalReason[]

/**
 * Of applications the actor was given, on a committee they sit on today and have promised confidentiality to; never of
 * their own, of anybody they supervise, or one they stepped back from.
 */
const isAssigned = sql<boolean>`readings.application_id in (select app.assigned())`

/** One application in a member's hands, with what the list shows of it. */
export async function listOwnReadings(db: Db, actor: PersonActor, programId: string) {
  return db
    .selectFrom('readings')
    .innerJoin('committeeMembers as m', 'm.id', 'readings.memberId')
    .innerJoin('applications', 'applications.id', 'readings.applicationId')
    .innerJoin('people', 'people.id', 'applications.personId')
    .select(['readings.id', 'readings.doneAt', 'readings.recusedAt', 'people.name', 'applications.seat'])
    .where('m.personId', '=', actor.id)
    .where('applications.programId', '=', programId)
    .where('readings.recusedAt', 'is', null)
    .where(isAssigned)
    .orderBy('readings.doneAt', (order) => order.asc().nullsFirst())
    .orderBy('people.name')
    .execute()
}

/** The actor's own reading and the application it is of; a conflict or an ended term leaves nothing to find. */
export async function getReading(db: Db, actor: PersonActor, id: string) {
  const reading = orNotFound(
    await db
      .selectFrom('readings')
      .innerJoin('committeeMembers as m', 'm.id', 'readings.memberId')
      .select([
        'readings.id',
        'readings.applicationId',
        'readings.doneAt',
        'readings.comment',
        'readings.version',
        'readings.recusedAt',
      ])
      .where('readings.id', '=', id)
      .where('m.personId', '=', actor.id)
      .where('readings.recusedAt', 'is', null)
      .where(isAssigned)
      .executeTakeFirst(),
  )
  const application: Application = orNotFound(
    await db
      .selectFrom('applications')
      .select(applicationColumns)
      .where('id', '=', reading.applicationId)
      .executeTakeFirst(),
  )
  return { reading, application }
}

export async function readScores(db: Db, readingId: string): Promise<Map<string, number>> {
  const rows = await db.selectFrom('scores').select(['criterion', 'score']).where('readingId', '=', readingId).execute()
  return new Map(rows.map(({ criterion, score }) => [criterion, score]))
}

/** What the others wrote about an application and stand by: shown only once one's own reading is done. */
export async function listOtherReadings(db: Db, applicationId: string, ownId: string) {
  const others = await db
    .selectFrom('readings')
    .innerJoin('committeeMembers as m', 'm.id', 'readings.memberId')
    .innerJoin('people', 'people.id', 'm.personId')
    .select(['readings.id', 'readings.comment', 'people.name'])
    .where('readings.applicationId', '=', applicationId)
    .where('readings.id', '<>', ownId)
    .where('readings.doneAt', 'is not', null)
    .where('readings.recusedAt', 'is', null)
    .where(isAssigned)
    .where(sql<boolean>`readings.application_id in (select app.my_done_readings())`)
    .execute()
  return Promise.all(others.map(async (other) => ({ ...other, scores: await readScores(db, other.id) })))
}

/** Keeps scores on the rubric and the comment; `done` lets the others' be seen. */
export async function saveReading(
  db: Db,
  actor: PersonActor,
  program: Program,
  reading: { id: string; applicationId: string },
  scores: ReadonlyMap<string, number>,
  comment: string,
  done: boolean,
  version: number,
  now: Temporal.Instant,
): Promise<void> {
  refuseUnless(!done || program.rubric.every(({ key }) => scores.has(key)), w.scoreAll)
  await changeVersioned(db, 'readings', reading.id, version, { comment, ...(done ? { doneAt: now } : {}) })
  for (const [criterion, score] of scores)
    await db
      .insertInto('scores')
      .values({ readingId: reading.id, criterion, score })
      .onConflict((conflict) => conflict.columns(['readingId', 'criterion']).doUpdateSet({ score }))
      .execute()
  if (done)
    await record(db, actor, 'reading.done', {
      recordType: 'application',
      recordId: reading.applicationId,
      programId: program.id,
    })
}

/** Steps back from an application; it goes to another member where one is free, and this one sees it no more. */
export async function recuse(
  db: Db,
  actor: PersonActor,
  program: Program,
  reading: { id: string; applicationId: string },
  reason: RecusalReason,
  now: Temporal.Instant,
): Promise<void> {
  await record(db, actor, 'reading.recused', {
    recordType: 'application',
    recordId: reading.applicationId,
    programId: program.id,
    facts: { reason },
  })
  await db.updateTable('readings').set({ recusedAt: now, recusal: reason }).where('id', '=', reading.id).execute()
  await askToAssign(db, program.id, `instead of ${reading.id}`)
}

/** How far the reading has come, for the coordinator. */
export async function listProgress(db: Db, programId: string) {
  const { rows } = await sql<{
    id: string
    name: string
    seat: 'mentor' | 'mentee'
    assigned: number
    done: number
    recused: number
    mean: string | null
    readers: string[]
  }>`
    select a.id, p.name, a.seat,
      count(r.id) filter (where r.recused_at is null) as assigned,
      count(r.id) filter (where r.done_at is not null and r.recused_at is null) as done,
      count(r.id) filter (where r.recused_at is not null) as recused,
      round(avg(s.mean), 1)::text as mean,
      coalesce(array_agg(reader.name order by reader.name) filter (where r.id is not null and r.recused_at is null), '{}') as readers
    from applications a
    join people p on p.id = a.person_id
    left join readings r on r.application_id = a.id
    left join committee_members m on m.id = r.member_id
    left join people reader on reader.id = m.person_id
    left join lateral (select avg(score) as mean from scores where reading_id = r.id) s on r.done_at is not null and r.recused_at is null
    where a.program_id = ${programId} and a.status = 'submitted' and ${notSupervised('a.person_id')}
    group by a.id, p.name, a.seat
    order by count(r.id) filter (where r.done_at is not null), p.name`.execute(db)
  return rows
}

/** Hands out what the actor may see, and has the worker hand out the rest: applications of people the actor supervises. */
export async function handOut(
  db: Db,
  actor: PersonActor,
  program: Program,
  committee: Committee,
  readBy: Temporal.PlainDate | null,
  now: Temporal.Instant,
): Promise<{ assigned: number; lacking: number }> {
  const today = dateAt(now, program.zone)
  refuseUnless(!readBy || Temporal.PlainDate.compare(readBy, today) >= 0, w.readByPast, { field: 'readBy' })
  await db.updateTable('committees').set({ readBy }).where('id', '=', committee.id).execute()
  const handed = await assignReadings(db, actor, program, committee, today)
  await askToAssign(db, program.id, now.toString())
  return handed
}

/** Asks the worker to assign every reading that is lacking. */
function askToAssign(db: Db, programId: string, occurrence: string): Promise<boolean> {
  return ask(db, { kind: 'reading.assign', subjectId: programId, occurrence })
}

/**
 * Hands every received application to as many readers as the program asks, evenly: whoever has least to read comes
 * first. Nobody gets their own, one of somebody they supervise (declared or by position), or one they stepped back from.
 *
 * @returns how many readings were handed out, and how many could not be
 */
export async function assignReadings(
  db: Db,
  actor: Actor,
  program: Program,
  committee: Committee,
  today: Temporal.PlainDate,
): Promise<{ assigned: number; lacking: number }> {
  const members = decidingMembers(committee, today)
  const applications = await db
    .selectFrom('applications')
    .select(['id', 'personId'])
    .where('programId', '=', program.id)
    .where('status', '=', 'submitted')
    .orderBy('submittedAt')
    .orderBy('id')
    .execute()
  const taken = await db
    .selectFrom('readings')
    .innerJoin('applications', 'applications.id', 'readings.applicationId')
    .select(['readings.applicationId', 'readings.memberId', 'readings.recusedAt'])
    .where('applications.programId', '=', program.id)
    .execute()
  const barred = await conflictsOf(db, program.id)
  const load = new Map(members.map(({ id }) => [id, taken.filter((each) => each.memberId === id).length]))
  const given = new Set<Member>()
  let assigned = 0
  let lacking = 0
  for (const application of applications) {
    const mine = taken.filter((each) => each.applicationId === application.id)
    const missing = program.readers - mine.filter(({ recusedAt }) => recusedAt === null).length
    const free = members
      .filter(
        (member) =>
          member.personId !== application.personId &&
          !mine.some(({ memberId }) => memberId === member.id) &&
          !barred.has(`${member.personId} ${application.personId}`),
      )
      .sort((a, b) => (load.get(a.id) ?? 0) - (load.get(b.id) ?? 0) || a.id.localeCompare(b.id))
      .slice(0, Math.max(0, missing))
    lacking += Math.max(0, missing - free.length)
    for (const member of free) {
      await db
        .insertInto('readings')
        .values({ applicationId: application.id, memberId: member.id, assignedBy: actor.id })
        .execute()
      load.set(member.id, (load.get(member.id) ?? 0) + 1)
      given.add(member)
      assigned++
    }
  }
  for (const { id, personId } of given) // one letter a day, however often something is handed out
    await post(db, { kind: 'reading.assigned', personId, subjectId: id, occurrence: today.toString() })
  await record(db, actor, 'reading.assigned', {
    recordType: 'program',
    recordId: program.id,
    programId: program.id,
    facts: { assigned, lacking },
  })
  return { assigned, lacking }
}

/** "supervisor supervised" for every member of the committee and every applicant they supervise. */
async function conflictsOf(db: Db, programId: string): Promise<Set<string>> {
  const { rows } = await sql<{ pair: string }>`select * from app.committee_conflicts(${programId}) as pair`.execute(db)
  return new Set(rows.map(({ pair }) => pair))
}
