import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { sql } from 'kysely'
import type { Db } from '#foundation/database.ts'
import { withDatabase } from '#foundation/testing.ts'
import { type Counted, sumOf } from '../pulse/counted.ts'
import { dimensions, outcomeOf, outcomes, partsOfMatched, type SeatFigures, seatOf, type ToldPeople } from './count.ts'

/** How many people are alike in all of this: what the database counts from (`app.alike`). */
interface Alike {
  readonly seat: 'mentor' | 'mentee'
  readonly region: string | null
  readonly setting: string | null
  readonly role: string | null
  readonly language: string
  readonly outcome: (typeof outcomes)[number]
  readonly pair: string | null
  readonly wish: string | null
  readonly rhythm: string | null
  readonly trained: boolean | null
  readonly n: number
}

const smallestCell = 5
const isSafe = (n: number) => n === 0 || n >= smallestCell

/** What the database tells of a crowd, the function asked by itself. */
async function tell(db: Db, people: readonly Alike[]): Promise<SeatFigures> {
  const { rows } = await sql<ToldPeople>`select t.* from app.tell_people(
    array(select p from jsonb_populate_recordset(null::app.alike, ${JSON.stringify(people)}::jsonb) p)) t`.execute(db)
  return seatOf(
    rows.map((row) => ({ ...row, counts: row.counts.map(Number) })),
    'mentee',
  )
}

const parts = {
  region: ['north', 'south', 'isle'],
  role: ['principal', 'vice_principal'],
  pair: ['going', 'ended'],
} as const
const wishes = ['first', 'another'] as const
const base = { seat: 'mentee', setting: 'rural', language: 'en', rhythm: 'most' } as const
/** Everybody there could be, and how many of each there are: many small groups, some large, some nobody. */
const kinds: Omit<Alike, 'n'>[] = parts.region.flatMap((region) =>
  parts.role.flatMap((role) =>
    outcomes.flatMap((outcome): Omit<Alike, 'n'>[] =>
      outcome !== 'matched'
        ? [{ ...base, region, role, outcome, pair: null, wish: null, rhythm: null, trained: role === 'vice_principal' }]
        : parts.pair.flatMap((pair) =>
            wishes.flatMap((wish) =>
              [true, false].map((trained) => ({ ...base, region, role, outcome, pair, wish, trained })),
            ),
          ),
    ),
  ),
)
const crowd = fc
  .array(fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 3 }), fc.integer({ min: 4, max: 12 })), {
    minLength: kinds.length,
    maxLength: kinds.length,
  })
  .map((numbers) => kinds.map((kind, at) => ({ ...kind, n: numbers[at] ?? 0 })).filter(({ n }) => n > 0))

type Question = (kind: Omit<Alike, 'n'>) => boolean

/** What a reader of every table knows: that so many are such. */
function known(people: readonly Alike[], figures: SeatFigures): { of: Question; n: number }[] {
  if (figures.all === undefined) return []
  const columns = figures.columns.map(
    ({ keys }): Question =>
      ({ outcome }) =>
        keys.includes(outcome),
  )
  const each = (
    groups: readonly Counted[] | undefined,
    part: 'region' | 'role' | 'pair' | 'wish',
    within: Question[],
  ) =>
    (groups ?? []).flatMap(({ keys, counts }) =>
      counts.map((n, at) => ({
        n,
        of: (kind: Omit<Alike, 'n'>) => keys.includes(kind[part] ?? '') && (within[at]?.(kind) ?? false),
      })),
    )
  return [
    { of: () => true, n: figures.all },
    ...figures.columns.map((column, at) => ({ of: columns[at] ?? (() => false), n: sumOf(column) })),
    ...each(figures.by.region, 'region', columns),
    ...each(figures.by.role, 'role', columns),
    ...each(figures.matched.pair, 'pair', [({ outcome }) => outcome === 'matched']),
    ...each(figures.matched.wish, 'wish', [({ outcome }) => outcome === 'matched']),
    ...trainedIn(people, figures),
  ]
}

/** How many are trained, where their share is told exactly: from a share and its whole the number can be worked out. */
function trainedIn(people: readonly Alike[], { trained }: SeatFigures): { of: Question; n: number }[] {
  if (trained?.share.about !== 'exact') return []
  const isOne: Question = (kind) => trained.keys.includes(kind.outcome) && kind.trained === true
  return [{ n: people.filter(isOne).reduce((sum, { n }) => sum + n, 0), of: isOne }]
}

