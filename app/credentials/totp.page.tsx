import { encode } from 'uqr'
import { z } from 'zod'
import { optionalText, text } from '#foundation/form.ts'
import { accountPage, goTo, href, page } from '#foundation/page.ts'
import { Hidden, TextField } from '#ui/field.tsx'
import { Form } from '#ui/form.tsx'
import { P, Page, Section } from '#ui/page.tsx'
import { useSay } from '#ui/reader.tsx'
import { listAddresses } from '../people/person.server.ts'
import { afterEnrolment } from './codes.page.tsx'
import { credentialsWords as w } from './credentials.words.ts'
import { prove } from './proof.server.ts'
import { getStanding, isOnlyWay } from './standing.server.ts'
import { beginTotp, confirmTotp, findApp, findWaiting, removeTotp } from './totp.server.ts'
import { base32, keyUri } from './totp.ts'
import { onTo, waysPage } from './ways.page.tsx'

/** Setting up an app for codes: a picture to read, a code to show that it was read. Works without a script. */
export const totpPage = accountPage('/me/sign-in/app', {
  async show({ db, actor, query, key }) {
    const standing = await getStanding(db)
    if (!standing.mayEnrol) return goTo(href(waysPage))
    const waiting = await findWaiting(db, actor, key)
    const to = query.to ?? ''
    const [first] = await listAddresses(db, actor.id)
    return (
      <Page title={w.app} lead={w.appIs} trail={{ href: href(waysPage), label: w.ways }}>
        {waiting ? (
          <>
            <Section title={w.scan}>
              <P text={w.scanHint} />
              <Picture text={keyUri(waiting.secret, first?.address ?? actor.name)} />
              <P text={w.orType} />
              <p>
                <code class="secret">{base32(waiting.secret).replace(/(.{4})(?=.)/g, '$1 ')}</code>
              </p>
            </Section>
            <Section title={w.typeCode}>
              <Form button={w.confirmApp}>
                <TextField
                  name="code"
                  label={w.appCode}
                  width="short"
                  inputmode="numeric"
                  autocomplete="one-time-code"
                />
                <Hidden name="to" value={to} />
              </Form>
            </Section>
          </>
        ) : (
          <Form action={href(totpSecretPage)} button={standing.hasTotp ? w.changeApp : w.addApp}>
            <Hidden name="to" value={to} />
          </Form>
        )}
        {standing.hasTotp && !actor.held && <Form action={href(totpRemovalPage)} button={w.removeApp} tone="care" />}
      </Page>
    )
  },
  form: z.strictObject({ code: text(20), to: optionalText(500) }),
  async answer({ db, actor, values, key, now, caller }) {
    await confirmTotp(db, actor, values.code, key, now)
    return afterEnrolment(db, await prove(db, caller), values.to, w.appAdded)
  },
  fresh: true,
})

/** Draws the secret. */
export const totpSecretPage = accountPage('/me/sign-in/app/secret', {
  show: () => goTo(href(totpPage)),
  form: z.strictObject({ to: optionalText(500) }),
  async answer({ db, actor, values, key }) {
    await beginTotp(db, actor, key)
    return goTo(onTo(href(totpPage), values.to))
  },
  fresh: true,
})

export const totpRemovalPage = page('/me/sign-in/app/removal', {
  show: () => goTo(href(totpPage)),
  form: z.strictObject({}),
  async answer({ db, actor }) {
    const app = await findApp(db, actor)
    if (!app) return goTo(href(waysPage))
    if (await isOnlyWay(db, actor, app)) return goTo(href(waysPage), { notice: w.lastOne })
    await removeTotp(db, actor, app)
    return goTo(href(waysPage), { notice: w.removed })
  },
  fresh: true,
})

/** A QR code in the page itself, so that no image of a secret is ever fetched. */
function Picture({ text }: { text: string }) {
  const say = useSay()
  const { data, size } = encode(text, { ecc: 'M', border: 2 })
  const dark = data.flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? [`M${x} ${y}h1v1h-1z`] : [])))
  return (
    <svg
      viewBox={`0 0 ${size} ${size}`}
      width="240"
      height="240"
      role="img"
      aria-label={say(w.picture)}
      shape-rendering="crispEdges"
    >
      <rect width={size} height={size} fill="#fff" />
      <path d={dark.join('')} fill="#000" />
    </svg>
  )
}
