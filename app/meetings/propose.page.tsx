import { goTo, href, page } from '#foundation/page.ts'
import { refuseUnless } from '#foundation/refusal.ts'
import { Choice, Hidden } from '#ui/field.tsx'
import { Form } from '#ui/form.tsx'
import { Notice, P, Page, Words } from '#ui/page.tsx'
import { Say } from '#ui/reader.tsx'
import { readAgreed } from '../agreements/agreement.server.ts'
import { getOwnPartnership } from '../partnerships/partnership.server.ts'
import { shownName } from '../people/person.ts'
import { proposeMeeting, proposeTimes } from './arrange.server.ts'
import { checkWhere, momentsIn, newMeetingForm, timesForm } from './meeting.form.ts'
import { meetingPage } from './meeting.page.tsx'
import { findMeeting, listTimes } from './meeting.server.ts'
import { kickoffMinutes, meetingKinds } from './meeting.ts'
import { kindWords, meetingWords as w } from './meetings.words.ts'
import { LengthField, PlaceFields, TimeFields } from './time-fields.tsx'
import { type Other, When } from './when.tsx'

/** A new meeting, at up to three times; the kick-off as long as they agreed. The mentor's hours stand beside it. */
export const newMeetingPage = page('/partnerships/:partnership/meetings/new', {
  async show({ db, actor, params, query, key, now }) {
    const { partnership, partner, isMentor } = await getOwnPartnership(db, actor, params.partnership)
    refuseUnless(partnership.state !== 'ended', w.ended)
    const other = { name: shownName(partner), zone: partner.zone }
    const kind = meetingKinds.find((each) => each === query.kind) ?? 'meeting'
    const isKickoff = kind === 'kick_off'
    const { kickoff, hours } = await readAgreed(db, partnership.id, key)
    return (
      <Page
        title={isKickoff ? w.proposeKickoff : w.propose}
        lead={w.proposeLead(other.name)}
        trail={{ href: `/partnerships/${partnership.id}/meetings`, label: w.title }}
      >
        {isKickoff && (
          <p>
            <a href={`/partnerships/${partnership.id}/agreement/kick-off`}>
              <Say text={w.kickoffHeld} />
            </a>
          </p>
        )}
        <Hours hours={hours} isMentor={isMentor} other={other} />
        <Form button={w.sendProposal} audience={w.onlyTwo(other.name)}>
          <Choice
            name="kind"
            label={w.kind}
            value={kind}
            options={meetingKinds.map((value) => ({ value, label: kindWords[value] ?? value }))}
          />
          <TimeFields other={other} now={now} on={/^\d{4}-\d\d-\d\d$/.test(query.on ?? '') ? query.on : undefined} />
          <LengthField minutes={isKickoff ? kickoffMinutes[kickoff ?? 'hour'] : 60} />
          <PlaceFields
            other={other}
            mode={kind === 'meet_up' ? 'in_person' : undefined}
            where={query.where?.slice(0, 300)}
          />
        </Form>
      </Page>
    )
  },
  form: newMeetingForm,
  async answer({ db, actor, params, values, key, now }) {
    const { kind, mode, where, minutes, ...times } = values
    const moments = momentsIn(times, actor.zone, now)
    checkWhere(values)
    const given = { kind, mode, where, minutes: Number(minutes), moments }
    const meeting = await proposeMeeting(db, actor, params.partnership, given, key, now)
    const { partner } = await getOwnPartnership(db, actor, params.partnership)
    return goTo(href(meetingPage, { ...params, meeting }), { notice: w.proposed(shownName(partner)) })
  },
})

/** Other times for a meeting that is being arranged, or to move one that is agreed on. */
export const otherTimesPage = page('/partnerships/:partnership/meetings/:meeting/times', {
  async show({ db, actor, params, key, now }) {
    const { partner, isMentor } = await getOwnPartnership(db, actor, params.partnership)
    const meeting = await findMeeting(db, params.partnership, params.meeting)
    const other = { name: shownName(partner), zone: partner.zone }
    const own = meeting.askedId === partner.id ? await listTimes(db, meeting) : []
    const { hours } = await readAgreed(db, params.partnership, key)
    return (
      <Page
        title={w.moveTitle}
        lead={w.proposeLead(other.name)}
        trail={{ href: href(meetingPage, params), label: w.calendarTitle }}
      >
        {meeting.startsAt && (
          <p>
            <When at={meeting.startsAt} other={other} />
          </p>
        )}
        <Hours hours={hours} isMentor={isMentor} other={other} />
        <Form button={w.sendProposal} audience={w.onlyTwo(other.name)}>
          <Hidden name="version" value={meeting.version} />
          <TimeFields other={other} now={now} times={own} />
          <LengthField minutes={own[0]?.minutes ?? meeting.minutes} />
        </Form>
      </Page>
    )
  },
  form: timesForm,
  async answer({ db, actor, params, values, now }) {
    const { minutes, version, ...times } = values
    const moments = momentsIn(times, actor.zone, now)
    const shown = { partnershipId: params.partnership, meetingId: params.meeting, version }
    await proposeTimes(db, actor, shown, { minutes: Number(minutes), moments }, now)
    const { partner } = await getOwnPartnership(db, actor, params.partnership)
    return goTo(href(meetingPage, params), { notice: w.proposed(shownName(partner)) })
  },
})

/** When the mentor can be reached, as the two agreed in their own words: before a time is proposed, not after. */
function Hours({ hours, isMentor, other }: { hours: string; isMentor: boolean; other: Other }) {
  if (!hours) return null
  return (
    <Notice>
      <P text={isMentor ? w.yourHours : w.hoursOf(other.name)} class="soft small" />
      <Words>{hours}</Words>
    </Notice>
  )
}
