import { z } from 'zod'
import { dateAt, sayDate, sayShortDate } from '#foundation/clock.ts'
import { choice, date, text, version } from '#foundation/form.ts'
import { both, type Text } from '#foundation/language.ts'
import { goTo, page } from '#foundation/page.ts'
import { Choice, DateField, Select, TextArea } from '#ui/field.tsx'
import { Form } from '#ui/form.tsx'
import { Actions, Empty, Facts, LinkButton, P, Page, Section, Tag, Words } from '#ui/page.tsx'
import { Say, useReader } from '#ui/reader.tsx'
import { Table } from '#ui/table.tsx'
import { getReceived } from '../inbox/inbox.server.ts'
import { getPerson } from '../people/person.server.ts'
import { findCoordinated } from '../programs/program.server.ts'
import { answerRequest, getRequest, listRequests, noteRequest } from './request.server.ts'
import { requestAbouts, requestKinds } from './request.ts'
import { aboutWords, requestStateWords, requestWords as w } from './request.words.ts'

type Received = Awaited<ReturnType<typeof getRequest>>
const base = (slug: string) => `/programs/${slug}/requests`

/** What people of a program ask about what is kept on them, soonest due first. */
export const programRequestsPage = page('/programs/:program/requests', {
  async show({ db, actor, params }) {
    const program = await findCoordinated(db, actor, params.program)
    const requests = await listRequests(db, actor, program.id)
    return (
      <Page title={w.staffTitle} lead={w.staffLead} wide>
        {requests.length === 0 ? <Empty text={w.staffNone} /> : <List requests={requests} slug={program.slug} />}
        <Actions>
          <LinkButton href={`/programs/${program.slug}/consents`} label={w.toConsents} plain />
        </Actions>
      </Page>
    )
  },
})

function List({ requests, slug }: { requests: readonly Received[]; slug: string }) {
  const { language, zone } = useReader()
  return (
    <Table
      caption={w.staffTitle}
      rows={requests}
      columns={[
        { head: w.who, cell: ({ id, name }) => <a href={`${base(slug)}/${id}`}>{name}</a> },
        { head: w.what, cell: ({ about }) => <Say text={aboutWords[about] ?? about} /> },
        { head: w.wish, cell: ({ kind }) => <Say text={kind === 'see' ? w.see : w.correct} /> },
        { head: w.askedOn, cell: ({ askedAt }) => sayShortDate(dateAt(askedAt, zone), language) },
        { head: w.dueOn, cell: ({ dueOn, state }) => (state === 'open' ? sayShortDate(dueOn, language) : '') },
        {
          head: w.state,
          cell: ({ state }) => (
            <Tag text={requestStateWords[state] ?? state} tone={state === 'open' ? 'care' : undefined} />
          ),
        },
      ]}
    />
  )
}

/** One request, and the two ways to answer it. */
export const programRequestPage = page('/programs/:program/requests/:request', {
  async show({ db, actor, params }) {
    const program = await findCoordinated(db, actor, params.program)
    const request = await getRequest(db, actor, program.id, params.request)
    const here = `${base(program.slug)}/${request.id}`
    return (
      <Page title={request.name} trail={{ href: base(program.slug), label: w.staffTitle }}>
        <Asked request={request} />
        <p>
          <a href={`/programs/${program.slug}/applications/${request.applicationId}`}>
            <Say text={w.openApplication} />
          </a>
        </p>
        {request.state === 'open' && request.personId !== actor.id && (
          <Actions>
            <LinkButton href={`${here}/done`} label={w.accept} />
            <LinkButton href={`${here}/declined`} label={w.decline} plain />
          </Actions>
        )}
      </Page>
    )
  },
})

function Asked({ request: { about, kind, words, askedAt, dueOn, state, answer } }: { request: Received }) {
  const { language, zone } = useReader()
  return (
    <>
      <Facts
        facts={[
          [w.what, aboutWords[about] ?? about],
          [w.wish, kind === 'see' ? w.see : w.correct],
          [w.askedOn, sayShortDate(dateAt(askedAt, zone), language)],
          [w.dueOn, state === 'open' && sayDate(dueOn, language)],
          [w.state, requestStateWords[state] ?? state],
        ]}
      />
      <Words>{words}</Words>
      {answer && (
        <Section title={w.answerTitle}>
          <Words>{answer}</Words>
        </Section>
      )}
    </>
  )
}

