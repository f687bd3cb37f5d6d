import type { Actor } from '#foundation/actor.ts'
import { record } from '#foundation/audit.ts'
import { dateAt } from '#foundation/clock.ts'
import { type Db, readAsWorker } from '#foundation/database.ts'
import { post } from '#foundation/outbox.ts'
import { settledIn, toStored } from '../answers/stored.ts'
import { readRulings } from '../boards/ruling.server.ts'
import { readCandidates } from '../candidates/candidate.server.ts'
import { proveAnswer, solveBy } from '../matching/policy.ts'
import { costOf } from '../matching/problem.ts'
import type { Program } from '../programs/program.ts'
import { makePool, type Pool } from '../scoring/pool.ts'
import { shownReasons } from '../scoring/score.ts'
import { openOffer } from './offer.server.ts'
import { livingStates, remainingProblem } from './offer.ts'

/**
 * After a no, or when somebody was accepted after publication: matches everybody accepted who has no offer now with the
 * places nobody holds, exactly and with proof, under the program's policy and the committee's rulings, and asks those
 * mentors. Nobody who has an offer is moved, no pair is asked twice. Somebody for whom nobody is left is told so.
 *
 * @returns how many new offers were opened
 */
export async function cascade(
  db: Db,
  actor: Actor,
  program: Program,
  key: Buffer,
  now: Temporal.Instant,
): Promise<number> {
  const board = await db
    .selectFrom('matchings')
    .select('id')
    .where('programId', '=', program.id)
    .where('state', '=', 'published')
    .executeTakeFirst()
  if (!board) return 0
  const read = async (worker: Db) => ({
    candidates: await readCandidates(worker, program.id),
    rulings: await readRulings(worker, program.id),
  })
  const { candidates, rulings } = actor.kind === 'person' ? await readAsWorker(db, read) : await read(db)
  const pool = makePool(candidates, program.policy, rulings, dateAt(now, program.zone))
  const offers = await db
    .selectFrom('offers')
    .select(['menteeApplicationId', 'mentorApplicationId', 'state', 'round'])
    .where('programId', '=', program.id)
    .execute()
  const asPair = (offer: (typeof offers)[number]) => ({
    mentee: offer.menteeApplicationId,
    mentor: offer.mentorApplicationId,
  })
  const isLiving = (offer: (typeof offers)[number]) => livingStates.some((state) => state === offer.state)
  const ids = (people: Pool['mentees']) => people.map(({ id }) => id)
  const problem = remainingProblem(toStored(pool.problem, ids(pool.mentees), ids(pool.mentors)), {
    living: offers.filter(isLiving).map(asPair),
    past: offers.filter((offer) => !isLiving(offer)).map(asPair),
    gone: new Set(),
  })
  const settled = settledIn({ menteeIds: ids(pool.mentees), mentorIds: ids(pool.mentors) }, rulings.pins)
  const answer = solveBy(problem, program.policy.aim, settled)
  if (proveAnswer(problem, answer, settled).length > 0)
    throw new Error('The proof of the next best pairs was not accepted.')
  return openNext(db, actor, program, board.id, { pool, offers, problem, mate: answer.mate }, key, now)
}

interface Left {
  readonly pool: Pool
  readonly offers: readonly { menteeApplicationId: string; round: number }[]
  readonly problem: ReturnType<typeof remainingProblem>
  readonly mate: Int32Array
}

async function openNext(
  db: Db,
  actor: Actor,
  program: Program,
  matchingId: string,
  { pool, offers, problem, mate }: Left,
  key: Buffer,
  now: Temporal.Instant,
): Promise<number> {
  const lastRound = (mentee: string) =>
    Math.max(0, ...offers.filter((offer) => offer.menteeApplicationId === mentee).map(({ round }) => round))
  let opened = 0
  for (const [at, place] of Array.from(mate).entries()) {
    const [mentee, mentor] = [pool.mentees[at]?.id, pool.mentors[place]?.id]
    if (!mentee) continue
    if (mentor) {
      const pair = {
        mentee,
        mentor,
        cost: costOf(problem, at, place) ?? 0,
        reasons: shownReasons(pool.reasons(at, place)),
        round: lastRound(mentee) + 1,
      }
      if (await openOffer(db, actor, program, matchingId, pair, key, now)) opened++
    } else if (lastRound(mentee) > 0) await tellNobody(db, mentee)
  }
  if (opened > 0)
    await record(db, actor, 'matching.cascaded', {
      recordType: 'program',
      recordId: program.id,
      programId: program.id,
      facts: { opened },
    })
  return opened
}

/** Tells a mentee whose offer came to nothing, and for whom nobody is left, what happens next; once. */
async function tellNobody(db: Db, mentee: string): Promise<void> {
  const living = await db
    .selectFrom('offers')
    .select('id')
    .where('menteeApplicationId', '=', mentee)
    .where('state', 'in', [...livingStates])
    .executeTakeFirst()
  if (living) return
  const application = await db
    .selectFrom('applications')
    .select(['personId', 'status'])
    .where('id', '=', mentee)
    .executeTakeFirst()
  if (application?.status === 'accepted')
    await post(db, {
      kind: 'match.none-mentee',
      personId: application.personId,
      subjectId: mentee,
      particulars: { why: 'tried' },
    })
}
