import assert from 'node:assert/strict'
import { test } from 'node:test'
import { policyDifferences, policySchema } from './policy.ts'

const policy = policySchema.parse({
  weights: { distance: 5 },
  rules: { district: 'any', language: true, seniority: false, mostKilometres: null },
  priority: ['remote'],
})

test('two policies differ by the weights, rules and priorities they do not share', () => {
  assert.deepEqual(policyDifferences(policy, policy), { aim: null, weights: [], rules: [], priority: null })
  const other = {
    aim: 'fairest' as const,
    weights: { ...policy.weights, distance: 7 },
    rules: { ...policy.rules, mostKilometres: 300 },
    priority: [],
  }
  assert.deepEqual(policyDifferences(policy, other), {
    aim: { before: 'best', after: 'fairest' },
    weights: [{ key: 'distance', before: 5, after: 7 }],
    rules: [{ key: 'mostKilometres', before: null, after: 300 }],
    priority: { before: ['remote'], after: [] },
  })
})
