import { dateText } from '#foundation/clock.ts'
import { both, type Text } from '#foundation/language.ts'
import { programQuestions } from '../reviews/review.ts'
import { recommendKey } from '../surveys/instrument.ts'
import { groupsOf, type Item, leftOutKey } from '../surveys/item.ts'
import { nameTogether, scoreText, shareText, surveyWords } from '../surveys/surveys.words.ts'
import { countOf, type Figure, type Share, scoreOf, shareOf, wholeOf } from '../surveys/told.ts'
import { nameOf, say, table } from './block.ts'
import type { Figures } from './figures.server.ts'
import type { Block, Cell } from './report.ts'
import { figureWords as f } from './reports.words.ts'
import { unsaid } from './value.words.ts'

type Asked = Figures['surveys'][number]
type Changed = Figures['growth'][number]

const changeNames: Record<string, Text> = {
  rose: f.rose,
  stayed: f.stayed,
  fell: f.fell,
  [leftOutKey]: surveyWords.leftOut,
}

/** What closed surveys and reviews say: for each question the share of its first answer, or of each of its answers. */
export function saidBlocks({ surveys, reviews }: Figures): Block[] {
  const told = [
    ...surveys.flatMap(surveyBlocks),
    ...reviews.flatMap(({ moment, figures }) =>
      reviewBlocks(nameOf('moment', [moment]), programQuestions[moment], figures),
    ),
  ]
  const isCompared = surveys.some(({ items }) => items.some(({ elsewhere }) => elsewhere))
  return [...(told.length === 0 ? [say(f.noSurvey)] : told), ...(isCompared ? [say(f.massachusettsNote)] : [])]
}

function surveyBlocks({ title, closedOn, answered, items, figures, pairs }: Asked): Block[] {
  const caption = both((each) => f.survey(title[each], dateText(closedOn)[each], answered)[each])
  const asked = items.flatMap((item) => {
    const figure = figures.find((each) => each.item === item.key)
    return figure && figure.groups.length > 0 && item.key !== recommendKey
      ? [{ item, figure, first: groupsOf(item)[0] }]
      : []
  })
  const isCompared = asked.some(({ item }) => item.elsewhere)
  const rows = asked.map(({ item, figure, first }): Cell[] => [
    item.ask,
    shareText(first && shareOf(figure, first.key)) ?? f.notTold,
    ...(isCompared ? [item.elsewhere ? f.percent(item.elsewhere.percent) : '–'] : []),
  ])
  const head = [f.statement, asked[0]?.first?.label ?? f.agree, ...(isCompared ? [f.massachusetts] : [])]
  const recommended = figures.find(({ item, groups }) => item === recommendKey && groups.length > 0)
  const grown = pairs.flatMap((figure): Changed[] => {
    const item = items.find(({ key }) => key === figure.item)
    return item && figure.groups.length > 0 ? [{ title: item.ask, figure }] : []
  })
  return [
    ...(rows.length > 0 ? [table(caption, head, rows)] : []),
    ...(recommended ? [say(recommendedText(recommended))] : []),
    ...(grown.length > 0
      ? [
          changeTable(
            both((each) => f.pairsOf(title[each])[each]),
            f.statement,
            grown,
          ),
        ]
      : []),
  ]
}

function recommendedText(figure: Figure): Text {
  const score = scoreText(scoreOf(figure)) ?? f.notTold
  return both(
    (each) =>
      `${surveyWords.answerIs(surveyWords.recommendScore[each], score[each])[each]} ${surveyWords.scoreMeans[each]}`,
  )
}

function reviewBlocks(moment: Text, items: readonly Item[], figures: Figures['reviews'][number]['figures']): Block[] {
  const rows = items.flatMap((item): Cell[][] => {
    const figure = figures.find((each) => each.item === item.key)
    if (!figure) return []
    const answers = item.groups ? item.groups.slice(0, 1) : groupsOf(item)
    return answers.map(({ key, label }): Cell[] => [
      both((each) => f.answered(item.ask[each], label[each])[each]),
      shareText(figure.shares[key]) ?? f.notTold,
    ])
  })
  if (rows.length === 0) return []
  return [
    table(
      both((each) => f.reviewSaid(moment[each])[each]),
      [f.questionAndAnswer, f.share],
      rows,
    ),
  ]
}

/** How many rose, stayed or fell, from those who agreed to be counted. Never averages: one beside that of the common needs would tell of single people. */
export function growthBlocks({ growth }: Figures): Block[] {
  return growth.length === 0 ? [say(f.noGrowth)] : [say(f.growthLead), changeTable(f.growth, f.topic, growth)]
}

function changeTable(caption: Text, head: Text, changed: readonly Changed[]): Block {
  const keys = ['rose', 'stayed', 'fell']
  const isLeftOut = changed.some(({ figure }) => (countOf(figure, leftOutKey)?.from ?? 0) > 0)
  const columns = isLeftOut ? [...keys, leftOutKey] : keys
  return table(
    caption,
    [head, ...columns.map((key) => changeNames[key] ?? unsaid), f.counted],
    changed.map(({ title, figure }) => [title, ...columns.map((key) => changeCell(figure, key)), wholeOf(figure)]),
  )
}

/** A number told by itself, or which answers it is told with. */
function changeCell(figure: Figure, key: string): Cell {
  const group = figure.groups.find(({ keys }) => keys.includes(key))
  if (!group) return 0
  if (group.keys.length === 1) return group.n
  const known = countOf(figure, key)
  if (figure.nearly === 'all' && known && known.from > 0) return f.atLeastN(known.from)
  if (known && known.to < group.n) return f.atMostN(known.to)
  if (figure.groups.length === 1) return f.notTold
  const names = nameTogether(group.keys.filter((each) => each !== key).map((each) => changeNames[each] ?? unsaid))
  return both((each) => f.together(group.n, names[each].toLowerCase())[each])
}

/** Of all ratings that were counted, how many rose. */
export function roseOf({ growth }: Figures): Share | null {
  const whole = growth.reduce((sum, { figure }) => sum + wholeOf(figure), 0)
  if (whole === 0) return null
  const sum = (end: 'from' | 'to') => growth.reduce((all, { figure }) => all + (countOf(figure, 'rose')?.[end] ?? 0), 0)
  return { from: Math.floor((100 * sum('from')) / whole), to: Math.ceil((100 * sum('to')) / whole) }
}

/** The share of the first answer to one question, in the newest closed survey that asks it. */
export function agreedOf({ surveys }: Figures, key: string): Share | null {
  for (const { figures, items } of surveys) {
    const [figure, item] = [figures.find((each) => each.item === key), items.find((each) => each.key === key)]
    const share = figure && item && shareOf(figure, groupsOf(item)[0]?.key ?? '')
    if (share) return share
  }
  return null
}

/** The share of those who found a thing good at the end of the year. */
export function goodOf({ reviews }: Figures, key: string): Share | null {
  const figure = reviews.find(({ moment }) => moment === 'year_end')?.figures.find(({ item }) => item === key)
  return figure?.shares.good ?? null
}
