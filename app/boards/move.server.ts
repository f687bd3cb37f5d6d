import { sql } from 'kysely'
import type { PersonActor } from '#foundation/actor.ts'
import { recordAll } from '#foundation/audit.ts'
import { type Db, readAsWorker } from '#foundation/database.ts'
import { refuseUnless } from '#foundation/refusal.ts'
import { mustDecide, notConflicted } from '../access/standing.server.ts'
import { policySchema } from '../programs/policy.ts'
import { type Board, inParts, mustBeOpen } from './board.ts'
import { boardWords as w } from './boards.words.ts'
import { type Causes, type ChangedPair, changedPairs, isReasoned, type Move, type Outcome, type Step } from './move.ts'
import { readRuled } from './ruling.server.ts'

/** The newest board as the next run is held against it. Asked as the worker: nobody's move may be overlooked. */
export async function readBefore(db: Db, programId: string): Promise<Outcome | undefined> {
  const board = await db
    .selectFrom('matchings')
    .select(['id', 'policy', 'rulings'])
    .where('programId', '=', programId)
    .orderBy('number', 'desc')
    .executeTakeFirst()
  if (!board) return undefined
  const people = await db
    .selectFrom('matchingProblems')
    .select([sql<string[]>`problem->'menteeIds'`.as('mentees'), sql<string[]>`problem->'mentorIds'`.as('mentors')])
    .where('matchingId', '=', board.id)
    .executeTakeFirstOrThrow()
  const pairs = await db
    .selectFrom('proposals')
    .select(['menteeApplicationId as mentee', 'mentorApplicationId as mentor'])
    .where('matchingId', '=', board.id)
    .execute()
  const mentorOf = new Map(pairs.map(({ mentee, mentor }) => [mentee, mentor]))
  return {
    mates: new Map(people.mentees.map((mentee) => [mentee, mentorOf.get(mentee) ?? null])),
    people: new Set([...people.mentees, ...people.mentors]),
    policy: policySchema.parse(board.policy),
    rulings: await readRuled(db, programId, board.rulings),
  }
}

/** Keeps with a board who moved, and why. */
export async function keepMoves(db: Db, matchingId: string, steps: readonly Step[], reason: string): Promise<void> {
  const rows = steps.map(({ mentee, from, to, causes }) => ({
    matchingId,
    menteeApplicationId: mentee,
    fromApplicationId: from,
    toApplicationId: to,
    causes: JSON.stringify(causes),
    reason,
  }))
  for (const part of inParts(rows)) await db.insertInto('pairMoves').values(part).execute()
}

/** Asked as the worker, nobody is left out. */
const everybody: typeof notConflicted = () => sql<boolean>`true`

/** Every move up to a board, of everybody or of some mentees, in the order of boards, as far as the reader may see whom it is about. */
export async function listMoves(
  db: Db,
  programId: string,
  upTo: number,
  only?: readonly string[],
  shown = notConflicted,
): Promise<Move[]> {
  const rows = await db
    .selectFrom('pairMoves')
    .innerJoin('matchings', 'matchings.id', 'pairMoves.matchingId')
    .select([
      'pairMoves.id',
      'pairMoves.menteeApplicationId as mentee',
      'pairMoves.fromApplicationId as from',
      'pairMoves.toApplicationId as to',
      'pairMoves.causes',
      'pairMoves.reason',
      'matchings.number as board',
      'matchings.rulings as standing',
    ])
    .where('matchings.programId', '=', programId)
    .where('matchings.number', '<=', upTo)
    .where(shown('pairMoves.menteeApplicationId', 'pairMoves.fromApplicationId', 'pairMoves.toApplicationId'))
    .$if(only !== undefined, (some) =>
      some.where(sql<boolean>`pair_moves.mentee_application_id = any(${only ?? []}::uuid[])`),
    )
    .orderBy('matchings.number')
    .orderBy('pairMoves.menteeApplicationId')
    .execute()
  return rows.map((row) => ({ ...row, causes: row.causes as unknown as Causes }))
}

/** Who on a board has another mentor than the engine first proposed; somebody who is not there any more is left out. */
export async function listChangedPairs(
  db: Db,
  board: Pick<Board, 'id' | 'programId' | 'number'>,
  shown = notConflicted,
): Promise<ChangedPair[]> {
  const changed = changedPairs(await listMoves(db, board.programId, board.number, undefined, shown))
  const matched = db
    .selectFrom('proposals')
    .select('menteeApplicationId as id')
    .where('matchingId', '=', board.id)
    .where(shown('proposals.menteeApplicationId', 'proposals.mentorApplicationId'))
  const there = await db
    .selectFrom('leftOvers')
    .select('applicationId as id')
    .where('matchingId', '=', board.id)
    .where(shown('leftOvers.applicationId'))
    .union(matched)
    .execute()
  const here = new Set(there.map(({ id }) => id))
  return changed.filter(({ mentee }) => here.has(mentee))
}

/** How many changed pairs nobody has given a reason for, those the actor may not see included. */
export async function countWithoutReason(db: Db, board: Board): Promise<number> {
  const changed = await readAsWorker(db, (worker) => listChangedPairs(worker, board, everybody))
  return changed.filter(({ steps }) => !steps.every(isReasoned)).length
}

/** Writes why pairs were changed that no ruling and no run gave a reason for. What has a reason keeps it. Of some mentees, or of all that the actor may see. */
export async function giveReason(
  db: Db,
  actor: PersonActor,
  board: Board,
  mentees: readonly string[] | 'all',
  reason: string,
): Promise<void> {
  await mustDecide(db, actor, board.programId)
  mustBeOpen(board)
  const chosen = mentees === 'all' ? undefined : new Set(mentees)
  const changed = (await listChangedPairs(db, board)).filter(({ mentee }) => chosen?.has(mentee) ?? true)
  const bare = changed.flatMap(({ mentee, steps }) =>
    steps.flatMap((step) => (isReasoned(step) ? [] : [{ mentee, id: step.id }])),
  )
  refuseUnless(bare.length > 0, w.noneChosen, { field: 'mentees' })
  await db
    .updateTable('pairMoves')
    .set({ reason })
    .where(sql<boolean>`id = any(${bare.map(({ id }) => id)}::uuid[])`)
    .where('reason', '=', '')
    .execute()
  const explained = chosen ? changed.map(({ mentee }) => mentee) : [...new Set(bare.map(({ mentee }) => mentee))]
  for (const part of inParts(explained))
    await recordAll(
      db,
      actor,
      'matching.explained',
      part.map((recordId) => ({ recordType: 'application', recordId, programId: board.programId })),
    )
}
