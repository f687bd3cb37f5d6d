// Coming in as one does at work: against a real provider of identities on this computer, over HTTP; and everything that
// somebody could send us instead of the truth.
import assert from 'node:assert/strict'
import test, { after, before } from 'node:test'
import { addAssociation } from '#app/organizations/organization.example.ts'
import { peopleWords } from '#app/people/people.words.ts'
import { addPerson } from '#app/people/person.example.ts'
import { sessionWords } from '#app/sessions/sessions.words.ts'
import { troubleWords, signOnWords as w } from '#app/single-sign-on/single-sign-on.words.ts'
import type { Text } from '#foundation/language.ts'
import { type Answer, type Caller, callFrom, filled, formIn } from './support/caller.ts'
import { type Employer, openEmployer } from './support/employer.ts'
import { type JourneyHouse, linkIn, openHouse } from './support/house.ts'
import { openSession } from './support/sign-in.ts'

const district = 'Kamloops-Thompson'
const mail = 'amina@sd73.example.org'
const amina = { sub: 'worker-4711', email: mail, email_verified: true }

let house: JourneyHouse
let employer: Employer
let admin: Caller
let path = ''
let way = ''

before(async () => {
  house = await openHouse()
  employer = await openEmployer(amina)
  const { slug, email } = await house.lay(async (db) => {
    const { organizationId, admin } = await addAssociation(db)
    await addPerson(db, { name: 'Amina Diallo', email: mail })
    const { slug } = await db
      .selectFrom('organizations')
      .select('slug')
      .where('id', '=', organizationId)
      .executeTakeFirstOrThrow()
    return { slug, email: admin.email }
  })
  admin = callFrom(house.origin)
  admin.cookies.set('session', await openSession(house, email))
  const list = `/organizations/${slug}/single-sign-on`
  const fresh = await admin.open(`${list}/new`)
  const { id, secret } = employer.client
  const values = {
    label: district,
    issuer: employer.issuer,
    clientId: id,
    secret,
    domains: '@SD73.example.org\nother.example',
  }
  path = (await admin.send(filled(formIn(fresh.html, `${list}/new`), values))).location
  way = `/sign-in/with/${path.split('/').at(-1)}`
  await employer.register(`${house.origin}${way}/back`)
})
after(async () => {
  await employer.close()
  await house.close()
})

const says = (answer: Answer, text: Text) => assert.ok(plain(answer.html).includes(text.en), plain(answer.html))
const plain = (html: string) => html.replaceAll('&amp;', '&').replaceAll('&quot;', '"')

/** Sets out for the employer's sign-in. @returns where it is */
async function setOut(browser: Caller, to = ''): Promise<URL> {
  const answer = await browser.open(way + to)
  assert.equal(answer.status, 303, answer.html)
  return new URL(answer.location)
}

/** Goes there, signs in as the worker, and comes back. @returns where the browser was sent */
const goThere = async (browser: Caller): Promise<URL> => new URL(await employer.signIn((await setOut(browser)).href))

const isIn = (browser: Caller) => browser.cookies.has('session')
const nobodyIsIn = (browser: Caller, answer: Answer, text: Text) => {
  says(answer, text)
  assert.equal(isIn(browser), false)
}
const lettersOf = (address: string) => house.settle().then(() => house.letters(address))
const sessions = () =>
  house.lay((db) =>
    db
      .selectFrom('sessions')
      .select('id')
      .execute()
      .then(({ length }) => length),
  )

test('nobody comes in by it before its administrator has tried and opened it', async () => {
  const visitor = callFrom(house.origin)
  assert.equal((await visitor.open(way)).status, 404)
  assert.equal((await visitor.open(`${path}/test`)).status, 303, 'nor does anybody else make us ask it')
  const page = await admin.open(path)
  assert.ok(page.html.includes(`${house.origin}${way}/back`))
  assert.ok(!plain(page.html).includes(employer.client.secret))
  const tried = await admin.open(`${path}/test`)
  says(tried, w.testGood)
  await admin.send(formIn(tried.html, `${path}/switch`))
  const signIn = await visitor.open('/sign-in')
  says(signIn, peopleWords.signInWith(district))
  const asked = await visitor.send(filled(formIn(signIn.html, '/sign-in'), { address: 'nobody@sd73.example.org' }))
  says(await visitor.open(asked.location), peopleWords.employerOf(district))
})

