// The database is gone: everybody is told so kindly and at once, nothing typed is lost, and when it is back all is well.
import assert from 'node:assert/strict'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { after, before, mock, test } from 'node:test'
import { addApplication } from '#app/applications/application.example.ts'
import { addProgram } from '#app/programs/program.example.ts'
import { prepareDatabase } from '#database/connect.ts'
import { type Embedded, startEmbedded } from '#database/embedded.ts'
import { openStore } from '#foundation/database.ts'
import { testKey } from '#foundation/testing.ts'
import { type Answer, type Caller, callFrom, fieldOf, filled, formIn } from './support/caller.ts'
import { type JourneyHouse, openHouse } from './support/house.ts'
import { serverProcesses } from './support/process.ts'
import { openSession } from './support/sign-in.ts'

const home = mkdtempSync(path.join(tmpdir(), 'alongside-outage-'))
chmodSync(home, 0o711) // started as root, the database's own account must be able to enter
const start = () => startEmbedded({ home, throwaway: true })

let embedded: Embedded
let house: JourneyHouse
let applicant: Caller
let part: string

before(async () => {
  mock.method(process.stderr, 'write', () => true) // a line in the log for every request that is refused here
  embedded = await start()
  const { serving, owner } = await prepareDatabase(embedded, testKey, 'alongside')
  const store = openStore(serving)
  house = await openHouse({ store, serving, owner, superuser: embedded.superuser, close: () => store.pool.end() })
  house.clock.moveTo('2026-09-15T17:00:00Z')
  const { id, email } = await house.lay(async (db) => {
    const { program } = await addProgram(db)
    const { application, person } = await addApplication(db, program, 'mentee', { status: 'draft' })
    return { id: application.id, email: person.email }
  })
  applicant = callFrom(house.origin)
  applicant.cookies.set('session', await openSession(house, email))
  part = `/applications/${id}/answers/hopes`
})

after(async () => {
  await house?.close()
  await embedded?.stop()
  rmSync(home, { recursive: true, force: true })
})

const typed = 'To listen, “even” on <bad> days & late.\r\nAnd to sleep.'

/** The page's own form, with something typed that is awkward to carry. */
async function typedForm() {
  const { html } = await applicant.open(part)
  return filled(formIn(html, part), { wants: typed })
}

/** What every answer must be while there is no database. */
function assertKind({ status, html, headers, took }: Answer, among: Headers): void {
  assert.equal(status, 503)
  assert.ok(took < 3000, `the answer took ${Math.round(took)} ms`)
  assert.equal(headers.get('retry-after'), '10')
  assert.equal(headers.get('cache-control'), 'no-store')
  for (const [name, value] of among)
    if (/^(content-security|x-|referrer|cross-origin|permissions)/.test(name))
      assert.equal(headers.get(name), value, name)
  assert.match(html, /We cannot reach our records just now/)
  assert.match(html, /<main id="main">/)
}

test('without its database the house says so within three seconds, and keeps what was typed until it is back', async (t) => {
  const visitor = callFrom(house.origin)
  const { headers } = await visitor.open('/programs')
  const form = await typedForm()
  await embedded.stop()

  const told = await Promise.all([
    visitor.open('/programs'),
    visitor.open('/sign-in'),
    applicant.open('/'),
    applicant.open(part),
  ])
  for (const answer of told) assertKind(answer, headers)
  assert.equal((await visitor.open('/ready')).status, 503)
  assert.equal((await visitor.open('/health')).status, 200, 'the process itself is well')

  const unsent = await applicant.send(form)
  assertKind(unsent, headers)
  const again = formIn(unsent.html, part)
  assert.deepEqual(new Map(again.fields), new Map(form.fields))
  assert.equal(again.fields.length, form.fields.length)
  assertKind(await applicant.send(again), headers)

  embedded = await start()
  const began = performance.now()
  let sent = await applicant.send(again)
  while (sent.status === 503 && performance.now() - began < 10_000) sent = await applicant.send(again)
  t.diagnostic(`answered again ${Math.round(performance.now() - began)} ms after the database was back`)
  assert.equal(sent.status, 303)
  assert.equal((await applicant.send(again)).location, sent.location)
  const { html } = await applicant.open(part)
  assert.equal(fieldOf(formIn(html, part), 'wants'), typed.replace('\r\n', '\n'))
  assert.equal(fieldOf(formIn(html, part), 'version'), '2')
})

test('a database that ends in the middle of a request takes nobody with it', async () => {
  const { headers } = await callFrom(house.origin).open('/programs')
  const asking = Array.from({ length: 40 }, () => applicant.open(part))
  await asking[0]
  await embedded.stop()
  for (const answer of await Promise.all(asking)) if (answer.status !== 200) assertKind(answer, headers)
  embedded = await start()
  assert.equal((await applicant.open(part)).status, 200)
})

test('a database that no longer answers counts as gone after three seconds', async () => {
  const form = await typedForm()
  const { headers } = await callFrom(house.origin).open('/programs')
  const server = serverProcesses(home)
  for (const pid of server) process.kill(pid, 'SIGSTOP')
  try {
    const asked = [
      applicant.send(form),
      ...Array.from({ length: 30 }, (_, n) => applicant.open(n % 2 ? part : '/programs')),
    ]
    for (const answer of await Promise.all(asked)) assertKind(answer, headers)
  } finally {
    for (const pid of server) process.kill(pid, 'SIGCONT')
  }
  assert.equal((await applicant.open(part)).status, 200)
})
