import type { PersonActor } from '#foundation/actor.ts'
import type { Db } from '#foundation/database.ts'
import { as } from '#foundation/testing.ts'
import { dayOf, readDay } from './day.server.ts'
import { inOrder, moneyTasks, ownTasks, workTasks } from './task.ts'

export const today = Temporal.PlainDate.from('2026-10-01')

/** The day of somebody, who acts from here on. */
export async function dayFor(db: Db, actor: PersonActor, on = today) {
  await as(db, actor)
  return dayOf(await readDay(db, String(on)), on)
}

/** What is asked of somebody: where each button leads, in the order in which it is shown. */
export async function askedOf(db: Db, actor: PersonActor) {
  const day = await dayFor(db, actor)
  return inOrder([...ownTasks(actor, day), ...workTasks(day.work), ...moneyTasks(day.money)]).map(({ href }) => href)
}
