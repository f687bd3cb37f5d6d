import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { bottlenecks } from '../matching/leftover.ts'
import { costOf } from '../matching/problem.ts'
import { solve } from '../matching/solve.ts'
import { aMentee, aMentor, anyCandidate, anyPolicy, districts, policyWith, today } from './candidate.example.ts'
import { explainBottleneck, explainReason, explainRule } from './explain.ts'
import { makePool } from './pool.ts'
import { province, provincePolicy } from './province.example.ts'
import type { Reason } from './reason.ts'
import { ruleKeys } from './rule.ts'
import { scorePair } from './score.ts'

const noRulings = { pins: [], vetoes: [], holds: [] }
const anyPeople = fc.uniqueArray(anyCandidate, { maxLength: 10, selector: ({ id }) => id })

test('every pair is either allowed, at the cost of its reasons, or counted under a rule', () => {
  fc.assert(
    fc.property(anyPeople, anyPolicy, (people, policy) => {
      const pool = makePool(people, policy, noRulings, today)
      const { problem, mentees, mentors, disallowed } = pool
      const counted = Object.values(disallowed).reduce((sum, pairs) => sum + pairs, 0)
      assert.equal(problem.cost.length + counted, mentees.length * mentors.length)
      for (const mentee of mentees.keys())
        for (const mentor of mentors.keys()) {
          const cost = pool.reasons(mentee, mentor).reduce((sum, { lost }) => sum + lost, 0)
          assert.equal(costOf(problem, mentee, mentor), pool.whyNot(mentee, mentor) ? undefined : cost)
        }
    }),
    { numRuns: 300 },
  )
})

test('a large pool, scored by columns, says the same', () => {
  const people = province({ mentees: 90, mentors: 80 })
  for (const rules of [{}, { district: 'same' as const }]) {
    const pool = makePool(people, provincePolicy(rules), noRulings, today)
    for (const mentee of pool.mentees.keys())
      for (const mentor of pool.mentors.keys()) {
        const cost = pool.reasons(mentee, mentor).reduce((sum, { lost }) => sum + lost, 0)
        assert.equal(costOf(pool.problem, mentee, mentor), pool.whyNot(mentee, mentor) ? undefined : cost)
      }
  }
})

test('the order in which people come changes nothing', () => {
  fc.assert(
    fc.property(anyPeople, anyPolicy, (people, policy) => {
      const [one, two] = [people, people.toReversed()].map((all) => makePool(all, policy, noRulings, today))
      assert.deepEqual(one?.problem, two?.problem)
      assert.deepEqual(one?.places, two?.places)
    }),
    { numRuns: 100 },
  )
})

const people = [
  aMentee({ id: 'm1', personId: 'p1', district: districts.haidaGwaii, since: today.subtract({ months: 3 }) }),
  aMentee({ id: 'm2', personId: 'p2', alone: true, since: today.subtract({ years: 3 }) }),
  aMentee({ id: 'm3', personId: 'p3' }),
  aMentor({ id: 't1', personId: 'p4', capacity: 1 }),
  aMentor({ id: 't2', personId: 'p5', capacity: 0 }),
]

test('who comes first follows the policy, in its order', () => {
  const policy = policyWith({ priority: ['single_administrator', 'first_year', 'remote'] })
  const pool = makePool(people, policy, noRulings, today)
  assert.deepEqual(pool.classes, ['single_administrator', 'first_year', 'remote', 'others'])
  assert.deepEqual(Array.from(pool.problem.priority), [1, 0, 3])
  assert.deepEqual(Array.from(solve(pool.problem).mate), [-1, 0, -1])
})

test('a pin holds, whoever comes first', () => {
  const rulings = { ...noRulings, pins: [{ mentee: 'm3', mentor: 't1' }] }
  const pool = makePool(people, policyWith({ priority: ['remote'] }), rulings, today)
  assert.equal(pool.classes[0], 'pinned')
  assert.deepEqual(Array.from(solve(pool.problem).mate), [-1, -1, 0])
  assert.deepEqual(
    [pool.whyNot(2, 1), pool.whyNot(1, 1), pool.disallowed],
    ['pinned_elsewhere', null, { pinned_elsewhere: 1 }],
  )
})

test('a veto and a hold take pairs away', () => {
  const rulings = { pins: [], vetoes: [{ mentee: 'm1', mentor: 't1' }], holds: ['t2', 'm2'] }
  const { disallowed, problem, whyNot } = makePool(people, policyWith(), rulings, today)
  assert.deepEqual(disallowed, { vetoed: 1, held: 4 })
  assert.deepEqual([problem.cost.length, whyNot(0, 0), whyNot(1, 0)], [1, 'vetoed', 'held'])
})

