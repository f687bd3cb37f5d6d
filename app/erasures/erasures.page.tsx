import { z } from 'zod'
import { dateAt, sayShortDate } from '#foundation/clock.ts'
import { identifier } from '#foundation/form.ts'
import { page, stay } from '#foundation/page.ts'
import { Hidden } from '#ui/field.tsx'
import { Form } from '#ui/form.tsx'
import { Empty, Page, Tag } from '#ui/page.tsx'
import { Table } from '#ui/table.tsx'
import { findOrganization } from '../organizations/organization.server.ts'
import { stateWords, erasureWords as w } from './erasures.words.ts'
import { answerRequest, listRequests } from './request.server.ts'

/** The requests to be erased that concern an organization, for whoever administers it: where each stands, and by when. */
export const erasuresPage = page('/organizations/:organization/erasures', {
  async show({ db, params, language }) {
    const organization = await findOrganization(db, params.organization)
    const requests = await listRequests(db, organization.id)
    const say = (day: Temporal.PlainDate | null | undefined) => (
      <span class="nowrap">{day ? sayShortDate(day, language) : '—'}</span>
    )
    return (
      <Page
        title={w.listTitle}
        lead={w.listLead}
        trail={{ href: `/organizations/${organization.slug}`, label: organization.name }}
        wide
      >
        {requests.length === 0 ? (
          <Empty text={w.listEmpty} />
        ) : (
          <Table
            caption={w.listTitle}
            rows={requests}
            columns={[
              { head: w.askedOn, cell: ({ askedAt }) => say(dateAt(askedAt)) },
              {
                head: w.state,
                cell: ({ id, state }) =>
                  state === 'waiting' ? (
                    <Form button={w.free} tone="plain" inline>
                      <Hidden name="id" value={id} />
                    </Form>
                  ) : (
                    <Tag text={stateWords[state] ?? w.state} />
                  ),
              },
              { head: w.due, cell: ({ state, dueOn }) => say(state === 'done' ? null : dueOn) },
              { head: w.gone, cell: ({ goneOn }) => say(goneOn) },
            ]}
          />
        )}
      </Page>
    )
  },
  form: z.strictObject({ id: identifier() }),
  async answer({ db, actor, params, values, now }) {
    const organization = await findOrganization(db, params.organization)
    await answerRequest(db, actor, organization.id, values.id, now)
    return stay({ notice: w.freed })
  },
})