/** What follows from the known by adding and taking away, nobody being fewer than none: undefined where it does not. */
function workOut(facts: readonly { of: Question; n: number }[], question: Question): number | undefined {
  const nobody = new Set(kinds.filter((kind) => facts.some(({ of, n }) => n === 0 && of(kind))))
  const open = kinds.filter((kind) => !nobody.has(kind))
  const rows = facts.map(({ of, n }) => [...open.map((kind) => Number(of(kind))), n])
  const asked = [...open.map((kind) => Number(question(kind))), 0]
  for (let column = 0, top = 0; column < open.length; column++) {
    const pivot = rows.findIndex((row, at) => at >= top && Math.abs(row[column] ?? 0) > 1e-9)
    const lead = rows[pivot]
    if (!lead) continue
    rows[pivot] = rows[top] ?? lead
    rows[top] = lead
    for (const row of [...rows.slice(top + 1), asked]) {
      const factor = (row[column] ?? 0) / (lead[column] ?? 1)
      if (factor !== 0) row.splice(0, row.length, ...row.map((value, at) => value - factor * (lead[at] ?? 0)))
    }
    top++
  }
  return asked.slice(0, -1).every((value) => Math.abs(value) < 1e-9) ? Math.round(-(asked.at(-1) ?? 0)) : undefined
}

/** What somebody might want to find out: every cell and line of every table, unmerged, and every one within another. */
const questions: Question[] = [
  ...outcomes.map(
    (outcome): Question =>
      (kind) =>
        kind.outcome === outcome,
  ),
  ...(['region', 'role', 'pair', 'wish', 'trained'] as const).flatMap((part) =>
    [...new Set(kinds.map((kind) => kind[part]))].flatMap((value): Question[] => [
      (kind) => kind[part] === value,
      ...outcomes.map(
        (outcome): Question =>
          (kind) =>
            kind[part] === value && kind.outcome === outcome,
      ),
    ]),
  ),
  ...kinds.map(
    (one): Question =>
      (kind) =>
        kind === one,
  ),
]

test(
  'no group under five can be worked out of all tables of a seat together',
  withDatabase((db) =>
    fc.assert(
      fc.asyncProperty(crowd, async (people) => {
        const facts = known(people, await tell(db, people))
        for (const { n } of facts) assert.ok(isSafe(n), `${n} is told`)
        for (const question of questions) {
          const found = workOut(facts, question)
          assert.ok(found === undefined || isSafe(found), `${found} can be worked out`)
        }
      }),
      { numRuns: 120 },
    ),
  ),
)

test('the attack finds what a table that hides one cell gives away', () => {
  const facts = [
    { of: () => true, n: 12 },
    { of: (kind: Omit<Alike, 'n'>) => kind.region !== 'isle', n: 10 },
  ]
  assert.equal(
    workOut(facts, ({ region }) => region === 'isle'),
    2,
  )
})

test(
  'every table adds up to everybody who asked',
  withDatabase((db) =>
    fc.assert(
      fc.asyncProperty(crowd, async (people) => {
        const { all, by, matched } = await tell(db, people)
        const total = people.reduce((sum, { n }) => sum + n, 0)
        assert.equal(all, total < smallestCell ? undefined : total)
        const whole = (groups: readonly Counted[]) => groups.reduce((sum, group) => sum + sumOf(group), 0)
        for (const dimension of dimensions) if (by[dimension]) assert.equal(whole(by[dimension]), total)
        const together = people.filter(({ outcome }) => outcome === 'matched').reduce((sum, { n }) => sum + n, 0)
        for (const part of partsOfMatched) if (matched[part]) assert.equal(whole(matched[part]), together)
      }),
    ),
  ),
)

test(
  'small groups are told together, and an outcome told with another is not told alone',
  withDatabase(async (db) => {
    const of = (region: string, outcome: Alike['outcome'], n: number): Alike => ({
      ...base,
      region,
      role: 'principal',
      outcome,
      pair: null,
      wish: null,
      rhythm: null,
      trained: null,
      n,
    })
    const figures = await tell(db, [
      of('north', 'matched', 3),
      of('north', 'other', 6),
      of('south', 'matched', 9),
      of('isle', 'matched', 7),
      of('isle', 'waiting', 2),
    ])
    assert.deepEqual(
      figures.columns.map(({ keys, counts }) => [keys.join('+'), ...counts]),
      [
        ['matched', 19],
        ['waiting+other', 8],
      ],
    )
    assert.deepEqual(
      figures.by.region?.map(({ keys, counts }) => [keys.join('+'), ...counts]),
      [
        ['south', 9, 0],
        ['isle+north', 10, 8],
      ],
    )
    assert.deepEqual([outcomeOf(figures, 'matched'), outcomeOf(figures, 'waiting')], [19, null])
    assert.equal(figures.matched.pair, undefined, 'not known of everybody matched')
  }),
)
