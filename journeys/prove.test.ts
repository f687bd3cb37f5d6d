// Somebody proves more than a mailbox: with a passkey in a browser that has one, and again before something grave.
import assert from 'node:assert/strict'
import { credentialsWords as w } from '#app/credentials/credentials.words.ts'
import { addSession, enter } from '#app/credentials/session.example.ts'
import { beginTotp, confirmTotp, findWaiting } from '#app/credentials/totp.server.ts'
import { codeAt, stepAt } from '#app/credentials/totp.ts'
import { layoutWords } from '#app/layout.words.ts'
import { addAssociation } from '#app/organizations/organization.example.ts'
import { organizationWords } from '#app/organizations/organizations.words.ts'
import { peopleWords } from '#app/people/people.words.ts'
import { as, testKey } from '#foundation/testing.ts'
import { callFrom, fieldOf, filled, formIn } from './support/caller.ts'
import type { JourneyHouse } from './support/house.ts'
import { journey } from './support/journey.ts'
import { checkPage, expectText, follow, picture, press } from './support/pages.ts'
import { plugIn, signIn } from './support/sign-in.ts'

journey(
  'somebody who runs programs adds a passkey when they first come, and from then on comes in with it',
  async ({ house, visitor }) => {
    const { admin } = await house.lay((db) => addAssociation(db))
    const page = await visitor({ width: 360, script: true })
    await plugIn(page)
    await signIn(page, house, admin.email)
    await expectText(page, w.officeLead.en)
    await follow(page, w.addPasskey.en)
    await picture(page, 'passkey-new')
    await page.getByLabel(w.passkeyName.en).fill('My tablet')
    await press(page, w.passkeyMake.en)
    await expectText(page, w.passkeyAdded.en)
    await press(page, w.codesMake.en)
    assert.equal(await page.locator('code.secret').count(), 10)
    await picture(page, 'recovery-codes')
    await press(page, w.codesKept.en)
    await expectText(page, layoutWords.myDay.en)
    await page.goto('/me/sign-in')
    await expectText(page, 'My tablet')
    await checkPage(page)

    await press(page, layoutWords.signOut.en)
    await page.goto('/sign-in')
    await follow(page, peopleWords.signInHereButton.en)
    await checkPage(page)
    await press(page, w.passkeySignIn.en)
    await expectText(page, layoutWords.signOut.en)

    await page.context().clearCookies()
    await signIn(page, house, admin.email)
    await expectText(page, w.prove.en)
    await checkPage(page)
    await follow(page, w.passkeySignIn.en)
    await press(page, w.passkeySignIn.en)
    await page.goto('/me')
    await expectText(page, peopleWords.meLead.en)

    await house.settle()
    const told = (await house.letters(admin.email)).map(({ subject }) => subject)
    assert.ok(told.includes('Something changed in how you sign in'))
  },
  { at: 'localhost' },
)

/** An admin with an app, in a browser whose session proved it ten minutes ago. */
async function layAdmin(house: JourneyHouse) {
  return house.lay(async (db) => {
    const { admin, organizationId } = await addAssociation(db)
    const token = await addSession(db, admin, 'strong')
    await enter(db, token)
    const then = house.clock.now().subtract({ minutes: 10 })
    await beginTotp(db, admin, testKey)
    const { secret } = (await findWaiting(db, admin, testKey)) ?? { secret: Buffer.of() }
    await confirmTotp(db, admin, codeAt(secret, stepAt(then)), testKey, then)
    await as(db, 'owner')
    await db
      .updateTable('sessions')
      .set({ provedAt: Temporal.Now.instant().subtract({ minutes: 10 }) })
      .execute()
    const { slug } = await db
      .selectFrom('organizations')
      .select('slug')
      .where('id', '=', organizationId)
      .executeTakeFirstOrThrow()
    return { slug, token, secret }
  })
}

journey('what is grave waits while its sender shows who they are, and is then done once', async ({ house }) => {
  const { slug, token, secret } = await layAdmin(house)
  const people = `/organizations/${slug}/people`
  const line = callFrom(house.origin)
  line.cookies.set('session', token)
  const form = filled(formIn((await line.open(people)).html, people), {
    name: 'Nora New',
    email: 'nora@example.org',
    role: 'coordinator',
  })
  const asked = await line.send(form)
  assert.equal(asked.status, 401)
  assert.match(asked.html, new RegExp(w.proveKept.en.slice(0, 40)))
  const kept = formIn(asked.html, people)
  assert.equal(fieldOf(kept, 'email'), 'nora@example.org')

  const path = /href="(\/sign-in\/again\?[^"]*)"/.exec(asked.html)?.[1] ?? ''
  const code = codeAt(secret, stepAt(house.clock.now()))
  const prove = filled(formIn((await line.open(path)).html, '/sign-in/again'), { code })
  const first = await line.send(prove)
  assert.equal(first.location, '/sign-in/again?done=yes')
  const proved = line.cookies.get('session')
  assert.notEqual(proved, token, 'the session goes on under another token')
  line.cookies.set('session', token)
  assert.equal((await line.send(prove)).location, first.location, 'the second half of a double click')
  assert.equal(line.cookies.get('session'), proved)
  assert.match((await line.open(first.location)).html, new RegExp(w.provedLead.en.slice(0, 40)))

  for (const _ of [1, 2]) assert.equal((await line.send(kept)).status, 303)
  const { html } = await line.open(people)
  assert.equal(html.match(/Nora New/g)?.length, 1)
  assert.match(html, new RegExp(organizationWords.saved.en))
})
