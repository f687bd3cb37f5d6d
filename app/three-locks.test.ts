// Each of the three locks alone. Row-level security is tried cell by cell in access.test.ts; here it stands alone against
// everything at once, and so does encryption, against somebody who has every row and no key.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import pg from 'pg'
import type { Db } from '#foundation/database.ts'
import { as, testKey, withDatabase } from '#foundation/testing.ts'
import { unwrap } from '#foundation/vault.ts'
import { addDecidedWorld } from './decided.example.ts'
import { listNotes, writeNote } from './notes/note.server.ts'
import { worldNow } from './world.example.ts'

/** What two people tell each other and what one writes for oneself: in no table in words. */
const sealed = [
  ...['private note mentee', 'private note mentor', 'shared note mentee', 'shared note mentor', 'meeting place'],
  ...['agenda suggestion', 'action item', 'agenda item', 'word of calling off', 'journal mentee', 'journal mentor'],
  ...['case mentee', 'case mentor', 'kept goal title', 'kept step', 'plan vision', 'evidence', 'feedback answer'],
  ...['suggestion', 'thanks by the mentee', 'unopened note by the mentor', 'agreement hours', 'signature'],
  ...['concern mentee', 'concern mentor', 'review words mentee', 'review words mentor', 'identity mentee'],
  'identity wish mentee',
]

/** As somebody who has the disk: every row of every table, whatever its policies say. */
async function openAll(db: Db): Promise<void> {
  await as(db, 'owner')
  const { rows } = await sql<{ name: string }>`select format('%I.%I', schemaname, tablename) as name from pg_tables
    where schemaname in ('public', 'private') and rowsecurity`.execute(db)
  for (const { name } of rows) await sql.raw(`alter table ${name} disable row level security`).execute(db)
}

test(
  'encryption alone: whoever has every row of the database reads nothing of what was said in confidence',
  withDatabase(async (db) => {
    const birds = new Map<string, string>()
    await addDecidedWorld(db, (what) => {
      const bird = `bird${birds.size}x${crypto.randomUUID().slice(0, 8)}`
      birds.set(bird, what)
      return bird
    })
    await openAll(db)
    const { rows: tables } = await sql<{
      name: string
    }>`select format('%I.%I', schemaname, tablename) as name from pg_tables
      where schemaname in ('public', 'private')`.execute(db)
    const inWords = new Set<string>()
    let bytes = 0
    for (const { name } of tables) {
      const { rows } = await sql.raw<{ row: string }>(`select t::text as row from ${name} t`).execute(db)
      // bytes are written in hexadecimal: what lies in them unsealed is words as well
      const text = rows
        .map(
          ({ row }) =>
            `${row} ${row.replaceAll(/\\x([0-9a-f]+)/g, (_, hex: string) => Buffer.from(hex, 'hex').toString('latin1'))}`,
        )
        .join('\n')
      bytes += text.length
      for (const [bird, what] of birds) if (text.includes(bird)) inWords.add(what)
    }
    assert.ok(bytes > 100_000, 'everything was looked through')
    const unknown = sealed.filter((what) => ![...birds.values()].includes(what))
    assert.deepEqual(unknown, [], 'these were written')
    assert.deepEqual(
      sealed.filter((what) => inWords.has(what)),
      [],
      'these lie open',
    )
  }),
)

test(
  'encryption alone: what is moved to another row, or handed to another pair, does not open, nor does anything without the key file',
  withDatabase(async (db) => {
    const { amina, partnershipId } = await addDecidedWorld(db)
    await as(db, amina)
    const kinds = ['mine', 'ours'] as const
    for (const kind of kinds)
      for (const words of ['one', 'another'])
        await writeNote(db, amina, partnershipId, { kind, words }, testKey, worldNow)
    const read = async (key = testKey) => {
      await as(db, amina)
      const notes = await Promise.all(kinds.map((kind) => listNotes(db, amina, partnershipId, kind, key)))
      return notes.flat().length
    }
    assert.ok((await read()) >= 4)
    await assert.rejects(read(Buffer.alloc(32, 8)), 'another key file opens nothing')
    const moves = [
      // one of one's own to the place of another
      `update private_notes n set words_sealed = o.words_sealed from private_notes o
         where o.author_id = n.author_id and o.id <> n.id and n.author_id = '${amina.id}'`,
      // what is for the two to the place of what is one's own
      `update private_notes n set words_sealed = o.words_sealed from shared_notes o where n.author_id = '${amina.id}'`,
      // one's key given to somebody else, and theirs to oneself
      `update private.person_keys k set wrapped = o.wrapped from private.person_keys o where o.person_id <> k.person_id`,
      `update private.partnership_keys set wrapped = (select wrapped from private.person_keys limit 1)`,
    ]
    await openAll(db)
    for (const move of moves) {
      await sql`savepoint moved`.execute(db)
      await as(db, 'owner')
      const { numAffectedRows } = await sql.raw(move).execute(db)
      assert.ok((numAffectedRows ?? 0n) > 0n, move)
      await assert.rejects(read(), (error) => !(error instanceof pg.DatabaseError), move)
      await sql`rollback to savepoint moved`.execute(db)
    }
    await as(db, 'owner')
    const { rows } = await sql<{ wrapped: Buffer }>`
      select wrapped from private.person_keys union all select wrapped from private.partnership_keys`.execute(db)
    assert.ok(rows.length > 2)
    const { rows: names } = await sql<{ name: string }>`select 'person ' || person_id as name from private.person_keys
      union all select 'partnership ' || partnership_id from private.partnership_keys`.execute(db)
    for (const { wrapped } of rows)
      for (const { name } of names) assert.throws(() => unwrap(Buffer.alloc(32, 8), wrapped, name))
  }),
)
