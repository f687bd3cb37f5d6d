// The day something reached somebody it was not for: whom it concerns is found, told only when that was decided, and
// nobody else reads a word of it.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import type { PersonActor } from '#foundation/actor.ts'
import { record } from '#foundation/audit.ts'
import type { Db } from '#foundation/database.ts'
import { Conflict, Refusal } from '#foundation/refusal.ts'
import { as, isRefusedByDatabase, testKey, withDatabase } from '#foundation/testing.ts'
import { addGuardedPair, asks, setNow } from '../break-glass/grant.example.ts'
import { actOnGrant, approveGrant, getGrant } from '../break-glass/grant.server.ts'
import { readByGrant } from '../break-glass/reading.server.ts'
import { addPerson } from '../people/person.example.ts'
import { caseOf } from './case.ts'
import { addIncident, byHand } from './incident.example.ts'
import {
  changeIncident,
  closeIncident,
  findPeople,
  getIncident,
  leaveOut,
  listIncidentSteps,
  listIncidents,
  listPeople,
  openIncident,
  readNotice,
  readOwnNotice,
  type Search,
  tellPeople,
  writeNotice,
} from './incident.server.ts'
import { paperPdf } from './paper.ts'

const foundOn = Temporal.PlainDate.from('2026-12-02')
const refused = (attempt: Promise<unknown>) => assert.rejects(attempt, Refusal)

/** A case on a pair, with what is needed to look into it as its administrator. */
async function layCase(db: Db) {
  const pair = await addGuardedPair(db)
  await setNow(db, '2026-12-01T18:00:00Z')
  const { admin, organizationId } = pair
  await as(db, admin)
  const id = await openIncident(db, admin, organizationId, { title: 'A tablet', happened: 'Left.', foundOn }, testKey)
  const read = () => getIncident(db, organizationId, id, testKey)
  const look = async (search: Partial<Search>) => {
    await as(db, admin)
    const n = await findPeople(db, admin, await read(), { ...byHand(''), ...search })
    return [n, (await listPeople(db, id)).map(({ name }) => name)]
  }
  const addressOf = async ({ id }: PersonActor) => {
    await as(db, 'owner')
    const row = await db.selectFrom('emails').select('address').where('personId', '=', id).executeTakeFirstOrThrow()
    return row.address
  }
  return { ...pair, id, read, look, addressOf }
}

test(
  'whom it concerns is found in the audit trail, in grants, in partnerships and by hand, and nobody of another organization',
  withDatabase(async (db) => {
    const laid = await layCase(db)
    const { admin, contact, mentee, mentor, coordinator, program, id, look, addressOf } = laid
    const stranger = await addPerson(db, { name: 'Sam Stranger' })
    const since = Temporal.Now.instant().subtract({ hours: 24 })
    const until = Temporal.Now.instant().add({ hours: 24 })
    assert.deepEqual(await look({ address: await addressOf(stranger) }), [0, []])
    await as(db, coordinator)
    await record(db, coordinator, 'person.read', { recordType: 'person', recordId: mentee.id, programId: program.id })
    await record(db, coordinator, 'person.read', { recordType: 'person', recordId: stranger.id, programId: program.id })
    const opened = { trace: 'read_by' as const, address: await addressOf(coordinator), since, until }
    assert.deepEqual(await look({ ...opened, until: since }), [0, []], 'not in these hours')
    assert.deepEqual(await look(opened), [1, [mentee.name]])
    await leaveOut(db, admin, await laid.read(), mentee.id)
    assert.deepEqual(await look({ trace: 'device', address: await addressOf(mentor), since, until }), [
      2,
      [mentee.name, mentor.name],
    ])
    for (const each of [mentee, mentor]) await leaveOut(db, admin, await laid.read(), each.id)
    const grant = await asks(db, laid, admin, { ground: 'imminent_harm' })
    await as(db, contact)
    await approveGrant(db, contact, await getGrant(db, grant, {}), testKey)
    await as(db, admin)
    await actOnGrant(db, admin, await getGrant(db, grant, {}), 'begun', '', testKey)
    await readByGrant(db, admin, await getGrant(db, grant, {}), 'notes', testKey)
    assert.deepEqual(await look({ ...opened, address: await addressOf(admin) }), [2, [mentee.name, mentor.name]])
    await as(db, contact)
    assert.equal((await listPeople(db, id)).length, 2, 'the privacy contact works on it too')
    for (const other of [coordinator, mentee, stranger]) {
      await as(db, other)
      assert.deepEqual(await listPeople(db, id), [])
    }
  }),
)

