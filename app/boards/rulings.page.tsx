import { z } from 'zod'
import type { Db } from '#foundation/database.ts'
import { identifier } from '#foundation/form.ts'
import { goTo, href, page } from '#foundation/page.ts'
import { Hidden } from '#ui/field.tsx'
import { Form } from '#ui/form.tsx'
import { P } from '#ui/page.tsx'
import { useSay } from '#ui/reader.tsx'
import { findProgram } from '../programs/program.server.ts'
import type { Program } from '../programs/program.ts'
import { readSides } from './board.server.ts'
import type { Board } from './board.ts'
import { boardWords as w } from './boards.words.ts'
import { liftRuling, type listRulings } from './ruling.server.ts'
import { runMatching } from './run.server.ts'

/** Rulings with the names of whom they are about, as far as the actor may see them. */
export async function withNames(db: Db, rulings: Awaited<ReturnType<typeof listRulings>>) {
  const sides = await readSides(
    db,
    rulings.flatMap((each) => [each.menteeApplicationId, each.mentorApplicationId]).filter((id) => id !== null),
  )
  return rulings.map((ruling) => ({
    ...ruling,
    mentee: sides.get(ruling.menteeApplicationId ?? '')?.name,
    mentor: sides.get(ruling.mentorApplicationId ?? '')?.name,
  }))
}

/** What the committee has ruled, and lifting it. */
export function Rulings({
  program,
  board,
  rulings,
  isOpen,
}: {
  program: Program
  board: Board
  rulings: Awaited<ReturnType<typeof withNames>>
  isOpen: boolean
}) {
  const say = useSay()
  if (rulings.length === 0) return <P text={w.noRulings} />
  return (
    <ul>
      {rulings.map((ruling) => (
        <li>
          <strong>{say(w[ruling.kind])}</strong>: {[ruling.mentee, ruling.mentor].filter(Boolean).join(' – ')}.{' '}
          {ruling.reason} <span class="soft">({ruling.madeBy})</span>{' '}
          {isOpen && (
            <Form
              action={href(liftPage, { program: program.slug, board: String(board.number) })}
              button={w.lift}
              tone="plain"
              inline
            >
              <Hidden name="ruling" value={ruling.id} />
            </Form>
          )}
        </li>
      ))}
    </ul>
  )
}

/** Lifting a ruling makes the board anew. */
export const liftPage = page('/programs/:program/matching/:board/lift', {
  show: ({ params }) => goTo(`/programs/${params.program}/matching/${params.board}`),
  form: z.strictObject({ ruling: identifier() }),
  async answer({ db, actor, params, values, now, today }) {
    const program = await findProgram(db, params.program)
    await liftRuling(db, actor, program.id, values.ruling, now)
    const number = await runMatching(db, actor, program, '', today)
    return goTo(`/programs/${params.program}/matching/${number}`, { notice: w.lifted })
  },
})
