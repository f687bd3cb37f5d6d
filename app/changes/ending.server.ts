import { sql } from 'kysely'
import type { PersonActor } from '#foundation/actor.ts'
import { record } from '#foundation/audit.ts'
import type { Db } from '#foundation/database.ts'
import { ask } from '#foundation/outbox.ts'
import { orNotFound, refuseUnless } from '#foundation/refusal.ts'
import { mustCoordinate } from '../access/standing.server.ts'
import { withdrawApplication } from '../applications/application.server.ts'
import { isHeard } from '../contacts/hearing.server.ts'
import { makeLink } from '../people/link.server.ts'
import { getProgram } from '../programs/program.server.ts'
import { againPurpose, type Pair } from './change.ts'
import { changeWords as w } from './changes.words.ts'
import { sayConcern } from './concern.server.ts'
import { tellBoth } from './told.server.ts'

/**
 * Ends a partnership before its day: either of the two alone, or a coordinator of the program. No reason is asked; a word
 * goes to the coordinator alone. Both are told kindly, and neither is told who ended it.
 */
export async function endPartnership(
  db: Db,
  actor: PersonActor,
  pair: Pair,
  word: string,
  key: Buffer,
  now: Temporal.Instant,
): Promise<void> {
  await end(db, actor, pair, 'early', key, now)
  if (word) await sayConcern(db, actor, pair, { wish: 'ended', words: word }, key, now)
}

async function end(
  db: Db,
  actor: PersonActor,
  pair: Pair,
  how: 'early' | 'mentor_left',
  key: Buffer,
  now: Temporal.Instant,
): Promise<void> {
  const { rows } = await sql<{ yes: boolean }>`select app.end_partnership(${pair.id}, ${how}) as yes`.execute(db)
  refuseUnless(rows[0]?.yes, w.movedMeanwhile)
  const { daysKept } = await getProgram(db, pair.programId)
  const endsAt = now.add({ hours: 24 * daysKept })
  await makeLink(db, key, { personId: pair.menteeId, purpose: againPurpose, subjectId: pair.id, endsAt })
  await tellBoth(db, actor, pair, 'ended', { as: how })
}

/** The mentee says whether they would like another mentor. The coordinator is shown it, and nobody is asked by itself. */
export async function answerAgain(db: Db, actor: PersonActor, pair: Pair, again: boolean): Promise<void> {
  const { rows } = await sql<{ yes: boolean }>`select app.wish_again(${pair.id}, ${again}) as yes`.execute(db)
  orNotFound(rows[0]?.yes)
  await record(db, actor, 'partnership.again', {
    recordType: 'partnership',
    recordId: pair.id,
    programId: pair.programId,
    facts: { again },
  })
}

/** The partnerships of a mentor in a program that have not ended. */
export async function listMentored(db: Db, programId: string, mentorId: string) {
  return db
    .selectFrom('partnerships')
    .innerJoin('people', 'people.id', 'partnerships.menteeId')
    .innerJoin('offers', 'offers.id', 'partnerships.offerId')
    .select([
      'partnerships.id',
      'partnerships.programId',
      'partnerships.mentorId',
      'partnerships.menteeId',
      'offers.mentorApplicationId',
      'people.name as mentee',
    ])
    .where('partnerships.programId', '=', programId)
    .where('partnerships.mentorId', '=', mentorId)
    .where('partnerships.state', '<>', 'ended')
    .orderBy('people.name')
    .orderBy('partnerships.id')
    .execute()
}

/** The first of some partnerships of the actor's on which a coordinator can hear them. */
export async function findHeard<P extends { readonly id: string }>(
  db: Db,
  pairs: readonly P[],
): Promise<P | undefined> {
  for (const pair of pairs) if (await isHeard(db, pair.id)) return pair
  return undefined
}

/**
 * A mentor leaves a program, as they say themselves or a coordinator notes: all their partnerships in it end, each mentee
 * is told and asked whether they would like another, and the mentor is asked about nobody any more.
 */
export async function leaveAsMentor(
  db: Db,
  actor: PersonActor,
  programId: string,
  mentorId: string,
  word: string,
  key: Buffer,
  now: Temporal.Instant,
): Promise<number> {
  const isSelf = actor.id === mentorId
  if (!isSelf) await mustCoordinate(db, actor, programId)
  const pairs = await listMentored(db, programId, mentorId)
  const [first] = pairs
  refuseUnless(first, w.movedMeanwhile)
  for (const pair of pairs) await end(db, actor, pair, 'mentor_left', key, now)
  if (isSelf) await withdrawApplication(db, actor, first.mentorApplicationId)
  else await withdrawFor(db, actor, programId, first.mentorApplicationId)
  if (isSelf && word)
    await sayConcern(db, actor, (await findHeard(db, pairs)) ?? first, { wish: 'ended', words: word }, key, now)
  return pairs.length
}

async function withdrawFor(db: Db, actor: PersonActor, programId: string, applicationId: string): Promise<void> {
  const withdrawn = await db
    .updateTable('applications')
    .set(({ eb }) => ({ status: 'withdrawn', waitingSince: null, version: eb('version', '+', 1) }))
    .where('id', '=', applicationId)
    .where('programId', '=', programId)
    .where('status', '=', 'accepted')
    .executeTakeFirst()
  refuseUnless(withdrawn.numUpdatedRows > 0n, w.movedMeanwhile)
  await ask(db, { kind: 'application.left', subjectId: applicationId })
  await record(db, actor, 'application.withdrawn', { recordType: 'application', recordId: applicationId, programId })
}
