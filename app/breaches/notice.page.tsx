import { z } from 'zod'
import { sayInstant } from '#foundation/clock.ts'
import { text, version } from '#foundation/form.ts'
import type { Language } from '#foundation/language.ts'
import { download, goTo, page, stay } from '#foundation/page.ts'
import { TextArea } from '#ui/field.tsx'
import { Form } from '#ui/form.tsx'
import { Page, Words } from '#ui/page.tsx'
import { peopleWords } from '../people/people.words.ts'
import { noticeLines, breachWords as w } from './breaches.words.ts'
import { caseOf } from './case.ts'
import { findIncident } from './incident.page.tsx'
import { listIncidentSteps, listPeople, readNotice, readOwnNotice, tellPeople, writeNotice } from './incident.server.ts'
import { noticeParts } from './incident.ts'
import { paperPdf } from './paper.ts'

/** What stands there before anybody has written: a line for each thing whoever it concerns must be told. */
const begun = (language: Language, contact: string) =>
  noticeParts.map((part) => `${noticeLines[part][language]}${part === 'ask' ? ` ${contact}` : ''}`).join('\n\n')

/** The words to whoever it concerns, and sending them. */
export const incidentNoticePage = page('/organizations/:organization/incidents/:incident/notice', {
  async show({ db, params, key }) {
    const { organization, incident, at } = await findIncident({ db, params, key })
    const notice = await readNotice(db, incident.id, key)
    const waiting = (await listPeople(db, incident.id)).filter(({ toldAt }) => !toldAt).length
    const contact = `${organization.privacyName}, ${organization.privacyEmail}`
    const value = (language: Language) => notice?.words[language] ?? begun(language, contact)
    return (
      <Page title={w.noticeTitle} lead={w.noticeLead} trail={{ href: at, label: incident.words.title }}>
        <Form button={w.save} version={notice?.version ?? 0} audience={w.noticeAudience}>
          <TextArea name="en" label={w.inEnglish} value={value('en')} rows={16} />
          <TextArea name="fr" label={w.inFrench} value={value('fr')} rows={16} />
        </Form>
        {notice && waiting > 0 && incident.tellsPeople && (
          <Form action={`${at}/letters`} button={w.tell(waiting)} tone="care" />
        )}
      </Page>
    )
  },
  form: z.strictObject({ en: text(8000), fr: text(8000), version: version() }),
  async answer({ db, actor, params, values, key }) {
    const { incident } = await findIncident({ db, params, key })
    await writeNotice(db, actor, incident, { en: values.en, fr: values.fr }, values.version, key)
    return stay({ notice: w.saved })
  },
})

/** Telling them. */
export const incidentLettersPage = page('/organizations/:organization/incidents/:incident/letters', {
  fresh: true,
  async show({ db, params, key }) {
    return goTo(`${(await findIncident({ db, params, key })).at}/notice`)
  },
  form: z.strictObject({}),
  async answer({ db, actor, params, key }) {
    const { incident, at } = await findIncident({ db, params, key })
    await tellPeople(db, actor, incident)
    return goTo(at, { notice: w.told })
  },
})

/** The whole case as a document. */
export const incidentFilePage = page('/organizations/:organization/incidents/:incident/file', {
  async show({ db, params, key, language, now }) {
    const { organization, incident } = await findIncident({ db, params, key })
    const paper = caseOf({
      organization,
      incident,
      people: await listPeople(db, incident.id),
      steps: await listIncidentSteps(db, incident.id, key),
      notice: (await readNotice(db, incident.id, key))?.words[language] ?? '',
    })
    const body = await paperPdf(paper, { author: organization.name[language], language, madeAt: now })
    return download(`incident-${incident.foundOn}.pdf`, 'application/pdf', body)
  },
})

/** What somebody is told who is concerned by it. */
export const ownNoticePage = page('/me/notices/:incident', {
  async show({ db, actor, params, key, language }) {
    const { toldAt, words } = await readOwnNotice(db, actor, params.incident, key)
    return (
      <Page
        title={w.ownTitle}
        lead={w.ownLead(sayInstant(toldAt, actor.zone, language))}
        trail={{ href: '/me', label: peopleWords.me }}
      >
        <Words>{words[language]}</Words>
      </Page>
    )
  },
})
