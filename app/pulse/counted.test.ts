import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { sql } from 'kysely'
import type { Db } from '#foundation/database.ts'
import { withDatabase } from '#foundation/testing.ts'
import { type Counted, sumOf } from './counted.ts'

const isSafe = (n: number) => n === 0 || n >= 5

/** Groups as the database tells them together. */
async function tellGroups(db: Db, groups: readonly Counted[], last = ''): Promise<Counted[] | null> {
  const { rows } = await sql<{ told: Counted[] | null }>`select to_jsonb(app.tell_safely(array(
    select g from jsonb_populate_recordset(null::app.counted, ${JSON.stringify(groups)}::jsonb) g), ${last})) as told`.execute(
    db,
  )
  return rows[0]?.told ?? null
}

async function tellShare(db: Db, n: number, of: number) {
  const { rows } = await sql<{
    about: string | null
    percent: number | null
  }>`select * from app.tell_share(${n}, ${of})`.execute(db)
  return rows[0]?.about ? rows[0] : undefined
}

test(
  'groups told together hide every small one, whatever they are made of, and lose nobody',
  withDatabase((db) =>
    fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 3 }).chain(groupsOf), async (groups) => {
        const told = await tellGroups(db, groups)
        if (!told) return
        for (const { keys, counts } of told) {
          assert.ok(counts.every(isSafe), String(counts))
          assert.ok(keys.length === 1 || counts.reduce((a, b) => a + b) > keys.length, 'no group of ones')
        }
        assert.deepEqual(
          told.flatMap(({ keys }) => keys).toSorted(),
          groups.flatMap(({ keys }) => keys),
        )
        const columns = groups[0]?.counts.map((_, at) => at) ?? []
        const sums = (of: readonly Counted[]) =>
          columns.map((at) => of.reduce((sum, { counts }) => sum + (counts[at] ?? 0), 0))
        assert.deepEqual(sums(told), sums(groups))
      }),
      { numRuns: 300 },
    ),
  ),
)

/** Up to eight groups counted in some columns. */
const groupsOf = (columns: number) =>
  fc
    .array(fc.array(fc.integer({ min: 0, max: 9 }), { minLength: columns, maxLength: columns }), { maxLength: 8 })
    .map((rows) => rows.map((counts, at): Counted => ({ keys: [`${at}`], counts })))

test(
  'five who are alone each are not told as five groups of five people',
  withDatabase(async (db) => {
    const one = (key: string, n: number): Counted => ({ keys: [key], counts: [n] })
    const told = await tellGroups(db, ['a', 'b', 'c', 'd', 'e'].map((key) => one(key, 1)).concat(one('f', 9)))
    assert.deepEqual(told?.map(sumOf), [14])
    assert.deepEqual(
      (await tellGroups(db, [one('a', 2), one('b', 5), one('c', 6)], 'b'))?.map(({ keys }) => keys),
      [['b'], ['a', 'c']],
    )
  }),
)

test(
  'a share shows neither a few who say something nor a few who do not',
  withDatabase(async (db) => {
    assert.deepEqual(await tellShare(db, 20, 40), { about: 'exact', percent: 50 })
    assert.deepEqual(await tellShare(db, 9, 10), { about: 'over', percent: 50 })
    assert.deepEqual(await tellShare(db, 2, 40), { about: 'under', percent: 13 })
    assert.equal(await tellShare(db, 5, 6), undefined, 'over would be five and nothing else')
    assert.deepEqual(await tellShare(db, 10, 10), { about: 'exact', percent: 100 })
    assert.equal(await tellShare(db, 4, 4), undefined)
  }),
)
