import type { PersonActor } from '#foundation/actor.ts'
import { record } from '#foundation/audit.ts'
import type { Db } from '#foundation/database.ts'
import { openOwnVault } from '../people/vault.server.ts'

export const checkQuestions = ['energy', 'manageable', 'supported'] as const
export type CheckQuestion = (typeof checkQuestions)[number]

/** Three answers from 1 to 5, of one day. */
export type CheckAnswers = Readonly<Record<CheckQuestion, number>>
export interface Check {
  readonly checkedOn: Temporal.PlainDate
  readonly answers: CheckAnswers
}

const bound = (personId: string, day: Temporal.PlainDate) => `well_being_checks ${personId} ${day} answers`

/** The actor's own answers, oldest first. */
export async function listChecks(db: Db, actor: PersonActor, key: Buffer): Promise<Check[]> {
  const rows = await db
    .selectFrom('wellBeingChecks')
    .select(['checkedOn', 'answersSealed'])
    .where('personId', '=', actor.id)
    .orderBy('checkedOn')
    .execute()
  if (rows.length === 0) return []
  const vault = await openOwnVault(db, actor, key)
  return rows.map(({ checkedOn, answersSealed }) => ({
    checkedOn,
    answers: JSON.parse(vault.open(answersSealed, bound(actor.id, checkedOn))) as CheckAnswers,
  }))
}

/** Keeps the answers of a day, sealed for their writer alone; later ones of the same day take their place. */
export async function keepCheck(
  db: Db,
  actor: PersonActor,
  answers: CheckAnswers,
  key: Buffer,
  today: Temporal.PlainDate,
): Promise<void> {
  const vault = await openOwnVault(db, actor, key)
  const answersSealed = vault.seal(JSON.stringify(answers), bound(actor.id, today))
  await db
    .insertInto('wellBeingChecks')
    .values({ personId: actor.id, checkedOn: today, answersSealed })
    .onConflict((conflict) => conflict.columns(['personId', 'checkedOn']).doUpdateSet({ answersSealed }))
    .execute()
  await record(db, actor, 'check-in.kept', { recordType: 'person', recordId: actor.id })
}

/** Takes all of the actor's answers out for good. */
export async function eraseChecks(db: Db, actor: PersonActor): Promise<void> {
  await db.deleteFrom('wellBeingChecks').where('personId', '=', actor.id).execute()
  await record(db, actor, 'check-in.erased', { recordType: 'person', recordId: actor.id })
}
