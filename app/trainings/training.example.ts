import type { PersonActor } from '#foundation/actor.ts'
import type { Db } from '#foundation/database.ts'
import { as } from '#foundation/testing.ts'
import { noteTrainings } from './training.server.ts'

export const trainedOn = Temporal.PlainDate.from('2026-10-20')

/** The coordinator notes that a mentor has completed a training; whoever acts next steps in themselves. */
export async function addTraining(
  db: Db,
  { programId, coordinator, mentor }: { programId: string; coordinator: PersonActor; mentor: PersonActor },
  title = '',
): Promise<void> {
  await as(db, coordinator)
  const now = Temporal.Instant.from('2026-10-25T18:00:00Z')
  const what = { personIds: [mentor.id], title, completedOn: trainedOn }
  await noteTrainings(db, coordinator, programId, what, now, Temporal.PlainDate.from('2026-10-25'))
}
