import { dateText } from '#foundation/clock.ts'
import { both, type Text } from '#foundation/language.ts'
import { kindWords } from '../contacts/contacts.words.ts'
import type { Program } from '../programs/program.ts'
import { type Counted, isSafe, smallestCell, sumOf, tellSafely } from '../pulse/safely.ts'
import { dollars, nameOf, partTable, quote, say, seatBlocks, shareText, table } from './block.ts'
import { countSeat, outcomeOf, quarterOf, type SeatFigures } from './count.ts'
import type { Figures } from './figures.server.ts'
import { type Block, type Cell, type Report, type SectionKey, type Summary, sectionKeys } from './report.ts'
import { figureWords as f, reportWords, sectionWords, valueWords } from './reports.words.ts'

/** The report of a program from its figures: from here on no number under five is in it or can be worked out. */
export function draft(
  program: Program,
  figures: Figures,
  words: ReadonlyMap<string, string>,
  today: Temporal.PlainDate,
): Report {
  const mentees = countSeat(figures.people, 'mentee')
  const mentors = countSeat(figures.people, 'mentor')
  const summary: Summary = {
    mentees: mentees.all ?? null,
    mentors: mentors.all ?? null,
    matched: outcomeOf(mentees, 'matched'),
    waiting: outcomeOf(mentees, 'waiting'),
  }
  const blocks: Record<SectionKey, readonly Block[]> = {
    summary: [],
    people: inShort(summary),
    selection: [...seatBlocks(mentees, f.mentees), ...seatBlocks(mentors, f.mentors)],
    training: [],
    cost: costBlocks(figures),
    incentives: [say(figures.honorariumCents > 0 ? f.honorarium(dollars(figures.honorariumCents)) : f.noHonorarium)],
    duration: [
      say(
        both((each) => f.lasts(dateText(program.startsOn)[each], dateText(program.endsOn)[each], program.months)[each]),
      ),
    ],
    match: [partTable(mentees, 'wish', f.wishes)],
    activities: reviewBlocks(figures),
    meetings: meetingBlocks(mentees, figures),
    topics:
      figures.topics.length === 0
        ? [say(f.noTopics)]
        : [
            table(
              f.topics,
              [f.topic, f.atLeast],
              figures.topics.map(({ title, people }) => [title, people]),
              'bars',
            ),
          ],
    growth: growthBlocks(figures),
    satisfaction: surveyBlocks(figures),
    endings: endingBlocks(mentees, figures),
    voices: figures.voices.map(quote),
    well: [],
    improve: [],
    years: yearBlocks(program, figures, summary),
  }
  return {
    title: program.title,
    organization: program.organizationName,
    asOf: today.toString(),
    summary,
    sections: sectionKeys.map((key) => ({
      key,
      title: sectionWords[key],
      blocks: blocks[key],
      words: words.get(key) ?? '',
    })),
  }
}

function inShort({ mentees, mentors, matched }: Summary): Block[] {
  return [
    say(mentees === null ? f.menteesFew : f.menteesAsked(mentees)),
    say(mentors === null ? f.mentorsFew : f.mentorsAsked(mentors)),
    ...(matched ? [say(f.menteesMatched(matched))] : []),
  ]
}

/** Kinds of cost that concern fewer than five people are told with others, so that the whole still adds up. */
function costBlocks({ costs }: Figures): Block[] {
  const told = tellSafely(costs.map(({ n }, at) => ({ keys: [String(at)], counts: [n] })))
  if (!told || costs.length === 0) return [say(f.noCosts)]
  const of = ({ keys }: Counted) => keys.flatMap((key) => costs[Number(key)] ?? [])
  const rows = told.map((group): Cell[] => [
    nameOf(
      'cost',
      of(group).map(({ kind }) => kind),
    ),
    dollars(of(group).reduce((sum, { cents }) => sum + cents, 0)),
  ])
  const all = costs.reduce((sum, { cents }) => sum + cents, 0)
  return [table(f.costs, [f.costOf, f.dollars], [...rows, [reportWords.all, dollars(all)]])]
}

