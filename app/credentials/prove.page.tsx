import { z } from 'zod'
import { optionalText, text } from '#foundation/form.ts'
import { accountPage, type GoTo, goTo, href, withCare } from '#foundation/page.ts'
import { Hidden, TextField } from '#ui/field.tsx'
import { Form } from '#ui/form.tsx'
import { Actions, LinkButton, P, Page, Section } from '#ui/page.tsx'
import { safeDestination } from '../people/sign-in.server.ts'
import { credentialsWords as w } from './credentials.words.ts'
import { proveByCode, proveByMail, sendProof } from './proof.server.ts'
import { getStanding, isFresh } from './standing.server.ts'
import { answersOf } from './standing.ts'
import { onTo, waysPage } from './ways.page.tsx'

/**
 * "Please show that it is you": for whoever came by a letter and has something stronger, and for anybody before
 * something grave. Afterwards they go on to where they were going.
 */
export const provePage = accountPage('/sign-in/again', {
  async show({ db, actor, query, settings }) {
    const to = safeDestination(query.to)
    const held = actor.held === true
    if (query.done && !held)
      return (
        <Page title={w.proved}>
          <P text={w.provedLead} />
        </Page>
      )
    const standing = await getStanding(db)
    const answers = answersOf(standing, { held, fresh: await isFresh(db, actor) })
    if (answers.addFirst && !standing.hasStrong) return goTo(onTo(href(waysPage), to))
    return (
      <Page title={w.prove} lead={held ? w.proveLead : w.proveFreshLead}>
        {settings.local && !settings.smtpUrl && answers.mail && query.sent && (
          <p>
            <a href="/outbox">/outbox</a>
          </p>
        )}
        {answers.addFirst && <LinkButton href={href(waysPage)} label={w.anewButton} />}
        {answers.passkey && (
          <Section title={w.provePasskey}>
            <LinkButton href={onTo('/sign-in/passkey', to)} label={w.passkeySignIn} />
          </Section>
        )}
        {answers.code && (
          <Section title={w.proveCode}>
            <Form button={w.goOn}>
              <Hidden name="to" value={to} />
              <TextField
                name="code"
                label={standing.hasTotp ? w.anyCode : w.recoveryCode}
                width="medium"
                autocomplete="one-time-code"
              />
            </Form>
          </Section>
        )}
        {answers.mail && <ByMail to={to} sent={query.sent !== undefined} />}
        {standing.hasStrong && !answers.addFirst && (
          <Actions>
            <LinkButton href="/sign-in/lost" label={w.noneOfThese} plain />
          </Actions>
        )}
      </Page>
    )
  },
  form: z.strictObject({ to: text(500), code: text(40), by: optionalText(10) }),
  // A wrong code must stay counted, so it is not thrown (which would undo the count) but led to a page that says so.
  async answer({ db, actor, values, key, now, caller }): Promise<GoTo> {
    const to = safeDestination(values.to)
    const byMail = values.by === 'mail'
    const proved = byMail
      ? await proveByMail(db, actor, values.code, caller)
      : await proveByCode(db, actor, values.code, { key, now, caller })
    if (typeof proved !== 'string') return goTo(to, { session: proved })
    const again = href(provePage, {}, { to, sent: byMail && proved === 'wrong' ? 'yes' : undefined })
    return goTo(again, { notice: withCare(proved === 'wrong' ? w.wrong : byMail ? w.mailOver : w.wait) })
  },
})

function ByMail({ to, sent }: { to: string; sent: boolean }) {
  return (
    <Section title={w.mailed}>
      {sent ? (
        <Form button={w.goOn}>
          <Hidden name="to" value={to} />
          <Hidden name="by" value="mail" />
          <TextField name="code" label={w.mailCode} width="short" inputmode="numeric" autocomplete="one-time-code" />
        </Form>
      ) : (
        <Form action={href(proofLetterPage)} button={w.sendCode}>
          <Hidden name="to" value={to} />
        </Form>
      )}
      <P text={w.mailedLead} class="soft measure" />
    </Section>
  )
}

/** Asks for the letter with the code. */
export const proofLetterPage = accountPage('/sign-in/again/letter', {
  show: () => goTo(href(provePage)),
  form: z.strictObject({ to: text(500) }),
  async answer({ db, actor, values, language, caller, key }): Promise<GoTo> {
    await sendProof(db, actor, language, caller, key)
    return goTo(href(provePage, {}, { to: safeDestination(values.to), sent: 'yes' }), { notice: w.codeSent })
  },
})
