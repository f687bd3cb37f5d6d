import { Notice, P, Section, Words } from '#ui/page.tsx'
import { useSay } from '#ui/reader.tsx'
import { changeLabels, FigureBars, labelsOf } from './figure-bars.tsx'
import { recommendKey } from './instrument.ts'
import { groupsOf, type Item, leftOut } from './item.ts'
import type { OwnWords, Survey, SurveyResult } from './survey.server.ts'
import { competencyWords, scoreText, shareText, surveyWords as w } from './surveys.words.ts'
import { type Figure, scoreOf, shareOf } from './told.ts'

/** What a survey came to: for each question its bars, then, for a coordinator, what was said. */
export function ResultView({ survey, result, said = {} }: { survey: Survey; result: SurveyResult; said?: OwnWords }) {
  if (result.answered === null) return <Notice>{<P text={w.tooFew} />}</Notice>
  const itemOf = (key: string) => survey.items.find((item) => item.key === key)
  return (
    <>
      <P text={w.answeredOf(result.answered, result.asked)} />
      {result.figures.map((figure) => {
        const item = itemOf(figure.item)
        if (!item) return null
        return (
          <Section title={item.ask}>
            <Known item={item} figure={figure} />
            <FigureBars figure={figure} labels={labelsOf(item)} title={item.ask} />
            {item.competency && <P text={competencyWords[item.competency]} class="soft small" />}
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
      {Object.entries(said).map(([key, lines]) => (
        <Section title={itemOf(key)?.ask ?? w.said}>
          <P text={w.said} class="soft small" />
          <ul>
            {lines.map((words) => (
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

/** What is known of how many chose the first answer, beside what others have found and where that is from. */
export function Known({ item, figure }: { item: Item; figure: Figure }) {
  const say = useSay()
  const [first] = groupsOf(item)
  const share = first && shareText(shareOf(figure, first.key))
  if (item.elsewhere) {
    const ours = say(share ? w.oursIs(say(share)) : w.oursHidden)
    return <P text={w.beside(ours, say(w.elsewhere(item.elsewhere.percent)), say(item.elsewhere.source))} />
  }
  const score = item.key === recommendKey ? scoreText(scoreOf(figure)) : undefined
  return (
    <>
      {first && share && figure.nearly && <P text={w.answerIs(say(first.label), say(share))} />}
      {score && (
        <p>
          {say(w.answerIs(say(w.recommendScore), say(score)))} <span class="soft small">{say(w.scoreMeans)}</span>
        </p>
      )}
    </>
  )
}

/** What one person answered to a question, in words. */
export function answerOf(item: Item, value: unknown) {
  if (typeof value === 'string') return value
  return item.options?.find((option) => option.value === value && value !== leftOut)?.label ?? w.leftOut
}
