import { z } from 'zod'
import type { Db } from '#foundation/database.ts'
import { identifier, text, tick } from '#foundation/form.ts'
import { byName } from '#foundation/language.ts'
import { goTo, href, page } from '#foundation/page.ts'
import { Checks, TextField, Tick } from '#ui/field.tsx'
import { Form } from '#ui/form.tsx'
import { LinkButton, Notice, P, Page, Section, Tag } from '#ui/page.tsx'
import { useSay } from '#ui/reader.tsx'
import { Table } from '#ui/table.tsx'
import { mustDecide } from '../access/standing.server.ts'
import { findProgram } from '../programs/program.server.ts'
import { findBoard, readSides } from './board.server.ts'
import { type Board, isOpen, mostShown, whyClosed } from './board.ts'
import { boardWords as w } from './boards.words.ts'
import { findAmong } from './listing.server.ts'
import { countWithoutReason, giveReason, listChangedPairs } from './move.server.ts'
import { type ChangedPair, isReasoned, type Move } from './move.ts'
import { moveWords as c } from './moves.words.ts'
import { Found, type Wanted } from './pair-table.tsx'
import { type NamedRuling, RulingWords, readNamedRulings } from './rulings.page.tsx'

/** What moves are told with: names by application, rulings by id. */
export interface Told {
  name(application: string | null): string | undefined
  readonly rulings: ReadonlyMap<string, NamedRuling>
}

/** Reads whom moves are about and by which rulings, as far as the actor may see. */
export async function readTold(db: Db, programId: string, moves: readonly Move[]): Promise<Told> {
  const ids = moves.flatMap(({ mentee, from, to }) => [mentee, from, to]).filter((id) => id !== null)
  const sides = await readSides(db, ids)
  return {
    name: (application) => sides.get(application ?? '')?.name,
    rulings: await readNamedRulings(db, programId),
  }
}

/** Changed pairs by the mentee's name; of very many those looked for, a page at a time. */
async function findChanged(db: Db, programId: string, changed: readonly ChangedPair[], query: Wanted) {
  if (changed.length <= mostShown) {
    const told = await readTold(db, programId, stepsOf(changed))
    const byMentee = (a: ChangedPair, b: ChangedPair) => byName(told.name(a.mentee) ?? '', told.name(b.mentee) ?? '')
    return { shown: changed.toSorted(byMentee), found: undefined, told }
  }
  const of = new Map(changed.map((each) => [each.mentee, each]))
  const found = await findAmong(db, [...of.keys()], query)
  const shown = found.ids.flatMap((id) => of.get(id) ?? [])
  return { shown, found, told: await readTold(db, programId, stepsOf(shown)) }
}

/** Every pair that is not as the engine first proposed it, and why; and the way to give a reason where there is none. */
export async function drawChangedPairs(db: Db, slug: string, board: Board, query: Wanted, here: string) {
  const changed = await listChangedPairs(db, board)
  const { shown, found, told } = await findChanged(db, board.programId, changed, query)
  const missing = isOpen(board) ? await countWithoutReason(db, board) : 0
  const table = shown.length > 0 && <ChangedTable changed={shown} told={told} />
  return (
    <Section title={c.changedTitle} id="changed">
      <P text={c.changedLead} class="soft measure" />
      {changed.length === 0 && <P text={c.noneChanged} />}
      {found ? (
        <Found here={here} anchor="changed" query={query} found={found}>
          {table}
        </Found>
      ) : (
        table
      )}
      {missing > 0 && (
        <Notice tone="care">
          <P text={w.reasonsMissing(missing)} />
          <LinkButton
            href={href(reasonsPage, { program: slug, board: String(board.number) })}
            label={c.reasonsTitle}
            plain
          />
        </Notice>
      )}
    </Section>
  )
}

const stepsOf = (changed: readonly ChangedPair[]) => changed.flatMap(({ steps }) => steps)

function ChangedTable({ changed, told }: { changed: readonly ChangedPair[]; told: Told }) {
  const say = useSay()
  const nameOf = (id: string | null) => (id === null ? say(w.nobody) : (told.name(id) ?? '—'))
  return (
    <Table
      caption={c.changedTitle}
      rows={changed}
      columns={[
        { head: w.mentee, cell: ({ mentee }) => nameOf(mentee) },
        { head: c.first, cell: ({ first }) => nameOf(first) },
        { head: c.now, cell: ({ now }) => nameOf(now) },
        { head: w.why, cell: ({ steps }) => <Steps steps={steps} told={told} /> },
      ]}
    />
  )
}

