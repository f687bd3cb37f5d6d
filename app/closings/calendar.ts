/** A day on which schools and offices of British Columbia are closed by law. */
export interface Holiday {
  readonly key: string
  readonly date: Temporal.PlainDate
}

const on = (year: number, month: number, day: number) => Temporal.PlainDate.from({ year, month, day })

/** The nth weekday of a month: `nthWeekday(2026, 9, 1, 1)` is Labour Day. Monday is 1, as Temporal counts. */
export function nthWeekday(year: number, month: number, weekday: number, n: number): Temporal.PlainDate {
  const first = on(year, month, 1)
  return first.add({ days: ((weekday - first.dayOfWeek + 7) % 7) + 7 * (n - 1) })
}

/** The last of a weekday in a month. */
export function lastWeekday(year: number, month: number, weekday: number): Temporal.PlainDate {
  const fifth = nthWeekday(year, month, weekday, 5)
  return fifth.month === month ? fifth : fifth.subtract({ days: 7 })
}

export const labourDay = (year: number) => nthWeekday(year, 9, 1, 1)

/** Easter Sunday by the Gregorian reckoning (Meeus, Jones, Butcher). */
export function easter(year: number): Temporal.PlainDate {
  const a = year % 19
  const b = Math.floor(year / 100)
  const c = year % 100
  const e = b % 4
  const g = Math.floor((8 * b + 13) / 25)
  const h = (19 * a + b - Math.floor(b / 4) - g + 15) % 30
  const l = (32 + 2 * e + 2 * Math.floor(c / 4) - h - (c % 4)) % 7
  const m = Math.floor((a + 11 * h + 22 * l) / 451)
  const n = h + l - 7 * m + 114
  return on(year, Math.floor(n / 31), (n % 31) + 1)
}

const known = new Map<number, readonly Holiday[]>()

/** The statutory holidays of British Columbia in a year. */
export function holidaysOf(year: number): readonly Holiday[] {
  const found = known.get(year)
  if (found) return found
  const beforeVictoria = on(year, 5, 24)
  const dates: Record<string, Temporal.PlainDate> = {
    newYear: on(year, 1, 1),
    family: nthWeekday(year, 2, 1, 3),
    goodFriday: easter(year).subtract({ days: 2 }),
    victoria: beforeVictoria.subtract({ days: beforeVictoria.dayOfWeek - 1 }),
    canada: on(year, 7, 1),
    britishColumbia: nthWeekday(year, 8, 1, 1),
    labour: labourDay(year),
    reconciliation: on(year, 9, 30),
    thanksgiving: nthWeekday(year, 10, 1, 2),
    remembrance: on(year, 11, 11),
    christmas: on(year, 12, 25),
  }
  const holidays = Object.entries(dates).map(([key, date]) => ({ key, date }))
  known.set(year, holidays)
  return holidays
}

export const holidayOn = (date: Temporal.PlainDate): Holiday | undefined =>
  holidaysOf(date.year).find((holiday) => holiday.date.equals(date))

export const isWeekend = (date: Temporal.PlainDate) => date.dayOfWeek > 5

export const isWorkingDay = (date: Temporal.PlainDate) => !isWeekend(date) && !holidayOn(date)
