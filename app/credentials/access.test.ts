// Beginning anew, and addresses: what is told to whom, and who can stop it.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import type { Db } from '#foundation/database.ts'
import { Refusal } from '#foundation/refusal.ts'
import { as, testKey, withDatabase } from '#foundation/testing.ts'
import { compose, errandAt, itemsOf, textOf } from '../people/letter.example.ts'
import { findLink } from '../people/link.server.ts'
import { addPerson } from '../people/person.example.ts'
import { listAddresses } from '../people/person.server.ts'
import { asOwner, noTrace, tracing } from '../people/trace.example.ts'
import { sweepCredentials, tellAccess } from './access.job.ts'
import { askForAccess, cancelAccess, findRequest } from './access.server.ts'
import { addAddress, confirmAddress, putFirst, removeAddress } from './address.server.ts'
import { ceremony, makeDevice } from './authenticator.example.ts'
import { addressLetter, askedAccessLetter, changedLetter, readyAccessLetter } from './credential.email.ts'
import { enrolPasskey, listPasskeys } from './passkey.server.ts'
import { addSession, enter } from './session.example.ts'
import { getStanding } from './standing.server.ts'

const now = Temporal.Instant.from('2026-11-03T17:00:00Z')

/** Somebody with a passkey and two addresses, who has come by a letter and holds a session. */
async function addLoser(db: Db) {
  const ana = await addPerson(db, { name: 'Ana', email: 'ana@sd73.bc.ca' })
  await sql`insert into emails (person_id, address, verified_at, first) values (${ana.id}, 'ana@example.org', now(), false)`.execute(
    db,
  )
  await enter(db, await addSession(db, ana))
  await enrolPasskey(db, ana, makeDevice().make(), 'Lost', ceremony())
  const held = await addSession(db, ana)
  await enter(db, held)
  return { ana, held }
}

const wait = (db: Db) => asOwner(db, () => sql`update access_requests set ready_at = now()`.execute(db))

