import { instantText } from '#foundation/clock.ts'
import type { Text } from '#foundation/language.ts'
import { useReader, useSay } from '#ui/reader.tsx'
import { clocksDiffer } from './meeting.ts'
import { meetingWords as w } from './meetings.words.ts'

/** The other of the two, as far as a time is said to them. */
export interface Other {
  readonly name: string
  readonly zone: string
}

/** A time on the other's clock, where that shows another. */
export const onTheirClock = (instant: Temporal.Instant, zone: string, other: Other): Text | undefined =>
  clocksDiffer(instant, zone, other.zone) ? instantText(instant, other.zone) : undefined

/** When: on the reader's clock, and on the other's where that shows another. */
export function When({ at, other }: { at: Temporal.Instant; other: Other }) {
  const { zone } = useReader()
  const say = useSay()
  const theirs = onTheirClock(at, zone, other)
  return (
    <>
      <Moment text={say(instantText(at, zone))} />
      {theirs && (
        <div class="soft small">
          {say(w.forPartner(other.name))} <Moment text={say(theirs)} />
        </div>
      )}
    </>
  )
}

/** A time whose offset stays on one line. */
function Moment({ text }: { text: string }) {
  const offset = text.lastIndexOf('(')
  return (
    <>
      {text.slice(0, offset)}
      <span class="nowrap">{text.slice(offset)}</span>
    </>
  )
}
