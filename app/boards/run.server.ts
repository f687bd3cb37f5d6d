import { sql } from 'kysely'
import type { PersonActor } from '#foundation/actor.ts'
import { record } from '#foundation/audit.ts'
import { type Db, readAsWorker } from '#foundation/database.ts'
import { refuseUnless } from '#foundation/refusal.ts'
import { mustDecide } from '../access/standing.server.ts'
import { readCandidates } from '../candidates/candidate.server.ts'
import { bottlenecks } from '../matching/leftover.ts'
import { type Answer, proveAnswer, solveBy } from '../matching/policy.ts'
import { costOfAnswer, matchedIn } from '../matching/result.ts'
import type { Program } from '../programs/program.ts'
import { makePool, type Pool } from '../scoring/pool.ts'
import type { RuleKey } from '../scoring/rule.ts'
import { shownReasons } from '../scoring/score.ts'
import { certificateOf, settledIn, toStored } from './board.ts'
import { boardWords as w } from './boards.words.ts'
import type { LeftReason } from './left-over.ts'
import { keepMoves, readBefore } from './move.server.ts'
import { findSteps, type Mates, type Ruled } from './move.ts'
import { readRuled, toRulings } from './ruling.server.ts'

/** How many of each mentee's best pairs keep their reasons, for alternatives and for the next best after a no. */
const keptReasons = 12

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
  const read = performance.now()
  const rulings = toRulings(ruled)
  const pool = makePool(candidates, program.policy, rulings, today)
  const scored = performance.now()
  const { aim } = program.policy
  const settled = settledIn({ menteeIds: idList(pool.mentees), mentorIds: idList(pool.mentors) }, rulings.pins)
  const solution = solveBy(pool.problem, aim, settled)
  const solved = performance.now()
  const verified = proveAnswer(pool.problem, solution, settled).length === 0
  const milliseconds = {
    read: read - started,
    score: scored - read,
    solve: solved - scored,
    prove: performance.now() - solved,
  }
  const { id, number } = await keepBoard(db, actor, program, pool, solution, { verified, reason, ruled, milliseconds })
  await keepProposals(db, id, pool, solution, rulings.pins)
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
  await keepMoves(db, id, findSteps(before, present, solveUnder), reason)
  await keepLeftOvers(db, id, pool, solution, rulings.holds)
  await record(db, actor, 'matching.run', {
    recordType: 'matching',
    recordId: id,
    programId: program.id,
    facts: { number, matched: matchedIn(solution.mate), verified },
  })
  return number
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
  if (rows.length) await db.insertInto('proposals').values(rows).execute()
}

async function keepLeftOvers(
  db: Db,
  matchingId: string,
  pool: Pool,
  solution: Answer,
  holds: readonly string[],
): Promise<void> {
  const held = new Set(holds)
  const places = bottlenecks(pool.problem, solution.mate)
  const load = new Map<number, number>()
  for (const mentor of solution.mate) load.set(mentor, (load.get(mentor) ?? 0) + 1)
  const mentees = pool.mentees.flatMap((mentee, at) =>
    solution.mate[at] === -1
      ? [{ id: mentee.id, seat: 'mentee' as const, reason: whyLeft(pool, at, held, places) }]
      : [],
  )
  const mentors = pool.mentors.flatMap((mentor, at) =>
    load.has(at) || mentor.capacity === 0
      ? []
      : [
          {
            id: mentor.id,
            seat: 'mentor' as const,
            reason: whySpare(pool, at, held),
          },
        ],
  )
  const rows = [...mentees, ...mentors].map(({ id, seat, reason }) => ({
    matchingId,
    applicationId: id,
    seat,
    reason: JSON.stringify(reason),
  }))
  if (rows.length) await db.insertInto('leftOvers').values(rows).execute()
}

function whyLeft(
  pool: Pool,
  mentee: number,
  held: ReadonlySet<string>,
  places: ReturnType<typeof bottlenecks>,
): LeftReason {
  if (held.has(pool.mentees[mentee]?.id ?? '')) return { kind: 'held' }
  const around = places.find(({ left }) => left.includes(mentee))
  if (!around || around.mentors.length === 0) return { kind: 'nobody', rules: rulesAgainst(pool, mentee) }
  return {
    kind: 'scarce',
    mentees: around.mentees.map((at) => pool.mentees[at]?.id ?? ''),
    mentors: around.mentors.map((at) => pool.mentors[at]?.id ?? ''),
    places: around.places,
  }
}

function whySpare(pool: Pool, mentor: number, held: ReadonlySet<string>): LeftReason {
  if (held.has(pool.mentors[mentor]?.id ?? '')) return { kind: 'held' }
  const allowed = pool.problem.mentor.filter((each) => each === mentor).length
  if (allowed > 0) return { kind: 'spare', allowed }
  return { kind: 'nobody', rules: count(pool.mentees.keys().map((mentee) => pool.whyNot(mentee, mentor))) }
}

/** Which rules close every mentor to a mentee, and how many each. */
const rulesAgainst = (pool: Pool, mentee: number) =>
  count(pool.mentors.keys().map((mentor) => pool.whyNot(mentee, mentor)))

function count(broken: Iterable<RuleKey | null>): Record<string, number> {
  const rules: Record<string, number> = {}
  for (const rule of broken) if (rule) rules[rule] = (rules[rule] ?? 0) + 1
  return rules
}
