// A session whose person gains or loses an office goes on under another token, through the house's own door.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { h } from 'preact'
import { systemClock } from '#foundation/clock.ts'
import { hash, newToken } from '#foundation/crypto.ts'
import type { Db } from '#foundation/database.ts'
import { readSettings } from '#foundation/environment.ts'
import type { Frame } from '#foundation/house.ts'
import { KeptPages } from '#foundation/kept.ts'
import { Metrics } from '#foundation/metrics.ts'
import { goTo, page } from '#foundation/page.ts'
import { Refusal } from '#foundation/refusal.ts'
import { makeServer } from '#foundation/server.ts'
import { layAsOwner, openTestDatabase, type TestDatabase, testKey } from '#foundation/testing.ts'
import { addPerson } from '../people/person.example.ts'

let database: TestDatabase
before(async () => {
  database = await openTestDatabase()
})
after(() => database.close())

const lay = <T>(work: (db: Db) => Promise<T>) => layAsOwner(database.owner, work)

/** A house of two pages: one says who reads it and holds a form's key, the other is not there. */
function server() {
  const drawn = (text: string) => ({ html: Buffer.from(text), nonce: undefined })
  const frame: Frame = {
    ahead: async () => undefined,
    around: (asked) => (view) => drawn(`${asked.actor.kind === 'person' ? asked.actor.name : 'nobody'} ${view.op()}`),
    trouble: (_, status) => drawn(String(status)),
    signInAgain: () => drawn('sign in'),
    proveAgain: () => drawn('prove'),
    signInPath: () => '/sign-in',
    provePath: () => '/prove',
  }
  const here = page('/here', { show: () => h('p', null), answer: async () => goTo('/done') })
  const gone = page('/gone', {
    show: () => {
      throw new Refusal({ en: '', fr: '' }, { status: 404 })
    },
  })
  const settings = readSettings({})
  const watch = { metrics: new Metrics(), migrations: [], figures: async () => [] }
  return makeServer(
    { store: database.store, settings, clock: systemClock, frame, kept: new KeptPages(), key: testKey, watch },
    [here, gone],
    [],
  )
}

/** What a request with this session is answered, and the session its browser has then. */
async function ask(token: string, path = '/here', body?: URLSearchParams) {
  const app = server()
  const sameSite = { origin: readSettings({}).origin, 'sec-fetch-site': 'same-origin' }
  const headers = { cookie: `session=${token}`, ...(body ? sameSite : {}) }
  const env = { incoming: { socket: { remoteAddress: '203.0.113.9', remotePort: 1, remoteFamily: 'IPv4' } } }
  const answer = await app.request(path, { headers, ...(body ? { method: 'POST', body } : {}) }, env)
  const cookie = answer.headers.getSetCookie().find((line) => line.startsWith('session='))
  const renewed = /^session=([^;]+)/.exec(cookie ?? '')?.[1]
  return { status: answer.status, text: await answer.text(), to: answer.headers.get('location'), renewed, cookie }
}

async function addSession(level: 'mail' | 'strong' = 'strong') {
  const token = newToken()
  const person = await lay(async (db) => {
    const person = await addPerson(db)
    await sql`insert into sessions (token_hash, person_id, level, ends_at)
      values (${hash(token)}, ${person.id}, ${level}::session_level, now() + interval '30 days')`.execute(db)
    return person
  })
  return { token, person }
}

/** Makes somebody a coordinator of an organization. @returns what takes it from them again */
async function employ(person: { id: string }) {
  const { rows } = await lay((db) =>
    sql<{ id: string }>`with o as (insert into organizations (slug, kind, name, regime, privacy_name, privacy_email)
        values (${`o-${newToken()
          .slice(0, 8)
          .toLowerCase()
          .replaceAll(
            /[^a-z]/g,
            'x',
          )}`}, 'association', '{"en":"One","fr":"Une"}', 'pipa', 'Pat', 'pat@example.org') returning id)
      insert into staff (organization_id, person_id, role) select o.id, ${person.id}, 'coordinator' from o returning id`.execute(
      db,
    ),
  )
  return () => lay((db) => sql`update staff set until = now() where id = ${rows[0]?.id}`.execute(db))
}

