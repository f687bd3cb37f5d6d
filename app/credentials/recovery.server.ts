import { randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import type { PersonActor } from '#foundation/actor.ts'
import { record } from '#foundation/audit.ts'
import { derive } from '#foundation/crypto.ts'
import type { Db } from '#foundation/database.ts'
import { codesFrom, plainCode } from './recovery.ts'
import { tellEverywhere } from './standing.server.ts'

/** With the house's key, so that a copy of the database alone tries no codes. */
const hashOf = (key: Buffer, personId: string, code: string) => derive(key, `recovery ${personId} ${plainCode(code)}`)

/** Makes ten new codes; those before are good no more. They can be seen for a quarter of an hour, or until they are kept. */
export async function makeRecoveryCodes(db: Db, actor: PersonActor, key: Buffer): Promise<void> {
  await db.deleteFrom('recoveryCodes').where('personId', '=', actor.id).execute()
  await forgetSeed(db)
  const seed = randomBytes(32)
  await db.insertInto('recoverySeeds').values({ personId: actor.id, seed }).execute()
  await db
    .insertInto('recoveryCodes')
    .values(codesFrom(seed).map((code) => ({ personId: actor.id, codeHash: hashOf(key, actor.id, code) })))
    .execute()
  await record(db, actor, 'recovery-codes.made', { recordType: 'person', recordId: actor.id })
  await tellEverywhere(db, actor, 'codes.made', seed.toString('hex').slice(0, 16))
}

/** The codes, while they can still be seen. */
export async function showRecoveryCodes(db: Db, actor: PersonActor): Promise<readonly string[] | undefined> {
  const found = await db.selectFrom('recoverySeeds').select('seed').where('personId', '=', actor.id).executeTakeFirst()
  return found && codesFrom(found.seed)
}

/** The person has kept them: nobody can see them again. */
export async function forgetSeed(db: Db): Promise<void> {
  await sql`select app.forget_seed()`.execute(db)
}

/** Uses a code, once. @returns whether it was good */
export async function takeRecoveryCode(db: Db, actor: PersonActor, typed: string, key: Buffer): Promise<boolean> {
  const { rows } = await sql<{ good: boolean }>`
    select app.use_recovery_code(${hashOf(key, actor.id, typed)}) as good`.execute(db)
  if (!rows[0]?.good) return false
  await tellEverywhere(db, actor, 'codes.used', hashOf(key, actor.id, typed).toString('hex').slice(0, 16))
  return true
}
