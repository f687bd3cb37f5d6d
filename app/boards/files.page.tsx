import { record } from '#foundation/audit.ts'
import { type Language, pick, type Text } from '#foundation/language.ts'
import { download, page } from '#foundation/page.ts'
import { refuseUnless } from '#foundation/refusal.ts'
import { mustDecide } from '../access/standing.server.ts'
import { askPacked, isPacked } from '../answers/stored.server.ts'
import { districtLabel } from '../districts/district.ts'
import { findCoordinated, findProgram } from '../programs/program.server.ts'
import type { Labels } from '../scoring/explain.ts'
import { findBoard, getStored, listProposals, readLabels, standsApart } from './board.server.ts'
import { fitOf, inParts, kilometresOf, type Proposal } from './board.ts'
import { boardWords as w } from './boards.words.ts'
import { inOrder, listPairIds } from './listing.server.ts'
import { bestReasons } from './pair-table.tsx'

/** The problem as it was solved and the prices that prove the answer: for anyone to check. */
export const certificatePage = page('/programs/:program/matching/:board/certificate', {
  async show({ db, actor, params }) {
    const program = await findCoordinated(db, actor, params.program)
    const board = await findBoard(db, program.id, params.board)
    refuseUnless(!(await standsApart(db, board.id)), w.certificateApart, { status: 409 })
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

/** Every pair with its best reasons as a file for a spreadsheet. It leaves the house, so the audit trail says so. */
export const pairsFilePage = page('/programs/:program/matching/:board/pairs', {
  audited: true,
  async show({ db, actor, params, language }) {
    const program = await findProgram(db, params.program)
    await mustDecide(db, actor, program.id)
    const board = await findBoard(db, program.id, params.board)
    const labels = await readLabels(db, program)
    const heads = [w.mentee, w.place, w.mentor, w.place, w.distance, w.fit, w.kept, w.because]
    const lines = [csvLine(heads.map((head) => pick(head, language)))]
    // A few at a time: nothing else waits while thousands are read.
    const about: string[] = []
    for (const ids of inParts(await listPairIds(db, board.id), 200))
      for (const proposal of await inOrder(db, board.id, ids)) {
        lines.push(csvLine(rowOf(proposal, labels, language)))
        about.push(proposal.mentee.personId, proposal.mentor.personId)
      }
    await record(db, actor, 'matching.downloaded', {
      recordType: 'matching',
      recordId: board.id,
      programId: program.id,
      about,
      facts: { pairs: lines.length - 1 },
    })
    return download(`board-${board.number}.csv`, 'text/csv; charset=utf-8', `\uFEFF${lines.join('')}`)
  },
})

function rowOf(proposal: Proposal, labels: Labels, language: Language): string[] {
  const { mentee, mentor, reasons, pinned } = proposal
  const say = (text: Text) => pick(text, language)
  const place = ({ district }: Proposal['mentee']) => (district ? districtLabel(district) : '')
  const why = bestReasons(proposal, labels).map(say)
  const km = kilometresOf(proposal)
  return [
    mentee.name,
    place(mentee),
    mentor.name,
    place(mentor),
    km === null ? '' : String(km),
    String(fitOf(reasons)),
    pinned ? say(w.kept) : '',
    why.join(' '),
  ]
}

/** A cell that begins like a formula is told to be text: a spreadsheet would work it out. */
const csvLine = (cells: readonly string[]) =>
  `${cells.map((cell) => `"${(/^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell).replaceAll('"', '""')}"`).join(',')}\r\n`