/** Why somebody moved, a step a line. */
export function Steps({ steps, told }: { steps: readonly Move[]; told: Told }) {
  return (
    <ul class="tight">
      {steps.map((step) => (
        <li>
          <Why step={step} told={told} />
        </li>
      ))}
    </ul>
  )
}

/** The rulings that moved somebody, directly or by what followed from them; what else was new; the reason given. */
function Why({ step, told }: { step: Move; told: Told }) {
  const say = useSay()
  const { rulings, policy, people, answers } = step.causes
  const seen = rulings.flatMap((id) => told.rulings.get(id) ?? [])
  const own = seen.filter((ruling) => isAbout(ruling, step))
  const followed = own.length === 0 && rulings.length > 0
  const others = [policy && c.causePolicy, people && c.causePeople, answers && c.causeAnswers].filter((each) => !!each)
  return (
    <>
      <span class="soft">{say(w.board(step.board))}:</span>{' '}
      {followed && `${say(c.movedBecause)} ${seen.length === 0 ? say(c.hiddenRuling) : ''}`}
      {(followed ? seen : own).map((ruling, n) => (
        <>
          {n > 0 && '; '}
          <RulingWords ruling={ruling} lifted={!step.standing.includes(ruling.id)} />
        </>
      ))}
      {rulings.length > 0 && others.length > 0 && '; '}
      {others.map((other) => say(other)).join(', ')}
      {others.length > 0 && step.reason && '. '}
      {rulings.length > 0 && ' '}
      {step.reason} {!isReasoned(step) && <Tag text={c.noReasonYet} tone="care" />}
    </>
  )
}

/** Whether a ruling names the mentee, or holds back or lets go a mentor they had or got. */
function isAbout(ruling: NamedRuling, { mentee, from, to }: Move): boolean {
  if (ruling.menteeApplicationId) return ruling.menteeApplicationId === mentee
  return ruling.mentorApplicationId === from || ruling.mentorApplicationId === to
}

/** Reasons for changed pairs that no ruling and no run gave one for. */
export const reasonsPage = page('/programs/:program/matching/:board/reasons', {
  async show({ db, actor, params, query }) {
    const program = await findProgram(db, params.program)
    await mustDecide(db, actor, program.id)
    const board = await findBoard(db, program.id, params.board)
    const bare = (await listChangedPairs(db, board)).filter(({ steps }) => !steps.every(isReasoned))
    const missing = await countWithoutReason(db, board)
    const { shown, found, told } = await findChanged(db, program.id, bare, query)
    const trail = { href: `/programs/${program.slug}/matching/${board.number}/sign-off`, label: w.signOff }
    if (!isOpen(board))
      return (
        <Page title={c.reasonsTitle} trail={trail}>
          <P text={whyClosed(board)} />
        </Page>
      )
    return (
      <Page title={c.reasonsTitle} trail={trail}>
        <P text={missing === 0 ? c.allReasoned : w.reasonsMissing(missing)} />
        {missing > bare.length && <P text={c.reasonsElsewhere(missing - bare.length)} />}
        {found && <Found here={href(reasonsPage, params)} query={query} found={found} />}
        {bare.length > 0 && <ReasonForm bare={shown} all={found && bare.length} told={told} />}
      </Page>
    )
  },
  form: z.strictObject({
    mentees: z.array(identifier()).max(10_000).default([]),
    all: tick(),
    reason: text(2000),
  }),
  async answer({ db, actor, params, values }) {
    const program = await findProgram(db, params.program)
    await mustDecide(db, actor, program.id)
    const board = await findBoard(db, program.id, params.board)
    await giveReason(db, actor, board, values.all ? 'all' : values.mentees, values.reason)
    return goTo(`/programs/${params.program}/matching/${params.board}/sign-off`, { notice: c.reasonGiven })
  },
})

function ReasonForm({
  bare,
  all,
  told,
}: {
  bare: readonly ChangedPair[]
  /** How many there are, where not all are shown. */
  all: number | undefined
  told: Told
}) {
  const say = useSay()
  const nameOf = (id: string | null) => (id === null ? say(w.nobody) : (told.name(id) ?? '—'))
  const pair = ({ mentee, first, now }: ChangedPair) => `${nameOf(mentee)}: ${nameOf(first)} → ${nameOf(now)}`
  return (
    <Form button={c.giveReason}>
      {all !== undefined && <Tick name="all" label={c.everyPair(all)} />}
      <Checks
        name="mentees"
        label={c.whichPairs}
        values={all === undefined ? bare.map(({ mentee }) => mentee) : []}
        options={bare.map((each) => ({ value: each.mentee, label: pair(each) }))}
      />
      <TextField name="reason" label={w.reason} audience={w.reasonAudience} />
    </Form>
  )
}
