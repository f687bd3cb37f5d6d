// Pressed twice, sent again after going back, edited by two at once: one effect, or a page that shows both texts.
import assert from 'node:assert/strict'
import { sql } from 'kysely'
import type { Page } from 'playwright-core'
import { addApplication } from '#app/applications/application.example.ts'
import { applicationWords, statusWords } from '#app/applications/applications.words.ts'
import { savePromises } from '#app/applications/save.server.ts'
import { inboxWords as w } from '#app/inbox/inbox.words.ts'
import { peopleWords } from '#app/people/people.words.ts'
import { addProgram } from '#app/programs/program.example.ts'
import type { Db } from '#foundation/database.ts'
import { as } from '#foundation/testing.ts'
import { uiWords } from '#ui/ui.words.ts'
import { callFrom, fieldOf, filled, formIn } from './support/caller.ts'
import { type JourneyHouse, linkIn } from './support/house.ts'
import { journey } from './support/journey.ts'
import { checkPage, expectText, fill, picture, press } from './support/pages.ts'
import { comeIn, openSession } from './support/sign-in.ts'

const wants = 'Three things I want from this year'

/** A program, its coordinator, and somebody whose application lacks nothing but being sent. */
async function layApplication(house: JourneyHouse, status: 'draft' | 'submitted') {
  house.clock.moveTo('2026-09-15T17:00:00Z')
  return house.lay(async (db) => {
    const { program, coordinator } = await addProgram(db)
    const { person, application } = await addApplication(db, program, 'mentee', { status, name: 'Amina Diallo' })
    await as(db, person)
    const promises = { member: true, memberNumber: '', counted: false }
    await savePromises(db, person, program, application, promises, 'own', house.clock.now())
    await as(db, 'owner')
    return { slug: program.slug, coordinator, person, id: application.id }
  })
}

/**
 * Presses a button, and again a moment later, while the row it changes is held: both sendings are under way, and the
 * browser gives up the first.
 */
async function pressTwice(page: Page, house: JourneyHouse, name: string, hold: (db: Db) => Promise<unknown>) {
  let sendings = 0
  page.on('request', (request) => void (request.method() === 'POST' && sendings++))
  const loaded = page.waitForEvent('load')
  const button = page.getByRole('button', { name, exact: true })
  await button.scrollIntoViewIfNeeded()
  const { x = 0, y = 0, width = 0, height = 0 } = (await button.boundingBox()) ?? {}
  await house.lay(async (db) => {
    await hold(db)
    for (let press = 1; press <= 2; press++) {
      await page.mouse.click(x + width / 2, y + height / 2) // a locator would wait for the page to come
      await new Promise((resolve) => setTimeout(resolve, 300))
    }
  })
  await loaded
  assert.equal(sendings, 2)
}

const holdApplication = (id: string) => (db: Db) =>
  sql`select 1 from applications where id = ${id} for update`.execute(db)

/** How often the audit trail tells of something done to an application. */
function timesTold(house: JourneyHouse, id: string, verb: string): Promise<number> {
  return house.lay(async (db) => {
    const { times } = await db
      .selectFrom('auditEntries')
      .select((of) => of.fn.countAll<number>().as('times'))
      .where('recordId', '=', id)
      .where('verb', '=', verb)
      .executeTakeFirstOrThrow()
    return times
  })
}

journey('an application sent by a double click is sent once, and one letter says so', async ({ house, visitor }) => {
  const { person, id } = await layApplication(house, 'draft')
  const page = await visitor({ width: 360 })
  await comeIn(page, house, person.email)
  await page.goto(`/applications/${id}/check`)
  await pressTwice(page, house, applicationWords.send.en, holdApplication(id))
  await expectText(page, applicationWords.sent.en)
  await expectText(page, statusWords.submitted?.en ?? '')
  await checkPage(page)
  await house.settle()
  assert.equal((await house.letters(person.email)).length, 1)
  assert.equal(await timesTold(house, id, 'application.submitted'), 1)
})

journey('a decision sent by a double click is made once, and one letter tells it', async ({ house, visitor }) => {
  const { slug, coordinator, person, id } = await layApplication(house, 'submitted')
  const page = await visitor({ width: 1280, script: true })
  await comeIn(page, house, coordinator.email)
  await page.goto(`/programs/${slug}/applications/${id}`)
  await page.getByLabel(w.accept.en).check()
  await pressTwice(page, house, w.decide.en, holdApplication(id))
  await expectText(page, w.decided.en)
  await house.settle()
  assert.equal((await house.letters(person.email)).length, 1)
  assert.equal(await timesTold(house, id, 'application.accepted'), 1)
})

