import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { kilometres } from '../districts/district.ts'
import { seniority } from '../people/person.ts'
import { type CriterionKey, criterionKeys, type Policy } from '../programs/policy.ts'
import {
  aMentee,
  aMentor,
  anyCandidate,
  anyPolicy,
  districts,
  policyWith,
  someone,
  today,
} from './candidate.example.ts'
import type { Candidate } from './candidate.ts'
import { brokenRule } from './rule.ts'
import { scorePair, shownReasons } from './score.ts'

test('a cost is the sum of what the reasons lost, and every reason adds up', () => {
  fc.assert(
    fc.property(anyCandidate, anyCandidate, anyPolicy, (mentee, mentor, { weights }) => {
      const { cost, reasons } = scorePair(mentee, mentor, weights, today)
      assert.equal(
        cost,
        reasons.reduce((sum, { lost }) => sum + lost, 0),
      )
      assert.ok(cost >= 0 && cost <= 15_000)
      for (const { key, value, weight, gained, lost } of reasons) {
        assert.ok(value === null || (Number.isInteger(value) && value >= 0 && value <= 100))
        assert.deepEqual([weight, gained, gained + lost], [weights[key], weight * (value ?? 50), 100 * weight])
      }
      const left = criterionKeys.filter((key) => weights[key] > 0 && (key !== 'identity' || mentee.identity?.wish))
      assert.deepEqual(
        reasons.map(({ key }) => key),
        left,
      )
      assert.deepEqual(JSON.parse(JSON.stringify(reasons)), reasons)
    }),
  )
})

test('what is not known of somebody is neutral, and said so', () => {
  fc.assert(
    fc.property(anyCandidate, anyPolicy, (other, { weights }) => {
      const { reasons } = scorePair(someone(), someone(), weights, today)
      for (const { value, gained, lost } of reasons) assert.deepEqual([value, gained], [null, lost])
      const known = {
        ...other,
        ratings: new Map([['vision', { rating: 1, focus: false }]]),
        issues: ['board'],
        prefers: [],
      }
      for (const { key, value, facts } of scorePair(known, aMentor(), weights, today).reasons)
        if (key === 'skills' || key === 'issues') assert.deepEqual([value, facts], [null, { missing: 'mentor' }])
    }),
  )
})

test('a pair that is allowed breaks no rule, and a rule means the same from both sides', () => {
  fc.assert(
    fc.property(anyCandidate, anyCandidate, anyPolicy, (mentee, mentor, { rules }) => {
      const broken = brokenRule(mentee, mentor, rules)
      assert.equal(broken === null, isAllowed(mentee, mentor, rules))
      const reversed = brokenRule(mentor, mentee, { ...rules, seniority: false })
      assert.equal(brokenRule(mentee, mentor, { ...rules, seniority: false }), reversed)
    }),
    { numRuns: 3000 },
  )
})

/** The rules once more, in other words. */
function isAllowed(mentee: Candidate, mentor: Candidate, rules: Policy['rules']): boolean {
  const [here, there] = [mentee.district, mentor.district]
  const number = [here?.number ?? -1, there?.number ?? -2]
  const conflicts = [
    mentee.personId === mentor.personId,
    mentee.avoids.includes(mentor.personId) || mentor.avoids.includes(mentee.personId),
    mentee.supervises.has(mentor.personId) || mentor.supervises.has(mentee.personId),
    rules.district === 'same' && number[0] !== number[1],
    rules.district === 'different' && (!here || !there || number[0] === number[1]),
    rules.mostKilometres && (!here || !there || kilometres(here, there) > rules.mostKilometres),
    rules.language && !new Set(mentee.speaks).intersection(new Set(mentor.speaks)).size,
    rules.seniority && !(mentee.role && mentor.role && seniority[mentor.role] >= seniority[mentee.role]),
  ]
  return !conflicts.some(Boolean)
}

test('one more shared issue is never worse', () => {
  fc.assert(
    fc.property(anyCandidate, anyCandidate, fc.constantFrom('budget', 'board', 'parents'), (mentee, mentor, issue) => {
      fc.pre(mentee.issues.includes(issue) && mentor.issues.length > 0)
      const more = { ...mentor, issues: [...mentor.issues.filter((each) => each !== issue), issue] }
      assert.ok(fitOf('issues', mentee, more) >= fitOf('issues', mentee, mentor))
    }),
  )
})

test('a stronger mentor, or one who offers it as a focus, is never worse', () => {
  fc.assert(
    fc.property(anyCandidate, anyCandidate, fc.constantFrom('vision', 'budget'), (mentee, mentor, competency) => {
      const own = mentor.ratings.get(competency)
      fc.pre(own !== undefined)
      for (const better of [
        { ...own, rating: Math.min(5, own.rating + 1) },
        { ...own, focus: true },
      ]) {
        const stronger = { ...mentor, ratings: new Map(mentor.ratings).set(competency, better) }
        assert.ok(fitOf('skills', mentee, stronger) >= fitOf('skills', mentee, mentor))
      }
    }),
  )
})

