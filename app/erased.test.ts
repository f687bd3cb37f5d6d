// Somebody leaves for good: what is theirs alone is in no table any more, what a law asks for stays, and the partner still
// reads what is the partner's too.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import type { Db } from '#foundation/database.ts'
import { deleteDue } from '#foundation/retention.ts'
import { as, testKey, withDatabase } from '#foundation/testing.ts'
import { setDay } from './changes/change.example.ts'
import { addDecidedWorld } from './decided.example.ts'
import { promised, rowsOf } from './due.example.ts'
import { erasedLetter } from './erasures/erasure.email.ts'
import { askToLeave, leaveForGood, readLeaving } from './erasures/erasure.server.ts'
import { answerBy, isConfirmed } from './erasures/erasure.ts'
import { erasureWords } from './erasures/erasures.words.ts'
import { answerRequest, listRequests } from './erasures/request.server.ts'
import { listNotes } from './notes/note.server.ts'
import { refuses } from './partnerships/offer.example.ts'
import { compose, itemsOf, textOf } from './people/letter.example.ts'
import { addPerson } from './people/person.example.ts'

const now = Temporal.Instant.from('2026-11-10T20:00:00Z')
const today = Temporal.PlainDate.from('2026-11-10')

/** The tables may be read by the test, whatever is shut. */
async function readable(db: Db): Promise<void> {
  await as(db, 'owner')
  for (const { table } of promised) await sql.raw(`alter table ${table} no force row level security`).execute(db)
}

/** Where something is found, in whatever table. */
async function whereIs(db: Db, words: string): Promise<string[]> {
  await as(db, 'owner')
  const found: string[] = []
  for (const { table } of promised)
    if ((await rowsOf(db, table)).some((row) => JSON.stringify(row).includes(words))) found.push(table)
  return found.sort()
}

test(
  'what is theirs alone is in no table any more; what a decision rests on stays; the partner reads on',
  withDatabase(async (db) => {
    let n = 0
    const birds = new Map<string, string>()
    const world = await addDecidedWorld(db, (what) => {
      const bird = `kanari${++n}x ${what}`
      birds.set(bird, what)
      return bird
    })
    const { amina, marcus, partnershipId } = world
    await readable(db)
    await setDay(db, '2026-11-10')
    await as(db, marcus)
    const before = await listNotes(db, marcus, partnershipId, 'ours', testKey)
    await as(db, amina)
    const lists = await readLeaving(db, amina, today)
    assert.deepEqual(lists.handOver, [])
    assert.ok(lists.goes.includes('notes') && lists.goes.includes('identity') && lists.goes.includes('account'))
    assert.deepEqual(
      lists.partners.map(({ until }) => until.toString()),
      ['2027-02-08'],
    )
    const goneOn = await leaveForGood(db, amina, { leavesName: false }, testKey, now)
    assert.equal(goneOn.toString(), '2026-12-15')
    // Her name, her address and her doors
    assert.deepEqual(await whereIs(db, 'Amina'), [])
    assert.deepEqual(await whereIs(db, amina.email), ['outbox'], 'only the last letter is on its way to her')
    for (const table of [
      'private.person_keys',
      'sessions',
      'links',
      'emails',
      'private_notes',
      'journal_entries',
      'well_being_checks',
      'private.self_identifications',
      'concerns',
      'quotes',
      'certificates',
      'plan_copies',
      'consents',
    ])
      assert.ok(
        !(await rowsOf(db, table)).some((row) => JSON.stringify(row).includes(amina.id)),
        `${table} is still hers`,
      )
    // What is found of hers is what stays, and nothing else
    const left = new Map<string, readonly string[]>()
    for (const [bird, what] of birds) if (/mentee$/.test(what)) left.set(what, await whereIs(db, bird))
    console.log([...left].filter(([, tables]) => tables.length))
    assert.deepEqual(
      (await rowsOf(db, 'application_answers')).filter((row) => row.application_id === amina.applicationId).length > 0,
      true,
    )
    // The partner
    await as(db, marcus)
    assert.deepEqual(await listNotes(db, marcus, partnershipId, 'ours', testKey), before)
    // The last letter, and nobody else's
    const [item] = await itemsOf(db, 'erasure.done')
    assert.ok(item)
    const letter = await compose(db, erasedLetter, item, now)
    assert.match(letter ? textOf(letter) : '', /15 December 2026/)
    await as(db, 'owner')
    assert.equal((await sql`select 1 from outbox where person_id = ${amina.id}`.execute(db)).rows.length, 0)
    // Whoever comes with the address is somebody new
    await as(db, 'worker')
    assert.equal((await sql`select 1 from app.known_address(${amina.email})`.execute(db)).rows.length, 0)
  }),
)
