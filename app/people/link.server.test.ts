import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { sql } from 'kysely'
import { hash } from '#foundation/crypto.ts'
import type { Db } from '#foundation/database.ts'
import { as, isRefusedByDatabase, testKey, withDatabase } from '#foundation/testing.ts'
import { closeLinks, findLink, linkToken, makeLink } from './link.server.ts'
import { addPerson } from './person.example.ts'

const now = Temporal.Now.instant()
const subjectId = randomUUID()

async function addLink(db: Db, personId: string, hours = 24, purpose = 'reference') {
  await as(db, 'worker')
  return makeLink(db, testKey, { personId, purpose, subjectId, endsAt: now.add({ hours }) })
}

/** Whose page a link opens, and about which row. */
async function enterBy(db: Db, id: string, purpose = 'reference') {
  await as(db, 'visitor')
  const { rows } = await sql<{
    personId: string
    subjectId: string
  }>`select person_id, subject_id from app.enter_by_link(${hash(linkToken(testKey, id))}, ${purpose})`.execute(db)
  const actor = await sql<{ id: string | null }>`select app.actor() as id`.execute(db)
  assert.equal(actor.rows[0]?.id ?? undefined, rows[0]?.personId)
  return rows[0]
}

test(
  'a link opens one row for one person',
  withDatabase(async (db) => {
    const rita = await addPerson(db, { name: 'Rita' })
    assert.deepEqual(await enterBy(db, await addLink(db, rita.id)), { personId: rita.id, subjectId })
  }),
)

test(
  'a link made for one purpose is no good for another',
  withDatabase(async (db) => {
    const { id } = await addPerson(db)
    assert.equal(await enterBy(db, await addLink(db, id), 'offer-mentor'), undefined)
  }),
)

test(
  'a link that is over opens nothing, nor does a made-up one',
  withDatabase(async (db) => {
    const { id } = await addPerson(db)
    assert.equal(await enterBy(db, await addLink(db, id, -1)), undefined)
    assert.equal(await enterBy(db, randomUUID()), undefined)
  }),
)

test(
  'closing the links to a row closes them all, and no others',
  withDatabase(async (db) => {
    const { id } = await addPerson(db)
    const [one, two, other] = [
      await addLink(db, id),
      await addLink(db, id, 48),
      await addLink(db, id, 24, 'offer-mentee'),
    ]
    await closeLinks(db, 'reference', subjectId, now)
    for (const closed of [one, two]) assert.equal(await enterBy(db, closed), undefined)
    assert.ok(await enterBy(db, other, 'offer-mentee'))
  }),
)

test(
  'a letter is written with the newest link that lives',
  withDatabase(async (db) => {
    const { id } = await addPerson(db)
    await addLink(db, id)
    const newest = await addLink(db, id, 48)
    assert.equal(await findLink(db, id, 'reference', subjectId), newest)
    await closeLinks(db, 'reference', subjectId, now)
    assert.equal(await findLink(db, id, 'reference', subjectId), undefined)
  }),
)

test(
  'neither table nor page holds the token: it is derived, and another key derives another',
  withDatabase(async (db) => {
    const { id } = await addPerson(db)
    const link = await addLink(db, id)
    const { rows } = await sql<{ row: string }>`select to_jsonb(l)::text as row from links l`.execute(
      await as(db, 'owner'),
    )
    assert.ok(!rows[0]?.row.includes(linkToken(testKey, link)))
    assert.notEqual(linkToken(testKey, link), linkToken(Buffer.alloc(32, 8), link))
  }),
)

test(
  'a page makes links for its reader alone (rooms say when for another), sees none and closes none; a visitor makes none',
  withDatabase(async (db) => {
    const [amina, jo] = [await addPerson(db), await addPerson(db, { name: 'Jo' })]
    const link = { personId: jo.id, purpose: 'offer-mentee', subjectId, endsAt: now.add({ hours: 1 }) }
    await makeLink(await as(db, amina), testKey, { ...link, personId: amina.id })
    assert.ok(await isRefusedByDatabase(db, (db) => makeLink(db, testKey, link)))
    assert.ok(await isRefusedByDatabase(db, (db) => findLink(db, jo.id, 'offer-mentee', subjectId)))
    assert.ok(await isRefusedByDatabase(db, (db) => closeLinks(db, 'offer-mentee', subjectId, now)))
    await as(db, 'visitor')
    assert.ok(await isRefusedByDatabase(db, (db) => makeLink(db, testKey, link)))
  }),
)