/** Half a minute goes by since a session was renewed. */
const letGo = (person: { id: string }) =>
  lay((db) =>
    sql`update sessions set renewed_at = now() - interval '31 seconds' where person_id = ${person.id}`.execute(db),
  )

test('who is given an office goes on under another token; the one before opens nothing half a minute later', async () => {
  const { token, person } = await addSession()
  assert.deepEqual([(await ask(token)).status, (await ask(token)).renewed], [200, undefined], 'nothing has changed yet')
  await employ(person)
  const first = await ask(token, '/gone?of=it')
  assert.deepEqual([first.status, first.to], [303, '/gone?of=it'], 'also a page that is not for them hands it over')
  assert.ok(first.renewed && first.renewed !== token)
  assert.match(first.cookie ?? '', /HttpOnly/)
  const age = Number(/Max-Age=(\d+)/.exec(first.cookie ?? '')?.[1])
  assert.ok(age > 0 && age <= 43_200, `a participant's session has become staff's: ${age} s`)
  const other = await ask(token)
  assert.deepEqual([other.status, other.renewed], [303, first.renewed], 'another tab is given the very same')
  assert.deepEqual([(await ask(first.renewed)).status, (await ask(first.renewed)).renewed], [200, undefined])
  await letGo(person)
  assert.deepEqual([(await ask(token)).to, (await ask(token)).renewed], ['/sign-in', undefined])
  assert.equal((await ask(first.renewed)).status, 200)
  const rows = await lay((db) =>
    db.selectFrom('sessions').select(['tokenHash', 'former', 'staff']).where('personId', '=', person.id).execute(),
  )
  assert.deepEqual(rows, [{ tokenHash: hash(first.renewed), former: hash(token), staff: true }], 'only hashes are kept')
})

test('who loses an office is renewed as well, and keeps staff’s short session', async () => {
  const { token, person } = await addSession()
  const dismiss = await employ(person)
  const { renewed = '' } = await ask(token)
  await dismiss()
  const lost = await ask(renewed)
  assert.ok(lost.renewed && ![token, renewed].includes(lost.renewed))
  assert.equal((await ask(token)).to, '/sign-in', 'of two tokens before, only the last is still good for half a minute')
  await letGo(person)
  assert.equal((await ask(renewed)).to, '/sign-in')
  assert.equal((await ask(lost.renewed)).status, 200)
  await lay((db) =>
    sql`update sessions set seen_at = now() - interval '31 minutes' where person_id = ${person.id}`.execute(db),
  )
  assert.equal((await ask(lost.renewed)).to, '/sign-in')
})

test('a form sent from a page opened before is taken, once, and its answer carries the new token', async () => {
  const { token, person } = await addSession()
  const op = (await ask(token)).text.split(' ').at(-1) ?? ''
  await employ(person)
  const form = () => new URLSearchParams({ op })
  const sent = await ask(token, '/here', form())
  assert.deepEqual([sent.status, sent.to], [303, '/done'])
  assert.ok(sent.renewed)
  const again = await ask(token, '/here', form())
  assert.deepEqual([again.to, again.renewed], ['/done', sent.renewed], 'the second half of a double click')
  const { rows } = await lay((db) =>
    sql`select from operations where actor_id = ${person.id} and route = '/here'`.execute(db),
  )
  assert.equal(rows.length, 1)
  await letGo(person)
  assert.equal((await ask(token, '/here', form())).status, 401)
})

test('who was let in by a letter and is given an office proves more, under another token', async () => {
  const { token, person } = await addSession('mail')
  assert.equal((await ask(token)).status, 200)
  await employ(person)
  const { renewed = '' } = await ask(token)
  assert.notEqual(renewed, '')
  assert.equal((await ask(renewed)).to, '/prove')
})
