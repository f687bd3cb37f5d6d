import { sql } from 'kysely'
import type { SheetKind } from '#database/types.ts'
import type { PersonActor } from '#foundation/actor.ts'
import { record, recordLook } from '#foundation/audit.ts'
import type { Db } from '#foundation/database.ts'
import { orNotFound, refuseUnless } from '#foundation/refusal.ts'
import { makeVault, newDataKey, unwrap } from '#foundation/vault.ts'
import { mustCoordinate, notSupervised } from '../access/standing.server.ts'
import { shownName } from '../people/person.ts'
import { copyWords as w } from './copy.words.ts'
import { listEvidence } from './evidence.server.ts'
import { listGoals } from './goal.server.ts'
import { type Plan, readSheets } from './plan.server.ts'
import { sheetKinds } from './plan.ts'
import { type PlanText, toPlanText } from './plan-text.ts'
import { listSuggestions } from './suggestion.server.ts'

/** What somebody chose to have in a copy: pages of words, goals one by one, and the suggested learning. */
export interface Chosen {
  readonly sheets: readonly SheetKind[]
  readonly goals: readonly string[]
  readonly suggestions: boolean
}

/** The whole plan as it reads now, for the two. */
export async function readPlanText(db: Db, actor: PersonActor, plan: Plan): Promise<PlanText> {
  const sheets = await readSheets(db, plan)
  const parts = {
    sheets: sheetKinds.map((kind) => ({ kind, words: sheets[kind].words })),
    goals: await listGoals(db, plan),
    evidence: await listEvidence(db, plan),
    suggestions: await listSuggestions(db, plan),
  }
  return toPlanText(parts, plan.titles, nameIn(actor, plan))
}

/** What the two are called, as each other sees them. */
const nameIn =
  (actor: PersonActor, { partner }: Plan) =>
  (personId: string) =>
    personId === actor.id ? actor.name : shownName(partner)

const bound = (copyId: string) => `plan copy ${copyId}`

/**
 * Shares a copy of what the mentee chose with the program's coordinators, in place of an earlier one. It is sealed with
 * a key of its own, and stays as it is whatever becomes of the plan. The mentor's own goals are never part of it.
 *
 * @returns its id
 */
export async function shareCopy(
  db: Db,
  actor: PersonActor,
  plan: Plan,
  chosen: Chosen,
  key: Buffer,
  now: Temporal.Instant,
): Promise<string> {
  const { partnership } = plan
  orNotFound(partnership.menteeId === actor.id)
  refuseUnless(chosen.sheets.length + chosen.goals.length > 0 || chosen.suggestions, w.chooseSomething)
  const sheets = await readSheets(db, plan)
  const goals = await listGoals(db, plan)
  const parts = {
    sheets: chosen.sheets.map((kind) => ({ kind, words: sheets[kind].words })),
    goals: goals.filter(({ id, ownerId }) => ownerId === actor.id && chosen.goals.includes(id)),
    evidence: chosen.sheets.includes('inquiry') ? await listEvidence(db, plan) : [],
    suggestions: chosen.suggestions ? await listSuggestions(db, plan) : [],
  }
  const text = toPlanText(parts, plan.titles, nameIn(actor, plan))
  await db.deleteFrom('planCopies').where('partnershipId', '=', partnership.id).execute()
  const id = crypto.randomUUID()
  const { dataKey, wrapped } = newDataKey(key, bound(id))
  await db
    .insertInto('planCopies')
    .values({
      id,
      partnershipId: partnership.id,
      programId: partnership.programId,
      menteeId: actor.id,
      sharedAt: now,
      wrapped,
      wordsSealed: makeVault(dataKey).seal(JSON.stringify(text), bound(id)),
    })
    .execute()
  await record(db, actor, 'plan.shared', {
    recordType: 'partnership',
    recordId: partnership.id,
    programId: partnership.programId,
  })
  return id
}

/** Takes the copy back: it is deleted with its key, and nobody can open it any more. */
export async function withdrawCopy(db: Db, actor: PersonActor, { partnership }: Plan): Promise<void> {
  orNotFound(partnership.menteeId === actor.id)
  const taken = await db.deleteFrom('planCopies').where('partnershipId', '=', partnership.id).executeTakeFirst()
  refuseUnless(taken.numDeletedRows > 0n, w.noCopy)
  await record(db, actor, 'plan.withdrawn', {
    recordType: 'partnership',
    recordId: partnership.id,
    programId: partnership.programId,
  })
}

const copyColumns = ['id', 'menteeId', 'sharedAt', 'wrapped', 'wordsSealed'] as const

const openCopy = (copy: { id: string; wrapped: Buffer; wordsSealed: Buffer }, key: Buffer) =>
  JSON.parse(makeVault(unwrap(key, copy.wrapped, bound(copy.id))).open(copy.wordsSealed, bound(copy.id))) as PlanText

/** The copy the two of a plan have with the coordinator, and who has read it when. */
export async function findOwnCopy(db: Db, { partnership }: Plan, key: Buffer) {
  const copy = await db
    .selectFrom('planCopies')
    .select(copyColumns)
    .where('partnershipId', '=', partnership.id)
    .executeTakeFirst()
  if (!copy) return undefined
  const { rows: readers } = await sql<{ name: string; readOn: Temporal.PlainDate }>`
    select name, read_on from app.copy_readers(${partnership.id})`.execute(db)
  return { sharedAt: copy.sharedAt, text: openCopy(copy, key), readers }
}

/** The copies shared with the coordinators of a program, newest first; never of somebody the actor supervises. */
export async function listCopies(db: Db, actor: PersonActor, programId: string) {
  await mustCoordinate(db, actor, programId)
  return db
    .selectFrom('planCopies')
    .innerJoin('people', 'people.id', 'planCopies.menteeId')
    .leftJoin('planCopyReadings', (join) => join.onRef('copyId', '=', 'planCopies.id').on('readerId', '=', actor.id))
    .select(['planCopies.id', 'planCopies.sharedAt', 'people.name', 'people.preferredName'])
    .select((of) => of.fn.max('planCopyReadings.readOn').as('readOn'))
    .where('planCopies.programId', '=', programId)
    .where(notSupervised('planCopies.menteeId'))
    .groupBy(['planCopies.id', 'people.id'])
    .orderBy('planCopies.sharedAt', 'desc')
    .execute()
}

/** Opens a shared copy for a coordinator. Each reading is noted for the mentee and in the audit trail. */
export async function readCopy(
  db: Db,
  actor: PersonActor,
  programId: string,
  id: string,
  key: Buffer,
  today: Temporal.PlainDate,
) {
  await mustCoordinate(db, actor, programId)
  const copy = orNotFound(
    await db
      .selectFrom('planCopies')
      .innerJoin('people', 'people.id', 'planCopies.menteeId')
      .select([
        'planCopies.id',
        'planCopies.menteeId',
        'sharedAt',
        'wrapped',
        'wordsSealed',
        'people.name',
        'people.preferredName',
      ])
      .where('planCopies.id', '=', id)
      .where('planCopies.programId', '=', programId)
      .where(notSupervised('planCopies.menteeId'))
      .executeTakeFirst(),
  )
  await db
    .insertInto('planCopyReadings')
    .values({ copyId: id, readerId: actor.id, readOn: today })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  await recordLook(db, 'plan.read', { recordType: 'plan copy', recordId: id, programId, about: [copy.menteeId] })
  return { name: shownName(copy), sharedAt: copy.sharedAt, text: openCopy(copy, key) }
}
