import { z } from 'zod'
import { choice, text, version } from '#foundation/form.ts'
import { pick, sayNumber, type Text } from '#foundation/language.ts'
import { goTo, page } from '#foundation/page.ts'
import { Choice, TextField } from '#ui/field.tsx'
import { Form } from '#ui/form.tsx'
import { Actions, Facts, LinkButton, Notice, P, Page, Section } from '#ui/page.tsx'
import { Say, useReader, useSay } from '#ui/reader.tsx'
import { Table } from '#ui/table.tsx'
import { mustCoordinate, mustDecide } from '../access/standing.server.ts'
import { listBoards } from '../boards/board.server.ts'
import { boardWords } from '../boards/boards.words.ts'
import { proposeBoard } from '../boards/run.server.ts'
import { aims } from '../programs/policy.ts'
import { aimWords, criterionLabels } from '../programs/policy.words.ts'
import { changeProgram, findProgram } from '../programs/program.server.ts'
import type { Program } from '../programs/program.ts'
import { compareAims, type Latitude, mostPairs, type Outlook, readToday, weighWeights } from './aim.server.ts'
import { comparisonWords as c } from './comparisons.words.ts'

/** The best, the fairest and the stable board side by side: what each gives and what it costs; and which weights decide. */
export const aimsPage = page('/programs/:program/matching/aims', {
  async show({ db, actor, params, today }) {
    const program = await findProgram(db, params.program)
    const { roles } = await mustDecide(db, actor, program.id)
    const people = await readToday(db, program, today)
    const published = (await listBoards(db, program.id)).some(({ state }) => state === 'published')
    const trail = { href: `/programs/${program.slug}/matching`, label: boardWords.title }
    const choice = roles.has('coordinator') && !published && <ChooseAim program={program} />
    if (people && people.pool.problem.mentor.length === 0)
      return (
        <Page title={c.aims} trail={trail} wide>
          <P text={boardWords.nobodyYet} />
        </Page>
      )
    if (!people)
      return (
        <Page title={c.aims} lead={c.aimsTooLarge(mostPairs)} trail={trail} wide>
          <Facts facts={aims.map((aim) => [aimWords[aim].name, <Say text={aimWords[aim].says} />] as const)} />
          {choice}
          <Actions>
            <LinkButton href={`/programs/${program.slug}/matching/compare`} label={c.compare} plain />
          </Actions>
        </Page>
      )
    const outlooks = await compareAims(db, program, people)
    return (
      <Page title={c.aims} lead={c.aimsLead} trail={trail} wide>
        <AimsTable outlooks={outlooks} own={program.policy.aim} />
        <Facts facts={aims.map((aim) => [aimWords[aim].name, <Say text={aimWords[aim].says} />] as const)} />
        <Rather outlook={outlooks.find(({ aim }) => aim === program.policy.aim)} />
        <Weights latitudes={weighWeights(program, people)} />
        {choice}
      </Page>
    )
  },
  form: z.strictObject({ aim: choice(aims), reason: text(2000), version: version() }),
  async answer({ db, actor, params, values, now, today }) {
    const program = await findProgram(db, params.program)
    await mustCoordinate(db, actor, program.id)
    const policy = { ...program.policy, aim: values.aim }
    await changeProgram(db, actor, program, values.version, { policy: JSON.stringify(policy) })
    const number = await proposeBoard(db, actor, { ...program, policy }, values.reason, { now, today })
    return goTo(`/programs/${program.slug}/matching${number === undefined ? '' : `/${number}`}`)
  },
})

/** Making a board in one of the three ways. */
function ChooseAim({ program }: { program: Program }) {
  return (
    <Section title={c.aimChoose}>
      <Form button={c.aimRun} version={program.version}>
        <Choice
          name="aim"
          label={c.aimWanted}
          value={program.policy.aim}
          options={aims.map((value) => ({ value, label: aimWords[value].name }))}
        />
        <TextField name="reason" label={boardWords.why} audience={boardWords.reasonAudience} />
      </Form>
    </Section>
  )
}

