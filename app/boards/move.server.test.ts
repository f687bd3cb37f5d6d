import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import type { Db } from '#foundation/database.ts'
import { Refusal } from '#foundation/refusal.ts'
import { as, isRefusedByDatabase, withDatabase } from '#foundation/testing.ts'
import { addPool, boardNow, boardToday, type PoolExample, run } from './board.example.ts'
import { findBoard, listLeftOvers, listProposals, readApplied } from './board.server.ts'
import type { Board } from './board.ts'
import { giveReason, listChangedPairs, listMoves } from './move.server.ts'
import { liftRuling, listEveryRuling, listRulings, type Ruling, rule } from './ruling.server.ts'
import { runMatching } from './run.server.ts'
import { signBoard } from './sign-off.server.ts'

const twoAndTwo = {
  mentees: [{ name: 'Ana' }, { name: 'Ben' }],
  mentors: [{ name: 'Maud' }, { name: 'Nils' }],
}

const refuses = (attempt: Promise<unknown>, words: RegExp) =>
  assert.rejects(attempt, (error) => error instanceof Refusal && words.test(error.text.en))

/** Keeps the first pair of a board apart, so that both mentees move. @returns the new board and who was named */
async function keepApart(db: Db, pool: PoolExample, board: Board, reason = 'They are neighbours.') {
  const [pair] = await listProposals(db, board.id)
  assert.ok(pair)
  const ruling: Ruling = {
    kind: 'veto',
    mentee: pair.mentee.applicationId,
    mentor: pair.mentor.applicationId,
    reason,
  }
  await as(db, pool.coordinator)
  await rule(db, pool.coordinator, pool.program.id, ruling, boardNow)
  return { after: await run(db, pool), pair }
}

const changedOn = async (db: Db, pool: PoolExample, board: Board) =>
  (await listChangedPairs(db, board)).map(({ mentee }) => pool.nameOf(mentee)).sort()

/** Runs with one thing alone that counts. */
async function runBy(db: Db, pool: PoolExample, only: 'distance' | 'issues', reason = '') {
  const { rules, priority, weights } = pool.program.policy
  const none = Object.fromEntries(Object.keys(weights).map((key) => [key, 0])) as typeof weights
  const program = {
    ...pool.program,
    policy: { aim: 'best' as const, rules, priority, weights: { ...none, [only]: 10 } },
  }
  await as(db, pool.coordinator)
  return findBoard(db, program.id, await runMatching(db, pool.coordinator, program, reason, boardToday))
}

/** Ana is near Maud and like Nils, Ben the other way round. */
const twoWays = {
  mentees: [
    { name: 'Ana', position: { districtNumber: 92 }, issues: ['budget'] },
    { name: 'Ben', position: { districtNumber: 5 }, issues: ['wellness'] },
  ],
  mentors: [
    { name: 'Maud', position: { districtNumber: 82 }, issues: ['wellness'] },
    { name: 'Nils', position: { districtNumber: 8 }, issues: ['budget'] },
  ],
}

test(
  'a veto moves two people: the one it names and the one who follows, both told by its reason',
  withDatabase(async (db) => {
    const pool = await addPool(db, twoAndTwo)
    const first = await run(db, pool)
    assert.deepEqual(await listChangedPairs(db, first), [], 'the first proposal is its own')
    const { after, pair } = await keepApart(db, pool, first)
    assert.equal(after.reason, '', 'the reason stays with the ruling, which not everybody may read')
    assert.deepEqual(await changedOn(db, pool, after), ['Ana', 'Ben'])
    const [ruling] = await listRulings(db, pool.program.id)
    for (const { causes } of await listMoves(db, pool.program.id, after.number))
      assert.deepEqual(causes, { rulings: [ruling?.id], policy: false, people: false, answers: false })
    assert.deepEqual([after.rulings, first.rulings], [[ruling?.id], []])

    await liftRuling(db, pool.coordinator, pool.program.id, ruling?.id ?? '', 'They moved away.', boardNow)
    const back = await run(db, pool)
    assert.deepEqual(await changedOn(db, pool, back), [], 'everybody is back where they began')
    assert.deepEqual(await changedOn(db, pool, after), ['Ana', 'Ben'], 'and the board between stays as it was')
    const [kept] = await listEveryRuling(db, pool.program.id)
    assert.deepEqual([kept?.reason, kept?.liftReason], ['They are neighbours.', 'They moved away.'])
    await refuses(liftRuling(db, pool.coordinator, pool.program.id, ruling?.id ?? '', 'Again.', boardNow), /lifted/)
    assert.ok(pair)
  }),
)

