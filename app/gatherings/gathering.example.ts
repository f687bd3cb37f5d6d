import type { PersonActor } from '#foundation/actor.ts'
import type { Db } from '#foundation/database.ts'
import { as } from '#foundation/testing.ts'
import { listGatherings, saveGathering, sayGoing } from './gathering.server.ts'

const day = Temporal.PlainDate.from('2036-12-04')

/** The coordinator names a gathering, and both say that they will be there. */
export async function addGathering(
  db: Db,
  {
    program,
    coordinator,
    amina,
    marcus,
  }: { program: { readonly id: string }; coordinator: PersonActor; amina: PersonActor; marcus: PersonActor },
  say: (what: string) => string,
): Promise<void> {
  await as(db, coordinator)
  const named = { title: say('gathering'), place: say('gathering place'), link: '', startsOn: day, endsOn: day }
  await saveGathering(db, coordinator, program.id, named, null)
  for (const who of [amina, marcus]) {
    await as(db, who)
    const [gathering] = await listGatherings(db, program.id, Temporal.PlainDate.from('2026-11-01'))
    if (gathering) await sayGoing(db, who, gathering, true)
  }
}
