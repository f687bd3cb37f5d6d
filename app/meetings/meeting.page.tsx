import type { PersonActor } from '#foundation/actor.ts'
import { type Asked, goTo, href, page, stay } from '#foundation/page.ts'
import { Actions, LinkButton, Page } from '#ui/page.tsx'
import { shownName } from '../people/person.ts'
import { acceptTime, keepTime, sayHeld } from './arrange.server.ts'
import { ItemForm, ItemLists } from './item-lists.tsx'
import { answerForm, heldForm, itemForm, versionForm } from './meeting.form.ts'
import { getMeeting } from './meeting.server.ts'
import { endOfMeeting, hasBegun } from './meeting.ts'
import { addItem, listItems } from './meeting-item.server.ts'
import { About, Held, Proposed, Trouble, Ways } from './meeting-parts.tsx'
import { kindTitles, meetingWords as w } from './meetings.words.ts'

type Params = { readonly partnership: string; readonly meeting: string }

/** One meeting: when, how, what waits for an answer, whether it took place, and what to talk about. */
async function showMeeting({ db, actor, params, key, now }: Asked<Params, PersonActor>) {
  const found = await getMeeting(db, actor, params.partnership, params.meeting, key)
  const { partnership, partner, isMentor, meeting, where, word, times } = found
  const items = await listItems(db, partnership.id, meeting.id, key, now)
  const other = { name: shownName(partner), zone: partner.zone }
  const at = `/partnerships/${partnership.id}`
  const address = `${at}/meetings/${meeting.id}`
  const isLiving = partnership.state !== 'ended'
  const isOff = meeting.state === 'cancelled'
  const isAhead = isLiving && !isOff && !hasBegun(meeting, now)
  const isAsked = isAhead && meeting.askedId === actor.id
  const hasForm = isLiving && !isOff
  return (
    <Page title={kindTitles[meeting.kind] ?? w.calendarTitle} trail={{ href: `${at}/meetings`, label: w.title }}>
      <Trouble forms={[...(isAsked ? [`${address}/answer`] : []), ...(hasForm ? [address] : [])]} />
      <About meeting={meeting} where={where} word={word} actorId={actor.id} other={other} />
      {isAhead && times.length > 0 && (
        <Proposed address={address} meeting={meeting} isAsked={isAsked} other={other} times={times} now={now} />
      )}
      {isAhead && <Ways address={address} meeting={meeting} isAsked={isAsked} />}
      {isLiving && meeting.state === 'agreed' && hasBegun(meeting, now) && (
        <Held address={address} held={meeting.held} />
      )}
      <ItemLists at={at} {...items} isMentor={isMentor} isLiving={isLiving} other={other} />
      <Actions>
        <LinkButton href={`${at}/notes`} label={w.notes} plain />
      </Actions>
      {hasForm && <ItemForm isMentor={isMentor} other={other} isOver={isOver(meeting, now)} />}
    </Page>
  )
}

function isOver(meeting: Parameters<typeof endOfMeeting>[0], now: Temporal.Instant): boolean {
  const end = endOfMeeting(meeting)
  return end !== undefined && Temporal.Instant.compare(end, now) <= 0
}

/** The meeting; its form adds to what there is to talk about and to do. */
export const meetingPage = page('/partnerships/:partnership/meetings/:meeting', {
  show: showMeeting,
  form: itemForm,
  async answer({ db, actor, params, values, key, now }) {
    await addItem(db, actor, { partnershipId: params.partnership, meetingId: params.meeting }, values, key, now)
    return stay({ notice: w.added })
  },
})

/** Taking one of the times proposed. */
export const answerPage = page('/partnerships/:partnership/meetings/:meeting/answer', {
  show: (asked) => (asked.refused ? showMeeting(asked) : goTo(href(meetingPage, asked.params))),
  form: answerForm,
  async answer({ db, actor, params, values: { at, version }, now }) {
    const shown = { partnershipId: params.partnership, meetingId: params.meeting, version }
    await acceptTime(db, actor, shown, at, now)
    return goTo(href(meetingPage, params), { notice: w.agreed })
  },
})

/** An agreed meeting stays when it is. */
export const keepPage = page('/partnerships/:partnership/meetings/:meeting/keep', {
  show: (asked) => (asked.refused ? showMeeting(asked) : goTo(href(meetingPage, asked.params))),
  form: versionForm,
  async answer({ db, actor, params, values: { version } }) {
    await keepTime(db, actor, { partnershipId: params.partnership, meetingId: params.meeting, version })
    return goTo(href(meetingPage, params), { notice: w.kept })
  },
})

/** Whether the two met. */
export const heldPage = page('/partnerships/:partnership/meetings/:meeting/held', {
  show: (asked) => (asked.refused ? showMeeting(asked) : goTo(href(meetingPage, asked.params))),
  form: heldForm,
  async answer({ db, actor, params, values: { held }, now }) {
    await sayHeld(db, actor, { partnershipId: params.partnership, meetingId: params.meeting }, held === 'yes', now)
    return goTo(href(meetingPage, params), { notice: w.thanksHeld })
  },
})
