import { sql } from 'kysely'
import type { PersonActor } from '#foundation/actor.ts'
import { record } from '#foundation/audit.ts'
import type { Db } from '#foundation/database.ts'
import { post } from '#foundation/outbox.ts'
import { orNotFound, refuseUnless } from '#foundation/refusal.ts'
import { makeVault, newDataKey, unwrap } from '#foundation/vault.ts'
import { getOwnPartnership } from '../partnerships/partnership.server.ts'
import { extractWords as w } from './extracts.words.ts'
import type { GrantKind } from './grant.ts'
import { grantKinds } from './grant.ts'
import { type Piece, readPieces } from './piece.server.ts'

/** A copy as its recipient reads it. */
export interface Copied {
  readonly kind: GrantKind
  readonly on: string
  readonly author: string
  readonly words: readonly string[]
}

interface Contents {
  readonly word: string
  readonly pieces: readonly Copied[]
}

const bound = (id: string) => `extract ${id}`

/** How many pieces one extract may hold. */
export const mostPieces = 200

/** To whom the actor may give an extract of a pair of theirs. */
export async function listRecipients(db: Db, partnershipId: string) {
  const { rows } = await sql<{ personId: string; organizationId: string; name: string; tooNear: boolean }>`
    select * from app.extract_recipients(${partnershipId}) order by name, person_id`.execute(db)
  return rows
}

/** What the actor may choose from, kind by kind. */
export async function listPieces(db: Db, actor: PersonActor, partnershipId: string, kind: GrantKind, key: Buffer) {
  await getOwnPartnership(db, actor, partnershipId)
  return readPieces(db, partnershipId, kind, key)
}

/**
 * Gives the privacy contact a copy of what one of the two has chosen. The partner is told that it was done, when and with
 * whom, now or in two weeks; never which words. @returns its id
 */
export async function shareExtract(
  db: Db,
  actor: PersonActor,
  partnershipId: string,
  chosen: {
    readonly recipientId: string
    readonly pieces: readonly string[]
    readonly word: string
    readonly later: boolean
  },
  key: Buffer,
): Promise<string> {
  const { partner, partnership } = await getOwnPartnership(db, actor, partnershipId)
  const recipient = (await listRecipients(db, partnershipId)).find(({ personId }) => personId === chosen.recipientId)
  refuseUnless(recipient && !recipient.tooNear, w.noRecipient, { field: 'recipient' })
  const nameOf = (id: string | null) => (id === actor.id ? actor.name : id === partner.id ? partner.name : '')
  const copied: Copied[] = []
  for (const kind of grantKinds) {
    const wanted = (await readPieces(db, partnershipId, kind, key)).filter(({ id }) => chosen.pieces.includes(id))
    copied.push(...wanted.map((piece: Piece) => asCopied(kind, piece, nameOf(piece.authorId))))
  }
  refuseUnless(copied.length > 0, w.chooseSome, { field: 'pieces' })
  const id = crypto.randomUUID()
  const { dataKey, wrapped } = newDataKey(key, bound(id))
  const contents: Contents = { word: chosen.word, pieces: copied }
  const { rows } = await sql<{ at: Temporal.Instant }>`select app.now() as at`.execute(db)
  const tellAt = orNotFound(rows[0]).at.add({ hours: chosen.later ? 14 * 24 : 0 })
  await db
    .insertInto('extracts')
    .values({
      id,
      partnershipId,
      organizationId: recipient.organizationId,
      sharedBy: actor.id,
      recipientId: recipient.personId,
      tellAt,
      pieces: copied.length,
      wrapped,
      wordsSealed: makeVault(dataKey).seal(JSON.stringify(contents), bound(id)),
    })
    .execute()
  const partnerId = actor.id === partnership.mentorId ? partnership.menteeId : partnership.mentorId
  await post(db, { kind: 'extract.shared', personId: recipient.personId, subjectId: id })
  await post(db, { kind: 'extract.told', personId: partnerId, subjectId: id, dueAt: tellAt })
  await record(db, actor, 'extract.shared', {
    recordType: 'extract',
    recordId: id,
    facts: { pieces: copied.length },
  })
  return id
}

const asCopied = (kind: GrantKind, { on, words }: Piece, author: string): Copied => ({
  kind,
  on: on.toString(),
  author,
  words,
})

/** What was shared out of a pair, as either of the two is told. */
export async function listExtractsTold(db: Db, partnershipId?: string) {
  const { rows } = await sql<{
    id: string
    partnershipId: string
    isOwn: boolean
    sharer: string
    recipient: string
    sharedAt: Temporal.Instant
    pieces: number
    readAt: Temporal.Instant | null
  }>`select * from app.extracts_told()
    where ${partnershipId ?? null}::uuid is null or partnership_id = ${partnershipId ?? null}
    order by shared_at desc, id`.execute(db)
  return rows
}

/** The extracts somebody was given in an organization. */
export async function listReceived(db: Db, actor: PersonActor, organizationId: string) {
  return db
    .selectFrom('extracts')
    .select(['id', 'sharedAt', 'pieces', 'readAt'])
    .where('recipientId', '=', actor.id)
    .where('organizationId', '=', organizationId)
    .orderBy('sharedAt', 'desc')
    .execute()
}

/** Opens an extract for whom it was given to; whoever gave it sees since when it has been read. */
export async function openExtract(db: Db, actor: PersonActor, organizationId: string, id: string, key: Buffer) {
  const row = orNotFound(
    await db
      .selectFrom('extracts')
      .selectAll()
      .where('id', '=', id)
      .where('recipientId', '=', actor.id)
      .where('organizationId', '=', organizationId)
      .executeTakeFirst(),
  )
  const { wrapped, wordsSealed, ...extract } = row
  const contents = JSON.parse(makeVault(unwrap(key, wrapped, bound(id))).open(wordsSealed, bound(id))) as Contents
  await db
    .updateTable('extracts')
    .set({ readAt: sql`app.now()` })
    .where('id', '=', id)
    .where('readAt', 'is', null)
    .execute()
  await record(db, actor, 'extract.read', { recordType: 'extract', recordId: id, organizationId })
  return { ...extract, ...contents }
}

/** Whether whoever answers for privacy in an organization is somebody here. */
export async function hasPrivacyContact(db: Db, organizationId: string): Promise<boolean> {
  const { rows } = await sql<{ id: string }>`select app.privacy_contacts(${organizationId}) as id`.execute(db)
  return rows.length > 0
}
