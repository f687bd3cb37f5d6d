import { sql } from 'kysely'
import type { HonorariumState } from '#database/types.ts'
import type { Actor, PersonActor } from '#foundation/actor.ts'
import { record } from '#foundation/audit.ts'
import type { Db } from '#foundation/database.ts'
import { byName } from '#foundation/language.ts'
import { post } from '#foundation/outbox.ts'
import { orNotFound, refuseUnless } from '#foundation/refusal.ts'
import { changeVersioned } from '#foundation/versioned.ts'
import { getRoles } from '../access/standing.server.ts'
import type { Program } from '../programs/program.ts'
import { honorariaWords as w } from './honoraria.words.ts'
import {
  type Condition,
  type Handler,
  type Honorarium,
  mayJudge,
  mayTick,
  type Seen,
  seenAnew,
  yesOf,
} from './honorarium.ts'
import { getTerms } from './terms.server.ts'

const about = (claim: Pick<Honorarium, 'id' | 'programId'>) => ({
  recordType: 'honorarium',
  recordId: claim.id,
  programId: claim.programId,
})

/** Who the actor is where a program's money is concerned; whoever neither coordinates nor pays finds nothing. */
export async function getHandler(db: Db, actor: PersonActor, programId: string): Promise<Handler> {
  const { roles } = await getRoles(db, actor, programId)
  const [coordinates, pays] = [roles.has('coordinator'), roles.has('org admin')]
  orNotFound(coordinates || pays)
  const { rows } = await sql<{ id: string }>`select app.supervised() as id`.execute(db)
  return { id: actor.id, coordinates, pays, supervises: new Set(rows.map(({ id }) => id)) }
}

const selectClaims = (db: Db) => db.selectFrom('honoraria').selectAll().$narrowType<{ conditions: Condition[] }>()

type Stored = Omit<Honorarium, 'seen'>

/** Claims with what the house sees of their mentors now. After a first yes their conditions stay as they were. */
async function seeing(
  db: Db,
  claims: readonly Stored[],
  by: 'claims_seen' | 'honoraria_seen' = 'honoraria_seen',
): Promise<Honorarium[]> {
  const { rows } = await sql<Seen & { claim: string }>`
    select * from ${sql.ref(`app.${by}`)}(${claims.map(({ id }) => id)}::uuid[])`.execute(db)
  const all = new Map(rows.map(({ claim, ...seen }) => [claim, seen]))
  return claims.map((claim) => {
    const seen = orNotFound(all.get(claim.id))
    return { ...claim, seen, conditions: claim.approvedBy ? claim.conditions : seenAnew(claim.conditions, seen) }
  })
}

async function seeingOne(db: Db, row: unknown): Promise<Honorarium> {
  const [claim] = await seeing(db, [orNotFound(row) as Stored])
  return orNotFound(claim)
}

/** Every claim of a program, by name. */
export async function listClaims(db: Db, programId: string): Promise<Honorarium[]> {
  const rows = (await selectClaims(db).where('programId', '=', programId).execute()) as Stored[]
  return seeing(
    db,
    rows.sort((a, b) => byName(a.payee, b.payee)),
  )
}

/** One claim of a program. */
export async function getClaim(db: Db, programId: string, id: string): Promise<Honorarium> {
  return seeingOne(
    db,
    await selectClaims(db).where('programId', '=', programId).where('id', '=', id).executeTakeFirst(),
  )
}

/**
 * Opens a claim for each mentor of a program who has none, with what the program asks for now. Nobody has two: the
 * database holds one a mentor and program, however often this is done.
 *
 * @param only one mentor, where it is their own wish
 * @returns how many are new
 */
export async function openClaims(
  db: Db,
  actor: Actor,
  program: Pick<Program, 'id'>,
  now: Temporal.Instant,
  only?: string,
): Promise<number> {
  const seat = await db
    .selectFrom('seats')
    .select('honorariumCents')
    .where('programId', '=', program.id)
    .where('kind', '=', 'mentor')
    .executeTakeFirst()
  if (!seat || seat.honorariumCents === 0) return 0
  const mentors = await db
    .selectFrom('partnerships')
    .innerJoin('people', 'people.id', 'partnerships.mentorId')
    .select(['people.id', 'people.name'])
    .where('partnerships.programId', '=', program.id)
    .$if(only !== undefined, (query) => query.where('people.id', '=', only ?? ''))
    .distinct()
    .orderBy('people.id')
    .execute()
  const { conditions } = await getTerms(db, program.id)
  let opened = 0
  for (const { id: personId, name: payee } of mentors) {
    const asked = conditions.map((term) => ({ ...term, met: false }))
    const claim = await db
      .insertInto('honoraria')
      .values({
        programId: program.id,
        personId,
        payee,
        amountCents: seat.honorariumCents,
        conditions: JSON.stringify(asked),
        openedAt: now,
      })
      .onConflict((conflict) => conflict.doNothing())
      .returning(['id', 'programId'])
      .executeTakeFirst()
    if (!claim) continue
    opened++
    if (personId !== actor.id) await tell(db, { ...claim, personId }, 'promised')
    await record(db, actor, 'honorarium.opened', about(claim))
  }
  return opened
}

/** How many mentors of a program have no claim yet. */
export async function countUnopened(db: Db, programId: string): Promise<number> {
  const { n } = await db
    .selectFrom('partnerships')
    .leftJoin('honoraria', (join) =>
      join
        .onRef('honoraria.programId', '=', 'partnerships.programId')
        .onRef('honoraria.personId', '=', 'partnerships.mentorId'),
    )
    .select(({ fn }) => fn.count<string>('partnerships.mentorId').distinct().as('n'))
    .where('partnerships.programId', '=', programId)
    .where('honoraria.id', 'is', null)
    .executeTakeFirstOrThrow()
  return Number(n)
}

