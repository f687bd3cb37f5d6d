// Somebody hears of Alongside, looks at it on a phone and on a desk, in both languages, and tries to come in.
import assert from 'node:assert/strict'
import test from 'node:test'
import type { Page } from 'playwright-core'
import { layoutWords } from '#app/layout.words.ts'
import { peopleWords } from '#app/people/people.words.ts'
import { enterPerson } from '#app/people/person.server.ts'
import { programWords } from '#app/programs/programs.words.ts'
import type { Db } from '#foundation/database.ts'
import { formWords } from '#foundation/form.ts'
import { type JourneyHouse, linkIn, openHouse } from './support/house.ts'
import { journey } from './support/journey.ts'
import { checkPage, expectText, fill, follow, press } from './support/pages.ts'
import { comeIn } from './support/sign-in.ts'

journey('somebody looks at the programs in both languages, without scripts', async ({ visitor }) => {
  const page = await visitor()
  await page.goto('/programs')
  assert.equal(await page.locator('h1').innerText(), programWords.programs.en)
  assert.equal(await page.locator('html').getAttribute('lang'), 'en-CA')
  await checkPage(page)

  await follow(page, layoutWords.otherLanguage.en)
  assert.equal(new URL(page.url()).pathname, '/programs')
  assert.equal(await page.locator('h1').innerText(), programWords.programs.fr)
  assert.equal(await page.locator('html').getAttribute('lang'), 'fr-CA')
  await checkPage(page)
})

journey('a browser that prefers French is answered in French', async ({ visitor }) => {
  const page = await visitor({ language: 'fr' })
  await page.goto('/programs')
  assert.equal(await page.locator('h1').innerText(), programWords.programs.fr)
})

journey('an address nobody has gets the same page as any, and a letter that says so', async ({ house, visitor }) => {
  const page = await visitor()
  await page.goto('/sign-in')
  await checkPage(page)
  await fill(page, peopleWords.email.en, 'nobody@example.org')
  await press(page, peopleWords.sendLink.en)
  assert.equal(new URL(page.url()).pathname, '/sign-in/code')
  await expectText(page, peopleWords.checkMailLead.en)
  await checkPage(page)

  await house.settle()
  const letters = await house.letters('nobody@example.org')
  assert.equal(letters.length, 1)
  assert.ok(letters[0]?.body.includes(peopleWords.strangerBody.en))
})

journey('somebody with an account comes in by the letter’s link, only where they asked for it', async (given) => {
  const { house, visitor } = given
  await house.lay((db) => addAmina(db))
  const page = await visitor()
  await askForLetter(page, house)
  const link = linkIn((await house.letters('amina@example.org')).at(-1))

  const elsewhere = await visitor()
  await elsewhere.goto(link)
  await press(elsewhere, peopleWords.confirmButton.en)
  await expectText(elsewhere, peopleWords.otherBrowser.en)

  await page.goto(link)
  await checkPage(page)
  await press(page, peopleWords.confirmButton.en)
  await expectText(page, layoutWords.signOut.en)
  await page.goto('/me')
  await checkPage(page)
  await press(page, layoutWords.signOut.en)
  await expectText(page, layoutWords.signIn.en)
})

journey('the code from the letter opens the door too, and a wrong one does not', async ({ house, visitor }) => {
  await house.lay((db) => addAmina(db))
  const page = await visitor()
  await askForLetter(page, house)
  const code = /\b\d{4} \d{4}\b/.exec((await house.letters()).at(-1)?.body ?? '')?.[0] ?? ''

  await fill(page, peopleWords.code.en, code === '0000 0000' ? '1111 1111' : '0000 0000')
  await press(page, peopleWords.enter.en)
  await expectText(page, peopleWords.wrongCode.en)
  await fill(page, peopleWords.code.en, code)
  await press(page, peopleWords.enter.en)
  await expectText(page, layoutWords.signOut.en)
})

async function addAmina(db: Db): Promise<void> {
  const id = await enterPerson(db, { name: 'Amina Diallo', email: 'amina@example.org' })
  await db.updateTable('emails').set({ verifiedAt: Temporal.Now.instant() }).where('personId', '=', id).execute()
}

async function askForLetter(page: Page, house: JourneyHouse): Promise<void> {
  await page.goto('/sign-in')
  await fill(page, peopleWords.email.en, 'Amina@Example.org')
  await press(page, peopleWords.sendLink.en)
  await house.settle()
}

journey('somebody already signed in sees their own page', async ({ house, visitor }) => {
  await house.lay((db) => addAmina(db))
  const page = await visitor({ width: 1280 })
  await comeIn(page, house, 'amina@example.org')
  await page.goto('/me')
  await expectText(page, peopleWords.me.en)
  await checkPage(page)
})

journey('a mistyped address is shown again, with what is wrong beside it', async ({ house, visitor }) => {
  const page = await visitor()
  await page.goto('/sign-in')
  await fill(page, peopleWords.email.en, 'amina at example')
  await press(page, peopleWords.sendLink.en)
  await expectText(page, formWords.address.en)
  assert.equal(await page.getByLabel(peopleWords.email.en).inputValue(), 'amina at example')
  await checkPage(page)
  await house.settle()
  assert.deepEqual(await house.letters(), [])
})

journey('what is not there is said kindly', async ({ visitor }) => {
  const page = await visitor()
  const response = await page.goto('/nowhere')
  assert.equal(response?.status(), 404)
  await expectText(page, layoutWords.notFound.en)
  await checkPage(page)
})

const promised = {
  'content-security-policy': /default-src 'none'; script-src 'none'.*frame-ancestors 'none'/,
  'x-content-type-options': /^nosniff$/,
  'referrer-policy': /^no-referrer$/,
  'cross-origin-opener-policy': /^same-origin$/,
  'x-frame-options': /^DENY$/,
  'permissions-policy': /camera=\(\)/,
}

test('every answer carries the security headers, whatever its status', async () => {
  const house = await openHouse()
  try {
    for (const [path, status] of [
      ['/programs', 200],
      ['/nowhere', 404],
      ['/me', 303],
      ['/health', 200],
    ] as const) {
      const { headers, status: given } = await fetch(house.origin + path, { redirect: 'manual' })
      assert.equal(given, status, path)
      for (const [name, value] of Object.entries(promised))
        assert.match(headers.get(name) ?? '', value, `${name} of ${path}`)
    }
  } finally {
    await house.close()
  }
})