journey('two coordinators decide at once: the second is shown both decisions', async ({ house, visitor }) => {
  const { slug, coordinator, person, id } = await layApplication(house, 'submitted')
  const [first, second] = [await visitor({ width: 1280 }), await visitor({ width: 360 })]
  for (const page of [first, second]) {
    await comeIn(page, house, coordinator.email)
    await page.goto(`/programs/${slug}/applications/${id}`)
  }
  await first.getByLabel(w.accept.en).check()
  await fill(first, w.word.en, 'Welcome!')
  await press(first, w.decide.en)
  await expectText(first, w.decided.en)
  await second.getByLabel(w.wait.en).check()
  await fill(second, w.word.en, 'You are first in line.')
  await press(second, w.decide.en)
  await expectText(second, 'Somebody else changed this while you were writing')
  await expectText(second, `${uiWords.storedNow.en} ${w.accept.en}`)
  await expectText(second, `${uiWords.storedNow.en} Welcome!`)
  assert.equal(await second.getByLabel(w.word.en).inputValue(), 'You are first in line.')
  assert.ok(await second.getByLabel(w.wait.en).isChecked())
  await picture(second, 'conflict-decision')
  await checkPage(second)
  await house.settle()
  assert.equal((await house.letters(person.email)).length, 1)
  await press(second, w.decide.en)
  await expectText(second, w.decided.en)
})

journey(
  'going back after a save and sending again changes what was saved, or shows both texts',
  async ({ house, visitor }) => {
    const { person, id } = await layApplication(house, 'draft')
    const part = `/applications/${id}/answers/hopes`
    const page = await visitor({ width: 360 })
    await comeIn(page, house, person.email)
    await page.goto(part)
    const other = await page.context().newPage()
    await other.goto(part)
    await fill(page, wants, 'To listen.')
    await press(page, applicationWords.saveNext.en)
    await page.goBack()
    await fill(page, wants, 'To listen, and to rest.')
    await press(page, applicationWords.saveNext.en)
    await page.goto(part)
    assert.equal(await page.getByLabel(wants).inputValue(), 'To listen, and to rest.')

    await fill(other, wants, 'To lead.')
    await press(other, applicationWords.saveNext.en)
    await expectText(other, `${uiWords.storedNow.en} To listen, and to rest.`)
    assert.equal(await other.getByLabel(wants).inputValue(), 'To lead.')
    await checkPage(other)
    await press(other, applicationWords.saveNext.en)
    await page.reload()
    assert.equal(await page.getByLabel(wants).inputValue(), 'To lead.')
    assert.equal(await timesTold(house, id, 'application.answered'), 3)
  },
)

journey('an old form, kept whole by the browser, is not taken for the one already sent', async ({ house }) => {
  const { person, id } = await layApplication(house, 'draft')
  const part = `/applications/${id}/answers/hopes`
  const line = callFrom(house.origin)
  line.cookies.set('session', await openSession(house, person.email))
  const old = filled(formIn((await line.open(part)).html, part), { wants: 'To listen.' })
  assert.equal((await line.send(old)).status, 303)
  assert.equal((await line.send(old)).status, 303)

  const changed = await line.send(filled(old, { wants: 'To lead.' }))
  assert.equal(changed.status, 409)
  assert.match(changed.html, /<div class="pre">To listen\.<\/div>/)
  const again = formIn(changed.html, part)
  assert.equal(fieldOf(again, 'wants'), 'To lead.')
  assert.equal((await line.send(again)).status, 303)
  assert.equal(fieldOf(formIn((await line.open(part)).html, part), 'wants'), 'To lead.')
  assert.equal(await timesTold(house, id, 'application.answered'), 2)
})

journey('a double click on the mailed link lets somebody in', async ({ house, visitor }) => {
  const { person } = await layApplication(house, 'draft')
  const page = await visitor({ width: 360 })
  await page.goto('/sign-in')
  await fill(page, peopleWords.email.en, person.email)
  await press(page, peopleWords.sendLink.en)
  await house.settle()
  await page.goto(linkIn((await house.letters(person.email)).at(-1)))
  await pressTwice(page, house, peopleWords.confirmButton.en, (db) => sql`lock table sign_ins`.execute(db))
  await page.goto('/me')
  await expectText(page, peopleWords.meLead.en)
  assert.equal(await timesTold(house, person.id, 'sign-in.completed'), 1)
})

journey('whoever presses twice is let in by the second answer, for two minutes', async ({ house }) => {
  const { person } = await layApplication(house, 'draft')
  const line = callFrom(house.origin)
  await line.send(filled(formIn((await line.open('/sign-in')).html, '/sign-in'), { address: person.email }))
  await house.settle()
  const path = new URL(linkIn((await house.letters(person.email)).at(-1))).pathname
  const form = formIn((await line.open(path)).html, path)
  const first = await line.send(form)
  const token = line.cookies.get('session')
  assert.ok(token)
  assert.equal((await line.send(form)).location, first.location, 'let in already, the second click leads on')
  line.cookies.delete('session')
  assert.equal((await line.send(form)).location, first.location)
  assert.equal(line.cookies.get('session'), token)
  line.cookies.delete('session')
  await house.lay((db) => sql`update sessions set proved_at = now() - interval '3 minutes'`.execute(db))
  await line.send(form)
  assert.equal(line.cookies.get('session'), undefined)
})
