import type { OfferState } from '#database/types.ts'
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
import { type NewOffer, openOffer } from './offer.server.ts'
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
  const left = await solveLeft(db, actor, program, now)
  return left ? openNext(db, actor, program, left, key, now) : 0
}

/**
 * The best that is left after what has happened since publication, solved and proven, with nobody asked yet: everybody
 * accepted who has no offer now and has not said no to another mentor, over the places nobody holds.
 */
export async function solveLeft(
  db: Db,
  actor: Actor,
  program: Program,
  now: Temporal.Instant,
): Promise<Left | undefined> {
  const board = await db
    .selectFrom('matchings')
    .select('id')
    .where('programId', '=', program.id)
    .where('state', '=', 'published')
    .executeTakeFirst()
  if (!board) return undefined
  const read = async (worker: Db) => ({
    candidates: await readCandidates(worker, program.id),
    rulings: await readRulings(worker, program.id),
    resting: await listResting(worker, program.id),
  })
  const { candidates, rulings, resting } = actor.kind === 'person' ? await readAsWorker(db, read) : await read(db)
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
    gone: resting,
  })
  const settled = settledIn({ menteeIds: ids(pool.mentees), mentorIds: ids(pool.mentors) }, rulings.pins)
  const answer = solveBy(problem, program.policy.aim, settled)
  if (proveAnswer(problem, answer, settled).length > 0)
    throw new Error('The proof of the next best pairs was not accepted.')
  return { boardId: board.id, pool, offers, problem, resting, mate: answer.mate }
}

/** Mentees whose partnership ended early and who have not said that they wish another mentor: nobody is asked for them. */
export async function listResting(db: Db, programId: string): Promise<Set<string>> {
  const rows = await db
    .selectFrom('partnerships')
    .innerJoin('offers', 'offers.id', 'partnerships.offerId')
    .select('offers.menteeApplicationId')
    .where('partnerships.programId', '=', programId)
    .where('partnerships.state', '=', 'ended')
    .where('partnerships.endedAs', '<>', 'completed')
    .where('partnerships.again', 'is not', true)
    .execute()
  return new Set(rows.map(({ menteeApplicationId }) => menteeApplicationId))
}

/** The mentor the answer found for one mentee, as an offer to be; none where nobody is left. */
export function nextFor({ pool, offers, problem, mate }: Left, mentee: string): NewOffer | undefined {
  const at = pool.mentees.findIndex(({ id }) => id === mentee)
  const place = mate[at] ?? -1
  const mentor = pool.mentors[place]?.id
  if (!mentor) return undefined
  return {
    mentee,
    mentor,
    cost: costOf(problem, at, place) ?? 0,
    reasons: shownReasons(pool.reasons(at, place)),
    round: lastRound(offers, mentee) + 1,
  }
}

const lastRound = (offers: Left['offers'], mentee: string) =>
  Math.max(0, ...offers.filter((offer) => offer.menteeApplicationId === mentee).map(({ round }) => round))

/** What was left, and the answer to it. */
export interface Left {
  readonly boardId: string
  readonly pool: Pool
  readonly offers: readonly { menteeApplicationId: string; round: number; state: OfferState }[]
  readonly problem: ReturnType<typeof remainingProblem>
  readonly resting: ReadonlySet<string>
  readonly mate: Int32Array
}

async function openNext(
  db: Db,
  actor: Actor,
  program: Program,
  left: Left,
  key: Buffer,
  now: Temporal.Instant,
): Promise<number> {
  let opened = 0
  for (const { id: mentee } of left.pool.mentees) {
    const next = nextFor(left, mentee)
    if (next) {
      if (await openOffer(db, actor, program, left.boardId, next, key, now)) opened++
    } else if (lastRound(left.offers, mentee) > 0 && !left.resting.has(mentee)) await tellNobody(db, left, mentee)
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
async function tellNobody(db: Db, { offers }: Left, mentee: string): Promise<void> {
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
  const wasPartner = offers.some((offer) => offer.menteeApplicationId === mentee && offer.state === 'ended')
  if (application?.status === 'accepted')
    await post(db, {
      kind: 'match.none-mentee',
      personId: application.personId,
      subjectId: mentee,
      occurrence: wasPartner ? 'again' : 'once',
      particulars: { why: wasPartner ? 'again' : 'tried' },
    })
}