test(
  'people are told only when that was decided and written, by a letter without content; each reads the words, nobody else',
  withDatabase(async (db) => {
    const { admin, mentee, mentor, coordinator, organizationId, id, read, look, addressOf } = await layCase(db)
    await look({ address: await addressOf(mentee) })
    await refused(tellPeople(db, admin, await read()))
    await refused(closeIncident(db, admin, await read(), 1))
    const judged = { harms: [], serious: true, tellsPeople: true, tellsCommissioner: true }
    await refused(changeIncident(db, admin, await read(), 1, { words: {}, judged }, testKey))
    const weighed = { ...judged, harms: ['humiliation'] as const }
    await changeIncident(db, admin, await read(), 1, { words: { why: 'It is delicate.' }, judged: weighed }, testKey)
    await assert.rejects(changeIncident(db, admin, await read(), 1, { words: { why: 'No.' } }, testKey), Conflict)
    await refused(tellPeople(db, admin, await read()))
    await writeNotice(
      db,
      admin,
      await read(),
      { en: 'A tablet was lost.', fr: 'Une tablette a été perdue.' },
      0,
      testKey,
    )
    await as(db, mentee)
    await refused(readOwnNotice(db, mentee, id, testKey))
    await as(db, admin)
    assert.equal(await tellPeople(db, admin, await read()), 1)
    await refused(tellPeople(db, admin, await read()))
    await leaveOut(db, admin, await read(), mentee.id)
    assert.equal((await listPeople(db, id)).length, 1, 'whoever was told stays')
    await as(db, mentee)
    assert.equal((await readOwnNotice(db, mentee, id, testKey)).words.fr, 'Une tablette a été perdue.')
    assert.deepEqual(await listIncidents(db, organizationId, testKey), [], 'and nothing else of the case')
    for (const other of [mentor, coordinator]) {
      await as(db, other)
      await refused(readOwnNotice(db, other, id, testKey))
      assert.equal(await readNotice(db, id, testKey), undefined)
      assert.ok(
        await isRefusedByDatabase(db, (db) =>
          sql`insert into incident_steps (incident_id, act, person_id) values (${id}, 'noted', ${other.id})`.execute(
            db,
          ),
        ),
      )
    }
    await as(db, 'worker')
    const letters = await db.selectFrom('outbox').select('particulars').where('kind', '=', 'incident.told').execute()
    assert.deepEqual(letters, [{ particulars: {} }])
  }),
)

test(
  'a case can be taken out as a document, and is closed for good',
  withDatabase(async (db) => {
    const { admin, mentee, organizationId, addressOf } = await layCase(db)
    const id = await addIncident(db, admin, organizationId, [await addressOf(mentee)])
    await as(db, admin)
    const read = () => getIncident(db, organizationId, id, testKey)
    await closeIncident(db, admin, await read(), (await read()).version)
    await refused(changeIncident(db, admin, await read(), (await read()).version, { words: {} }, testKey))
    const organization = await db
      .selectFrom('organizations')
      .selectAll()
      .where('id', '=', organizationId)
      .executeTakeFirstOrThrow()
    const steps = await listIncidentSteps(db, id, testKey)
    assert.deepEqual(
      steps.map(({ act }) => act),
      ['opened', 'found', 'judged', 'written', 'told', 'noted', 'closed'],
    )
    const paper = caseOf({
      organization,
      incident: await read(),
      people: await listPeople(db, id),
      steps,
      notice: 'notice in English',
    })
    const said = JSON.stringify(paper)
    for (const words of [
      'what happened',
      'records of the incident',
      'what stopped it',
      'why they are told',
      'what was noted',
      mentee.name,
    ])
      assert.ok(said.includes(words), words)
    const pdf = await paperPdf(paper, {
      author: 'An association',
      language: 'fr',
      madeAt: Temporal.Instant.from('2026-12-03T18:00:00Z'),
    })
    assert.equal(Buffer.from(pdf).subarray(0, 5).toString(), '%PDF-')
  }),
)
