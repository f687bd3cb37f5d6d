import type { PersonActor } from '#foundation/actor.ts'
import { record } from '#foundation/audit.ts'
import type { Db } from '#foundation/database.ts'
import { orNotFound, refuseUnless } from '#foundation/refusal.ts'
import { type Grant, signedRequest } from './grant.server.ts'
import type { GrantKind } from './grant.ts'
import { grantWords as w } from './grants.words.ts'
import { type Piece, readPieces } from './piece.server.ts'

/**
 * Opens what a grant lets its reader read, of one kind. That it was opened is written down first: for the audit trail, and
 * for the two. Whatever this asks for, the database gives no row but those the grant opens.
 */
export async function readByGrant(
  db: Db,
  actor: PersonActor,
  grant: Grant,
  kind: GrantKind,
  key: Buffer,
): Promise<Piece[]> {
  orNotFound(grant.askedBy === actor.id && grant.kinds.includes(kind))
  refuseUnless(grant.state === 'open', w.notOpen, { status: 410 })
  await signedRequest(db, grant, key)
  const pieces = await readPieces(db, grant.partnershipId, kind, key)
  await db
    .insertInto('grantReadings')
    .values({ grantId: grant.id, readerId: actor.id, kind, pieces: pieces.length })
    .execute()
  await record(db, actor, 'grant.read', {
    recordType: 'grant',
    recordId: grant.id,
    organizationId: grant.organizationId,
    partnershipId: grant.partnershipId,
    about: [grant.mentorId, grant.menteeId],
    purpose: grant.ground,
    facts: { kind, pieces: pieces.length },
  })
  return pieces
}

/** The incidents the actor was told of (`app/breaches`), newest first. */
export async function listOwnNotices(db: Db, actor: PersonActor) {
  return db
    .selectFrom('incidentPeople')
    .select(['incidentId', 'toldAt'])
    .where('personId', '=', actor.id)
    .where('toldAt', 'is not', null)
    .orderBy('toldAt', 'desc')
    .execute()
}

/** Each time something was opened, for both of the two and for those who guard it. */
export async function listReadings(db: Db, grantId: string) {
  return db
    .selectFrom('grantReadings')
    .select(['kind', 'pieces', 'readAt'])
    .where('grantId', '=', grantId)
    .orderBy('readAt')
    .orderBy('id')
    .execute()
}
