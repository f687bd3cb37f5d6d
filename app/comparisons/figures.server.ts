import { sql } from 'kysely'
import type { Db } from '#foundation/database.ts'
import type { Board } from '../boards/board.ts'
import { countLeft, countLines } from '../boards/listing.server.ts'
import { listDistricts } from '../districts/district.server.ts'
import { kilometres } from '../districts/district.ts'
import type { Figures } from './figures.ts'

/** The figures of a board as `figuresOf` gives them, counted by the database: no pair is read. */
export async function readFigures(db: Db, board: Board): Promise<Figures> {
  const { rows } = await sql<Pick<Figures, 'fit' | 'lost' | 'wishes' | 'firstWishes'>>`
    with seen as materialized (select id from app.board_sides(${board.id}))
    select round(avg(p.fit))::integer as fit, coalesce(sum(said.lost), 0)::integer as lost,
      count(*) filter (where said.wish)::integer as wishes, count(*) filter (where said.first)::integer as "firstWishes"
    from proposals p cross join lateral (
      select sum((r->>'lost')::integer) as lost,
        bool_or(r->>'key' = 'wishes' and r->>'value' is not null
          and coalesce(r->'facts'->>'mentee', r->'facts'->>'mentor') is not null) as wish,
        bool_or(r->>'key' = 'wishes' and r->>'value' is not null and r->'facts'->>'mentee' = '1') as first
      from jsonb_array_elements(p.reasons) r) said
    where p.matching_id = ${board.id} and p.mentee_application_id in (select id from seen)
      and p.mentor_application_id in (select id from seen)`.execute(db)
  const [counted] = rows
  const left = await countLeft(db, board.id)
  const lines = await countLines(db, board.id)
  const places = new Map((await listDistricts(db)).map((district) => [district.number, district]))
  const apart = lines.flatMap(({ from, to, pairs }) => {
    const [one, other] = [places.get(from ?? -1), places.get(to ?? -1)]
    return one && other ? [{ pairs, km: Math.round(kilometres(one, other)) }] : []
  })
  const measured = apart.reduce((sum, { pairs }) => sum + pairs, 0)
  return {
    matched: board.matched,
    menteesLeft: board.mentees - board.matched,
    mentorsLeft: left.reduce((sum, { seat, people }) => sum + (seat === 'mentor' ? people : 0), 0),
    fit: counted?.fit ?? null,
    lost: counted?.lost ?? 0,
    wishes: counted?.wishes ?? 0,
    firstWishes: counted?.firstWishes ?? 0,
    districts: new Set(lines.flatMap(({ from }) => from ?? [])).size,
    kilometres: measured ? Math.round(apart.reduce((sum, { pairs, km }) => sum + pairs * km, 0) / measured) : null,
  }
}

/** The mentees who have another mentor on one board than on the other, or are on one alone. */
export const changedBetween = (before: Board, after: Board) => sql`array(
  select coalesce(a.mentee_application_id, b.mentee_application_id)
  from (select * from proposals where matching_id = ${before.id}) a
  full join (select * from proposals where matching_id = ${after.id}) b using (mentee_application_id)
  where a.mentor_application_id is distinct from b.mentor_application_id)`

/** The proposals of some mentees on a board, by id. */
export async function proposalsOf(db: Db, board: Board, mentees: readonly string[]): Promise<string[]> {
  const rows = await db
    .selectFrom('proposals')
    .select('id')
    .where('matchingId', '=', board.id)
    .where(sql<boolean>`mentee_application_id = any(${mentees}::uuid[])`)
    .execute()
  return rows.map(({ id }) => id)
}
