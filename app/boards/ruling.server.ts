import { sql } from 'kysely'
import type { RulingKind } from '#database/types.ts'
import type { PersonActor } from '#foundation/actor.ts'
import { record } from '#foundation/audit.ts'
import type { Db } from '#foundation/database.ts'
import { orNotFound, refuseUnless } from '#foundation/refusal.ts'
import { mustDecide, notConflicted } from '../access/standing.server.ts'
import { readCandidates } from '../candidates/candidate.server.ts'
import type { Policy } from '../programs/policy.ts'
import type { ProgramId } from '../programs/program.server.ts'
import { brokenRule, type RuleKey, type Rulings, rulingsOn } from '../scoring/rule.ts'
import { boardWords as w } from './boards.words.ts'
import type { Ruled } from './move.ts'

export interface Ruling {
  readonly kind: RulingKind
  readonly mentee: string | null
  readonly mentor: string | null
  readonly reason: string
}

/** About nobody the actor supervises, and no application they stepped back from. */
const mayBeSeen = notConflicted('rulings.menteeApplicationId', 'rulings.mentorApplicationId')

export const selectRulings = (db: Db, programId: ProgramId) =>
  db
    .selectFrom('rulings')
    .leftJoin('people', 'people.id', 'rulings.madeBy')
    .leftJoin('people as lifter', 'lifter.id', 'rulings.liftedBy')
    .select([
      'rulings.id',
      'rulings.kind',
      'rulings.menteeApplicationId',
      'rulings.mentorApplicationId',
      'rulings.reason',
      'rulings.madeAt',
      'people.name as madeBy',
      'rulings.liftedAt',
      'rulings.liftReason',
      'lifter.name as liftedBy',
    ])
    .where('programId', '=', programId)
    .where(mayBeSeen)
    .orderBy('madeAt')
    .orderBy('rulings.id')

/** All the committee ever ruled, lifted or not, with who and why; as far as the reader may see whom it is about. */
export const listEveryRuling = (db: Db, programId: string) => selectRulings(db, programId).execute()

/** What the committee has ruled and not lifted. */
export const listRulings = (db: Db, programId: string) =>
  selectRulings(db, programId).where('liftedAt', 'is', null).execute()

/** Goes on only where everybody is of the program and may be decided on by the actor. */
async function mustDecideOn(db: Db, programId: string, applications: readonly (string | null)[]): Promise<void> {
  const named = applications.filter((id) => id !== null)
  const { rows } = await sql`select 1 from app.sides(${named}::uuid[]) where program_id = ${programId}`.execute(db)
  orNotFound(rows.length === named.length)
}

/**
 * Rules that a pair stays, is never made, or that somebody is held back. A reason is kept with every ruling.
 * A mentee has one pin at most: pinning anew lifts the old one; a veto on a pinned pair lifts the pin.
 */
