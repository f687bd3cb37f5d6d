import { instantText } from '#foundation/clock.ts'
import { Choice, Hidden } from '#ui/field.tsx'
import { Form } from '#ui/form.tsx'
import { Actions, Facts, LinkButton, Notice, P, Section, Tag, Words } from '#ui/page.tsx'
import { useReader, useSay } from '#ui/reader.tsx'
import { dialled, isAhead, type Meeting, type ProposedTime, secureLink } from './meeting.ts'
import { lengthText, modeWords, meetingWords as w } from './meetings.words.ts'
import { type Other, onTheirClock, When } from './when.tsx'

/** What could not be done, where the form that was sent is no longer on the page to say it. */
export function Trouble({ forms }: { forms: readonly string[] }) {
  const { refused, path } = useReader()
  if (!refused?.message || forms.includes(path)) return null
  return (
    <Notice tone="care">
      <P text={refused.message} />
    </Notice>
  )
}

/** When, how long, how and where; or that it is off, and the word that came with it. */
export function About({
  meeting,
  where,
  word,
  actorId,
  other,
}: {
  meeting: Meeting
  where: string
  word: string
  actorId: string
  other: Other
}) {
  const { startsAt, minutes, mode, state, cancelledBy } = meeting
  return (
    <>
      {state === 'cancelled' && (
        <Notice>
          <P text={!cancelledBy ? w.offItself : cancelledBy === actorId ? w.offByYou : w.offBy(other.name)} />
          {word && <Words>{word}</Words>}
        </Notice>
      )}
      <Facts
        facts={[
          [w.when, startsAt ? <When at={startsAt} other={other} /> : w.noTimeYet],
          [w.length, lengthText(minutes)],
          [w.mode, modeWords[mode]],
          [w.where, <Where where={where} mode={mode} />],
        ]}
      />
    </>
  )
}

/** A place as words; a link or number as something to press, with what it leads to in sight. */
function Where({ where, mode }: { where: string; mode: Meeting['mode'] }) {
  const say = useSay()
  if (!where) return <span class="soft">{say(w.notSaid)}</span>
  const [link, number] = [
    mode === 'video' ? secureLink(where) : undefined,
    mode === 'phone' ? dialled(where) : undefined,
  ]
  if (link)
    return (
      <>
        <a href={link.href} rel="noopener noreferrer nofollow ugc">
          {where}
        </a>{' '}
        <span class="soft small">({link.host})</span>
      </>
    )
  return number ? <a href={`tel:${number}`}>{where}</a> : <span class="pre">{where}</span>
}

/** The times that lie proposed: to choose from, or to see what was asked. */
export function Proposed({
  address,
  meeting,
  isAsked,
  other,
  times,
  now,
}: {
  address: string
  meeting: Meeting
  isAsked: boolean
  other: Other
  times: readonly ProposedTime[]
  now: Temporal.Instant
}) {
  const { zone } = useReader()
  const say = useSay()
  const open = times.filter((time) => isAhead(time, now))
  const hint = (time: ProposedTime) => {
    const theirs = onTheirClock(time.startsAt, zone, other)
    return theirs ? `${say(w.forPartner(other.name))} ${say(theirs)}` : undefined
  }
  if (!isAsked)
    return (
      <Section title={w.choices}>
        <P text={w.waitLead(other.name)} />
        <ul>
          {times.map((time) => (
            <li>
              <When at={time.startsAt} other={other} />
            </li>
          ))}
        </ul>
      </Section>
    )
  return (
    <Section title={w.choices}>
      <P text={meeting.state === 'agreed' ? w.moveLead(other.name) : w.chooseLead(other.name)} />
      {times[0] && times[0].minutes !== meeting.minutes && <P text={lengthText(times[0].minutes)} />}
      {open.length === 0 ? (
        <P text={w.timeIsPast} />
      ) : (
        <Form
          action={`${address}/answer`}
          button={w.chooseTime}
          version={meeting.version}
          audience={w.onlyTwo(other.name)}
        >
          <Choice
            name="at"
            label={w.choose}
            options={open.map((time) => ({
              value: String(time.startsAt),
              label: instantText(time.startsAt, zone),
              hint: hint(time),
            }))}
          />
        </Form>
      )}
    </Section>
  )
}

/** What else can be done about a meeting that lies ahead. */
export function Ways({ address, meeting, isAsked }: { address: string; meeting: Meeting; isAsked: boolean }) {
  const isMoving = meeting.state === 'agreed' && meeting.askedId !== null
  return (
    <>
      {isMoving && (
        <Form
          action={`${address}/keep`}
          button={isAsked ? w.keep : w.keepAfterAll}
          version={meeting.version}
          tone="plain"
        />
      )}
      <Actions>
        <LinkButton href={`${address}/place`} label={w.changePlace} plain />
        <LinkButton
          href={`${address}/times`}
          label={meeting.state === 'agreed' && !isMoving ? w.move : w.others}
          plain
        />
        <LinkButton href={`${address}/end`} label={w.callOff} plain />
      </Actions>
    </>
  )
}

/** Whether the two met; either may say it, and say otherwise. */
export function Held({ address, held }: { address: string; held: boolean | null }) {
  return (
    <Section title={w.unsaid}>
      {held !== null && (
        <p>
          <Tag text={held ? w.held : w.notHeld} tone={held ? 'good' : undefined} />
        </p>
      )}
      <Actions>
        {held !== true && (
          <Form action={`${address}/held`} button={w.weMet} tone={held === null ? undefined : 'plain'} inline>
            <Hidden name="held" value="yes" />
          </Form>
        )}
        {held !== false && (
          <Form action={`${address}/held`} button={w.weDidNot} tone="plain" inline>
            <Hidden name="held" value="no" />
          </Form>
        )}
      </Actions>
    </Section>
  )
}
