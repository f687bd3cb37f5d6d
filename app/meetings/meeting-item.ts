import type { MeetingItemKind } from '#database/types.ts'
import type { Meeting } from './meeting.ts'

export const itemKinds = ['agenda', 'action'] as const satisfies readonly MeetingItemKind[]

/** Something to talk about, or to do until next time. */
export interface MeetingItem {
  readonly id: string
  /** Null for what was written down between meetings. */
  readonly meetingId: string | null
  readonly kind: MeetingItemKind
  readonly authorId: string
  /** By the mentor, and not yet taken up by the mentee. */
  readonly suggested: boolean
  readonly words: string
  readonly due: Temporal.PlainDate | null
  readonly doneAt: Temporal.Instant | null
  readonly version: number
}

type Timed = Pick<Meeting, 'id' | 'state' | 'startsAt' | 'minutes'>

const instantOf = ({ startsAt }: Timed) => startsAt?.epochMilliseconds ?? Number.POSITIVE_INFINITY
const isAgreed = ({ state }: Timed) => Number(state === 'agreed')

/** The meeting to which what is open is carried over: the next that is on, else the first that is being arranged. */
export function nextMeeting<M extends Timed>(meetings: readonly M[], now: Temporal.Instant): M | undefined {
  const isOver = ({ startsAt, minutes }: M) =>
    startsAt !== null && Temporal.Instant.compare(startsAt.add({ minutes }), now) <= 0
  return meetings
    .filter((meeting) => meeting.state !== 'cancelled' && !isOver(meeting))
    .toSorted((a, b) => isAgreed(b) - isAgreed(a) || instantOf(a) - instantOf(b))[0]
}

/**
 * What the page of a meeting lists: what came up for it, and on the next one also what is still open from meetings that
 * are over or were called off.
 */
export function itemsAt<I extends Pick<MeetingItem, 'meetingId' | 'doneAt'>>(
  meetingId: string,
  items: readonly I[],
  meetings: readonly Timed[],
  now: Temporal.Instant,
): { readonly own: readonly I[]; readonly carried: readonly I[] } {
  const own = items.filter((item) => item.meetingId === meetingId)
  if (nextMeeting(meetings, now)?.id !== meetingId) return { own, carried: [] }
  const coming = new Set(meetings.filter((meeting) => nextMeeting([meeting], now)).map(({ id }) => id))
  return { own, carried: items.filter((item) => !item.doneAt && !(item.meetingId && coming.has(item.meetingId))) }
}

const dueOf = ({ due }: Pick<MeetingItem, 'due'>) => (due ? String(due) : '9999')

/** What is still to do by its day, the soonest first and what has none after it; then what is done. */
export const soonestFirst = <I extends Pick<MeetingItem, 'due' | 'doneAt'>>(items: readonly I[]): I[] =>
  items.toSorted((a, b) => Number(a.doneAt !== null) - Number(b.doneAt !== null) || dueOf(a).localeCompare(dueOf(b)))

/** For how many days something done between meetings is still listed. */
const doneDays = 30

/**
 * The list two people keep between meetings, for those who have none as well: what was written down for no meeting, and
 * what is open from meetings that are over, as long as no other is arranged to take it up.
 */
export function standingItems<I extends Pick<MeetingItem, 'meetingId' | 'doneAt'>>(
  items: readonly I[],
  meetings: readonly Timed[],
  now: Temporal.Instant,
): { readonly own: readonly I[]; readonly carried: readonly I[] } {
  const isRecent = ({ doneAt }: I) => !doneAt || now.since(doneAt).total('days') <= doneDays
  return {
    own: items.filter((item) => item.meetingId === null && isRecent(item)),
    carried: nextMeeting(meetings, now) ? [] : items.filter((item) => item.meetingId !== null && !item.doneAt),
  }
}
