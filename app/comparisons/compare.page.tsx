import type { ComponentChildren } from 'preact'
import type { Db } from '#foundation/database.ts'
import { byName, type Language, pick, sayList, sayNumber, type Text } from '#foundation/language.ts'
import { page } from '#foundation/page.ts'
import { orNotFound } from '#foundation/refusal.ts'
import { Empty, P, Page, Section } from '#ui/page.tsx'
import { Say, useReader, useSay } from '#ui/reader.tsx'
import { Filter, Filters, Table } from '#ui/table.tsx'
import { mustDecide } from '../access/standing.server.ts'
import { getPolicy, listBoards, listProposals } from '../boards/board.server.ts'
import { type Board, type Difference, differences, mostShown, rulingsBetween } from '../boards/board.ts'
import { boardWords as w } from '../boards/boards.words.ts'
import { findAmong } from '../boards/listing.server.ts'
import { listMoves } from '../boards/move.server.ts'
import type { Move } from '../boards/move.ts'
import { readTold, Steps, type Told } from '../boards/moves.page.tsx'
import { Found, type Wanted } from '../boards/pair-table.tsx'
import { RulingWords } from '../boards/rulings.page.tsx'
import { type Policy, policyDifferences } from '../programs/policy.ts'
import { aimWords, criterionLabels, priorityWords } from '../programs/policy.words.ts'
import { findProgram } from '../programs/program.server.ts'
import type { Program } from '../programs/program.ts'
import { settingsWords } from '../programs/settings.words.ts'
import { comparisonWords as c } from './comparisons.words.ts'
import { changedBetween, proposalsOf, readFigures } from './figures.server.ts'
import type { Figures } from './figures.ts'

/** Any two boards of a program side by side: figures, policy, rulings, and who changed to whom for what reason. */
export const comparePage = page('/programs/:program/matching/compare', {
  async show({ db, actor, params, query }) {
    const program = await findProgram(db, params.program)
    await mustDecide(db, actor, program.id)
    const boards = await listBoards(db, program.id)
    const trail = { href: `/programs/${program.slug}/matching`, label: w.title }
    const [newest, second] = boards
    if (!newest || !second)
      return (
        <Page title={c.compare} trail={trail}>
          <Empty text={c.needsTwo} />
        </Page>
      )
    const numbers = [query.before ?? second.number, query.after ?? newest.number].map(Number).sort((a, b) => a - b)
    const [before, after] = numbers.map((number) => orNotFound(boards.find((board) => board.number === number)))
    const pair = before && after && before !== after && { before, after }
    return (
      <Page
        title={pair ? c.compareTitle(pair.before.number, pair.after.number) : c.compare}
        lead={c.compareLead}
        trail={trail}
        wide
      >
        <ChooseBoards program={program} boards={boards} chosen={numbers} />
        {pair ? await drawComparison(db, program, pair.before, pair.after, query) : <P text={c.sameBoard} />}
      </Page>
    )
  },
})

function ChooseBoards({
  program,
  boards,
  chosen,
}: {
  program: Program
  boards: readonly Board[]
  chosen: readonly number[]
}) {
  const say = useSay()
  const options = boards.map(({ number, state }) => ({
    value: String(number),
    label: state === 'superseded' ? w.board(number) : `${say(w.board(number))} · ${say(w[state])}`,
  }))
  return (
    <Filters action={`/programs/${program.slug}/matching/compare`}>
      <Filter name="before" label={c.before} value={String(chosen[0])} options={options} />
      <Filter name="after" label={c.after} value={String(chosen[1])} options={options} />
    </Filters>
  )
}

async function drawComparison(db: Db, program: Program, before: Board, after: Board, query: Wanted) {
  const [old, fresh] = [await readFigures(db, before), await readFigures(db, after)]
  const found = await findAmong(db, changedBetween(before, after), query, mostShown)
  const [was, is] = [await readPairs(db, before, found.ids), await readPairs(db, after, found.ids)]
  const moves = (await listMoves(db, program.id, after.number, found.ids)).filter(({ board }) => board > before.number)
  const told = await readTold(db, program.id, moves)
  const changed = differences(was, is).sort((a, b) => byName(a.mentee, b.mentee))
  const table = changed.length > 0 && <Changes changed={changed} moves={moves} told={told} />
  return (
    <>
      <Section title={c.figures}>
        <FiguresTable before={old} after={fresh} />
        <P text={c.figuresLead} class="soft small measure" />
      </Section>
      <Section title={c.policyTitle}>
        <PolicyTable before={await getPolicy(db, before.id)} after={await getPolicy(db, after.id)} />
      </Section>
      <Section title={c.rulingsBetween}>
        <RulingsBetween before={before} after={after} told={told} />
      </Section>
      <Section title={c.who} id="who">
        {found.pages > 1 || query.find ? (
          <Found
            here={`/programs/${program.slug}/matching/compare`}
            anchor="who"
            keep={{ before: String(before.number), after: String(after.number) }}
            query={query}
            found={found}
          >
            {table}
          </Found>
        ) : (
          <>
            <P text={changed.length === 0 ? c.same : c.changed(changed.length)} />
            {table}
          </>
        )}
      </Section>
    </>
  )
}