/**
 * What was promised is earned once the house has seen every condition of a claim itself; where one of them is for a
 * coordinator to look at, they do. The worker's.
 */
export async function earnSeen(db: Db, actor: Actor): Promise<void> {
  const stored = await selectClaims(db)
    .where('state', '=', 'promised')
    .where(sql<boolean>`conditions <> '[]' and not jsonb_path_exists(conditions, '$[*] ? (@.proof == null)')`)
    .execute()
  for (const claim of await seeing(db, stored as Stored[], 'claims_seen')) {
    if (!claim.conditions.every(({ proof }) => proof !== null && claim.seen[proof])) continue
    const changed = await db
      .updateTable('honoraria')
      .set({ state: 'earned', conditions: JSON.stringify(claim.conditions), version: claim.version + 1 })
      .where('id', '=', claim.id)
      .where('version', '=', claim.version)
      .executeTakeFirst()
    const of = claim.conditions.length
    if (changed.numUpdatedRows > 0n)
      await record(db, actor, 'honorarium.earned', { ...about(claim), facts: { met: of, of } })
  }
}

/** A letter to the mentor that something moved; what, stands on their page. */
async function tell(
  db: Db,
  claim: Pick<Honorarium, 'id' | 'personId'>,
  occurrence: HonorariumState,
  version = 0,
): Promise<void> {
  await post(db, {
    kind: 'honorarium.moved',
    personId: claim.personId,
    subjectId: claim.id,
    occurrence: `${occurrence} ${version}`,
    particulars: { state: occurrence },
  })
}

/**
 * Notes which conditions are met, of those that are said by hand; the others are as the house sees them. All of them met,
 * the money is earned; after a first yes nothing is ticked any more.
 */
export async function tickConditions(
  db: Db,
  actor: PersonActor,
  handler: Handler,
  claim: Honorarium,
  version: number,
  met: ReadonlySet<number>,
): Promise<void> {
  refuseUnless(claim.approvedBy === null, w.alreadyApproved)
  refuseUnless(mayTick(handler, claim), w.notYours)
  const said = claim.conditions.map((condition, index) => ({ ...condition, met: met.has(index) }))
  const conditions = seenAnew(said, claim.seen)
  const state = conditions.every((condition) => condition.met) ? 'earned' : 'promised'
  if (state === 'earned' && claim.state === 'earned') return // all met before, all met now
  await changeVersioned(db, 'honoraria', claim.id, version, { conditions: JSON.stringify(conditions), state })
  await record(db, actor, state === 'earned' ? 'honorarium.earned' : 'honorarium.looked-at', {
    ...about(claim),
    facts: { met: conditions.filter((condition) => condition.met).length, of: conditions.length },
  })
}

/** Gives the first or the second yes; two different people, neither of them the payee nor the payee's supervisor. */
export async function approveClaim(
  db: Db,
  actor: PersonActor,
  handler: Handler,
  claim: Honorarium,
  version: number,
  now: Temporal.Instant,
): Promise<void> {
  const yes = yesOf(handler, claim)
  refuseUnless(yes, w.notYours)
  const changes =
    yes === 'first'
      ? { approvedBy: actor.id, approvedAt: now }
      : { state: 'approved', secondedBy: actor.id, secondedAt: now }
  await changeVersioned(db, 'honoraria', claim.id, version, changes)
  await record(db, actor, yes === 'first' ? 'honorarium.approved' : 'honorarium.seconded', about(claim))
}

/** Says kindly that the conditions were not met. */
export async function closeUnmet(
  db: Db,
  actor: PersonActor,
  handler: Handler,
  claim: Honorarium,
  version: number,
  word: string,
): Promise<void> {
  refuseUnless(mayJudge(handler, claim) && claim.state !== 'not_met', w.notYours)
  await changeVersioned(db, 'honoraria', claim.id, version, { state: 'not_met', word })
  await tell(db, claim, 'not_met', version)
  await record(db, actor, 'honorarium.not-met', about(claim))
}

/** Opens a claim again that was closed as not met. */
export async function reopenClaim(
  db: Db,
  actor: PersonActor,
  handler: Handler,
  claim: Honorarium,
  version: number,
): Promise<void> {
  refuseUnless(mayJudge(handler, claim) && claim.state === 'not_met', w.notYours)
  await changeVersioned(db, 'honoraria', claim.id, version, { state: 'promised' })
  await record(db, actor, 'honorarium.reopened', about(claim))
}

/** A claim of the actor's own, with its program. */
export async function getOwnClaim(db: Db, actor: PersonActor, id: string): Promise<Honorarium> {
  return seeingOne(db, await selectClaims(db).where('id', '=', id).where('personId', '=', actor.id).executeTakeFirst())
}

/** Every claim of the actor's own, newest first. */
export async function listOwnClaims(db: Db, actor: PersonActor): Promise<Honorarium[]> {
  const rows = await selectClaims(db)
    .where('personId', '=', actor.id)
    .orderBy('openedAt', 'desc')
    .orderBy('id')
    .execute()
  return seeing(db, rows as Stored[])
}

/** The mentor gives it up, or takes it up again; not once finance has it. */
export async function giveUp(
  db: Db,
  actor: PersonActor,
  claim: Honorarium,
  version: number,
  gives: boolean,
): Promise<void> {
  refuseUnless(
    gives ? ['promised', 'earned', 'approved'].includes(claim.state) : claim.state === 'given_up',
    w.withFinance,
  )
  await changeVersioned(db, 'honoraria', claim.id, version, { state: gives ? 'given_up' : 'promised' })
  await record(db, actor, gives ? 'honorarium.given-up' : 'honorarium.taken-up', about(claim))
}
