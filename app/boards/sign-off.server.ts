import type { PersonActor } from '#foundation/actor.ts'
import { record } from '#foundation/audit.ts'
import type { Db } from '#foundation/database.ts'
import { orNotFound, refuseUnless } from '#foundation/refusal.ts'
import { type Committee, decidingMembers, findCommittee, type Member } from '../committees/committee.server.ts'
import type { ProgramId } from '../programs/program.server.ts'
import type { BoardId } from './board.server.ts'
import type { Board } from './board.ts'
import { boardWords as w } from './boards.words.ts'
import { countWithoutReason } from './move.server.ts'

export interface SignOff {
  readonly memberId: string
  readonly name: string
  readonly approves: boolean
  readonly words: string
  readonly signedAt: Temporal.Instant
}

/** Who has signed a board, and how. */
export const listSignOffs = (db: Db, boardId: string): Promise<SignOff[]> =>
  db
    .selectFrom('signOffs')
    .innerJoin('committeeMembers as m', 'm.id', 'signOffs.memberId')
    .innerJoin('people', 'people.id', 'm.personId')
    .select(['signOffs.memberId', 'people.name', 'signOffs.approves', 'signOffs.words', 'signOffs.signedAt'])
    .where('matchingId', '=', boardId)
    .orderBy('signedAt')
    .execute()

/** What decides a board, as questions: the quorum, whose terms run, and who has signed how. Without a name, which would be looked up among everybody the actor may know of. */
export function selectVotes(db: Db, program: ProgramId, boardId: BoardId) {
  const own = db.selectFrom('committees').select('id').where('programId', '=', program)
  const quorum = db.selectFrom('committees').select('quorum').where('programId', '=', program)
  const terms = db
    .selectFrom('committeeMembers')
    .select(['id', 'since', 'until', 'promisedAt'])
    .where('committeeId', '=', own)
    .orderBy('id')
  const votes = db
    .selectFrom('signOffs')
    .select(['memberId', 'approves'])
    .where('matchingId', '=', boardId)
    .orderBy('memberId')
  return [quorum, terms, votes] as const
}

/** How far a board is from being decided; nothing where no committee has been formed. */
export async function countVotes(db: Db, programId: string, boardId: string, today: Temporal.PlainDate) {
  const [quorum, terms, votes] = selectVotes(db, programId, boardId)
  const committee = await quorum.executeTakeFirst()
  return committee && tally(await votes.execute(), { ...committee, members: await terms.execute() }, today)
}

/** Whose terms run, and how many of them decide. */
type Deciding = Pick<Committee, 'quorum'> & {
  readonly members: readonly Pick<Member, 'id' | 'since' | 'until' | 'promisedAt'>[]
}

/** How far a board is from being decided: approvals of members who may decide today, against the quorum. */
export function tally(
  signOffs: readonly Pick<SignOff, 'memberId' | 'approves'>[],
  committee: Deciding,
  today: Temporal.PlainDate,
) {
  const deciding = new Set(decidingMembers(committee, today).map(({ id }) => id))
  const counted = signOffs.filter(({ memberId }) => deciding.has(memberId))
  const approvals = counted.filter(({ approves }) => approves).length
  const objections = counted.length - approvals
  return {
    approvals,
    objections,
    quorum: committee.quorum,
    deciding: deciding.size,
    reached: approvals >= committee.quorum && approvals > objections,
  }
}

/**
 * Signs a board as a member of the committee. It is approved when the quorum approves and more approve than object;
 * signing anew replaces one's earlier word until then. A board somebody changed meanwhile has to be looked at again, and
 * nobody approves one on which a changed pair has no reason.
 */
export async function signBoard(
  db: Db,
  actor: PersonActor,
  board: Board,
  verdict: { approves: boolean; words: string },
  now: Temporal.Instant,
  today: Temporal.PlainDate,
): Promise<void> {
  refuseUnless(board.state === 'proposed', board.state === 'superseded' ? w.newerBoard : w.alreadyDecided)
  refuseUnless(board.verified, w.notProved)
  refuseUnless(verdict.approves || verdict.words, w.objectionNeedsWords, { field: 'words' })
  const committee = orNotFound(await findCommittee(db, board.programId))
  const member = orNotFound(decidingMembers(committee, today).find(({ personId }) => personId === actor.id))
  const bare = verdict.approves ? await countWithoutReason(db, board) : 0
  refuseUnless(bare === 0, w.reasonsMissing(bare))
  const row = { approves: verdict.approves, words: verdict.words, signedAt: now }
  await db
    .insertInto('signOffs')
    .values({ ...row, matchingId: board.id, memberId: member.id })
    .onConflict((conflict) => conflict.columns(['matchingId', 'memberId']).doUpdateSet(row))
    .execute()
  await record(db, actor, 'matching.signed', {
    recordType: 'matching',
    recordId: board.id,
    programId: board.programId,
    facts: { approves: verdict.approves },
  })
  if (tally(await listSignOffs(db, board.id), committee, today).reached) await approve(db, actor, board)
}

async function approve(db: Db, actor: PersonActor, board: Board): Promise<void> {
  await db
    .updateTable('matchings')
    .set({ state: 'approved', version: board.version + 1 })
    .where('id', '=', board.id)
    .where('state', '=', 'proposed')
    .execute()
  await record(db, actor, 'matching.approved', {
    recordType: 'matching',
    recordId: board.id,
    programId: board.programId,
    facts: { number: board.number },
  })
}