const readPairs = async (db: Db, board: Board, mentees: readonly string[]) =>
  listProposals(db, board.id, await proposalsOf(db, board, mentees))

interface Row {
  readonly what: Text | string
  readonly before: ComponentChildren
  readonly after: ComponentChildren
}

function SideBySide({ caption, rows }: { caption: Text; rows: readonly Row[] }) {
  return (
    <Table
      caption={caption}
      rows={rows}
      columns={[
        { head: w.criterion, cell: ({ what }) => <Say text={what} /> },
        { head: c.before, number: true, cell: (row) => row.before },
        { head: c.after, number: true, cell: (row) => row.after },
      ]}
    />
  )
}

function FiguresTable({ before, after }: { before: Figures; after: Figures }) {
  const { language } = useReader()
  const number = (n: number) => sayNumber(n, language)
  const percent = (n: number) => pick(w.percent(n), language)
  const km = (n: number) => pick(w.km(number(n)), language)
  const row = (what: Text, key: keyof Figures, put = number): Row => {
    const [old, fresh] = [before[key], after[key]]
    return { what, before: old === null ? '—' : put(old), after: fresh === null ? '—' : put(fresh) }
  }
  return (
    <SideBySide
      caption={c.figures}
      rows={[
        row(c.figMatched, 'matched'),
        row(c.figMenteesLeft, 'menteesLeft'),
        row(c.figMentorsLeft, 'mentorsLeft'),
        row(c.figFit, 'fit', percent),
        row(c.figLost, 'lost'),
        row(c.figWishes, 'wishes'),
        row(c.figFirstWishes, 'firstWishes'),
        row(c.figDistricts, 'districts'),
        row(c.figKilometres, 'kilometres', km),
      ]}
    />
  )
}

/** Weights and rules that differ. The weight for shared identity is left out: with who moved, it would tell who asked. */
function PolicyTable({ before, after }: { before: Policy; after: Policy }) {
  const { language } = useReader()
  const { aim, weights, rules, priority } = policyDifferences(before, after)
  const rows: Row[] = [
    ...weights
      .filter(({ key }) => key !== 'identity')
      .map(({ key, ...sides }) => ({ what: criterionLabels[key] ?? key, ...sides })),
    ...rules.map(({ key, ...sides }) => ({
      what: ruleNames[key],
      before: sayRule(sides.before, language),
      after: sayRule(sides.after, language),
    })),
    ...(aim
      ? [
          {
            what: settingsWords.aim,
            before: pick(aimWords[aim.before].name, language),
            after: pick(aimWords[aim.after].name, language),
          },
        ]
      : []),
    ...(priority
      ? [
          {
            what: settingsWords.priority,
            before: sayPriority(priority.before, language),
            after: sayPriority(priority.after, language),
          },
        ]
      : []),
  ]
  return rows.length === 0 ? <P text={c.policySame} /> : <SideBySide caption={c.policyTitle} rows={rows} />
}

const ruleNames: Record<keyof Policy['rules'], Text> = {
  district: settingsWords.districtRule,
  language: settingsWords.languageRule,
  seniority: settingsWords.seniorityRule,
  mostKilometres: settingsWords.mostKilometres,
}

function sayRule(value: Policy['rules'][keyof Policy['rules']], language: Language): string {
  if (value === null) return '—'
  if (typeof value === 'number') return sayNumber(value, language)
  if (typeof value === 'boolean') return pick(value ? c.yes : c.no, language)
  const { districtAny: any, districtSame: same, districtDifferent: different } = settingsWords
  return pick({ any, same, different }[value], language)
}

function sayPriority(keys: Policy['priority'], language: Language): string {
  if (keys.length === 0) return '—'
  return sayList(
    keys.map((key) => pick(priorityWords[key] ?? key, language)),
    language,
  )
}

function RulingsBetween({ before, after, told }: { before: Board; after: Board; told: Told }) {
  const { made, lifted } = rulingsBetween(before.rulings, after.rulings)
  const shown = [...made, ...lifted].flatMap((id) => told.rulings.get(id) ?? [])
  if (shown.length === 0) return <P text={c.rulingsSame} />
  return (
    <ul>
      {shown.map((ruling) => (
        <li>
          <RulingWords ruling={ruling} lifted={lifted.includes(ruling.id)} />
        </li>
      ))}
    </ul>
  )
}

function Changes({ changed, moves, told }: { changed: readonly Difference[]; moves: readonly Move[]; told: Told }) {
  const say = useSay()
  return (
    <Table
      caption={c.who}
      rows={changed}
      columns={[
        { head: w.mentee, cell: (row) => row.mentee },
        { head: c.before, cell: (row) => row.from ?? say(w.nobody) },
        { head: c.after, cell: (row) => row.to ?? say(w.nobody) },
        {
          head: w.why,
          cell: ({ id }) => {
            const steps = moves.filter(({ mentee }) => mentee === id)
            return steps.length > 0 ? <Steps steps={steps} told={told} /> : say(c.cameOrLeft)
          },
        },
      ]}
    />
  )
}
