import { sql } from 'kysely'
import type { PersonActor } from '#foundation/actor.ts'
import { record } from '#foundation/audit.ts'
import type { Db } from '#foundation/database.ts'
import { orNotFound, refuseUnless } from '#foundation/refusal.ts'
import { changeVersioned } from '#foundation/versioned.ts'
import { getRoles, mustBeAble, standing } from '../access/standing.server.ts'
import { findCoordinated, findProgram } from '../programs/program.server.ts'
import type { Program } from '../programs/program.ts'
import { quote } from './block.ts'
import { draft } from './draft.ts'
import { askFigures, type Voice } from './figures.server.ts'
import { type Report, type SectionKey, sectionKeys, withQuotes } from './report.ts'
import { reportWords } from './reports.words.ts'

/** An edition as it was published. */
export interface Edition {
  readonly id: string
  readonly programId: string
  readonly n: number
  readonly shared: boolean
  readonly publishedAt: Temporal.Instant
  readonly version: number
  /** Null where the house kept it, before it deleted what its figures were counted from: the last there will be. */
  readonly publishedBy: string | null
}

/** A program for somebody who may read something of its report, and whether they see it in the making and write in it. */
export async function findForReport(db: Db, actor: PersonActor, slug: string) {
  const program = await findProgram(db, slug)
  const held = await getRoles(db, actor, program.id)
  mustBeAble(standing(held, ['aggregate', 'own']), 'read', 'report')
  const writes = held.roles.has('coordinator')
  return { program, writes, seesDraft: writes || held.roles.has('org admin') }
}

/** The same for somebody who may take the report with them. */
export async function findForFiles(db: Db, actor: PersonActor, slug: string) {
  const program = await findProgram(db, slug)
  mustBeAble(standing(await getRoles(db, actor, program.id), ['aggregate', 'own']), 'export', 'report')
  return program
}

/** The report as it stands today. */
export async function makeReport(db: Db, program: Program, today: Temporal.PlainDate): Promise<Report> {
  const texts = await listTexts(db, program.id)
  const words = new Map(texts.map(({ section, body }) => [section, body]))
  return draft(program, await askFigures(db, program), words, today)
}

const listTexts = (db: Db, programId: string) =>
  db.selectFrom('reportTexts').select(['id', 'section', 'body', 'version']).where('programId', '=', programId).execute()

/** A program's coordinator, one section of its report, and what they have written to it. */
export async function findText(db: Db, actor: PersonActor, slug: string, section: string) {
  const program = await findCoordinated(db, actor, slug)
  const key: SectionKey = orNotFound(sectionKeys.find((each) => each === section))
  const text = (await listTexts(db, program.id)).find((each) => each.section === key)
  return { program, key, text }
}

/** Writes what the coordinator says to a section; two who write at once each see the other's words. */
export async function writeText(
  db: Db,
  actor: PersonActor,
  slug: string,
  section: string,
  said: { readonly body: string; readonly version: number },
): Promise<void> {
  const { program, key } = await findText(db, actor, slug, section)
  await db
    .insertInto('reportTexts')
    .values({ programId: program.id, section: key, body: '', version: 0 })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  const { text } = await findText(db, actor, slug, section)
  await changeVersioned(db, 'reportTexts', orNotFound(text).id, said.version, { body: said.body })
  await record(db, actor, 'report.written', {
    recordType: 'program',
    recordId: program.id,
    programId: program.id,
    facts: { section: key },
  })
}

/** Freezes the report as it stands. @returns the number of the edition */
export async function publishReport(
  db: Db,
  actor: PersonActor,
  slug: string,
  now: Temporal.Instant,
  today: Temporal.PlainDate,
): Promise<number> {
  const program = await findCoordinated(db, actor, slug)
  await sql`select pg_advisory_xact_lock(hashtextextended(${`report ${program.id}`}, 0))`.execute(db)
  const report = withQuotes(await makeReport(db, program, today), (each) => ({ ...each, words: '', signed: '' }))
  const [last] = await listEditions(db, program.id)
  refuseUnless(!last || last.publishedBy, reportWords.figuresKept)
  const n = (last?.n ?? 0) + 1
  await db
    .insertInto('reportEditions')
    .values({ programId: program.id, n, report: JSON.stringify(report), publishedBy: actor.id, publishedAt: now })
    .execute()
  await record(db, actor, 'report.published', {
    recordType: 'program',
    recordId: program.id,
    programId: program.id,
    facts: { edition: n },
  })
  return n
}

/** An edition the actor may read: any of a program they make the report of; the newest where they decide, or it is shared with them. */
export const isReadable = (edition: string) => {
  const [of, id, shared] = ['programId', 'id', 'shared'].map((column) => sql.ref(`${edition}.${column}`))
  return sql<boolean>`(${of} in (select app.reported()) or ${id} in (select app.newest_editions())
    and (${of} in (select app.judged()) or ${shared} and ${of} in (select app.taking_part())))`
}

/** The editions the actor may read, newest first: all of them, or only the newest. */
export const listEditions = (db: Db, programId: string): Promise<Edition[]> =>
  db
    .selectFrom('reportEditions')
    .select(['id', 'programId', 'n', 'shared', 'publishedAt', 'version', 'publishedBy'])
    .where('programId', '=', programId)
    .where(isReadable('reportEditions'))
    .orderBy('n', 'desc')
    .execute()

/** One edition of a program, as it was published; words that were taken back or changed since are no longer in it. */
export async function getEdition(db: Db, program: Pick<Program, 'id'>, n: string | number) {
  const { report, ...edition } = orNotFound(
    await db
      .selectFrom('reportEditions')
      .select(['id', 'programId', 'n', 'shared', 'publishedAt', 'version', 'publishedBy', 'report'])
      .where('programId', '=', program.id)
      .where('n', '=', /^\d{1,6}$/.test(String(n)) ? Number(n) : 0)
      .where(isReadable('reportEditions'))
      .executeTakeFirst(),
  )
  const { rows } = await sql<Voice>`select * from app.edition_words(${edition.id})`.execute(db)
  const standing = new Map(rows.map((voice) => [voice.id, quote(voice)]))
  return { edition, report: withQuotes(report as unknown as Report, ({ id }) => standing.get(id)) }
}

/** Shares an edition with the people who take part, or no longer. */
export async function shareEdition(
  db: Db,
  actor: PersonActor,
  slug: string,
  n: string,
  wish: { readonly shared: boolean; readonly version: number },
): Promise<void> {
  const program = await findCoordinated(db, actor, slug)
  const { edition } = await getEdition(db, program, n)
  if (edition.shared === wish.shared) return
  await changeVersioned(db, 'reportEditions', edition.id, wish.version, { shared: wish.shared })
  await record(db, actor, wish.shared ? 'report.shared' : 'report.unshared', {
    recordType: 'program',
    recordId: program.id,
    programId: program.id,
    facts: { edition: edition.n },
  })
}

/** Notes that somebody took the report with them. */
export async function noteTakenOut(db: Db, actor: PersonActor, program: Program, form: string): Promise<void> {
  await record(db, actor, 'report.taken-out', {
    recordType: 'program',
    recordId: program.id,
    programId: program.id,
    facts: { form },
  })
}
