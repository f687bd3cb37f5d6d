import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { hash, newToken } from '#foundation/crypto.ts'
import type { Db } from '#foundation/database.ts'
import { withDatabase } from '#foundation/testing.ts'
import { addSession, entryOf } from '../credentials/session.example.ts'
import { asOwner } from '../people/trace.example.ts'
import { addProgram } from '../programs/program.example.ts'
import { addCommittee } from './committee.example.ts'

/** Whether a session has to be given another token; it is, and which. */
async function renewed(db: Db, token: string): Promise<string | undefined> {
  const entry = await entryOf(db, token)
  if (!entry?.outgrown) return undefined
  const next = newToken()
  await sql`select app.renew_session(${hash(next)})`.execute(db)
  return next
}

test(
  'a term renews its member’s sessions on the day it begins, when they become chair, and on the day it ends',
  withDatabase(async (db) => {
    const { program } = await addProgram(db)
    const [ruth] = (await addCommittee(db, program, 1)).members
    assert.ok(ruth)
    const term = (changes: string) =>
      asOwner(db, () => sql`update committee_members set ${sql.raw(changes)} where id = ${ruth.memberId}`.execute(db))
    await term(`since = app.today() + 1`)
    const before = await addSession(db, ruth, 'strong')
    assert.equal(await renewed(db, before), undefined, 'seated, and not serving yet')
    await term(`since = app.today()`)
    const serving = await renewed(db, before)
    assert.ok(serving, 'nobody pressed anything: its day has come')
    assert.equal(await renewed(db, serving), undefined)
    await term('chair = true')
    const chair = await renewed(db, serving)
    assert.ok(chair)
    await term(`since = app.today() - 2, until = app.today() - 1`)
    assert.ok(await renewed(db, chair))
    assert.equal(await entryOf(db, serving), undefined, 'a token before the last opens nothing')
  }),
)
