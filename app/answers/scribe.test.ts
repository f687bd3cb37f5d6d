import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { Scribe } from './scribe.ts'

test('pairs are written as JSON writes them, however many and whatever was expected', () => {
  const whole = fc.oneof(fc.nat({ max: 12 }), fc.nat({ max: 2 ** 31 - 1 }), fc.constantFrom(0, 9, 10, 99, 2 ** 31 - 1))
  fc.assert(
    fc.property(
      fc.array(fc.tuple(whole, whole, whole), { maxLength: 200 }),
      fc.nat({ max: 100 }),
      (pairs, expected) => {
        const scribe = new Scribe(expected)
        scribe.write('{"é":[')
        for (const [at, [mentee, mentor, cost]] of pairs.entries()) scribe.writePair(at > 0, mentee, mentor, cost)
        scribe.write(']}')
        assert.deepEqual(JSON.parse(new TextDecoder().decode(scribe.written())), { é: pairs })
      },
    ),
  )
})
