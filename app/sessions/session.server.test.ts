import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import type { PersonActor } from '#foundation/actor.ts'
import { hash } from '#foundation/crypto.ts'
import type { Db } from '#foundation/database.ts'
import { as, isRefusedByDatabase, signedIn, testKey, withDatabase } from '#foundation/testing.ts'
import { compose, itemsOf, textOf } from '../people/letter.example.ts'
import { linkToken } from '../people/link.server.ts'
import { addPerson } from '../people/person.example.ts'
import { asOwner, noTrace, tracing } from '../people/trace.example.ts'
import { newDeviceLetter } from './session.email.ts'
import { sweepDevices, tellNewDevice } from './session.job.ts'
import { endAllSessions, endSession, listLivingSessions } from './session.server.ts'
import { describeAgent } from './session.ts'

const now = Temporal.Instant.from('2026-11-22T18:00:00Z')
const firefox = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0'

/** A session with this token, begun in a browser of this name. `changes` is SQL about its times. @returns its id */
async function begin(db: Db, person: { id: string }, token: string, device: string, changes = 'staff = false') {
  return asOwner(db, async () => {
    const { id } = await db
      .insertInto('sessions')
      .values({
        tokenHash: hash(token),
        personId: person.id,
        agent: firefox,
        endsAt: sql<Temporal.Instant>`now() + interval '30 days'`,
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    await sql`update sessions set ${sql.raw(changes)} where id = ${id}`.execute(db)
    await sql`set local role alongside_web`.execute(db)
    await sql`select app.know_device(${hash(token)}, ${hash(device)})`.execute(db)
    return id
  })
}

/** Whether a page still opens with this token. */
async function opens(db: Db, token: string): Promise<boolean> {
  await as(db, 'visitor')
  const { rows } = await sql`select * from app.enter(${hash(token)})`.execute(db)
  return rows.length === 1
}

const inSession = (person: PersonActor, sessionId: string): PersonActor => ({ ...person, sessionId })
const toTell = async (db: Db) => (await itemsOf(db, 'session.tell')).map(({ subjectId }) => subjectId)

test('a browser is said in plain words, and what is not known is said to be not known', () => {
  const agents: [agent: string, en: string, fr: string][] = [
    [firefox, 'Firefox on Linux', 'Firefox sous Linux'],
    [
      'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0 Safari/537.36 Edg/141.0.0.0',
      'Edge on Windows',
      'Edge sous Windows',
    ],
    [
      'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/26.0 Safari/605.1.15',
      'Safari on a Mac or an iPad',
      'Safari sur un Mac ou un iPad',
    ],
    [
      'Mozilla/5.0 (iPad; CPU OS 15_8 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/15.6 Mobile/15E148 Safari/604.1',
      'Safari on an iPad',
      'Safari sur un iPad',
    ],
    [
      'Mozilla/5.0 (Linux; Android 15; SM-X200) AppleWebKit/537.36 (KHTML, like Gecko) SamsungBrowser/28.0 Chrome/130.0.0.0 Safari/537.36',
      'Samsung Internet on Android',
      'Samsung Internet sous Android',
    ],
    ['curl/8.5.0', 'A browser we do not know', 'Un navigateur que nous ne connaissons pas'],
    ['', 'A browser we do not know', 'Un navigateur que nous ne connaissons pas'],
    [
      'Something/1.0 (Windows NT 10.0)',
      'A browser we do not know, on Windows',
      'Un navigateur que nous ne connaissons pas, sous Windows',
    ],
  ]
  for (const [agent, en, fr] of agents) assert.deepEqual(describeAgent(agent), { en, fr })
})

test(
  'one sees where one is signed in now, and nobody else’s',
  withDatabase(async (db) => {
    const [amina, jo] = [await addPerson(db), await addPerson(db, { name: 'Jo' })]
    const here = await begin(db, amina, 'here', 'tablet')
    await begin(db, amina, 'idle', 'old', `seen_at = now() - interval '14 days'`)
    await begin(db, amina, 'over', 'old', 'ends_at = now()')
    const theirs = await begin(db, jo, 'theirs', 'tablet')
    const actor = inSession(amina, here)
    await as(db, amina)
    assert.deepEqual(
      (await listLivingSessions(db, actor)).map(({ id }) => id),
      [here],
    )
    await assert.rejects(endSession(db, actor, theirs, now), { status: 404 })
    await endAllSessions(db, actor, jo.id, now)
    assert.ok(await opens(db, 'theirs'), 'nor does anything one does end another’s')
  }),
)

test(
  'one session, all others, or all are ended; each is written down once',
  withDatabase(async (db) => {
    const amina = await addPerson(db)
    const ids: string[] = []
    for (const token of ['here', 'there', 'away', 'far']) ids.push(await begin(db, amina, token, token))
    const [here = '', there = ''] = ids
    const actor = inSession(amina, here)
    await as(db, amina)
    const ended = { verbs: ['session.ended'], posted: [] }
    assert.deepEqual(await tracing(db, () => endSession(db, actor, there, now)), ended)
    assert.deepEqual(await tracing(db, () => endSession(db, actor, there, now)), noTrace)
    assert.deepEqual([await opens(db, 'there'), await opens(db, 'away')], [false, true])
    await as(db, amina)
    assert.deepEqual(await tracing(db, () => endAllSessions(db, actor, amina.id, now, { but: here })), ended)
    assert.deepEqual([await opens(db, 'here'), await opens(db, 'away'), await opens(db, 'far')], [true, false, false])
    await as(db, 'worker')
    const work = { kind: 'system', id: null, job: 'test' } as const
    await endAllSessions(db, work, amina.id, now)
    assert.equal(await opens(db, 'here'), false)
  }),
)

test(
  'a browser not seen before is told, to every verified address; the very first of a new person is not',
  withDatabase(async (db) => {
    const [amina, jo] = [await addPerson(db), await addPerson(db, { name: 'Jo' })]
    await asOwner(db, () =>
      db
        .insertInto('emails')
        .values([
          { personId: amina.id, address: 'amina.home@example.org', first: false, verifiedAt: now },
          { personId: amina.id, address: 'not-hers@example.org', first: false },
        ])
        .execute(),
    )
    await begin(db, amina, 'one', 'tablet')
    await begin(db, amina, 'two', 'tablet')
    assert.deepEqual(await toTell(db), [], 'the first one, and the same again')
    await begin(db, jo, 'jo', 'tablet')
    assert.deepEqual(await toTell(db), [], 'somebody new at a browser another knows')
    const session = await begin(db, amina, 'three', 'laptop')
    assert.deepEqual(await toTell(db), [session])

    const [work] = await itemsOf(db, 'session.tell')
    await as(db, 'worker')
    if (work) await tellNewDevice(db, work, { settings: {} as never, key: testKey, now })
    const items = await itemsOf(db, 'session.new-device')
    assert.deepEqual(items.map(({ address }) => address).sort(), ['amina.home@example.org', amina.email].sort())
    const [item] = items
    const at = Temporal.Now.instant()
    const letter = item && (await compose(db, newDeviceLetter, item, at))
    assert.match(letter ? textOf(letter, 'fr') : '', /Firefox sous Linux/)
    assert.doesNotMatch(letter ? textOf(letter) : '', /Amina/)
    await as(db, amina)
    await endSession(db, inSession(amina, session), session, now)
    assert.equal(item && (await compose(db, newDeviceLetter, item, at)), undefined, 'not once it is over')
  }),
)

test(
  'the letter’s link lets its reader end that session, and is good for nothing else',
  withDatabase(async (db) => {
    const amina = await addPerson(db)
    await begin(db, amina, 'mine', 'tablet')
    const session = await begin(db, amina, 'stranger', 'laptop')
    const [work] = await itemsOf(db, 'session.tell')
    await as(db, 'worker')
    if (work) await tellNewDevice(db, work, { settings: {} as never, key: testKey, now })
    const { id } = await asOwner(db, () => db.selectFrom('links').select('id').executeTakeFirstOrThrow())
    const enterBy = async (purpose: string) => {
      await as(db, 'visitor')
      const token = hash(linkToken(testKey, id))
      return (await sql<{ subjectId: string }>`select * from app.enter_by_link(${token}, ${purpose})`.execute(db)).rows
    }
    assert.deepEqual(await enterBy('offer-mentor'), [])
    assert.equal((await enterBy('end-session'))[0]?.subjectId, session)
    await endSession(db, { ...amina, via: 'link', sessionId: null }, session, now)
    assert.deepEqual([await opens(db, 'stranger'), await opens(db, 'mine')], [false, true])
  }),
)

test(
  'a browser is known by a hash that differs from person to person, and forgotten after 400 days',
  withDatabase(async (db) => {
    const [amina, jo] = [await addPerson(db), await addPerson(db, { name: 'Jo' })]
    await begin(db, amina, 'one', 'tablet')
    await begin(db, jo, 'two', 'tablet')
    await begin(db, jo, 'three', 'laptop')
    const rows = await asOwner(db, () => db.selectFrom('devices').selectAll().execute())
    const names = rows.map(({ nameHash }) => nameHash.toString('hex'))
    assert.equal(new Set(names).size, 3)
    assert.ok(!names.includes(hash('tablet').toString('hex')))
    await as(db, amina)
    assert.equal((await db.selectFrom('devices').select('personId').execute()).length, 1)
    assert.ok(await isRefusedByDatabase(db, (db) => db.selectFrom('devices').select('nameHash').execute()))
    await asOwner(db, () =>
      sql`update devices set seen_at = now() - interval '401 days' where person_id = ${jo.id}`.execute(db),
    )
    await as(db, 'worker')
    await sweepDevices(db, {} as never)
    const left = await asOwner(db, () => db.selectFrom('devices').select('personId').execute())
    assert.deepEqual(left, [{ personId: amina.id }])
  }),
)

test(
  'who becomes staff has staff’s sessions from that moment: twelve hours in all, and half an hour idle',
  withDatabase(async (db) => {
    const amina = await addPerson(db)
    const organizationId = await asOwner(db, async () => {
      const { id } = await db
        .insertInto('organizations')
        .values({
          slug: 'one',
          kind: 'association',
          name: JSON.stringify({ en: 'One', fr: 'Une' }),
          regime: 'pipa',
          privacyName: 'Pat',
          privacyEmail: 'pat@example.org',
        })
        .returning('id')
        .executeTakeFirstOrThrow()
      return id
    })
    await begin(db, amina, 'fresh', 'a', `created_at = now() - interval '1 hour'`)
    await begin(
      db,
      amina,
      'idle',
      'b',
      `created_at = now() - interval '1 hour', seen_at = now() - interval '31 minutes'`,
    )
    await begin(db, amina, 'old', 'c', `created_at = now() - interval '13 hours'`)
    for (const token of ['fresh', 'idle', 'old']) assert.ok(await opens(db, token), token)
    await asOwner(db, () =>
      db.insertInto('staff').values({ organizationId, personId: amina.id, role: 'coordinator' }).execute(),
    )
    assert.deepEqual([await opens(db, 'fresh'), await opens(db, 'idle'), await opens(db, 'old')], [true, false, false])
    const { rows } = await asOwner(db, () =>
      sql<{
        hours: number
      }>`select extract(epoch from ends_at - created_at)::integer / 3600 as hours from sessions where token_hash = ${hash('fresh')}`.execute(
        db,
      ),
    )
    assert.equal(rows[0]?.hours, 12)
  }),
)

test(
  'nobody reads or ends another’s session, and no session is made but by the gate',
  withDatabase(async (db) => {
    const [amina, jo] = [await addPerson(db), await addPerson(db, { name: 'Jo' })]
    await begin(db, jo, 'theirs', 'tablet')
    await as(db, amina)
    assert.deepEqual(await db.selectFrom('sessions').select('id').execute(), [])
    const forged = { tokenHash: hash('x'), personId: jo.id, endsAt: now }
    assert.ok(await isRefusedByDatabase(db, (db) => db.insertInto('sessions').values(forged).execute()))
    const long = sql`update sessions set ends_at = now() + interval '1 year'`
    assert.ok(await isRefusedByDatabase(db, (db) => long.execute(db)))
    await as(db, signedIn(jo))
    assert.ok(await isRefusedByDatabase(db, (db) => long.execute(db)), 'nor does anybody lengthen their own')
  }),
)
