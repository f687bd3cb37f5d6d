import { z } from 'zod'
import type { Db } from '#foundation/database.ts'
import { identifier, text } from '#foundation/form.ts'
import { byName } from '#foundation/language.ts'
import { goTo, page } from '#foundation/page.ts'
import { orNotFound } from '#foundation/refusal.ts'
import { Select, TextField } from '#ui/field.tsx'
import { Form } from '#ui/form.tsx'
import { Page, Section } from '#ui/page.tsx'
import { useSay } from '#ui/reader.tsx'
import { mustDecide } from '../access/standing.server.ts'
import { districtLabel } from '../districts/district.ts'
import { findProgram } from '../programs/program.server.ts'
import { seatWords } from '../programs/programs.words.ts'
import { followPath } from '../runs/running.tsx'
import { runWords } from '../runs/runs.words.ts'
import { findBoard, listLeftOvers, listProposals } from './board.server.ts'
import { type Board, isOpen, mustBeOpen, type Side } from './board.ts'
import { boardWords as w } from './boards.words.ts'
import { listRulings, rule } from './ruling.server.ts'
import { Rulings, withNames } from './rulings.page.tsx'
import { proposeBoard } from './run.server.ts'

/** Holding back a mentee or a mentor: what it means, whom, and why; and who is held back already. */
export const holdPage = page('/programs/:program/matching/:board/hold', {
  async show({ db, actor, params, query }) {
    const program = await findProgram(db, params.program)
    await mustDecide(db, actor, program.id)
    const board = await findBoard(db, program.id, params.board)
    const rulings = await withNames(db, await listRulings(db, program.id))
    const holds = rulings.filter(({ kind }) => kind === 'hold')
    const held = new Set(holds.map((each) => each.menteeApplicationId ?? each.mentorApplicationId))
    const people = (await listPeople(db, board)).filter(({ side }) => !held.has(side.applicationId))
    return (
      <Page
        title={w.holdTitle}
        lead={w.holdMeans}
        trail={{ href: `/programs/${program.slug}/matching/${board.number}`, label: w.board(board.number) }}
      >
        {isOpen(board) && <HoldForm people={people} chosen={query.person} />}
        {holds.length > 0 && (
          <Section title={w.heldNow}>
            <Rulings program={program} board={board} rulings={holds} />
          </Section>
        )}
      </Page>
    )
  },
  form: z.strictObject({ person: identifier(), reason: text(2000) }),
  async answer({ db, actor, params, values, now, today }) {
    const program = await findProgram(db, params.program)
    await mustDecide(db, actor, program.id)
    const board = await findBoard(db, program.id, params.board)
    mustBeOpen(board)
    const found = (await listPeople(db, board)).find(({ side }) => side.applicationId === values.person)
    const { seat, side } = orNotFound(found)
    const [mentee, mentor] = seat === 'mentee' ? [side.applicationId, null] : [null, side.applicationId]
    await rule(db, actor, program.id, { kind: 'hold', mentee, mentor, reason: values.reason }, now)
    const number = await proposeBoard(db, actor, program, '', { now, today })
    if (number === undefined) return goTo(followPath(program), { notice: runWords.ruledAndStarted })
    return goTo(`/programs/${params.program}/matching/${number}`, { notice: w.ruled })
  },
})

function HoldForm({ people, chosen }: { people: Awaited<ReturnType<typeof listPeople>>; chosen: string | undefined }) {
  const say = useSay()
  return (
    <Form button={w.holdButton}>
      <Select
        name="person"
        label={w.holdWho}
        value={chosen}
        options={people.map(({ seat, side }) => ({
          value: side.applicationId,
          label: [side.name, say(seatWords[seat].one), side.district && districtLabel(side.district)]
            .filter(Boolean)
            .join(' · '),
        }))}
      />
      <TextField name="reason" label={w.holdReason} audience={w.reasonAudience} />
    </Form>
  )
}

/** Everybody on a board whom the actor may see, by name, with their seat. */
async function listPeople(db: Db, board: Board): Promise<{ seat: 'mentee' | 'mentor'; side: Side }[]> {
  const [proposals, left] = [await listProposals(db, board.id), await listLeftOvers(db, board.id)]
  const all = [
    ...proposals.flatMap(({ mentee, mentor }) => [
      { seat: 'mentee' as const, side: mentee },
      { seat: 'mentor' as const, side: mentor },
    ]),
    ...left.people.map(({ seat, side }) => ({ seat, side })),
  ]
  const once = new Map(all.map((each) => [each.side.applicationId, each]))
  return [...once.values()].sort((a, b) => byName(a.side.name, b.side.name))
}
