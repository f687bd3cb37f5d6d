import { sql } from 'kysely'
import type { PersonActor } from '#foundation/actor.ts'
import { record } from '#foundation/audit.ts'
import { type Db, readAsWorker } from '#foundation/database.ts'
import { refuseUnless } from '#foundation/refusal.ts'
import { mustDecide } from '../access/standing.server.ts'
import {
  type Found,
  findAnswer,
  findMates,
  type Holding,
  matesOf,
  mostPairsOtherAims,
  pairsAmong,
  usualHolding,
} from '../answers/answer.ts'
import { keepProblem } from '../answers/stored.server.ts'
import { readCandidates } from '../candidates/candidate.server.ts'
import { costOfAnswer, matchedIn } from '../matching/problem.ts'
import type { Program } from '../programs/program.ts'
import { mustNotRun, startRun } from '../runs/run.server.ts'
import { mostPairsAtOnce } from '../runs/run.ts'
import type { Candidate } from '../scoring/candidate.ts'
import { shownReasons } from '../scoring/score.ts'
import type { Tell } from '../shortlists/kept-pool.ts'
import { fitOf, inParts } from './board.ts'
import { boardWords as w } from './boards.words.ts'
import { leftOversOf } from './left-over.ts'
import { keepMoves, readBefore } from './move.server.ts'
import { findSteps, type Outcome, type Ruled, type Step } from './move.ts'
import { readRuled, toRulings } from './ruling.server.ts'

/** What a board is made from, as it stood at one moment. */
export interface Materials {
  readonly candidates: readonly Candidate[]
  readonly ruled: readonly Ruled[]
  readonly before: Outcome | undefined
  readonly milliseconds: number
}

/** What a new board says: what the engine found, under which rulings, and who moved since the board before. */
export interface Answered extends Found {
  readonly ruled: readonly Ruled[]
  readonly rulings: ReturnType<typeof toRulings>
  readonly steps: readonly Step[]
  readonly spent: object
  readonly holding: Holding
}

/**
 * Runs the engine over everybody accepted and keeps the answer as a new board. The checker, which shares no code with
 * the solver, must accept the certificate; a run it does not accept is kept but can never be published.
 *
 * @param reason why it was run again, where no ruling says so; empty for the first
 * @param holding how many pairs are held at once (`../answers/answer.ts`)
 * @returns the board's number
 */
export async function runMatching(
  db: Db,
  actor: PersonActor,
  program: Program,
  reason: string,
  today: Temporal.PlainDate,
  holding = usualHolding,
): Promise<number> {
  const materials = await readMaterials(db, actor, program)
  return keepAnswer(db, actor, program, answerFor(materials, program, today, undefined, holding), reason)
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
  const pairs = await countPairs(db, program.id)
  if (pairs <= mostPairsAtOnce) return runMatching(db, actor, program, reason, today)
  refuseUnless(!(await isPublished(db, program.id)), w.alreadyPublished)
  mustFit(program, pairs)
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
  mustFit(program, pairsAmong(candidates))
  return { candidates, ruled, before, milliseconds: performance.now() - started }
}

/** The best answer is found among any number of pairs; the other aims look at each pair many times. */
function mustFit({ policy }: Program, pairs: number): void {
  refuseUnless(policy.aim === 'best' || pairs <= mostPairsOtherAims, w.tooManyForAim(pairs, mostPairsOtherAims))
}

/** Scores, solves and proves, and finds who moved since the board before. Asks nobody and writes nothing. */
export function answerFor(
  materials: Materials,
  program: Program,
  today: Temporal.PlainDate,
  tell?: Tell,
  holding = usualHolding,
): Answered {
  const { candidates, ruled, before } = materials
  const { policy } = program
  const rulings = toRulings(ruled)
  const found = findAnswer({ candidates, policy, rulings, today }, tell, holding)
  const present = {
    mates: matesOf({ ...found.pool, mate: found.answer.mate }),
    people: new Set(candidates.map(({ id }) => id)),
    policy,
    rulings: ruled,
  }
  const steps = findSteps(before, present, (others) =>
    findMates({ candidates, policy, rulings: toRulings(others), today }, holding),
  )
  return { ...found, ruled, rulings, steps, holding, spent: { read: materials.milliseconds, ...found.milliseconds } }
}

/** Keeps an answer as the program's newest board, in the transaction it is given. @returns its number */
export async function keepAnswer(
  db: Db,
  actor: PersonActor,
  program: Program,
  answered: Answered,
  reason: string,
): Promise<number> {
  await mustDecide(db, actor, program.id)
  refuseUnless(!(await isPublished(db, program.id)), w.alreadyPublished)
  const { pool, answer, verified, rulings } = answered
  const { id, number } = await keepBoard(db, actor, program, answered, reason)
  await keepProblem(db, id, answered, answered.holding.most)
  await keepProposals(db, id, answered)
  await keepMoves(db, id, answered.steps, reason)
  for (const rows of inParts(leftOversOf(pool, answer, rulings.holds)))
    await db
      .insertInto('leftOvers')
      .values(rows.map((row) => ({ ...row, matchingId: id, reason: JSON.stringify(row.reason) })))
      .execute()
  await record(db, actor, 'matching.run', {
    recordType: 'matching',
    recordId: id,
    programId: program.id,
    facts: { number, matched: matchedIn(answer.mate), verified },
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
  { pool, answer, verified, ruled, spent }: Answered,
  reason: string,
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
  return db
    .insertInto('matchings')
    .values({
      programId: program.id,
      number: (last?.number ?? 0) + 1,
      policy: JSON.stringify(program.policy),
      verified,
      mentees: pool.mentees.length,
      mentors: pool.mentors.length,
      pairsAllowed: pool.allowed.pairs,
      matched: matchedIn(answer.mate),
      cost: costOfAnswer(pool.problem, answer.mate),
      milliseconds: JSON.stringify(spent),
      reason,
      rulings: ruled.map(({ id }) => id),
      madeBy: actor.id,
    })
    .returning(['id', 'number'])
    .executeTakeFirstOrThrow()
}

async function keepProposals(db: Db, matchingId: string, { pool, answer, rulings }: Answered): Promise<void> {
  const pinned = new Set(rulings.pins.map(({ mentee }) => mentee))
  const rows = Array.from(answer.mate).flatMap((mentor, mentee) => {
    const [who, withWhom] = [pool.mentees[mentee], pool.mentors[mentor]]
    if (!who || !withWhom) return []
    const reasons = pool.reasons(mentee, mentor)
    const shown = shownReasons(reasons)
    return [
      {
        matchingId,
        menteeApplicationId: who.id,
        mentorApplicationId: withWhom.id,
        cost: reasons.reduce((sum, { lost }) => sum + lost, 0),
        reasons: JSON.stringify(shown),
        fit: fitOf(shown),
        pinned: pinned.has(who.id),
      },
    ]
  })
  for (const part of inParts(rows)) await db.insertInto('proposals').values(part).execute()
}
