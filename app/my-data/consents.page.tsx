import { z } from 'zod'
import { dateAt, sayInstant, sayShortDate } from '#foundation/clock.ts'
import { goTo, href, page } from '#foundation/page.ts'
import { Form } from '#ui/form.tsx'
import { Actions, Empty, Facts, LinkButton, P, Page, Section, Words } from '#ui/page.tsx'
import { Say, useReader, useSay } from '#ui/reader.tsx'
import { Table } from '#ui/table.tsx'
import { Laws } from '../organizations/laws.tsx'
import { listOwnOrganizations } from '../organizations/organization.server.ts'
import { findCoordinated } from '../programs/program.server.ts'
import {
  endsApplication,
  getLivingConsent,
  listOwnConsents,
  listProgramConsents,
  type OwnConsent,
  takeBackConsent,
} from './consent.server.ts'
import { methodWords, purposeWords, staffPurposeWords, ownConsentWords as w } from './consent.words.ts'
import { myDataWords } from './my-data.words.ts'
import { requestWords } from './request.words.ts'

const titleOf = (purpose: string) => purposeWords[purpose]?.title ?? purpose

/** Every yes one gave, in its exact words; each can be taken back by itself. */
export const consentsPage = page('/me/data/consents', {
  async show({ db, actor }) {
    const all = await listOwnConsents(db, actor)
    const living = all.filter(({ withdrawnAt }) => withdrawnAt === null)
    const laws = await listOwnOrganizations(db)
    const past = all.filter(({ withdrawnAt }) => withdrawnAt !== null)
    return (
      <Page title={myDataWords.consents} lead={w.lead} trail={{ href: '/me/data', label: myDataWords.title }}>
        <Section title={w.living}>
          {living.length === 0 && <Empty text={w.none} />}
          {living.map((consent) => (
            <Consent consent={consent} />
          ))}
        </Section>
        {past.length > 0 && (
          <Section title={w.past}>
            {past.map((consent) => (
              <Consent consent={consent} />
            ))}
          </Section>
        )}
        <Laws laws={laws} say={['collected']} />
      </Page>
    )
  },
})

function Consent({ consent }: { consent: OwnConsent }) {
  const say = useSay()
  const { zone, language } = useReader()
  const { id, purpose, program, givenAt, withdrawnAt, method } = consent
  return (
    <section class="notice">
      <h3>{say(titleOf(purpose))}</h3>
      <Facts
        facts={[
          [w.given, sayInstant(givenAt, zone, language)],
          [w.how, methodWords[method] ?? method],
          [w.withdrawn, withdrawnAt && sayInstant(withdrawnAt, zone, language)],
          [myDataWords.program, program],
        ]}
      />
      <details>
        <summary>{say(w.toWhat)}</summary>
        <ExactWords consent={consent} />
      </details>
      {!withdrawnAt && (
        <Actions>
          <LinkButton href={`/me/data/consents/${id}`} label={w.takeBack} plain />
        </Actions>
      )}
    </section>
  )
}

function ExactWords({ consent: { words } }: { consent: OwnConsent }) {
  const say = useSay()
  return words ? <Words>{say(words)}</Words> : <P text={w.noWords} />
}

/** Taking one back: first what happens then. */
export const consentPage = page('/me/data/consents/:consent', {
  async show({ db, actor, params }) {
    const consent = await getLivingConsent(db, actor, params.consent)
    const effect = purposeWords[consent.purpose]?.effect
    return (
      <Page title={w.takeBackTitle} trail={{ href: href(consentsPage), label: myDataWords.consents }}>
        <Section title={titleOf(consent.purpose)}>
          <ExactWords consent={consent} />
        </Section>
        <Section title={w.effects}>
          {effect && <P text={effect} />}
          <P text={w.notUndone} />
          {endsApplication(consent) ? (
            <Actions>
              <LinkButton href={`/applications/${consent.subjectId}`} label={w.toWithdrawal} />
              <LinkButton href={href(consentsPage)} label={w.keep} plain />
            </Actions>
          ) : (
            <>
              <Form button={w.yesTakeBack} tone="care" />
              <p>
                <a href={href(consentsPage)}>
                  <Say text={w.keep} />
                </a>
              </p>
            </>
          )}
        </Section>
      </Page>
    )
  },
  form: z.strictObject({}),
  async answer({ db, actor, params, key, now }) {
    await takeBackConsent(db, actor, params.consent, { key, now })
    return goTo(href(consentsPage), { notice: w.done })
  },
})

/** The state of every participant's consents, for those who coordinate. */
export const programConsentsPage = page('/programs/:program/consents', {
  async show({ db, actor, params }) {
    const program = await findCoordinated(db, actor, params.program)
    const rows = await listProgramConsents(db, actor, program.id)
    return (
      <Page
        title={w.staffTitle}
        lead={w.staffLead}
        trail={{ href: `/programs/${program.slug}/requests`, label: requestWords.staffTitle }}
        wide
      >
        {rows.length === 0 ? <Empty text={w.staffNone} /> : <States rows={rows} />}
      </Page>
    )
  },
})

function States({ rows }: { rows: Awaited<ReturnType<typeof listProgramConsents>> }) {
  const { zone, language } = useReader()
  const day = (at: Temporal.Instant) => sayShortDate(dateAt(at, zone), language)
  return (
    <Table
      caption={w.staffTitle}
      rows={rows}
      columns={[
        { head: w.who, cell: ({ name }) => name },
        { head: w.purpose, cell: ({ purpose }) => <Say text={staffPurposeWords[purpose] ?? purpose} /> },
        { head: w.given, cell: ({ givenAt }) => day(givenAt) },
        { head: w.how, cell: ({ method }) => <Say text={methodWords[method] ?? method} /> },
        { head: w.withdrawn, cell: ({ withdrawnAt }) => (withdrawnAt ? day(withdrawnAt) : '') },
      ]}
    />
  )
}
