import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { anyCandidate, anyPolicy, anyRulings, today } from './candidate.example.ts'
import type { Candidate } from './candidate.ts'
import { buffersOf, makeColumns } from './columns.ts'
import { blockSize } from './kernel.ts'
import { province, provincePolicy } from './province.example.ts'
import { brokenRule, rulingsOn } from './rule.ts'
import { scorePair } from './score.ts'
import { none, Scorer } from './scorer.ts'
import { Sieve } from './sieve.ts'

const noRulings = { pins: [], vetoes: [], holds: [] }
const anyPeople = fc.uniqueArray(anyCandidate, { maxLength: 14, selector: ({ id }) => id })

/** What the scorer says of every pair, by ids; null where it is not allowed. */
function scoreAll(scorer: Scorer): Map<string, number | null> {
  const { mentees, mentors } = scorer.columns
  const all = new Map<string, number | null>()
  for (const [row, mentee] of mentees.ids.entries()) {
    const isOpen = scorer.begin(row)
    const pinned = scorer.pinned.get(row)
    scorer.score()
    for (let block = 0; block < scorer.blocks; block++) {
      const begin = scorer.blockStart[block] as number
      const lowest = scorer.lowest[block] as number
      let least = none
      for (let at = begin; at < (scorer.blockStart[block + 1] as number); at++) {
        const cost = lowest >= none ? none : (scorer.cost[block * blockSize + at - begin] as number)
        const isAllowed = isOpen && cost < none && (pinned ?? at) === at
        all.set(`${mentee} ${mentors.ids[at]}`, isAllowed ? cost : null)
        least = Math.min(least, cost)
      }
      assert.equal(Math.min(lowest, none), least)
    }
  }
  return all
}

function checkAgainstCandidates(
  people: readonly Candidate[],
  scorer: Scorer,
  policy: Parameters<typeof scorePair>[2],
  judge: (a: Candidate, b: Candidate) => unknown,
) {
  const scored = scoreAll(scorer)
  for (const mentee of people.filter(({ seat }) => seat === 'mentee'))
    for (const mentor of people.filter(({ seat }) => seat === 'mentor')) {
      const expected = judge(mentee, mentor) ? null : scorePair(mentee, mentor, policy, today).cost
      assert.equal(scored.get(`${mentee.id} ${mentor.id}`), expected)
    }
}

test('columns say of every pair what its two candidates say, to the last point', () => {
  const people = anyPeople.chain((all) => fc.tuple(fc.constant(all), anyRulings(all)))
  fc.assert(
    fc.property(people, anyPolicy, ([all, rulings], policy) => {
      const isThere = ({ mentor }: { mentor: string }) => all.some(({ id, seat }) => id === mentor && seat === 'mentor')
      const ruled = rulingsOn({ ...rulings, pins: rulings.pins.filter(isThere) })
      const scorer = new Scorer(makeColumns(all, today), policy, rulings)
      checkAgainstCandidates(all, scorer, policy.weights, (mentee, mentor) =>
        brokenRule(mentee, mentor, policy.rules, ruled),
      )
    }),
    { numRuns: 1000 },
  )
})

test('columns survive being handed to another thread', () => {
  fc.assert(
    fc.property(anyPeople, anyPolicy, (people, policy) => {
      const before = scoreAll(new Scorer(makeColumns(people, today), policy, noRulings))
      const columns = makeColumns(people, today)
      const handed = structuredClone(columns, { transfer: buffersOf(columns) })
      assert.deepEqual(scoreAll(new Scorer(handed, policy, noRulings)), before)
      assert.equal(columns.mentees.role.length, 0)
    }),
    { numRuns: 50 },
  )
})

for (const [name, competencies, issues] of [
  ['the SIMD loop', 12, 18],
  ['lists longer than a word', 7, 70],
  ['more competencies than the fixed point is exact for', 45, 18],
] as const)
  test(`a province, by ${name}`, () => {
    const people = province({ mentees: 40, mentors: 300, competencies, issues })
    for (const rules of [{}, { district: 'same' as const }, { district: 'any' as const, mostKilometres: 300 }]) {
      const policy = provincePolicy(rules)
      checkAgainstCandidates(
        people,
        new Scorer(makeColumns(people, today), policy, noRulings),
        policy.weights,
        (a, b) => brokenRule(a, b, policy.rules),
      )
    }
  })

test('what comes cheap is found, with prices or without, and nothing else', () => {
  const people = province({ mentees: 40, mentors: 300 })
  const columns = makeColumns(people, today)
  const scorer = new Scorer(columns, provincePolicy({ district: 'any', mostKilometres: 300 }), noRulings)
  const sieve = new Sieve(scorer)
  const anyPrices = fc.tuple(fc.constantFrom(0, 900_000), fc.array(fc.nat(4000), { minLength: 300, maxLength: 300 }))
  const anyCheap = fc.constantFrom(8, 40, 300, Number.POSITIVE_INFINITY) // every so many
  fc.assert(
    fc.property(anyPrices, fc.nat(39), fc.nat(12_000), anyCheap, ([from, prices], mentee, limit, cheap) => {
      const price = Float64Array.from(prices, (own, at) => (at % cheap === 7 ? own : from + own))
      sieve.setPrices(price)
      scorer.begin(mentee)
      scorer.score()
      const byNumber = (a: number, b: number) => a - b
      const isAllowed = (slot: number) => (scorer.cost[slot] as number) < none
      const costOf = (slot: number) => scorer.cost[slot] as number
      const pricedOf = (slot: number) => costOf(slot) + (price[sieve.rowOf[slot] as number] as number)
      const open = Array.from(sieve.slotOf).filter(
        (slot) =>
          (scorer.lowest[scorer.blockOf[sieve.rowOf[slot] as number] as number] as number) < none && isAllowed(slot),
      )
      const least = Array.from({ length: scorer.blocks }, (_, block) => sieve.leastPriced(block))
      for (const slot of open)
        assert.ok((least[scorer.blockOf[sieve.rowOf[slot] as number] as number] as number) <= pricedOf(slot))
      const found = sieve.gather(0, scorer.blocks, limit)
      assert.deepEqual(
        Array.from(sieve.found.subarray(0, found)),
        open.filter((slot) => costOf(slot) <= limit),
      )
      const priced = sieve.gatherPriced(0, scorer.blocks, from + limit)
      assert.deepEqual(
        Array.from(sieve.found.subarray(0, priced)).filter(isAllowed).sort(byNumber),
        open.filter((slot) => pricedOf(slot) <= from + limit).sort(byNumber),
      )
    }),
    { numRuns: 200 },
  )
})
