import type { PersonActor } from '#foundation/actor.ts'
import { type Db, digestOf } from '#foundation/database.ts'
import { type Language, sayNumber } from '#foundation/language.ts'
import { href, page } from '#foundation/page.ts'
import { drawOnce } from '#ui/once.tsx'
import { Actions, LinkButton, Notice, P, Page, Section, Tag } from '#ui/page.tsx'
import { InZone, Say, useReader, useSay } from '#ui/reader.tsx'
import { mustDecide, rolesIn } from '../access/standing.server.ts'
import { listDistricts } from '../districts/district.server.ts'
import type { District } from '../districts/district.ts'
import { findProgram, idOf, selectPrograms } from '../programs/program.server.ts'
import type { Program } from '../programs/program.ts'
import type { Labels } from '../scoring/explain.ts'
import {
  boardIdOf,
  boardShown,
  findBoard,
  listProposals,
  readApplied,
  readLabels,
  selectBoards,
} from './board.server.ts'
import { type Board, isOpen, mostShown, type Proposal } from './board.ts'
import { boardWords as w } from './boards.words.ts'
import { certificatePage } from './files.page.tsx'
import { holdPage } from './hold.page.tsx'
import { drawLeft } from './left-over.page.tsx'
import { countLeft, countLines, findPairs, type Line, noteNamed } from './listing.server.ts'
import { PairMap } from './pair-map.tsx'
import { BoardIsland, Found, labelledBoard, OrderFilter, PairTable, type Wanted } from './pair-table.tsx'
import { listEveryRuling, selectRulings } from './ruling.server.ts'
import { MadeFor, Rulings, withNames } from './rulings.page.tsx'
import { countVotes, selectVotes, type tally } from './sign-off.server.ts'

/** Whom a page of a board named when it was last drawn, and from which answers: they are noted with its questions. */
const lastNamed = new Map<string, { readonly of: string; readonly boardId: string; readonly ids: readonly string[] }>()
const mostKept = 300

function keepNamed(page: string, named: { of: string; boardId: string; ids: readonly string[] }): void {
  lastNamed.delete(page)
  const [oldest] = lastNamed.keys()
  if (lastNamed.size >= mostKept && oldest !== undefined) lastNamed.delete(oldest)
  lastNamed.set(page, named)
}

const nameOf = (params: { program: string; board: string }, query: Wanted) =>
  `board ${params.program} ${params.board} ${new URLSearchParams(query)}`

/** One board: the proof, the pairs with their reasons, who is left and why, the map, what was ruled. */
export const boardPage = page('/programs/:program/matching/:board', {
  audited: true,
  ahead({ db, params, query }) {
    const named = lastNamed.get(nameOf(params, query))
    return Promise.all([
      digestOf(db, JSON.stringify(['board', params.program, params.board]), () => {
        const program = idOf(db, params.program)
        const board = boardIdOf(db, program, params.board)
        return [
          selectPrograms(db).where('programs.slug', '=', params.program),
          rolesIn(program),
          selectBoards(db, program).where('matchings.id', '=', board),
          selectRulings(db, program),
          ...selectVotes(db, program, board),
          boardShown(board, program),
        ]
      }),
      named && noteNamed(db, named.boardId, named.ids),
    ])
  },
  whole: true,
  async show({ db, actor, params, query, today, language }, [of]) {
    const page = nameOf(params, query)
    const draw = async () => {
      const { drawn, boardId, ids } = await drawBoard(db, actor, params, query, today, language)
      await noteNamed(db, boardId, ids)
      keepNamed(page, { of, boardId, ids })
      return drawn
    }
    const known = await drawOnce({ language, zone: actor.zone }, `${page} ${today}`, of, draw)
    return (
      <Page
        title={w.board(Number(params.board))}
        trail={{ href: `/programs/${params.program}/matching`, label: w.title }}
        wide
      >
        {/* A drawing made from answers whose people are no longer known is made again, so that they can be noted. */}
        {lastNamed.get(page)?.of === of ? known : await draw()}
      </Page>
    )
  },
})

async function drawBoard(
  db: Db,
  actor: PersonActor,
  params: { program: string; board: string },
  query: Wanted,
  today: Temporal.PlainDate,
  language: Language,
) {
  const program = await findProgram(db, params.program)
  const { roles } = await mustDecide(db, actor, program.id)
  const board = await findBoard(db, program.id, params.board)
  const [counted, rulings] = await Promise.all([
    countVotes(db, program.id, board.id, today),
    listEveryRuling(db, program.id),
  ])
  const isCoordinator = roles.has('coordinator')
  const named = await withNames(db, rulings)
  const before = board.number > 1 ? await findBoard(db, program.id, board.number - 1) : undefined
  const ids = new Set(
    named.flatMap((each) => [each.menteeApplicationId, each.mentorApplicationId]).filter((id) => id !== null),
  )
  const drawn = (
    <InZone zone={program.zone}>
      <Summary board={board} program={program} />
      <MadeFor board={board} before={before} rulings={new Map(named.map((ruling) => [ruling.id, ruling]))} />
      <Decision program={program} board={board} counted={counted} isCoordinator={isCoordinator} />
      {await drawPairs(db, program, board, query, isCoordinator, language, ids)}
      <Section title={w.rulings}>
        <Rulings program={program} board={board} rulings={named} />
        {isOpen(board) && (
          <Actions>
            <LinkButton href={href(holdPage, params)} label={w.holdTitle} plain />
          </Actions>
        )}
      </Section>
      {isCoordinator && (
        <p class="small">
          <a href={href(certificatePage, params)}>
            <Say text={w.certificate} />
          </a>
        </p>
      )}
    </InZone>
  )
  return { drawn, boardId: board.id, ids: [...ids] }
}

