import { isUnfounded, setupToken } from '#app/organizations/organization.server.ts'
import { asRole, inTransaction, type Store } from '#foundation/database.ts'
import type { Settings } from '#foundation/environment.ts'

/** Says what to open and how to sign in. */
export async function welcome(store: Store, settings: Settings, key: Buffer): Promise<void> {
  const unfounded = await inTransaction(store, asRole('alongside_web'), isUnfounded, { readOnly: true })
  const lines = [`\nAlongside is at ${settings.origin}\n`]
  if (settings.demo && settings.local) lines.push(`Choose who to be:  ${settings.origin}/demo`)
  else if (unfounded)
    lines.push(
      `It is new. Set it up here (the address is yours alone):\n  ${settings.origin}/setup/${setupToken(key)}`,
      `Or look around first with invented people:  npm run demo\n`,
    )
  else lines.push(`Sign in at ${settings.origin}/sign-in with your e-mail address.`)
  if (!settings.smtpUrl)
    lines.push(
      settings.local
        ? `No mail server is set, so letters lie at ${settings.origin}/outbox`
        : 'No mail server is set, so nobody gets a letter: set SMTP_URL, or unset NODE_ENV to read them here.',
    )
  lines.push('Stop with Ctrl-C.\n')
  console.log(lines.join('\n'))
}
