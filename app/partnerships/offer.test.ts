import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { remaining, type Seated } from './offer.ts'

/** A few people accepted, and how far the offers among them have come. */
const situation = fc
  .record({
    mentees: fc.integer({ min: 1, max: 6 }),
    capacity: fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 1, maxLength: 5 }),
    fate: fc.array(fc.tuple(fc.nat(5), fc.nat(4), fc.constantFrom('living', 'past', 'pin')), { maxLength: 12 }),
    gone: fc.array(fc.nat(10), { maxLength: 2 }),
  })
  .map(({ mentees, capacity, fate, gone }) => {
    const people: Seated[] = [
      ...Array.from({ length: mentees }, (_, n) => ({ id: `mentee ${n}`, seat: 'mentee' as const, capacity: 1 })),
      ...capacity.map((seats, n) => ({ id: `mentor ${n}`, seat: 'mentor' as const, capacity: seats })),
    ]
    const taken = new Set<string>()
    const pairs: Record<'living' | 'past' | 'pin', { mentee: string; mentor: string }[]> = {
      living: [],
      past: [],
      pin: [],
    }
    for (const [i, j, kind] of fate) {
      const pair = { mentee: `mentee ${i % mentees}`, mentor: `mentor ${j % capacity.length}` }
      if (kind === 'past' || !taken.has(pair.mentee)) pairs[kind].push(pair)
      if (kind !== 'past') taken.add(pair.mentee)
    }
    const rulings = { pins: pairs.pin, vetoes: [{ mentee: 'mentee 0', mentor: 'mentor 0' }], holds: [] }
    const progress = {
      living: pairs.living,
      past: pairs.past,
      gone: new Set(gone.map((n) => people[n % people.length]?.id ?? '')),
    }
    return { people, rulings, progress }
  })

test('who is free has no offer and has not gone; a mentor among them has a place nobody holds, or is somebody’s pin', () =>
  fc.assert(
    fc.property(situation, ({ people, rulings, progress }) => {
      const { living, gone } = progress
      const free = remaining(people, rulings, progress).people
      const isFree = (id: string) => free.some((one) => one.id === id)
      for (const { id, seat, capacity } of people) {
        const places = capacity - living.filter(({ mentor }) => mentor === id).length
        const isPin = rulings.pins.some(({ mentee, mentor }) => mentor === id && isFree(mentee))
        const isExpected = seat === 'mentee' ? !living.some(({ mentee }) => mentee === id) : places > 0 || isPin
        assert.equal(isFree(id), isExpected && !gone.has(id), id)
        if (seat === 'mentor' && isFree(id))
          assert.equal(free.find((one) => one.id === id)?.capacity, Math.max(0, places))
      }
    }),
  ))

test('no pair of those who are free is asked twice, and every ruling stands', () =>
  fc.assert(
    fc.property(situation, ({ people, rulings, progress }) => {
      const left = remaining(people, rulings, progress)
      const isVetoed = (pair: { mentee: string; mentor: string }) =>
        left.rulings.vetoes.some(({ mentee, mentor }) => mentee === pair.mentee && mentor === pair.mentor)
      for (const pair of progress.past) if (left.people.some(({ id }) => id === pair.mentee)) assert.ok(isVetoed(pair))
      assert.ok(isVetoed({ mentee: 'mentee 0', mentor: 'mentor 0' }))
      assert.deepEqual([left.rulings.pins, left.rulings.holds], [rulings.pins, rulings.holds])
    }),
  ))
