import { sql } from 'kysely'
import { dateAt } from '#foundation/clock.ts'
import type { Db } from '#foundation/database.ts'
import { listDistricts } from '../districts/district.server.ts'
import { getFramework } from '../frameworks/framework.server.ts'
import { getSeat } from '../programs/program.server.ts'
import type { Program } from '../programs/program.ts'
import { getQuestionnaire } from '../questionnaires/questionnaire.server.ts'
import type { ReadRow } from './entrant.ts'
import { readEntrant } from './entrant.ts'
import { applyVerdicts, groupRows, proposeTwins, type RowGroup, type Twin } from './grouping.ts'
import type { Import } from './import.ts'
import { type Known, loadKnown } from './known.server.ts'
import { type Plan, planPerson, ratingsToCompare } from './plan.ts'
import type { Remark } from './remark.ts'
import type { Expected, Mapping } from './target.ts'
import { makeVocabulary } from './vocabulary.ts'

/** Everything a program asks for, for reading a file against it. */
export async function getExpected(db: Db, program: Program): Promise<Expected> {
  const { competencies } = await getFramework(db, program.frameworkId)
  const labels = competencies.flatMap(({ id, code, title }) => [
    [id, { en: `${code} ${title.en}`, fr: `${code} ${title.fr}` }] as const,
    [`${id} code`, { en: code, fr: code }] as const,
    [`${id} title`, title] as const,
  ])
  const { values } = makeVocabulary(Object.fromEntries(labels))
  const byWord = new Map([...values].map(([word, id]) => [word, id.split(' ')[0] ?? id]))
  return {
    seats: { mentee: await getAsked(db, program.id, 'mentee'), mentor: await getAsked(db, program.id, 'mentor') },
    competencies,
    districts: await listDistricts(db),
    focus: { values: byWord, labels: labels.filter(([id]) => !id.includes(' ')).map(([, label]) => label) },
  }
}

async function getAsked(db: Db, programId: string, kind: 'mentee' | 'mentor') {
  const seat = await getSeat(db, programId, kind)
  const { groups } = await getQuestionnaire(db, seat.questionnaireId)
  return { seat, groups }
}

/** Reads the rows of an import that are still as they stood in the file. */
export function readRows(
  rows: readonly { n: number; cells: unknown }[],
  mapping: Mapping,
  expected: Expected,
  today: Temporal.PlainDate,
): ReadRow[] {
  return rows.map(({ n, cells }) => readEntrant({ n, cells: cells as string[] }, mapping, expected, today))
}

/** Plans people, having asked the database which ratings are already there: it says yes or no, never which. */
export async function planPeople(db: Db, groups: readonly RowGroup[], known: Known): Promise<Plan[]> {
  const rated = ratingsToCompare(groups, known)
  const alike = new Set<string>()
  for (let from = 0; from < rated.length; from += 1000) {
    const some = JSON.stringify(rated.slice(from, from + 1000))
    const { rows } = await sql<{ id: string }>`select app.rated_alike(${some}::jsonb) as id`.execute(db)
    for (const { id } of rows) alike.add(id)
  }
  return groups.map((group) => planPerson(group, known, (applicationId) => alike.has(applicationId)))
}

/**
 * Works out what running an import would do, row by row, and keeps it for the preview. Twins a coordinator has said
 * something about, here or in an earlier import of the program, stay said.
 */
export function forecast(db: Db, program: Program, imported: Import, now: Temporal.Instant): Promise<void> {
  return withWholeFile(db, imported.id, () => forecastRows(db, program, imported, now))
}

/** A file is understood whole, rows about people the actor supervises included; nothing else sees those. */
export async function withWholeFile<T>(db: Db, importId: string, work: () => Promise<T>): Promise<T> {
  await sql`select set_config('app.file', ${importId}, true)`.execute(db)
  const done = await work() // where it throws, the transaction or its savepoint ends, and this with it
  await sql`select set_config('app.file', '', true)`.execute(db)
  return done
}

