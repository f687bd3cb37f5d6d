import { sql } from 'kysely'
import type { PersonActor } from '#foundation/actor.ts'
import { record } from '#foundation/audit.ts'
import { type Db, readAsWorker } from '#foundation/database.ts'
import { refuseUnless } from '#foundation/refusal.ts'
import { mustDecide } from '../access/standing.server.ts'
import { readCandidates } from '../candidates/candidate.server.ts'
import { type Answer, proveAnswer, solveBy } from '../matching/policy.ts'
import { costOfAnswer, matchedIn } from '../matching/problem.ts'

import type { Program } from '../programs/program.ts'
import { mustNotRun, startRun } from '../runs/run.server.ts'
import { mostPairsAtOnce } from '../runs/run.ts'
import type { Candidate } from '../scoring/candidate.ts'
import { makePool, type Pool } from '../scoring/pool.ts'
import { shownReasons } from '../scoring/score.ts'

import { certificateOf, inParts, settledIn, toStored } from './board.ts'

import { boardWords as w } from './boards.words.ts'
import { leftOversOf } from './left-over.ts'
import { keepMoves, readBefore } from './move.server.ts'
import { findSteps, type Mates, type Outcome, type Ruled } from './move.ts'
import { readRuled, toRulings } from './ruling.server.ts'

/** How many of each mentee's best pairs keep their reasons, for alternatives and for the next best after a no. */
const keptReasons = 12

/** What a board is made from, as it stood at one moment. */
export interface Materials {
  readonly candidates: readonly Candidate[]
  readonly ruled: readonly Ruled[]
  readonly before: Outcome | undefined
  readonly milliseconds: number
}

/** Is told how much of a part is done, from 0 to 1. */
export type Tell = (part: 'score' | 'solve' | 'prove', done: number) => void

/**
 * Runs the engine over everybody accepted and keeps the answer as a new board. The checker, which shares no code with
 * the solver, must accept the certificate; a run it does not accept is kept but can never be published.
 *
 * @param reason why it was run again, where no ruling says so; empty for the first
 * @returns the board's number
 */
export async function runMatching(
  db: Db,
  actor: PersonActor,
  program: Program,
  reason: string,
  today: Temporal.PlainDate,
): Promise<number> {
  const materials = await readMaterials(db, actor, program)
  return keepAnswer(db, actor, program, findAnswer(materials, program, today), reason)
}

/**
 * The one click: a board at once, where that is soon done; else a run that the worker sees through.
 *
 * @returns the board's number; undefined where a run makes it
 */
export async function proposeBoard(
  db: Db,
  actor: PersonActor,
  program: Program,
  reason: string,
  { now, today }: { now: Temporal.Instant; today: Temporal.PlainDate },
): Promise<number | undefined> {
  await mustDecide(db, actor, program.id)
  await mustNotRun(db, program.id)
  if ((await countPairs(db, program.id)) <= mostPairsAtOnce) return runMatching(db, actor, program, reason, today)
  refuseUnless(!(await isPublished(db, program.id)), w.alreadyPublished)
  await startRun(db, actor, program.id, reason, now)
  return undefined
}

/** Reads everything a board is made from. */
export async function readMaterials(db: Db, actor: PersonActor, program: Program): Promise<Materials> {
  await mustDecide(db, actor, program.id)
  refuseUnless(!(await isPublished(db, program.id)), w.alreadyPublished)
  const started = performance.now()
  const [candidates, ruled, before] = await readAsWorker(db, async (worker) => [
    await readCandidates(worker, program.id),
    await readRuled(worker, program.id), // all of them, also those about people the actor supervises
    await readBefore(worker, program.id),
  ])
  refuseUnless(
    candidates.some(({ seat }) => seat === 'mentee') && candidates.some(({ seat }) => seat === 'mentor'),
    w.nobodyYet,
  )
  return { candidates, ruled, before, milliseconds: performance.now() - started }
}

/** Scores, solves and proves, and finds who moved since the board before. Asks nobody and writes nothing. */
export function findAnswer(materials: Materials, program: Program, today: Temporal.PlainDate, tell: Tell = () => {}) {
  const { candidates, ruled, before } = materials
  const read = performance.now()
  const rulings = toRulings(ruled)
  const pool = makePool(candidates, program.policy, rulings, today, (done) => tell('score', done))
  const scored = performance.now()
  const { aim } = program.policy
  const settled = settledIn({ menteeIds: idList(pool.mentees), mentorIds: idList(pool.mentors) }, rulings.pins)
  tell('solve', 0)
  const solution = solveBy(pool.problem, aim, settled, (done) => tell('solve', solved[done]))
  const found = performance.now()
  tell('prove', 0)
  const verified = proveAnswer(pool.problem, solution, settled).length === 0
  const milliseconds = {
    read: materials.milliseconds,
    score: scored - read,
    solve: found - scored,
    prove: performance.now() - found,
  }
  const solveUnder = (others: readonly Ruled[]) => {
    const elsewhere = makePool(candidates, program.policy, toRulings(others), today)
    const pinned = settledIn(
      { menteeIds: idList(elsewhere.mentees), mentorIds: idList(elsewhere.mentors) },
      toRulings(others).pins,
    )
    return matesOf(elsewhere, solveBy(elsewhere.problem, aim, pinned).mate)
  }
  const present = {
    mates: matesOf(pool, solution.mate),
    people: idsOf(candidates),
    policy: program.policy,
    rulings: ruled,
  }
  const steps = findSteps(before, present, solveUnder)
  return { pool, solution, verified, milliseconds, ruled, rulings, steps }
}

