// A coordinator asks, the worker answers in a thread, the coordinator looks, changes and confirms; each kind of group.
import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import type { GroupKind } from '#database/types.ts'
import type { PersonActor } from '#foundation/actor.ts'
import { systemClock } from '#foundation/clock.ts'
import { asPerson, asWorker, type Db, inTransaction } from '#foundation/database.ts'
import { Refusal } from '#foundation/refusal.ts'
import { as, layAsOwner, openTestDatabase } from '#foundation/testing.ts'
import { addPool } from '../boards/board.example.ts'
import { plainGroup } from '../groups/group.example.ts'
import { getOwnGroup, listFellows, listGroups, openGroup } from '../groups/group.server.ts'
import { placeInGroup, wishFor } from '../groups/place.server.ts'
import { errandAt } from '../people/letter.example.ts'
import { getProgram } from '../programs/program.server.ts'
import { proposeGroups } from './engine.server.ts'
import { sweepGroupProposals } from './proposal.job.ts'
import {
  askProposal,
  confirmProposal,
  getProposal,
  listPlaces,
  listProposals,
  moveInProposal,
  setAsideProposal,
  stopProposal,
} from './proposal.server.ts'

const now = () => Temporal.Now.instant()
const today = Temporal.PlainDate.from('2026-11-02')

/** Eight mentees at two schools, one mentor who supervises one of them and whom another would rather not be with. */
async function addHouse(t: TestContext) {
  const { store, owner, close } = await openTestDatabase()
  t.after(close)
  const names = ['Ana', 'Bea', 'Cid', 'Dee', 'Eli', 'Fay', 'Gus', 'Hal']
  const pool = await layAsOwner(owner, async (db) => {
    const pool = await addPool(db, {
      mentees: names.map((name, at) => ({
        name,
        position: { districtNumber: at < 4 ? 73 : 36, schoolName: at % 2 === 0 ? `School ${at}` : 'Big Hill' },
        issues: at < 4 ? ['budget', 'parents'] : ['staff', 'safety'],
      })),
      mentors: [{ name: 'Maud', position: { districtNumber: 39, schoolName: 'Elsewhere' } }],
    })
    const [ana, bea, maud] = [pool.person('Ana'), pool.person('Bea'), pool.person('Maud')]
    await db
      .insertInto('supervisions')
      .values({ supervisorId: maud.id, supervisedId: ana.id, declaredBy: ana.id })
      .execute()
    await db
      .insertInto('wishes')
      .values({ applicationId: pool.application('Bea'), kind: 'avoid', rank: 1, name: 'Maud', personId: maud.id })
      .execute()
    assert.ok(bea)
    return pool
  })
  const program = await inTransaction(store, asPerson(pool.coordinator), (db) => getProgram(db, pool.program.id))
  const staff = <T>(work: (db: Db) => Promise<T>) => inTransaction(store, asPerson(pool.coordinator), work)
  const run = async (kind: GroupKind, ofOneSchool: number | null = null, stop = new AbortController().signal) => {
    const id = await staff((db) => askProposal(db, pool.coordinator, program, { kind, ofOneSchool }, now()))
    const item = { id: crypto.randomUUID(), kind: '', personId: null, address: null, subjectId: id, particulars: {} }
    const endure = await inTransaction(store, asWorker, (db) => proposeGroups(db, item, errandAt(now())))
    assert.ok(endure)
    assert.equal(await inTransaction(store, asWorker, (db) => proposeGroups(db, item, errandAt(now()))), undefined)
    await endure(store, systemClock, stop)
    return staff((db) => getProposal(db, program.id, id))
  }
  const together = async (proposal: { id: string }) => {
    const places = await staff((db) => listPlaces(db, proposal))
    const groups = Map.groupBy(places, ({ groupId, n }) => groupId ?? (n === null ? 'none' : String(n)))
    return { places, groups: [...groups].map(([to, some]) => ({ to, names: some.map(({ name }) => name) })) }
  }
  return { store, owner, pool, program, staff, run, together }
}

