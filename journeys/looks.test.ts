// Who looked at my data, from the page that shows it to the page that tells; and the day's signature, from the worker to a
// privacy contact's mailbox and back. Over the line, without a browser: no button of it could fail in one.
import assert from 'node:assert/strict'
import { after, before, mock, test } from 'node:test'
import { verifyTrail } from '#app/admin/verify.server.ts'
import { addDecidedWorld, type DecidedWorld } from '#app/decided.example.ts'
import { readHeads } from '#foundation/chain.ts'
import { asWorker, inTransaction } from '#foundation/database.ts'
import { testKey } from '#foundation/testing.ts'
import { callFrom } from './support/caller.ts'
import { type JourneyHouse, openHouse } from './support/house.ts'
import { openSession } from './support/sign-in.ts'

let house: JourneyHouse
let world: DecidedWorld
let addresses: Map<string, string>
before(async () => {
  mock.method(process.stderr, 'write', () => true)
  house = await openHouse()
  world = await house.lay((db) => addDecidedWorld(db))
  const emails = await house.lay((db) => db.selectFrom('emails').select(['personId', 'address']).execute())
  addresses = new Map(emails.map(({ personId, address }) => [personId, address]))
})
after(() => house?.close())

/** Somebody of the world at the other end of the line. */
async function callAs({ id }: { readonly id: string }) {
  const caller = callFrom(house.origin)
  caller.cookies.set('session', await openSession(house, addresses.get(id) ?? ''))
  return caller
}

const lines = (verb: string) =>
  house.lay((db) =>
    db
      .selectFrom('auditEntries')
      .select(['actorId', 'actedAs', 'recordId', 'about', 'outcome', 'address'])
      .where('verb', '=', verb)
      .where('at', '>', started)
      .orderBy('seq')
      .execute(),
  )
const started = Temporal.Now.instant()

test('what staff open of somebody is on that person’s page, in their words, and an attempt that was refused is too', async () => {
  const { program, coordinator, amina, marcus, partnershipId, assigned } = world
  const staff = await callAs(coordinator)
  const base = `/programs/${program.slug}`
  for (const path of [
    `${base}/applications/${amina.applicationId}`,
    `${base}/applications/${amina.applicationId}`,
    `${base}/changes/${partnershipId}`,
  ])
    assert.equal((await staff.open(path)).status, 200, path)
  assert.equal((await staff.open(`/partnerships/${partnershipId}/notes`)).status, 404)
  const reading = await house.lay((db) =>
    db
      .selectFrom('readings')
      .innerJoin('committeeMembers', 'committeeMembers.id', 'readings.memberId')
      .select(['readings.id', 'committeeMembers.personId'])
      .where('readings.applicationId', '=', amina.applicationId)
      .where('committeeMembers.id', '=', assigned.memberId)
      .executeTakeFirstOrThrow(),
  )
  const member = await callAs({ id: reading.personId })
  assert.equal((await member.open(`/readings/${reading.id}`)).status, 200)

  const read = await lines('application.read')
  assert.deepEqual(
    read.map(({ actedAs, recordId, about, address }) => [actedAs, recordId, about, address]),
    ['coordinator', 'committee'].map((role) => [role, amina.applicationId, [amina.id], '127.0.0']),
  )
  assert.deepEqual(
    (await lines('contact-card.read')).map(({ about }) => about?.toSorted()),
    [[amina.id, marcus.id].toSorted()],
  )
  for (const patience = Date.now() + 5000; (await lines('access.denied')).length === 0; ) {
    if (Date.now() > patience) assert.fail('the refusal was not noted')
    await new Promise((resolve) => setTimeout(resolve, 20)) // noted after the answer
  }
  const board = `${base}/matching/1`
  const partner = await callAs(amina)
  assert.equal((await partner.open(board)).status, 404)
  // The second and third are drawn from what is remembered: they are noted all the same, and once for each reader.
  for (const reader of [staff, staff, staff, member, member]) assert.equal((await reader.open(board)).status, 200)
  assert.equal((await partner.open(board)).status, 404, 'also once its people are remembered')
  const named = await lines('matching.read')
  assert.deepEqual(
    named.map(({ actedAs, about }) => [actedAs, [amina.id, marcus.id].every((id) => about?.includes(id))]),
    [
      ['coordinator', true],
      ['committee', true],
    ],
  )

  const page = (await partner.open('/me/looks')).html
  for (const said of [
    'Read your application',
    'Looked up how to reach you',
    'Read what is proposed for you on the matching board',
    'Tried to open a page of your partnership',
  ])
    assert.ok(page.includes(said), said)
  assert.ok(!(await (await callAs(marcus)).open('/me/looks')).html.includes('Read your application'))
  assert.equal((await callFrom(house.origin).open('/me/looks')).status, 303)
})

test('the day’s signature lies in the privacy contact’s mailbox and on the public page; the trail holds against both', async () => {
  await house.settle()
  const letters = (await house.letters()).filter(({ subject }) => subject.startsWith('Please keep'))
  assert.equal(letters.length, 1)
  const given = readHeads(letters[0]?.body ?? '')
  assert.equal(given.length, 2)
  assert.ok(Number(given.find(({ chain }) => chain === 'house')?.place) > 50)
  const status = await callFrom(house.origin).open('/status')
  assert.equal(status.status, 200)
  assert.deepEqual(
    readHeads(status.html.replaceAll('&#43;', '+')),
    given.filter(({ place }) => place > 0),
  )
  const file = await callFrom(house.origin).open('/status/heads')
  assert.deepEqual(readHeads(file.html), given)
  const verdict = await inTransaction(house.store, asWorker, (db) =>
    verifyTrail(db, testKey, Temporal.Now.instant(), given),
  )
  assert.equal(verdict.fault, undefined)
  await house.settle()
  assert.equal(
    (await house.letters()).filter(({ subject }) => subject.startsWith('Please keep')).length,
    1,
    'once a day',
  )
})
