import { sql } from 'kysely'
import type { GroupKind } from '#database/types.ts'
import type { PersonActor } from '#foundation/actor.ts'
import { record } from '#foundation/audit.ts'
import { dateAt } from '#foundation/clock.ts'
import type { Db } from '#foundation/database.ts'
import type { Text } from '#foundation/language.ts'
import { askLong } from '#foundation/outbox.ts'
import { orNotFound, refuseUnless } from '#foundation/refusal.ts'
import { changeVersioned } from '#foundation/versioned.ts'
import { notSupervised } from '../access/standing.server.ts'
import { listGroups, openGroup } from '../groups/group.server.ts'
import { askForPlace, tellPlaced } from '../groups/place.server.ts'
import type { Program } from '../programs/program.ts'
import type { Place, Proposal, Reason } from './proposal.ts'
import { proposalWords as w } from './proposals.words.ts'

const columns = [
  'id',
  'programId',
  'kind',
  'state',
  'stopping',
  'startedAt',
  'begunAt',
  'endedAs',
  'gap',
  'shortHanded',
  'milliseconds',
  'problem',
  'version',
] as const

/** The proposals of a program, the newest first, for who coordinates it. */
export async function listProposals(db: Db, programId: string): Promise<Proposal[]> {
  const rows = await db
    .selectFrom('groupProposals')
    .select(columns)
    .where('programId', '=', programId)
    .orderBy('startedAt', 'desc')
    .limit(20)
    .execute()
  return rows.map((row) => ({ ...row, problem: row.problem as Text | null }))
}

/** One of them. */
export async function getProposal(db: Db, programId: string, id: string): Promise<Proposal> {
  const row = orNotFound(
    await db
      .selectFrom('groupProposals')
      .select(columns)
      .where('id', '=', id)
      .where('programId', '=', programId)
      .executeTakeFirst(),
  )
  return { ...row, problem: row.problem as Text | null }
}

/** Where everybody would be put, by name; nobody whom the actor supervises. */
export async function listPlaces(db: Db, { id }: Pick<Proposal, 'id'>): Promise<Place[]> {
  const rows = await db
    .selectFrom('groupProposalPlaces as x')
    .innerJoin('people', 'people.id', 'x.personId')
    .select(['x.personId', 'x.groupId', 'x.n', 'x.reasons', 'x.moved', 'x.verdict'])
    .select(sql<string>`coalesce(nullif(people.preferred_name, ''), people.name)`.as('name'))
    .where('x.proposalId', '=', id)
    .where(notSupervised('x.personId'))
    .orderBy('name')
    .orderBy('x.personId')
    .execute()
  return rows.map((row) => ({ ...row, reasons: row.reasons as unknown as Reason[] }))
}

/** Asks the engine; the worker takes it on as soon as it can. @returns its id */
export async function askProposal(
  db: Db,
  actor: PersonActor,
  program: Program,
  { kind, ofOneSchool }: { kind: GroupKind; ofOneSchool: number | null },
  now: Temporal.Instant,
): Promise<string> {
  if (kind !== 'peers') {
    const groups = await listGroups(db, program.id, dateAt(now, program.zone))
    refuseUnless(
      groups.some((group) => group.kind === kind && group.taken < group.most),
      w.noGroups,
      { field: 'kind' },
    )
  }
  const living = await db
    .selectFrom('groupProposals')
    .select('id')
    .where('programId', '=', program.id)
    .where('kind', '=', kind)
    .where('state', 'in', ['running', 'done'])
    .executeTakeFirst()
  refuseUnless(!living, w.oneAtATime, { field: 'kind' })
  const id = crypto.randomUUID()
  const asked = await db
    .insertInto('groupProposals')
    .values({ id, programId: program.id, kind, ofOneSchool, startedBy: actor.id, startedAt: now, movedAt: now })
    .onConflict((conflict) => conflict.doNothing()) // one_living_proposal
    .executeTakeFirst()
  refuseUnless((asked.numInsertedOrUpdatedRows ?? 0n) > 0n, w.oneAtATime, { field: 'kind' })
  await askLong(db, { kind: 'group.propose', subjectId: id })
  await record(db, actor, 'group-proposal.asked', about(program.id, id))
  return id
}

const about = (programId: string, recordId: string) => ({ recordType: 'group-proposal', recordId, programId })

/** Lets a run end now, with the best it has found. */
export async function stopProposal(db: Db, actor: PersonActor, programId: string, id: string): Promise<void> {
  const { numUpdatedRows } = await db
    .updateTable('groupProposals')
    .set({ stopping: true })
    .where('id', '=', id)
    .where('programId', '=', programId)
    .where('state', '=', 'running')
    .executeTakeFirst()
  refuseUnless(numUpdatedRows > 0n, w.endedAlready)
  await record(db, actor, 'group-proposal.stopped', about(programId, id))
}

