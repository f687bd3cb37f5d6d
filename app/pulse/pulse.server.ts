import { sql } from 'kysely'
import type { ContactKind } from '#database/types.ts'
import type { Db } from '#foundation/database.ts'
import type { PairShell } from '../contacts/pair.ts'
import type { Program } from '../programs/program.ts'
import type { Counted } from './counted.ts'
import type { Beat, Mark, PulseFilter } from './pulse.ts'

type Asked = Pick<Program, 'id'>

/** One page of a program's pulse, and how many pairs there are. */
export interface PulsePage {
  readonly lines: readonly Beat[]
  /** How many the filter keeps. */
  readonly shown: number
  readonly all: number
  readonly calls: number
  readonly quiet: number
}

export interface PulseAsked {
  readonly filter: PulseFilter
  readonly page?: number
  readonly perPage?: number
  /** How many weeks of each are shown. */
  readonly weeks: number
  readonly today: Temporal.PlainDate
}

/**
 * The partnerships of a program that are on their way, a page at a time: who may need a call first, then the quiet, all
 * others by name; nothing but who they are of anybody the coordinator supervises.
 */
export async function readPulse(
  db: Db,
  { id }: Asked,
  { filter, page = 1, perPage = 50, weeks, today }: PulseAsked,
): Promise<PulsePage> {
  const { rows: tally } = await sql<{ mark: Mark | 'unseen'; n: string; calls: string }>`
    select * from app.beat_tally(${id})`.execute(db)
  const count = Object.fromEntries(tally.map(({ mark, n }) => [mark, Number(n)]))
  const all = tally.reduce((sum, { n }) => sum + Number(n), 0)
  const calls = tally.reduce((sum, each) => sum + Number(each.calls), 0)
  const { rows } = await sql<{ id: string }>`
    select id from app.beat_page(${id}, ${filter}, ${(page - 1) * perPage}, ${perPage}) id`.execute(db)
  const lines = await readBeats(
    db,
    id,
    rows.map((row) => row.id),
    today.subtract({ weeks: weeks - 1 }),
  )
  const shown = filter === 'all' ? all : filter === 'call' ? calls : (count[filter] ?? 0)
  return { lines, shown, all, calls, quiet: count.quiet ?? 0 }
}

/** Some partnerships in the order asked for, with their weeks; the last week is the present one. */
async function readBeats(db: Db, program: string, ids: readonly string[], since: Temporal.PlainDate): Promise<Beat[]> {
  const { rows: shells } = await sql<PairShell>`select * from app.pairs(${program}, ${ids}::uuid[])`.execute(db)
  const { rows: weeks } = await sql<{ partnershipId: string; week: Temporal.PlainDate; mark: Mark }>`
    select * from app.pulse(${program}, ${since}, ${ids}::uuid[]) order by week`.execute(db)
  const { rows: calls } = await sql<{ id: string }>`
    select partnership_id as id from app.calls(${program})`.execute(db)
  const found = new Map(shells.map((shell) => [shell.id, shell]))
  const weeksOf = Map.groupBy(weeks, ({ partnershipId }) => partnershipId)
  const called = new Set(calls.map(({ id }) => id))
  return ids.flatMap((id) => {
    const shell = found.get(id)
    const marked = weeksOf.get(id) ?? []
    return shell ? [{ ...shell, weeks: marked, now: marked.at(-1)?.mark, call: called.has(id) }] : []
  })
}

/** Hours noted in the last months, by kind, as they were counted last; nothing before they first were. */
export async function readHours(db: Db, { id }: Asked) {
  const counted = await db
    .selectFrom('pulseHours')
    .select(['countedOn', 'months'])
    .where('programId', '=', id)
    .executeTakeFirst()
  if (!counted) return undefined
  const noted = counted.months as readonly { month: string; kind: ContactKind; minutes: number }[]
  const months = [...Map.groupBy(noted, ({ month }) => month.slice(0, 10))].map(([month, of]) => ({
    month: Temporal.PlainDate.from(month),
    minutes: Object.fromEntries(of.map(({ kind, minutes }) => [kind, minutes])) as Partial<Record<ContactKind, number>>,
  }))
  return { countedOn: counted.countedOn, months }
}

/** How often the pairs agreed to meet; small groups are told together, and nothing where there are fewer than five. */
export async function countCadences(db: Db, { id }: Asked): Promise<Counted[]> {
  const { rows } = await sql<{ keys: string[]; pairs: string }>`select * from app.rhythms(${id})`.execute(db)
  return rows.map(({ keys, pairs }) => ({ keys, counts: [Number(pairs)] }))
}

/** What waits in a program: answers to offers, mentees with a seat and no mentor, people in line, applications to decide. */
export async function countDue(db: Db, { id }: Asked) {
  const { rows } = await sql<{ answers: string; unmatched: string; inLine: string; undecided: string }>`
    select * from app.pulse_due(${id})`.execute(db)
  const [due] = rows
  return {
    answers: Number(due?.answers ?? 0),
    unmatched: Number(due?.unmatched ?? 0),
    inLine: Number(due?.inLine ?? 0),
    undecided: Number(due?.undecided ?? 0),
  }
}
