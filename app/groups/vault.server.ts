import type { Db } from '#foundation/database.ts'
import { orNotFound } from '#foundation/refusal.ts'
import { makeVault, newDataKey, unwrap, type Vault } from '#foundation/vault.ts'

const bound = (groupId: string) => `group ${groupId}`

const find = (db: Db, groupId: string) =>
  db.selectFrom('private.groupKeys').select('wrapped').where('groupId', '=', groupId).executeTakeFirst()

/**
 * What is sealed for the members of a group: nobody else reaches the key, its coordinators included. It is made on first
 * need; two first needs at once get the same one.
 */
export async function openGroupVault(db: Db, groupId: string, key: Buffer): Promise<Vault> {
  const found = await findGroupVault(db, groupId, key)
  if (found) return found
  const { wrapped } = newDataKey(key, bound(groupId))
  await db
    .insertInto('private.groupKeys')
    .values({ groupId, wrapped })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  return orNotFound(await findGroupVault(db, groupId, key))
}

/** The same for whoever only reads: nothing where the key has not been made, has been destroyed, or is not theirs. */
export async function findGroupVault(db: Db, groupId: string, key: Buffer): Promise<Vault | undefined> {
  const found = await find(db, groupId)
  return found && makeVault(unwrap(key, found.wrapped, bound(groupId)))
}
