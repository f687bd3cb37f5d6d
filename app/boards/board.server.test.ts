import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Db } from '#foundation/database.ts'
import { Refusal } from '#foundation/refusal.ts'
import { as, withDatabase } from '#foundation/testing.ts'
import { fromStored, solutionOf } from '../answers/stored.ts'
import { proveBest } from '../matching/proof.ts'
import { addPool, boardNow, boardToday, run } from './board.example.ts'
import {
  findBoard,
  findCurrentBoard,
  getPolicy,
  getStored,
  listBoards,
  listLeftOvers,
  listProposals,
} from './board.server.ts'
import { differences, fitOf } from './board.ts'
import { liftRuling, listRulings, rule } from './ruling.server.ts'
import { runMatching } from './run.server.ts'
import { listSignOffs, signBoard, tally } from './sign-off.server.ts'
import { weigh } from './weigh.server.ts'

const threeAndTwo = {
  mentees: [{ name: 'Ana' }, { name: 'Ben' }, { name: 'Chloé' }],
  mentors: [{ name: 'Maud' }, { name: 'Nils' }],
}

const pairsOf = async (db: Db, boardId: string) =>
  (await listProposals(db, boardId)).map(({ mentee, mentor }) => `${mentee.name}–${mentor.name}`)

const refuses = (attempt: Promise<unknown>) =>
  assert.rejects(attempt, (error) => error instanceof Refusal && error.text.en.length > 10)

test(
  'a board holds what anybody needs to check it without us, and is kept as it was solved',
  withDatabase(async (db) => {
    const pool = await addPool(db, threeAndTwo)
    const board = await run(db, pool)
    assert.deepEqual([board.number, board.state, board.verified, board.matched], [1, 'proposed', true, 2])
    const stored = await getStored(db, board.id)
    const pairs = (await listProposals(db, board.id)).map(({ mentee, mentor }) => ({
      mentee: mentee.applicationId,
      mentor: mentor.applicationId,
    }))
    const solution = solutionOf(stored.problem, stored.certificate, pairs)
    assert.deepEqual(proveBest(fromStored(stored.problem), solution.mate, solution), [])
    const worse = Int32Array.from(solution.mate, () => -1)
    assert.notDeepEqual(proveBest(fromStored(stored.problem), worse, solution), [])
  }),
)

test(
  'whoever is left is told why: too few mentors among these, or nobody at all',
  withDatabase(async (db) => {
    const pool = await addPool(db, {
      mentees: [...threeAndTwo.mentees, { name: 'Dora', position: { districtNumber: 36 } }],
      mentors: threeAndTwo.mentors,
    })
    const board = await run(db, pool)
    const { people } = await listLeftOvers(db, board.id)
    const reasons = Object.fromEntries(people.map(({ side, reason }) => [side.name, reason]))
    assert.equal(people.length, 2)
    assert.equal(reasons.Dora?.kind, 'nobody', 'both mentors are of Dora’s own district')
    assert.deepEqual(reasons.Dora?.kind === 'nobody' && Object.values(reasons.Dora.rules), [2])
    const other = people.find(({ side }) => side.name !== 'Dora')?.reason
    assert.equal(other?.kind === 'scarce' && other.places, 2)
  }),
)

test(
  'a pin keeps a pair, a veto keeps it apart, a hold keeps somebody back, and each can be lifted',
  withDatabase(async (db) => {
    const pool = await addPool(db, threeAndTwo)
    const { program, coordinator, application } = pool
    const pair = { mentee: application('Chloé'), mentor: application('Nils'), reason: 'They asked for each other.' }
    await as(db, coordinator)
    await rule(db, coordinator, program.id, { kind: 'pin', ...pair }, boardNow)
    assert.ok((await pairsOf(db, (await run(db, pool)).id)).includes('Chloé–Nils'))

    await rule(db, coordinator, program.id, { kind: 'veto', ...pair }, boardNow)
    assert.deepEqual(
      (await listRulings(db, program.id)).map(({ kind }) => kind),
      ['veto'],
      'a veto on a pinned pair lifts the pin',
    )
    const apart = await run(db, pool, 'The pair is not wanted.')
    assert.ok(!(await pairsOf(db, apart.id)).includes('Chloé–Nils'))
    await refuses(rule(db, coordinator, program.id, { kind: 'veto', ...pair }, boardNow))

    await rule(
      db,
      coordinator,
      program.id,
      { kind: 'hold', mentee: application('Ana'), mentor: null, reason: 'On leave.' },
      boardNow,
    )
    const held = await run(db, pool, 'Ana is on leave.')
    assert.deepEqual(
      (await listLeftOvers(db, held.id)).people.map(({ side, reason }) => [side.name, reason.kind]),
      [['Ana', 'held']],
    )
    for (const { id } of await listRulings(db, program.id))
      await liftRuling(db, coordinator, program.id, id, 'It is over.', boardNow)
    assert.deepEqual(await listRulings(db, program.id), [])
    assert.equal((await run(db, pool, 'Back again.')).matched, 2)
  }),
)

