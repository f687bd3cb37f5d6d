import { z } from 'zod'
import type { Db } from '#foundation/database.ts'
import { identifier, text } from '#foundation/form.ts'
import { byName, type Text } from '#foundation/language.ts'
import { goTo, href, page } from '#foundation/page.ts'
import { orNotFound } from '#foundation/refusal.ts'
import { Select, TextField } from '#ui/field.tsx'
import { Form } from '#ui/form.tsx'
import { P, Page, Section } from '#ui/page.tsx'
import { useSay } from '#ui/reader.tsx'
import { mustDecide } from '../access/standing.server.ts'
import { districtLabel } from '../districts/district.ts'
import { findProgram } from '../programs/program.server.ts'
import type { Program } from '../programs/program.ts'
import { seatWords } from '../programs/programs.words.ts'
import { followPath } from '../runs/running.tsx'
import { runWords } from '../runs/runs.words.ts'
import { findBoard, listLeftOvers, listProposals } from './board.server.ts'
import { type Board, isOpen, lookFor, mostShown, mustBeOpen, type Side, textOfSide } from './board.ts'
import { boardWords as w } from './boards.words.ts'
import type { LeftReason } from './left-over.ts'
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
    const held = new Set(holds.map((each) => each.menteeApplicationId ?? each.mentorApplicationId))
    const people = (await listPeople(db, board)).filter(({ side }) => !held.has(side.applicationId))
    const here = href(holdPage, params)
    const chosen = people.filter(({ side }) => side.applicationId === query.person)
    const found =
      people.length > mostShown && chosen.length === 0
        ? lookFor(people, query, ({ side }) => textOfSide(side))
        : {
            rows: chosen.length > 0 && people.length > mostShown ? chosen : people,
            total: people.length,
            page: 1,
            pages: 1,
          }
    return (
      <Page
        title={w.holdTitle}
        lead={w.holdMeans}
        trail={{ href: `/programs/${program.slug}/matching/${board.number}`, label: w.board(board.number) }}
      >
        {isOpen(board) && people.length > mostShown && <Found here={here} query={query} found={found} />}
        {isOpen(board) && <HoldForm people={found.rows} chosen={query.person} />}
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

interface Left {
  readonly side: Side
  readonly seat: 'mentor' | 'mentee'
  readonly kind: LeftReason['kind']
  readonly words: () => Text
}

/** Everybody without a partner, with the reason and the way to hold them back; a long list a page at a time. */
export function LeftOvers({
  program,
  board,
  query,
  people,
}: {
  program: Program
  board: Board
  query: Wanted
  people: readonly Left[]
}) {
  const say = useSay()
  if (people.length === 0) return <P text={w.leftNobody} />
  const here = `/programs/${program.slug}/matching/${board.number}`
  return (
    <>
      {(['mentee', 'mentor'] as const).map((seat) => {
        const left = people.filter((each) => each.seat === seat)
        if (left.length === 0) return null
        const found = lookFor(left, { find: query[seat], page: query[`${seat}s`] }, ({ side }) => textOfSide(side))
        const list = (
          <ul>
            {found.rows.map((each) => (
              <LeftOver program={program} board={board} {...each} />
            ))}
          </ul>
        )
        return (
          <details open={seat === 'mentee' || left.length <= 12 || query[seat] !== undefined}>
            <summary>
              {say(seatWords[seat].many)} ({left.length})
            </summary>
            {seat === 'mentor' && <P text={w.leftMentors} class="soft small measure" />}
            {left.length > mostShown ? (
              <Found here={here} anchor="left" find={seat} page={`${seat}s`} query={query} found={found}>
                {list}
              </Found>
            ) : (
              list
            )}
          </details>
        )
      })}
      {isOpen(board) && <P text={w.holdMeans} class="soft small measure" />}
    </>
  )
}

function LeftOver({ program, board, side, seat, kind, words }: Left & { program: Program; board: Board }) {
  const say = useSay()
  const at = { program: program.slug, board: String(board.number) }
  return (
    <li>
      {seat === 'mentee' ? (
        <a href={`/programs/${at.program}/matching/${at.board}/mentees/${side.applicationId}`}>{side.name}</a>
      ) : (
        side.name
      )}{' '}
      <span class="soft">
        {side.district && `${districtLabel(side.district)} · `}
        {say(words())}
      </span>{' '}
      {isOpen(board) && kind !== 'held' && (
        <a href={href(holdPage, at, { person: side.applicationId })} aria-label={`${say(w.holdButton)}, ${side.name}`}>
          {say(w.holdButton)}
        </a>
      )}
    </li>
  )
}
