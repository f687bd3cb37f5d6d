import { z } from 'zod'
import type { PersonActor } from '#foundation/actor.ts'
import { sayInstant, sayShortDate } from '#foundation/clock.ts'
import { text, version } from '#foundation/form.ts'
import { type Asked, goTo, page, stay } from '#foundation/page.ts'
import { TextArea } from '#ui/field.tsx'
import { Form } from '#ui/form.tsx'
import { Actions, Facts, LinkButton, Notice, P, Page, Section, Words } from '#ui/page.tsx'
import { Say, useReader, useSay } from '#ui/reader.tsx'
import { findGuarded } from '../break-glass/grant.server.ts'
import { harmWords, incidentActWords, breachWords as w } from './breaches.words.ts'
import { closeIncident, getIncident, type Incident, listIncidentSteps, listPeople, note } from './incident.server.ts'

type Where = Pick<Asked<{ organization: string; incident: string }, PersonActor>, 'db' | 'params' | 'key'>

/** An incident, for those who work on it. */
export async function findIncident({ db, params, key }: Where) {
  const organization = await findGuarded(db, params.organization)
  const incident = await getIncident(db, organization.id, params.incident, key)
  return { organization, incident, at: `/organizations/${organization.slug}/incidents/${incident.id}` }
}

/** One incident from what happened to who was told: four things to do, and what was done. */
export const incidentPage = page('/organizations/:organization/incidents/:incident', {
  async show({ db, params, key, today }) {
    const { organization, incident, at } = await findIncident({ db, params, key })
    const people = await listPeople(db, incident.id)
    const steps = await listIncidentSteps(db, incident.id, key)
    const days = incident.foundOn.until(today).days
    return (
      <Page
        title={incident.words.title}
        trail={{ href: `/organizations/${organization.slug}/incidents`, label: w.title }}
      >
        {!incident.closedAt && (
          <Notice tone="care">
            <P text={w.sinceFound(Math.max(0, days))} />
            <P text={w.noDelay} />
          </Notice>
        )}
        <Happened incident={incident} at={at} />
        <Section title={w.people}>
          <P text={w.howMany(people.length)} />
          <Open href={`${at}/people`} incident={incident} />
        </Section>
        <Judged incident={incident} at={at} />
        <Section title={w.telling}>
          <P text={w.howMany(people.filter(({ toldAt }) => toldAt).length)} />
          {incident.tellsPeople && <Open href={`${at}/notice`} incident={incident} />}
        </Section>
        <Log steps={steps} />
        {!incident.closedAt && (
          <Form button={w.noteButton} audience={w.audience}>
            <TextArea name="words" label={w.note} rows={2} />
          </Form>
        )}
        <Actions>
          <LinkButton href={`${at}/file`} label={w.asPdf} plain />
        </Actions>
        {!incident.closedAt && incident.serious !== null && (
          <Form action={`${at}/end`} button={w.close} tone="care" version={incident.version} />
        )}
      </Page>
    )
  },
  form: z.strictObject({ words: text(2000) }),
  async answer({ db, actor, params, values, key }) {
    const { incident } = await findIncident({ db, params, key })
    await note(db, actor, incident, 'noted', { words: values.words, key })
    return stay({ notice: w.saved })
  },
})

function Open({ href, incident }: { href: string; incident: Incident }) {
  if (incident.closedAt) return null
  return (
    <Actions>
      <LinkButton href={href} label={w.change} plain />
    </Actions>
  )
}

function Happened({ incident, at }: { incident: Incident; at: string }) {
  const { language } = useReader()
  const { happened, records, stopped } = incident.words
  return (
    <Section title={w.facts}>
      <Words>{happened}</Words>
      <Facts
        facts={[
          [w.foundOn, sayShortDate(incident.foundOn, language)],
          [w.records, records],
          [w.stopped, stopped],
        ]}
      />
      <Open href={`${at}/facts`} incident={incident} />
    </Section>
  )
}

function Judged({ incident, at }: { incident: Incident; at: string }) {
  const say = useSay()
  const yes = (value: boolean | null) => (value === null ? null : say(value ? w.yes : w.no))
  return (
    <Section title={w.judging}>
      {incident.serious === null && <P text={w.notJudged} />}
      <Facts
        facts={[
          [w.harms, incident.harms.map((harm) => say(harmWords[harm])).join(', ')],
          [w.serious, yes(incident.serious)],
          [w.tellsPeople, yes(incident.tellsPeople)],
          [w.tellsCommissioner, yes(incident.tellsCommissioner)],
          [w.why, incident.words.why],
        ]}
      />
      <Open href={`${at}/judgement`} incident={incident} />
    </Section>
  )
}

function Log({ steps }: { steps: Awaited<ReturnType<typeof listIncidentSteps>> }) {
  const { language, zone } = useReader()
  return (
    <Section title={w.log}>
      <ol>
        {steps.map(({ act, at, name, count, words }) => (
          <li>
            {sayInstant(at, zone, language)}: {name}, <Say text={incidentActWords[act] ?? act} />
            {count !== null && ` (${count})`}
            {words && <Words>{words}</Words>}
          </li>
        ))}
      </ol>
    </Section>
  )
}

/** Closing it. */
export const incidentEndPage = page('/organizations/:organization/incidents/:incident/end', {
  async show({ db, params, key }) {
    return goTo((await findIncident({ db, params, key })).at)
  },
  form: z.strictObject({ version: version() }),
  async answer({ db, actor, params, values, key }) {
    const { incident, at } = await findIncident({ db, params, key })
    await closeIncident(db, actor, incident, values.version)
    return goTo(at, { notice: w.closed })
  },
})
