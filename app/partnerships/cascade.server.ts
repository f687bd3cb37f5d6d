import type { OfferState } from '#database/types.ts'
import type { Actor } from '#foundation/actor.ts'
import { record } from '#foundation/audit.ts'
import { dateAt } from '#foundation/clock.ts'
import { type Db, readAsWorker } from '#foundation/database.ts'
import { postAll } from '#foundation/outbox.ts'
import { findAnswer } from '../answers/answer.ts'
import { inParts } from '../boards/board.ts'
import { readRulings } from '../boards/ruling.server.ts'
import { readCandidates } from '../candidates/candidate.server.ts'
import { costOf } from '../matching/problem.ts'
import type { Program } from '../programs/program.ts'
import type { Candidate } from '../scoring/candidate.ts'
import { shownReasons } from '../scoring/score.ts'
import { type NewOffer, openOffers } from './offer.server.ts'
import { livingStates, remaining } from './offer.ts'

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
  const offers = await db
    .selectFrom('offers')
    .select(['menteeApplicationId as mentee', 'mentorApplicationId as mentor', 'state', 'round'])
    .where('programId', '=', program.id)
    .execute()
  const [past, living] = ([false, true] as const).map((wanted) => offers.filter((each) => isLiving(each) === wanted))
  const read = async (worker: Db) => {
    const gone = await listResting(worker, program.id)
    const progress = { living: living ?? [], past: past ?? [], gone }
    const free = remaining(await listSeated(worker, program.id), await readRulings(worker, program.id), progress)
    const capacity = new Map(free.people.map((one) => [one.id, one.capacity]))
    const candidates = await readCandidates(worker, program.id, [...capacity.keys()])
    return {
      rulings: free.rulings,
      candidates: candidates.map((one) => ({ ...one, capacity: capacity.get(one.id) ?? 0 })),
    }
  }
  const asked = actor.kind === 'person' ? await readAsWorker(db, read) : await read(db)
  const rounds = new Map<string, number>()
  for (const { mentee, round } of offers) rounds.set(mentee, Math.max(round, rounds.get(mentee) ?? 0))
  const partners = new Set(offers.flatMap(({ mentee, state }) => (state === 'ended' ? [mentee] : [])))
  const mentees = asked.candidates.filter(({ seat }) => seat === 'mentee')
  const about = { boardId: board.id, mentees, rounds, partners }
  if (mentees.length === 0 || mentees.length === asked.candidates.length) return { ...about, next: new Map() }
  const { pool, answer, verified } = findAnswer({
    ...asked,
    policy: program.policy,
    today: dateAt(now, program.zone),
  })
  if (!verified) throw new Error('The proof of the next best pairs was not accepted.')
  const next = pool.mentees.flatMap(({ id }, at): [string, NewOffer][] => {
    const mentor = pool.mentors[answer.mate[at] ?? -1]
    if (!mentor) return []
    const place = answer.mate[at] as number
    const cost = costOf(pool.problem, at, place) ?? 0
    const reasons = shownReasons(pool.reasons(at, place))
    return [[id, { mentee: id, mentor: mentor.id, cost, reasons, round: (rounds.get(id) ?? 0) + 1 }]]
  })
  return { ...about, next: new Map(next) }
}

const isLiving = ({ state }: { state: OfferState }) => livingStates.some((each) => each === state)

/** Everybody accepted, and how many places they offer: no more than is needed to know who is free. */
function listSeated(db: Db, programId: string) {
  return db
    .selectFrom('applications')
    .select(['id', 'seat', 'capacity'])
    .where('programId', '=', programId)
    .where('status', '=', 'accepted')
    .execute()
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
export const nextFor = ({ next }: Left, mentee: string): NewOffer | undefined => next.get(mentee)

/** What was left, and the answer to it. */
export interface Left {
  readonly boardId: string
  /** Everybody who is to be matched. */
  readonly mentees: readonly Pick<Candidate, 'id' | 'personId'>[]
  /** The offer each of them is to get; nobody is left for the others. */
  readonly next: ReadonlyMap<string, NewOffer>
  /** How often somebody was asked for each mentee, and who had a partner before. */
  readonly rounds: ReadonlyMap<string, number>
  readonly partners: ReadonlySet<string>
}

/** How many offers are opened by one statement. */
const most = 500

async function openNext(
  db: Db,
  actor: Actor,
  program: Program,
  left: Left,
  key: Buffer,
  now: Temporal.Instant,
): Promise<number> {
  let opened = 0
  for (const part of inParts([...left.next.values()], most)) {
    const pairs = part.map((pair) => ({ ...pair, reasons: JSON.stringify(pair.reasons) }))
    opened += (await openOffers(db, actor, program, left.boardId, pairs, key, now)).size
  }
  await tellNobody(db, left)
  if (opened > 0)
    await record(db, actor, 'matching.cascaded', {
      recordType: 'program',
      recordId: program.id,
      programId: program.id,
      facts: { opened },
    })
  return opened
}

/** Tells mentees whose offers came to nothing, and for whom nobody is left, what happens next; once. */
async function tellNobody(db: Db, { mentees, next, rounds, partners }: Left): Promise<void> {
  const letters = mentees
    .filter(({ id }) => !next.has(id) && rounds.has(id))
    .map(({ id, personId }) => ({
      kind: 'match.none-mentee',
      personId,
      subjectId: id,
      occurrence: partners.has(id) ? 'again' : 'once',
      particulars: { why: partners.has(id) ? 'again' : 'tried' },
    }))
  for (const part of inParts(letters, most)) await postAll(db, part)
}
