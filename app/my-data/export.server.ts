import { strFromU8, strToU8, unzipSync, type Zippable, zipSync } from 'fflate'
import type { PersonActor } from '#foundation/actor.ts'
import { record } from '#foundation/audit.ts'
import type { Db } from '#foundation/database.ts'
import type { Privacy } from '#foundation/privacy.ts'
import { limitRate } from '#foundation/rate.ts'
import { type Attached, chooseAttached, openAttached } from '../files/archive.server.ts'
import { openOwnVault } from '../people/vault.server.ts'
import { drawDocument } from './document.ts'
import { gatherOwn } from './gather.server.ts'
import type { Part } from './gathered.ts'
import { toMachine } from './machine.ts'

const perDay = 3
const hoursKept = 24
/** In what is kept this stands for the files, until they are put in as it is fetched: no row ever holds all of them. */
const filesToCome = 'files.json'
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
  const found = await gatherOwn(db, actor, schedule, key)
  const attached = chooseAttached(found.parts.find(isOfFiles)?.rows ?? [])
  const gathered = { ...found, parts: found.parts.map((part) => (isOfFiles(part) ? withPaths(part, attached) : part)) }
  const zip = zipSync(
    {
      'index.html': strToU8(drawDocument(gathered, made)),
      'alongside.json': strToU8(toMachine(gathered, made)),
      [filesToCome]: strToU8(JSON.stringify(attached)),
    },
    { mtime: new Date(now.epochMilliseconds) },
  )
  const bytes = attached.reduce((sum, { size }) => sum + size, zip.length)
  await db.updateTable('private.ownExports').set({ sealed: null }).where('sealed', 'is not', null).execute()
  const id = crypto.randomUUID()
  const vault = await openOwnVault(db, actor, key)
  await db
    .insertInto('private.ownExports')
    .values({
      id,
      personId: actor.id,
      sealed: vault.seal(Buffer.from(zip), bound(id)),
      bytes,
      madeAt: now,
      endsAt: now.add({ hours: hoursKept }),
    })
    .execute()
  await record(db, actor, 'export.requested', {
    recordType: 'person',
    recordId: actor.id,
    facts: { bytes },
  })
  return id
}

const isOfFiles = ({ table }: Part) => table === 'partnershipFiles'

/** Each file with its place in the archive; nothing where it is not among those that go along. */
const withPaths = (part: Part, attached: readonly Attached[]): Part => ({
  ...part,
  columns: [...part.columns, { name: 'attached', refers: null, coded: false }],
  rows: part.rows.map((row) => ({ ...row, attached: attached.find(({ id }) => id === row.id)?.path ?? null })),
})

/** The actor's exports, the newest first; `waits` says that one can still be fetched. */
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
  const { [filesToCome]: toCome, ...kept } = unzipSync(vault.openBytes(found.sealed, bound(id)))
  const files = await openAttached(db, JSON.parse(toCome ? strFromU8(toCome) : '[]') as Attached[], key)
  const whole: Zippable = { ...kept }
  for (const [path, bytes] of files) whole[path] = [bytes, { level: 0 }]
  const zip = Buffer.from(zipSync(whole, { mtime: new Date(now.epochMilliseconds) }))
  await db.updateTable('private.ownExports').set({ sealed: null, fetchedAt: now }).where('id', '=', id).execute()
  await record(db, actor, 'export.fetched', { recordType: 'person', recordId: actor.id })
  return zip
}
