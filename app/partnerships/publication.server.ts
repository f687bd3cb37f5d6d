import { sql } from 'kysely'
import type { PersonActor } from '#foundation/actor.ts'
import { record } from '#foundation/audit.ts'
import { type Db, readAsWorker } from '#foundation/database.ts'
import { postAll } from '#foundation/outbox.ts'
import { Refusal, refuseUnless } from '#foundation/refusal.ts'
import { mustCoordinate } from '../access/standing.server.ts'
import { readSides } from '../boards/board.server.ts'
import { type Board, inParts } from '../boards/board.ts'
import { boardWords } from '../boards/boards.words.ts'
import type { LeftReason } from '../boards/left-over.ts'
import { listPairIds } from '../boards/listing.server.ts'
import type { Program } from '../programs/program.ts'
import { openOffers } from './offer.server.ts'
import { partnershipWords as w } from './partnerships.words.ts'

/**
 * Publishes an approved board: from here on people hear of it. Every pair becomes an offer to its mentor; whoever is
 * left is told honestly what happens next. All of it in one transaction, or nothing.
 *
 * @returns how many mentors are asked
 */
export async function publishBoard(
  db: Db,
  actor: PersonActor,
  program: Program,
  board: Board,
  key: Buffer,
  now: Temporal.Instant,
): Promise<number> {
  await mustCoordinate(db, actor, program.id)
  refuseUnless(board.state !== 'published', boardWords.alreadyPublished)
  refuseUnless(board.state === 'approved' && board.verified, w.approvedFirst)
  const claimed = await db
    .updateTable('matchings')
    .set({ state: 'published', publishedAt: now, publishedBy: actor.id, version: board.version + 1 })
    .where('id', '=', board.id)
    .where('state', '=', 'approved')
    .executeTakeFirst()
  refuseUnless(claimed.numUpdatedRows > 0n, boardWords.newerBoard)
  const asked = await openAll(db, actor, program, board, key, now)
  const people = await readAsWorker(db, (worker) => listLeft(worker, board.id)) // also whoever the actor supervises
  for (const part of inParts(people, most))
    await postAll(
      db,
      part.map(({ applicationId, seat, personId, reason }) => ({
        kind: `match.none-${seat}`,
        personId,
        subjectId: applicationId,
        particulars: { why: (reason as LeftReason).kind },
      })),
    )
  const waiting = await readAsWorker(db, (worker) => listWaiting(worker, program.id))
  for (const part of inParts(waiting, most))
    await postAll(
      db,
      part.map(({ id, personId }) => ({
        kind: 'match.still-waiting',
        personId,
        subjectId: id,
        occurrence: board.id,
      })),
    )
  await record(db, actor, 'matching.published', {
    recordType: 'matching',
    recordId: board.id,
    programId: program.id,
    facts: { offers: asked, left: people.length },
  })
  return asked
}

/** How many rows one statement carries: nothing else waits long while thousands are written. */
const most = 500

/** Opens an offer for every pair the board proposes. @returns how many */
async function openAll(
  db: Db,
  actor: PersonActor,
  program: Program,
  board: Board,
  key: Buffer,
  now: Temporal.Instant,
): Promise<number> {
  const ids = await listPairIds(db, board.id)
  refuseUnless(ids.length === board.matched, w.notAllSeen)
  for (const part of inParts(ids, most)) {
    const pairs = await db
      .selectFrom('proposals')
      .select([
        'menteeApplicationId as mentee',
        'mentorApplicationId as mentor',
        'cost',
        sql<string>`reasons::text`.as('reasons'),
        sql<number>`1`.as('round'),
      ])
      .where(sql<boolean>`id = any(${part}::uuid[])`)
      .execute()
    const opened = await openOffers(db, actor, program, board.id, pairs, key, now)
    const without = pairs.find(({ mentee }) => !opened.has(mentee))
    if (without) throw new Refusal(w.noPlace((await readSides(db, [without.mentor])).get(without.mentor)?.name ?? ''))
  }
  return ids.length
}

/** Everybody on the waiting list of a program. */
function listWaiting(db: Db, programId: string) {
  return db
    .selectFrom('applications')
    .select(['id', 'personId'])
    .where('programId', '=', programId)
    .where('status', '=', 'waiting')
    .execute()
}

/** Everybody without a partner on a board, and why. */
function listLeft(db: Db, boardId: string) {
  return db
    .selectFrom('leftOvers')
    .innerJoin('applications', 'applications.id', 'leftOvers.applicationId')
    .select(['leftOvers.applicationId', 'leftOvers.seat', 'leftOvers.reason', 'applications.personId'])
    .where('leftOvers.matchingId', '=', boardId)
    .execute()
}
