import type { Text } from '#foundation/language.ts'
import { href, page } from '#foundation/page.ts'
import { Actions, Empty, LinkButton, Page, Section, Tag } from '#ui/page.tsx'
import { useSay } from '#ui/reader.tsx'
import { getOwnPartnership } from '../partnerships/partnership.server.ts'
import { shownName } from '../people/person.ts'
import { feedWords } from './letter.words.ts'
import { meetingPage } from './meeting.page.tsx'
import { listMeetings } from './meeting.server.ts'
import type { Meeting } from './meeting.ts'
import { kindTitles, meetingWords as w } from './meetings.words.ts'
import { newMeetingPage } from './propose.page.tsx'
import { type Other, When } from './when.tsx'

/** Everything two people have arranged: what is on, what is being arranged, what was. */
export const meetingsPage = page('/partnerships/:partnership/meetings', {
  async show({ db, actor, params, now }) {
    const { partnership, partner } = await getOwnPartnership(db, actor, params.partnership)
    const name = shownName(partner)
    const meetings = await listMeetings(db, partnership.id, now)
    const groups: [Text, readonly Meeting[]][] = [
      [w.open, meetings.open],
      [w.ahead, meetings.agreed],
      [w.past, meetings.past],
      [w.calledOff, meetings.calledOff],
    ]
    const isLiving = partnership.state !== 'ended'
    return (
      <Page title={w.title} lead={w.lead(name)} trail={{ href: `/partnerships/${partnership.id}`, label: name }}>
        {isLiving && (
          <Actions>
            <LinkButton href={href(newMeetingPage, params)} label={w.propose} />
            <LinkButton href="/me/calendar" label={feedWords.title} plain />
          </Actions>
        )}
        {groups.every(([, some]) => some.length === 0) && <Empty text={w.noneYet(name)} />}
        {groups
          .filter(([, some]) => some.length > 0)
          .map(([title, some]) => (
            <Section title={title}>
              <ul class="todo">
                {some.map((meeting) => (
                  <Line meeting={meeting} actorId={actor.id} other={{ name, zone: partner.zone }} />
                ))}
              </ul>
            </Section>
          ))}
      </Page>
    )
  },
})

function Line({ meeting, actorId, other }: { meeting: Meeting; actorId: string; other: Other }) {
  const say = useSay()
  const { id, partnershipId, kind, startsAt, askedId } = meeting
  return (
    <li>
      <div>
        {startsAt ? <When at={startsAt} other={other} /> : say(w.noTimeYet)}
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
