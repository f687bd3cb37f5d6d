import { dateText } from '#foundation/clock.ts'
import { both, type Text } from '#foundation/language.ts'
import { activityWords, kindWords } from '../contacts/contacts.words.ts'
import type { Program } from '../programs/program.ts'
import { type Counted, isSafe, smallestCell, sumOf, tellSafely } from '../pulse/safely.ts'
import { shareText } from '../surveys/surveys.words.ts'
import type { Share } from '../surveys/told.ts'
import { dollars, nameOf, partTable, partText, quote, say, seatBlocks, table } from './block.ts'
import { countSeat, outcomeOf, quarterOf, type SeatFigures, tellShare } from './count.ts'
import type { Figures } from './figures.server.ts'
import { type Block, type Cell, type Report, type SectionKey, type Summary, sectionKeys } from './report.ts'
import { figureWords as f, reportWords, sectionWords } from './reports.words.ts'
import { agreedOf, goodOf, growthBlocks, roseOf, saidBlocks } from './said.ts'
import { valueWords } from './value.words.ts'

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
    effective: agreedOf(figures, 'more-effective'),
    match: goodOf(figures, 'match-quality'),
    rose: roseOf(figures),
    rhythm: rhythmOf(mentees),
    costCents: costOf(figures),
  }
  const blocks: Record<SectionKey, readonly Block[]> = {
    summary: [],
    people: inShort(summary),
    selection: [...seatBlocks(mentees, f.mentees), ...seatBlocks(mentors, f.mentors)],
    training: trainingBlocks(mentors, figures),
    cost: costBlocks(figures),
    incentives: [
      say(
        figures.honorariumCents > 0
          ? both((each) => f.honorarium(dollars(figures.honorariumCents)[each])[each])
          : f.noHonorarium,
      ),
    ],
    duration: [
      say(
        both((each) => f.lasts(dateText(program.startsOn)[each], dateText(program.endsOn)[each], program.months)[each]),
      ),
    ],
    match: [partTable(mentees, 'wish', f.wishes)],
    activities: [...activityBlocks(figures), ...reviewBlocks(figures)],
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
              f.orMore,
            ),
          ],
    growth: growthBlocks(figures),
    satisfaction: saidBlocks(figures),
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

/** What everything cost, where it concerns five people or more. */
function costOf({ costs }: Figures): number | null {
  const people = costs.reduce((sum, { n }) => sum + n, 0)
  return costs.length > 0 && people >= smallestCell ? costs.reduce((sum, { cents }) => sum + cents, 0) : null
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
    asked < smallestCell || answered === null ? [] : [[nameOf('moment', [moment]), asked, partText(answered, asked)]],
  )
  return told.length === 0 ? [say(f.noReviews)] : [table(f.reviews, [f.review, f.people, f.handedIn], told)]
}

/** What contacts were for, where five pairs or more said so of one purpose. */
function activityBlocks({ activities }: Figures): Block[] {
  if (activities.length === 0) return [say(f.noActivities)]
  return [
    say(f.activitiesLead),
    table(
      f.activities,
      [f.purpose, f.contacts],
      activities.map(({ activity, contacts }) => [activityWords[activity], contacts]),
      'bars',
    ),
    table(
      f.activityHours,
      [f.purpose, f.hoursHead],
      activities.map(({ activity, minutes }) => [activityWords[activity], Math.round(minutes / 60)]),
      'bars',
      f.hoursUnit,
    ),
  ]
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
          f.hoursUnit,
        ),
  ]
}

const monthText = (month: Temporal.PlainDate): Text =>
  both((each) => month.toLocaleString(each === 'fr' ? 'fr-CA' : 'en-CA', { month: 'long', year: 'numeric' }))

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

/** How many took part, year by year; then whatever else both this year and an earlier one tell safely. */
function yearBlocks(program: Program, { earlier }: Figures, summary: Summary): Block[] {
  if (earlier.length === 0) return [say(f.noYears)]
  const years = [
    ...earlier.map(({ title, report }) => ({ title, of: report.summary })),
    { title: program.title, of: summary },
  ]
  const share = (of: Share | null | undefined) => shareText(of ?? undefined)
  const all: readonly { head: Text; of: (summary: Summary) => Cell | undefined }[] = [
    { head: f.effective, of: ({ effective }) => share(effective) },
    { head: f.matchGood, of: ({ match }) => share(match) },
    { head: f.roseShare, of: ({ rose }) => share(rose) },
    { head: f.metMost, of: ({ rhythm }) => share(rhythm) },
    { head: f.costs, of: ({ costCents }) => (costCents == null ? undefined : dollars(costCents)) },
  ]
  const measures = all.filter(
    ({ of }) => of(summary) !== undefined && earlier.some(({ report }) => of(report.summary) !== undefined),
  )
  return [
    table(
      f.years,
      [f.year, f.mentees, f.matched, f.waiting, f.mentors],
      years.map(({ title, of }) => [
        title,
        ...[of.mentees, of.matched, of.waiting, of.mentors].map((n) => n ?? f.notTold),
      ]),
    ),
    ...(measures.length === 0
      ? []
      : [
          table(
            f.yearsSaid,
            [f.year, ...measures.map(({ head }) => head)],
            years.map(({ title, of: year }) => [title, ...measures.map(({ of }) => of(year) ?? f.notTold)]),
          ),
        ]),
  ]
}

/** Of those matched, who met in three quarters of the months or more. */
function rhythmOf({ matched: { rhythm } }: SeatFigures): Share | null {
  const most = rhythm?.find(({ keys }) => keys.join() === 'most')
  const all = rhythm?.reduce((sum, group) => sum + sumOf(group), 0)
  if (!most || !all) return null
  const percent = Math.round((100 * sumOf(most)) / all)
  return { from: percent, to: percent }
}

/** How many of the mentors have a training noted, and which trainings five or more completed. */
function trainingBlocks({ trained }: SeatFigures, { trainings }: Figures): Block[] {
  const share = trained && tellShare(trained.n, trained.of)
  const whom = nameOf('outcome', trained?.keys ?? [])
  return [
    trained && share
      ? say(both((each) => f.trained(trained.of, whom[each], partText(trained.n, trained.of)[each])[each]))
      : say(f.noTrained),
    ...(trainings.length === 0
      ? []
      : [
          table(
            f.trainings,
            [f.training, f.mentorsAtLeast],
            trainings.map(({ title, people }) => [title, people]),
            'bars',
            f.orMore,
          ),
        ]),
  ]
}
