import { type RawBuilder, sql } from 'kysely'
import type { SeatKind } from '#database/types.ts'
import type { Db } from '#foundation/database.ts'
import { type District, kilometres } from '../districts/district.ts'
import { listProposals } from './board.server.ts'
import { type PairOrder, type Proposal, pairOrders, perPage } from './board.ts'
import type { LeftReason } from './left-over.ts'

// Long boards are looked through by the database: a page is read, never the whole board.

/** What an address asks of a long list. */
export interface Sought {
  readonly find?: string | undefined
  readonly page?: string | undefined
  readonly order?: string | undefined
}

/** A page of a long list, and where one is in it. */
export interface Listing {
  readonly ids: readonly string[]
  readonly total: number
  readonly page: number
  readonly pages: number
}

/** Whether a name or place has what somebody looks for in it; everything has nothing in it. */
const holds = (text: RawBuilder<unknown>, { find = '' }: Sought) =>
  find.trim() ? sql`strpos(app.fold(${text}), app.fold(${find.trim()})) > 0` : sql`true`

/** @param found rows with an id, and what they are ordered by */
async function readListing(
  db: Db,
  found: RawBuilder<unknown>,
  order: RawBuilder<unknown>,
  sought: Sought,
  most = perPage,
) {
  const wanted = Math.min(Math.max(1, Math.trunc(Number(sought.page)) || 1), 1_000_000)
  const { rows } = await sql<Listing>`
    with found as materialized (${found}),
      counted as (select count(*)::integer as total, greatest(1, ceil(count(*) / ${sql.lit(most)}::numeric))::integer as pages from found),
      here as (select total, pages, least(${wanted}::integer, pages) as page from counted)
    select total, pages, page, array(select id from found order by ${order}
      limit ${sql.lit(most)} offset (select (page - 1) * ${sql.lit(most)} from here)) as ids from here`.execute(db)
  return rows[0] as Listing
}

/**
 * A page of some applications by name, as far as the actor may see them.
 *
 * @param among their ids, or the question that gives them
 */
export function findAmong(
  db: Db,
  among: readonly string[] | RawBuilder<unknown>,
  sought: Sought,
  most?: number,
): Promise<Listing> {
  const all = 'toOperationNode' in among ? among : sql`${among}::uuid[]`
  const text = sql`concat_ws(' ', s.name, s.number, s.district)`
  const found = sql`select s.id, s.name from app.sides(${all}) s where ${holds(text, sought)}`
  return readListing(db, found, sql`app.fold(name), id`, sought, most)
}

/** Everybody on a board, but those held back. */
export const onBoard = (boardId: string, held: readonly string[]) => sql`array(
  (select mentee_application_id from proposals where matching_id = ${boardId}
  union select mentor_application_id from proposals where matching_id = ${boardId}
  union select application_id from left_overs where matching_id = ${boardId})
  except select unnest(${held}::uuid[]))`

/** Every mentor a board was made of. */
export const mentorsOf = (boardId: string) => sql`array(select app.board_mentors(${boardId}))`

/** Who is left of one seat, for one reason or any. */
export const leftOn = (boardId: string, seat: SeatKind, kind: LeftReason['kind'] | undefined) => sql`array(
  select application_id from left_overs where matching_id = ${boardId} and seat = ${seat}
    ${kind ? sql`and reason->>'kind' = ${kind}` : sql``})`

/** Which seat some applications have on a board; those that are not there are left out. */
export async function seatsOn(db: Db, boardId: string, ids: readonly string[]): Promise<Map<string, SeatKind>> {
  const { rows } = await sql<{ id: string; seat: SeatKind }>`
    select mentee_application_id as id, 'mentee' as seat from proposals
      where matching_id = ${boardId} and mentee_application_id = any(${ids}::uuid[])
    union select mentor_application_id, 'mentor' from proposals
      where matching_id = ${boardId} and mentor_application_id = any(${ids}::uuid[])
    union select application_id, seat::text from left_overs
      where matching_id = ${boardId} and application_id = any(${ids}::uuid[])`.execute(db)
  return new Map(rows.map(({ id, seat }) => [id, seat]))
}

/** How many pairs there are between two districts, the mentee's first; null where somebody's is not known. */
export interface Line {
  readonly from: number | null
  readonly to: number | null
  readonly pairs: number
}

/** The proposed pairs by the places of their two people, as far as the actor may see them. */
export async function countLines(db: Db, boardId: string): Promise<Line[]> {
  const { rows } = await sql<Line>`
    with seen as materialized (select id, number from app.board_sides(${boardId}))
    select mentee.number as from, mentor.number as to, count(*)::integer as pairs from proposals p
    join seen mentee on mentee.id = p.mentee_application_id join seen mentor on mentor.id = p.mentor_application_id
    where p.matching_id = ${boardId} group by 1, 2 order by 1, 2`.execute(db)
  return rows
}

