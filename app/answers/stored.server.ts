import path from 'node:path'
import { Worker } from 'node:worker_threads'
import { sql } from 'kysely'
import type { Db } from '#foundation/database.ts'
import { projectRoot } from '#foundation/environment.ts'
import { orNotFound } from '#foundation/refusal.ts'
import { shownReasons } from '../scoring/score.ts'
import { type Found, usualHolding } from './answer.ts'
import { packNumbers, packProblem } from './packed.ts'
import { certificateOf, toStored } from './stored.ts'
import type { Packed, ProofAsked, Question, Weighing, WeighingAsked } from './weigher.ts'

/** How many of each mentee's best pairs keep their reasons, for alternatives. */
const keptReasons = 12

/**
 * Keeps with a board the problem as it was solved, and its proof. Of a large one the pairs are kept packed, apart from
 * everything else, and reasons are made where they are shown.
 */
export async function keepProblem(
  db: Db,
  matchingId: string,
  found: Found,
  mostHeld = usualHolding.most,
): Promise<void> {
  const { pool, answer, margin } = found
  const { problem, mentees, mentors } = pool
  const isLarge = !pool.isWhole || mentees.length * mentors.length > mostHeld
  const ids = (people: readonly { id: string }[]) => people.map(({ id }) => id)
  const stored = toStored(isLarge ? withoutPairs(problem) : problem, ids(mentees), ids(mentors))
  await db
    .insertInto('matchingProblems')
    .values({
      matchingId,
      problem: JSON.stringify(stored),
      certificate: JSON.stringify(certificateOf(answer)),
      reasons: JSON.stringify(isLarge ? {} : bestReasons(pool)),
      ...(isLarge ? { pairs: packProblem(problem), mate: packNumbers(answer.mate), margin: packNumbers(margin) } : {}),
    })
    .execute()
}

const withoutPairs = (problem: Found['pool']['problem']) => ({
  ...problem,
  rowStart: new Int32Array(problem.mentees + 1),
})

/** The reasons of each mentee's best few pairs, by "mentee mentor" places. */
function bestReasons({ problem, reasons }: Found['pool']): Record<string, unknown> {
  const kept: Record<string, unknown> = {}
  for (let mentee = 0; mentee < problem.mentees; mentee++) {
    const row = Array.from(
      { length: (problem.rowStart[mentee + 1] ?? 0) - (problem.rowStart[mentee] ?? 0) },
      (_, n) => (problem.rowStart[mentee] ?? 0) + n,
    )
    row.sort((a, b) => (problem.cost[a] ?? 0) - (problem.cost[b] ?? 0))
    for (const at of row.slice(0, keptReasons))
      kept[`${mentee} ${problem.mentor[at]}`] = shownReasons(reasons(mentee, problem.mentor[at] ?? 0))
  }
  return kept
}

/** Whether a board's pairs are kept packed. */
export async function isPacked(db: Db, matchingId: string): Promise<boolean> {
  const row = await db
    .selectFrom('matchingProblems')
    .select(sql<boolean>`pairs is not null`.as('is'))
    .where('matchingId', '=', matchingId)
    .executeTakeFirst()
  return orNotFound(row).is
}

/** One side of a board's problem, in its order, taken apart by the database and not here. */
const placed = (matchingId: string, ids: 'menteeIds' | 'mentorIds') => sql`
  (select value as id, ordinality::integer - 1 as place from matching_problems,
    json_array_elements_text(problem->${sql.lit(ids)}) with ordinality where matching_id = ${matchingId}) placed`

/** The places of people in a board's problem, by application. */
export async function findPlaces(
  db: Db,
  matchingId: string,
  side: 'menteeIds' | 'mentorIds',
  ids: readonly string[],
): Promise<Map<string, number>> {
  const { rows } = await sql<{ id: string; place: number }>`
    select id, place from ${placed(matchingId, side)} where id = any (${ids}::text[])`.execute(db)
  return new Map(rows.map(({ id, place }) => [id, place]))
}

/** The applications at places of a board's problem; all of one side, or some. */
export async function findAtPlaces(
  db: Db,
  matchingId: string,
  side: 'menteeIds' | 'mentorIds',
  places?: readonly number[],
): Promise<Map<number, string>> {
  const only = places ? sql`where place = any (${places}::integer[])` : sql``
  const { rows } = await sql<{ id: string; place: number }>`
    select id, place from ${placed(matchingId, side)} ${only}`.execute(db)
  return new Map(rows.map(({ id, place }) => [place, id]))
}

/** How many seats the mentor at a place of a board's problem has. */
export async function findSeats(db: Db, matchingId: string, place: number): Promise<number> {
  const { rows } = await sql<{ seats: number }>`
    select (problem->'capacity'->>${place}::integer)::integer as seats from matching_problems
    where matching_id = ${matchingId}`.execute(db)
  return rows[0]?.seats ?? 0
}

/** Asks something of a large board, in a thread: this one reads bytes and hands them on. */
export function askPacked(db: Db, matchingId: string, question: WeighingAsked): Promise<Weighing>
export function askPacked(db: Db, matchingId: string, question: ProofAsked): Promise<Uint8Array>
export async function askPacked(db: Db, matchingId: string, question: Question): Promise<Weighing | Uint8Array> {
  const row = orNotFound(
    await db
      .selectFrom('matchingProblems')
      .select(['pairs', 'mate', 'margin', sql<string>`certificate::text`.as('certificate')])
      .where('matchingId', '=', matchingId)
      .executeTakeFirst(),
  )
  return inThread(
    { ...row, pairs: orNotFound(row.pairs), mate: orNotFound(row.mate), margin: orNotFound(row.margin) },
    question,
  )
}

function inThread(packed: Packed, question: Question): Promise<Weighing | Uint8Array> {
  const { promise, resolve, reject } = Promise.withResolvers<Weighing | Uint8Array>()
  const thread = new Worker(path.join(projectRoot, 'app/answers/weigher.ts'), {
    workerData: { packed, question },
    execArgv: ['--disable-warning=ExperimentalWarning'],
  })
  thread.once('message', resolve)
  thread.once('error', reject)
  thread.once('exit', () => reject(new Error('The thread ended without an answer.')))
  return promise
}
