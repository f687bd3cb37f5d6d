import { z } from 'zod'
import type { Db } from '#foundation/database.ts'
import { text } from '#foundation/form.ts'
import { goTo, href, page } from '#foundation/page.ts'
import { orNotFound } from '#foundation/refusal.ts'
import { TextField } from '#ui/field.tsx'
import { Form } from '#ui/form.tsx'
import { P, Page, Tag } from '#ui/page.tsx'
import { useSay } from '#ui/reader.tsx'
import { mustDecide } from '../access/standing.server.ts'
import { findProgram } from '../programs/program.server.ts'
import type { Program } from '../programs/program.ts'
import { followPath } from '../runs/running.tsx'
import { runWords } from '../runs/runs.words.ts'
import { findBoard, readSides } from './board.server.ts'
import { type Board, isOpen, mustBeOpen, rulingsBetween } from './board.ts'
import { boardWords as w } from './boards.words.ts'
import { liftRuling, listEveryRuling } from './ruling.server.ts'
import { proposeBoard } from './run.server.ts'

/** A ruling with the names of whom it is about, as far as the actor may see them. */
export type NamedRuling = Awaited<ReturnType<typeof withNames>>[number]

export async function withNames(db: Db, rulings: Awaited<ReturnType<typeof listEveryRuling>>) {
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

/** All that was ever ruled in a program, by id. */
export async function readNamedRulings(db: Db, programId: string): Promise<Map<string, NamedRuling>> {
  const rulings = await withNames(db, await listEveryRuling(db, programId))
  return new Map(rulings.map((ruling) => [ruling.id, ruling]))
}

/** A ruling with its reason; where it was lifted, with the reason for that. */
export function RulingWords({ ruling, lifted }: { ruling: NamedRuling; lifted?: boolean }) {
  const say = useSay()
  return (
    <>
      {lifted && (
        <>
          <Tag text={w.liftedWord} />{' '}
        </>
      )}
      <strong>{say(w[ruling.kind])}</strong> · {[ruling.mentee, ruling.mentor].filter(Boolean).join(' – ')}.{' '}
      {lifted ? ruling.liftReason : ruling.reason}{' '}
      <span class="soft">({lifted ? ruling.liftedBy : ruling.madeBy})</span>
    </>
  )
}

/** Why a board was made: the reason of its run, and what was ruled or lifted since the board before. */
export function MadeFor({
  board,
  before,
  rulings,
  tight,
}: {
  board: Board
  before: Board | undefined
  rulings: ReadonlyMap<string, NamedRuling>
  tight?: boolean
}) {
  const { made, lifted } = rulingsBetween(before?.rulings ?? [], board.rulings)
  const known = [...made, ...lifted].flatMap((id) => rulings.get(id) ?? [])
  if (!board.reason && known.length === 0) return null
  return (
    <ul class={tight ? 'tight' : undefined}>
      {board.reason && <li>{board.reason}</li>}
      {known.map((ruling) => (
        <li>
          <RulingWords ruling={ruling} lifted={lifted.includes(ruling.id)} />
        </li>
      ))}
    </ul>
  )
}

/** What the committee has ruled and not lifted; each opens, to be lifted. */
export function Rulings({
  program,
  board,
  rulings,
}: {
  program: Program
  board: Board
  rulings: readonly NamedRuling[]
}) {
  const say = useSay()
  const standing = rulings.filter(({ liftedAt }) => liftedAt === null)
  if (standing.length === 0) return <P text={w.noRulings} />
  return (
    <ul>
      {standing.map((ruling) => (
        <li>
          <RulingWords ruling={ruling} />{' '}
          {isOpen(board) && (
            <a href={href(rulingPage, { program: program.slug, board: String(board.number), ruling: ruling.id })}>
              {say(w.lift)}
            </a>
          )}
        </li>
      ))}
    </ul>
  )
}

/** One ruling, and lifting it: with a reason of its own, and the board made anew. */
export const rulingPage = page('/programs/:program/matching/:board/rulings/:ruling', {
  async show({ db, actor, params }) {
    const program = await findProgram(db, params.program)
    await mustDecide(db, actor, program.id)
    const board = await findBoard(db, program.id, params.board)
    const ruling = orNotFound((await readNamedRulings(db, program.id)).get(params.ruling))
    return (
      <Page
        title={w.liftTitle}
        trail={{ href: `/programs/${program.slug}/matching/${board.number}`, label: w.board(board.number) }}
      >
        <p>
          <RulingWords ruling={ruling} />
        </p>
        {ruling.liftedAt !== null && (
          <p>
            <RulingWords ruling={ruling} lifted />
          </p>
        )}
        {ruling.liftedAt === null && isOpen(board) && (
          <>
            <P text={w.liftLead} />
            <Form button={w.liftButton} tone="care">
              <TextField name="reason" label={w.liftReason} audience={w.reasonAudience} />
            </Form>
          </>
        )}
      </Page>
    )
  },
  form: z.strictObject({ reason: text(2000) }),
  async answer({ db, actor, params, values, now, today }) {
    const program = await findProgram(db, params.program)
    await mustDecide(db, actor, program.id)
    mustBeOpen(await findBoard(db, program.id, params.board))
    orNotFound((await readNamedRulings(db, program.id)).get(params.ruling))
    await liftRuling(db, actor, program.id, params.ruling, values.reason, now)
    const number = await proposeBoard(db, actor, program, '', { now, today })
    if (number === undefined) return goTo(followPath(program), { notice: runWords.ruledAndStarted })
    return goTo(`/programs/${params.program}/matching/${number}`, { notice: w.lifted })
  },
})
