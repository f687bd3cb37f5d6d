import type { PersonActor } from '#foundation/actor.ts'
import { record } from '#foundation/audit.ts'
import type { Db } from '#foundation/database.ts'
import { orNotFound } from '#foundation/refusal.ts'
import type { Shell } from '../plans/plan.server.ts'
import { type Duty, readShipped } from './offer.ts'

/** The duties of an office in the year of a program, and which of them the mentee has ticked, with the day. */
export async function listDuties(db: Db, { partnership, program }: Shell) {
  const rows = await db
    .selectFrom('dutyTicks')
    .select(['duty', 'tickedOn'])
    .where('partnershipId', '=', partnership.id)
    .execute()
  const ticked = new Map(rows.map(({ duty, tickedOn }) => [duty, tickedOn]))
  return readShipped(program.template).duties.map((duty) => ({ ...duty, tickedOn: ticked.get(duty.key) }))
}

/** One duty of the program's list. */
export function getDuty({ program }: Shell, key: string): Duty {
  return orNotFound(readShipped(program.template).duties.find((duty) => duty.key === key))
}

/** The mentee says which duties they know and have done; what was ticked before keeps its day. */
export async function tickDuties(
  db: Db,
  actor: PersonActor,
  shell: Shell,
  keys: readonly string[],
  today: Temporal.PlainDate,
): Promise<void> {
  const { partnership } = shell
  orNotFound(actor.id === partnership.menteeId)
  for (const key of keys) getDuty(shell, key)
  const before = (await listDuties(db, shell)).filter(({ tickedOn }) => tickedOn).map(({ key }) => key)
  const added = keys.filter((key) => !before.includes(key))
  const dropped = before.filter((key) => !keys.includes(key))
  if (dropped.length > 0)
    await db.deleteFrom('dutyTicks').where('partnershipId', '=', partnership.id).where('duty', 'in', dropped).execute()
  if (added.length > 0)
    await db
      .insertInto('dutyTicks')
      .values(added.map((duty) => ({ partnershipId: partnership.id, duty, tickedOn: today })))
      .onConflict((conflict) => conflict.doNothing())
      .execute()
  if (added.length + dropped.length > 0)
    await record(db, actor, 'duties.ticked', { recordType: 'partnership', recordId: partnership.id })
}
