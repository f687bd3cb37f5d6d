import { z } from 'zod'
import type { Db } from '#foundation/database.ts'
import { identifier } from '#foundation/form.ts'
import { type Language, sayNumber, type Text } from '#foundation/language.ts'
import { goTo, href, page } from '#foundation/page.ts'
import { Hidden } from '#ui/field.tsx'
import { Form } from '#ui/form.tsx'
import { drawOnce } from '#ui/once.tsx'
import { Actions, LinkButton, Notice, P, Page, Section, Tag } from '#ui/page.tsx'
import { Say, useReader, useSay } from '#ui/reader.tsx'
import { mustDecide } from '../access/standing.server.ts'
import { findCommittee } from '../committees/committee.server.ts'
import { listDistricts } from '../districts/district.server.ts'
import { findProgram } from '../programs/program.server.ts'
import type { Program } from '../programs/program.ts'
import { seatWords } from '../programs/programs.words.ts'
import { digestBoard, findBoard, listLeftOvers, listProposals, readSides } from './board.server.ts'
import type { Board, Proposal, Side } from './board.ts'
import { labelledBoard } from './board-data.ts'
import { BoardIsland } from './board-island.tsx'
import { boardWords as w } from './boards.words.ts'
import { certificatePage } from './certificate.page.tsx'
import { readLabels } from './labels.server.ts'
import { explainLeft } from './left-over.ts'
import { PairMap } from './pair-map.tsx'
import { PairTable } from './pair-table.tsx'
import { liftRuling, listRulings } from './ruling.server.ts'
import { runMatching } from './run.server.ts'
import { listSignOffs, tally } from './sign-off.server.ts'

/** One board: the proof, the pairs with their reasons, who is left and why, the map, what was ruled. */
export const boardPage = page('/programs/:program/matching/:board', {
  async show({ db, actor, params, today, language }) {
    const program = await findProgram(db, params.program)
    const [{ roles }, board, committee, rulings] = await Promise.all([
      mustDecide(db, actor, program.id),
      findBoard(db, program.id, params.board),
      findCommittee(db, program.id),
      listRulings(db, program.id),
    ])
    const isCoordinator = roles.has('coordinator')
    const [of, signOffs, named] = await Promise.all([
      digestBoard(db, board),
      listSignOffs(db, board.id),
      withNames(db, rulings),
    ])
    return (
      <Page title={w.board(board.number)} trail={{ href: `/programs/${program.slug}/matching`, label: w.title }} wide>
        <Summary board={board} program={program} />
        <Decision
          program={program}
          board={board}
          counted={committee && tally(signOffs, committee, today)}
          isCoordinator={isCoordinator}
        />
        {
          await drawOnce(
            { language, zone: program.zone },
            `board ${board.id} ${isCoordinator}`,
            `${of} ${program.version}`,
            () => drawPairs(db, program, board, isCoordinator, language),
          )
        }
        <Section title={w.rulings}>
          <Rulings
            program={program}
            board={board}
            rulings={named}
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
      </Page>
    )
  },
})

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

async function withNames(db: Db, rulings: Awaited<ReturnType<typeof listRulings>>) {
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

function Rulings({
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