export async function rule(
  db: Db,
  actor: PersonActor,
  programId: string,
  ruling: Ruling,
  now: Temporal.Instant,
): Promise<void> {
  await mustDecide(db, actor, programId)
  const { kind, mentee, mentor, reason } = ruling
  await mustDecideOn(db, programId, [mentee, mentor])
  if (mentee && kind !== 'hold')
    await liftPin(db, actor, programId, mentee, kind === 'pin' ? null : mentor, reason, now)
  const kept = await db
    .insertInto('rulings')
    .values({
      programId,
      kind,
      menteeApplicationId: mentee,
      mentorApplicationId: mentor,
      reason,
      madeBy: actor.id,
      madeAt: now,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  refuseUnless((kept.numInsertedOrUpdatedRows ?? 0n) > 0n, w.alreadyRuled)
  await record(db, actor, `matching.${kind === 'pin' ? 'pinned' : kind === 'veto' ? 'vetoed' : 'held'}`, {
    recordType: 'application',
    recordId: mentee ?? mentor ?? '',
    programId,
  })
}

/** Lifts the pin of a mentee, any or the one to this mentor, for the reason of the ruling that takes its place. */
async function liftPin(
  db: Db,
  actor: PersonActor,
  programId: string,
  mentee: string,
  onlyMentor: string | null,
  reason: string,
  now: Temporal.Instant,
): Promise<void> {
  const pins = db
    .updateTable('rulings')
    .set({ liftedAt: now, liftedBy: actor.id, liftReason: reason })
    .where('programId', '=', programId)
    .where('menteeApplicationId', '=', mentee)
    .where('kind', '=', 'pin')
    .where('liftedAt', 'is', null)
    .where(mayBeSeen)
  await (onlyMentor ? pins.where('mentorApplicationId', '=', onlyMentor) : pins).execute()
}

/** Lifts a ruling, with a reason that is kept beside it. */
export async function liftRuling(
  db: Db,
  actor: PersonActor,
  programId: string,
  id: string,
  reason: string,
  now: Temporal.Instant,
): Promise<void> {
  await mustDecide(db, actor, programId)
  const lifted = await db
    .updateTable('rulings')
    .set({ liftedAt: now, liftedBy: actor.id, liftReason: reason })
    .where('id', '=', id)
    .where('programId', '=', programId)
    .where('liftedAt', 'is', null)
    .where(mayBeSeen)
    .executeTakeFirst()
  refuseUnless(lifted.numUpdatedRows > 0n, w.alreadyLifted)
  await record(db, actor, 'matching.lifted', { recordType: 'ruling', recordId: id, programId })
}

/** Notes about a mentee's match, for those who decide. */
export async function listNotes(db: Db, programId: string, mentee: string) {
  return db
    .selectFrom('pairNotes')
    .innerJoin('people', 'people.id', 'pairNotes.authorId')
    .select(['pairNotes.id', 'pairNotes.words', 'pairNotes.writtenAt', 'people.name'])
    .where('programId', '=', programId)
    .where('menteeApplicationId', '=', mentee)
    .where(notConflicted('pairNotes.menteeApplicationId', 'pairNotes.mentorApplicationId'))
    .orderBy('writtenAt')
    .execute()
}

export async function writeNote(
  db: Db,
  actor: PersonActor,
  programId: string,
  about: { mentee: string; mentor: string | null },
  words: string,
  now: Temporal.Instant,
): Promise<void> {
  await mustDecide(db, actor, programId)
  await mustDecideOn(db, programId, [about.mentee, about.mentor])
  await db
    .insertInto('pairNotes')
    .values({
      programId,
      menteeApplicationId: about.mentee,
      mentorApplicationId: about.mentor,
      authorId: actor.id,
      words,
      writtenAt: now,
    })
    .execute()
  await record(db, actor, 'matching.noted', { recordType: 'application', recordId: about.mentee, programId })
}

/** Rulings as the engine needs them: those that stand, or those named, whether they stand or not. */
export async function readRuled(db: Db, programId: string, named?: readonly string[]): Promise<Ruled[]> {
  const rulings = db
    .selectFrom('rulings')
    .select(['id', 'kind', 'menteeApplicationId as mentee', 'mentorApplicationId as mentor'])
    .where('programId', '=', programId)
    .orderBy('id')
  if (named?.length === 0) return []
  return named ? rulings.where('id', 'in', named).execute() : rulings.where('liftedAt', 'is', null).execute()
}

/** What the committee has ruled and not lifted. */
export const readRulings = async (db: Db, programId: string) => toRulings(await readRuled(db, programId))

/** Rulings by what they do to the pairs that are allowed. */
export function toRulings(ruled: readonly Ruled[]): Rulings {
  const pairs = (wanted: 'pin' | 'veto') =>
    ruled.flatMap(({ kind, mentee, mentor }) => (kind === wanted && mentee && mentor ? [{ mentee, mentor }] : []))
  const holds = ruled.flatMap(({ kind, mentee, mentor }) => (kind === 'hold' ? [mentee ?? mentor ?? ''] : []))
  return { pins: pairs('pin'), vetoes: pairs('veto'), holds }
}

/** The rule that keeps two people apart today, a pin of the mentee aside; null where none does, undefined where one of them is not there any more. */
export async function readBrokenRule(
  db: Db,
  program: { id: string; policy: Policy },
  mentee: string,
  mentor: string,
): Promise<RuleKey | null | undefined> {
  const candidates = await readCandidates(db, program.id, [mentee, mentor])
  const [one, other] = [mentee, mentor].map((id) => candidates.find((each) => each.id === id))
  if (!one || !other) return undefined
  const { pins, ...rulings } = await readRulings(db, program.id)
  const ruled = rulingsOn({ ...rulings, pins: pins.filter((pin) => pin.mentee !== mentee) })
  return brokenRule(one, other, program.policy.rules, ruled)
}
