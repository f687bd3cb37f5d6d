import type { PersonActor } from '#foundation/actor.ts'
import { record } from '#foundation/audit.ts'
import type { Db } from '#foundation/database.ts'
import { refuseUnless } from '#foundation/refusal.ts'
import type { Plan, Shell } from './plan.server.ts'
import { planWords as w } from './plans.words.ts'

/** That one of the two said "we agree on this plan", and when. */
export interface Agreed {
  readonly personId: string
  readonly agreedAt: Temporal.Instant
}

/** Who agrees on the plan as it is now; and, where it has changed since, who agreed on it last. */
export interface Standing {
  readonly now: readonly Agreed[]
  readonly before: readonly Agreed[]
}

/** Where the two stand with their plan. */
export async function readAgreed(db: Db, { partnership, edition }: Shell): Promise<Standing> {
  const rows = await db
    .selectFrom('planAgreements')
    .select(['edition', 'personId', 'agreedAt'])
    .where('partnershipId', '=', partnership.id)
    .orderBy('edition', 'desc')
    .orderBy('agreedAt')
    .execute()
  const last = rows.find((row) => row.edition < edition)?.edition
  return {
    now: rows.filter((row) => row.edition === edition),
    before: rows.filter((row) => row.edition === last),
  }
}

/** Agrees on the plan as the actor has read it; saying so again changes nothing. */
export async function agreeOnPlan(
  db: Db,
  actor: PersonActor,
  { partnership }: Plan,
  edition: number,
  now: Temporal.Instant,
): Promise<void> {
  const plan = await db
    .selectFrom('plans')
    .select('edition')
    .where('partnershipId', '=', partnership.id)
    .forUpdate()
    .executeTakeFirstOrThrow()
  refuseUnless(plan.edition === edition, w.agreedElsewhere, { status: 409 })
  const agreed = await db
    .insertInto('planAgreements')
    .values({ partnershipId: partnership.id, edition, personId: actor.id, agreedAt: now })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  if (agreed.numInsertedOrUpdatedRows)
    await record(db, actor, 'plan.agreed', {
      recordType: 'partnership',
      recordId: partnership.id,
      facts: { edition },
    })
}
