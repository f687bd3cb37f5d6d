import type { PersonActor } from '#foundation/actor.ts'
import type { Db } from '#foundation/database.ts'
import { as, testKey } from '#foundation/testing.ts'
import { addPerson } from '../people/person.example.ts'
import {
  changeIncident,
  findPeople,
  getIncident,
  note,
  openIncident,
  tellPeople,
  writeNotice,
} from './incident.server.ts'

/** Looking for one person by their address. */
export const byHand = (address: string) => ({
  trace: 'by_hand' as const,
  address,
  programId: null,
  since: Temporal.Instant.from('2026-01-01T00:00:00Z'),
  until: Temporal.Instant.from('2027-12-31T00:00:00Z'),
})

/** Written in every part, with two people found and told. @returns its id */
export async function addIncident(
  db: Db,
  who: PersonActor,
  organizationId: string,
  addresses: readonly string[],
  say: (what: string) => string = (what) => what,
): Promise<string> {
  await as(db, who)
  const foundOn = Temporal.PlainDate.from('2026-11-20')
  const given = { title: say('name of the incident'), happened: say('what happened'), foundOn }
  const id = await openIncident(db, who, organizationId, given, testKey)
  const read = () => getIncident(db, organizationId, id, testKey)
  for (const address of addresses) await findPeople(db, who, await read(), byHand(address))
  const judged = { harms: ['reputation'] as const, serious: true, tellsPeople: true, tellsCommissioner: false }
  const words = {
    records: say('records of the incident'),
    stopped: say('what stopped it'),
    why: say('why they are told'),
  }
  await changeIncident(db, who, await read(), 1, { words, judged }, testKey)
  const told = { en: say('notice in English'), fr: say('notice in French') }
  await writeNotice(db, who, await read(), told, 0, testKey)
  await tellPeople(db, who, await read())
  await note(db, who, await read(), 'noted', { words: say('what was noted'), key: testKey })
  return id
}

/** In the world of the tests: a case of which Amina and Marcus were told. */
export async function addIncidentLife(
  db: Db,
  { amina, marcus, program }: { amina: PersonActor; marcus: PersonActor; program: { id: string } },
  say: (what: string) => string,
): Promise<void> {
  const warden = await addPerson(db, { name: 'Bea Breach' })
  await as(db, 'owner')
  const { organizationId } = await db
    .selectFrom('programs')
    .select('organizationId')
    .where('id', '=', program.id)
    .executeTakeFirstOrThrow()
  await db.insertInto('staff').values({ organizationId, personId: warden.id, role: 'admin' }).execute()
  const emails = await db
    .selectFrom('emails')
    .select('address')
    .where('personId', 'in', [amina.id, marcus.id])
    .where('first', '=', true)
    .execute()
  await addIncident(
    db,
    warden,
    organizationId,
    emails.map(({ address }) => address),
    say,
  )
}