test(
  'a new run supersedes the board before it, which can no longer be signed; what changed is told by name',
  withDatabase(async (db) => {
    const pool = await addPool(db, threeAndTwo)
    const { program, coordinator, members } = pool
    const first = await run(db, pool)
    const before = await listProposals(db, first.id)
    const [kept] = before
    await rule(
      db,
      coordinator,
      program.id,
      {
        kind: 'veto',
        mentee: kept?.mentee.applicationId ?? '',
        mentor: kept?.mentor.applicationId ?? '',
        reason: 'Friends.',
      },
      boardNow,
    )
    const second = await run(db, pool, 'Friends.')
    assert.deepEqual(
      (await listBoards(db, program.id)).map(({ number, state }) => [number, state]),
      [
        [2, 'proposed'],
        [1, 'superseded'],
      ],
    )
    assert.equal((await findCurrentBoard(db, program.id))?.number, 2)
    const changes = differences(before, await listProposals(db, second.id))
    assert.ok(changes.some(({ mentee, from }) => mentee === kept?.mentee.name && from === kept?.mentor.name))
    const member = members[0] ?? coordinator
    await as(db, member)
    const old = await findBoard(db, program.id, 1)
    await refuses(signBoard(db, member, old, { approves: true, words: '' }, boardNow, boardToday))
  }),
)

test(
  'a board is approved when the quorum approves and more approve than object; an objection says why',
  withDatabase(async (db) => {
    const pool = await addPool(db, threeAndTwo)
    const { number } = await run(db, pool)
    const sign = async (n: number, approves: boolean, words = '') => {
      const member = pool.members[n] ?? pool.coordinator
      await as(db, member)
      const board = await findBoard(db, pool.program.id, number)
      await signBoard(db, member, board, { approves, words }, boardNow, boardToday)
      return (await findBoard(db, pool.program.id, number)).state
    }
    await refuses(sign(0, false))
    assert.equal(await sign(0, false, 'Two of them are neighbours.'), 'proposed')
    assert.equal(await sign(1, true), 'proposed')
    assert.equal(await sign(0, true), 'approved', 'a changed mind replaces the word before')
    await refuses(sign(2, false, 'Too late.'))
  }),
)

test('a tie is no approval, and the word of somebody whose term has ended does not count', () => {
  const today = boardToday
  const member = (id: string, until = '2099-01-01') => ({
    id,
    personId: id,
    name: id,
    since: Temporal.PlainDate.from('2020-01-01'),
    until: Temporal.PlainDate.from(until),
    promisedAt: boardNow,
  })
  const committee = { quorum: 1, members: [member('a'), member('b'), member('old', '2021-01-01')] } as never
  const word = (memberId: string, approves: boolean) => ({
    memberId,
    name: memberId,
    approves,
    words: '',
    signedAt: boardNow,
  })
  assert.equal(tally([word('a', true)], committee, today).reached, true)
  assert.equal(tally([word('a', true), word('b', false)], committee, today).reached, false)
  assert.equal(tally([word('old', true)], committee, today).reached, false)
})

test(
  'only those who decide run, rule and sign; the coordinator does not sign for the committee',
  withDatabase(async (db) => {
    const pool = await addPool(db, threeAndTwo)
    const { program, coordinator, person, application } = pool
    const board = await run(db, pool)
    await assert.rejects(signBoard(db, coordinator, board, { approves: true, words: '' }, boardNow, boardToday))
    const ana = person('Ana')
    await as(db, ana)
    await assert.rejects(runMatching(db, ana, program, '', boardToday))
    const pin = { kind: 'pin', mentee: application('Ana'), mentor: application('Maud'), reason: 'Please.' } as const
    await assert.rejects(rule(db, ana, program.id, pin, boardNow))
    assert.deepEqual(await listProposals(db, board.id), [])
    assert.deepEqual(await listSignOffs(db, board.id), [])
  }),
)

test('how well a pair fits is what its reasons gained of what they could', () => {
  const reason = (weight: number, gained: number) => ({ weight, gained }) as never
  assert.equal(fitOf([]), 100)
  assert.equal(fitOf([reason(3, 300), reason(1, 0)]), 75)
  assert.equal(fitOf([reason(2, 100)]), 50)
})

test(
  'a program may want the fairest or a stable board: each is proved by its own check, keeps what was pinned, and prices others',
  withDatabase(async (db) => {
    for (const aim of ['fairest', 'stable'] as const) {
      const pool = await addPool(db, {
        mentees: [{ name: 'Ana', issues: ['budget'] }, { name: 'Ben', issues: ['parents'] }, { name: 'Chloé' }],
        mentors: [{ name: 'Maud', issues: ['budget'] }, { name: 'Nils', issues: ['parents'] }, { name: 'Olu' }],
      })
      const program = { ...pool.program, policy: { ...pool.program.policy, aim } }
      await as(db, pool.coordinator)
      const first = await findBoard(db, program.id, await runMatching(db, pool.coordinator, program, '', boardToday))
      assert.ok(first.verified, aim)
      assert.equal(first.matched, 3)
      const proposals = await listProposals(db, first.id)
      const ana = proposals.find(({ mentee }) => mentee.name === 'Ana')
      const other = proposals.find(({ mentee }) => mentee.name !== 'Ana')
      assert.ok(ana && other)
      const pair = { mentee: ana.mentee.applicationId, mentor: other.mentor.applicationId }
      const weighed = await weigh(db, program, first, pair, boardToday)
      assert.ok(weighed.change, 'the price of a swap')
      await rule(db, pool.coordinator, program.id, { kind: 'pin', ...pair, reason: 'They asked.' }, boardNow)
      const second = await findBoard(db, program.id, await runMatching(db, pool.coordinator, program, '', boardToday))
      assert.ok(second.verified, aim)
      const kept = (await listProposals(db, second.id)).find(({ mentee }) => mentee.name === 'Ana')
      assert.equal(kept?.mentor.applicationId, pair.mentor)
      assert.equal(second.cost - first.cost, weighed.change.cost, 'as foretold')
      assert.equal((await getPolicy(db, second.id)).aim, aim)
    }
  }),
)
