import { sql } from 'kysely'
import type { SeatKind } from '#database/types.ts'
import type { PersonActor } from '#foundation/actor.ts'
import type { Db } from '#foundation/database.ts'
import { fold } from '#foundation/language.ts'
import { orNotFound } from '#foundation/refusal.ts'
import { getRoles, mustBeAble, standing, supervises } from '../access/standing.server.ts'
import { applicationColumns } from '../applications/application.server.ts'
import { type Application, type InboxState, inboxStates } from '../applications/application.ts'
import { findCoordinated, type ProgramId } from '../programs/program.server.ts'
import type { Program } from '../programs/program.ts'

/** One line of the coordinator's inbox. */
export interface InboxLine {
  readonly id: string
  readonly name: string
  readonly seat: SeatKind
  readonly state: InboxState
  readonly district: string | null
  readonly membership: 'none' | 'unchecked' | 'confirmed' | 'expired' | 'refused'
  readonly submittedAt: Temporal.Instant | null
}

export interface InboxFilter {
  /** A state, or `undecided`: everything that has arrived and waits for the coordinator. */
  readonly state?: string
  readonly seat?: string
  readonly search?: string
  /** By `name`, `district` or `state`; the longest waiting first where nothing is asked. */
  readonly sort?: string
  readonly membership?: string
  /** `unknown`: only those who named somebody to avoid whom nobody knows yet. */
  readonly names?: string
  readonly page?: string
}

/** A page of the inbox, and what stands above it. */
export interface Inbox {
  readonly lines: readonly InboxLine[]
  /** How many fit the filter. */
  readonly total: number
  readonly page: number
  readonly pages: number
  /** Every application the coordinator may see, by where it stands. */
  readonly counts: Readonly<Record<InboxState, number>>
  /** How many places for mentees are taken, and how many accepted mentors offer. */
  readonly places: { readonly taken: number; readonly offered: number }
}

const perPage = 50

/** The inbox as the database answers: one row, whatever is in it. */
interface Told {
  readonly tally: readonly { state: InboxState; seat: SeatKind; n: number; places: number }[]
  readonly total: number
  readonly page: number
  readonly lines: readonly (Omit<InboxLine, 'submittedAt'> & { submittedAt: string | null })[]
}

/** What the inbox shows on a day: how many stand where, and the lines of one page. The database reads no more than that. */
export function selectInbox(programId: ProgramId, filter: InboxFilter, today: Temporal.PlainDate, most = perPage) {
  const asked = (key: keyof InboxFilter) => (filter[key] ?? '').replaceAll('\0', '') // no text of PostgreSQL holds one
  const page = Math.min(Math.max(1, Math.trunc(Number(filter.page)) || 1), 1_000_000)
  return sql<Told>`select * from app.inbox(${programId}, ${today.toString()}::date, ${asked('state')}, ${asked('seat')},
    ${asked('membership')}, ${asked('names') === 'unknown' ? 'unknown' : ''}, ${fold(asked('search'))}, ${asked('sort')},
    ${page}::integer, ${most}::integer)`
}

/** The inbox as it stands on a day. */
export async function readInbox(
  db: Db,
  programId: ProgramId,
  filter: InboxFilter,
  today: Temporal.PlainDate,
  most = perPage,
): Promise<Inbox> {
  const { rows } = await selectInbox(programId, filter, today, most).execute(db)
  return inboxOf(rows[0], most)
}

/** The inbox from what the database told of it. */
export function inboxOf(told: Told | undefined, most = perPage): Inbox {
  const { tally = [], total = 0, page = 1, lines = [] } = told ?? {}
  const accepted = tally.filter(({ state }) => state === 'accepted')
  const sum = (numbers: readonly number[]) => numbers.reduce((all, n) => all + n, 0)
  return {
    lines: lines.map((line) => ({
      ...line,
      submittedAt: line.submittedAt === null ? null : Temporal.Instant.from(line.submittedAt),
    })),
    total: Number(total),
    page,
    pages: Math.max(1, Math.ceil(Number(total) / most)),
    counts: Object.fromEntries(
      inboxStates.map((state) => [state, sum(tally.filter((each) => each.state === state).map(({ n }) => n))]),
    ) as Inbox['counts'],
    places: {
      taken: sum(accepted.filter(({ seat }) => seat === 'mentee').map(({ n }) => n)),
      offered: sum(accepted.map(({ places }) => places)),
    },
  }
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
