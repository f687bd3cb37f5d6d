import { z } from 'zod'
import type { PersonActor, Visitor } from '#foundation/actor.ts'
import { sayShortDate } from '#foundation/clock.ts'
import type { Db } from '#foundation/database.ts'
import { choice } from '#foundation/form.ts'
import { pick } from '#foundation/language.ts'
import { download, goTo, href, openPage, page } from '#foundation/page.ts'
import { orNotFound, Refusal } from '#foundation/refusal.ts'
import { Hidden } from '#ui/field.tsx'
import { Form } from '#ui/form.tsx'
import { Actions, LinkButton, Notice, P, Page, Section } from '#ui/page.tsx'
import { useReader, useSay } from '#ui/reader.tsx'
import { checkCertificate, findOwnCertificate, showTime } from './certificate.server.ts'
import { type Certificate, linesOf, readCode } from './certificate.ts'
import { hoursWords, certificateWords as w } from './certificate.words.ts'
import { certificatePdf } from './certificate-pdf.ts'
import { listOwnHours } from './hours.server.ts'
import { statementOf } from './hours.ts'

/** Where a code from paper is typed in. */
export const checkCertificatePage = openPage('/certificates', {
  show({ query }) {
    if (query.code !== undefined)
      return goTo(href(certificatePage, { code: readCode(query.code) ?? (query.code.trim() || '-') }))
    return (
      <Page title={w.check} lead={w.checkLead}>
        <CodeForm />
      </Page>
    )
  },
})

function CodeForm() {
  const say = useSay()
  return (
    <form method="get" action={href(checkCertificatePage)}>
      <div class="field">
        <label for="code">{say(w.code)}</label>
        <input id="code" name="code" type="text" class="medium" autocomplete="off" autocapitalize="characters" />
      </div>
      <p class="actions">
        <button type="submit" class="button">
          {say(w.checkButton)}
        </button>
      </p>
    </form>
  )
}

async function getChecked(db: Db, typed: string) {
  const checked = await checkCertificate(db, readCode(typed) ?? '')
  if (!checked) throw new Refusal(w.unknown, { status: 404 })
  return checked
}

/** Whether a certificate is genuine, for anybody who holds its code; and to its holder what they can do with it. */
export const certificatePage = openPage('/certificates/:code', {
  async show({ db, actor, params, language }) {
    const checked = await getChecked(db, params.code)
    if ('revokedOn' in checked)
      return (
        <Page title={w.withdrawn} lead={w.withdrawnLead(sayShortDate(checked.revokedOn, language))}>
          <p />
        </Page>
      )
    const { certificate } = checked
    return (
      <Page title={w.genuine}>
        <Saying certificate={certificate} />
        {await holderPart(db, actor, certificate)}
      </Page>
    )
  },
})

async function holderPart(db: Db, actor: PersonActor | Visitor, certificate: Certificate) {
  const own = actor.kind === 'person' ? await findOwnCertificate(db, actor, certificate.code) : undefined
  if (!own || actor.kind !== 'person') return null
  const { total } = statementOf(await listOwnHours(db, actor, own.programId))
  return <Holder certificate={certificate} total={total} />
}

function Saying({ certificate }: { certificate: Certificate }) {
  const say = useSay()
  const { language } = useReader()
  const lines = linesOf(certificate, language)
  return (
    <article class="measure">
      <h2>{say(w.title)}</h2>
      <p>
        {lines.certifies} <strong>{lines.name}</strong> {lines.servedAs} <strong>{lines.program}</strong> {lines.fromTo}
        {lines.gave ? ` ${lines.gave}` : '.'}
      </p>
      <p>
        {lines.signedOn} <strong>{lines.signer}</strong>
        <br />
        {lines.coordinator}
      </p>
      <p class="soft small">
        {say(w.code)} {certificate.code}
      </p>
    </article>
  )
}

function Holder({ certificate, total }: { certificate: Certificate; total: number }) {
  const say = useSay()
  const params = { code: certificate.code }
  return (
    <Section title={w.yours}>
      <Notice>
        <P text={w.yoursLead} />
      </Notice>
      <Actions>
        <LinkButton href={href(certificatePdfPage, params)} label={w.pdf} />
      </Actions>
      {certificate.minutes !== null && (
        <Form action={href(timePage, params)} button={w.hideTime} tone="plain">
          <Hidden name="shown" value="no" />
        </Form>
      )}
      {total > 0 && total !== certificate.minutes && (
        <Form action={href(timePage, params)} button={w.showTime(say(hoursWords.duration(total)))} tone="plain">
          <Hidden name="shown" value="yes" />
        </Form>
      )}
    </Section>
  )
}

/** The holder's own paper, in the language they read in. */
export const certificatePdfPage = page('/certificates/:code/pdf', {
  async show({ db, actor, params, language, settings, now }) {
    const code = readCode(params.code) ?? ''
    orNotFound(await findOwnCertificate(db, actor, code))
    const checked = await getChecked(db, code)
    const { certificate } = orNotFound('certificate' in checked && checked)
    return download(
      `${pick(w.file, language)}-${code}.pdf`,
      'application/pdf',
      await certificatePdf(certificate, language, { origin: settings.origin, now }),
    )
  },
})

export const timePage = page('/certificates/:code/time', {
  show: ({ params }) => goTo(href(certificatePage, params)),
  form: z.strictObject({ shown: choice(['yes', 'no']) }),
  async answer({ db, actor, params, values }) {
    await showTime(db, actor, params.code, values.shown === 'yes')
    return goTo(href(certificatePage, params), { notice: values.shown === 'yes' ? w.timeShown : w.timeHidden })
  },
})
