import { sayShortDate } from '#foundation/clock.ts'
import type { Text } from '#foundation/language.ts'
import { page } from '#foundation/page.ts'
import { orNotFound } from '#foundation/refusal.ts'
import { Empty, Notice, P, Page, Section, Tag } from '#ui/page.tsx'
import { useReader, useSay } from '#ui/reader.tsx'
import { Table } from '#ui/table.tsx'
import { getRoles } from '../access/standing.server.ts'
import { getFramework } from '../frameworks/framework.server.ts'
import { findProgram } from '../programs/program.server.ts'
import { changeLabels, FigureBars, labelsOf } from '../surveys/figure-bars.tsx'
import { answerOf, Known } from '../surveys/result-view.tsx'
import { surveyWords } from '../surveys/surveys.words.ts'
import { listOpenReviews, listReports, listReviewResults, noteReports, type ReviewResult } from './review.server.ts'
import { matchKey, programQuestions, wantsToTalk } from './review.ts'
import { momentWords, reviewWords as w } from './reviews.words.ts'

/** What the reviews said for the program: named to its coordinator, in figures to its committee. */
export const reportsPage = page('/programs/:program/reviews', {
  audited: true,
  async show({ db, actor, params }) {
    const program = await findProgram(db, params.program)
    const { roles } = await getRoles(db, actor, program.id)
    orNotFound(roles.has('coordinator') || roles.has('committee'))
    const [results, framework] = [await listReviewResults(db, program.id), await getFramework(db, program.frameworkId)]
    const reports = roles.has('coordinator') ? await listReports(db, program.id) : []
    await noteReports(db, program.id, reports)
    const open = roles.has('coordinator') ? await listOpenReviews(db, program.id) : { all: 0, first: [] }
    const titles = new Map(framework.competencies.map(({ id, title }) => [id, title]))
    return (
      <Page title={w.reports} lead={w.reportsLead} wide>
        {reports.length === 0 && results.length === 0 && open.all === 0 && <Empty text={w.noReports} />}
        <Talkers reports={reports} />
        {results.map((result) => (
          <Figures result={result} titles={titles} />
        ))}
        {results.length === 0 && reports.length > 0 && (
          <Section title={w.figures}>
            <P text={w.figuresLater} class="soft measure" />
          </Section>
        )}
        {open.all > 0 && <Open open={open} />}
        {reports.length > 0 && <Reports reports={reports} />}
      </Page>
    )
  },
})

/** Who has not sent theirs yet: a name and a day, for a kind word. */
function Open({ open: { all, first } }: { open: Awaited<ReturnType<typeof listOpenReviews>> }) {
  const say = useSay()
  const { language } = useReader()
  return (
    <Section title={w.notSent} id="not-sent">
      <P text={w.notSentLead} class="soft measure" />
      <Table
        caption={w.notSent}
        rows={first}
        columns={[
          { head: w.who, cell: ({ name }) => name },
          { head: w.partner, cell: ({ partner }) => partner },
          { head: w.review, cell: ({ moment }) => say(momentWords[moment]) },
          { head: w.due, cell: ({ dueOn }) => <span class="nowrap">{sayShortDate(dueOn, language)}</span> },
        ]}
      />
      {all > first.length && <P text={w.andMore(all - first.length)} class="soft" />}
    </Section>
  )
}

type Named = Awaited<ReturnType<typeof listReports>>
const asks = ({ answers }: Named[number]) => answers[matchKey] === wantsToTalk

/** That somebody waits for a word, before all figures. */
function Talkers({ reports }: { reports: Named }) {
  const say = useSay()
  const n = reports.filter(asks).length
  if (n === 0) return null
  return (
    <Notice>
      <p>
        {say(w.talkers(n))} <a href="#names">{say(w.seeWho)}</a>
      </p>
    </Notice>
  )
}

function Reports({ reports }: { reports: Named }) {
  const sorted = [...reports].sort((a, b) => Number(asks(b)) - Number(asks(a)))
  return (
    <Section title={w.byName} id="names">
      <P text={w.byNameLead} class="soft measure" />
      {sorted.map((report) => (
        <Report report={report} />
      ))}
    </Section>
  )
}

function Report({ report }: { report: Named[number] }) {
  const say = useSay()
  const { name, partner, moment, answers } = report
  return (
    <details open={asks(report)}>
      <summary>
        <span>
          {say(w.with(name, partner))} · {say(momentWords[moment])}{' '}
          {asks(report) && <Tag text={w.asksToTalk} tone="care" />}
        </span>
      </summary>
      <Table
        caption={name}
        rows={programQuestions[moment]}
        columns={[
          { head: w.question, cell: (item) => say(item.ask) },
          {
            head: surveyWords.answer,
            cell: (item) => <span class="pre">{say(answerOf(item, answers[item.key]))}</span>,
          },
        ]}
      />
    </details>
  )
}

function Figures({ result, titles }: { result: ReviewResult; titles: ReadonlyMap<string, Text> }) {
  const items = programQuestions[result.moment]
  const growth = result.growth.filter(({ groups }) => groups.length > 0)
  return (
    <Section title={momentWords[result.moment]}>
      {result.answered === null ? (
        <P text={surveyWords.tooFew} />
      ) : (
        <>
          <P text={surveyWords.answeredOf(result.answered, result.asked)} />
          {result.figures.map((figure) => {
            const item = items.find(({ key }) => key === figure.item)
            return (
              item && (
                <>
                  <Heading text={item.ask} />
                  <Known item={item} figure={figure} />
                  <FigureBars figure={figure} labels={labelsOf(item)} title={item.ask} />
                </>
              )
            )
          })}
        </>
      )}
      {growth.length > 0 && <Heading text={w.growthFigures} />}
      {growth.map((figure) => {
        const title = titles.get(figure.item)
        return (
          title && (
            <>
              <P text={title} />
              <FigureBars figure={figure} labels={changeLabels} title={title} />
            </>
          )
        )
      })}
    </Section>
  )
}

function Heading({ text }: { text: Text }) {
  return <h3>{useSay()(text)}</h3>
}
