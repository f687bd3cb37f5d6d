import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Db } from '#foundation/database.ts'
import { as, withDatabase } from '#foundation/testing.ts'
import { addPool, boardNow, boardToday, type PoolExample, run } from '../boards/board.example.ts'
import { listLeftOvers, listProposals } from '../boards/board.server.ts'
import { type Board, differences } from '../boards/board.ts'
import { findAmong } from '../boards/listing.server.ts'
import { rule } from '../boards/ruling.server.ts'
import { aims } from '../programs/policy.ts'
import { compareAims, readToday, weighWeights } from './aim.server.ts'
import { changedBetween, proposalsOf, readFigures } from './figures.server.ts'
import { figuresOf } from './figures.ts'

const people = {
  mentees: [
    { name: 'Ana', position: { districtNumber: 92 }, issues: ['budget'] },
    { name: 'Ben', position: { districtNumber: 5 }, issues: ['wellness'] },
    { name: 'Cy', position: { districtNumber: 36 }, issues: ['parents'] },
  ],
  mentors: [
    { name: 'Maud', position: { districtNumber: 82 }, issues: ['wellness'] },
    { name: 'Nils', position: { districtNumber: 8 }, issues: ['budget'] },
  ],
}

const todayOf = async (db: Db, program: PoolExample['program']) => {
  const people = await readToday(db, program, boardToday)
  assert.ok(people)
  return people
}
const outlooksOf = async (db: Db, { program }: PoolExample) => compareAims(db, program, await todayOf(db, program))

test(
  'three ways to choose: each proved, none better whole than the best, none with a better worst pair than the fairest',
  withDatabase(async (db) => {
    const pool = await addPool(db, people)
    const board = await run(db, pool)
    const [best, fairest, stable] = await outlooksOf(db, pool)
    assert.ok(best && fairest && stable)
    assert.deepEqual(
      [best, fairest, stable].map(({ aim }) => aim),
      [...aims],
    )
    assert.ok([best, fairest, stable].every(({ proved }) => proved))
    assert.equal(best.figures.matched, board.matched)
    const lost = (await listProposals(db, board.id)).flatMap(({ reasons }) => reasons)
    assert.equal(
      best.figures.lost,
      lost.reduce((sum, each) => sum + each.lost, 0),
    )
    assert.deepEqual([best.others, stable.blocking.count], [0, 0])
    assert.ok(fairest.figures.lost >= best.figures.lost)
    assert.ok((fairest.least?.fit ?? 0) >= (best.least?.fit ?? 0))
  }),
)

test(
  'a supervisor is shown neither names nor figures of whom they supervise',
  withDatabase(async (db) => {
    const pool = await addPool(db, people)
    await as(db, pool.coordinator)
    const all = await outlooksOf(db, pool)
    await as(db, pool.members[0] ?? pool.coordinator)
    assert.deepEqual(await outlooksOf(db, pool), all, 'whoever decides sees the same')
    await as(db, pool.person('Ana'))
    const [none] = await outlooksOf(db, pool)
    assert.equal(none?.least, undefined)
    assert.deepEqual(none?.blocking.pairs, [])
  }),
)

test(
  'where a weight has no room, a step over its edge moves somebody; where a criterion tells nobody apart, none does',
  withDatabase(async (db) => {
    const pool = await addPool(db, people)
    await as(db, pool.coordinator)
    const only = (weights: Record<string, number>) => ({
      ...pool.program,
      policy: {
        ...pool.program.policy,
        weights: { ...Object.fromEntries(Object.keys(pool.program.policy.weights).map((key) => [key, 0])), ...weights },
      } as typeof pool.program.policy,
    })
    const ranges = async (weights: Record<string, number>) => {
      const program = only(weights)
      return new Map(weighWeights(program, await todayOf(db, program)).map((range) => [range.key, range]))
    }
    const own = await ranges(pool.program.policy.weights)
    assert.ok(own.size > 5 && !own.has('identity'))
    for (const { key, weight, from, to, less, more } of own.values()) {
      assert.ok(from <= weight && weight <= to && to <= 10, key)
      if (from === weight) assert.ok((less ?? 0) > 0, key)
      if (to === weight && weight < 10) assert.ok((more ?? 0) > 0, key)
    }
    // Near each other says one thing, issues in common the other: nothing moves as long as one clearly outweighs.
    const apart = await ranges({ distance: 10, issues: 1 })
    assert.deepEqual([apart.get('distance')?.more, apart.get('issues')?.less], [null, 0])
    const alike = await ranges({ language: 5 })
    const { from, to, less, more } = alike.get('language') ?? {}
    assert.deepEqual([from, to, less, more], [0, 10, 0, 0])
  }),
)

test(
  'the database counts a board’s figures as they are counted pair by pair',
  withDatabase(async (db) => {
    const pool = await addPool(db, people)
    const board = await run(db, pool)
    for (const reader of [pool.coordinator, pool.person('Ana')]) {
      await as(db, reader)
      const proposals = await listProposals(db, board.id)
      const left = (await listLeftOvers(db, board.id)).people
      assert.deepEqual(await readFigures(db, board), figuresOf(board, proposals, left))
    }
    await as(db, pool.coordinator)
    const next = await run(db, pool, 'again')
    assert.deepEqual((await findAmong(db, changedBetween(board, next), {})).ids, [])
    const [one] = await listProposals(db, next.id)
    assert.ok(one)
    await as(db, pool.coordinator)
    await rule(
      db,
      pool.coordinator,
      pool.program.id,
      { kind: 'hold', mentee: one.mentee.applicationId, mentor: null, reason: 'Not now.' },
      boardNow,
    )
    const held = await run(db, pool, 'held')
    const [was, is] = [await listProposals(db, next.id), await listProposals(db, held.id)]
    const changed = (await findAmong(db, changedBetween(next, held), {})).ids
    assert.deepEqual(
      changed.toSorted(),
      differences(was, is)
        .map(({ id }) => id)
        .toSorted(),
    )
    const some = (board: Board) => proposalsOf(db, board, changed).then((ids) => listProposals(db, board.id, ids))
    assert.deepEqual(differences(await some(next), await some(held)), differences(was, is))
  }),
)
