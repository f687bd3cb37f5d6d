import { sql } from 'kysely'
import type { ContactChannel, SeatKind } from '#database/types.ts'
import type { Db } from '#foundation/database.ts'
import { fold } from '#foundation/language.ts'
import { notSupervised } from '../access/standing.server.ts'
import { applicationColumns } from '../applications/application.server.ts'
import type { Application } from '../applications/application.ts'
import type { Wish } from '../applications/wish.server.ts'
import type { NewPosition } from '../people/person.ts'
import type { Answers } from '../questionnaires/questionnaire.ts'

/** What a program knows already that a file may be talking about, as far as its coordinator may see it. */
export interface Known {
  /** Whose address it is; also of people the coordinator cannot see. */
  readonly at: ReadonlyMap<string, string>
  readonly people: ReadonlyMap<string, KnownPerson>
  /** The latest application by person and seat. */
  readonly applications: ReadonlyMap<string, KnownApplication>
  /** People of the program by folded name and district. */
  readonly named: ReadonlyMap<string, readonly string[]>
}

export interface KnownPerson {
  readonly id: string
  readonly name: string
  readonly preferredName: string
  readonly pronouns: string
  readonly language: string
  readonly zone: string
  readonly version: number
  readonly phone: string
  readonly preferredChannel: ContactChannel
  readonly addresses: readonly string[]
  /** Entered by a coordinator and never signed in: a corrected file may correct them. */
  readonly inCare: boolean
}

export interface KnownApplication {
  readonly application: Application
  readonly position: Omit<NewPosition, 'schoolId'> | null
  readonly answers: Readonly<Record<string, { answers: Answers; version: number }>>
  readonly wishes: readonly Wish[]
  readonly memberNumber: string | undefined
}

export const seatOf = (personId: string, seat: SeatKind): string => `${personId} ${seat}`

/** Two people of this name in this district are perhaps one. */
export const nameKey = (name: string, districtNumber: number | null | undefined): string =>
  `${fold(name)}|${districtNumber ?? ''}`

/** Looks up whoever these addresses belong to, and the program's applications: all, or those of some people. */
export async function loadKnown(
  db: Db,
  programId: string,
  addresses: readonly string[],
  onlyOf?: readonly string[],
): Promise<Known> {
  const at = await findAddresses(db, addresses)
  const among = onlyOf && [...new Set([...onlyOf, ...at.values()])]
  const applications = await loadApplications(db, programId, among)
  const ids = [...new Set([...applications.map(({ application }) => application.personId), ...at.values()])]
  const people = await loadPeople(db, ids)
  const named = new Map<string, string[]>()
  for (const { application, position } of applications) {
    const person = people.get(application.personId)
    const key = person && nameKey(person.name, position?.districtNumber)
    if (key) named.set(key, [...new Set([...(named.get(key) ?? []), application.personId])])
  }
  return {
    at,
    people,
    named,
    applications: new Map(applications.map((each) => [seatOf(each.application.personId, each.application.seat), each])),
  }
}

async function findAddresses(db: Db, addresses: readonly string[]): Promise<Map<string, string>> {
  const at = new Map<string, string>()
  for (let from = 0; from < addresses.length; from += 5000) {
    const some = addresses.slice(from, from + 5000)
    const { rows } = await sql<{
      address: string
      personId: string
    }>`select address, person_id from app.people_at(${some})`.execute(db)
    for (const { address, personId } of rows) at.set(address, personId)
  }
  return at
}

