import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import type { PersonActor } from '#foundation/actor.ts'
import type { Db } from '#foundation/database.ts'
import { as, withDatabase } from '#foundation/testing.ts'
import type { PairExample } from '../partnerships/partnership.example.ts'
import { standing } from '../partnerships/partnership.example.ts'
import { getOwnPartnership } from '../partnerships/partnership.server.ts'
import { compose, errandAt, itemsOf } from '../people/letter.example.ts'
import { asOwner } from '../people/trace.example.ts'
import { nudgeLetter, reachLetter } from './contact.email.ts'
import { addOldPair, letItBe, log, noonOf } from './contact.example.ts'
import { nudge, watchQuiet } from './contact.job.ts'
import { logToday } from './contact.server.ts'
import { chooseRhythm, getRhythm } from './nudge.server.ts'
import { answerReach } from './quiet.server.ts'

const look = async (db: Db, date: string) => {
  await as(db, 'worker')
  await nudge(db, errandAt(noonOf(date)))
  await watchQuiet(db, errandAt(noonOf(date)))
  await as(db, 'owner')
}
const nudges = async (db: Db) => (await itemsOf(db, 'contact.nudge')).length
const asks = async (db: Db) => (await itemsOf(db, 'contact.reach')).length
const quietOf = async (db: Db) => {
  await as(db, 'worker')
  return (await db.selectFrom('quiets').select('state').executeTakeFirst())?.state
}
const pairFor = async (db: Db, { partnershipId }: PairExample, who: PersonActor) => {
  await as(db, who)
  return getOwnPartnership(db, who, partnershipId)
}

test(
  'each of the two is reminded once a month, by a letter that names nobody and is stopped without signing in',
  withDatabase(async (db) => {
    const two = await addOldPair(db)
    await look(db, '2026-12-01')
    assert.equal(await nudges(db), 0)
    for (const date of ['2026-12-20', '2026-12-20', '2026-12-31', '2026-12-21']) await look(db, date)
    assert.equal(await nudges(db), 2)
    await asOwner(db, () => db.deleteFrom('outbox').where('kind', '=', 'contact.nudge').execute())
    await look(db, '2026-12-22')
    assert.equal(await nudges(db), 0, 'nor when the outbox has forgotten')
    await look(db, '2027-01-20')
    const [item] = await itemsOf(db, 'contact.nudge')
    assert.ok(item)
    const letter = await compose(db, nudgeLetter, item, noonOf('2027-01-20'))
    const told = JSON.stringify(letter)
    for (const { name } of [two.mentor, two.mentee]) assert.ok(!told.includes(name), name)
    assert.match(letter?.button?.href ?? '', /\/contacts\/log\//)
    assert.match(letter?.unsubscribe?.href ?? '', /\/contacts\/letters\//)
  }),
)

test(
  '"off" holds at once, also for a letter that lies ready, and for that person alone',
  withDatabase(async (db) => {
    const two = await addOldPair(db)
    await look(db, '2026-12-20')
    await chooseRhythm(db, two.mentee, await pairFor(db, two, two.mentee), 'off')
    const sent: boolean[][] = []
    for (const item of await itemsOf(db, 'contact.nudge')) // one after the other: they share a connection and its actor
      sent.push([
        item.personId === two.mentee.id,
        (await compose(db, nudgeLetter, item, noonOf('2026-12-20'))) !== undefined,
      ])
    assert.deepEqual(sent.sort(), [
      [false, true],
      [true, false],
    ])
    await look(db, '2027-01-20')
    assert.equal(await nudges(db), 3)
    assert.equal(await getRhythm(db, two.mentor, await pairFor(db, two, two.mentor)), 'month')
  }),
)

test(
  'after a quiet time both are asked; after no answer the pair may need a call; a contact settles it',
  withDatabase(async (db) => {
    const two = await addOldPair(db)
    await look(db, '2026-12-17')
    assert.equal(await asks(db), 0, '45 days')
    for (const date of ['2026-12-18', '2026-12-19']) await look(db, date)
    assert.equal(await asks(db), 2)
    assert.equal(await quietOf(db), 'asked')
    const [item] = await itemsOf(db, 'contact.reach')
    assert.ok(item)
    const letter = await compose(db, reachLetter, item, noonOf('2026-12-18'))
    for (const { name } of [two.mentor, two.mentee]) assert.ok(!JSON.stringify(letter).includes(name))
    await look(db, '2026-12-27')
    assert.equal(await quietOf(db), 'asked', 'nine days')
    await look(db, '2026-12-28')
    assert.equal(await quietOf(db), 'unanswered')
    const pair = await pairFor(db, two, two.mentor)
    await logToday(db, two.mentor, pair, Temporal.PlainDate.from('2026-12-29'))
    assert.equal(await quietOf(db), 'well')
    assert.equal(await compose(db, reachLetter, item, noonOf('2026-12-29')), undefined, 'nothing to ask any more')
    await look(db, '2027-02-12')
    assert.equal(await asks(db), 2)
    await look(db, '2027-02-13')
    assert.equal(await asks(db), 4, 'quiet again')
  }),
)

test(
  'an answer settles it, "not yet" is asked again later, and nobody is asked while they rest',
  withDatabase(async (db) => {
    const two = await addOldPair(db)
    await look(db, '2026-12-18')
    const pair = await pairFor(db, two, two.mentee)
    await answerReach(db, two.mentee, pair, 'not_yet', noonOf('2026-12-20'), Temporal.PlainDate.from('2026-12-20'))
    assert.equal(await quietOf(db), 'not_yet')
    await look(db, '2027-02-03')
    assert.equal(await asks(db), 2)
    await look(db, '2027-02-04')
    assert.equal(await asks(db), 4)
    await as(db, two.mentor)
    await answerReach(db, two.mentor, pair, 'in_touch', noonOf('2027-02-05'), Temporal.PlainDate.from('2027-02-05'))
    assert.equal(await quietOf(db), 'well')
    await as(db, 'owner')
    await db.updateTable('partnerships').set(standing.paused).execute()
    await look(db, '2027-05-01')
    assert.equal(await asks(db), 4)
    await as(db, 'owner')
    await db.updateTable('partnerships').set({ state: 'under_way' }).execute()
    await look(db, '2027-05-02')
    assert.equal(await asks(db), 4, 'counted from the end of the rest')
  }),
)

test(
  'My day asks from the 25th, of whoever wants to be reminded, and whether they reached each other',
  withDatabase(async (db) => {
    const two = await addOldPair(db)
    const tasks = async (who: PersonActor) => {
      await as(db, who)
      const { rows } = await sql<{ kind: string }>`select kind from app.contacts_tasks()`.execute(db)
      return rows.map(({ kind }) => kind)
    }
    await letItBe(db, '2026-12-24')
    assert.deepEqual(await tasks(two.mentee), [])
    await letItBe(db, '2026-12-25')
    assert.deepEqual(await tasks(two.mentee), ['contacts.month'])
    await chooseRhythm(db, two.mentee, await pairFor(db, two, two.mentee), 'off')
    assert.deepEqual(await tasks(two.mentee), [])
    assert.deepEqual(await tasks(two.mentor), ['contacts.month'])
    await log(db, two, two.mentee, '2026-12-25')
    assert.deepEqual(await tasks(two.mentor), [])
    await look(db, '2027-03-01')
    await letItBe(db, '2027-03-01')
    assert.deepEqual(await tasks(two.mentor), ['contacts.reach'])
  }),
)
