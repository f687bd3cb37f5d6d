import type { Db } from '#foundation/database.ts'
import { orNotFound } from '#foundation/refusal.ts'
import { makeVault, newDataKey, unwrap, type Vault } from '#foundation/vault.ts'

const bound = (partnershipId: string) => `partnership ${partnershipId}`

/**
 * What is sealed for the two of a partnership: nobody else reaches the key. It is made on first need; two first needs at
 * once get the same one.
 */
export async function openVault(db: Db, partnershipId: string, key: Buffer): Promise<Vault> {
  const find = () =>
    db
      .selectFrom('private.partnershipKeys')
      .select('wrapped')
      .where('partnershipId', '=', partnershipId)
      .executeTakeFirst()
  const found = await find()
  if (found) return makeVault(unwrap(key, found.wrapped, bound(partnershipId)))
  const { wrapped } = newDataKey(key, bound(partnershipId))
  await db
    .insertInto('private.partnershipKeys')
    .values({ partnershipId, wrapped })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  const kept = orNotFound(await find())
  return makeVault(unwrap(key, kept.wrapped, bound(partnershipId)))
}

/** The same for whoever only reads: nothing where the key has not been made, or has been destroyed. */
export async function findVault(db: Db, partnershipId: string, key: Buffer): Promise<Vault | undefined> {
  const found = await db
    .selectFrom('private.partnershipKeys')
    .select('wrapped')
    .where('partnershipId', '=', partnershipId)
    .executeTakeFirst()
  return found && makeVault(unwrap(key, found.wrapped, bound(partnershipId)))
}