test('the first time, the account’s owner confirms by a mailed link; after that the employer’s sign-in is enough', async () => {
  const browser = callFrom(house.origin)
  const back = await browser.open((await goThere(browser)).href)
  assert.deepEqual([back.status, back.location, isIn(browser)], [303, '/sign-in/code', false])
  const link = new URL(linkIn((await lettersOf(mail)).at(-1))).pathname
  const letter = await browser.open(link)
  const entered = await browser.send(formIn(letter.html, link))
  assert.equal(entered.location, `${way}/connect`)
  const question = await browser.open(entered.location)
  says(question, w.connectTitle(district))
  says(question, w.connectWho(district, mail))
  await browser.send(formIn(question.html, `${way}/connect`))
  assert.ok((await lettersOf(mail)).some(({ subject }) => subject === w.letterSubject.en))

  const elsewhere = callFrom(house.origin)
  const url = await setOut(elsewhere, '?to=/me/devices')
  const arrived = await elsewhere.open(await employer.signIn(url.href))
  assert.deepEqual([arrived.status, arrived.location], [303, '/me/devices'])
  assert.equal((await elsewhere.open('/me/devices')).status, 200)
  assert.ok(browser.cookies.has('device') && elsewhere.cookies.has('device'))
  await browser.open(await employer.signIn((await setOut(browser)).href))
  const notices = (await lettersOf(mail)).filter(({ subject }) => subject === sessionWords.letterSubject.en)
  assert.equal(notices.length, 1, 'the second browser is told, neither the first one ever nor one seen before')
  const end = new URL(linkIn(notices[0])).pathname
  const whoeverReads = callFrom(house.origin)
  await whoeverReads.send(formIn((await whoeverReads.open(end)).html, end))
  assert.equal((await elsewhere.open('/me/devices')).status, 303)
  assert.equal((await browser.open('/me/devices')).status, 200)
})

test('a state of nobody’s, of another browser, or brought back twice opens nothing', async () => {
  const [browser, other] = [callFrom(house.origin), callFrom(house.origin)]
  const back = await goThere(browser)
  const wrong = new URL(back)
  wrong.searchParams.set('state', 'a'.repeat(43))
  nobodyIsIn(browser, await browser.open(wrong.href), w.over)
  await other.open('/sign-in')
  nobodyIsIn(other, await other.open(back.href), w.over)
  assert.equal((await browser.open(back.href)).status, 303)
  const before = await sessions()
  assert.ok(isIn(browser))
  assert.equal((await browser.open(back.href)).location, '/')
  assert.equal(await sessions(), before)
})

test('a code that was used, a nonce or a challenge that was not ours, and another’s name are not believed', async () => {
  const browser = callFrom(house.origin)
  const used = await goThere(browser)
  await browser.open(used.href)
  const tampered: [what: string, change: (there: URL) => void, changeBack: (back: URL) => void][] = [
    ['a used code', () => {}, (back) => back.searchParams.set('code', used.searchParams.get('code') ?? '')],
    ['another nonce', (there) => there.searchParams.set('nonce', 'another'), () => {}],
    ['another challenge', (there) => there.searchParams.set('code_challenge', 'b'.repeat(43)), () => {}],
    ['another issuer', () => {}, (back) => back.searchParams.set('iss', 'https://other.example')],
    ['no issuer, from one that names itself', () => {}, (back) => back.searchParams.delete('iss')],
    ['two codes', () => {}, (back) => back.searchParams.append('code', 'two')],
  ]
  for (const [what, change, changeBack] of tampered) {
    const visitor = callFrom(house.origin)
    const there = await setOut(visitor)
    change(there)
    const back = new URL(await employer.signIn(there.href))
    changeBack(back)
    const answer = await visitor.open(back.href)
    assert.ok(plain(answer.html).includes(w.notBelieved(district).en), `${what}: ${plain(answer.html)}`)
    assert.equal(isIn(visitor), false, what)
  }
})

