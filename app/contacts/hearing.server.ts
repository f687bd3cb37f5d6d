import { sql } from 'kysely'
import type { Db } from '#foundation/database.ts'

/**
 * Whether somebody who coordinates can hear the actor on a partnership of theirs: neither one of the two, nor anybody who
 * supervises one of them. Where nobody can, nothing said in confidence may be taken.
 */
export async function isHeard(db: Db, partnershipId: string): Promise<boolean> {
  const { rows } = await sql<{ yes: boolean }>`select app.is_heard(${partnershipId}) as yes`.execute(db)
  return rows[0]?.yes ?? false
}
