import { download, page } from '#foundation/page.ts'
import { askPacked, isPacked } from '../answers/stored.server.ts'
import { findCoordinated } from '../programs/program.server.ts'
import { findBoard, getStored, listProposals } from './board.server.ts'

/** The problem as it was solved and the prices that prove the answer: for anyone to check. */
export const certificatePage = page('/programs/:program/matching/:board/certificate', {
  async show({ db, actor, params }) {
    const program = await findCoordinated(db, actor, params.program)
    const board = await findBoard(db, program.id, params.board)
    const asked = { kind: 'proof', matched: board.matched, pairsAllowed: board.pairsAllowed } as const
    if (await isPacked(db, board.id))
      return download(`board-${board.number}.json`, 'application/json', await askPacked(db, board.id, asked))
    const { problem, certificate } = await getStored(db, board.id)
    const place = new Map(problem.mentorIds.map((id, at) => [id, at]))
    const mentorOf = new Map(
      (await listProposals(db, board.id)).map(({ mentee, mentor }) => [
        mentee.applicationId,
        place.get(mentor.applicationId) ?? -1,
      ]),
    )
    const { menteeIds, mentorIds, ...numbers } = problem
    const instance = {
      format: 'alongside-matching/1',
      mentees: menteeIds.length,
      mentors: mentorIds.length,
      ...numbers,
    }
    const result = { mate: menteeIds.map((id) => mentorOf.get(id) ?? -1), matched: board.matched, certificate }
    return download(`board-${board.number}.json`, 'application/json', JSON.stringify({ instance, result }))
  },
})
