import { sql } from 'kysely'
import { BadProblem } from '#app/matching/problem.ts'
import type { GroupKind } from '#database/types.ts'
import { asWorker, type Db, inTransaction, type Store } from '#foundation/database.ts'
import type { LongWork } from '#foundation/duty.ts'
import type { Text } from '#foundation/language.ts'
import { log } from '#foundation/log.ts'
import { orNotFound } from '#foundation/refusal.ts'
import { readCandidates } from '../candidates/candidate.server.ts'
import { makeGroupsResult } from '../group-matching/result.ts'
import { type Ended, runGroups } from '../group-matching/run.ts'
import { NothingFound } from '../group-matching/search.ts'
import { listPlaceable } from '../groups/place.server.ts'
import { actAs, findActor } from '../people/actor.server.ts'
import { type Facts, factsOf } from './facts.ts'
import { findPeersApart } from './peers.ts'
import { mostPeers, mostSeconds, type Place } from './proposal.ts'
import { proposalWords as w } from './proposals.words.ts'
import { makeTeamProblem, reasonsFor, type Team, type TeamProblem, type Wishes } from './teams.ts'

interface Asked {
  readonly id: string
  readonly programId: string
  readonly kind: GroupKind
  readonly ofOneSchool: number | null
  readonly startedBy: string
}

/** What came of a run, ready to be kept. */
interface Outcome {
  readonly places: readonly Pick<Place, 'personId' | 'groupId' | 'n' | 'reasons'>[]
  readonly endedAs: 'proved' | 'time' | 'stopped'
  readonly gap: number | null
  readonly shortHanded: boolean
}

/** Why a run made no proposal, in words for who asked. */
class NoProposal extends Error {
  override readonly name = 'NoProposal'
  readonly text: Text
  constructor(text: Text) {
    super(text.en)
    this.text = text
  }
}

/** A run as the worker sees it through: taken on once, solved in a thread, and stopped when somebody says so. */
export const proposeGroups: LongWork = async (db, { subjectId }, { now }) => {
  const asked = await db
    .updateTable('groupProposals')
    .set({ begunAt: now, movedAt: now })
    .where('id', '=', subjectId)
    .where('state', '=', 'running')
    .where('begunAt', 'is', null)
    .returning(['id', 'programId', 'kind', 'ofOneSchool', 'startedBy'])
    .executeTakeFirst()
  if (!asked) return undefined
  return async (store, clock, signal) => {
    const stopping = new AbortController()
    signal.addEventListener('abort', () => stopping.abort(), { once: true })
    if (signal.aborted) stopping.abort()
    const watch = setInterval(() => {
      inTransaction(store, asWorker, (db) => isStopping(db, asked.id, clock.now())).then(
        (yes) => yes && stopping.abort(),
        (error) => log.fault('proposal not watched', error, { proposal: asked.id }),
      )
    }, 1000)
    const started = performance.now()
    try {
      const outcome = await solve(store, asked, stopping.signal)
      const milliseconds = Math.round(performance.now() - started)
      await inTransaction(store, asWorker, (db) => keep(db, asked.id, { ...outcome, milliseconds }, clock.now()))
    } catch (error) {
      if (!(error instanceof NoProposal)) log.fault('proposal failed', error, { proposal: asked.id })
      const text = error instanceof NoProposal ? error.text : w.fault
      await inTransaction(store, asWorker, (db) => failProposal(db, asked.id, text, clock.now()))
    } finally {
      clearInterval(watch)
    }
  }
}

/** Writes that a run still goes on. @returns whether it is to end now */
async function isStopping(db: Db, id: string, now: Temporal.Instant): Promise<boolean> {
  const row = await db
    .updateTable('groupProposals')
    .set({ movedAt: now })
    .where('id', '=', id)
    .where('state', '=', 'running')
    .returning('stopping')
    .executeTakeFirst()
  return row?.stopping ?? true
}

/** Ends a run that made none; one that has ended stays as it ended. */
export async function failProposal(db: Db, id: string, problem: Text, now: Temporal.Instant): Promise<void> {
  await db
    .updateTable('groupProposals')
    .set({ state: 'failed', problem: JSON.stringify(problem), endedAt: now })
    .where('id', '=', id)
    .where('state', '=', 'running')
    .execute()
}

async function keep(
  db: Db,
  id: string,
  { places, milliseconds, ...ended }: Outcome & { milliseconds: number },
  now: Temporal.Instant,
): Promise<void> {
  const done = await db
    .updateTable('groupProposals')
    .set({ state: 'done', ...ended, milliseconds, movedAt: now, endedAt: now })
    .where('id', '=', id)
    .where('state', '=', 'running')
    .executeTakeFirst()
  if (done.numUpdatedRows === 0n || places.length === 0) return
  await db
    .insertInto('groupProposalPlaces')
    .values(places.map(({ reasons, ...place }) => ({ ...place, proposalId: id, reasons: JSON.stringify(reasons) })))
    .execute()
}