/** Puts somebody elsewhere, or nowhere. @param to a group's id, the number of peers, `new` for peers of their own, or `none` */
export async function moveInProposal(
  db: Db,
  proposal: Proposal,
  version: number,
  { personId, to }: { personId: string; to: string },
): Promise<void> {
  refuseUnless(proposal.state === 'done', w.endedAlready)
  const places = await listPlaces(db, proposal)
  orNotFound(places.some((place) => place.personId === personId))
  const taken = Math.max(0, ...places.map(({ n }) => n ?? 0))
  const isPeers = proposal.kind === 'peers'
  const n = !isPeers || to === 'none' ? null : to === 'new' ? taken + 1 : Number(to)
  const groupId = isPeers || to === 'none' ? null : to
  refuseUnless(n === null || (Number.isInteger(n) && n >= 1 && n <= taken + 1), w.chooseWhere, { field: 'to' })
  if (groupId)
    orNotFound(
      await db
        .selectFrom('groups')
        .select('id')
        .where('id', '=', groupId)
        .where('programId', '=', proposal.programId)
        .where('kind', '=', proposal.kind)
        .executeTakeFirst(),
    )
  await changeVersioned(db, 'groupProposals', proposal.id, version, { stopping: proposal.stopping })
  await db
    .updateTable('groupProposalPlaces')
    .set({ groupId, n, moved: true })
    .where('proposalId', '=', proposal.id)
    .where('personId', '=', personId)
    .execute()
}

/** Puts a proposal aside: nothing comes of it, and another can be asked for. */
export async function setAsideProposal(db: Db, actor: PersonActor, proposal: Proposal, version: number): Promise<void> {
  refuseUnless(proposal.state === 'done', w.endedAlready)
  await changeVersioned(db, 'groupProposals', proposal.id, version, { state: 'set_aside' })
  await record(db, actor, 'group-proposal.set-aside', about(proposal.programId, proposal.id))
}

/**
 * Makes a proposal real: each gets the place as if the coordinator had given it, and is told once. What no longer fits
 * (a full group, somebody who has left) is said beside the person, and the rest holds.
 *
 * @returns how many got a place, and how many did not
 */
export async function confirmProposal(
  db: Db,
  actor: PersonActor,
  program: Program,
  proposal: Proposal,
  version: number,
  today: Temporal.PlainDate,
): Promise<{ placed: number; refused: number }> {
  refuseUnless(proposal.state === 'done', w.endedAlready)
  await changeVersioned(db, 'groupProposals', proposal.id, version, { state: 'confirmed' })
  const places = await listPlaces(db, proposal)
  const groupOf = proposal.kind === 'peers' ? await openPeers(db, actor, program, places, today) : undefined
  let [placed, refused] = [0, 0]
  for (const { personId, groupId, n } of places) {
    const into = groupOf ? groupOf.get(n ?? 0) : groupId
    if (!into && n === null) continue
    const verdict = into ? await askForPlace(db, into, { personId, leads: false, knowing: false }) : 'alone'
    if (into && verdict === 'placed') {
      await tellPlaced(db, actor, { id: into, programId: program.id }, { personId, leads: false })
      placed++
    } else refused++
    await db
      .updateTable('groupProposalPlaces')
      .set({ verdict })
      .where('proposalId', '=', proposal.id)
      .where('personId', '=', personId)
      .execute()
  }
  await record(db, actor, 'group-proposal.confirmed', { ...about(program.id, proposal.id), facts: { placed, refused } })
  return { placed, refused }
}

/** Opens a group for each number that two or more people have; it is called by their names. */
async function openPeers(
  db: Db,
  actor: PersonActor,
  program: Program,
  places: readonly Place[],
  today: Temporal.PlainDate,
): Promise<Map<number, string>> {
  const groups = new Map<number, string>()
  for (const [n, people] of Map.groupBy(places, ({ n }) => n ?? 0)) {
    if (n === 0 || people.length < 2) continue
    const name = people
      .map(({ name }) => name)
      .join(', ')
      .slice(0, 120)
    const shape = { focus: '', description: '', least: 2, most: Math.max(3, people.length) }
    const form = { name, ...shape, signUp: false, wished: false, endsOn: program.endsOn }
    groups.set(n, await openGroup(db, actor, program.id, 'peers', form, today))
  }
  return groups
}
