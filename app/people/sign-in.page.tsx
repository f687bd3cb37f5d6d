import { z } from 'zod'
import { address, text } from '#foundation/form.ts'
import { accountPage, type GoTo, goTo, href, openPage, stay, withCare } from '#foundation/page.ts'
import { TextField } from '#ui/field.tsx'
import { Form } from '#ui/form.tsx'
import { Actions, LinkButton, Notice, P, Page } from '#ui/page.tsx'
import { useSay } from '#ui/reader.tsx'
import { findEmployer, listEmployers } from './employer.server.ts'
import { Employers } from './employers.tsx'
import { peopleWords as w } from './people.words.ts'
import { signOut } from './person.server.ts'
import { askToSignIn, completeSignIn, refuseUnlessIn, safeDestination } from './sign-in.server.ts'

/** Asking for a letter. */
export const signInPage = openPage('/sign-in', {
  async show({ db, actor, query }) {
    if (actor.kind === 'person') return goTo(safeDestination(query.to))
    if (actor.held) return goTo(`/sign-in/again?to=${encodeURIComponent(safeDestination(query.to))}`)
    const employers = await listEmployers(db)
    return (
      <Page title={w.signIn} lead={w.signInLead}>
        <Form button={w.sendLink}>
          <input type="hidden" name="to" value={safeDestination(query.to)} />
          <TextField
            name="address"
            type="email"
            label={w.email}
            hint={w.emailHint}
            autocomplete="email"
            width="medium"
            inputmode="email"
          />
        </Form>
        <P text={w.signInHere} class="soft measure" />
        <Actions>
          <LinkButton
            href={`/sign-in/passkey?to=${encodeURIComponent(safeDestination(query.to))}`}
            label={w.signInHereButton}
            plain
          />
        </Actions>
        <Employers employers={employers} to={safeDestination(query.to)} />
      </Page>
    )
  },
  form: z.strictObject({ address: address(), to: text(500) }),
  async answer({ db, values, language, caller, key }): Promise<GoTo> {
    await askToSignIn(db, { address: values.address, language, destination: safeDestination(values.to) }, caller, key)
    const employer = await findEmployer(db, values.address)
    return goTo(href(signInCodePage, {}, { employer: employer?.id }))
  },
})

/** Typing the code from the letter, in the browser that asked. */
export const signInCodePage = openPage('/sign-in/code', {
  async show({ db, settings, query }) {
    const employer = query.employer && (await listEmployers(db)).find(({ id }) => id === query.employer)
    return (
      <Page title={w.checkMail} lead={query.join ? w.checkMailJoin : w.checkMailLead}>
        {settings.local && !settings.smtpUrl && <LocalNote />}
        <Form button={w.enter}>
          <TextField
            name="code"
            label={w.code}
            hint={w.codeHint}
            width="short"
            inputmode="numeric"
            autocomplete="one-time-code"
          />
        </Form>
        {employer && <P text={w.employerOf(employer.label)} />}
        {employer && <LinkButton href={`/sign-in/with/${employer.id}`} label={w.signInWith(employer.label)} plain />}
        <P text={w.nothingCame} class="soft measure" />
        <p>
          <AskAgain />
        </p>
      </Page>
    )
  },
  form: z.strictObject({ code: text(20) }),
  // A wrong code must stay counted, so it is not thrown (which would undo the count) but led to a page that says so.
  async answer({ db, values, caller }): Promise<GoTo> {
    const outcome = await completeSignIn(db, { code: values.code }, caller)
    if (outcome === 'wrong-code') return stay({ notice: withCare(w.wrongCode) })
    if (typeof outcome === 'string') return goTo(href(signInPage), { notice: withCare(w.over) })
    return goTo(outcome.destination, { session: outcome.session, language: outcome.language })
  },
})

/** The letter's link: a page with a button, because scanners open links and must not sign anybody in. */
export const signInLinkPage = openPage('/sign-in/:token', {
  show({ actor }) {
    return (
      <Page title={w.confirm} lead={w.confirmLead}>
        {actor.kind === 'person' && (
          <Notice>
            <P text={w.alreadyIn(actor.name)} />
            <LinkButton href="/" label={w.openMyDay} />
          </Notice>
        )}
        <Form button={w.confirmButton} />
        <P text={w.linkOver} class="soft measure" />
        <p>
          <AskAgain />
        </p>
      </Page>
    )
  },
  form: z.strictObject({}),
  async answer({ db, params, caller }) {
    const outcome = await completeSignIn(db, { token: params.token }, caller)
    refuseUnlessIn(outcome)
    return goTo(outcome.destination, { session: outcome.session, language: outcome.language })
  },
})

export const signOutPage = accountPage('/sign-out', {
  show() {
    return (
      <Page title={w.signOut}>
        <Form button={w.signOut} />
      </Page>
    )
  },
  form: z.strictObject({}),
  async answer({ db, actor, now }) {
    await signOut(db, actor, now)
    return goTo('/', { session: null, notice: w.signedOut })
  },
})

function AskAgain() {
  return <a href={href(signInPage)}>{useSay()(w.askAgain)}</a>
}

function LocalNote() {
  const say = useSay()
  return (
    <Notice>
      <p>
        {say(w.local)} <a href="/outbox">{say(w.openOutbox)}</a>
      </p>
    </Notice>
  )
}