test('teams: wishes are met, nobody sits with whom they must not, few of one school; confirmed, each is told once', async (t) => {
  const { owner, store, pool, program, staff, run, together } = await addHouse(t)
  const { coordinator } = pool
  await assert.rejects(run('learning_team'), /Open one first/)
  const [one, two] = await staff(async (db) => {
    const ids = []
    for (const name of ['One', 'Two'])
      ids.push(
        await openGroup(
          db,
          coordinator,
          program.id,
          'learning_team',
          plainGroup(program.endsOn, { name, least: 3, most: 5, wished: true }),
          today,
        ),
      )
    const led = { id: ids[0] as string, programId: program.id }
    await placeInGroup(db, coordinator, led, { personId: pool.person('Maud').id, leads: true, knowing: false })
    return ids as [string, string]
  })
  for (const name of ['Cid', 'Dee']) {
    const who = pool.person(name)
    await inTransaction(store, asPerson(who), (db) => wishFor(db, who, one, true))
  }
  const proposal = await run('learning_team', 2)
  assert.deepEqual([proposal.state, proposal.endedAs, proposal.gap, proposal.problem], ['done', 'proved', 0, null])
  const { groups, places } = await together(proposal)
  const inOne = groups.find(({ to }) => to === one)?.names ?? []
  assert.ok(inOne.includes('Cid') && inOne.includes('Dee'), 'as they wished')
  assert.ok(!inOne.includes('Ana'), 'her supervisor leads it')
  assert.ok(!inOne.includes('Bea'), 'she would rather not')
  assert.equal(places.length, 8)
  const ofBigHill = (names: readonly string[]) => names.filter((name) => ['Bea', 'Dee', 'Fay', 'Hal'].includes(name))
  for (const { to, names } of groups.filter(({ to }) => to !== 'none'))
    assert.ok(ofBigHill(names).length <= 2 && names.length >= 3 && names.length <= 5, `${to}: ${names}`)
  assert.ok(!places.some(({ reasons }) => JSON.stringify(reasons).includes('avoid')))
  await assert.rejects(run('learning_team'), /already/)

  const someone = places.find(({ groupId }) => groupId === two)
  assert.ok(someone)
  const version = (id: string) => staff((db) => getProposal(db, program.id, id))
  const move = (personId: string, to: string, at: number) =>
    staff(async (db) => moveInProposal(db, await getProposal(db, program.id, proposal.id), at, { personId, to }))
  await move(someone.personId, 'none', proposal.version)
  await assert.rejects(move(someone.personId, two, proposal.version), (error) => (error as Refusal).status === 409)
  await assert.rejects(move(someone.personId, crypto.randomUUID(), proposal.version + 1), Refusal)
  await move(someone.personId, two, proposal.version + 1)
  await move(pool.person('Ana').id, one, proposal.version + 2) // her supervisor leads it
  const shown = await version(proposal.id)
  const done = await staff((db) => confirmProposal(db, coordinator, program, shown, shown.version, today))
  assert.deepEqual(done, { placed: 7, refused: 1 })
  const verdicts = (await together(proposal)).places.filter(({ verdict }) => verdict !== 'placed')
  assert.deepEqual(
    verdicts.map(({ name, verdict }) => [name, verdict]),
    [['Ana', 'supervision']],
  )
  const twice = staff((db) => confirmProposal(db, coordinator, program, shown, shown.version, today))
  await assert.rejects(twice, (error) => error instanceof Refusal)
  const letters = await layAsOwner(owner, (db) =>
    db.selectFrom('outbox').select(['personId']).where('kind', '=', 'group.placed').execute(),
  )
  assert.equal(letters.length, 8, 'seven members and the lead')
  const cid = pool.person('Cid')
  const { group } = await inTransaction(store, asPerson(cid), (db) => getOwnGroup(db, cid, one))
  assert.equal(group.name, 'One')
})

test('cohorts with too few people: who fits is placed and it says so; who belongs already stays', async (t) => {
  const { pool, program, staff, run, together } = await addHouse(t)
  const { coordinator } = pool
  const ids = await staff(async (db) => {
    const form = plainGroup(program.endsOn, { least: 6, most: 8 })
    const ids = []
    for (const name of ['One', 'Two'])
      ids.push(await openGroup(db, coordinator, program.id, 'cohort', { ...form, name }, today))
    const into = { id: ids[0] as string, programId: program.id }
    await placeInGroup(db, coordinator, into, { personId: pool.person('Ana').id, leads: false, knowing: false })
    return ids
  })
  const proposal = await run('cohort')
  assert.deepEqual([proposal.state, proposal.shortHanded, proposal.gap], ['done', true, 0])
  const { places } = await together(proposal)
  assert.ok(!places.some(({ name }) => name === 'Ana'), 'she has her place')
  assert.ok(places.every(({ groupId }) => groupId && ids.includes(groupId)))
  const maud = places.find(({ name }) => name === 'Maud')
  assert.notEqual(maud?.groupId, ids[0], 'not where she supervises somebody')
  await staff(async (db) => setAsideProposal(db, coordinator, proposal, proposal.version))
  assert.equal((await staff((db) => listFellows(db, ids[0] as string))).length, 1, 'nothing came of it')
  assert.equal((await run('cohort')).state, 'done', 'and another can be asked for')
})