async function solve(store: Store, asked: Asked, signal: AbortSignal): Promise<Outcome> {
  const { waiting, teams, wishes } = await inTransaction(store, asWorker, (db) => readMaterials(db, asked))
  if (waiting.length === 0) throw new NoProposal(w.nobodyWaits)
  return asked.kind === 'peers' ? solvePeers(waiting, signal) : solveTeams(waiting, teams, wishes, asked, signal)
}

/**
 * Who waits for a place, among those whom whoever asked could place themselves; the groups that go on, and the wishes.
 * Read as the worker: what people would rather not is looked at, and shown to nobody.
 */
async function readMaterials(db: Db, { programId, kind, startedBy }: Asked) {
  const actor = orNotFound(await findActor(db, startedBy))
  const placeable = await actAs(db, actor, () => listPlaceable(db, programId, '', null))
  const facts = new Map(factsOf(await readCandidates(db, programId)).map((each) => [each.personId, each]))
  const groups = await db
    .selectFrom('groups')
    .select(['id', 'least', 'most'])
    .where('programId', '=', programId)
    .where('kind', '=', kind)
    .where('endsOn', '>=', sql<Temporal.PlainDate>`app.today()`)
    .orderBy('id')
    .execute()
  const ofThese = sql<boolean>`group_id = any (${groups.map(({ id }) => id)}::uuid[])`
  const members = await db
    .selectFrom('groupMembers')
    .select(['groupId', 'personId', 'leads'])
    .where(ofThese)
    .orderBy('personId')
    .execute()
  const wished = await db.selectFrom('groupWishes').select(['groupId', 'personId']).where(ofThese).execute()
  const known = (personId: string): Facts => facts.get(personId) ?? { ...nothing, personId }
  const belonging = new Set(members.filter(({ leads }) => !leads).map(({ personId }) => personId))
  const leading = new Set(members.filter(({ leads }) => leads).map(({ personId }) => personId))
  const teams = groups.map((group): Team => {
    const here = members.filter(({ groupId }) => groupId === group.id)
    const some = (leads: boolean) => here.filter((each) => each.leads === leads).map(({ personId }) => known(personId))
    return { ...group, members: some(false), leads: some(true) }
  })
  const wishes = new Map<string, Set<string>>()
  for (const { groupId, personId } of wished) wishes.set(personId, (wishes.get(personId) ?? new Set()).add(groupId))
  const waiting = placeable
    .filter(({ personId }) => !belonging.has(personId) && !leading.has(personId))
    .map(({ personId }) => known(personId))
  return { waiting, teams, wishes }
}

const nothing = { school: '', place: null, speaks: [], issues: [], levels: [], prefers: [], never: [] }

async function solvePeers(waiting: readonly Facts[], signal: AbortSignal): Promise<Outcome> {
  if (waiting.length > mostPeers) throw new NoProposal(w.tooMany(mostPeers))
  const found = await findPeersApart(waiting, signal)
  if (!found) throw new NoProposal(w.stoppedEarly)
  const places = [
    ...found.groups.flatMap((group, at) => group.map((each) => ({ ...each, groupId: null, n: at + 1 }))),
    ...found.left.map((personId) => ({ personId, groupId: null, n: null, reasons: [] })),
  ]
  return { places, endedAs: 'proved', gap: 0, shortHanded: false }
}

async function solveTeams(
  waiting: readonly Facts[],
  teams: readonly Team[],
  wishes: Wishes,
  { ofOneSchool }: Asked,
  signal: AbortSignal,
): Promise<Outcome> {
  const make = (filled: boolean) => makeTeamProblem(waiting, teams, wishes, ofOneSchool, filled)
  const full = make(true)
  const filled = await run(full, signal).catch((error) => {
    if (error instanceof BadProblem) return undefined // too few for every group to have its fewest
    throw error
  })
  const made = filled ? full : make(false)
  const ended =
    filled ??
    (await run(made, signal).catch((error) => {
      throw error instanceof BadProblem ? new NoProposal(w.noneFits) : error
    }))
  const result = makeGroupsResult(made.problem, ended, { read: 0, solve: 0, prove: 0 })
  const teamOf = new Map(result.groups.flatMap(({ members }, at) => members.map((who) => [who, teams[at]] as const)))
  const places = waiting.map((person, who) => {
    const team = teamOf.get(who)
    return {
      personId: person.personId,
      groupId: team?.id ?? null,
      n: null,
      reasons: team ? reasonsFor(person, team, wishes) : [],
    }
  })
  return { places, endedAs: result.ended, gap: result.gap, shortHanded: !filled }
}

/** @throws BadProblem where the groups cannot be filled */
async function run({ problem }: TeamProblem, signal: AbortSignal): Promise<Ended> {
  try {
    return await runGroups(problem, { seconds: mostSeconds, signal })
  } catch (error) {
    if (!(error instanceof NothingFound)) throw error
    if (signal.aborted) throw new NoProposal(w.stoppedEarly)
    throw new BadProblem('$.least', error.message)
  }
}
