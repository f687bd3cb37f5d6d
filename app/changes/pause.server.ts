import { sql } from 'kysely'
import type { PersonActor } from '#foundation/actor.ts'
import type { Db } from '#foundation/database.ts'
import { refuseUnless } from '#foundation/refusal.ts'
import { longestPause, type Pair } from './change.ts'
import { changeWords as w } from './changes.words.ts'
import { tellBoth } from './told.server.ts'

/** The last day a break may go on to: three months away, and not past the end. */
export function lastPauseDay({ endsOn }: { readonly endsOn: Temporal.PlainDate }, today: Temporal.PlainDate) {
  const last = today.add({ months: longestPause })
  return Temporal.PlainDate.compare(last, endsOn) < 0 ? last : endsOn
}

/**
 * Begins a break until a day: either of the two may, or a coordinator whom they asked. Both are told. It ends by itself on
 * that day.
 */
export async function pausePartnership(
  db: Db,
  actor: PersonActor,
  pair: Pair & { readonly endsOn: Temporal.PlainDate },
  until: Temporal.PlainDate,
  today: Temporal.PlainDate,
): Promise<void> {
  const within =
    Temporal.PlainDate.compare(until, today) > 0 && Temporal.PlainDate.compare(until, lastPauseDay(pair, today)) <= 0
  refuseUnless(within, w.pauseWithin, { field: 'until' })
  const { rows } = await sql<{ yes: boolean }>`select app.pause_partnership(${pair.id}, ${until}) as yes`.execute(db)
  refuseUnless(rows[0]?.yes, w.movedMeanwhile)
  await tellBoth(db, actor, pair, 'paused', { until: until.toString() })
}

/** Goes on before the break is over; either of the two may, or a coordinator whom they asked. */
export async function resumePartnership(db: Db, actor: PersonActor, pair: Pair): Promise<void> {
  const { rows } = await sql<{ yes: boolean }>`select app.resume_partnership(${pair.id}) as yes`.execute(db)
  refuseUnless(rows[0]?.yes, w.movedMeanwhile)
  await tellBoth(db, actor, pair, 'resumed')
}
