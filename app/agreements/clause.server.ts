import type { Db } from '#foundation/database.ts'
import type { Text } from '#foundation/language.ts'
import { listSeats } from '../programs/program.server.ts'
import { getText } from '../programs/text.server.ts'
import type { Edition } from './agreement.ts'

/** What the program says in an agreement. */
export interface ProgramPart {
  readonly clauses: Text | undefined
  readonly commitment: Text | undefined
  readonly code: Text | undefined
  readonly mentor: readonly Text[]
  readonly mentee: readonly Text[]
}

/** The program's texts as they read when an edition was proposed; as they read now, where there is none. */
export async function readProgramPart(db: Db, programId: string, edition: Edition | undefined): Promise<ProgramPart> {
  const seats = await listSeats(db, programId)
  const expected = (kind: string) => seats.find((seat) => seat.kind === kind)?.expectations ?? []
  const texts = edition
    ? await textsById(db, programId, [edition.clausesTextId, edition.commitmentTextId, edition.codeTextId])
    : await textsNow(db, programId)
  return { ...texts, mentor: expected('mentor'), mentee: expected('mentee') }
}

async function textsById(db: Db, programId: string, ids: readonly (string | null)[]) {
  const wanted = ids.filter((id) => id !== null)
  const rows = wanted.length
    ? await db
        .selectFrom('programTexts')
        .select(['id', 'body'])
        .where('programId', '=', programId)
        .where('id', 'in', wanted)
        .execute()
    : []
  const [clauses, commitment, code] = ids.map((id) => rows.find((row) => row.id === id)?.body)
  return { clauses, commitment, code }
}

async function textsNow(db: Db, programId: string) {
  const [clauses, commitment, code] = [
    await getText(db, programId, 'agreement'),
    await getText(db, programId, 'commitment'),
    await getText(db, programId, 'code'),
  ]
  return { clauses: clauses?.body, commitment: commitment?.body, code: code?.body }
}

/** How often the two are in contact and answer each other, as long as they have agreed on nothing else. */
export async function readUsual(db: Db, partnershipId: string): Promise<{ meetsEvery: number; answersIn: number }> {
  return db
    .selectFrom('partnerships')
    .select(['meetsEvery', 'answersIn'])
    .where('id', '=', partnershipId)
    .executeTakeFirstOrThrow()
}
