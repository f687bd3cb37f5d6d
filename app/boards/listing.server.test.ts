// Long boards are looked through in the database; a few people and pages of two are enough to see how.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Db } from '#foundation/database.ts'
import { as, withDatabase } from '#foundation/testing.ts'
import { listDistricts } from '../districts/district.server.ts'
import { addPool, run } from './board.example.ts'
import { listLeftOvers, listProposals, readSides } from './board.server.ts'
import { fitOf, kilometresOf, type Proposal } from './board.ts'
import {
  countLeft,
  countLines,
  findAmong,
  findPairs,
  leftOn,
  listPairIds,
  mentorsOf,
  onBoard,
  type Sought,
  seatsOn,
} from './listing.server.ts'

const mentees = [
  { name: 'Émile', position: { districtNumber: 92 }, issues: ['budget'] },
  { name: 'ana', position: { districtNumber: 5 }, issues: ['wellness'] },
  { name: 'Chloé Roy', position: { districtNumber: 36 }, issues: ['parents'] },
  { name: 'Zed 50%_', position: { districtNumber: 36 }, issues: ['staffing'] },
  { name: 'Fay', speaks: ['fr'], position: { districtNumber: 39 } },
]
const mentors = [
  { name: 'Maud', position: { districtNumber: 92 }, issues: ['budget'] },
  { name: 'Nils', position: { districtNumber: 36 }, issues: ['wellness'] },
  { name: 'Olga', position: { districtNumber: 73 }, issues: ['parents'] },
  { name: 'Pia', position: { districtNumber: 61 }, issues: ['staffing'] },
  { name: 'Quinn', position: { districtNumber: 28 }, capacity: 0 },
]
const names = (proposals: readonly Proposal[]) => proposals.map(({ mentee }) => mentee.name)

async function look(db: Db, boardId: string, sought: Sought, most = 2) {
  const [lines, districts] = [await countLines(db, boardId), await listDistricts(db)]
  return findPairs(db, boardId, sought, lines, districts, most)
}

test(
  'pairs are looked for without accents or case by name and place of either, and a page that is not there is the nearest',
  withDatabase(async (db) => {
    const pool = await addPool(db, { mentees, mentors })
    const board = await run(db, pool)
    const all = await look(db, board.id, {}, 100)
    assert.deepEqual(names(all.proposals), ['ana', 'Chloé Roy', 'Émile', 'Zed 50%_'])
    assert.deepEqual(
      (await listPairIds(db, board.id)).toSorted(),
      (await listProposals(db, board.id)).map(({ id }) => id).toSorted(),
    )
    const at = async (page: string) => {
      const found = await look(db, board.id, { page })
      return [names(found.proposals), found.page, found.pages, found.total]
    }
    const [first, second] = [
      [['ana', 'Chloé Roy'], 1, 2, 4],
      [['Émile', 'Zed 50%_'], 2, 2, 4],
    ]
    for (const page of ['', '0', '1', '-4', 'x']) assert.deepEqual(await at(page), first, page)
    for (const page of ['2', '3', '1e99', '99999999999']) assert.deepEqual(await at(page), second, page)
    const find = async (words: string) => names((await look(db, board.id, { find: words })).proposals)
    assert.deepEqual(await find(' CHLOE '), ['Chloé Roy'])
    assert.deepEqual(await find('%_'), ['Zed 50%_'], 'signs of a pattern are only signs')
    assert.deepEqual(await find('nobody'), [])
    const [one] = all.proposals
    assert.deepEqual(await find(one?.mentor.name.toUpperCase() ?? ''), ['ana'], 'by the mentor too')
    assert.ok((await find('36 ')).includes('Chloé Roy'))
  }),
)

