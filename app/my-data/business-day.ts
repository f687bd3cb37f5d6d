/** Sunday on which Easter falls (the Gregorian computus of Meeus, Jones and Butcher). */
function easter(year: number): Temporal.PlainDate {
  const [a, b, c] = [year % 19, Math.floor(year / 100), year % 100]
  const h = (19 * a + b - Math.floor(b / 4) - Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3) + 15) % 30
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7
  const m = Math.floor((a + 11 * h + 22 * l) / 451)
  const sum = h + l - 7 * m + 114
  return Temporal.PlainDate.from({ year, month: Math.floor(sum / 31), day: (sum % 31) + 1 })
}

/** The nth Monday of a month. */
function monday(year: number, month: number, nth: number): Temporal.PlainDate {
  const first = Temporal.PlainDate.from({ year, month, day: 1 })
  return first.add({ days: ((8 - first.dayOfWeek) % 7) + 7 * (nth - 1) })
}

/**
 * British Columbia's statutory holidays of a year. Easter Monday and Boxing Day, which some laws skip as well, are not
 * among them: so a day counted here is never later than the law's own.
 */
export function holidaysIn(year: number): Temporal.PlainDate[] {
  const on = (month: number, day: number) => Temporal.PlainDate.from({ year, month, day })
  const beforeVictoria = on(5, 24) // Victoria Day is the last Monday before 25 May
  return [
    on(1, 1),
    monday(year, 2, 3),
    easter(year).subtract({ days: 2 }),
    beforeVictoria.subtract({ days: beforeVictoria.dayOfWeek - 1 }),
    on(7, 1),
    monday(year, 8, 1),
    monday(year, 9, 1),
    on(9, 30),
    monday(year, 10, 2),
    on(11, 11),
    on(12, 25),
  ]
}

/** Whether offices work on a day: neither Saturday nor Sunday nor a statutory holiday. */
export function isBusinessDay(day: Temporal.PlainDate): boolean {
  return day.dayOfWeek <= 5 && !holidaysIn(day.year).some((holiday) => holiday.equals(day))
}

/** The nth business day after a day; the day itself does not count. */
export function addBusinessDays(from: Temporal.PlainDate, n: number): Temporal.PlainDate {
  let day = from
  for (let left = n; left > 0; ) {
    day = day.add({ days: 1 })
    if (isBusinessDay(day)) left--
  }
  return day
}

/** Within how many business days somebody who asks is answered. */
export const answerWithin = 30