/**
 * The pairs with their reasons, who is left and why, and both on the map.
 *
 * @param named takes up the applications of everybody who is named
 */
async function drawPairs(
  db: Db,
  program: Program,
  board: Board,
  query: Wanted,
  isCoordinator: boolean,
  language: Language,
  named: Set<string>,
) {
  const [lines, counts, labels, districts, applied] = await Promise.all([
    countLines(db, board.id),
    countLeft(db, board.id),
    readLabels(db, program),
    listDistricts(db),
    readApplied(db, program.id),
  ])
  const here = `/programs/${program.slug}/matching/${board.number}`
  const table = { labels, hrefOf: ({ mentee }: Proposal) => `${here}/mentees/${mentee.applicationId}` }
  const without = counts.filter(({ seat }) => seat === 'mentee').map(({ district }) => district)
  return (
    <>
      <Section title={w.pairs} id="pairs">
        {
          await (board.matched > mostShown
            ? drawLong(db, board, here, query, { ...table, lines, districts, named })
            : drawShort(db, board, { ...table, language, named }))
        }
      </Section>
      <Section title={w.leftTitle} id="left">
        {await drawLeft(db, program, board, counts, isCoordinator, named)}
      </Section>
      <Section title={w.mapTitle}>
        <PairMap lines={lines} left={new Set(without)} applied={applied} districts={districts} />
      </Section>
    </>
  )
}

interface Drawn {
  readonly labels: Labels
  readonly hrefOf: (proposal: Proposal) => string
  readonly named: Set<string>
}

function takeUp(named: Set<string>, proposals: readonly Proposal[]): void {
  for (const { mentee, mentor } of proposals) named.add(mentee.applicationId).add(mentor.applicationId)
}

/** All pairs at once, searched and sorted in the browser where script runs. */
async function drawShort(db: Db, board: Board, { language, labels, hrefOf, named }: Drawn & { language: Language }) {
  const proposals = await listProposals(db, board.id)
  takeUp(named, proposals)
  return (
    <BoardIsland rows={labelledBoard(proposals, labels, language, hrefOf)}>
      <PairTable proposals={proposals} labels={labels} hrefOf={hrefOf} />
    </BoardIsland>
  )
}

/** Thousands of pairs a page at a time: looked for and ordered by the database, and read by nobody but it. */
async function drawLong(
  db: Db,
  board: Board,
  here: string,
  query: Wanted,
  { lines, districts, named, ...table }: Drawn & { lines: readonly Line[]; districts: readonly District[] },
) {
  const found = await findPairs(db, board.id, query, lines, districts)
  takeUp(named, found.proposals)
  const keep: Wanted = query.order ? { order: query.order } : {}
  return (
    <>
      <Found here={here} anchor="pairs" keep={keep} query={query} found={found} filters={<OrderFilter query={query} />}>
        <PairTable proposals={found.proposals} {...table} />
      </Found>
      <p class="small noprint">
        <a href={`${here}/pairs`}>
          <Say text={w.everyPair} />
        </a>
      </p>
    </>
  )
}

function Summary({ board, program }: { board: Board; program: Program }) {
  const say = useSay()
  const { language } = useReader()
  const { read, score, solve, prove } = board.milliseconds
  return (
    <>
      <p>
        <Tag text={w[board.state]} tone={board.state === 'proposed' ? 'care' : 'good'} />{' '}
        <span class="soft">{say(program.title)}</span>
      </p>
      <P text={w.summary(board.matched, board.mentees, board.mentors, sayNumber(board.pairsAllowed, language))} />
      {board.verified ? (
        <P text={w.proved(sayNumber(Math.round(read + score + solve + prove), language))} class="soft measure" />
      ) : (
        <Notice tone="care">
          <P text={w.notProved} />
        </Notice>
      )}
    </>
  )
}

function Decision({
  program,
  board,
  counted,
  isCoordinator,
}: {
  program: Program
  board: Board
  counted: ReturnType<typeof tally> | undefined
  isCoordinator: boolean
}) {
  if (board.state === 'superseded' || board.state === 'published') return null
  if (!counted)
    return (
      <Notice tone="care">
        <P text={w.noCommittee} />
      </Notice>
    )
  return (
    <>
      <P text={w.signTally(counted.approvals, counted.quorum)} />
      {counted.objections > 0 && <P text={w.objections(counted.objections)} />}
      <Actions>
        <LinkButton
          href={`/programs/${program.slug}/matching/${board.number}/sign-off`}
          label={w.signOff}
          plain={board.state === 'approved'}
        />
        {board.state === 'approved' && isCoordinator && (
          <LinkButton href={`/programs/${program.slug}/matching/${board.number}/publication`} label={w.publishLink} />
        )}
      </Actions>
    </>
  )
}
