import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import type { PersonActor } from '#foundation/actor.ts'
import { hash } from '#foundation/crypto.ts'
import type { Db } from '#foundation/database.ts'
import { Conflict } from '#foundation/refusal.ts'
import { actorFrom, type Entry } from '#foundation/session.ts'
import { as, isRefusedByDatabase, withDatabase } from '#foundation/testing.ts'
import { errandAt } from './letter.example.ts'
import { addPerson } from './person.example.ts'
import {
  changeAbout,
  enterPerson,
  getPerson,
  getPosition,
  listAddresses,
  savePosition,
  signOut,
} from './person.server.ts'
import { sweep } from './sweep.job.ts'
import { asOwner, tracing } from './trace.example.ts'

const now = Temporal.Instant.from('2026-10-25T18:00:00Z')

/** A session with this token. `changes` is SQL about its times. */
async function addSession(db: Db, person: { id: string }, token: string, changes = 'staff = false') {
  await asOwner(db, async () => {
    await sql`insert into sessions (token_hash, person_id, ends_at) values (${hash(token)}, ${person.id}, now() + interval '30 days')`.execute(
      db,
    )
    await sql`update sessions set ${sql.raw(changes)} where token_hash = ${hash(token)}`.execute(db)
  })
}

/** Who opens a page with this token. */
async function enter(db: Db, token: string) {
  await as(db, 'visitor')
  const { rows } = await sql<Record<string, unknown>>`select * from app.enter(${hash(token)})`.execute(db)
  const row = rows[0] as { personId: string; sessionId: string; name: string } | undefined
  return actorFrom(row && ({ ...row, person_id: row.personId, session_id: row.sessionId } as unknown as Entry))
}

const beattie = {
  role: 'principal',
  title: '',
  districtNumber: 73,
  schoolId: null,
  schoolName: 'Beattie',
  since: null,
  until: null,
  retired: false,
} as const

const about = {
  name: 'Amina D.',
  preferredName: 'Mina',
  pronouns: 'she',
  language: 'fr',
  phone: '250-555-0101',
  preferredChannel: 'video',
  version: 1,
} as const

test(
  'a token opens a page as its person, who is called what they are called',
  withDatabase(async (db) => {
    const amina = await addPerson(db)
    await changeAbout(await as(db, amina), amina, amina.id, about)
    await addSession(db, amina, 'token')
    const actor = await enter(db, 'token')
    assert.deepEqual([actor.id, actor.kind === 'person' && actor.name], [amina.id, 'Mina'])
    assert.equal((await enter(db, 'another')).kind, 'visitor')
  }),
)

const over: [what: string, changes: string, staff: boolean][] = [
  ['ended', 'ended_at = now()', false],
  ['past its last day', 'ends_at = now()', false],
  ['unused for two weeks', `seen_at = now() - interval '14 days'`, false],
  ['of staff and unused for half an hour', `staff = true, seen_at = now() - interval '30 minutes'`, true],
]
for (const [what, changes] of over)
  test(
    `a session that is ${what} opens nothing`,
    withDatabase(async (db) => {
      await addSession(db, await addPerson(db), 'token', changes)
      assert.equal((await enter(db, 'token')).kind, 'visitor')
    }),
  )

test(
  'a session is still good just before',
  withDatabase(async (db) => {
    const amina = await addPerson(db)
    await addSession(db, amina, 'one', `seen_at = now() - interval '13 days 23 hours'`)
    await addSession(db, amina, 'two', `staff = true, seen_at = now() - interval '29 minutes'`)
    assert.equal((await enter(db, 'one')).id, amina.id)
    assert.equal((await enter(db, 'two')).id, amina.id)
  }),
)

test(
  'signing out ends this session',
  withDatabase(async (db) => {
    const amina = await addPerson(db)
    await addSession(db, amina, 'here')
    const actor = (await enter(db, 'here')) as PersonActor
    await signOut(db, actor, now)
    assert.equal((await enter(db, 'here')).kind, 'visitor')
  }),
)

test(
  'who came by a mailed link has no session to end',
  withDatabase(async (db) => {
    const amina = { ...(await addPerson(db)), sessionId: null }
    await assert.rejects(signOut(await as(db, amina), amina, now), /Ask for a new letter/)
  }),
)

test(
  'what is said about oneself is kept, and recorded once',
  withDatabase(async (db) => {
    const amina = await addPerson(db)
    await as(db, amina)
    assert.deepEqual(await tracing(db, () => changeAbout(db, amina, amina.id, about)), {
      verbs: ['person.changed'],
      posted: [],
    })
    const { version, ...kept } = about
    const person = await getPerson(db, amina.id)
    assert.deepEqual({ ...person, ...kept }, person)
    assert.equal(person.version, version + 1)
  }),
)