/** Oldest first, so that of several for one seat the latest is kept. */
async function loadApplications(
  db: Db,
  programId: string,
  among: readonly string[] | undefined,
): Promise<KnownApplication[]> {
  if (among?.length === 0) return []
  const rows = await db
    .selectFrom('applications')
    .leftJoin('positions', 'positions.id', 'applications.positionId')
    .leftJoin('attestations', 'attestations.applicationId', 'applications.id')
    .select([
      ...applicationColumns,
      'attestations.number',
      'positions.role',
      'positions.title',
      'positions.districtNumber',
      'positions.schoolName',
      'positions.since',
      'positions.until',
      'positions.retired',
    ])
    .where('applications.programId', '=', programId)
    .where(notSupervised('applications.personId'))
    .$if(among !== undefined, (some) => some.where('applications.personId', 'in', among ?? []))
    .orderBy('applications.createdAt')
    .orderBy('applications.id')
    .execute()
  const answers = await loadAnswers(db, programId, among)
  const wishes = await loadWishes(db, programId, among)
  return rows.map(({ number, role, title, districtNumber, schoolName, since, until, retired, ...application }) => ({
    application,
    position: role && {
      role,
      title: title ?? '',
      districtNumber,
      schoolName: schoolName ?? '',
      since,
      until,
      retired: retired ?? false,
    },
    answers: answers.get(application.id) ?? {},
    wishes: wishes.get(application.id) ?? [],
    memberNumber: number ?? undefined,
  }))
}

const ofProgram = (db: Db, programId: string, among: readonly string[] | undefined) =>
  db
    .selectFrom('applications')
    .select('id')
    .where('programId', '=', programId)
    .where(notSupervised('applications.personId'))
    .$if(among !== undefined, (some) => some.where('personId', 'in', among ?? []))

async function loadAnswers(db: Db, programId: string, among: readonly string[] | undefined) {
  const rows = await db
    .selectFrom('applicationAnswers')
    .select(['applicationId', 'groupKey', 'answers', 'version'])
    .where('applicationId', 'in', ofProgram(db, programId, among))
    .orderBy('applicationId')
    .orderBy('groupKey')
    .execute()
  const answers = new Map<string, Record<string, { answers: Answers; version: number }>>()
  for (const row of rows)
    answers.set(row.applicationId, {
      ...answers.get(row.applicationId),
      [row.groupKey]: { answers: row.answers as Answers, version: row.version },
    })
  return answers
}

async function loadWishes(db: Db, programId: string, among: readonly string[] | undefined) {
  const rows = await db
    .selectFrom('wishes')
    .select(['applicationId', 'kind', 'rank', 'name', 'email'])
    .where('applicationId', 'in', ofProgram(db, programId, among))
    .orderBy('applicationId')
    .orderBy('kind')
    .orderBy('rank')
    .execute()
  const wishes = new Map<string, Wish[]>()
  for (const { applicationId, ...wish } of rows) wishes.set(applicationId, [...(wishes.get(applicationId) ?? []), wish])
  return wishes
}

async function loadPeople(db: Db, ids: readonly string[]): Promise<Map<string, KnownPerson>> {
  const rows: Omit<KnownPerson, 'inCare' | 'addresses'>[] = []
  const addresses = new Map<string, string[]>()
  for (let from = 0; from < ids.length; from += 5000) {
    const some = ids.slice(from, from + 5000)
    rows.push(...(await selectPeople(db, some)))
    const found = await db
      .selectFrom('emails')
      .select(['personId', 'address'])
      .where('personId', 'in', some)
      .orderBy('address')
      .execute()
    for (const { personId, address } of found) addresses.set(personId, [...(addresses.get(personId) ?? []), address])
  }
  const { rows: cared } = await sql<{ id: string }>`select app.in_care() as id`.execute(db)
  const inCare = new Set(cared.map(({ id }) => id))
  return new Map(
    rows.map((row) => [row.id, { ...row, addresses: addresses.get(row.id) ?? [], inCare: inCare.has(row.id) }]),
  )
}

async function selectPeople(db: Db, ids: readonly string[]) {
  const rows = await db
    .selectFrom('people')
    .leftJoin('contactCards', 'contactCards.personId', 'people.id')
    .select([
      'people.id',
      'people.name',
      'people.preferredName',
      'people.pronouns',
      'people.language',
      'people.zone',
      'people.version',
      'contactCards.phone',
      'contactCards.preferredChannel',
    ])
    .where('people.id', 'in', ids)
    .execute()
  return rows.map((row) => ({
    ...row,
    phone: row.phone ?? '',
    preferredChannel: row.preferredChannel ?? ('email' as const),
  }))
}