test(
  'a ruling made before the first run is held against the engine’s unaided best',
  withDatabase(async (db) => {
    const pool = await addPool(db, twoWays)
    const { program, coordinator, application } = pool
    await as(db, coordinator)
    for (const name of ['Maud', 'Nils']) {
      const pin = { kind: 'pin', mentee: application('Ana'), mentor: application(name), reason: `${name}.` } as const
      await rule(db, coordinator, program.id, pin, boardNow)
    }
    const every = await listEveryRuling(db, program.id)
    assert.deepEqual(every.map(({ reason, liftReason }) => `${reason} ${liftReason}`).sort(), ['Maud. Nils.', 'Nils. '])
    const board = await runBy(db, pool, 'distance')
    const steps = await listMoves(db, program.id, board.number)
    assert.deepEqual(
      steps.map(({ mentee, from, to }) => [mentee, from, to].map((id) => pool.nameOf(id ?? '')).join(' ')).sort(),
      ['Ana Maud Nils', 'Ben Nils Maud'],
    )
    const [pin] = await listRulings(db, program.id)
    for (const { causes } of steps) assert.deepEqual(causes.rulings, [pin?.id])
    await liftRuling(db, coordinator, program.id, pin?.id ?? '', 'They have met.', boardNow)
    assert.deepEqual(await changedOn(db, pool, await runBy(db, pool, 'distance')), [])
  }),
)

test(
  'nobody approves a board on which a changed pair has no reason; an objection needs none',
  withDatabase(async (db) => {
    const pool = await addPool(db, twoWays)
    const { members, coordinator, program } = pool
    const [first, second, third] = members
    assert.ok(first && second && third)
    await runBy(db, pool, 'distance')
    const board = await runBy(db, pool, 'issues')
    const mentees = (await listChangedPairs(db, board)).map(({ mentee }) => mentee)
    assert.equal(mentees.length, 2)
    const sign = async (member: typeof first, approves: boolean) => {
      await as(db, member)
      return signBoard(db, member, board, { approves, words: approves ? '' : 'No.' }, boardNow, boardToday)
    }
    await refuses(sign(first, true), /no reason/)
    await sign(third, false)
    await as(db, coordinator)
    await refuses(giveReason(db, coordinator, board, [], 'Nearer.'), /at least one/)
    await giveReason(db, coordinator, board, mentees.slice(0, 1), 'They face the same.')
    await refuses(sign(first, true), /1 changed pair has no reason/)
    await as(db, coordinator)
    await giveReason(db, coordinator, board, mentees, 'Issues come first now.')
    await refuses(giveReason(db, coordinator, board, mentees, 'Something else.'), /at least one/)
    await sign(first, true)
    await sign(second, true)
    await as(db, coordinator)
    assert.equal((await findBoard(db, program.id, board.number)).state, 'approved')
    assert.deepEqual((await listMoves(db, program.id, board.number)).map(({ reason }) => reason).sort(), [
      'Issues come first now.',
      'They face the same.',
    ])
    const rewritten = await db.updateTable('pairMoves').set({ reason: 'Rewritten.' }).executeTakeFirst()
    assert.equal(rewritten.numUpdatedRows, 0n, 'what was said stays')
  }),
)

