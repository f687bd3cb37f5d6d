import { z } from 'zod'
import { dateAt, sayDate, sayShortDate } from '#foundation/clock.ts'
import { choice, identifier, text } from '#foundation/form.ts'
import { both } from '#foundation/language.ts'
import { goTo, href, page } from '#foundation/page.ts'
import { Choice, Hidden, Select, TextArea } from '#ui/field.tsx'
import { Form } from '#ui/form.tsx'
import { Empty, Facts, P, Page, Section, Words } from '#ui/page.tsx'
import { useReader, useSay } from '#ui/reader.tsx'
import { Laws } from '../organizations/laws.tsx'
import { listOwnOrganizations } from '../organizations/organization.server.ts'
import { PrivacyContacts } from '../organizations/privacy-contacts.tsx'
import { myDataWords } from './my-data.words.ts'
import { askRequest, listOwnApplications, listOwnRequests, takeBackRequest } from './request.server.ts'
import { type DataRequest, requestAbouts, requestKinds } from './request.ts'
import { aboutWords, requestStateWords, requestWords as w } from './request.words.ts'

/** Asking that what others noted about one be put right, or be shown; and what became of it. */
export const requestsPage = page('/me/data/requests', {
  async show({ db, actor }) {
    const applications = await listOwnApplications(db, actor)
    const requests = await listOwnRequests(db, actor)
    const contacts = await listOwnOrganizations(db)
    return (
      <Page title={w.title} lead={w.lead} trail={{ href: '/me/data', label: myDataWords.title }}>
        {requests.length > 0 && (
          <Section title={w.yours}>
            {requests.map((request) => (
              <OwnRequest request={request} />
            ))}
          </Section>
        )}
        <Section title={w.ask}>
          {applications.length === 0 ? <Empty text={w.noApplication} /> : <AskForm applications={applications} />}
          <Laws laws={contacts} say={['right', 'answered']} />
          <P text={w.contact} class="soft measure" />
          <PrivacyContacts organizations={contacts} />
        </Section>
      </Page>
    )
  },
  form: z.strictObject({
    application: identifier(),
    kind: choice(requestKinds),
    about: choice(requestAbouts),
    words: text(4000),
  }),
  async answer({ db, actor, values, now }) {
    const { application, ...asked } = values
    const dueOn = await askRequest(db, actor, { ...asked, applicationId: application }, now)
    return goTo('', { notice: both((language) => w.sent(sayDate(dueOn, language))[language]) })
  },
})

function AskForm({ applications }: { applications: Awaited<ReturnType<typeof listOwnApplications>> }) {
  const [only] = applications
  return (
    <Form button={w.send} audience={w.audience}>
      {applications.length === 1 && only ? (
        <Hidden name="application" value={only.id} />
      ) : (
        <Select
          name="application"
          label={w.which}
          options={applications.map(({ id, title }) => ({ value: id, label: title }))}
        />
      )}
      <Choice
        name="kind"
        label={w.kind}
        options={[
          { value: 'correct', label: w.correct, hint: w.correctHint },
          { value: 'see', label: w.see, hint: w.seeHint },
        ]}
      />
      <Select
        name="about"
        label={w.about}
        options={requestAbouts.map((value) => ({ value, label: aboutWords[value] ?? value }))}
      />
      <TextArea name="words" label={w.words} hint={w.wordsHint} rows={5} />
    </Form>
  )
}

function OwnRequest({ request }: { request: DataRequest }) {
  const say = useSay()
  const { zone, language } = useReader()
  const { id, about, kind, words, askedAt, dueOn, state, answer } = request
  return (
    <section class="notice">
      <h3>{say(aboutWords[about] ?? about)}</h3>
      <Facts
        facts={[
          [w.kind, kind === 'see' ? w.see : w.correct],
          [w.askedOn, sayShortDate(dateAt(askedAt, zone), language)],
          [w.dueOn, state === 'open' && sayDate(dueOn, language)],
          [w.state, requestStateWords[state] ?? state],
        ]}
      />
      <Words>{words}</Words>
      {answer && (
        <>
          <p>
            <strong>{say(w.answerTitle)}</strong>
          </p>
          <Words>{answer}</Words>
        </>
      )}
      {state === 'open' && <Form action={href(requestEndPage, { request: id })} button={w.takeBack} tone="plain" />}
    </section>
  )
}

/** Taking a request back. */
export const requestEndPage = page('/me/data/requests/:request/end', {
  show: () => goTo(href(requestsPage)),
  form: z.strictObject({}),
  async answer({ db, actor, params }) {
    await takeBackRequest(db, actor, params.request)
    return goTo(href(requestsPage), { notice: w.takenBack })
  },
})
