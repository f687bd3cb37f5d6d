import type { PersonActor } from '#foundation/actor.ts'
import type { Db } from '#foundation/database.ts'
import { as, testKey } from '#foundation/testing.ts'
import { getPlan } from '../plans/plan.server.ts'
import { planToday } from '../plans/plans.example.ts'
import { getProgram } from '../programs/program.server.ts'
import { saveItem } from './catalogue.server.ts'
import { tickDuties } from './duty.server.ts'
import type { Item } from './offer.ts'

/** Something to read for everybody, with what is said otherwise. */
export const exampleItem = (title: string, other: Partial<Item> = {}): Item => ({
  kind: 'learning',
  title: { en: title, fr: `${title} (fr)` },
  about: { en: '', fr: '' },
  link: { en: '', fr: '' },
  roles: [],
  topic: '',
  competencyId: null,
  ...other,
})

/** Something the program offers, and a duty the mentee has ticked. */
export async function addLearningLife(
  db: Db,
  pair: { program: { id: string }; coordinator: PersonActor; amina: PersonActor; partnershipId: string },
  say: (what: string) => string,
): Promise<void> {
  await as(db, pair.coordinator)
  const about = { en: say('offer'), fr: '' }
  const item = exampleItem(say('offer title'), { about: { ...about, fr: about.en } })
  await saveItem(db, pair.coordinator, await getProgram(db, pair.program.id), item, null)
  await as(db, pair.amina)
  await tickDuties(db, pair.amina, await getPlan(db, pair.amina, pair.partnershipId, testKey), ['budget'], planToday)
}