test(
  'the reason of a run is the reason of everybody it moves',
  withDatabase(async (db) => {
    const pool = await addPool(db, twoWays)
    await runBy(db, pool, 'distance')
    const board = await runBy(db, pool, 'issues', 'Issues come first.')
    const moves = await listMoves(db, pool.program.id, board.number)
    assert.equal(moves.length, 2)
    assert.ok(moves.every(({ reason, causes }) => reason === 'Issues come first.' && causes.policy))
  }),
)

test(
  'a mentor held back is left over until it is lifted, once and with a reason; on a closed board nothing is given',
  withDatabase(async (db) => {
    const pool = await addPool(db, twoAndTwo)
    const { program, coordinator } = pool
    const first = await run(db, pool)
    const hold = { kind: 'hold', mentee: null, mentor: pool.application('Maud'), reason: 'On leave.' } as const
    await rule(db, coordinator, program.id, hold, boardNow)
    await refuses(rule(db, coordinator, program.id, hold, boardNow), /ruled already/)
    const board = await run(db, pool)
    const left = (await listLeftOvers(db, board.id)).people
    assert.deepEqual(
      left.filter(({ seat }) => seat === 'mentor').map(({ side, reason }) => [side.name, reason.kind]),
      [['Maud', 'held']],
    )
    assert.equal(board.matched, 1)
    assert.ok((await listChangedPairs(db, board)).length > 0)
    await refuses(giveReason(db, coordinator, await findBoard(db, program.id, first.number), [], 'Late.'), /newer/)
  }),
)

test(
  'a mentor nobody needs is told from one nobody may have',
  withDatabase(async (db) => {
    const pool = await addPool(db, {
      mentees: [{ name: 'Ana' }],
      mentors: [{ name: 'Maud' }, { name: 'Nils' }, { name: 'Olga', position: { districtNumber: 73 } }],
    })
    const { people } = await listLeftOvers(db, (await run(db, pool)).id)
    const kinds = people.map(({ side, reason }) => [side.name, reason.kind === 'spare' ? reason.allowed : reason.kind])
    assert.equal(kinds.length, 2)
    assert.deepEqual(
      kinds.find(([name]) => name === 'Olga'),
      ['Olga', 'nobody'],
      'of the same district as Ana',
    )
    assert.deepEqual(kinds.find(([name]) => name !== 'Olga')?.[1], 1)
  }),
)

test(
  'whoever supervises one of them reads neither the move nor the ruling behind another’s',
  withDatabase(async (db) => {
    const pool = await addPool(db, twoAndTwo)
    const [member] = pool.members
    assert.ok(member)
    const { after, pair } = await keepApart(db, pool, await run(db, pool))
    await as(db, 'owner')
    const supervision = { supervisorId: member.id, supervisedId: pair.mentee.personId, declaredBy: member.id }
    await db.insertInto('supervisions').values(supervision).execute()
    await as(db, member)
    assert.deepEqual(await listEveryRuling(db, pool.program.id), [])
    assert.ok(
      (await listMoves(db, pool.program.id, after.number)).every(({ mentee }) => mentee !== pair.mentee.applicationId),
    )
    await as(db, pool.person('Ben'))
    assert.deepEqual(await listMoves(db, pool.program.id, after.number), [])
    assert.deepEqual(await readApplied(db, pool.program.id), new Set())
    assert.ok(await isRefusedByDatabase(db, (db) => sql.raw('delete from pair_moves').execute(db)))
  }),
)

test(
  'those who decide know from which districts somebody asked, whatever became of it',
  withDatabase(async (db) => {
    const pool = await addPool(db, {
      mentees: [
        { name: 'Ana', position: { districtNumber: 92 } },
        { name: 'Ben', position: { districtNumber: 87 }, status: 'declined' },
        { name: 'Cleo', position: { districtNumber: 52 }, status: 'draft' },
      ],
      mentors: [{ name: 'Maud' }],
    })
    for (const who of [pool.coordinator, pool.members[0]]) {
      assert.ok(who)
      await as(db, who)
      assert.deepEqual(await readApplied(db, pool.program.id), new Set([92, 87]))
    }
  }),
)