test('a pin that cannot be kept is reported', () => {
  const pins = [
    { mentee: 'm1', mentor: 't1' },
    { mentee: 'm2', mentor: 'gone' },
    { mentee: 'gone', mentor: 't1' },
  ]
  const pool = makePool(people, policyWith({ rules: { district: 'same' } }), { ...noRulings, pins }, today)
  assert.deepEqual(pool.brokenPins, [
    { mentee: 'm1', mentor: 't1', rule: 'district_unknown' },
    { mentee: 'm2', mentor: 'gone', rule: null },
  ])
})

test('every reason can be said in both languages, but a wish for shared identity never is', () => {
  fc.assert(
    fc.property(anyCandidate, anyCandidate, anyPolicy, (mentee, mentor, { weights }) => {
      for (const reason of scorePair(mentee, mentor, weights, today).reasons) {
        const text = explainReason(JSON.parse(JSON.stringify(reason)) as Reason, new Map())
        if (reason.key === 'identity') assert.equal(text, null)
        else for (const said of [text?.en, text?.fr]) assert.match(said ?? '', /^(?!.*(undefined|NaN|\[object)).{8,}$/)
      }
    }),
    { numRuns: 1000 },
  )
})

test('reasons read like this', () => {
  const mentee = aMentee({
    district: districts.princeGeorge,
    issues: ['budget', 'board', 'parents', 'startup'],
    ratings: new Map(['c1', 'c2', 'c3'].map((id) => [id, { rating: 2, focus: false }])),
    prefers: ['p2'],
    role: 'vice_principal',
    speaks: ['en', 'fr'],
  })
  const mentor = aMentor({
    district: districts.kamloops,
    issues: ['budget', 'board'],
    ratings: new Map(
      [
        ['c1', 5],
        ['c2', 4],
        ['c3', 1],
      ].map(([id, rating]) => [String(id), { rating: Number(rating), focus: false }]),
    ),
    role: 'principal',
    since: today.subtract({ years: 12 }),
    speaks: ['fr'],
  })
  const labels = new Map([
    ['c1', { en: 'Vision', fr: 'Vision' }],
    ['c2', { en: 'Trust', fr: 'Confiance' }],
    ['budget', { en: 'Budget process', fr: 'Processus budgétaire' }],
    ['board', { en: 'The board', fr: 'Le conseil' }],
  ])
  const { weights } = policyWith({
    weights: { skills: 1, issues: 1, wishes: 1, distance: 1, role: 1, experience: 1, language: 1, times: 1 },
  })
  const said = scorePair(mentee, mentor, weights, today).reasons.map((reason) => explainReason(reason, labels))
  assert.deepEqual(
    said.map((text) => text?.en),
    [
      '2 of 3 gaps meet a strength: Vision and Trust',
      '2 of 4 issues in common: Budget process and The board',
      'The mentee’s first wish',
      '397 km apart (Prince George – Kamloops)',
      'Related roles: Vice-principal and Principal',
      'The mentor has 12 years in the role',
      'Not known of either, so it counts as neutral: Times in common',
      'Both speak: French',
    ],
  )
  assert.deepEqual(
    said.map((text) => text?.fr),
    [
      '2 besoins sur 3 rejoignent une force : Vision et Confiance',
      '2 enjeux communs sur 4 : Processus budgétaire et Le conseil',
      'Le premier souhait de la personne mentorée',
      'À 397 km l’un de l’autre (Prince George – Kamloops)',
      'Fonctions apparentées : Direction adjointe et Direction d’école',
      'Le mentor compte 12 ans dans la fonction',
      'Inconnu pour les deux, donc neutre : Des moments communs',
      'Les deux parlent : français',
    ],
  )
})

test('what stands in the way is said with names', () => {
  const pool = makePool([...people, aMentor({ id: 't3', personId: 'p6', capacity: 1 })], policyWith(), noRulings, today)
  const names = {
    mentee: (place: number) => `mentee ${place + 1}`,
    mentor: (place: number) => `mentor ${place + 1}`,
  }
  const [only, ...more] = bottlenecks(pool.problem, solve(pool.problem).mate)
  assert.deepEqual(more, [])
  assert.equal(
    only && explainBottleneck(only, names).en,
    '3 mentees share 2 places: mentee 1, mentee 2 and mentee 3. The places are with mentor 1, mentor 2 and mentor 3.',
  )
  const alone = { left: [0], mentees: [0], mentors: [], places: 0 }
  assert.equal(explainBottleneck(alone, names).fr, 'Les règles ne laissent aucun mentor pour mentee 1.')
  const many = { left: [0], mentees: Array.from({ length: 20 }, (_, at) => at), mentors: [0], places: 19 }
  assert.match(explainBottleneck(many, names).en, /^20 mentees share 19 places: .*mentee 11 and 9 others\./)
})

test('every rule has words, and only a coordinator learns that somebody asked', () => {
  for (const rule of ruleKeys) assert.ok(explainRule(rule, true).en && explainRule(rule, false).fr)
  assert.notEqual(explainRule('avoided', true).en, explainRule('avoided', false).en)
})
