import { readFileSync } from 'node:fs'
import path from 'node:path'
import pg from 'pg'
import type { PersonActor } from '#foundation/actor.ts'
import { asWorker, type Db, inTransaction, over, type Store, types } from '#foundation/database.ts'
import { projectRoot } from '#foundation/environment.ts'
import { as, openTestDatabase, signedIn } from '#foundation/testing.ts'
import { enterPerson } from '../people/person.server.ts'
import { findCoordinated, openProgram, publishProgram } from '../programs/program.server.ts'
import type { Program } from '../programs/program.ts'
import { getExpected } from './forecast.server.ts'
import { keepUpload, proposeMapping, readImport, saveMapping, startRun } from './import.server.ts'
import type { Import } from './import.ts'
import { readTable } from './reader.server.ts'
import { runPart } from './run.server.ts'

/** The day on which the examples happen: a month before the program closes. */
export const exampleNow = Temporal.Instant.from('2026-10-12T18:00:00Z')

/** An association with a published program and the person who coordinates it. The transaction then acts as them. */
export async function addProgram(db: Db, name = 'Priya Parmar'): Promise<{ actor: PersonActor; program: Program }> {
  const address = `${name.toLowerCase().replaceAll(' ', '.')}@example.org`
  const id = await enterPerson(db, { name, email: address })
  const { id: organizationId } = await db
    .insertInto('organizations')
    .values({
      slug: address.replace(/\W+/g, '-'),
      kind: 'association',
      name: JSON.stringify({ en: `House of ${name}`, fr: `Maison de ${name}` }),
      regime: 'pipa',
      privacyName: name,
      privacyEmail: address,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await db.insertInto('staff').values({ organizationId, personId: id, role: 'coordinator' }).execute()
  const actor = signedIn({ id, name })
  await as(db, actor)
  const slug = await openProgram(db, actor, { organizationId, template: 'bcpvpa', year: 2026 })
  await publishProgram(db, actor, await findCoordinated(db, actor, slug), exampleNow)
  return { actor, program: await findCoordinated(db, actor, slug) }
}

/** The demo's file, as it lies in the repository. */
export const demoFile = (name: 'applications.csv' | 'applications.xlsx'): Buffer =>
  readFileSync(path.join(projectRoot, 'database', 'demo', name))

/** A CSV from headings and rows, for short examples. */
export const csvOf = (...rows: (readonly string[])[]): Buffer =>
  Buffer.from(rows.map((cells) => cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',')).join('\r\n'))

/** A database of one's own with a program in it, for imports that run over several transactions. */
export async function openHouse(): Promise<House> {
  const database = await openTestDatabase()
  const owner = new pg.Client({ ...database.owner, types, options: '-c timezone=UTC' })
  await owner.connect()
  const asOwner = over(owner)
  await owner.query('begin')
  const { actor, program } = await addProgram(asOwner)
  await as(asOwner, 'owner')
  await owner.query('commit')
  const close = async () => {
    await owner.end()
    await database.close()
  }
  return { store: database.store, owner, actor, program, close }
}

export interface House {
  readonly store: Store
  /** The owner's own connection, outside any transaction. */
  readonly owner: pg.Client
  readonly actor: PersonActor
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
