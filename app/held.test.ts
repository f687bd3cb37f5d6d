// A mailbox belongs to the employer. Whoever comes by it alone to an account that is locked with more, or to one that
// sees what is other people's, is given nothing by the database, whatever a page would ask.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { errandAt, itemsOf } from '#app/people/letter.example.ts'
import type { Db } from '#foundation/database.ts'
import { as, isRefusedByDatabase, withDatabase } from '#foundation/testing.ts'
import { tellAccess } from './credentials/access.job.ts'
import { askForAccess } from './credentials/access.server.ts'
import { ceremony, makeDevice } from './credentials/authenticator.example.ts'
import { enrolPasskey } from './credentials/passkey.server.ts'
import { addSession, enter } from './credentials/session.example.ts'
import { addPair } from './partnerships/partnership.example.ts'
import { asOwner } from './people/trace.example.ts'

/** What opens to whoever holds a session: what signing in needs of their own, and what anybody may read anyway. */
const theirs = ['access_requests', 'emails', 'operations', 'passkeys', 'sessions', 'totps']

/** The tables in which the present transaction sees a row. */
async function seen(db: Db): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select n.nspname || '.' || c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname in ('public', 'private') and c.relkind in ('r', 'p') order by 1`.execute(db)
  const shown: string[] = []
  for (const { name } of rows) {
    let count = 0
    // One column they may read is enough to count by; where there is none they may not even ask.
    await isRefusedByDatabase(db, async () => {
      count = (await sql.raw(`select from ${name}`).execute(db)).rows.length
    })
    if (count > 0) shown.push(name.replace('public.', ''))
  }
  return shown
}

test(
  'a session that has proved only a mailbox sees no more than a visitor, but for its own ways to sign in',
  withDatabase(async (db) => {
    const { mentee, coordinator } = await addPair(db)
    await as(db, 'visitor')
    const open = await seen(db)
    for (const person of [mentee, coordinator]) {
      await enter(db, await addSession(db, person, 'strong'))
      const acting = await seen(db)
      assert.ok(acting.length > open.length + 8, 'there is much to be seen')
      await enrolPasskey(db, person, makeDevice().make(), 'Tablet', ceremony())
      assert.equal((await enter(db, await addSession(db, person)))?.held, true)
      const held = (await seen(db)).filter((table) => !open.includes(table))
      assert.deepEqual(
        held.filter((table) => !theirs.includes(table)),
        [],
      )
      assert.ok(held.includes('passkeys'))
    }
  }),
)

test(
  'whoever sits on a committee or runs a program holds an office; a term that is over is none',
  withDatabase(async (db) => {
    const { pool, mentor } = await addPair(db)
    const isHeld = async (person: { id: string }) => (await enter(db, await addSession(db, person)))?.held === true
    assert.equal(await isHeld(mentor), false)
    assert.equal(await isHeld(pool.coordinator), true)
    const seat = () => asOwner(db, () => db.selectFrom('committeeMembers').selectAll().executeTakeFirstOrThrow())
    const { personId, id } = await seat()
    assert.equal(await isHeld({ id: personId }), true)
    await asOwner(db, () =>
      sql`update committee_members set since = '2020-01-01', until = '2020-02-01' where id = ${id}`.execute(db),
    )
    assert.equal(await isHeld({ id: personId }), false)
  }),
)

test(
  'who is in a partnership with somebody who asks for new access is told, and nobody else',
  withDatabase(async (db) => {
    const { mentee, mentor } = await addPair(db)
    await enter(db, await addSession(db, mentee))
    await enrolPasskey(db, mentee, makeDevice().make(), 'Tablet', ceremony())
    await enter(db, await addSession(db, mentee))
    await askForAccess(db, mentee)
    const [item] = await itemsOf(db, 'access.tell')
    await as(db, 'worker')
    await tellAccess(db, item as never, errandAt(Temporal.Instant.from('2026-11-03T17:00:00Z')))
    assert.deepEqual(
      (await itemsOf(db, 'access.asked-partner')).map(({ personId }) => personId),
      [mentor.id],
    )
  }),
)
