import { sql } from 'kysely'
import type { PersonActor } from '#foundation/actor.ts'
import { record } from '#foundation/audit.ts'
import type { Db } from '#foundation/database.ts'
import { orNotFound } from '#foundation/refusal.ts'
import { getRoles, mustBeAble, standing } from '../access/standing.server.ts'
import { findCoordinated, findProgram } from '../programs/program.server.ts'
import type { Program } from '../programs/program.ts'
import { monthsShown, type PairBegun, type PairFilter, type PairLine, type PairShell, tickMonths } from './pair.ts'

/** A program for somebody who may list its partnerships, and whether they coordinate it. */
export async function findForPairs(db: Db, actor: PersonActor, slug: string) {
  const program = await findProgram(db, slug)
  const held = await getRoles(db, actor, program.id)
  const mayOpen = held.roles.has('coordinator') || held.roles.has('committee')
  mustBeAble(standing(held), mayOpen ? 'read' : 'list', 'partnership shell')
  return { program, coordinates: held.roles.has('coordinator'), mayOpen }
}

/** One page of a program's partnerships, and how many there are. */
export interface PairList {
  readonly lines: readonly PairLine[]
  /** How many the filter keeps. */
  readonly shown: number
  readonly all: number
  readonly calls: number
}

interface Asked {
  readonly filter?: PairFilter
  readonly page?: number
  readonly perPage?: number
  /** How many months. */
  readonly most?: number
}

/**
 * A program's partnerships, a page at a time: those who may need a call first, those who have ended last, each by the
 * mentee's name. Whoever coordinates it sees in which of the last months each met, and who may need a call; nothing of
 * the kind of anybody they supervise.
 */
export async function listPairs(
  db: Db,
  program: Pick<Program, 'id'>,
  today: Temporal.PlainDate,
  { filter = 'all', page = 1, perPage = 50, most = monthsShown }: Asked = {},
): Promise<PairList> {
  const calls = await readCalls(db, program)
  const { rows: tally } = await sql<{ living: string; ended: string }>`
    select * from app.pair_tally(${program.id})`.execute(db)
  const [living, ended] = [Number(tally[0]?.living ?? 0), Number(tally[0]?.ended ?? 0)]
  const kept =
    filter === 'unagreed'
      ? await pageUnagreed(db, program, (page - 1) * perPage, perPage)
      : await pageOthers(db, program, today, { filter, skip: (page - 1) * perPage, perPage, calls, living, ended })
  const lines = await readLines(db, program, today, { ids: kept.ids, calls, most })
  return { lines, shown: kept.shown, all: living + ended, calls: calls.size }
}

/** Those who have not agreed yet. */
async function pageUnagreed(db: Db, { id }: Pick<Program, 'id'>, skip: number, perPage: number) {
  const { rows: ids } = await sql<{ id: string }>`
    select id from app.unagreed_page(${id}, ${skip}, ${perPage}) id`.execute(db)
  const { rows } = await sql<{ n: string }>`select app.unagreed(${id}) as n`.execute(db)
  return { ids: ids.map((row) => row.id), shown: Number(rows[0]?.n ?? 0) }
}

interface Others {
  readonly filter: Exclude<PairFilter, 'unagreed'>
  readonly skip: number
  readonly perPage: number
  readonly calls: ReadonlyMap<string, unknown>
  readonly living: number
  readonly ended: number
}

async function pageOthers(
  db: Db,
  { id }: Pick<Program, 'id'>,
  today: Temporal.PlainDate,
  { filter, skip, perPage, calls, living, ended }: Others,
) {
  const { rows: still } =
    filter === 'quiet'
      ? await sql<{ id: string }>`select id from app.still_pairs(${id}, ${today}) id`.execute(db)
      : { rows: [] }
  const first = filter === 'quiet' ? still.map((row) => row.id) : filter === 'ended' ? [] : [...calls.keys()]
  const isAll = filter === 'all'
  const { rows: ids } = await sql<{ id: string }>`
    select id from app.pair_page(${id}, ${first}, ${skip}, ${perPage}, ${isAll}, ${isAll || filter === 'ended'}) id`.execute(
    db,
  )
  return {
    ids: ids.map((row) => row.id),
    shown: { all: living + ended, call: calls.size, quiet: first.length, ended }[filter],
  }
}

async function readCalls(db: Db, { id }: Pick<Program, 'id'>): Promise<Map<string, { wishedBy: string | null }>> {
  const { rows } = await sql<{ partnershipId: string; wishedBy: string | null }>`
    select * from app.calls(${id})`.execute(db)
  return new Map(rows.map(({ partnershipId, wishedBy }) => [partnershipId, { wishedBy }]))
}

/** Some partnerships in the order asked for, with their months. */
async function readLines(
  db: Db,
  program: Pick<Program, 'id'>,
  today: Temporal.PlainDate,
  { ids, calls, most }: { ids: readonly string[]; calls: ReadonlyMap<string, PairLine['call']>; most: number },
): Promise<PairLine[]> {
  const { rows: shells } = await sql<PairShell>`
    select p.*, s.ended_on from app.pairs(${program.id}, ${ids}) p join partnerships s on s.id = p.id`.execute(db)
  const last = shells.reduce(
    (sooner, { endedOn }) => (endedOn && Temporal.PlainDate.compare(endedOn, sooner) < 0 ? endedOn : sooner),
    today,
  )
  const since = last.with({ day: 1 }).subtract({ months: most })
  const { rows: ticks } = await sql<{ partnershipId: string; month: Temporal.PlainDate }>`
    select * from app.ticks(${program.id}, ${ids}, ${since})`.execute(db)
  const metIn = Map.groupBy(ticks, ({ partnershipId }) => partnershipId)
  const found = new Map(shells.map((shell) => [shell.id, shell]))
  return ids.flatMap((id) => {
    const shell = found.get(id)
    if (!shell) return []
    const met = new Set(metIn.get(id)?.map(({ month }) => month.toString()))
    return [{ ...shell, months: shell.supervised ? [] : tickMonths(shell, met, today, most), call: calls.get(id) }]
  })
}

/** One partnership of a program, with all its months. */
export async function getPair(db: Db, program: Program, id: string, today: Temporal.PlainDate): Promise<PairLine> {
  const isId = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id)
  const calls = isId ? await readCalls(db, program) : new Map()
  const [line] = isId ? await readLines(db, program, today, { ids: [id], calls, most: 120 }) : []
  return orNotFound(line)
}

/** How one of them began, for its coordinator; nothing of anybody they supervise. */
export async function readBegun(db: Db, { id }: Program, pairId: string): Promise<PairBegun | undefined> {
  const { rows } = await sql<PairBegun>`
    select state, since, kickoff_on from app.agreement_states(${id}, ${[pairId]})`.execute(db)
  return rows[0]
}

/** The coordinator has spoken with a pair that may have needed a call. @returns whether one was waiting, for them */
export async function noteCall(db: Db, actor: PersonActor, slug: string, id: string): Promise<boolean> {
  const program = await findCoordinated(db, actor, slug)
  const { rows } = await sql<{ done: boolean }>`select app.note_call(${id}) as done`.execute(db)
  if (!rows[0]?.done) return false
  await record(db, actor, 'partnership.called', {
    recordType: 'partnership',
    recordId: id,
    programId: program.id,
  })
  return true
}
