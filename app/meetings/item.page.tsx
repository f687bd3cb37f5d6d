import { goTo, href, page } from '#foundation/page.ts'
import { refuseUnless } from '#foundation/refusal.ts'
import { DateField, TextArea } from '#ui/field.tsx'
import { Form } from '#ui/form.tsx'
import { Page } from '#ui/page.tsx'
import { shownName } from '../people/person.ts'
import { itemChangeForm, markForm, noForm } from './meeting.form.ts'
import { meetingPage } from './meeting.page.tsx'
import { changeItem, getItem, markItem, removeItem } from './meeting-item.server.ts'
import type { MeetingItem } from './meeting-item.ts'
import { meetingsPage } from './meetings.page.tsx'
import { meetingWords as w } from './meetings.words.ts'

/** The page whose list it stands on. */
const listAt = ({ partnership }: { partnership: string }, { meetingId }: MeetingItem) =>
  meetingId ? href(meetingPage, { partnership, meeting: meetingId }) : href(meetingsPage, { partnership })

/** Rewriting something on the list. */
export const itemPage = page('/partnerships/:partnership/items/:item', {
  async show({ db, actor, params, key }) {
    const { item, partner, isMine } = await getItem(db, actor, params.partnership, params.item, key)
    refuseUnless(isMine, w.notYours, { status: 403 })
    return (
      <Page
        title={w.changeItem}
        trail={{ href: listAt(params, item), label: item.meetingId ? w.calendarTitle : w.title }}
      >
        <Form button={w.save} version={item.version} audience={w.onlyTwo(shownName(partner))}>
          <TextArea name="words" label={w.item} value={item.words} rows={2} audience={w.onlyTwo(shownName(partner))} />
          {item.kind === 'action' && (
            <DateField name="due" label={w.due} value={item.due ? String(item.due) : ''} optional />
          )}
        </Form>
        <Form action={href(itemRemovalPage, params)} button={w.remove} tone="plain" />
      </Page>
    )
  },
  form: itemChangeForm,
  async answer({ db, actor, params, values: { version, ...given }, key }) {
    await changeItem(db, actor, { partnershipId: params.partnership, id: params.item, version }, given, key)
    const { item } = await getItem(db, actor, params.partnership, params.item, key)
    return goTo(listAt(params, item), { notice: w.changed })
  },
})

/** Taking up, ticking off, opening again. */
export const itemMarkPage = page('/partnerships/:partnership/items/:item/mark', {
  show: ({ params, refused }) => goTo(href(itemPage, params), { notice: refused?.message }),
  form: markForm,
  async answer({ db, actor, params, values, key, now }) {
    const given = { partnershipId: params.partnership, id: params.item, as: values.as }
    const item = await markItem(db, actor, given, key, now)
    return goTo(listAt(params, item), { notice: w.changed })
  },
})

/** Taking it off the list for good. */
export const itemRemovalPage = page('/partnerships/:partnership/items/:item/removal', {
  show: ({ params, refused }) => goTo(href(itemPage, params), { notice: refused?.message }),
  form: noForm,
  async answer({ db, actor, params, key }) {
    const item = await removeItem(db, actor, params.partnership, params.item, key)
    return goTo(listAt(params, item), { notice: w.removed })
  },
})
