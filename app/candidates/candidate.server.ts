import { sql } from 'kysely'
import type { Db } from '#foundation/database.ts'
import { listDistricts } from '../districts/district.server.ts'
import type { District } from '../districts/district.ts'
import { getSeat } from '../programs/program.server.ts'
import { getQuestionnaire } from '../questionnaires/questionnaire.server.ts'
import { type Answers, criterionValues, type Group } from '../questionnaires/questionnaire.ts'
import type { Candidate } from '../scoring/candidate.ts'

/**
 * Everybody accepted into a program, as the engine sees them. Read as the worker: no one person may see all of it,
 * and none of it is shown but the reasons of pairs.
 *
 * @param only some of them, by application
 */
export async function readCandidates(db: Db, programId: string, only?: readonly string[]): Promise<Candidate[]> {
  const [rows, districts, groups, answers, ratings, wishes, identity, supervisions] = [
    await readApplications(db, programId, only),
    await listDistricts(db),
    await readGroups(db, programId),
    await readAnswers(db, programId, only),
    await readRatings(db, programId, only),
    await readWishes(db, programId, only),
    await readIdentityWishes(db, programId, only),
    await readSupervisions(db, programId, only),
  ]
  const byNumber = new Map(districts.map((district) => [district.number, district]))
  return rows.map((row) =>
    toCandidate(row, byNumber, groups[row.seat], answers.get(row.id) ?? {}, {
      ratings,
      wishes,
      identity,
      supervisions,
    }),
  )
}

type Only = readonly string[] | undefined
/** Of some applications, by the column that names one. */
const among = (column: string, only: Only) =>
  sql<boolean>`${only ? sql`${sql.ref(column)} = any (${only}::uuid[])` : sql`true`}`

async function readApplications(db: Db, programId: string, only: Only) {
  return db
    .selectFrom('applications')
    .innerJoin('people', 'people.id', 'applications.personId')
    .leftJoin('positions', 'positions.id', 'applications.positionId')
    .select([
      'applications.id',
      'applications.personId',
      'applications.seat',
      'people.name',
      'positions.districtNumber',
      'positions.role',
      'positions.since',
      'positions.retired',
      'positions.schoolName',
      'applications.speaks',
      'applications.channels',
      'applications.times',
      'applications.travels',
      'applications.capacity',
      'people.language',
    ])
    .where('applications.programId', '=', programId)
    .where('applications.status', '=', 'accepted')
    .where(among('applications.id', only))
    .execute()
}

interface Inputs {
  readonly ratings: ReadonlyMap<string, Candidate['ratings']>
  readonly wishes: ReadonlyMap<string, { prefers: string[]; avoids: string[] }>
  readonly identity: ReadonlyMap<string, Set<string>>
  readonly supervisions: ReadonlyMap<string, Set<string>>
}

function toCandidate(
  row: Awaited<ReturnType<typeof readApplications>>[number],
  districts: ReadonlyMap<number, District>,
  groups: readonly Group[],
  answers: Answers,
  inputs: Inputs,
): Candidate {
  const meets = inputs.identity.get(row.id)
  return {
    id: row.id,
    personId: row.personId,
    seat: row.seat,
    name: row.name,
    district: (row.districtNumber === null ? undefined : districts.get(row.districtNumber)) ?? null,
    role: row.role,
    since: row.since,
    retired: row.retired ?? false,
    schoolName: row.schoolName ?? '',
    speaks: [...row.speaks].sort((a, b) => Number(b === row.language) - Number(a === row.language)),
    channels: row.channels,
    times: row.times,
    levels: criterionValues(groups, answers, 'levels'),
    subjects: criterionValues(groups, answers, 'subjects'),
    issues: criterionValues(groups, answers, 'issues'),
    ratings: inputs.ratings.get(row.id) ?? new Map(),
    capacity: row.capacity,
    alone: answers.alone === true,
    knowsSmallRemote: answers.small_remote === true,
    prefers: inputs.wishes.get(row.id)?.prefers ?? [],
    avoids: inputs.wishes.get(row.id)?.avoids ?? [],
    travels: row.travels,
    identity: meets ? { wish: true, meets } : null,
    supervises: inputs.supervisions.get(row.personId) ?? new Set(),
  }
}

