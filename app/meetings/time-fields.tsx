import type { MeetingMode } from '#database/types.ts'
import { zoneName } from '#foundation/clock.ts'
import { Choice, DateField, Select, TextField } from '#ui/field.tsx'
import { P } from '#ui/page.tsx'
import { useReader, useSay } from '#ui/reader.tsx'
import { clocksDiffer, meetingLengths, meetingModes, mostTimes, type ProposedTime } from './meeting.ts'
import { lengthText, modeWords, meetingWords as w } from './meetings.words.ts'
import type { Other } from './when.tsx'

/** Up to three dates with their times, on the reader's own clock. */
export function TimeFields({
  other,
  now,
  times = [],
  on,
}: {
  other: Other
  now: Temporal.Instant
  times?: readonly ProposedTime[]
  /** A day to begin with. */
  on?: string
}) {
  const { zone } = useReader()
  const say = useSay()
  return (
    <>
      <h2>{say(w.yourTimes(say(zoneName(zone))))}</h2>
      {clocksDiffer(now, zone, other.zone) && <P text={w.clocksDiffer(other.name, say(zoneName(other.zone)))} />}
      {Array.from({ length: mostTimes }, (_, at) => at + 1).map((n) => {
        const [date, time] = shownOn(zone, times[n - 1])
        return (
          <div class="two">
            <DateField
              name={`date${n}`}
              label={w.dateN(n)}
              optional={n > 1}
              value={date ?? (n === 1 ? on : undefined)}
            />
            <TextField
              name={`time${n}`}
              type="time"
              width="short"
              label={w.timeN(n)}
              hint={w.timeHint}
              optional={n > 1}
              value={time}
            />
          </div>
        )
      })}
    </>
  )
}

/** A time as the fields say it on a clock. */
function shownOn(zone: string, time: ProposedTime | undefined): readonly [string?, string?] {
  const local = time?.startsAt.toZonedDateTimeISO(zone)
  return local ? [String(local.toPlainDate()), local.toPlainTime().toString({ smallestUnit: 'minute' })] : []
}

/** How long a meeting takes. */
export function LengthField({ minutes }: { minutes: number }) {
  const options = meetingLengths.map((value) => ({ value, label: lengthText(Number(value)) }))
  return <Select name="minutes" label={w.length} value={String(minutes)} options={options} />
}

/** How and where two people meet. */
export function PlaceFields({ mode, where, other }: { mode?: MeetingMode; where?: string; other: Other }) {
  return (
    <>
      <Choice
        name="mode"
        label={w.mode}
        value={mode}
        row
        options={meetingModes.map((value) => ({ value, label: modeWords[value] ?? value }))}
      />
      <TextField
        name="where"
        label={w.where}
        hint={w.whereHint}
        audience={w.onlyTwo(other.name)}
        value={where}
        optional
      />
    </>
  )
}
