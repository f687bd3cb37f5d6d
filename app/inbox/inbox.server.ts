import { sql } from 'kysely'
import type { SeatKind } from '#database/types.ts'
import type { PersonActor } from '#foundation/actor.ts'
import type { Db } from '#foundation/database.ts'
import { byName, fold } from '#foundation/language.ts'
import { orNotFound } from '#foundation/refusal.ts'
import { getRoles, mustBeAble, notSupervised, standing, supervises } from '../access/standing.server.ts'
import { applicationColumns } from '../applications/application.server.ts'
import { type Application, type InboxState, inboxState, inboxStates } from '../applications/application.ts'
import { stateOf } from '../memberships/membership.server.ts'
import { findCoordinated, type ProgramId } from '../programs/program.server.ts'
import type { Program } from '../programs/program.ts'

/** One line of the coordinator's inbox. */
export interface InboxLine {
  readonly id: string
  readonly name: string
  readonly seat: SeatKind
  readonly state: InboxState
  readonly eligibility: Application['eligibility']
  readonly district: string | null
  readonly region: string | null
  readonly setting: string | null
  readonly role: string | null
  readonly source: string
  readonly capacity: number | null
  readonly submittedAt: Temporal.Instant | null
  readonly decidedAt: Temporal.Instant | null
  readonly waitingSince: Temporal.Instant | null
  readonly membership: 'none' | 'unchecked' | 'confirmed' | 'expired' | 'refused'
  readonly createdAt: Temporal.Instant
  /** Named somebody they would rather not be paired with, and nobody has said yet who that is. */
  readonly namesUnknown: boolean
}

/** Every application of a program that its coordinator may see: all but those of people they supervise. */
export const selectInbox = (db: Db, programId: ProgramId) =>
  db
    .selectFrom('applications')
    .innerJoin('people', 'people.id', 'applications.personId')
    .leftJoin('positions', 'positions.id', 'applications.positionId')
    .leftJoin('districts', 'districts.number', 'positions.districtNumber')
    .leftJoin('attestations', 'attestations.applicationId', 'applications.id')
    .select([
      'applications.id',
      'people.name',
      'applications.seat',
      'applications.status',
      'applications.eligibility',
      'applications.source',
      'applications.submittedAt',
      'applications.decidedAt',
      'applications.waitingSince',
      'applications.capacity',
      'applications.createdAt',
      'positions.role',
      'districts.number as districtNumber',
      'districts.name as districtName',
      'districts.region',
      'districts.setting',
      'attestations.id as attestationId',
      'attestations.confirmed',
      'attestations.expiresOn',
      sql<boolean>`exists (select 1 from wishes w where w.application_id = applications.id
        and w.kind = 'avoid' and w.person_id is null and w.nobody_at is null)`.as('namesUnknown'),
    ])
    .where('applications.programId', '=', programId)
    .where(notSupervised('applications.personId'))

/** The inbox as it stands on a day. */
export async function listInbox(db: Db, programId: string, today: Temporal.PlainDate): Promise<InboxLine[]> {
  const rows = await selectInbox(db, programId).execute()
  return rows.map((row) => ({
    ...row,
    state: inboxState(row),
    district: row.districtNumber === null ? null : `${row.districtNumber} ${row.districtName}`,
    membership: isInHand(row) && row.attestationId ? stateOf(row, today) : 'none',
    namesUnknown: row.namesUnknown && isInHand(row),
  }))
}

/** Arrived and not over: only here is a membership worth checking. */
const isInHand = ({ status }: Pick<Application, 'status'>) =>
  status === 'submitted' || status === 'asked' || status === 'accepted' || status === 'waiting'

export interface InboxFilter {
  /** A state, or `undecided`: everything that has arrived and waits for the coordinator. */
  readonly state?: string
  readonly seat?: string
  readonly search?: string
  readonly sort?: string
  readonly membership?: string
  /** `unknown`: only those who named somebody to avoid whom nobody knows yet. */
  readonly names?: string
}

/** The lines that fit a filter, in the order asked for; oldest waiting first where nothing is asked. */
export function filterInbox(lines: readonly InboxLine[], filter: InboxFilter): InboxLine[] {
  const wanted = fold(filter.search ?? '')
  const fits = (line: InboxLine) =>
    (!filter.state || line.state === filter.state || (filter.state === 'undecided' && isUndecided(line))) &&
    (!filter.seat || line.seat === filter.seat) &&
    (filter.names !== 'unknown' || line.namesUnknown) &&
    (!filter.membership || line.membership === filter.membership) &&
    (!wanted || fold(`${line.name} ${line.district ?? ''} ${line.region ?? ''}`).includes(wanted))
  return lines.filter(fits).sort(orderBy(filter.sort))
}

const isUndecided = ({ state }: InboxLine) => state === 'complete' || state === 'eligible'

function orderBy(sort: string | undefined): (a: InboxLine, b: InboxLine) => number {
  const at = (line: InboxLine) => (line.submittedAt ?? line.createdAt).epochMilliseconds
  switch (sort) {
    case 'name':
      return (a, b) => byName(a.name, b.name)
    case 'district':
      return (a, b) =>
        byName(a.region ?? '', b.region ?? '') ||
        Number.parseInt(a.district ?? '99', 10) - Number.parseInt(b.district ?? '99', 10)
    case 'state':
      return (a, b) => inboxStates.indexOf(a.state) - inboxStates.indexOf(b.state) || at(a) - at(b)
    default:
      return (a, b) => at(a) - at(b) || byName(a.name, b.name)
  }
}

/** How many lines stand in each state. */
export function countStates(lines: readonly InboxLine[]): Record<InboxState, number> {
  const counts = Object.fromEntries(inboxStates.map((state) => [state, 0])) as Record<InboxState, number>
  for (const line of lines) counts[line.state]++
  return counts
}

/** An application in front of its program's coordinator. */
export async function getReceived(
  db: Db,
  actor: PersonActor,
  slug: string,
  id: string,
): Promise<{ application: Application; program: Program }> {
  const program = await findCoordinated(db, actor, slug)
  const application = orNotFound(
    await db
      .selectFrom('applications')
      .select(applicationColumns)
      .where('id', '=', id)
      .where('programId', '=', program.id)
      .executeTakeFirst(),
  )
  const held = await getRoles(db, actor, program.id)
  mustBeAble(standing(held, [], await supervises(db, application.personId)), 'read', 'application')
  return { application, program }
}

/** How many places for mentees are taken, and how many accepted mentors offer. */
export function countPlaces(lines: readonly InboxLine[]): { taken: number; offered: number } {
  const accepted = lines.filter(({ state }) => state === 'accepted')
  return {
    taken: accepted.filter(({ seat }) => seat === 'mentee').length,
    offered: accepted.reduce((sum, { seat, capacity }) => sum + (seat === 'mentor' ? (capacity ?? 0) : 0), 0),
  }
}
