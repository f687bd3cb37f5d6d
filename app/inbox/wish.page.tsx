import { z } from 'zod'
import { choice } from '#foundation/form.ts'
import { both } from '#foundation/language.ts'
import { goTo, href, page } from '#foundation/page.ts'
import { orNotFound } from '#foundation/refusal.ts'
import { Select } from '#ui/field.tsx'
import { Form } from '#ui/form.tsx'
import { Page } from '#ui/page.tsx'
import { listCounterparts, listWishes, settleWish } from '../applications/wish.server.ts'
import { getPerson } from '../people/person.server.ts'
import { getReceived } from './inbox.server.ts'
import { inboxWords as w } from './inbox.words.ts'
import { receivedPage } from './received.page.tsx'

/** Saying who was meant by a wish: anybody of the other seat, nobody here, or not known. */
export const wishPage = page('/programs/:program/applications/:application/wishes/:wish', {
  async show({ db, actor, params }) {
    const { application } = await getReceived(db, actor, params.program, params.application)
    const wish = orNotFound((await listWishes(db, application.id)).find(({ id }) => id === params.wish))
    const { name } = await getPerson(db, application.personId)
    return (
      <Page
        title={wish.kind === 'prefer' ? w.wishTitle(name, wish.name) : w.avoidTitle(name, wish.name)}
        lead={wish.kind === 'prefer' ? w.wishLead : w.avoidLead}
        trail={{ href: href(receivedPage, params), label: name }}
      >
        <Form button={w.saveRuling}>
          <Select
            name="meant"
            label={w.wishWho}
            value={wish.personId ?? (wish.nobodyAt ? 'nobody' : '')}
            options={[
              { value: 'nobody', label: w.wishNobodyHere },
              { value: 'unknown', label: w.wishUnknown },
              ...(await listCounterparts(db, application)).map(({ id, name, addresses }) => ({
                value: id,
                label: both(() => [name, addresses[0]].filter(Boolean).join(' · ')),
              })),
            ]}
          />
        </Form>
      </Page>
    )
  },
  form: async ({ db, actor, params }) => {
    const { application } = await getReceived(db, actor, params.program, params.application)
    const people = (await listCounterparts(db, application)).map(({ id }) => id)
    return z.strictObject({ meant: choice(['nobody', 'unknown', ...people]) })
  },
  async answer({ db, actor, params, values, now }) {
    const { application } = await getReceived(db, actor, params.program, params.application)
    const { meant } = values as { meant: string }
    await settleWish(
      db,
      actor,
      application,
      params.wish,
      meant === 'unknown' ? null : meant === 'nobody' ? { nobodyAt: now } : { personId: meant },
    )
    return goTo(href(receivedPage, params), { notice: w.wishConfirmed })
  },
})
