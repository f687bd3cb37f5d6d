import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { StoredProblem } from '../answers/stored.ts'
import { remainingProblem } from './offer.ts'

/** A published problem of a few mentees and mentors, and how far its offers have come. */
const situation = fc
  .record({
    mentees: fc.integer({ min: 1, max: 6 }),
    capacity: fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 1, maxLength: 5 }),
    closed: fc.infiniteStream(fc.boolean()),
    fate: fc.array(fc.tuple(fc.nat(5), fc.nat(4), fc.constantFrom('living', 'past')), { maxLength: 10 }),
    gone: fc.array(fc.nat(10), { maxLength: 2 }),
  })
  .map(({ mentees, capacity, closed, fate, gone }) => {
    const menteeIds = Array.from({ length: mentees }, (_, n) => `mentee ${n}`)
    const mentorIds = capacity.map((_, n) => `mentor ${n}`)
    const pairs = menteeIds.flatMap((_, i) =>
      mentorIds.flatMap((_, j) => (closed.next().value ? [] : [[i, j, 10 * i + j] as const])),
    )
    const stored: StoredProblem = { menteeIds, mentorIds, capacity, priority: menteeIds.map(() => 0), pairs }
    const taken = new Set<string>()
    const living: { mentee: string; mentor: string }[] = []
    const past: { mentee: string; mentor: string }[] = []
    for (const [i, j, kind] of fate) {
      const [mentee, mentor] = [menteeIds[i % mentees] ?? '', mentorIds[j % capacity.length] ?? '']
      if (kind === 'past') past.push({ mentee, mentor })
      else if (!taken.has(mentee)) living.push({ mentee, mentor })
      if (kind === 'living') taken.add(mentee)
    }
    const everybody = [...menteeIds, ...mentorIds]
    return { stored, progress: { living, past, gone: new Set(gone.map((n) => everybody[n % everybody.length] ?? '')) } }
  })

const pairsOf = ({ stored, progress }: { stored: StoredProblem; progress: Parameters<typeof remainingProblem>[1] }) => {
  const problem = remainingProblem(stored, progress)
  const pairs: { mentee: string; mentor: string; cost: number }[] = []
  for (let i = 0; i < problem.mentees; i++)
    for (let at = problem.rowStart[i] ?? 0; at < (problem.rowStart[i + 1] ?? 0); at++)
      pairs.push({
        mentee: stored.menteeIds[i] ?? '',
        mentor: stored.mentorIds[problem.mentor[at] ?? 0] ?? '',
        cost: problem.cost[at] ?? 0,
      })
  return { problem, pairs }
}

test('what is left holds nobody who has an offer, no pair that was asked before, and nobody who has gone', () =>
  fc.assert(
    fc.property(situation, (given) => {
      const { living, past, gone } = given.progress
      for (const { mentee, mentor } of pairsOf(given).pairs) {
        assert.ok(!living.some((offer) => offer.mentee === mentee))
        assert.ok(!past.some((offer) => offer.mentee === mentee && offer.mentor === mentor))
        assert.ok(!gone.has(mentee) && !gone.has(mentor))
      }
    }),
  ))

test('everybody else keeps their pairs at the same cost, and a mentor the places nobody holds', () =>
  fc.assert(
    fc.property(situation, (given) => {
      const { living, past, gone } = given.progress
      const { problem, pairs } = pairsOf(given)
      const expected = given.stored.pairs.filter(([i, j]) => {
        const [mentee, mentor] = [given.stored.menteeIds[i] ?? '', given.stored.mentorIds[j] ?? '']
        const isBusy = living.some((offer) => offer.mentee === mentee)
        const isPast = past.some((offer) => offer.mentee === mentee && offer.mentor === mentor)
        return !isBusy && !isPast && !gone.has(mentee) && !gone.has(mentor)
      })
      assert.deepEqual(pairs.map(({ cost }) => cost).sort(), expected.map(([, , cost]) => cost).sort())
      for (const [j, mentor] of given.stored.mentorIds.entries()) {
        const held = living.filter((offer) => offer.mentor === mentor).length
        assert.equal(problem.capacity[j], Math.max(0, (given.stored.capacity[j] ?? 0) - held))
      }
    }),
  ))
