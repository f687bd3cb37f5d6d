import { z } from 'zod'
import { dateAt, sayShortDate } from '#foundation/clock.ts'
import { both } from '#foundation/language.ts'
import { goTo, href, page, stay } from '#foundation/page.ts'
import { orNotFound, refuseUnless } from '#foundation/refusal.ts'
import { Checks } from '#ui/field.tsx'
import { Form } from '#ui/form.tsx'
import { Actions, LinkButton, P, Page, Section, Tag } from '#ui/page.tsx'
import { useReader, useSay } from '#ui/reader.tsx'
import { Table } from '#ui/table.tsx'
import { findCoordinated } from '../programs/program.server.ts'
import { certificatePage } from './certificate.page.tsx'
import {
  issueCertificates,
  listCertificates,
  listLacking,
  revokeCertificate,
  type Served,
  servedKey,
} from './certificate.server.ts'
import { certificateWords as w } from './certificate.words.ts'
import { quotesPage } from './quote.page.tsx'
import { thanksWords } from './thanks.words.ts'

/** Signing certificates, one or many at once, and those already out. */
export const certificatesPage = page('/programs/:program/certificates', {
  async show({ db, actor, params, today }) {
    const program = await findCoordinated(db, actor, params.program)
    const { able, later } = await listLacking(db, actor, program, today)
    const certificates = await listCertificates(db, program.id)
    return (
      <Page title={w.certificates} lead={w.certificatesLead} wide>
        <Section title={w.toIssue}>
          {able.length === 0 ? (
            <P text={w.nobody} />
          ) : (
            <Form button={w.issue}>
              <WhoFields served={able} />
            </Form>
          )}
        </Section>
        {later.length > 0 && (
          <Section title={w.laterTitle}>
            <P text={both((each) => w.laterLead(sayShortDate(program.endsOn, each))[each])} class="soft measure" />
            <Later served={later} />
          </Section>
        )}
        {certificates.length > 0 && (
          <Section title={w.issuedTitle}>
            <Issued certificates={certificates} program={params.program} />
          </Section>
        )}
        <Actions>
          <LinkButton href={href(quotesPage, params)} label={thanksWords.quotes} plain />
        </Actions>
      </Page>
    )
  },
  form: z.strictObject({ chosen: z.array(z.string().max(60)).default([]) }),
  async answer({ db, actor, params, values, now, today }) {
    const program = await findCoordinated(db, actor, params.program)
    refuseUnless(values.chosen.length > 0, w.chooseOne, { field: 'chosen' })
    return stay({ notice: w.issued(await issueCertificates(db, actor, program, values.chosen, now, today)) })
  },
})

function WhoFields({ served }: { served: readonly Served[] }) {
  const say = useSay()
  const { language } = useReader()
  return (
    <Checks
      name="chosen"
      label={w.chooseWho}
      options={served.map((each) => ({
        value: servedKey(each),
        label: `${each.name}, ${say(w[each.seat])}`,
        hint: w.fromTo(sayShortDate(each.startsOn, language), sayShortDate(each.endsOn, language)),
      }))}
    />
  )
}

/** Who can have one later. */
function Later({ served }: { served: readonly Served[] }) {
  const say = useSay()
  return (
    <ul>
      {served.map(({ name, seat }) => (
        <li>{`${name}, ${say(w[seat])}`}</li>
      ))}
    </ul>
  )
}

function Issued({
  certificates,
  program,
}: {
  certificates: Awaited<ReturnType<typeof listCertificates>>
  program: string
}) {
  const say = useSay()
  const { language, zone } = useReader()
  const dated = (at: Temporal.Instant) => sayShortDate(dateAt(at, zone), language)
  return (
    <Table
      caption={w.issuedTitle}
      rows={certificates}
      columns={[
        { head: w.person, cell: ({ name, code }) => <a href={href(certificatePage, { code })}>{name}</a> },
        { head: w.role, cell: ({ seat }) => say(w[seat]) },
        { head: w.when, cell: ({ issuedAt }) => dated(issuedAt) },
        {
          head: w.state,
          cell: ({ id, revokedAt }) =>
            revokedAt ? (
              <Tag text={w.withdrawnOn(dated(revokedAt))} tone="care" />
            ) : (
              <>
                <Tag text={w.valid} tone="good" />{' '}
                <a href={href(revocationPage, { program, certificate: id })}>{say(w.revoke)}</a>
              </>
            ),
        },
      ]}
    />
  )
}

/** Before a certificate is withdrawn: what that does. */
export const revocationPage = page('/programs/:program/certificates/:certificate/revocation', {
  async show({ db, actor, params }) {
    const program = await findCoordinated(db, actor, params.program)
    const certificate = orNotFound(
      (await listCertificates(db, program.id)).find(({ id, revokedAt }) => id === params.certificate && !revokedAt),
    )
    return (
      <Page
        title={w.revokeTitle(certificate.name)}
        lead={w.revokeLead}
        trail={{ href: href(certificatesPage, params), label: w.certificates }}
      >
        <Form button={w.revoke} tone="care" />
      </Page>
    )
  },
  form: z.strictObject({}),
  async answer({ db, actor, params, now }) {
    const program = await findCoordinated(db, actor, params.program)
    await revokeCertificate(db, actor, program.id, params.certificate, now)
    return goTo(href(certificatesPage, params), { notice: w.revoked })
  },
})
