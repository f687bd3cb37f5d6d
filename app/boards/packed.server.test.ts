// A board that keeps few of its pairs, as a large program's is; made of few people, by asking for it.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { Refusal } from '#foundation/refusal.ts'
import { as, withDatabase } from '#foundation/testing.ts'
import { askPacked, isPacked } from '../answers/stored.server.ts'
import { readInstance } from '../matching/instance.ts'
import { proveBest } from '../matching/proof.ts'
import { addPool, boardNow, boardToday, run } from './board.example.ts'
import { listLeftOvers, listProposals } from './board.server.ts'
import type { Board } from './board.ts'
import { findAmong, mentorsOf } from './listing.server.ts'
import { listMoves } from './move.server.ts'
import { rule } from './ruling.server.ts'
import { explainNoPrice, mustBeAllowed, weigh } from './weigh.server.ts'

/** Nothing is held that is not needed. */
const few = { most: 0, keep: 1, near: 0 }
const districts = [92, 5, 61, 36, 57, 28, 73, 39]
const issues = ['budget', 'parents', 'wellness', 'staffing']
const people = (names: readonly string[], step: number) =>
  names.map((name, at) => ({
    name,
    position: { districtNumber: districts[(at * step) % districts.length] ?? 5 },
    issues: [issues[(at * step) % issues.length] ?? ''],
    rating: (index: number) => 1 + ((at * step + index * 3) % 5),
  }))
const mentees = people(['Ana', 'Ben', 'Cleo', 'Dan', 'Eve', 'Finn', 'Gail'], 1)
const mentors = people(['Maud', 'Nils', 'Olga', 'Pia', 'Quinn', 'Rosa'], 3)

const byName = async (db: Parameters<typeof listProposals>[0], { id }: Board) => ({
  pairs: (await listProposals(db, id)).map(({ mentee, mentor, cost }) => [mentee.name, mentor.name, cost]),
  left: (await listLeftOvers(db, id)).people.map(({ side, reason }) => [side.name, reason]).sort(),
})

test(
  'a board that keeps few pairs says what one that keeps all says, and prices what it did not keep',
  withDatabase(async (db) => {
    const given = await addPool(db, { mentees, mentors })
    const { program, application, nameOf } = given
    const whole = await run(db, given)
    const part = await run(db, given, '', few)
    assert.deepEqual([await isPacked(db, whole.id), await isPacked(db, part.id)], [false, true])
    assert.deepEqual(
      [part.verified, part.matched, part.cost, part.pairsAllowed],
      [true, whole.matched, whole.cost, whole.pairsAllowed],
    )
    assert.deepEqual(await byName(db, part), await byName(db, whole))
    assert.deepEqual(await listMoves(db, program.id, part.number), [])
    const chooser = await findAmong(db, mentorsOf(part.id), {})
    assert.deepEqual(
      chooser.ids,
      mentors.map(({ name }) => application(name)),
    )
    const stored = await sql<{ kept: number }>`select json_array_length(problem->'pairs') as kept
      from matching_problems where matching_id = ${part.id}`.execute(db)
    assert.equal(stored.rows[0]?.kept, 0)
    let [exact, open] = [0, 0]
    for (const mentee of ['Ana', 'Cleo', 'Gail'].map(application))
      for (const mentor of mentors.map(({ name }) => application(name))) {
        const [all, some] = [
          await weigh(db, program, whole, { mentee, mentor }, boardToday),
          await weigh(db, program, part, { mentee, mentor }, boardToday),
        ]
        assert.equal(some.change === null, all.change === null, `${nameOf(mentee)}, ${nameOf(mentor)}`)
        assert.deepEqual([some.chosen, some.hasPlace], [all.chosen, all.hasPlace])
        for (const change of some.changes) assert.ok(some.reasonsOf(change).length > 0)
        if (!some.change || !all.change) {
          assert.deepEqual(await explainNoPrice(db, program, some, true), await explainNoPrice(db, program, all, true))
          continue
        }
        assert.ok(some.change.atLeast <= all.change.price && all.change.price <= some.change.price)
        if (some.change.atLeast < some.change.price) open++
        else {
          exact++
          assert.deepEqual([some.change.cost, some.change.unmatched], [all.change.cost, all.change.unmatched])
        }
      }
    assert.ok(exact > 5, `${exact} exact, ${open} open`)
  }),
)

test(
  'on such a board a pair is kept, kept apart and weighed against a pin, and the next board counts what was told',
  withDatabase(async (db) => {
    const given = await addPool(db, { mentees: mentees.slice(0, 4), mentors })
    const { program, coordinator, application } = given
    const before = await run(db, given, '', few)
    const ana = application('Ana')
    let pins = 0
    for (const name of ['Maud', 'Nils', 'Olga', 'Pia', 'Quinn', 'Rosa']) {
      const board = await run(db, given, 'To see.', few)
      const weighed = await weigh(db, program, board, { mentee: ana, mentor: application(name) }, boardToday)
      const { change, isPinned, changes } = weighed
      const pin = { kind: 'pin', mentee: ana, mentor: application(name), reason: 'To see.' } as const
      assert.equal(isPinned, pins > 0)
      if (isPinned) assert.deepEqual(changes, [])
      if (!change) {
        await assert.rejects(mustBeAllowed(db, program, board, pin, boardToday), Refusal)
        continue
      }
      if (change.moves.length === 0) continue
      await mustBeAllowed(db, program, board, pin, boardToday)
      await rule(db, coordinator, program.id, pin, boardNow)
      pins++
      const after = await run(db, given, '', few)
      const told = [Number(board.cost) + change.cost, board.matched - change.unmatched]
      if (change.atLeast === change.price) assert.deepEqual([Number(after.cost), after.matched], told, name)
      assert.ok(after.matched >= board.matched - change.unmatched, name)
      assert.ok((await listProposals(db, after.id)).some(({ mentee, pinned }) => mentee.name === 'Ana' && pinned))
    }
    assert.ok(pins > 1)
    assert.equal((await listMoves(db, program.id, before.number)).length, 0)
  }),
)

test(
  'its certificate is made apart from pages, holds what was kept, and can be checked',
  withDatabase(async (db) => {
    const given = await addPool(db, { mentees, mentors })
    const board = await run(db, given, '', few)
    await as(db, given.coordinator)
    const asked = { kind: 'proof', matched: board.matched, pairsAllowed: board.pairsAllowed } as const
    const { instance, result, kept } = JSON.parse(new TextDecoder().decode(await askPacked(db, board.id, asked)))
    const problem = readInstance(new TextEncoder().encode(JSON.stringify(instance)))
    assert.deepEqual(proveBest(problem, result.mate, result.certificate), [])
    assert.equal(kept.pairsAllowed, board.pairsAllowed)
    assert.equal(kept.pairsKept, problem.mentor.length)
    assert.ok(kept.pairsKept < kept.pairsAllowed)
    assert.equal(kept.margin.length, mentees.length)
  }),
)