test('peers: pairs and a trio of people who need the same, never of one school nor with a supervisor; made real', async (t) => {
  const { store, pool, program, staff, run, together } = await addHouse(t)
  const proposal = await run('peers')
  assert.deepEqual([proposal.state, proposal.endedAs, proposal.gap], ['done', 'proved', 0])
  const { groups, places } = await together(proposal)
  assert.equal(groups.filter(({ to }) => to !== 'none').length, 4)
  assert.deepEqual(groups.map(({ names }) => names.length).sort(), [2, 2, 2, 3])
  for (const { names } of groups) {
    assert.ok(!(names.includes('Maud') && (names.includes('Ana') || names.includes('Bea'))), `${names}`)
    assert.ok(names.filter((name) => ['Bea', 'Dee', 'Fay', 'Hal'].includes(name)).length < 2, `of one school: ${names}`)
  }
  assert.ok(places.every(({ reasons }) => reasons.some(({ key }) => key === 'issues')))
  const [first, second] = groups
  assert.ok(first && second)
  const lonely = places.find(({ n }) => String(n) === first.to)
  assert.ok(lonely)
  await staff((db) => moveInProposal(db, proposal, proposal.version, { personId: lonely.personId, to: 'new' }))
  const shown = await staff((db) => getProposal(db, program.id, proposal.id))
  const done = await staff((db) => confirmProposal(db, pool.coordinator, program, shown, shown.version, today))
  assert.equal(done.placed + done.refused, 9)
  const made = (await staff((db) => listGroups(db, program.id, today))).filter(({ kind }) => kind === 'peers')
  assert.equal(
    made.reduce((sum, { taken }) => sum + taken, 0),
    done.placed,
  )
  const again = await run('peers')
  assert.ok(['done', 'failed'].includes(again.state))
  const member = (await together(proposal)).places.find(({ verdict }) => verdict === 'placed')
  const who = { id: member?.personId ?? '' } as PersonActor
  const own = await inTransaction(store, asPerson(who), (db) => listProposals(db, program.id))
  assert.deepEqual(own, [], 'what was proposed is the coordinator’s to know')
})

test('a run is stopped, dies with its worker, is found; what ended long ago is deleted', async (t) => {
  const { owner, store, pool, program, staff, run } = await addHouse(t)
  const stopped = await run('peers', null, AbortSignal.abort())
  assert.equal(stopped.state, 'failed')
  assert.match(stopped.problem?.en ?? '', /stopped before/)
  const id = await staff((db) =>
    askProposal(db, pool.coordinator, program, { kind: 'peers', ofOneSchool: null }, now()),
  )
  await staff((db) => stopProposal(db, pool.coordinator, program.id, id))
  assert.equal((await staff((db) => getProposal(db, program.id, id))).stopping, true)
  const outsider = pool.person('Ana')
  await assert.rejects(
    inTransaction(store, asPerson(outsider), (db) => stopProposal(db, outsider, program.id, id)),
    Refusal,
  )
  const item = { id: crypto.randomUUID(), kind: '', personId: null, address: null, subjectId: id, particulars: {} }
  await inTransaction(store, asWorker, (db) => proposeGroups(db, item, errandAt(now())))
  const sweep = (later: { hours: number }) =>
    inTransaction(store, asWorker, (db) => sweepGroupProposals(db, errandAt(now().add(later))))
  await sweep({ hours: 0 })
  assert.equal((await staff((db) => getProposal(db, program.id, id))).state, 'running')
  await sweep({ hours: 1 })
  const died = await staff((db) => getProposal(db, program.id, id))
  assert.match(died.problem?.en ?? '', /house stopped/)
  await sweep({ hours: 24 * 31 })
  const left = await layAsOwner(owner, async (db) => {
    await as(db, 'owner')
    return db.selectFrom('groupProposals').select('id').execute()
  })
  assert.deepEqual(left, [])
})
