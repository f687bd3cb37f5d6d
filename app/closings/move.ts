import type { Text } from '#foundation/language.ts'
import { holidayOn, holidaysOf, isWeekend, isWorkingDay, labourDay, lastWeekday, nthWeekday } from './calendar.ts'

/** A deadline is on a working day; an event on a Saturday is on a Saturday because somebody wanted it so. */
export type Sense = 'deadline' | 'event'

/** One date of a program to be moved, with the name of its field. */
export interface Dated {
  readonly key: string
  readonly date: Temporal.PlainDate
  readonly sense: Sense
}

/**
 * A date in another school year, with what it meant:
 * a holiday stays that holiday; a day of the week after Labour Day stays as far from it (schools open by it); the first
 * and the last day of a month, a deadline in its middle (the 15th), and whatever fell on a day off, are dates of the
 * calendar and stay so; every other is a weekday of its month ("the third Friday of October") and stays that. Nothing
 * comes to lie on a holiday, nor on a weekend but an event that was on a Saturday.
 */
export function moveDay(date: Temporal.PlainDate, years: number, sense: Sense = 'deadline'): Temporal.PlainDate {
  const year = date.year + years
  const holiday = holidayOn(date)
  if (holiday) return holidaysOf(year).find(({ key }) => key === holiday.key)?.date ?? date.add({ years })
  const sinceLabourDay = labourDay(date.year).until(date).days
  if (sinceLabourDay > 0 && sinceLabourDay < 5) return labourDay(year).add({ days: sinceLabourDay })
  if (!isSaturdayEvent(date, sense) && isCalendarDay(date, sense)) return nearestWorkingDay(sameDay(date, year))
  const nth = Math.ceil(date.day / 7)
  const moved =
    nth > 4 ? lastWeekday(year, date.month, date.dayOfWeek) : nthWeekday(year, date.month, date.dayOfWeek, nth)
  return isSaturdayEvent(date, sense) ? besideHoliday(moved) : nearestWorkingDay(moved)
}

const isLast = (date: Temporal.PlainDate) => date.day === date.daysInMonth
const isSaturdayEvent = (date: Temporal.PlainDate, sense: Sense) => sense === 'event' && date.dayOfWeek === 6
const isCalendarDay = (date: Temporal.PlainDate, sense: Sense) =>
  date.day === 1 || isLast(date) || isWeekend(date) || (date.day === 15 && sense === 'deadline')

function sameDay(date: Temporal.PlainDate, year: number): Temporal.PlainDate {
  const moved = Temporal.PlainDate.from({ year, month: date.month, day: date.day }, { overflow: 'constrain' })
  return isLast(date) ? moved.with({ day: moved.daysInMonth }) : moved
}

/** The nearest working day of the same month, the later one of two as near. */
function nearestWorkingDay(date: Temporal.PlainDate): Temporal.PlainDate {
  for (let days = 0; days < 28; days++)
    for (const near of [date.add({ days }), date.subtract({ days })])
      if (near.month === date.month && isWorkingDay(near)) return near
  return date
}

function besideHoliday(date: Temporal.PlainDate): Temporal.PlainDate {
  if (!holidayOn(date)) return date
  const later = date.add({ days: 7 })
  return later.month === date.month ? later : date.subtract({ days: 7 })
}

/**
 * All dates of a program in another school year, each by what it meant, in the order they had: where two would change
 * places (one month begins with a Thursday, the next year's with a Friday), the later of them waits a week, or, at the
 * end of a month, until the next working day. Dates that were one day stay one day where both mean the same.
 *
 * @returns the new dates by key
 */
export function moveDates(dates: readonly Dated[], years: number): Map<string, Temporal.PlainDate> {
  const rising = dates.toSorted((a, b) => Temporal.PlainDate.compare(a.date, b.date))
  const moved = new Map<string, Temporal.PlainDate>()
  let group: Temporal.PlainDate | undefined
  let before: Temporal.PlainDate | undefined // the latest of all earlier days
  let latest: Temporal.PlainDate | undefined
  for (const { key, date, sense } of rising) {
    if (!group?.equals(date)) before = latest
    group = date
    const own = moveDay(date, years, sense)
    const to = before && Temporal.PlainDate.compare(own, before) <= 0 ? laterThan(before, own, date, sense) : own
    moved.set(key, to)
    if (!latest || Temporal.PlainDate.compare(to, latest) > 0) latest = to
  }
  return moved
}

function laterThan(
  before: Temporal.PlainDate,
  own: Temporal.PlainDate,
  original: Temporal.PlainDate,
  sense: Sense,
): Temporal.PlainDate {
  const suits = (date: Temporal.PlainDate) => (isSaturdayEvent(original, sense) ? !holidayOn(date) : isWorkingDay(date))
  let week = own
  while (Temporal.PlainDate.compare(week, before) <= 0) week = week.add({ days: 7 })
  if (week.month === own.month && suits(week)) return week
  let next = before.add({ days: 1 })
  while (!isWorkingDay(next)) next = next.add({ days: 1 })
  return next
}

/** The last day of something that takes a few days and has moved: as long as before, and not ending on a day off. */
export function moveEnd(
  { from, to }: { from: Temporal.PlainDate; to: Temporal.PlainDate },
  begins: Temporal.PlainDate,
): Temporal.PlainDate {
  const ends = begins.add(from.until(to))
  if (from.equals(to) || isWorkingDay(ends) || !isWorkingDay(to)) return ends
  for (let end = ends; Temporal.PlainDate.compare(end, begins) > 0; end = end.subtract({ days: 1 }))
    if (isWorkingDay(end)) return end
  let later = ends
  while (!isWorkingDay(later)) later = later.add({ days: 1 })
  return later
}

/** How many years on the next round is: the first whose beginning is still ahead. */
export function yearsOn(startsOn: Temporal.PlainDate, today: Temporal.PlainDate): number {
  for (let years = 1; ; years++) if (Temporal.PlainDate.compare(startsOn.add({ years }), today) > 0) return years
}

/** "Mentorship 2026–27" → "Mentorship 2027–28"; also 2026-27, 2026–2027 and 2026. */
export function moveYears(title: string, years: number): string {
  return title.replace(
    /\b(20\d\d)(?:([–-])(\d\d)(?!\d))?/g,
    (_, from: string, dash: string | undefined, to: string | undefined) =>
      Number(from) + years + (dash && to ? `${dash}${String((Number(to) + years) % 100).padStart(2, '0')}` : ''),
  )
}

export const moveTitle = ({ en, fr }: Text, years: number): Text => ({
  en: moveYears(en, years),
  fr: moveYears(fr, years),
})