test('my gap meets your strength', () => {
  const mentee = aMentee({ ratings: rated({ vision: 1, budget: 2, trust: 4, law: 5 }, ['trust']) })
  const mentor = aMentor({ ratings: rated({ vision: 5, budget: 2, trust: 4, law: 1 }) })
  assert.deepEqual(factsOf('skills', mentee, mentor), { gaps: 3, met: ['vision', 'trust'] })
  assert.equal(fitOf('skills', mentee, mentor), Math.round((25 * (4 * 4 + 3 * 1 + 3 * 3)) / (4 + 3 + 3)))
  assert.equal(fitOf('skills', aMentee({ ratings: rated({ vision: 5 }) }), mentor), 50)
})

test('wishes count by rank, both ways, the mentee’s double', () => {
  const wish = (mentee: string[], mentor: string[]) =>
    fitOf('wishes', aMentee({ prefers: mentee }), aMentor({ prefers: mentor }))
  assert.deepEqual([wish(['p2'], []), wish(['x', 'p2'], []), wish(['x', 'y', 'z', 'p2', 'w'], [])], [100, 85, 55])
  assert.deepEqual(
    [wish(['p2'], ['p1']), wish(['p2'], ['x']), wish(['x'], ['p1']), wish(['x'], ['y'])],
    [100, 67, 33, 0],
  )
})

test('distance falls by the logarithm, and counts most where both would meet in person', () => {
  const [here, there] = [{ district: districts.kamloops }, { district: districts.princeGeorge }]
  const facts = { km: 397, from: 'Kamloops', to: 'Prince George', inPerson: false, travels: false }
  assert.deepEqual(factsOf('distance', aMentee(here), aMentor(there)), facts)
  const [near, far, farInPerson, withJourneys] = [
    fitOf('distance', aMentee(here), aMentor(here)),
    fitOf('distance', aMentee(here), aMentor(there)),
    fitOf('distance', aMentee({ ...here, channels: ['in_person'] }), aMentor({ ...there, channels: ['in_person'] })),
    fitOf(
      'distance',
      aMentee({ ...here, channels: ['in_person'] }),
      aMentor({ ...there, channels: ['in_person'], travels: true }),
    ),
  ]
  assert.equal(near, 100)
  assert.ok(far > farInPerson && withJourneys > farInPerson)
  assert.equal(fitOf('distance', aMentee(here), aMentor({ district: districts.francophone })), null)
})

test('places, sizes and roles that are alike fit better', () => {
  const { haidaGwaii, princeGeorge, vancouver } = districts
  const at = (district: Candidate['district'], rest = {}) => ({ district, ...rest })
  const setting = (there: object) => fitOf('setting', aMentee(at(haidaGwaii)), aMentor(there))
  assert.deepEqual([setting(at(haidaGwaii)), setting(at(princeGeorge)), setting(at(vancouver))], [100, 67, 0])
  assert.equal(setting(at(vancouver, { knowsSmallRemote: true })), 80)
  assert.equal(fitOf('size', aMentee(at(haidaGwaii)), aMentor(at(princeGeorge))), 50)
  const role = (own: Candidate['role'], theirs: Candidate['role']) =>
    fitOf('role', aMentee({ role: own }), aMentor({ role: theirs }))
  assert.deepEqual(
    [role('principal', 'principal'), role('vice_principal', 'principal'), role('principal', 'superintendent')],
    [100, 60, 0],
  )
  assert.equal(role('other', 'principal'), null)
  assert.equal(fitOf('experience', aMentee(), aMentor({ since: today.subtract({ years: 7 }) })), 70)
  const speaks = (own: string[], theirs: string[]) =>
    fitOf('language', aMentee({ speaks: own }), aMentor({ speaks: theirs }))
  assert.deepEqual([speaks(['fr'], ['fr', 'en']), speaks(['en', 'fr'], ['fr']), speaks(['en'], ['fr'])], [100, 70, 0])
  assert.equal(fitOf('times', aMentee({ times: ['evening', 'weekend', 'x'] }), aMentor({ times: ['evening'] })), 100)
})

test('a wish for shared identity counts only where there is one, and is never among the reasons shown', () => {
  const { weights } = policyWith({ weights: { identity: 6, size: 1 } })
  const costOf = (identity: Candidate['identity']) => scorePair(aMentee({ identity }), aMentor(), weights, today).cost
  assert.deepEqual(
    [costOf(null), costOf({ wish: true, meets: new Set(['b1']) }), costOf({ wish: true, meets: new Set() })],
    [50, 50, 650],
  )
  const { reasons } = scorePair(aMentee({ identity: { wish: true, meets: new Set() } }), aMentor(), weights, today)
  assert.deepEqual(
    shownReasons(reasons).map(({ key }) => key),
    ['size'],
  )
})

function reasonOf(key: CriterionKey, mentee: Candidate, mentor: Candidate) {
  return scorePair(mentee, mentor, policyWith({ weights: { [key]: 1 } }).weights, today).reasons[0]
}

/** The value of one criterion, null where it is not known. */
function fitOf(key: CriterionKey, mentee: Candidate, mentor: Candidate): number {
  return reasonOf(key, mentee, mentor)?.value as number
}

function factsOf(key: CriterionKey, mentee: Candidate, mentor: Candidate) {
  return reasonOf(key, mentee, mentor)?.facts
}

function rated(ratings: Record<string, number>, focus: string[] = []) {
  return new Map(Object.entries(ratings).map(([id, rating]) => [id, { rating, focus: focus.includes(id) }]))
}
