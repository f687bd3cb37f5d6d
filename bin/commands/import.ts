import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { getExpected } from '#app/imports/forecast.server.ts'
import { countRows, keepUpload, proposeMapping, readImport, saveMapping, startRun } from '#app/imports/import.server.ts'
import { type Counts, importOutcomes } from '#app/imports/import.ts'
import { listLeftOut } from '#app/imports/preview.server.ts'
import { readApart } from '#app/imports/reader.server.ts'
import { isProblem, type Remark, sayMend, sayRemark } from '#app/imports/remark.ts'
import { outcomeWords } from '#app/imports/remark.words.ts'
import { runPart } from '#app/imports/run.server.ts'
import type { Table } from '#app/imports/table.ts'
import { findActor } from '#app/people/actor.server.ts'
import { findCoordinated } from '#app/programs/program.server.ts'
import type { Program } from '#app/programs/program.ts'
import { connect } from '#database/connect.ts'
import { refuseWrongNode } from '#database/safety.ts'
import type { PersonActor } from '#foundation/actor.ts'
import { asPerson, asWorker, type Db, inTransaction, type Store } from '#foundation/database.ts'
import { readSettings } from '#foundation/environment.ts'
import { Refusal } from '#foundation/refusal.ts'

export const command = {
  about: 'Import people and applications from a CSV or Excel file.',
  help: `bin/alongside import FILE --program SLUG --as EMAIL [--dry-run]

Reads a CSV or .xlsx file into a program, with the rights of one of its coordinators: columns are understood by their
headings (or as the program last understood the same headings), rows with a problem are left out and listed, a file
that has been imported before changes nothing. The import is listed in the program, where it can be undone.

  --program SLUG   the program, as in its address: /programs/SLUG
  --as EMAIL       the address of somebody who coordinates it
  --dry-run        says what would happen, and keeps nothing

Exits with 0, or with 2 where the file or a name cannot be used. Who may be one person is asked on the import's page.`,
  async run(args: string[]) {
    try {
      const asked = readArguments(args)
      const bytes = await readFile(asked.file).catch((error: Error) => refuse(`${asked.file}: ${error.message}`))
      refuseWrongNode()
      const table = await readApart(bytes)
      const connected = await connect(readSettings())
      try {
        await importFile(connected.store, asked, bytes, table)
      } finally {
        await connected.close()
      }
    } catch (error) {
      if (!(error instanceof Refusal || error instanceof BadInput)) throw error
      console.error(error.message)
      process.exitCode = 2
    }
  },
}

class BadInput extends Error {
  override readonly name = 'BadInput'
}

function refuse(says: string): never {
  throw new BadInput(says)
}

interface Asked {
  readonly file: string
  readonly slug: string
  readonly address: string
  readonly dryRun: boolean
}

function readArguments(args: string[]): Asked {
  const { values, positionals } = parse(args)
  const [file] = positionals
  const { program: slug, as, 'dry-run': dryRun = false } = values
  if (file === undefined || positionals.length > 1) refuse(`Name one file; there are ${positionals.length}.`)
  if (!slug) refuse('Which program? --program SLUG, as in its address.')
  if (!as) refuse('Who imports? --as EMAIL, of somebody who coordinates the program.')
  return { file, slug, address: as.trim().toLowerCase(), dryRun }
}

function parse(args: string[]) {
  const text = { type: 'string' } as const
  try {
    const options = { program: text, as: text, 'dry-run': { type: 'boolean' } } as const
    return parseArgs({ args, options, allowPositionals: true })
  } catch (error) {
    return refuse((error as Error).message)
  }
}

/** A preview that is to leave nothing behind: the transaction ends with it. */
class DryRun extends Error {}

async function importFile(store: Store, asked: Asked, bytes: Buffer, table: Table): Promise<void> {
  const actor = await findCoordinator(store, asked)
  const now = Temporal.Now.instant()
  const as = <T>(work: (db: Db) => Promise<T>) => inTransaction(store, asPerson(actor), work)
  const id = await as(async (db) => {
    const program = await findProgram(db, actor, asked)
    const kept = await preview(db, actor, program, asked, bytes, table, now)
    if (asked.dryRun) throw new DryRun()
    const imported = await readImport(db, program, kept)
    await startRun(db, actor, program, imported, imported.version, now)
    return kept
  }).catch((error) => {
    if (!(error instanceof DryRun)) throw error
  })
  if (!id) return console.log('Nothing was kept: this was a dry run.')
  while ((await inTransaction(store, asWorker, (db) => runPart(db, id, Temporal.Now.instant()))) > 0);
  await as(async (db) => {
    const program = await findProgram(db, actor, asked)
    const imported = await readImport(db, program, id)
    console.log(
      `Imported: ${sayCounts(await countRows(db, imported))}. It can be undone at /programs/${asked.slug}/imports/${id}`,
    )
  })
}

async function findCoordinator(store: Store, { address }: Asked): Promise<PersonActor> {
  const actor = await inTransaction(store, asWorker, async (db) => {
    const found = await db.selectFrom('emails').select('personId').where('address', '=', address).executeTakeFirst()
    return found && (await findActor(db, found.personId))
  })
  return actor ?? refuse(`--as: nobody here has the address ${address}.`)
}

async function findProgram(db: Db, actor: PersonActor, { slug, address }: Asked): Promise<Program> {
  return findCoordinated(db, actor, slug).catch((error) => {
    if (error instanceof Refusal) refuse(`--program: ${address} coordinates no program at "${slug}".`)
    throw error
  })
}

/** Keeps the file, understands it, and says what would happen row by row. @returns the import's id */
async function preview(
  db: Db,
  actor: PersonActor,
  program: Program,
  { file }: Asked,
  bytes: Buffer,
  table: Table,
  now: Temporal.Instant,
): Promise<string> {
  const id = await keepUpload(db, actor, program, path.basename(file), bytes, table)
  const uploaded = await readImport(db, program, id)
  const mapping = await proposeMapping(db, uploaded, await getExpected(db, program))
  await saveMapping(db, program, uploaded, mapping, uploaded.version, now)
  const imported = await readImport(db, program, id)
  const left = table.headings.filter((_, column) => !mapping.columns[column])
  console.log(`${path.basename(file)}: ${table.rows.length} rows, ${table.format}, ${table.encoding}`)
  if (left.length) console.log(`Columns left out: ${left.join(', ')}`)
  for (const { n, remarks } of await listLeftOut(db, imported))
    for (const remark of remarks.filter(isProblem)) console.log(`Row ${n}${where(remark, table)}: ${says(remark)}`)
  console.log(`Would become: ${sayCounts(await countRows(db, imported))}.`)
  return id
}

const where = ({ column }: Remark, { headings }: Table) => (column === null ? '' : `, ${headings[column]}`)
const says = (remark: Remark) => [sayRemark(remark).en, sayMend(remark)?.en].filter(Boolean).join(' ')

function sayCounts(counts: Counts): string {
  const some = importOutcomes.filter((outcome) => counts[outcome] > 0)
  return some.map((outcome) => `${counts[outcome]} ${outcomeWords[outcome].en.toLowerCase()}`).join(', ')
}
