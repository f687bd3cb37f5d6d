import { z } from 'zod'
import { sayInstant } from '#foundation/clock.ts'
import { optionalText } from '#foundation/form.ts'
import { goTo, page } from '#foundation/page.ts'
import { TextField } from '#ui/field.tsx'
import { Form } from '#ui/form.tsx'
import { Actions, Empty, LinkButton, Notice, P, Page, Section, Tag } from '#ui/page.tsx'
import { useReader, useSay } from '#ui/reader.tsx'
import { Table } from '#ui/table.tsx'
import { mustDecide } from '../access/standing.server.ts'
import { countUnknownAvoided } from '../applications/wish.server.ts'
import { findProgram } from '../programs/program.server.ts'
import type { Program } from '../programs/program.ts'
import { listBoards } from './board.server.ts'
import type { Board } from './board.ts'
import { boardWords as w } from './boards.words.ts'
import { moveWords as c } from './moves.words.ts'
import { MadeFor, type NamedRuling, readNamedRulings } from './rulings.page.tsx'
import { runMatching } from './run.server.ts'

/** Every board of a program, and the one click that makes the next. */
export const boardsPage = page('/programs/:program/matching', {
  async show({ db, actor, params }) {
    const program = await findProgram(db, params.program)
    const { roles } = await mustDecide(db, actor, program.id)
    const boards = await listBoards(db, program.id)
    const rulings = await readNamedRulings(db, program.id)
    const unknown = roles.has('coordinator') ? await countUnknownAvoided(db, program.id) : 0
    const current = boards.find(({ state }) => state !== 'superseded')
    return (
      <Page title={w.title} lead={w.lead} wide>
        {unknown > 0 && <UnknownNames program={program} n={unknown} />}
        {boards.length === 0 ? <Empty text={w.none} /> : current && <Current program={program} board={current} />}
        {current?.state !== 'published' && (
          <Form button={boards.length === 0 ? w.run : w.runAgain} tone={boards.length === 0 ? undefined : 'plain'}>
            {boards.length > 0 && <TextField name="reason" label={w.why} hint={w.runAgainHint} optional />}
          </Form>
        )}
        {boards.length > 0 && <BoardList program={program} boards={boards} rulings={rulings} />}
        <Actions>
          <LinkButton href={`/programs/${program.slug}/matching/aims`} label={w.aimsLink} plain />
          {roles.has('coordinator') && (
            <>
              <LinkButton href={`/programs/${program.slug}/wishes`} label={w.wishesLink} plain />
              <LinkButton href={`/programs/${program.slug}/balance`} label={w.balanceLink} plain />
            </>
          )}
        </Actions>
      </Page>
    )
  },
  form: z.strictObject({ reason: optionalText(2000) }),
  async answer({ db, actor, params, values, today }) {
    const program = await findProgram(db, params.program)
    const number = await runMatching(db, actor, program, values.reason, today)
    const board = (await listBoards(db, program.id)).find((each) => each.number === number)
    return goTo(`/programs/${program.slug}/matching/${number}`, {
      notice: w.ran(board?.matched ?? 0, board?.mentees ?? 0),
    })
  },
})

/** Before anything is run: whom somebody would rather not meet counts only once it is known who that is. */
function UnknownNames({ program, n }: { program: Program; n: number }) {
  const say = useSay()
  return (
    <Notice tone="care">
      <P text={w.namesUnknown(n)} />
      <p>
        <a href={`/programs/${program.slug}/applications?names=unknown`}>{say(w.namesUnknownLink)}</a>
      </p>
    </Notice>
  )
}

function Current({ program, board }: { program: Program; board: Board }) {
  const say = useSay()
  return (
    <p>
      <LinkButton href={`/programs/${program.slug}/matching/${board.number}`} label={say(w.board(board.number))} />{' '}
      <Tag text={w[board.state]} tone={board.state === 'proposed' ? 'care' : 'good'} />
    </p>
  )
}

function BoardList({
  program,
  boards,
  rulings,
}: {
  program: Program
  boards: readonly Board[]
  rulings: ReadonlyMap<string, NamedRuling>
}) {
  const say = useSay()
  const { language } = useReader()
  return (
    <Section title={w.boards}>
      <Table
        caption={w.boards}
        rows={boards}
        columns={[
          {
            head: w.title,
            cell: (board) => (
              <a href={`/programs/${program.slug}/matching/${board.number}`}>{say(w.board(board.number))}</a>
            ),
          },
          { head: w.state, cell: (board) => say(w[board.state]) },
          { head: w.pairs, number: true, cell: (board) => `${board.matched}/${board.mentees}` },
          {
            head: w.why,
            cell: (board) => (
              <MadeFor tight board={board} before={boards[boards.indexOf(board) + 1]} rulings={rulings} />
            ),
          },
          { head: w.madeBy, cell: (board) => board.madeBy ?? '' },
          { head: w.when, cell: (board) => sayInstant(board.madeAt, program.zone, language) },
        ]}
      />
      {boards.length > 1 && (
        <p>
          <a href={`/programs/${program.slug}/matching/compare`}>{say(c.compare)}</a>
        </p>
      )}
    </Section>
  )
}