test('another provider’s code is no good here (mix-up)', async () => {
  const rival = await openEmployer(amina)
  try {
    await rival.register(`${house.origin}${way}/back`)
    const browser = callFrom(house.origin)
    const there = await setOut(browser)
    const back = await rival.signIn(`${rival.issuer}${there.pathname}${there.search}`)
    nobodyIsIn(browser, await browser.open(back), w.notBelieved(district))
    const unnamed = new URL(back)
    unnamed.searchParams.set('iss', employer.issuer)
    unnamed.searchParams.set('state', (await setOut(browser)).searchParams.get('state') ?? '')
    nobodyIsIn(browser, await browser.open(unnamed.href), w.notBelieved(district))
  } finally {
    await rival.close()
  }
})

test('an address opens nothing by itself: another subject, one unchecked, one from elsewhere, one nobody has', async () => {
  const cases: [what: string, worker: Employer['worker'], to: string | Text][] = [
    ['another subject with a known address', { ...amina, sub: 'worker-0815' }, '/sign-in/code'],
    ['an address nobody has', { ...amina, sub: 'new', email: 'nobody@sd73.example.org' }, '/sign-in/code'],
    [
      'an address nobody checked',
      { ...amina, sub: 'x', email_verified: false },
      `/sign-in?to=${encodeURIComponent(`${way}/connect`)}`,
    ],
    ['no address', { sub: 'y' }, `/sign-in?to=${encodeURIComponent(`${way}/connect`)}`],
    ['an address from elsewhere', { ...amina, sub: 'z', email: 'amina@elsewhere.example' }, w.otherDomain(district)],
    ['somebody who turns back', { ...amina, refuses: true }, w.cancelled(district)],
  ]
  const before = await sessions()
  try {
    for (const [what, worker, to] of cases) {
      employer.worker = worker
      const browser = callFrom(house.origin)
      const answer = await browser.open((await goThere(browser)).href)
      if (typeof to === 'string') assert.deepEqual([answer.status, answer.location], [303, to], what)
      else says(answer, to)
      assert.equal(isIn(browser), false, what)
    }
  } finally {
    employer.worker = amina
  }
  assert.equal(await sessions(), before)
})

test('neither secret nor subject lies in the database as it is', async () => {
  const kept = await house.lay(async (db) => [
    await db.selectFrom('signOnSecrets').selectAll().execute(),
    await db.selectFrom('signOnIdentities').selectAll().execute(),
    await db.selectFrom('signOnAttempts').selectAll().execute(),
  ])
  const all = kept
    .flat()
    .flatMap((row) =>
      Object.values(row).map((value) => (Buffer.isBuffer(value) ? value.toString('latin1') : String(value))),
    )
  assert.ok(all.length > 10)
  for (const secret of [employer.client.secret, amina.sub]) assert.ok(!all.some((value) => value.includes(secret)))
})

// Last: it is not opened again.
test('an employer’s sign-in that is down says so, with the letter beside it', async () => {
  const browser = callFrom(house.origin)
  const back = await goThere(browser)
  await employer.close()
  nobodyIsIn(browser, await browser.open(back.href), w.down(district))
  const page = await browser.open(way)
  assert.equal(page.status, 200)
  says(page, w.down(district))
  const asked = await browser.send(filled(formIn(page.html, way), { address: mail }))
  assert.equal(asked.location, '/sign-in/code')
  says(await admin.open(`${path}/test`), troubleWords['no-answer'])
})
