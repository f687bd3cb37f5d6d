import { type Dated, moveDates, moveEnd } from './move.ts'

/** The dates every program has, in their order. */
export const programDateKeys = ['opensOn', 'closesOn', 'matchBy', 'startsOn', 'endsOn'] as const
export type ProgramDateKey = (typeof programDateKeys)[number]

export interface DateSource {
  readonly program: Readonly<Record<ProgramDateKey, Temporal.PlainDate>>
  readonly events: readonly {
    readonly id: string
    readonly startsOn: Temporal.PlainDate
    readonly endsOn: Temporal.PlainDate
  }[]
  readonly places: readonly { readonly id: string; readonly closesOn: Temporal.PlainDate | null }[]
  readonly readBy: Temporal.PlainDate | null
}

/** Shorter than this, what takes several days moves as one; longer, its end has a meaning of its own. */
const fewDays = 14

/**
 * Where each date of a program comes to lie so many years on, by the name of its field in the form; what is of one day has
 * one date.
 */
export function movedDates(
  { program, events, places, readBy }: DateSource,
  years: number,
): Map<string, Temporal.PlainDate> {
  const deadline = (key: string, date: Temporal.PlainDate): Dated => ({ key, date, sense: 'deadline' })
  const isOneDay = ({ startsOn, endsOn }: DateSource['events'][number]) => startsOn.equals(endsOn)
  const isShort = ({ startsOn, endsOn }: DateSource['events'][number]) => startsOn.until(endsOn).days < fewDays
  const moved = moveDates(
    [
      ...programDateKeys.map((key) => deadline(key, program[key])),
      ...events.map(
        (event): Dated => ({
          key: `from-${event.id}`,
          date: event.startsOn,
          sense: isShort(event) ? 'event' : 'deadline',
        }),
      ),
      ...events.filter((event) => !isShort(event)).map(({ id, endsOn }) => deadline(`to-${id}`, endsOn)),
      ...places.flatMap(({ id, closesOn }) => (closesOn ? [deadline(`place-${id}`, closesOn)] : [])),
      ...(readBy ? [deadline('readBy', readBy)] : []),
    ],
    years,
  )
  for (const event of events.filter((each) => isShort(each) && !isOneDay(each))) {
    const begins = moved.get(`from-${event.id}`)
    if (begins) moved.set(`to-${event.id}`, moveEnd({ from: event.startsOn, to: event.endsOn }, begins))
  }
  return moved
}
