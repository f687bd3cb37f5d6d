import { sql } from 'kysely'
import type { PersonActor } from '#foundation/actor.ts'
import { record } from '#foundation/audit.ts'
import type { Db } from '#foundation/database.ts'
import { orNotFound } from '#foundation/refusal.ts'
import type { Vault } from '#foundation/vault.ts'
import { changeVersioned } from '#foundation/versioned.ts'
import { openVault } from '../partnerships/vault.server.ts'

/** What two people write down about one case. */
export interface CaseWords {
  readonly title: string
  readonly happened: string
  readonly stake: string
  readonly tried: string
  readonly learned: string
}

/** A case, opened for the two. */
export interface Case extends CaseWords {
  readonly id: string
  readonly authorId: string
  readonly writtenOn: Temporal.PlainDate
  readonly version: number
}

type Sealed = Readonly<Record<`${keyof CaseWords}Sealed`, Buffer>>

/** What a part of a case is bound to. */
export const bound = (id: string, part: keyof CaseWords) => `case_notes ${id} ${part}`
const shell = ['id', 'authorId', 'writtenOn', 'version'] as const
const sealedColumns = ['titleSealed', 'happenedSealed', 'stakeSealed', 'triedSealed', 'learnedSealed'] as const

const seal = (vault: Vault, id: string, words: CaseWords): Sealed => ({
  titleSealed: vault.seal(words.title, bound(id, 'title')),
  happenedSealed: vault.seal(words.happened, bound(id, 'happened')),
  stakeSealed: vault.seal(words.stake, bound(id, 'stake')),
  triedSealed: vault.seal(words.tried, bound(id, 'tried')),
  learnedSealed: vault.seal(words.learned, bound(id, 'learned')),
})

/** The cases of a partnership of the actor's, newest first, by their names. */
export async function listCases(db: Db, partnershipId: string, key: Buffer) {
  const rows = await db
    .selectFrom('caseNotes')
    .select([...shell, 'titleSealed'])
    .where('partnershipId', '=', partnershipId)
    .orderBy('writtenOn', 'desc')
    .orderBy('createdAt', 'desc')
    .orderBy('id')
    .execute()
  if (rows.length === 0) return []
  const vault = await openVault(db, partnershipId, key)
  return rows.map(({ titleSealed, ...row }) => ({ ...row, title: vault.open(titleSealed, bound(row.id, 'title')) }))
}

/** One case of a partnership of the actor's. */
export async function getCase(db: Db, partnershipId: string, id: string, key: Buffer): Promise<Case> {
  const row = orNotFound(
    await db
      .selectFrom('caseNotes')
      .select([...shell, ...sealedColumns])
      .where(sql<boolean>`id::text = ${id}`)
      .where('partnershipId', '=', partnershipId)
      .executeTakeFirst(),
  )
  const vault = await openVault(db, partnershipId, key)
  return {
    id: row.id,
    authorId: row.authorId,
    writtenOn: row.writtenOn,
    version: row.version,
    title: vault.open(row.titleSealed, bound(row.id, 'title')),
    happened: vault.open(row.happenedSealed, bound(row.id, 'happened')),
    stake: vault.open(row.stakeSealed, bound(row.id, 'stake')),
    tried: vault.open(row.triedSealed, bound(row.id, 'tried')),
    learned: vault.open(row.learnedSealed, bound(row.id, 'learned')),
  }
}

const audited = (partnership: { readonly id: string; readonly programId: string }) => ({
  recordType: 'partnership',
  recordId: partnership.id,
})

/** Begins a case between the two. @returns its id */
export async function beginCase(
  db: Db,
  actor: PersonActor,
  partnership: { readonly id: string; readonly programId: string },
  words: CaseWords,
  key: Buffer,
  today: Temporal.PlainDate,
): Promise<string> {
  const id = crypto.randomUUID()
  const vault = await openVault(db, partnership.id, key)
  await db
    .insertInto('caseNotes')
    .values({ id, partnershipId: partnership.id, authorId: actor.id, writtenOn: today, ...seal(vault, id, words) })
    .execute()
  await record(db, actor, 'case.begun', audited(partnership))
  return id
}

/** Writes a case on, if it is still as it was shown; both may. */
export async function writeCaseOn(
  db: Db,
  actor: PersonActor,
  partnership: { readonly id: string; readonly programId: string },
  { id }: Pick<Case, 'id'>,
  words: CaseWords,
  version: number,
  key: Buffer,
): Promise<void> {
  const vault = await openVault(db, partnership.id, key)
  await changeVersioned(db, 'caseNotes', id, version, { ...seal(vault, id, words) })
  await record(db, actor, 'case.changed', audited(partnership))
}

/** Takes a case out for good; only the one who began it. */
export async function takeOutCase(
  db: Db,
  actor: PersonActor,
  partnership: { readonly id: string; readonly programId: string },
  { id }: Pick<Case, 'id'>,
): Promise<void> {
  const gone = await db
    .deleteFrom('caseNotes')
    .where('id', '=', id)
    .where('partnershipId', '=', partnership.id)
    .where('authorId', '=', actor.id)
    .executeTakeFirst()
  orNotFound(gone.numDeletedRows > 0n)
  await record(db, actor, 'case.taken-out', audited(partnership))
}