/** How many are left of a seat and a district, and of which kind the reason is. */
export interface LeftCount {
  readonly seat: SeatKind
  readonly kind: LeftReason['kind']
  readonly district: number | null
  readonly people: number
}

/** Who is left, as numbers, as far as the actor may see them. */
export async function countLeft(db: Db, boardId: string): Promise<LeftCount[]> {
  const { rows } = await sql<LeftCount>`
    select l.seat, l.reason->>'kind' as kind, s.number as district, count(*)::integer as people
    from left_overs l join app.sides(array(select application_id from left_overs where matching_id = ${boardId})) s
      on s.id = l.application_id
    where l.matching_id = ${boardId} group by 1, 2, 3 order by 1, 4 desc, 2, 3`.execute(db)
  return rows
}

/** A page of the proposed pairs, looked for by name or place of either, in the order that is asked for. */
export async function findPairs(
  db: Db,
  boardId: string,
  sought: Sought,
  lines: readonly Line[],
  districts: readonly District[],
  most?: number,
): Promise<Listing & { readonly proposals: readonly Proposal[] }> {
  const order = orderOf(sought)
  const listing = await readListing(
    db,
    pairsFound(boardId, sought, order === 'far' ? farness(lines, districts) : []),
    orders[order],
    sought,
    most,
  )
  return { ...listing, proposals: await inOrder(db, boardId, listing.ids) }
}

/** The ids of all proposed pairs the actor may see, by the mentee's name. */
export async function listPairIds(db: Db, boardId: string): Promise<string[]> {
  const { rows } = await sql<{ ids: string[] }>`
    with found as materialized (${pairsFound(boardId, {}, [])})
    select array(select id from found order by ${orders.name}) as ids`.execute(db)
  return rows[0]?.ids ?? []
}

/** Some proposals, in the order of their ids. */
export async function inOrder(db: Db, boardId: string, ids: readonly string[]): Promise<Proposal[]> {
  const found = new Map((await listProposals(db, boardId, ids)).map((proposal) => [proposal.id, proposal]))
  return ids.flatMap((id) => found.get(id) ?? [])
}

const orderOf = ({ order }: Sought): PairOrder => pairOrders.find((each) => each === order) ?? 'name'

const orders: Record<PairOrder, RawBuilder<unknown>> = {
  name: sql`app.fold(name), id`,
  fit: sql`fit, app.fold(name), id`,
  far: sql`far desc nulls last, app.fold(name), id`,
}

function pairsFound(boardId: string, sought: Sought, far: readonly Far[]): RawBuilder<unknown> {
  const text = sql`concat_ws(' ', mentee.name, mentee.number, mentee.district, mentor.name, mentor.number, mentor.district)`
  const column = (key: keyof Far) => sql`${far.map((each) => each[key])}::integer[]`
  return sql`
    with seen as materialized (select id, name, number, district from app.board_sides(${boardId}))
    select p.id, p.fit, mentee.name, apart.far from proposals p
    join seen mentee on mentee.id = p.mentee_application_id join seen mentor on mentor.id = p.mentor_application_id
    left join unnest(${column('from')}, ${column('to')}, ${column('far')}) apart(a, b, far)
      on apart.a = mentee.number and apart.b = mentor.number
    where p.matching_id = ${boardId} and ${holds(text, sought)}`
}

interface Far {
  readonly from: number
  readonly to: number
  readonly far: number
}

/** How far apart the districts are between which there are pairs. */
function farness(lines: readonly Line[], districts: readonly District[]): Far[] {
  const places = new Map(districts.map((district) => [district.number, district]))
  return lines.flatMap(({ from, to }) => {
    const [one, other] = [places.get(from ?? -1), places.get(to ?? -1)]
    return one && other ? [{ from: one.number, to: other.number, far: Math.round(kilometres(one, other)) }] : []
  })
}

/**
 * Notes that the actor read what is proposed for some people of a board: one line for those a page names, once for each
 * reader, page and day. Whoever is not told of them (`app.sides`) has not read of them, and nothing is noted.
 */
export async function noteNamed(db: Db, boardId: string, applicationIds: readonly string[]): Promise<void> {
  const verb = 'matching.read'
  await sql`
    select app.record_look(${verb}, 'matching', m.id::text, m.program_id, null, null, '{}', null, s.people, 'done')
    from matchings m cross join lateral (
      select array_agg(distinct x.person_id) as people from app.sides(${applicationIds}::uuid[]) x) s
    where m.id = ${boardId} and s.people is not null`.execute(db)
}