type Row = { readonly what: Text; readonly say: (outlook: Outlook) => string }

function AimsTable({ outlooks, own }: { outlooks: readonly Outlook[]; own: string }) {
  const say = useSay()
  const { language } = useReader()
  const number = (n: number | null) => (n === null ? '—' : sayNumber(n, language))
  const percent = (n: number | null) => (n === null ? '—' : pick(boardWords.percent(n), language))
  const rows: Row[] = [
    { what: c.figMatched, say: ({ figures }) => number(figures.matched) },
    { what: c.figMenteesLeft, say: ({ figures }) => number(figures.menteesLeft) },
    { what: c.figMentorsLeft, say: ({ figures }) => number(figures.mentorsLeft) },
    { what: c.figFit, say: ({ figures }) => percent(figures.fit) },
    { what: c.figLeast, say: ({ least }) => percent(least?.fit ?? null) },
    { what: c.figLost, say: ({ figures }) => number(figures.lost) },
    { what: c.figRather, say: ({ blocking }) => number(blocking.count) },
    { what: c.figWishes, say: ({ figures }) => number(figures.wishes) },
    { what: c.figFirstWishes, say: ({ figures }) => number(figures.firstWishes) },
    { what: c.figDistricts, say: ({ figures }) => number(figures.districts) },
    {
      what: c.figKilometres,
      say: ({ figures }) => (figures.kilometres === null ? '—' : say(boardWords.km(number(figures.kilometres)))),
    },
    { what: c.figOthers, say: ({ aim, others }) => (aim === own ? '—' : number(others)) },
  ]
  return (
    <>
      <Table
        caption={c.aims}
        rows={rows}
        columns={[
          { head: boardWords.criterion, cell: ({ what }) => <Say text={what} /> },
          ...outlooks.map((outlook) => ({
            head: aimWords[outlook.aim].name,
            number: true,
            cell: (row: Row) => row.say(outlook),
          })),
        ]}
      />
      {outlooks.every(({ proved }) => proved) ? (
        <P text={c.aimsProved} class="soft small measure" />
      ) : (
        <Notice tone="care">
          <P text={boardWords.notProved} />
        </Notice>
      )}
    </>
  )
}

/** Pairs who would both rather have each other under the program's own aim. */
function Rather({ outlook }: { outlook: Outlook | undefined }) {
  if (!outlook) return null
  const { count, pairs } = outlook.blocking
  return (
    <Section title={c.rather}>
      <P text={count === 0 ? c.ratherNone : c.ratherLead(count)} class="measure" />
      {pairs.length > 0 && (
        <ul>
          {pairs.map(({ mentee, mentor }) => (
            <li>
              {mentee.name} – {mentor.name}
            </li>
          ))}
        </ul>
      )}
    </Section>
  )
}

function Weights({ latitudes }: { latitudes: readonly Latitude[] }) {
  const { language } = useReader()
  const moved = ({ less, more }: Latitude) => (less ?? 0) + (more ?? 0)
  const range = ({ from, to }: Latitude) =>
    from === 0 && to === 10 ? pick(c.weightNever, language) : pick(c.weightRange(from, to), language)
  return (
    <Section title={c.weights}>
      <P text={c.weightsLead} class="soft measure" />
      <Table
        caption={c.weights}
        rows={[...latitudes].sort((a, b) => moved(b) - moved(a))}
        columns={[
          { head: boardWords.criterion, cell: ({ key }) => <Say text={criterionLabels[key] ?? key} /> },
          { head: c.weightNow, number: true, cell: ({ weight }) => weight },
          { head: c.weightSame, cell: range },
          { head: c.weightLess, number: true, cell: ({ less }) => less ?? '—' },
          { head: c.weightMore, number: true, cell: ({ more }) => more ?? '—' },
        ]}
      />
    </Section>
  )
}