/** Roughly how much of the solving is done after each of its steps. */
const solved = {
  cardinality: 0.1,
  reduction: 0.2,
  paths: 0.3,
  auction: 0.6,
  finish: 0.8,
  prices: 0.85,
  widening: 0.95,
  ties: 1,
}

/** Keeps an answer as the program's newest board, in the transaction it is given. @returns its number */
export async function keepAnswer(
  db: Db,
  actor: PersonActor,
  program: Program,
  answer: ReturnType<typeof findAnswer>,
  reason: string,
): Promise<number> {
  await mustDecide(db, actor, program.id)
  refuseUnless(!(await isPublished(db, program.id)), w.alreadyPublished)
  const { pool, solution, verified, rulings } = answer
  const { id, number } = await keepBoard(db, actor, program, pool, solution, { ...answer, reason })
  await keepProposals(db, id, pool, solution, rulings.pins)
  await keepMoves(db, id, answer.steps, reason)
  for (const rows of inParts(leftOversOf(pool, solution, rulings.holds)))
    await db
      .insertInto('leftOvers')
      .values(rows.map((row) => ({ ...row, matchingId: id, reason: JSON.stringify(row.reason) })))
      .execute()
  await record(db, actor, 'matching.run', {
    recordType: 'matching',
    recordId: id,
    programId: program.id,
    facts: { number, matched: matchedIn(solution.mate), verified },
  })
  return number
}

/** How many pairs there are to look at, allowed or not; counted as the worker, as they are read. */
async function countPairs(db: Db, programId: string): Promise<number> {
  const rows = await readAsWorker(db, (worker) =>
    worker
      .selectFrom('applications')
      .select((of) => ['seat', of.fn.countAll<number>().as('n')])
      .where('programId', '=', programId)
      .where('status', '=', 'accepted')
      .groupBy('seat')
      .execute(),
  )
  return rows.length < 2 ? 0 : rows.reduce((product, { n }) => product * n, 1)
}

const idList = (people: readonly { id: string }[]) => people.map(({ id }) => id)
const idsOf = (people: readonly { id: string }[]) => new Set(idList(people))

function matesOf({ mentees, mentors }: Pool, mate: Int32Array): Mates {
  return new Map(mentees.map(({ id }, at) => [id, mentors[mate[at] ?? -1]?.id ?? null]))
}

async function isPublished(db: Db, programId: string): Promise<boolean> {
  return (
    (await db
      .selectFrom('matchings')
      .select('id')
      .where('programId', '=', programId)
      .where('state', '=', 'published')
      .executeTakeFirst()) !== undefined
  )
}

async function keepBoard(
  db: Db,
  actor: PersonActor,
  program: Program,
  pool: Pool,
  solution: Answer,
  about: { verified: boolean; reason: string; ruled: readonly Ruled[]; milliseconds: object },
) {
  await sql`select 1 from programs where id = ${program.id} for share`.execute(db)
  const last = await db
    .selectFrom('matchings')
    .select('number')
    .where('programId', '=', program.id)
    .orderBy('number', 'desc')
    .executeTakeFirst()
  await db
    .updateTable('matchings')
    .set({ state: 'superseded' })
    .where('programId', '=', program.id)
    .where('state', 'in', ['proposed', 'approved'])
    .execute()
  const { problem, mentees, mentors } = pool
  const board = await db
    .insertInto('matchings')
    .values({
      programId: program.id,
      number: (last?.number ?? 0) + 1,
      policy: JSON.stringify(program.policy),
      verified: about.verified,
      mentees: mentees.length,
      mentors: mentors.length,
      pairsAllowed: problem.mentor.length,
      matched: matchedIn(solution.mate),
      cost: costOfAnswer(problem, solution.mate),
      milliseconds: JSON.stringify(about.milliseconds),
      reason: about.reason,
      rulings: about.ruled.map(({ id }) => id),
      madeBy: actor.id,
    })
    .returning(['id', 'number'])
    .executeTakeFirstOrThrow()
  await db
    .insertInto('matchingProblems')
    .values({
      matchingId: board.id,
      problem: JSON.stringify(toStored(problem, idList(mentees), idList(mentors))),
      certificate: JSON.stringify(certificateOf(solution)),
      reasons: JSON.stringify(bestReasons(pool)),
    })
    .execute()
  return board
}

/** The reasons of each mentee's best few pairs, by "mentee mentor" places. */
function bestReasons({ problem, reasons }: Pool): Record<string, unknown> {
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

async function keepProposals(
  db: Db,
  matchingId: string,
  pool: Pool,
  { mate }: Answer,
  pins: readonly { mentee: string }[],
): Promise<void> {
  const pinned = new Set(pins.map(({ mentee }) => mentee))
  const rows = Array.from(mate).flatMap((mentor, mentee) => {
    const [who, withWhom] = [pool.mentees[mentee], pool.mentors[mentor]]
    if (!who || !withWhom) return []
    const reasons = pool.reasons(mentee, mentor)
    return [
      {
        matchingId,
        menteeApplicationId: who.id,
        mentorApplicationId: withWhom.id,
        cost: reasons.reduce((sum, { lost }) => sum + lost, 0),
        reasons: JSON.stringify(shownReasons(reasons)),
        pinned: pinned.has(who.id),
      },
    ]
  })
  for (const part of inParts(rows)) await db.insertInto('proposals').values(part).execute()
}
