import { strToU8, zipSync } from 'fflate'
import type { PersonActor } from '#foundation/actor.ts'
import { record } from '#foundation/audit.ts'
import type { Db } from '#foundation/database.ts'
import type { Privacy } from '#foundation/privacy.ts'
import { limitRate } from '#foundation/rate.ts'
import { openOwnVault } from '../people/vault.server.ts'
import { attachFiles } from './attachment.server.ts'
import { drawDocument } from './document.ts'
import { gatherOwn } from './gather.server.ts'
import { toMachine } from './machine.ts'

const perDay = 3
const hoursKept = 24
const bound = (id: string) => `own_exports ${id}`

/**
 * Puts together everything about the actor, read as the actor, and keeps it sealed with their own key until they fetch
 * it. One that still waits gives way: there is never more than one.
 *
 * @returns its id
 */
export async function requestExport(
  db: Db,
  actor: PersonActor,
  schedule: Privacy,
  key: Buffer,
  now: Temporal.Instant,
): Promise<string> {
  await limitRate(db, 'own-export', actor.id, perDay, 86_400)
  const made = { name: actor.name, zone: actor.zone, language: actor.language, at: now }
  const { gathered, files } = await attachFiles(db, await gatherOwn(db, actor, schedule, key), key)
  const zip = zipSync(
    {
      'index.html': strToU8(drawDocument(gathered, made)),
      'alongside.json': strToU8(toMachine(gathered, made)),
      ...Object.fromEntries([...files].map(([path, bytes]) => [path, [bytes, { level: 0 }]])),
    },
    { mtime: new Date(now.epochMilliseconds) },
  )
  await db.updateTable('private.ownExports').set({ sealed: null }).where('sealed', 'is not', null).execute()
  const id = crypto.randomUUID()
  const vault = await openOwnVault(db, actor, key)
  await db
    .insertInto('private.ownExports')
    .values({
      id,
      personId: actor.id,
      sealed: vault.seal(Buffer.from(zip), bound(id)),
      bytes: zip.length,
      madeAt: now,
      endsAt: now.add({ hours: hoursKept }),
    })
    .execute()
  await record(db, actor, 'export.requested', {
    recordType: 'person',
    recordId: actor.id,
    facts: { bytes: zip.length },
  })
  return id
}

/** The actor's files, the newest first; `waits` says that one can still be fetched. */
export async function listExports(db: Db, actor: PersonActor, now: Temporal.Instant) {
  const rows = await db
    .selectFrom('private.ownExports')
    .select(['id', 'bytes', 'madeAt', 'endsAt', 'fetchedAt'])
    .select(({ eb }) => eb('sealed', 'is not', null).as('isKept'))
    .where('personId', '=', actor.id)
    .orderBy('madeAt', 'desc')
    .limit(20)
    .execute()
  return rows.map(({ isKept, ...row }) => ({
    ...row,
    waits: Boolean(isKept) && Temporal.Instant.compare(now, row.endsAt) < 0,
  }))
}

/** Hands the actor their file, once: what was kept is gone with it. @returns nothing where it was taken, or its day has passed */
export async function fetchExport(
  db: Db,
  actor: PersonActor,
  id: string,
  key: Buffer,
  now: Temporal.Instant,
): Promise<Buffer | undefined> {
  const found = await db
    .selectFrom('private.ownExports')
    .select(['sealed'])
    .where('id', '=', id)
    .where('personId', '=', actor.id)
    .where('endsAt', '>', now)
    .forUpdate()
    .executeTakeFirst()
  if (!found?.sealed) return undefined
  const vault = await openOwnVault(db, actor, key)
  const zip = vault.openBytes(found.sealed, bound(id))
  await db.updateTable('private.ownExports').set({ sealed: null, fetchedAt: now }).where('id', '=', id).execute()
  await record(db, actor, 'export.fetched', { recordType: 'person', recordId: actor.id })
  return zip
}