test(
  'all pairs are ordered by the weakest fit or the longest way, not those of one page',
  withDatabase(async (db) => {
    const pool = await addPool(db, { mentees, mentors })
    const board = await run(db, pool)
    const all = await listProposals(db, board.id)
    const ordered = async (order: string) => {
      const pages = [await look(db, board.id, { order, page: '1' }), await look(db, board.id, { order, page: '2' })]
      return pages.flatMap(({ proposals }) => proposals)
    }
    const fits = (await ordered('fit')).map(({ reasons }) => fitOf(reasons))
    assert.deepEqual(
      fits,
      all.map(({ reasons }) => fitOf(reasons)).sort((a, b) => a - b),
    )
    const far = (await ordered('far')).map(kilometresOf)
    assert.deepEqual(
      far,
      all.map(kilometresOf).sort((a, b) => (b ?? -1) - (a ?? -1)),
    )
    assert.ok(new Set(fits).size > 1 && new Set(far).size > 1)
    assert.deepEqual(names(await ordered('drop table')), ['ana', 'Chloé Roy', 'Émile', 'Zed 50%_'])
  }),
)

test(
  'what is drawn is counted: pairs between districts, who is left of which, and everybody is found by their seat',
  withDatabase(async (db) => {
    const pool = await addPool(db, { mentees, mentors: mentors.filter(({ name }) => name !== 'Pia') })
    const board = await run(db, pool)
    const proposals = await listProposals(db, board.id)
    const lines = await countLines(db, board.id)
    assert.equal(
      lines.reduce((sum, { pairs }) => sum + pairs, 0),
      proposals.length,
    )
    for (const { mentee, mentor } of proposals)
      assert.ok(lines.some(({ from, to }) => from === mentee.district?.number && to === mentor.district?.number))
    const { people } = await listLeftOvers(db, board.id)
    const counts = await countLeft(db, board.id)
    assert.equal(
      counts.reduce((sum, { people: n }) => sum + n, 0),
      people.length,
    )
    const ids = (await findAmong(db, leftOn(board.id, 'mentee', 'nobody'), {})).ids
    assert.deepEqual(
      [...(await readSides(db, ids)).values()].map(({ name }) => name),
      ['Fay'],
    )
    assert.deepEqual((await listLeftOvers(db, board.id, ids)).people.length, 1)
    const here = await findAmong(db, onBoard(board.id, [pool.application('ana')]), {})
    assert.ok(!here.ids.includes(pool.application('ana')) && here.ids.includes(pool.application('Maud')))
    const seats = await seatsOn(db, board.id, [...here.ids, pool.program.id])
    assert.deepEqual([seats.get(pool.application('Maud')), seats.get(pool.application('Fay'))], ['mentor', 'mentee'])
    assert.equal(seats.size, here.total)
  }),
)

test(
  'nobody finds, counts or is told of a pair of somebody they supervise; who does not decide finds nothing',
  withDatabase(async (db) => {
    const pool = await addPool(db, { mentees, mentors })
    const board = await run(db, pool)
    const ana = (await listProposals(db, board.id)).find(({ mentee }) => mentee.name === 'ana')
    const [member] = pool.members
    assert.ok(ana && member)
    await as(db, 'owner')
    await db
      .insertInto('readings')
      .values({
        applicationId: pool.application('ana'),
        memberId: await memberOf(db, member.id),
        recusedAt: Temporal.Instant.from('2026-10-01T00:00:00Z'),
        recusal: 'friendship',
      })
      .execute()
    await as(db, member)
    const seen = await look(db, board.id, {}, 100)
    assert.deepEqual(names(seen.proposals), ['Chloé Roy', 'Émile', 'Zed 50%_'])
    assert.equal(
      (await countLines(db, board.id)).reduce((sum, { pairs }) => sum + pairs, 0),
      3,
    )
    assert.ok(!(await findAmong(db, onBoard(board.id, []), {})).ids.includes(pool.application('ana')))
    assert.equal((await findAmong(db, mentorsOf(board.id), {})).total, mentors.length)
    await as(db, pool.person('Maud'))
    const [pairs, left] = [await look(db, board.id, {}), await countLeft(db, board.id)]
    assert.deepEqual([pairs.total, left, (await findAmong(db, mentorsOf(board.id), {})).total], [0, [], 0])
  }),
)

async function memberOf(db: Db, personId: string): Promise<string> {
  const row = await db.selectFrom('committeeMembers').select('id').where('personId', '=', personId).executeTakeFirst()
  return row?.id ?? ''
}