async function forecastRows(db: Db, program: Program, { id, mapping }: Import, now: Temporal.Instant): Promise<void> {
  if (!mapping) return
  const rows = await db
    .selectFrom('importRows')
    .select(['n', 'cells'])
    .where('importId', '=', id)
    .orderBy('n')
    .execute()
  const expected = await getExpected(db, program)
  const read = readRows(rows, mapping, expected, dateAt(now, program.zone))
  const addresses = [...new Set(read.flatMap(({ entrant }) => entrant.addresses))]
  const known = await loadKnown(db, program.id, addresses)
  const surely = groupRows(read, known)
  const twins = await keepTwins(db, program.id, id, proposeTwins(surely, known))
  await keepPlans(db, id, await planPeople(db, applyVerdicts(surely, twins), known))
}

/** Stores the twins proposed now; those no longer proposed go, and a verdict once given is remembered. */
async function keepTwins(db: Db, programId: string, importId: string, proposed: readonly Twin[]): Promise<Twin[]> {
  const said = await db
    .selectFrom('importTwins')
    .innerJoin('imports', 'imports.id', 'importTwins.importId')
    .select(['importTwins.importId', 'oneKey', 'otherKey', 'personId', 'verdict'])
    .where('imports.programId', '=', programId)
    .where('verdict', 'is not', null)
    .orderBy('imports.createdAt')
    .execute()
  const verdicts = new Map(said.map((twin) => [markOf(twin), twin.verdict]))
  const twins = proposed.map((twin) => ({ ...twin, verdict: verdicts.get(markOf(twin)) ?? null }))
  const kept: string[] = []
  for (let from = 0; from < twins.length; from += 1000)
    kept.push(...(await upsertTwins(db, importId, twins.slice(from, from + 1000))))
  await db
    .deleteFrom('importTwins')
    .where('importId', '=', importId)
    .$if(kept.length > 0, (gone) => gone.where('id', '<>', sql<string>`all (${kept}::uuid[])`))
    .execute()
  return twins
}

async function upsertTwins(db: Db, importId: string, twins: readonly Twin[]): Promise<string[]> {
  const rows = twins.map((twin) => ({ ...twin, importId, oneRows: [...twin.oneRows], otherRows: [...twin.otherRows] }))
  const kept = await db
    .insertInto('importTwins')
    .values(rows)
    .onConflict((conflict) =>
      conflict.columns(['importId', 'oneKey', 'otherKey', 'personId']).doUpdateSet((of) => ({
        oneRows: of.ref('excluded.oneRows'),
        otherRows: of.ref('excluded.otherRows'),
        verdict: of.ref('excluded.verdict'),
      })),
    )
    .returning('id')
    .execute()
  return kept.map(({ id }) => id)
}

const markOf = ({ oneKey, otherKey, personId }: Pick<Twin, 'oneKey' | 'otherKey' | 'personId'>) =>
  [oneKey, otherKey, personId].join(' ')

async function keepPlans(db: Db, importId: string, plans: readonly Plan[]): Promise<void> {
  const rows = plans.flatMap(({ key, personId, rows: planned }) =>
    planned.map(({ n, forecast: outcome, remarks, changes }) => ({
      n,
      forecast: outcome,
      remarks: remarks as Remark[],
      changes,
      person_key: key,
      person_id: personId,
    })),
  )
  for (let from = 0; from < rows.length; from += 1000)
    await sql`
      update import_rows r set forecast = g.forecast, remarks = g.remarks, person_key = g.person_key, person_id = g.person_id,
        changes = array(select jsonb_array_elements_text(g.changes))
      from jsonb_to_recordset(${JSON.stringify(rows.slice(from, from + 1000))}::jsonb)
        as g(n int, forecast import_outcome, remarks jsonb, changes jsonb, person_key text, person_id uuid)
      where r.import_id = ${importId} and r.n = g.n`.execute(db)
}
