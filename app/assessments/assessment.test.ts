import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { isComplete } from './assessment.ts'

test('an assessment is complete when every competency has a rating, and ratings of others do not count', () => {
  const ids = ['a', 'b', 'c', 'd']
  fc.assert(
    fc.property(fc.subarray(ids), fc.subarray([...ids, 'of another framework']), (asked, rated) => {
      const ratings = rated.map((competencyId) => ({ competencyId, rating: 3, focus: false, comment: '' }))
      const competencies = asked.map((id) => ({ id }))
      assert.equal(isComplete(competencies, ratings), asked.filter((id) => !rated.includes(id)).length === 0)
    }),
  )
})