test(
  'whoever has lost everything waits 72 hours, every address told, and may then begin anew',
  withDatabase(async (db) => {
    const { ana, held } = await addLoser(db)
    const trace = await tracing(db, () => askForAccess(db, ana))
    assert.deepEqual(trace, { verbs: ['access.asked'], posted: ['access.tell'] })
    await assert.rejects(askForAccess(db, ana), (error) => error instanceof Refusal, 'one at a time')
    const [item] = await itemsOf(db, 'access.tell')
    await as(db, 'worker')
    await tellAccess(db, item as never, errandAt(now))
    const letters = await itemsOf(db, 'access.asked')
    assert.deepEqual(letters.map(({ address }) => address).sort(), ['ana@example.org', 'ana@sd73.bc.ca'])
    const letter = await compose(db, askedAccessLetter, letters[0] as never, now)
    assert.match(textOf(letter as never), /72 hours[\s\S]*\/access\//)

    await enter(db, held)
    assert.equal((await findRequest(db, ana))?.isReady, false)
    assert.equal((await getStanding(db)).mayEnrol, false)
    await wait(db)
    assert.equal((await getStanding(db)).mayEnrol, true)
    const [ready] = await itemsOf(db, 'access.ready')
    assert.ok(await compose(db, readyAccessLetter, ready as never, now))
    await enter(db, held)
    await enrolPasskey(db, ana, makeDevice().make(), 'New', ceremony())
    assert.deepEqual((await listPasskeys(db, ana)).map(({ name }) => name).sort(), ['Lost', 'New'])
    assert.equal(await findRequest(db, ana), undefined, 'used')
    assert.equal((await getStanding(db)).mayEnrol, false, 'once')
  }),
)

test(
  'a request is stopped by the letter’s link or from a session, and opens nothing any more',
  withDatabase(async (db) => {
    const { ana, held } = await addLoser(db)
    await askForAccess(db, ana)
    const { id } = (await findRequest(db, ana)) ?? { id: '' }
    await wait(db)
    await as(db, ana) // as the link lets them in
    const trace = await tracing(db, () => cancelAccess(db, ana, now, id))
    assert.deepEqual(trace.verbs, ['access.cancelled'])
    await enter(db, held)
    assert.equal((await getStanding(db)).mayEnrol, false)
    assert.deepEqual(await tracing(db, () => cancelAccess(db, ana, now)), noTrace)
    await askForAccess(db, ana)
    await cancelAccess(db, ana, now)
    assert.equal(await findRequest(db, ana), undefined)
    assert.equal(await compose(db, readyAccessLetter, { personId: ana.id, subjectId: id } as never, now), undefined)
  }),
)

test(
  'a new address counts when its letter was opened; the ones before are told',
  withDatabase(async (db) => {
    const { ana } = await addLoser(db)
    await enter(db, await addSession(db, ana, 'strong'))
    await addAddress(db, ana, 'ana@home.example', testKey, now)
    assert.equal((await listAddresses(db, ana.id)).length, 2)
    const [item] = await itemsOf(db, 'address.confirm')
    assert.equal(item?.address, 'ana@home.example')
    assert.match(textOf((await compose(db, addressLetter, item as never, now)) as never), /\/addresses\//)
    await as(db, ana) // as the link lets them in
    await confirmAddress(db, ana, item?.subjectId ?? '')
    const told = (await itemsOf(db, 'sign-in.changed')).filter(
      ({ particulars }) => particulars.told === 'address.added',
    )
    assert.deepEqual(told.map(({ address }) => address).sort(), ['ana@example.org', 'ana@sd73.bc.ca'])
    assert.ok(await compose(db, changedLetter, told[0] as never, now))
    const added = (await listAddresses(db, ana.id)).find(({ address }) => address === 'ana@home.example')
    await putFirst(db, ana, added?.id ?? '')
    const [first, ...others] = await listAddresses(db, ana.id)
    assert.equal(first?.address, 'ana@home.example')
    await assert.rejects(removeAddress(db, ana, first?.id ?? ''), (error) => error instanceof Refusal)
    await removeAddress(db, ana, others.find(({ address }) => address === 'ana@sd73.bc.ca')?.id ?? '')
    assert.equal((await listAddresses(db, ana.id)).length, 2)
  }),
)

test(
  'adding somebody else’s address looks the same, and never becomes theirs',
  withDatabase(async (db) => {
    const ben = await addPerson(db, { name: 'Ben', email: 'ben@example.org' })
    const ana = await addPerson(db, { name: 'Ana' })
    await enter(db, await addSession(db, ana))
    const free = await tracing(db, () => addAddress(db, ana, 'free@example.org', testKey, now))
    const taken = await tracing(db, () => addAddress(db, ana, 'ben@example.org', testKey, now))
    assert.deepEqual(taken, free)
    const item = (await itemsOf(db, 'address.confirm')).find(({ address }) => address === ben.email)
    assert.ok(await asOwner(db, () => findLink(db, ana.id, 'address', item?.subjectId ?? '')))
    await as(db, ana)
    await assert.rejects(confirmAddress(db, ana, item?.subjectId ?? ''), (error) => error instanceof Refusal)
    assert.equal((await asOwner(db, () => listAddresses(db, ben.id))).length, 1)
  }),
)

test(
  'what has served its time is deleted, and what counts stays',
  withDatabase(async (db) => {
    const { ana } = await addLoser(db)
    await askForAccess(db, ana)
    await asOwner(db, () =>
      sql`insert into spent_challenges values (gen_random_uuid(), now() - interval '2 days'), (gen_random_uuid(), now())`.execute(
        db,
      ),
    )
    await as(db, 'worker')
    await sweepCredentials(db, errandAt(now))
    const left = await asOwner(db, () =>
      sql<{
        n: number
      }>`select (select count(*) from spent_challenges where at < now() - interval '1 day') + 10 * (select count(*) from access_requests) as n`.execute(
        db,
      ),
    )
    assert.equal(Number(left.rows[0]?.n), 10)
  }),
)