async function readGroups(db: Db, programId: string): Promise<Record<'mentor' | 'mentee', readonly Group[]>> {
  const groupsOf = async (kind: 'mentor' | 'mentee') =>
    (await getQuestionnaire(db, (await getSeat(db, programId, kind)).questionnaireId)).groups
  return { mentor: await groupsOf('mentor'), mentee: await groupsOf('mentee') }
}

async function readAnswers(db: Db, programId: string, only: Only): Promise<Map<string, Answers>> {
  const rows = await db
    .selectFrom('applicationAnswers')
    .innerJoin('applications', 'applications.id', 'applicationAnswers.applicationId')
    .select(['applicationAnswers.applicationId', 'applicationAnswers.answers'])
    .where('applications.programId', '=', programId)
    .where('applications.status', '=', 'accepted')
    .where(among('applications.id', only))
    .execute()
  const all = new Map<string, Answers>()
  for (const { applicationId, answers } of rows)
    all.set(applicationId, { ...all.get(applicationId), ...(answers as Answers) })
  return all
}

async function readRatings(db: Db, programId: string, only: Only): Promise<Map<string, Candidate['ratings']>> {
  const { rows } = await sql<{ applicationId: string; competencyId: string; rating: number; focus: boolean }>`
    select * from app.ratings_for_matching(${programId}) where ${among('application_id', only)}`.execute(db)
  const all = new Map<string, Map<string, { rating: number; focus: boolean }>>()
  for (const { applicationId, competencyId, rating, focus } of rows) {
    const ratings = all.get(applicationId) ?? new Map()
    all.set(applicationId, ratings.set(competencyId, { rating, focus }))
  }
  return all
}

async function readWishes(
  db: Db,
  programId: string,
  only: Only,
): Promise<Map<string, { prefers: string[]; avoids: string[] }>> {
  const rows = await db
    .selectFrom('wishes')
    .innerJoin('applications', 'applications.id', 'wishes.applicationId')
    .select(['wishes.applicationId', 'wishes.kind', 'wishes.personId', 'wishes.name'])
    .where('applications.programId', '=', programId)
    .where('wishes.personId', 'is not', null)
    .where(among('applications.id', only))
    .orderBy('wishes.rank')
    .execute()
  const all = new Map<string, { prefers: string[]; avoids: string[] }>()
  for (const { applicationId, kind, personId } of rows) {
    const wishes = all.get(applicationId) ?? { prefers: [], avoids: [] }
    if (personId) wishes[kind === 'prefer' ? 'prefers' : 'avoids'].push(personId)
    all.set(applicationId, wishes)
  }
  return all
}

async function readIdentityWishes(db: Db, programId: string, only: Only): Promise<Map<string, Set<string>>> {
  const { rows } = await sql<{ menteeApplicationId: string; mentorApplicationId: string | null }>`
    select * from app.wish_constraints(${programId}) where ${among('mentee_application_id', only)}`.execute(db)
  const all = new Map<string, Set<string>>()
  for (const { menteeApplicationId, mentorApplicationId } of rows) {
    const meets = all.get(menteeApplicationId) ?? new Set()
    if (mentorApplicationId) meets.add(mentorApplicationId)
    all.set(menteeApplicationId, meets)
  }
  return all
}

async function readSupervisions(db: Db, programId: string, only: Only): Promise<Map<string, Set<string>>> {
  const { rows } = await sql<{ supervisorId: string; supervisedId: string }>`
    with here as (select a.person_id from applications a
      where a.program_id = ${programId} and a.status = 'accepted' and ${among('a.id', only)})
    select supervisor_id, supervised_id from app.supervising(array(select person_id from here))
    where supervised_id in (select person_id from here)`.execute(db)
  const all = new Map<string, Set<string>>()
  for (const { supervisorId, supervisedId } of rows)
    all.set(supervisorId, (all.get(supervisorId) ?? new Set()).add(supervisedId))
  return all
}
