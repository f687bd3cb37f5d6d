import type { PersonActor } from '#foundation/actor.ts'
import { record } from '#foundation/audit.ts'
import { type Db, readAsWorker } from '#foundation/database.ts'
import { post } from '#foundation/outbox.ts'
import { refuseUnless } from '#foundation/refusal.ts'
import { mustCoordinate } from '../access/standing.server.ts'
import { listProposals } from '../boards/board.server.ts'
import type { Board } from '../boards/board.ts'
import { boardWords } from '../boards/boards.words.ts'
import type { LeftReason } from '../boards/left-over.ts'
import type { Program } from '../programs/program.ts'
import { openOffer } from './offer.server.ts'
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
  const proposals = await listProposals(db, board.id)
  refuseUnless(proposals.length === board.matched, w.notAllSeen)
  for (const { mentee, mentor, cost, reasons } of proposals) {
    const opened = await openOffer(
      db,
      actor,
      program,
      board.id,
      { mentee: mentee.applicationId, mentor: mentor.applicationId, cost, reasons, round: 1 },
      key,
      now,
    )
    refuseUnless(opened, w.noPlace(mentor.name))
  }
  const people = await readAsWorker(db, (worker) => listLeft(worker, board.id)) // also whoever the actor supervises
  for (const { applicationId, seat, personId, reason } of people)
    await post(db, {
      kind: `match.none-${seat}`,
      personId,
      subjectId: applicationId,
      particulars: { why: (reason as LeftReason).kind },
    })
  const waiting = await readAsWorker(db, (worker) => listWaiting(worker, program.id))
  for (const { id, personId } of waiting)
    await post(db, { kind: 'match.still-waiting', personId, subjectId: id, occurrence: board.id })
  await record(db, actor, 'matching.published', {
    recordType: 'matching',
    recordId: board.id,
    programId: program.id,
    facts: { offers: proposals.length, left: people.length },
  })
  return proposals.length
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
