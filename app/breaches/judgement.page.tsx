import { z } from 'zod'
import { choice, date, many, optionalText, text, version } from '#foundation/form.ts'
import { goTo, page } from '#foundation/page.ts'
import { Checks, Choice, DateField, TextArea, TextField } from '#ui/field.tsx'
import { Form } from '#ui/form.tsx'
import { Page } from '#ui/page.tsx'
import { harmWords, breachWords as w } from './breaches.words.ts'
import { findIncident } from './incident.page.tsx'
import { changeIncident } from './incident.server.ts'
import { incidentHarms } from './incident.ts'

/** What happened, in words. */
export const incidentFactsPage = page('/organizations/:organization/incidents/:incident/facts', {
  async show({ db, params, key }) {
    const { incident, at } = await findIncident({ db, params, key })
    const { words, foundOn, version } = incident
    return (
      <Page title={w.facts} trail={{ href: at, label: words.title }}>
        <Form button={w.save} version={version} audience={w.audience}>
          <TextField name="title" label={w.name} value={words.title} />
          <TextArea name="happened" label={w.happened} value={words.happened} />
          <DateField name="foundOn" label={w.foundOn} value={foundOn.toString()} />
          <TextArea name="records" label={w.records} value={words.records} optional />
          <TextArea name="stopped" label={w.stopped} value={words.stopped} optional />
        </Form>
      </Page>
    )
  },
  form: z.strictObject({
    title: text(),
    happened: text(5000),
    foundOn: date(),
    records: optionalText(5000),
    stopped: optionalText(5000),
    version: version(),
  }),
  async answer({ db, actor, params, values, key }) {
    const { incident, at } = await findIncident({ db, params, key })
    const { version, foundOn, ...words } = values
    await changeIncident(db, actor, incident, version, { words, foundOn }, key)
    return goTo(at, { notice: w.saved })
  },
})

const yesNo = [
  { value: 'yes', label: w.yes },
  { value: 'no', label: w.no },
]
const said = (value: boolean | null) => (value === null ? null : value ? 'yes' : 'no')
const answer = () => choice(['yes', 'no'])

/** What could come of it, and whom to tell, with reasons. */
export const judgementPage = page('/organizations/:organization/incidents/:incident/judgement', {
  async show({ db, params, key }) {
    const { incident, at } = await findIncident({ db, params, key })
    const { words, harms, serious, tellsPeople, tellsCommissioner, version } = incident
    return (
      <Page title={w.judging} lead={w.noDelay} trail={{ href: at, label: words.title }}>
        <Form button={w.judge} version={version} audience={w.audience}>
          <Checks
            name="harms"
            label={w.harms}
            hint={w.harmsHint}
            values={harms}
            options={incidentHarms.map((value) => ({ value, label: harmWords[value] }))}
          />
          <Choice name="serious" label={w.serious} value={said(serious)} row options={yesNo} />
          <Choice name="tellsPeople" label={w.tellsPeople} value={said(tellsPeople)} row options={yesNo} />
          <Choice
            name="tellsCommissioner"
            label={w.tellsCommissioner}
            value={said(tellsCommissioner)}
            row
            options={yesNo}
          />
          <TextArea name="why" label={w.why} value={words.why} />
        </Form>
      </Page>
    )
  },
  form: z.strictObject({
    harms: many(incidentHarms),
    serious: answer(),
    tellsPeople: answer(),
    tellsCommissioner: answer(),
    why: text(5000),
    version: version(),
  }),
  async answer({ db, actor, params, values, key }) {
    const { incident, at } = await findIncident({ db, params, key })
    const judged = {
      harms: values.harms,
      serious: values.serious === 'yes',
      tellsPeople: values.tellsPeople === 'yes',
      tellsCommissioner: values.tellsCommissioner === 'yes',
    }
    await changeIncident(db, actor, incident, values.version, { words: { why: values.why }, judged }, key)
    return goTo(at, { notice: w.judged })
  },
})
