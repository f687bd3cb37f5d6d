import { dateAt, sayDate } from '#foundation/clock.ts'
import type { Text } from '#foundation/language.ts'
import { href, page, stay } from '#foundation/page.ts'
import { Actions, Empty, LinkButton, Page, Section, Tag } from '#ui/page.tsx'
import { useReader, useSay } from '#ui/reader.tsx'
import { getOwnPartnership } from '../partnerships/partnership.server.ts'
import { shownName } from '../people/person.ts'
import { ItemForm, ItemLists } from './item-lists.tsx'
import { feedWords } from './letter.words.ts'
import { itemForm } from './meeting.form.ts'
import { meetingPage } from './meeting.page.tsx'
import { listMeetings } from './meeting.server.ts'
import type { Meeting } from './meeting.ts'
import { addItem, listItems } from './meeting-item.server.ts'
import { kindTitles, meetingWords as w } from './meetings.words.ts'
import { newMeetingPage } from './propose.page.tsx'
import { type Other, When } from './when.tsx'

/**
 * Everything two people have arranged: what is on, what is being arranged, what was; and the list they keep between
 * meetings. Its form adds to that list.
 */
export const meetingsPage = page('/partnerships/:partnership/meetings', {
  async show({ db, actor, params, key, now }) {
    const { partnership, partner, isMentor } = await getOwnPartnership(db, actor, params.partnership)
    const name = shownName(partner)
    const meetings = await listMeetings(db, partnership.id, now)
    const coming: Group[] = [
      [w.open, meetings.open],
      [w.ahead, meetings.agreed],
    ]
    const gone: Group[] = [
      [w.past, meetings.past],
      [w.calledOff, meetings.calledOff],
    ]
    const items = await listItems(db, partnership.id, null, key, now)
    const isLiving = partnership.state !== 'ended'
    const other = { name, zone: partner.zone }
    const at = `/partnerships/${partnership.id}`
    return (
      <Page title={w.title} lead={w.lead(name)} trail={{ href: at, label: name }}>
        {isLiving && (
          <Actions>
            <LinkButton href={href(newMeetingPage, params)} label={w.propose} />
            <LinkButton href="/me/calendar" label={feedWords.title} plain />
          </Actions>
        )}
        {[...coming, ...gone].every(([, some]) => some.length === 0) && <Empty text={w.noneYet(name)} />}
        <Groups groups={coming} actorId={actor.id} other={other} />
        <ItemLists at={at} title={w.standing} {...items} isMentor={isMentor} isLiving={isLiving} other={other} />
        {isLiving && <ItemForm isMentor={isMentor} other={other} isOver={false} />}
        <Groups groups={gone} actorId={actor.id} other={other} isGone />
      </Page>
    )
  },
  form: itemForm,
  async answer({ db, actor, params, values, key, now }) {
    await addItem(db, actor, { partnershipId: params.partnership, meetingId: null }, values, key, now)
    return stay({ notice: w.added })
  },
})

interface Around {
  readonly actorId: string
  readonly other: Other
  /** What is over is known by its day. */
  readonly isGone?: boolean
}

type Group = readonly [Text, readonly Meeting[]]

/** Meetings under what they have in common; a group without any is left out. */
function Groups({ groups, ...around }: Around & { groups: readonly Group[] }) {
  return (
    <>
      {groups
        .filter(([, some]) => some.length > 0)
        .map(([title, some]) => (
          <Section title={title}>
            <ul class="todo">
              {some.map((meeting) => (
                <Line meeting={meeting} {...around} />
              ))}
            </ul>
          </Section>
        ))}
    </>
  )
}

function Line({ meeting, actorId, other, isGone }: Around & { meeting: Meeting }) {
  const say = useSay()
  const { language, zone } = useReader()
  const { id, partnershipId, kind, startsAt, askedId } = meeting
  return (
    <li>
      <div>
        {startsAt && isGone && sayDate(dateAt(startsAt, zone), language)}
        {startsAt && !isGone && <When at={startsAt} other={other} />}
        {!startsAt && say(w.noTimeYet)}
        <div class="soft small">
          {say(kindTitles[kind] ?? w.title)}{' '}
          {askedId && (
            <Tag
              text={askedId === actorId ? w.yourAnswer : w.theirAnswer(other.name)}
              tone={askedId === actorId ? 'care' : undefined}
            />
          )}
          {meeting.held === true && <Tag text={w.held} tone="good" />}
          {meeting.held === false && <Tag text={w.notHeld} />}
        </div>
      </div>
      <LinkButton href={href(meetingPage, { partnership: partnershipId, meeting: id })} label={w.see} plain />
    </li>
  )
}