interface Answering {
  readonly state: 'accepted' | 'declined'
  readonly title: Text
  readonly lead: Readonly<Record<Received['kind'], Text>>
  readonly label: Text
  readonly audience: Readonly<Record<Received['kind'], Text>>
  readonly button: Text
}

const done: Answering = {
  state: 'accepted',
  title: w.accept,
  lead: { correct: w.acceptCorrect, see: w.acceptSee },
  label: w.answer,
  audience: { correct: w.answerAudience, see: w.answerAudience },
  button: w.acceptButton,
}

const declined: Answering = {
  state: 'declined',
  title: w.decline,
  lead: { correct: w.declineCorrect, see: w.declineSee },
  label: w.reason,
  audience: { correct: w.reasonAudience, see: w.answerAudience },
  button: w.declineButton,
}

function answerPage<const Path extends `/programs/:program/requests/:request/${string}`>(path: Path, how: Answering) {
  const at = (params: unknown) => params as { program: string; request: string }
  return page(path, {
    async show({ db, actor, params }) {
      const program = await findCoordinated(db, actor, at(params).program)
      const request = await getRequest(db, actor, program.id, at(params).request)
      return (
        <Page title={how.title} trail={{ href: `${base(program.slug)}/${request.id}`, label: request.name }}>
          <Words>{request.words}</Words>
          <P text={how.lead[request.kind]} />
          <Form version={request.version} button={how.button}>
            <TextArea name="answer" label={how.label} audience={how.audience[request.kind]} rows={6} />
          </Form>
        </Page>
      )
    },
    form: z.strictObject({ answer: text(4000), version: version() }),
    async answer({ db, actor, params, values, now }) {
      const program = await findCoordinated(db, actor, at(params).program)
      const { request } = at(params)
      const told = await answerRequest(db, actor, program.id, request, { ...values, state: how.state }, now)
      return goTo(`${base(program.slug)}/${request}`, { notice: told > 0 ? w.told(told) : w.answered })
    },
  })
}

/** Saying that it is done. */
export const requestDonePage = answerPage('/programs/:program/requests/:request/done', done)
/** Declining, with the reason. */
export const requestDeclinedPage = answerPage('/programs/:program/requests/:request/declined', declined)

/** Noting a request of somebody who does not use their own page. */
export const requestNotePage = page('/programs/:program/applications/:application/privacy-request', {
  async show({ db, actor, params, today }) {
    const { application, program } = await getReceived(db, actor, params.program, params.application)
    const { name } = await getPerson(db, application.personId)
    return (
      <Page
        title={w.noteTitle}
        lead={w.noteLead(name)}
        trail={{ href: `/programs/${program.slug}/applications/${application.id}`, label: name }}
      >
        <Form button={w.note} audience={w.audience}>
          <Choice
            name="method"
            label={w.method}
            options={[
              { value: 'letter', label: w.letter },
              { value: 'phone', label: w.phone },
            ]}
          />
          <DateField name="cameOn" label={w.cameOn} value={today.toString()} />
          <Choice
            name="kind"
            label={w.wish}
            options={[
              { value: 'correct', label: w.correct },
              { value: 'see', label: w.see },
            ]}
          />
          <Select
            name="about"
            label={w.about}
            options={requestAbouts.map((value) => ({ value, label: aboutWords[value] ?? value }))}
          />
          <TextArea name="words" label={w.theirWords} rows={5} />
        </Form>
      </Page>
    )
  },
  form: z.strictObject({
    method: choice(['letter', 'phone']),
    cameOn: date(),
    kind: choice(requestKinds),
    about: choice(requestAbouts),
    words: text(4000),
  }),
  async answer({ db, actor, params, values, today }) {
    const { application, program } = await getReceived(db, actor, params.program, params.application)
    const dueOn = await noteRequest(db, actor, application, values, today)
    return goTo(base(program.slug), { notice: both((language) => w.noted(sayDate(dueOn, language))[language]) })
  },
})
