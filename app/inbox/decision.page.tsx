import { z } from 'zod'
import { choice, optionalDate, optionalText, text, version } from '#foundation/form.ts'
import { goTo, href, page } from '#foundation/page.ts'
import { orNotFound } from '#foundation/refusal.ts'
import { TextArea } from '#ui/field.tsx'
import { Form } from '#ui/form.tsx'
import { P, Page } from '#ui/page.tsx'
import { applicationWords } from '../applications/applications.words.ts'
import { checkMembership, findMembership } from '../memberships/membership.server.ts'
import { getPerson } from '../people/person.server.ts'
import { askForMore, decide, readCaveats, ruleOnEligibility } from './decision.server.ts'
import { DecisionForm, EligibilityForm, MembershipForm } from './decision-forms.tsx'
import { getReceived } from './inbox.server.ts'
import { inboxWords as w } from './inbox.words.ts'
import { receivedPage } from './received.page.tsx'

/** Accepting, waiting or declining; shown by itself when something was refused. */
export const decisionPage = page('/programs/:program/applications/:application/decision', {
  async show({ db, actor, params, today }) {
    const { application, program } = await getReceived(db, actor, params.program, params.application)
    const person = await getPerson(db, application.personId)
    return (
      <Page title={person.name} trail={{ href: href(receivedPage, params), label: person.name }} wide>
        <P text={program.title} class="soft" />
        <DecisionForm params={params} application={application} caveats={await readCaveats(db, application, today)} />
      </Page>
    )
  },
  form: z.strictObject({
    decision: choice(['accept', 'wait', 'decline']),
    word: optionalText(2000),
    version: version(),
  }),
  async answer({ db, actor, params, values, now }) {
    const { application, program } = await getReceived(db, actor, params.program, params.application)
    await decide(db, actor, program, application, values.decision, values.word, values.version, now)
    return goTo(href(receivedPage, params), { notice: w.decided })
  },
})

export const eligibilityPage = page('/programs/:program/applications/:application/eligibility', {
  async show({ db, actor, params }) {
    const { application } = await getReceived(db, actor, params.program, params.application)
    return (
      <Page title={w.eligibility} trail={{ href: href(receivedPage, params), label: w.back }} wide>
        <EligibilityForm params={params} application={application} />
      </Page>
    )
  },
  form: z.strictObject({ eligible: choice(['yes', 'no']), note: optionalText(2000), version: version() }),
  async answer({ db, actor, params, values }) {
    const { application } = await getReceived(db, actor, params.program, params.application)
    await ruleOnEligibility(
      db,
      actor,
      application,
      { eligible: values.eligible === 'yes', note: values.note },
      values.version,
    )
    return goTo(href(receivedPage, params), { notice: applicationWords.saved })
  },
})

export const requestPage = page('/programs/:program/applications/:application/request', {
  async show({ db, actor, params }) {
    const { application } = await getReceived(db, actor, params.program, params.application)
    return (
      <Page title={w.request} trail={{ href: href(receivedPage, params), label: w.back }} wide>
        <Form version={application.version} button={w.sendRequest}>
          <TextArea name="words" label={w.requestWords} hint={w.requestHint} />
        </Form>
      </Page>
    )
  },
  form: z.strictObject({ words: text(2000), version: version() }),
  async answer({ db, actor, params, values }) {
    const { application } = await getReceived(db, actor, params.program, params.application)
    await askForMore(db, actor, application, values.words, values.version)
    return goTo(href(receivedPage, params), { notice: w.requested })
  },
})

export const membershipPage = page('/programs/:program/applications/:application/membership', {
  async show({ db, actor, params }) {
    const { application } = await getReceived(db, actor, params.program, params.application)
    return (
      <Page title={w.membership} trail={{ href: href(receivedPage, params), label: w.back }} wide>
        <MembershipForm params={params} attestation={await findMembership(db, application.id)} />
      </Page>
    )
  },
  form: z.strictObject({ confirmed: choice(['yes', 'no']), expiresOn: optionalDate(), version: version() }),
  async answer({ db, actor, params, values, now }) {
    const { application } = await getReceived(db, actor, params.program, params.application)
    const attestation = orNotFound(await findMembership(db, application.id))
    await checkMembership(
      db,
      actor,
      application,
      { id: attestation.id, version: values.version },
      { confirmed: values.confirmed === 'yes', expiresOn: values.expiresOn ?? null },
      now,
    )
    return goTo(href(receivedPage, params), { notice: applicationWords.saved })
  },
})
