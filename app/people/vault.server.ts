import type { PersonActor } from '#foundation/actor.ts'
import type { Db } from '#foundation/database.ts'
import { orNotFound } from '#foundation/refusal.ts'
import { makeVault, newDataKey, unwrap, type Vault } from '#foundation/vault.ts'

const bound = (personId: string) => `person ${personId}`

/** What is sealed for one person alone. The key is made on first need; two first needs at once get the same one. */
export async function openOwnVault(db: Db, actor: PersonActor, key: Buffer): Promise<Vault> {
  const find = () =>
    db.selectFrom('private.personKeys').select('wrapped').where('personId', '=', actor.id).executeTakeFirst()
  const found = await find()
  if (found) return makeVault(unwrap(key, found.wrapped, bound(actor.id)))
  const { wrapped } = newDataKey(key, bound(actor.id))
  await db
    .insertInto('private.personKeys')
    .values({ personId: actor.id, wrapped })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  const kept = orNotFound(await find())
  return makeVault(unwrap(key, kept.wrapped, bound(actor.id)))
}

/** Opens what a person's key sealed, where the database handed out the key for one purpose. */
export const vaultOf = (personId: string, wrapped: Buffer, key: Buffer): Vault =>
  makeVault(unwrap(key, wrapped, bound(personId)))
