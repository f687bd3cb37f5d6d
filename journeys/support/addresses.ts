import { sql } from 'kysely'
import type { DecidedWorld } from '#app/decided.example.ts'
import type { Db } from '#foundation/database.ts'
import { as } from '#foundation/testing.ts'
import type { JourneyHouse } from './house.ts'

/** Where the records that a parameter names are found, and by whom: most of what two people have, the owner never sees. */
const found: Record<string, readonly (readonly [table: string, by: 'owner' | 'worker' | 'marcus' | 'amina'])[]> = {
  application: [['applications', 'owner']],
  reading: [['readings', 'owner']],
  import: [['imports', 'owner']],
  concern: [['concerns', 'worker']],
  goal: [['goals', 'marcus']],
  step: [['steps', 'marcus']],
  evidence: [['evidence', 'marcus']],
  suggestion: [['suggestions', 'marcus']],
  offered: [['catalogue_items', 'marcus']],
  feedback: [['feedback', 'marcus']],
  copy: [['plan_copies', 'marcus']],
  meeting: [['meetings', 'marcus']],
  item: [['meeting_items', 'marcus']],
  note: [
    ['private_notes', 'marcus'],
    ['private_notes', 'amina'],
    ['shared_notes', 'marcus'],
  ],
  file: [['partnership_files', 'marcus']],
  survey: [['surveys', 'owner']],
  review: [['reviews', 'worker']],
  request: [['data_requests', 'owner']],
  consent: [['consents', 'owner']],
  grant: [['grants', 'worker']],
  extract: [['extracts', 'worker']],
  incident: [['incidents', 'worker']],
}

/** Every page of the house, for every record of the world whose kind its parameters name. */
export async function everyAddress(house: Pick<JourneyHouse, 'app' | 'lay'>, world: DecidedWorld): Promise<string[]> {
  const values: Record<string, readonly string[]> = {
    program: [world.program.slug],
    mentee: [world.amina.applicationId, world.otto.application.id],
    mentor: [world.marcus.applicationId, world.olga.application.id],
    offer: [world.offerId, world.declinedOfferId],
    partnership: [world.partnershipId],
    board: [String(world.board.number)],
    seat: ['mentor', 'mentee'],
    group: ['hopes', 'offer', 'requests'],
    instrument: ['match', 'confidence', 'year-end'],
    kind: ['mine', 'ours'],
    duty: ['budget'],
    ...(await house.lay((db) => findAll(db, world))),
  }
  return house.app.routes
    .filter(
      ({ method, path }) => method === 'GET' && !path.includes('*') && !/^\/(assets|health|outbox|sign-out)/.test(path),
    )
    .flatMap(({ path }) => addressesOf(path, values))
}

async function findAll(db: Db, { amina, marcus }: DecidedWorld): Promise<Record<string, readonly string[]>> {
  const values: Record<string, string[]> = {}
  for (const [name, places] of Object.entries(found))
    for (const [table, by] of places) {
      await as(db, by === 'amina' ? amina : by === 'marcus' ? marcus : by)
      const { rows } = await sql<{ id: string }>`select id from ${sql.table(table)}`.execute(db)
      values[name] = [...(values[name] ?? []), ...rows.map(({ id }) => id)]
    }
  await as(db, 'owner')
  return values
}

function addressesOf(path: string, values: Record<string, readonly string[]>): string[] {
  const [, name] = /:(\w+)/.exec(path) ?? []
  if (!name) return [path]
  return (values[name] ?? []).flatMap((value) => addressesOf(path.replace(`:${name}`, value), values))
}
