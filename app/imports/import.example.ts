import { readFileSync } from 'node:fs'
import path from 'node:path'
import type pg from 'pg'
import type { PersonActor } from '#foundation/actor.ts'
import { asWorker, type Db, inTransaction, openClient, over, type Store } from '#foundation/database.ts'
import { projectRoot } from '#foundation/environment.ts'
import { as, openTestDatabase } from '#foundation/testing.ts'
import { addProgram } from '../programs/program.example.ts'
import type { Program } from '../programs/program.ts'
import { getExpected } from './forecast.server.ts'
import { keepUpload, proposeMapping, readImport, saveMapping, startRun } from './import.server.ts'
import type { Import } from './import.ts'
import { readTable } from './reader.server.ts'
import { runPart } from './run.server.ts'

/** The day on which the examples happen: a month before the program closes. */
export const exampleNow = Temporal.Instant.from('2026-10-12T18:00:00Z')

/** A published program; the transaction then acts as its coordinator. */
export async function coordinate(db: Db): Promise<{ actor: PersonActor; program: Program; address: string }> {
  const { program, coordinator } = await addProgram(db)
  await as(db, coordinator)
  return { actor: coordinator, program, address: coordinator.email }
}

/** The demo's file, as it lies in the repository. */
export const demoFile = (name: 'applications.csv' | 'applications.xlsx'): Buffer =>
  readFileSync(path.join(projectRoot, 'database', 'demo', name))

/** A CSV from headings and rows, for short examples. */
export const csvOf = (...rows: (readonly string[])[]): Buffer =>
  Buffer.from(rows.map((cells) => cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',')).join('\r\n'))

const mentee = {
  Seat: 'Mentee',
  Name: '',
  Email: '',
  'Second email': '',
  Phone: '',
  Role: 'VP',
  District: '73',
  Since: '2026-08-01',
  Reason: 'new role',
  'Retired on': '',
  'Three things I want from this year': 'Calm',
  'Wish 1': '',
  'Wish 1 email': '',
  'Membership number': '',
  C1: '2',
  C2: '3',
  Focus: 'C1',
}
export const head = Object.keys(mentee)

/** A row under `head`: a mentee like any other, but for what is said here. */
export function menteeRow(name: string, email: string, more: Partial<typeof mentee> = {}): string[] {
  return Object.values({ ...mentee, Name: name, Email: email, ...more })
}

/** A database of one's own with a program in it, for imports that run over several transactions. */
export async function openHouse(): Promise<House> {
  const database = await openTestDatabase()
  const owner = openClient(database.owner)
  await owner.connect()
  const asOwner = over(owner)
  await owner.query('begin')
  const { actor, program, address } = await coordinate(asOwner)
  await as(asOwner, 'owner')
  await owner.query('commit')
  const close = async () => {
    await owner.end()
    await database.close()
  }
  return { store: database.store, serving: database.serving, owner, actor, address, program, close }
}

export interface House {
  readonly store: Store
  readonly serving: pg.ClientConfig
  /** The owner's own connection, outside any transaction. */
  readonly owner: pg.Client
  readonly actor: PersonActor
  /** The coordinator's. */
  readonly address: string
  readonly program: Program
  close(): Promise<void>
}

/** One transaction of somebody's page. */
export function asPerson<T>(
  { store }: Pick<House, 'store'>,
  actor: Pick<PersonActor, 'id'>,
  work: (db: Db) => Promise<T>,
): Promise<T> {
  return inTransaction(store, `set local role alongside_web; select set_config('app.actor', '${actor.id}', true)`, work)
}

/** Chooses a file and says what its columns mean, as guessed. */
export async function bring(house: House, bytes: Buffer, now = exampleNow): Promise<Import> {
  const table = await readTable(bytes)
  return asPerson(house, house.actor, async (db) => {
    const id = await keepUpload(db, house.actor, house.program, 'applications.csv', bytes, table)
    const imported = await readImport(db, house.program, id)
    const mapping = await proposeMapping(db, imported, await getExpected(db, house.program))
    await saveMapping(db, house.program, imported, mapping, imported.version, now)
    return readImport(db, house.program, id)
  })
}

/** Presses the button, and lets the worker do all of it. */
export async function run(house: House, { id }: Pick<Import, 'id'>, now = exampleNow): Promise<Import> {
  await asPerson(house, house.actor, async (db) => {
    const imported = await readImport(db, house.program, id)
    await startRun(db, house.actor, house.program, imported, imported.version, now)
  })
  while ((await inTransaction(house.store, asWorker, (db) => runPart(db, id, now))) > 0);
  return asPerson(house, house.actor, (db) => readImport(db, house.program, id))
}

/** Everything that the tables hold which an import may write; what is only ever appended is left out. */
export async function readAll(house: House): Promise<Record<string, string[]>> {
  const contents: Record<string, string[]> = {}
  for (const table of writable)
    contents[table] = (
      await asGate<{ row: string }>(house, `select to_jsonb(t)::text as row from ${table} t order by 1`)
    ).map(({ row }) => row)
  return contents
}

const writable = [
  'people',
  'contact_cards',
  'emails',
  'positions',
  'applications',
  'application_answers',
  'wishes',
  'attestations',
  'assessments',
  'ratings',
]

/** Reads as the gate, to whom alone ratings are open, and as the owner what the gate has no part in. */
export async function asGate<Row extends object>(
  { owner }: Pick<House, 'owner'>,
  question: string,
  values: unknown[] = [],
): Promise<Row[]> {
  await owner.query('set role alongside_gate')
  try {
    return (await owner.query<Row>(question, values)).rows
  } finally {
    await owner.query('reset role')
  }
}
