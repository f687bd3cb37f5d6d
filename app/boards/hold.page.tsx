import { z } from 'zod'
import type { SeatKind } from '#database/types.ts'
import type { Db } from '#foundation/database.ts'
import { identifier, text } from '#foundation/form.ts'
import { goTo, href, page } from '#foundation/page.ts'
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
import { findBoard, readSides } from './board.server.ts'
import { type Board, isOpen, mostShown, mustBeOpen, perPage, type Side } from './board.ts'
import { boardWords as w } from './boards.words.ts'
import { findAmong, onBoard, seatsOn } from './listing.server.ts'
import { Found, type Wanted } from './pair-table.tsx'
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
    const held = holds.flatMap((each) => each.menteeApplicationId ?? each.mentorApplicationId ?? [])
    return (
      <Page
        title={w.holdTitle}
        lead={w.holdMeans}
        trail={{ href: `/programs/${program.slug}/matching/${board.number}`, label: w.board(board.number) }}
      >
        {isOpen(board) && (await drawHoldForm(db, board, held, query, href(holdPage, params)))}
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
    const seat = orNotFound((await seatsOn(db, board.id, [values.person])).get(values.person))
    orNotFound((await readSides(db, [values.person])).get(values.person))
    const [mentee, mentor] = seat === 'mentee' ? [values.person, null] : [null, values.person]
    await rule(db, actor, program.id, { kind: 'hold', mentee, mentor, reason: values.reason }, now)
    const number = await proposeBoard(db, actor, program, '', { now, today })
    if (number === undefined) return goTo(followPath(program), { notice: runWords.ruledAndStarted })
    return goTo(`/programs/${params.program}/matching/${number}`, { notice: w.ruled })
  },
})

/** Whom to hold back: of a small board anybody, of a large one who is looked for, or who was chosen on the way here. */
async function drawHoldForm(db: Db, board: Board, held: readonly string[], query: Wanted, here: string) {
  const chosen = query.person ? (await seatsOn(db, board.id, [query.person])).has(query.person) : false
  const isLong = board.mentees + board.mentors > 2 * mostShown
  const among = isLong && chosen && !held.includes(query.person ?? '') ? [query.person ?? ''] : onBoard(board.id, held)
  const found = await findAmong(db, among, query, isLong ? perPage : mostShown * 2)
  const [sides, seats] = [await readSides(db, found.ids), await seatsOn(db, board.id, found.ids)]
  const people = found.ids.flatMap((id) => {
    const [side, seat] = [sides.get(id), seats.get(id)]
    return side && seat ? [{ side, seat }] : []
  })
  return (
    <>
      {isLong && !chosen && <Found here={here} query={query} found={found} />}
      <HoldForm people={people} chosen={query.person} />
    </>
  )
}

function HoldForm({
  people,
  chosen,
}: {
  people: readonly { readonly seat: SeatKind; readonly side: Side }[]
  chosen: string | undefined
}) {
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
