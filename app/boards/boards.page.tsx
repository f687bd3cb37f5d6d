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
import { findLatestRun } from '../runs/run.server.ts'
import type { Run } from '../runs/run.ts'
import { Ended, followPath, Running, refreshSeconds } from '../runs/running.tsx'
import { runWords } from '../runs/runs.words.ts'
import { listBoards } from './board.server.ts'
import type { Board } from './board.ts'
import { boardWords as w } from './boards.words.ts'
import { moveWords as c } from './moves.words.ts'
import { MadeFor, type NamedRuling, readNamedRulings } from './rulings.page.tsx'
import { proposeBoard } from './run.server.ts'

/** Every board of a program, and the one click that makes the next. */
export const boardsPage = page('/programs/:program/matching', {
  async show({ db, actor, params, query, now }) {
    const program = await findProgram(db, params.program)
    const { roles } = await mustDecide(db, actor, program.id)
    const boards = await listBoards(db, program.id)
    const rulings = await readNamedRulings(db, program.id)
    const unknown = roles.has('coordinator') ? await countUnknownAvoided(db, program.id) : 0
    const current = boards.find(({ state }) => state !== 'superseded')
    const run = await findLatestRun(db, program.id)
    if (query.run === 'follow' && run?.state === 'done' && isRecent(run, now))
      return goTo(`/programs/${program.slug}/matching/${run.board}`, { notice: ranOn(boards, run.board) })
    const isRunning = run?.state === 'running'
    const refresh =
      isRunning && query.run !== 'still' ? { seconds: refreshSeconds, href: followPath(program) } : undefined
    return (
      <Page title={w.title} lead={w.lead} wide refresh={refresh}>
        {isRunning && <Running program={program} run={run} refreshes={refresh !== undefined} />}
        {run && isNewest(run, boards) && <Ended run={run} />}
        {unknown > 0 && <UnknownNames program={program} n={unknown} />}
        {boards.length === 0
          ? !isRunning && <Empty text={w.none} />
          : current && <Current program={program} board={current} />}
        {current?.state !== 'published' && !isRunning && (
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
  async answer({ db, actor, params, values, now, today }) {
    const program = await findProgram(db, params.program)
    const number = await proposeBoard(db, actor, program, values.reason, { now, today })
    if (number === undefined) return goTo(followPath(program), { notice: runWords.started })
    return goTo(`/programs/${program.slug}/matching/${number}`, {
      notice: ranOn(await listBoards(db, program.id), number),
    })
  },
})

/** What is told of a board just made. */
function ranOn(boards: readonly Board[], number: number | null) {
  const board = boards.find((each) => each.number === number)
  return w.ran(board?.matched ?? 0, board?.mentees ?? 0)
}

/** Whoever follows a run is led to its board; an old address in a bookmark is not. */
const isRecent = ({ endedAt }: Run, now: Temporal.Instant) =>
  endedAt !== null && Temporal.Instant.compare(endedAt, now.subtract({ hours: 1 })) > 0

/** Whether no board was made since a run began. */
const isNewest = ({ startedAt }: Run, [newest]: readonly Board[]) =>
  !newest || Temporal.Instant.compare(startedAt, newest.madeAt) > 0

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
