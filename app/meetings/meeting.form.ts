import { z } from 'zod'
import { choice, optionalDate, optionalText, text, version } from '#foundation/form.ts'
import { refuseUnless } from '#foundation/refusal.ts'
import {
  dialled,
  instantAt,
  isAhead,
  type Moment,
  meetingKinds,
  meetingLengths,
  meetingModes,
  mostTimes,
  secureLink,
} from './meeting.ts'
import { itemKinds } from './meeting-item.ts'
import { meetingWords as w } from './meetings.words.ts'

const clockTime = () =>
  z.preprocess(
    (typed) => (typed === '' ? undefined : typed),
    z
      .string()
      .regex(/^([01]?\d|2[0-3])[:h][0-5]\d$/, { error: JSON.stringify(w.timeLooksLike) })
      .transform((typed) => typed.replace('h', ':').padStart(5, '0'))
      .optional(),
  )

const times = {
  date1: optionalDate(),
  time1: clockTime(),
  date2: optionalDate(),
  time2: clockTime(),
  date3: optionalDate(),
  time3: clockTime(),
}
const minutes = choice(meetingLengths)
const place = { mode: choice(meetingModes), where: optionalText(300) }

/** A new meeting. */
export const newMeetingForm = z.strictObject({ kind: choice(meetingKinds), minutes, ...place, ...times })
/** Other times for one there is. */
export const timesForm = z.strictObject({ minutes, ...times, version: version() })
export const placeForm = z.strictObject({ ...place, version: version() })
/** One of the times that lie proposed, by its instant: what was chosen is what is taken, whatever has changed since. */
export const answerForm = z.strictObject({ at: text(40), version: version() })
export const versionForm = z.strictObject({ version: version() })
export const callOffForm = z.strictObject({ word: optionalText(1000), version: version() })
export const heldForm = z.strictObject({ held: choice(['yes', 'no']) })

type Times = z.output<z.ZodObject<typeof times>>

/** How far ahead one may arrange. */
const mostDays = 400

/**
 * Reads the times somebody proposes, on the clocks of their zone.
 *
 * @throws Refusal beside the field, for a time that is half given, past, too far ahead, given twice, or on no clock
 */
export function momentsIn(typed: Times, zone: string, now: Temporal.Instant): Moment[] {
  const moments: Moment[] = []
  for (let n = 1; n <= mostTimes; n++) {
    const [dateField, timeField] = [`date${n}`, `time${n}`] as [
      keyof Times & `date${number}`,
      keyof Times & `time${number}`,
    ]
    const [date, time] = [typed[dateField], typed[timeField]]
    if (!date && !time) continue
    refuseUnless(date, w.dateToo, { field: dateField })
    refuseUnless(time, w.timeToo, { field: timeField })
    const wall = `${date}T${time}`
    const startsAt = instantAt(wall, zone)
    refuseUnless(startsAt, w.noSuchTime, { field: timeField })
    refuseUnless(isAhead({ startsAt }, now), w.isPast, { field: dateField })
    refuseUnless(startsAt.since(now).total('days') <= mostDays, w.tooFar, { field: dateField })
    refuseUnless(!moments.some((other) => other.startsAt.equals(startsAt)), w.sameTwice, { field: dateField })
    moments.push({ wall, zone, startsAt })
  }
  refuseUnless(moments.length > 0, w.atLeastOne, { field: 'date1' })
  return moments
}

/** @throws Refusal where what is written cannot be where one meets in this way; left empty it can be said later */
export function checkWhere({ mode, where }: { mode: (typeof meetingModes)[number]; where: string }): void {
  if (where === '') return
  if (mode === 'video') refuseUnless(secureLink(where), w.linkLooksLike, { field: 'where' })
  if (mode === 'phone') refuseUnless(dialled(where), w.numberLooksLike, { field: 'where' })
}

/** Something to talk about or to do. */
export const itemForm = z.strictObject({ kind: choice(itemKinds), words: text(500), due: optionalDate() })
export const itemChangeForm = z.strictObject({ words: text(500), due: optionalDate(), version: version() })
export const markForm = z.strictObject({ as: choice(['taken', 'done', 'open']) })
export const noForm = z.strictObject({})
