import { sql } from 'kysely'
import type { ContactKind } from '#database/types.ts'
import type { Db } from '#foundation/database.ts'
import type { PairShell } from '../contacts/pair.ts'
import type { Program } from '../programs/program.ts'
import { type Beat, cadenceOf, type Mark, orderBeats, type PulseFilter } from './pulse.ts'
import { type Counted, tellSafely } from './safely.ts'

type Asked = Pick<Program, 'id'>
type Row = { partnershipId: string; week: Temporal.PlainDate; mark: Mark }

/**
 * The partnerships of a program that are on their way, who may need a call first; nothing but who they are of anybody the
 * coordinator supervises.
 */
export async function listBeats(
  db: Db,
  program: Asked,
  filter: PulseFilter,
  today: Temporal.PlainDate,
): Promise<Beat[]> {
  const { rows: shells } = await sql<PairShell>`
    select * from app.pairs(${program.id}, array(select id from partnerships where program_id = ${program.id} and state <> 'ended'))`.execute(
    db,
  )
  const { rows: present } = await sql<Row>`select * from app.pulse(${program.id}, ${today})`.execute(db)
  const { rows: calls } = await sql<{ id: string }>`
    select partnership_id as id from app.calls(${program.id})`.execute(db)
  const now = new Map(present.map(({ partnershipId, mark }) => [partnershipId, mark]))
  const called = new Set(calls.map(({ id }) => id))
  const lines = shells.map((shell) => ({ ...shell, weeks: [], now: now.get(shell.id), call: called.has(shell.id) }))
  return orderBeats(lines, filter)
}

/** The same with their weeks, for those that are shown. */
export async function withWeeks(
  db: Db,
  program: Asked,
  lines: readonly Beat[],
  weeks: number,
  today: Temporal.PlainDate,
): Promise<Beat[]> {
  const since = today.subtract({ weeks: weeks - 1 })
  const ids = lines.map(({ id }) => id)
  const { rows } = await sql<Row>`
    select * from app.pulse(${program.id}, ${since}, ${ids}::uuid[]) order by week`.execute(db)
  const weeksOf = Map.groupBy(rows, ({ partnershipId }) => partnershipId)
  return lines.map((line) => ({ ...line, weeks: weeksOf.get(line.id) ?? [] }))
}

/** Hours noted in the last months, by kind, where five pairs or more noted any. */
export async function listHours(db: Db, program: Asked, today: Temporal.PlainDate, months = 6) {
  const since = today.with({ day: 1 }).subtract({ months: months - 1 })
  const { rows } = await sql<{ month: Temporal.PlainDate; kind: ContactKind; minutes: number }>`
    select month, kind, minutes::integer from app.hours_together(${program.id}, ${since}) order by month desc`.execute(
    db,
  )
  return [...Map.groupBy(rows, ({ month }) => month.toString()).values()].map((of) => ({
    month: of[0]?.month ?? since,
    minutes: Object.fromEntries(of.map(({ kind, minutes }) => [kind, minutes])) as Partial<Record<ContactKind, number>>,
  }))
}

/** How often the pairs agreed to meet; small groups are told together, and nothing where there are fewer than five. */
export async function countCadences(db: Db, program: Asked): Promise<Counted[] | undefined> {
  const rows = await db
    .selectFrom('partnerships')
    .select('meetsEvery')
    .where('programId', '=', program.id)
    .where('state', '!=', 'ended')
    .execute()
  const groups = Map.groupBy(rows, ({ meetsEvery }) => cadenceOf(meetsEvery))
  return tellSafely([...groups].map(([key, of]) => ({ keys: [key], counts: [of.length] })))
}

/** What waits in a program: answers to offers, mentees with a seat and no mentor, people in line. */
export async function countDue(db: Db, program: Asked) {
  const { rows } = await sql<{ answers: number; unmatched: number; inLine: number; undecided: number }>`
    select
      (select count(*) from offers o where o.program_id = ${program.id} and o.state in ('asking_mentor', 'asking_mentee'))::integer as answers,
      (select count(*) from applications a where a.program_id = ${program.id} and a.seat = 'mentee' and a.status = 'accepted'
        and exists (select 1 from matchings g where g.program_id = a.program_id and g.state = 'published')
        and not exists (select 1 from partnerships s where s.program_id = a.program_id and s.mentee_id = a.person_id and s.state <> 'ended')
        and not exists (select 1 from offers o where o.mentee_application_id = a.id and o.state in ('asking_mentor', 'asking_mentee')))::integer as unmatched,
      (select count(*) from applications a where a.program_id = ${program.id} and a.status = 'waiting')::integer as in_line,
      (select count(*) from applications a where a.program_id = ${program.id} and a.status = 'submitted')::integer as undecided`.execute(
    db,
  )
  return rows[0] ?? { answers: 0, unmatched: 0, inLine: 0, undecided: 0 }
}
