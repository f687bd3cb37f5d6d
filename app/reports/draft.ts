import { dateText } from '#foundation/clock.ts'
import { both, type Text } from '#foundation/language.ts'
import { activityWords, kindWords } from '../contacts/contacts.words.ts'
import type { Program } from '../programs/program.ts'
import { sumOf } from '../pulse/counted.ts'
import { shareText } from '../surveys/surveys.words.ts'
import type { Share } from '../surveys/told.ts'
import { dollars, nameOf, partTable, partText, quote, say, seatBlocks, table } from './block.ts'
import { outcomeOf, type SeatFigures, seatOf, shareOf } from './count.ts'
import type { Figures } from './figures.server.ts'
import { type Block, type Cell, type Report, type SectionKey, type Summary, sectionKeys } from './report.ts'
import { figureWords as f, reportWords, sectionWords } from './reports.words.ts'
import { agreedOf, goodOf, growthBlocks, roseOf, saidBlocks } from './said.ts'
import { valueWords } from './value.words.ts'

/** The report of a program from its figures, in which no number under five can be worked out. */
export function draft(
  program: Program,
  figures: Figures,
  words: ReadonlyMap<string, string>,
  today: Temporal.PlainDate,
): Report {
  const mentees = seatOf(figures.people, 'mentee')
  const mentors = seatOf(figures.people, 'mentor')
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

/** What everything cost, where it is told. */
const costOf = ({ costs }: Figures): number | null =>
  costs.length > 0 ? costs.reduce((sum, { cents }) => sum + cents, 0) : null

function costBlocks(figures: Figures): Block[] {
  const all = costOf(figures)
  if (all === null) return [say(f.noCosts)]
  const rows = figures.costs.map(({ kinds, cents }): Cell[] => [nameOf('cost', kinds), dollars(cents)])
  return [table(f.costs, [f.costOf, f.dollars], [...rows, [reportWords.all, dollars(all)]])]
}

function reviewBlocks({ reviews }: Figures): Block[] {
  const told = reviews.flatMap(({ moment, asked, ...share }): Cell[][] =>
    asked === null ? [] : [[nameOf('moment', [moment]), asked, partText(shareOf(share))]],
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
  return [
    partTable(mentees, 'rhythm', f.rhythm),
    months.length === 0
      ? say(f.noMonths)
      : table(
          f.months,
          [f.month, f.pairsThatMet],
          months.map(({ month, quarter }) => [monthText(month), valueWords.quarter?.[quarter] ?? '']),
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

function endingBlocks(mentees: SeatFigures, { endings }: Figures): Block[] {
  const stand = partTable(mentees, 'pair', f.pairs)
  if (endings.length === 0) return [stand, say(f.noEndings)]
  return [
    stand,
    table(
      f.endings,
      [f.ending, f.mentees],
      endings.map(({ keys, n }) => [nameOf('ending', keys), n]),
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
  const whom = nameOf('outcome', trained?.keys ?? [])
  return [
    trained
      ? say(both((each) => f.trained(trained.of, whom[each], partText(trained.share)[each])[each]))
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