function reviewBlocks({ reviews }: Figures): Block[] {
  const told = reviews.flatMap(({ moment, asked, answered }): Cell[][] =>
    asked < smallestCell || answered === null ? [] : [[nameOf('moment', [moment]), asked, shareText(answered, asked)]],
  )
  return told.length === 0 ? [say(f.noReviews)] : [table(f.reviews, [f.review, f.people, f.handedIn], told)]
}

function meetingBlocks(mentees: SeatFigures, { months, hours }: Figures): Block[] {
  const spoken = months.flatMap(({ month, going, met }) => {
    const quarter = quarterOf(met, going)
    return quarter === undefined ? [] : [{ month, quarter }]
  })
  return [
    partTable(mentees, 'rhythm', f.rhythm),
    spoken.length === 0
      ? say(f.noMonths)
      : table(
          f.months,
          [f.month, f.pairsThatMet],
          spoken.map(({ month, quarter }) => [monthText(month), valueWords.quarter?.[quarter] ?? '']),
        ),
    hours.length === 0
      ? say(f.noHours)
      : table(
          f.hours,
          [f.kind, f.hoursHead],
          hours.map(({ kind, minutes }) => [kindWords[kind], Math.round(minutes / 60)]),
          'bars',
        ),
  ]
}

const monthText = (month: Temporal.PlainDate): Text =>
  both((each) => month.toLocaleString(each === 'fr' ? 'fr-CA' : 'en-CA', { month: 'long', year: 'numeric' }))

/** Never as averages: one beside that of the common needs would tell of single people. */
function growthBlocks({ growth }: Figures): Block[] {
  if (growth.length === 0) return [say(f.noGrowth)]
  const rows = growth.map(({ title, rose, stayed, fell }): Cell[] => {
    const all = rose === null || stayed === null || fell === null ? f.notTold : rose + stayed + fell
    return [title, ...[rose, stayed, fell].map((n) => n ?? f.notTold), all]
  })
  return [say(f.growthLead), table(f.growth, [f.topic, f.rose, f.stayed, f.fell, f.answered], rows)]
}

function surveyBlocks({ surveys }: Figures): Block[] {
  const percent = (n: number | undefined, none: Cell) => (n === undefined ? none : f.percent(n))
  const tables = surveys.map(({ title, closesOn, answered, statements }) =>
    table(
      both((each) => f.survey(title[each], dateText(closesOn)[each], answered)[each]),
      [f.statement, f.agree, f.massachusetts],
      statements.map(({ statement, agree, elsewhere }) => [
        statement,
        percent(agree, f.notTold),
        percent(elsewhere, '–'),
      ]),
    ),
  )
  return [...(tables.length === 0 ? [say(f.noSurvey)] : tables), say(f.massachusettsNote)]
}

/** Endings are told only where they are the whole of those who have ended, or no number can be taken from the other. */
function endingBlocks(mentees: SeatFigures, { endings }: Figures): Block[] {
  const told = tellSafely(endings.map(({ kind, n }) => ({ keys: [kind], counts: [n] })))
  const stand = partTable(mentees, 'pair', f.pairs)
  const ended = mentees.matched.pair?.find(({ keys }) => keys.join() === 'ended')
  const total = told?.reduce((sum, group) => sum + sumOf(group), 0) ?? 0
  if (!told || told.length === 0 || !ended || !isSafe(Math.abs(sumOf(ended) - total))) return [stand, say(f.noEndings)]
  return [
    stand,
    table(
      f.endings,
      [f.ending, f.mentees],
      told.map((group) => [nameOf('ending', group.keys), sumOf(group)]),
      'bars',
    ),
  ]
}

function yearBlocks(program: Program, { earlier }: Figures, summary: Summary): Block[] {
  if (earlier.length === 0) return [say(f.noYears)]
  const cell = (n: number | null): Cell => n ?? f.notTold
  const row = (title: Text, of: Summary): Cell[] => [
    title,
    cell(of.mentees),
    cell(of.matched),
    cell(of.waiting),
    cell(of.mentors),
  ]
  return [
    table(
      f.years,
      [f.year, f.mentees, f.matched, f.waiting, f.mentors],
      [...earlier.map(({ title, report }) => row(title, report.summary)), row(program.title, summary)],
      'bars',
    ),
  ]
}
