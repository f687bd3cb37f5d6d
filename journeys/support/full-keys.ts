import { sql } from 'kysely'
import { stopPurpose } from '#app/credentials/access.job.ts'
import { addressPurpose } from '#app/credentials/address.server.ts'
import { makeRecoveryCodes } from '#app/credentials/recovery.server.ts'
import { beginTotp } from '#app/credentials/totp.server.ts'
import { makeLink } from '#app/people/link.server.ts'
import type { PersonActor } from '#foundation/actor.ts'
import { hash } from '#foundation/crypto.ts'
import type { Db } from '#foundation/database.ts'
import { as, testKey } from '#foundation/testing.ts'

/** Somebody with a passkey, an app being set up, and recovery codes they still see. @returns the passkey's id */
export async function layKeys(db: Db, person: PersonActor): Promise<string> {
  await as(db, person)
  await sql`select set_config('app.session', gen_random_uuid()::text, true)`.execute(db)
  await beginTotp(db, person, testKey)
  await makeRecoveryCodes(db, person, testKey)
  await as(db, 'owner')
  const { id } = await db
    .insertInto('passkeys')
    .values({ personId: person.id, credential: hash(person.id), publicKey: hash(person.id), name: 'My tablet' })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

/** Links that stop a request for new access, and confirm a new address. @returns their ids */
export async function makeKeyLinks(db: Db, personId: string, endsAt: Temporal.Instant): Promise<string[]> {
  const access = await db.insertInto('accessRequests').values({ personId }).returning('id').executeTakeFirstOrThrow()
  const address = await db
    .insertInto('addressChanges')
    .values({ personId, address: 'rita@home.example' })
    .returning('id')
    .executeTakeFirstOrThrow()
  const stop = { personId, purpose: stopPurpose, subjectId: access.id, endsAt }
  const confirm = { personId, purpose: addressPurpose, subjectId: address.id, endsAt }
  return [await makeLink(db, testKey, stop), await makeLink(db, testKey, confirm)]
}
