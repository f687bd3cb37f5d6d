import type { ProgramTextKind } from '#database/types.ts'
import type { PersonActor } from '#foundation/actor.ts'
import { record } from '#foundation/audit.ts'
import type { Db } from '#foundation/database.ts'
import type { Text } from '#foundation/language.ts'
import { Conflict } from '#foundation/refusal.ts'
import { programWords as w } from './programs.words.ts'

export const textKinds = [
  'commitment',
  'code',
  'charter',
  'agreement',
  'confidentiality',
] as const satisfies readonly ProgramTextKind[]

/** What a program writes for its people and nobody accepts: whom they can turn to, and the sector in brief. */
export const toldKinds = ['resources', 'primer'] as const satisfies readonly ProgramTextKind[]

/** All a program can write. */
export const writtenKinds = [...textKinds, ...toldKinds] as const satisfies readonly ProgramTextKind[]

/** The edition of a text that holds today. */
export async function getText(db: Db, programId: string, kind: ProgramTextKind) {
  return db
    .selectFrom('programTexts')
    .select(['id', 'kind', 'edition', 'body', 'approvedOn', 'createdAt'])
    .where('programId', '=', programId)
    .where('kind', '=', kind)
    .orderBy('edition', 'desc')
    .executeTakeFirst()
}

/** What an applicant accepts, as it holds today: the commitment and the code of ethics, those there are. */
export async function listAccepted(db: Db, programId: string) {
  const texts = [await getText(db, programId, 'commitment'), await getText(db, programId, 'code')]
  return texts.filter((text) => text !== undefined)
}

/** All editions of a text, newest first. */
export async function listEditions(db: Db, programId: string, kind: ProgramTextKind) {
  return db
    .selectFrom('programTexts')
    .select(['id', 'edition', 'body', 'approvedOn', 'createdAt'])
    .where('programId', '=', programId)
    .where('kind', '=', kind)
    .orderBy('edition', 'desc')
    .execute()
}

/**
 * Writes a new edition. The old one stays, because somebody may have accepted it.
 *
 * @param after the edition the writer had before them; a newer one is a conflict
 * @param approvedOn the day the committee adopted it, if it did
 */
export async function writeText(
  db: Db,
  actor: PersonActor,
  text: { programId: string; kind: ProgramTextKind; body: Text; approvedOn: Temporal.PlainDate | null },
  after: number,
): Promise<void> {
  const current = await getText(db, text.programId, text.kind)
  if ((current?.edition ?? 0) !== after)
    throw new Conflict(w.textChanged, { body_en: current?.body.en ?? '', body_fr: current?.body.fr ?? '' })
  const { id } = await db
    .insertInto('programTexts')
    .values({ ...text, body: JSON.stringify(text.body), edition: after + 1, writtenBy: actor.id })
    .returning('id')
    .executeTakeFirstOrThrow()
  await record(db, actor, 'text.written', {
    recordType: 'text',
    recordId: id,
    programId: text.programId,
    facts: { kind: text.kind, edition: after + 1 },
  })
}
