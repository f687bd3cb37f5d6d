import type { SeatKind } from '#database/types.ts'
import type { Db } from '#foundation/database.ts'
import { byName, sayNumber, type Text } from '#foundation/language.ts'
import { href, page } from '#foundation/page.ts'
import { P, Page } from '#ui/page.tsx'
import { Say, useReader, useSay } from '#ui/reader.tsx'
import { Filter } from '#ui/table.tsx'
import { mustDecide } from '../access/standing.server.ts'
import { districtLabel } from '../districts/district.ts'
import { findProgram } from '../programs/program.server.ts'
import type { Program } from '../programs/program.ts'
import { seatWords } from '../programs/programs.words.ts'
import { findBoard, listLeftOvers } from './board.server.ts'
import { type Board, fewNamed, isOpen, mostShown, type Side } from './board.ts'
import { boardWords as w } from './boards.words.ts'
import { holdPage } from './hold.page.tsx'
import { explainLeft, type LeftReason } from './left-over.ts'
import { findAmong, type LeftCount, leftOn, noteNamed } from './listing.server.ts'
import { Found } from './pair-table.tsx'

interface Left {
  readonly side: Side
  readonly seat: SeatKind
  readonly kind: LeftReason['kind']
  readonly words: Text
}

/** Some of those without a partner, by name, with the reason told. */
async function readLeft(db: Db, board: Board, isCoordinator: boolean, ids?: readonly string[]): Promise<Left[]> {
  const { people, sides } = await listLeftOvers(db, board.id, ids)
  return people
    .map(({ side, seat, reason }) => ({
      side,
      seat,
      kind: reason.kind,
      words: explainLeft(reason, sides, isCoordinator),
    }))
    .sort((a, b) => byName(a.side.name, b.side.name))
}

/** Everybody without a partner, with the reason and the way to hold them back; of very many the first, and how many for which reason. */
export async function drawLeft(
  db: Db,
  program: Program,
  board: Board,
  counts: readonly LeftCount[],
  isCoordinator: boolean,
  named: Set<string>,
) {
  const numberOf = (seat: SeatKind) => count(counts.filter((each) => each.seat === seat))
  if (count(counts) === 0) return <P text={w.leftNobody} />
  const isLong = count(counts) > mostShown
  const first = async (seat: SeatKind) =>
    (await findAmong(db, leftOn(board.id, seat, undefined), {})).ids.slice(0, fewNamed)
  const people = await readLeft(
    db,
    board,
    isCoordinator,
    isLong ? [...(await first('mentee')), ...(await first('mentor'))] : undefined,
  )
  for (const { side } of people) named.add(side.applicationId)
  return (
    <>
      {(['mentee', 'mentor'] as const).map((seat) => {
        const left = people.filter((each) => each.seat === seat)
        if (left.length === 0) return null
        return (
          <details open={seat === 'mentee' || left.length <= fewNamed}>
            <summary>
              <Say text={seatWords[seat].many} /> ({numberOf(seat)})
            </summary>
            {seat === 'mentor' && <P text={w.leftMentors} class="soft small measure" />}
            {isLong && <Kinds program={program} board={board} seat={seat} counts={counts} />}
            <ul>
              {left.map((each) => (
                <LeftOver program={program} board={board} {...each} />
              ))}
            </ul>
            {numberOf(seat) > left.length && (
              <Everybody program={program} board={board} seat={seat} n={numberOf(seat)} />
            )}
          </details>
        )
      })}
      {isOpen(board) && <P text={w.holdMeans} class="soft small measure" />}
    </>
  )
}

const count = (counts: readonly LeftCount[]) => counts.reduce((sum, { people }) => sum + people, 0)

const kindWords: Record<LeftReason['kind'], Text> = {
  scarce: w.kindScarce,
  nobody: w.kindNobody,
  spare: w.kindSpare,
  held: w.held,
}
const kinds = Object.keys(kindWords) as LeftReason['kind'][]

const leftHref = (program: Program, board: Board, seat: SeatKind, kind?: string) =>
  href(leftPage, { program: program.slug, board: String(board.number) }, kind ? { seat, kind } : { seat })

/** How many are left for which reason; each opens to who they are. */
function Kinds({
  program,
  board,
  seat,
  counts,
}: {
  program: Program
  board: Board
  seat: SeatKind
  counts: readonly LeftCount[]
}) {
  const say = useSay()
  const { language } = useReader()
  const of = (kind: string) => count(counts.filter((each) => each.seat === seat && each.kind === kind))
  return (
    <>
      <ul>
        {kinds
          .filter((kind) => of(kind) > 0)
          .map((kind) => (
            <li>
              <a href={leftHref(program, board, seat, kind)}>{say(kindWords[kind])}</a>: {sayNumber(of(kind), language)}
            </li>
          ))}
      </ul>
      <P text={w.leftFew} class="soft small" />
    </>
  )
}

function Everybody({ program, board, seat, n }: { program: Program; board: Board; seat: SeatKind; n: number }) {
  const { language } = useReader()
  return (
    <p>
      <a href={leftHref(program, board, seat)}>
        <Say text={w.everybodyLeft(sayNumber(n, language))} />
      </a>
    </p>
  )
}

/** Who is left on a large board, of one seat: looked for by name, place and reason, a page at a time. */
export const leftPage = page('/programs/:program/matching/:board/left', {
  audited: true,
  async show({ db, actor, params, query }) {
    const program = await findProgram(db, params.program)
    const { roles } = await mustDecide(db, actor, program.id)
    const board = await findBoard(db, program.id, params.board)
    const seat = query.seat === 'mentor' ? 'mentor' : 'mentee'
    const kind = kinds.find((each) => each === query.kind)
    const found = await findAmong(db, leftOn(board.id, seat, kind), query)
    const people = await readLeft(db, board, roles.has('coordinator'), found.ids)
    await noteNamed(db, board.id, found.ids)
    return (
      <Page
        title={w.leftTitle}
        trail={{ href: `/programs/${program.slug}/matching/${board.number}`, label: w.board(board.number) }}
      >
        <Found
          here={href(leftPage, params)}
          keep={kind ? { seat, kind } : { seat }}
          query={query}
          found={found}
          filters={<LeftFilters seat={seat} kind={kind} />}
        >
          {people.length === 0 && <P text={w.leftNone} />}
          <ul>
            {people.map((each) => (
              <LeftOver program={program} board={board} {...each} />
            ))}
          </ul>
        </Found>
      </Page>
    )
  },
})

function LeftFilters({ seat, kind }: { seat: SeatKind; kind: LeftReason['kind'] | undefined }) {
  const seats = ['mentee', 'mentor'] as const
  return (
    <>
      <Filter
        name="seat"
        label={w.who}
        value={seat}
        options={seats.map((value) => ({ value, label: seatWords[value].many }))}
      />
      <Filter
        name="kind"
        label={w.why}
        value={kind}
        options={[{ value: '', label: w.leftAny }, ...kinds.map((value) => ({ value, label: kindWords[value] }))]}
      />
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
        {say(words)}
      </span>{' '}
      {isOpen(board) && kind !== 'held' && (
        <a href={href(holdPage, at, { person: side.applicationId })} aria-label={`${say(w.holdButton)}, ${side.name}`}>
          {say(w.holdButton)}
        </a>
      )}
    </li>
  )
}
