import type { PersonActor } from '#foundation/actor.ts'
import { record } from '#foundation/audit.ts'
import type { Db } from '#foundation/database.ts'
import type { Text } from '#foundation/language.ts'
import { orNotFound, refuseUnless } from '#foundation/refusal.ts'
import { changeVersioned } from '#foundation/versioned.ts'
import type { Application } from '../applications/application.ts'
import { membershipWords as w } from './memberships.words.ts'

/** A membership: as attested, whether it was confirmed and by whom, and until when it holds. */
export async function findMembership(db: Db, applicationId: string) {
  const row = await db
    .selectFrom('attestations')
    .leftJoin('people', 'people.id', 'attestations.checkedBy')
    .select([
      'attestations.id',
      'attestations.body',
      'attestations.number',
      'attestations.confirmed',
      'attestations.expiresOn',
      'attestations.version',
      'people.name as checkedBy',
    ])
    .where('applicationId', '=', applicationId)
    .executeTakeFirst()
  return row && { ...row, body: row.body as Text }
}

export type Membership = NonNullable<Awaited<ReturnType<typeof findMembership>>>

/** Where a membership stands on a day; it holds through its last one. */
export function stateOf(
  membership: { confirmed: boolean | null; expiresOn: Temporal.PlainDate | null },
  today: Temporal.PlainDate,
): 'unchecked' | 'confirmed' | 'expired' | 'refused' {
  const { confirmed, expiresOn } = membership
  if (confirmed === null) return 'unchecked'
  if (!confirmed) return 'refused'
  return expiresOn && Temporal.PlainDate.compare(expiresOn, today) < 0 ? 'expired' : 'confirmed'
}

/** Keeps the outcome of checking a membership, and until when it holds. */
export async function checkMembership(
  db: Db,
  actor: PersonActor,
  application: Application,
  attestation: { id: string; version: number },
  outcome: { confirmed: boolean; expiresOn: Temporal.PlainDate | null },
  now: Temporal.Instant,
): Promise<void> {
  refuseUnless(application.personId !== actor.id, w.notYourOwn)
  await changeVersioned(db, 'attestations', attestation.id, attestation.version, {
    ...outcome,
    checkedBy: actor.id,
    checkedAt: now,
  })
  await record(db, actor, 'membership.checked', {
    recordType: 'application',
    recordId: application.id,
    programId: application.programId,
    facts: { confirmed: outcome.confirmed },
  })
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
  const { id } = orNotFound(await findMembership(db, application.id))
  await changeVersioned(db, 'attestations', id, version, { number, attestedAt: now, ...unchecked })
  await record(db, actor, 'membership.renewed', {
    recordType: 'application',
    recordId: application.id,
    programId: application.programId,
  })
}

const unchecked = { checkedBy: null, checkedAt: null, confirmed: null, expiresOn: null } as const
