import { sql } from 'kysely'
import type { PersonActor } from '#foundation/actor.ts'
import { record } from '#foundation/audit.ts'
import type { Db } from '#foundation/database.ts'
import type { Text } from '#foundation/language.ts'
import { Conflict, orNotFound } from '#foundation/refusal.ts'
import { peopleWords } from '../people/people.words.ts'
import type { Application } from './application.ts'

/** A membership as its holder sees it: attested, checked or not, and until when it holds. */
export async function findMembership(db: Db, applicationId: string) {
  const row = await db
    .selectFrom('attestations')
    .select(['id', 'body', 'number', 'confirmed', 'expiresOn', 'version'])
    .where('applicationId', '=', applicationId)
    .executeTakeFirst()
  return row && { ...row, body: row.body as Text }
}

/** Keeps a membership as attested. Another number is to be checked anew, also by whoever has the old one before them. */
export async function attest(
  db: Db,
  applicationId: string,
  body: Text,
  number: string,
  now: Temporal.Instant,
): Promise<void> {
  await db
    .insertInto('attestations')
    .values({ applicationId, body: JSON.stringify(body), number })
    .onConflict((conflict) =>
      conflict
        .column('applicationId')
        .doUpdateSet((of) => ({
          number,
          attestedAt: now,
          version: of('attestations.version', '+', 1),
          ...unchecked,
        }))
        .where('attestations.number', '<>', number),
    )
    .execute()
}

/** Attests a membership anew, as when it has been renewed: also the same number is then to be checked again. */
export async function renewMembership(
  db: Db,
  actor: PersonActor,
  application: Application,
  number: string,
  version: number,
  now: Temporal.Instant,
): Promise<void> {
  orNotFound(await findMembership(db, application.id))
  const renewed = await db
    .updateTable('attestations')
    .set({ number, attestedAt: now, ...unchecked, version: sql<number>`version + 1` })
    .where('applicationId', '=', application.id)
    .where('version', '=', version)
    .executeTakeFirst()
  if (renewed.numUpdatedRows === 0n) throw new Conflict(peopleWords.changedMeanwhile, {})
  await record(db, actor, 'membership.renewed', {
    recordType: 'application',
    recordId: application.id,
    programId: application.programId,
  })
}

const unchecked = { checkedBy: null, checkedAt: null, confirmed: null, expiresOn: null } as const
