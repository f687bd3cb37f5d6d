// Somebody takes out everything that is kept about them, reads it, takes back a yes, and asks that something be put right.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { unzipSync } from 'fflate'
import type { Page } from 'playwright-core'
import { addApplication } from '#app/applications/application.example.ts'
import { savePromises } from '#app/applications/save.server.ts'
import { ownConsentWords, purposeWords } from '#app/my-data/consent.words.ts'
import { documentWords, exportWords as w } from '#app/my-data/my-data.words.ts'
import { requestWords } from '#app/my-data/request.words.ts'
import { peopleWords } from '#app/people/people.words.ts'
import { addProgram } from '#app/programs/program.example.ts'
import { as } from '#foundation/testing.ts'
import type { JourneyHouse } from './support/house.ts'
import { journey } from './support/journey.ts'
import { checkPage, expectText, fill, follow, press } from './support/pages.ts'
import { comeIn } from './support/sign-in.ts'

/** A mentee whose application has arrived, with every promise kept. */
const layMentee = (house: JourneyHouse) =>
  house.lay(async (db) => {
    const { program } = await addProgram(db)
    const { person, application } = await addApplication(db, program, 'mentee', { name: 'Amina Diallo' })
    await as(db, person)
    const promises = { member: true, memberNumber: '', counted: true }
    await savePromises(db, person, program, application, promises, 'own', house.clock.now())
    await as(db, 'owner')
    return person
  })

/** Follows the link to the file, as it is saved by a browser without scripts. */
async function takeFile(page: Page): Promise<string> {
  const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: w.take.en }).click()])
  return file.path()
}

journey('a mentee takes out everything, reads it, and has a say in it', async ({ house, visitor }) => {
  const amina = await layMentee(house)
  const page = await visitor({ width: 360 })
  await comeIn(page, house, amina.email)
  await page.goto('/me')
  await follow(page, peopleWords.dataOpen.en)
  await page.goto('/me/data/export')
  await press(page, w.prepare.en)
  await expectText(page, w.ready.en)
  await checkPage(page)
  const link = await page.getByRole('link', { name: w.take.en }).getAttribute('href')
  const files = unzipSync(new Uint8Array(readFileSync(await takeFile(page))))
  await page.goto(link ?? '')
  await expectText(page, w.gone.en)
  assert.deepEqual(
    (await house.letters(amina.email)).filter(({ subject }) => /file|data/i.test(subject)),
    [],
    'no letter tells of it',
  )

  const own = await page.context().newPage()
  const body = new TextDecoder().decode(files['index.html'])
  await own.route('**/index.html', (route) => route.fulfill({ body, contentType: 'text/html; charset=utf-8' }))
  await own.goto('/index.html')
  await expectText(own, documentWords.contents.en)
  await expectText(own, 'Amina Diallo')
  await checkPage(own)
  await own.close()

  await page.goto('/me/data/consents')
  await checkPage(page)
  const counted = page.locator('section', { hasText: purposeWords.evaluation?.title.en ?? '' }).last()
  await Promise.all([page.waitForEvent('load'), counted.getByRole('link').click()])
  await press(page, ownConsentWords.yesTakeBack.en)
  await expectText(page, ownConsentWords.done.en)
  await page.goto('/me/data/requests')
  await page.getByLabel(requestWords.see.en).check()
  await page.getByLabel(requestWords.about.en).selectOption('reference')
  await fill(page, requestWords.words.en, 'What was written about me?')
  await press(page, requestWords.send.en)
  await expectText(page, 'You will have an answer by')
  await checkPage(page)
})
