import { z } from 'zod'
import { sayShortDate } from '#foundation/clock.ts'
import { date, text } from '#foundation/form.ts'
import { goTo, page } from '#foundation/page.ts'
import { DateField, TextArea, TextField } from '#ui/field.tsx'
import { Form } from '#ui/form.tsx'
import { Empty, Page, Section, Tag } from '#ui/page.tsx'
import { useReader, useSay } from '#ui/reader.tsx'
import { findGuarded } from '../break-glass/grant.server.ts'
import { breachWords as w } from './breaches.words.ts'
import { type Incident, listIncidents, openIncident } from './incident.server.ts'

/** Where an organization keeps what went wrong. */
export const incidentsPage = page('/organizations/:organization/incidents', {
  async show({ db, params, key, today }) {
    const organization = await findGuarded(db, params.organization)
    const incidents = await listIncidents(db, organization.id, key)
    return (
      <Page
        title={w.title}
        lead={w.lead}
        trail={{ href: `/organizations/${organization.slug}`, label: organization.name }}
      >
        {incidents.length === 0 ? <Empty text={w.none} /> : <List incidents={incidents} slug={organization.slug} />}
        <Section title={w.openOne}>
          <Form button={w.begin} audience={w.audience}>
            <TextField name="title" label={w.name} hint={w.nameHint} />
            <TextArea name="happened" label={w.happened} />
            <DateField name="foundOn" label={w.foundOn} value={today.toString()} />
          </Form>
        </Section>
      </Page>
    )
  },
  form: z.strictObject({ title: text(), happened: text(5000), foundOn: date() }),
  async answer({ db, actor, params, values, key }) {
    const organization = await findGuarded(db, params.organization)
    const id = await openIncident(db, actor, organization.id, values, key)
    return goTo(`/organizations/${organization.slug}/incidents/${id}`, { notice: w.opened })
  },
})

function List({ incidents, slug }: { incidents: readonly Incident[]; slug: string }) {
  const say = useSay()
  const { language } = useReader()
  return (
    <ul>
      {incidents.map(({ id, words, foundOn, closedAt }) => (
        <li>
          <a href={`/organizations/${slug}/incidents/${id}`}>{words.title}</a>,{' '}
          {say(w.foundOnDay(sayShortDate(foundOn, language)))} {!closedAt && <Tag text={w.open} tone="care" />}
        </li>
      ))}
    </ul>
  )
}
