import type { PersonActor } from '#foundation/actor.ts'
import { type Db, digestOf } from '#foundation/database.ts'
import { type Language, sayNumber, type Text } from '#foundation/language.ts'
import { href, page } from '#foundation/page.ts'
import { drawOnce } from '#ui/once.tsx'
import { Actions, LinkButton, Notice, P, Page, Section, Tag } from '#ui/page.tsx'
import { InZone, Say, useReader, useSay } from '#ui/reader.tsx'
import { mustDecide, rolesIn } from '../access/standing.server.ts'
import { findCommittee, selectCommittee } from '../committees/committee.server.ts'
import { listDistricts } from '../districts/district.server.ts'
import { findProgram, idOf, selectPrograms } from '../programs/program.server.ts'
import type { Program } from '../programs/program.ts'
import { seatWords } from '../programs/programs.words.ts'
import { boardIdOf, boardShown, findBoard, listLeftOvers, listProposals, selectBoards } from './board.server.ts'
import type { Board, Proposal, Side } from './board.ts'
import { labelledBoard } from './board-data.ts'
import { BoardIsland } from './board-island.tsx'
import { boardWords as w } from './boards.words.ts'
import { certificatePage } from './certificate.page.tsx'
import { readLabels } from './labels.server.ts'
import { explainLeft } from './left-over.ts'
import { PairMap } from './pair-map.tsx'
import { PairTable } from './pair-table.tsx'
import { listRulings, selectRulings } from './ruling.server.ts'
import { Rulings, withNames } from './rulings.page.tsx'
import { listSignOffs, selectSignOffs, tally } from './sign-off.server.ts'

/** One board: the proof, the pairs with their reasons, who is left and why, the map, what was ruled. */
export const boardPage = page('/programs/:program/matching/:board', {
  ahead: ({ db, params }) =>
    digestOf(db, JSON.stringify(['board', params.program, params.board]), () => {
      const program = idOf(db, params.program)
      const board = boardIdOf(db, program, params.board)
      return [
        selectPrograms(db).where('programs.slug', '=', params.program),
        rolesIn(program),
        selectBoards(db, program).where('matchings.id', '=', board),
        ...selectCommittee(db, program),
        selectRulings(db, program),
        selectSignOffs(db, board),
        boardShown(board, program),
      ]
    }),
  whole: true,
  async show({ db, actor, params, today, language }, of) {
    const name = `board ${params.program} ${params.board} ${today}`
    return (
      <Page
        title={w.board(Number(params.board))}
        trail={{ href: `/programs/${params.program}/matching`, label: w.title }}
        wide
      >
        {await drawOnce({ language, zone: actor.zone }, name, of, () => drawBoard(db, actor, params, today, language))}
      </Page>
    )
  },
})

async function drawBoard(
  db: Db,
  actor: PersonActor,
  params: { program: string; board: string },
  today: Temporal.PlainDate,
  language: Language,
) {
  const program = await findProgram(db, params.program)
  const { roles } = await mustDecide(db, actor, program.id)
  const board = await findBoard(db, program.id, params.board)
  const [committee, rulings, signOffs] = await Promise.all([
    findCommittee(db, program.id),
    listRulings(db, program.id),
    listSignOffs(db, board.id),
  ])
  const isCoordinator = roles.has('coordinator')
  return (
    <InZone zone={program.zone}>
      <Summary board={board} program={program} />
      <Decision
        program={program}
        board={board}
        counted={committee && tally(signOffs, committee, today)}
        isCoordinator={isCoordinator}
      />
      {await drawPairs(db, program, board, isCoordinator, language)}
      <Section title={w.rulings}>
        <Rulings
          program={program}
          board={board}
          rulings={await withNames(db, rulings)}
          isOpen={board.state === 'proposed' || board.state === 'approved'}
        />
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
}

/** The pairs with their reasons, who is left and why, and both on the map. */
async function drawPairs(db: Db, program: Program, board: Board, isCoordinator: boolean, language: Language) {
  const [proposals, left, labels, districts] = await Promise.all([
    listProposals(db, board.id),
    listLeftOvers(db, board.id),
    readLabels(db, program),
    listDistricts(db),
  ])
  const hrefOf = (proposal: Proposal) =>
    `/programs/${program.slug}/matching/${board.number}/mentees/${proposal.mentee.applicationId}`
  return (
    <>
      <Section title={w.pairs} id="pairs">
        <BoardIsland rows={labelledBoard(proposals, labels, language, hrefOf)}>
          <PairTable proposals={proposals} labels={labels} hrefOf={hrefOf} />
        </BoardIsland>
      </Section>
      <Section title={w.leftTitle}>
        <LeftOvers
          program={program}
          board={board}
          people={left.people.map((each) => ({
            ...each,
            words: explainLeft(each.reason, left.sides, isCoordinator),
          }))}
        />
      </Section>
      <Section title={w.mapTitle}>
        <PairMap proposals={proposals} others={left.people.map(({ side }) => side)} districts={districts} />
      </Section>
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
      {board.reason && <p class="soft">{board.reason}</p>}
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

function LeftOvers({
  program,
  board,
  people,
}: {
  program: Program
  board: Board
  people: readonly { side: Side; seat: 'mentor' | 'mentee'; words: Text }[]
}) {
  const say = useSay()
  if (people.length === 0) return <P text={w.leftNobody} />
  return (
    <>
      {(['mentee', 'mentor'] as const).map((seat) => {
        const left = people.filter((each) => each.seat === seat)
        if (left.length === 0) return null
        return (
          <details open={seat === 'mentee'}>
            <summary>
              {say(seatWords[seat].many)} ({left.length})
            </summary>
            <ul>
              {left.map(({ side, words }) => (
                <li>
                  {seat === 'mentee' ? (
                    <a href={`/programs/${program.slug}/matching/${board.number}/mentees/${side.applicationId}`}>
                      {side.name}
                    </a>
                  ) : (
                    side.name
                  )}{' '}
                  <span class="soft">
                    {side.district && `${side.district.number} ${side.district.name} · `}
                    {say(words)}
                  </span>
                </li>
              ))}
            </ul>
          </details>
        )
      })}
    </>
  )
}
