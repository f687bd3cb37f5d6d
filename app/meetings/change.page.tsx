import { goTo, href, page } from '#foundation/page.ts'
import { TextArea } from '#ui/field.tsx'
import { Form } from '#ui/form.tsx'
import { Page } from '#ui/page.tsx'
import { getOwnPartnership } from '../partnerships/partnership.server.ts'
import { shownName } from '../people/person.ts'
import { cancelMeeting, placeMeeting } from './arrange.server.ts'
import { callOffForm, checkWhere, placeForm } from './meeting.form.ts'
import { meetingPage } from './meeting.page.tsx'
import { findMeeting, getMeeting } from './meeting.server.ts'
import { meetingWords as w } from './meetings.words.ts'
import { PlaceFields } from './time-fields.tsx'
import { When } from './when.tsx'

/** Calling a meeting off, with a word for the other if one likes. */
export const callOffPage = page('/partnerships/:partnership/meetings/:meeting/end', {
  async show({ db, actor, params }) {
    const { partner } = await getOwnPartnership(db, actor, params.partnership)
    const meeting = await findMeeting(db, params.partnership, params.meeting)
    const name = shownName(partner)
    return (
      <Page
        title={w.callOffTitle}
        lead={w.callOffLead(name)}
        trail={{ href: href(meetingPage, params), label: w.calendarTitle }}
      >
        {meeting.startsAt && (
          <p>
            <When at={meeting.startsAt} other={{ name, zone: partner.zone }} />
          </p>
        )}
        <Form button={w.callOff} version={meeting.version} tone="care">
          <TextArea name="word" label={w.word} audience={w.onlyTwo(name)} optional rows={3} />
        </Form>
      </Page>
    )
  },
  form: callOffForm,
  async answer({ db, actor, params, values: { word, version }, key, now }) {
    const shown = { partnershipId: params.partnership, meetingId: params.meeting, version }
    await cancelMeeting(db, actor, shown, word, key, now)
    return goTo(href(meetingPage, params), { notice: w.isOff })
  },
})

/** How and where the two meet. */
export const placePage = page('/partnerships/:partnership/meetings/:meeting/place', {
  async show({ db, actor, params, key }) {
    const { meeting, partner, where } = await getMeeting(db, actor, params.partnership, params.meeting, key)
    const other = { name: shownName(partner), zone: partner.zone }
    return (
      <Page title={w.changePlace} trail={{ href: href(meetingPage, params), label: w.calendarTitle }}>
        <Form button={w.save} version={meeting.version} audience={w.onlyTwo(other.name)}>
          <PlaceFields mode={meeting.mode} where={where} other={other} />
        </Form>
      </Page>
    )
  },
  form: placeForm,
  async answer({ db, actor, params, values: { version, ...place }, key }) {
    checkWhere(place)
    const shown = { partnershipId: params.partnership, meetingId: params.meeting, version }
    await placeMeeting(db, actor, shown, place, key)
    return goTo(href(meetingPage, params), { notice: w.placed })
  },
})