test(
  'what another tab changed meanwhile is shown, not overwritten',
  withDatabase(async (db) => {
    const amina = await addPerson(db)
    await changeAbout(await as(db, amina), amina, amina.id, about)
    const late = changeAbout(db, amina, amina.id, { ...about, name: 'Late' })
    await assert.rejects(late, (error) => error instanceof Conflict && error.stored.name === 'Amina D.')
    assert.equal((await getPerson(db, amina.id)).phone, about.phone)
  }),
)

test(
  'nobody sees or changes somebody else’s account',
  withDatabase(async (db) => {
    const [amina, jo] = [await addPerson(db), await addPerson(db, { name: 'Jo' })]
    await as(db, jo)
    await assert.rejects(getPerson(db, amina.id), /nothing here/)
    await assert.rejects(changeAbout(db, jo, amina.id, about), /nothing here/)
    assert.deepEqual(await listAddresses(db, amina.id), [])
  }),
)

test(
  'nobody gives themselves an address that counts as verified',
  withDatabase(async (db) => {
    const jo = await addPerson(db, { name: 'Jo' })
    await as(db, jo)
    const add = (verifiedAt: Temporal.Instant | null) => (db: Db) =>
      db
        .insertInto('emails')
        .values({ personId: jo.id, address: 'boss@example.org', first: false, verifiedAt })
        .execute()
    assert.ok(await isRefusedByDatabase(db, add(now)))
    await add(null)(db)
    assert.ok(await isRefusedByDatabase(db, (db) => db.updateTable('emails').set({ verifiedAt: now }).execute()))
  }),
)

test(
  'the position held now comes before those that are over, the newest first',
  withDatabase(async (db) => {
    const amina = await addPerson(db)
    await as(db, amina)
    const day = Temporal.PlainDate.from
    const position = {
      role: 'principal',
      title: '',
      districtNumber: 73,
      schoolId: null,
      schoolName: '',
      since: day('2020-08-01'),
      until: day('2024-07-31'),
      retired: false,
    } as const
    await savePosition(db, amina, amina.id, position, null)
    await savePosition(db, amina, amina.id, { ...position, since: day('2015-08-01'), until: day('2020-07-31') }, null)
    assert.equal((await getPosition(db, amina.id))?.since?.toString(), '2020-08-01')
    const id = await savePosition(db, amina, amina.id, { ...position, until: null }, null)
    assert.equal((await getPosition(db, amina.id))?.id, id)
    await savePosition(db, amina, amina.id, { ...position, until: null, schoolName: 'Beattie' }, id)
    assert.equal((await getPosition(db, amina.id))?.schoolName, 'Beattie')
  }),
)

test(
  'a position is changed for the person it is of, and nobody else',
  withDatabase(async (db) => {
    const amina = await addPerson(db, { position: {} })
    const jo = await addPerson(db, { name: 'Jo' })
    const { id = '' } = (await getPosition(await as(db, 'owner'), amina.id)) ?? {}
    await as(db, jo)
    await assert.rejects(savePosition(db, jo, amina.id, beattie, id), /nothing here/)
    await assert.rejects(savePosition(db, jo, jo.id, beattie, id), /nothing here/)
    await savePosition(await as(db, amina), amina, amina.id, beattie, id)
    assert.equal((await getPosition(db, amina.id))?.schoolName, 'Beattie')
  }),
)

test(
  'somebody entered by others has an unverified address, or none',
  withDatabase(async (db) => {
    await as(db, 'owner')
    const paper = await enterPerson(db, { name: 'Paula', email: 'paula@example.org', phone: '604' })
    const phone = await enterPerson(db, { name: 'Phil', email: null, language: 'fr' })
    assert.deepEqual(
      (await listAddresses(db, paper)).map(({ verifiedAt }) => verifiedAt),
      [null],
    )
    assert.deepEqual(await listAddresses(db, phone), [])
    assert.deepEqual([(await getPerson(db, paper)).phone, (await getPerson(db, phone)).language], ['604', 'fr'])
  }),
)

test(
  'what has served its time is swept away, and nothing before',
  withDatabase(async (db) => {
    const amina = await addPerson(db)
    for (const [token, days] of [
      ['old', 8],
      ['recent', 6],
    ] as const)
      await addSession(db, amina, token, `ends_at = now() - interval '${days} days'`)
    await asOwner(db, () =>
      sql`insert into operations (op, route, at) values (gen_random_uuid(), '/', now() - interval '31 days'), (gen_random_uuid(), '/', now())`.execute(
        db,
      ),
    )
    await sweep(await as(db, 'worker'), errandAt(now))
    assert.equal((await db.selectFrom('sessions').select('id').execute()).length, 1)
    assert.equal((await db.selectFrom('operations').select('op').execute()).length, 1)
  }),
)
