import { Notice, P, Section, Words } from '#ui/page.tsx'
import { useSay } from '#ui/reader.tsx'
import { percentOf, scoreOf } from './figure.ts'
import { changeLabels, FigureBars, labelsOf } from './figure-bars.tsx'
import { recommendKey } from './instrument.ts'
import { type Item, leftOut } from './item.ts'
import type { Survey, SurveyResult } from './survey.server.ts'
import { surveyWords as w } from './surveys.words.ts'

/** What a survey came to: for each question its bars, then what was said. */
export function ResultView({ survey, result }: { survey: Survey; result: SurveyResult }) {
  if (result.answered === null) return <Notice>{<P text={w.tooFew} />}</Notice>
  const itemOf = (key: string) => survey.items.find((item) => item.key === key)
  return (
    <>
      <P text={w.answeredOf(result.answered, result.asked)} />
      {result.figures.map((figure) => {
        const item = itemOf(figure.item)
        if (!item) return null
        const score = item.key === recommendKey ? scoreOf(figure) : undefined
        return (
          <Section title={item.ask}>
            <FigureBars figure={figure} labels={labelsOf(item)} title={item.ask} />
            {score !== undefined && <P text={w.score(score)} />}
            {item.elsewhere && <Beside item={item} percent={percentOf(figure, 'agree')} />}
          </Section>
        )
      })}
      {result.pairs.length > 0 && (
        <Section title={w.pairs}>
          <P text={w.pairsLead} />
          {result.pairs.map((figure) => {
            const item = itemOf(figure.item)
            return (
              item && (
                <>
                  <h3>{<Ask item={item} />}</h3>
                  <FigureBars figure={figure} labels={changeLabels} title={item.ask} />
                </>
              )
            )
          })}
        </Section>
      )}
      {Object.entries(result.words).map(([key, said]) => (
        <Section title={itemOf(key)?.ask ?? w.said}>
          <P text={w.said} class="soft small" />
          <ul>
            {said.map((words) => (
              <li>
                <Words>{words}</Words>
              </li>
            ))}
          </ul>
        </Section>
      ))}
    </>
  )
}

function Ask({ item }: { item: Item }) {
  return <>{useSay()(item.ask)}</>
}

/** Our own share beside what others have found, and where that is from. */
function Beside({ item: { elsewhere }, percent }: { item: Item; percent: number | undefined }) {
  const say = useSay()
  if (!elsewhere) return null
  const ours = say(percent === undefined ? w.oursHidden : w.oursIs(percent))
  return <P text={w.beside(ours, say(w.elsewhere(elsewhere.percent)), say(elsewhere.source))} />
}

/** What one person answered to a question, in words. */
export function answerOf(item: Item, value: unknown) {
  if (typeof value === 'string') return value
  return item.options?.find((option) => option.value === value && value !== leftOut)?.label ?? w.leftOut
}
