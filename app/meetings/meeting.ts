import type { MeetingKind, MeetingMode, MeetingState } from '#database/types.ts'

export const meetingKinds = ['meeting', 'kick_off', 'meet_up'] as const satisfies readonly MeetingKind[]
export const meetingModes = ['video', 'phone', 'in_person'] as const satisfies readonly MeetingMode[]
/** How long a meeting may be, in minutes. A kick-off may take half a day or a whole one. */
export const meetingLengths = ['30', '45', '60', '90', '120', '180', '360'] as const
/** What a kick-off takes, by the length two people agreed on; a meeting takes an hour, and they may say otherwise. */
export const kickoffMinutes = { hour: 90, half_day: 180, full_day: 360 } as const
/** How many times may lie proposed at once. */
export const mostTimes = 3

/** A moment as people agree on it: the time on the wall of a zone, and the instant that follows from it. */
export interface Moment {
  readonly wall: string
  readonly zone: string
  readonly startsAt: Temporal.Instant
}

/** A time that lies proposed. */
export interface ProposedTime extends Moment {
  readonly n: number
  readonly minutes: number
}

export interface Meeting {
  readonly id: string
  readonly partnershipId: string
  readonly kind: MeetingKind
  readonly mode: MeetingMode
  readonly state: MeetingState
  readonly minutes: number
  /** Null until a time has been agreed on. */
  readonly startsAt: Temporal.Instant | null
  readonly zone: string | null
  readonly wall: string | null
  readonly proposedBy: string
  /** Who is to answer the times that lie proposed. */
  readonly askedId: string | null
  readonly round: number
  readonly sequence: number
  readonly held: boolean | null
  readonly cancelledBy: string | null
  readonly version: number
}

/**
 * The instant at which clocks in `zone` show `wall`, the first where they show it twice; nothing when they never do,
 * because they are put forward over it.
 */
export function instantAt(wall: string, zone: string): Temporal.Instant | undefined {
  const shown = Temporal.PlainDateTime.from(wall)
  const moment = shown.toZonedDateTime(zone, { disambiguation: 'earlier' })
  return moment.toPlainDateTime().equals(shown) ? moment.toInstant() : undefined
}

/** The instant at which a meeting is over; nothing while no time is agreed on. */
export const endOfMeeting = ({ startsAt, minutes }: Pick<Meeting, 'startsAt' | 'minutes'>) => startsAt?.add({ minutes })

/** Whether an agreed meeting has begun, so that it can no longer be moved or called off. */
export const hasBegun = ({ startsAt }: Pick<Meeting, 'startsAt'>, now: Temporal.Instant): boolean =>
  startsAt !== null && Temporal.Instant.compare(startsAt, now) <= 0

/** Whether a time can still be taken. */
export const isAhead = ({ startsAt }: Pick<Moment, 'startsAt'>, now: Temporal.Instant): boolean =>
  Temporal.Instant.compare(startsAt, now) > 0

/** Whether clocks in two zones differ at an instant, so that a time must be said in both. */
export const clocksDiffer = (instant: Temporal.Instant, one: string, other: string): boolean =>
  instant.toZonedDateTimeISO(one).offset !== instant.toZonedDateTimeISO(other).offset

export { secureLink } from '#foundation/link.ts'

/** A telephone number as one dials it, or nothing. */
export function dialled(text: string): string | undefined {
  return /^\+?[\d\s().-]{7,25}(\s*(x|ext\.?|poste)\s*\d{1,6})?$/i.test(text)
    ? text.replace(/[^+\d].*?(?=\d)|[^+\d]/g, '')
    : undefined
}
