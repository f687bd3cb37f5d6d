import type { ContactActivity, ContactKind, ContactWay } from '#database/types.ts'

/** That two people met or spoke, or what one of them did for it alone. */
export interface Contact {
  readonly id: string
  readonly kind: ContactKind
  readonly metOn: Temporal.PlainDate
  readonly minutes: number
  readonly way: ContactWay | null
  readonly activity: ContactActivity | null
  readonly loggedBy: string
  readonly apartFrom: string | null
  readonly version: number
}

export const contactKinds = ['meeting', 'preparation', 'learning'] as const satisfies readonly ContactKind[]
export const contactWays = [
  'in_person',
  'video',
  'phone',
  'text',
  'email',
  'other',
] as const satisfies readonly ContactWay[]

/** What a contact was for, if somebody cares to say. */
export const contactActivities = [
  'networking',
  'collaboration',
  'inquiry',
  'coaching',
  'capacity_building',
] as const satisfies readonly ContactActivity[]

/** What a program suggests for a month. */
export interface HoursGoal {
  readonly hoursLeast: number
  readonly hoursMost: number | null
  readonly hoursAll: boolean
}

/** One month of somebody's log: minutes by kind, and whether the two met. */
export interface Month {
  readonly from: Temporal.PlainDate
  readonly minutes: Readonly<Record<ContactKind, number>>
  readonly met: boolean
}

const firstOf = (date: Temporal.PlainDate) => date.with({ day: 1 })

/** The months from the one of `from` to the one of `today`, oldest first; at least this one. */
export function monthsBetween(from: Temporal.PlainDate, today: Temporal.PlainDate): Temporal.PlainDate[] {
  const last = firstOf(today)
  const months: Temporal.PlainDate[] = []
  for (let month = firstOf(from); Temporal.PlainDate.compare(month, last) < 0; month = month.add({ months: 1 }))
    months.push(month)
  return [...months, last]
}

/** A partnership as far as its months go. */
export interface Lasting {
  readonly introducedOn: Temporal.PlainDate
  readonly startsOn: Temporal.PlainDate
  readonly endedOn: Temporal.PlainDate | null
}

/**
 * The months of a partnership, oldest first: from the later of introduction and start, or from the month in which the two
 * noted something first where that was sooner; until this month or the one in which it ended.
 */
export function monthsOf(
  { introducedOn, startsOn, endedOn }: Lasting,
  noted: readonly Temporal.PlainDate[],
  today: Temporal.PlainDate,
): Temporal.PlainDate[] {
  const compare = Temporal.PlainDate.compare
  const begins = compare(startsOn, introducedOn) < 0 ? introducedOn : startsOn
  const first = noted.reduce((sooner, day) => (compare(day, sooner) < 0 ? day : sooner), begins)
  return monthsBetween(first, endedOn && compare(endedOn, today) < 0 ? endedOn : today)
}

/** The log by month, oldest first. Contacts outside the months asked for are left out. */
export function byMonth(contacts: readonly Contact[], months: readonly Temporal.PlainDate[]): Month[] {
  return months.map((from) => {
    const own = contacts.filter(({ metOn }) => firstOf(metOn).equals(from))
    const sum = (kind: ContactKind) =>
      own.filter((contact) => contact.kind === kind).reduce((total, { minutes }) => total + minutes, 0)
    return {
      from,
      minutes: { meeting: sum('meeting'), preparation: sum('preparation'), learning: sum('learning') },
      met: own.some(({ kind }) => kind === 'meeting'),
    }
  })
}

/** The minutes of a month that count towards what the program suggests. */
export function countedMinutes({ minutes }: Month, { hoursAll }: HoursGoal): number {
  return minutes.meeting + (hoursAll ? minutes.preparation + minutes.learning : 0)
}

/** Two contacts so near to each other, one written down by each, that they may be one. */
export interface Twins {
  readonly mine: Contact
  readonly theirs: Contact
}

/** The contacts that both may have written down: a day apart at most, and nobody has said that they are two. */
export function findTwins(contacts: readonly Contact[], personId: string): Twins[] {
  const met = contacts.filter(({ kind }) => kind === 'meeting')
  const [mine, theirs] = [
    met.filter(({ loggedBy }) => loggedBy === personId),
    met.filter(({ loggedBy }) => loggedBy !== personId),
  ]
  const taken = new Set<string>()
  return mine.flatMap((own) => {
    const other = theirs.find(
      ({ id, metOn, apartFrom }) =>
        !taken.has(id) && apartFrom !== own.id && own.apartFrom !== id && Math.abs(own.metOn.until(metOn).days) <= 1,
    )
    if (!other) return []
    taken.add(other.id)
    return [{ mine: own, theirs: other }]
  })
}

/** How and how long the two speak as a rule: as the last time, or an hour by video. */
export function usualOf(contacts: readonly Contact[]): { way: ContactWay; minutes: number } {
  const last = contacts
    .filter(({ kind }) => kind === 'meeting')
    .toSorted((a, b) => Temporal.PlainDate.compare(b.metOn, a.metOn))[0]
  return { way: last?.way ?? 'video', minutes: last?.minutes ?? 60 }
}
