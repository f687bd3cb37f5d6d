// A little of `npm run attack`: what no browser says, said to a house as an operator starts it. The rest is the command's.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { knock, operationFor, send } from '../tools/attack/knock.ts'
import { Tally } from '../tools/attack/tally.ts'
import { problemOf } from '../tools/attack/walk.ts'
import { speakBadly } from '../tools/attack/wire.ts'
import { callFrom } from './support/caller.ts'
import { openProcess } from './support/process.ts'

test('what no browser says is refused in words, nothing is smuggled, and the house lives', async (t) => {
  const house = await openProcess({ parts: ['--no-worker'], patience: 120 })
  t.after(() => house.clear())
  house.start()
  await house.ready()
  const { origin } = house
  const tally = new Tally()
  tally.begin('what no browser says')
  await speakBadly({ origin }, tally)
  tally.end()
  assert.equal(tally.failed, 0, tally.report())

  const visitor = callFrom(origin)
  await visitor.open('/sign-in')
  const op = await operationFor(origin, visitor, '/sign-in')
  const refused = async (status: number, answer: ReturnType<typeof knock>, what: string) => {
    const given = await answer
    assert.equal(problemOf(given), undefined, what)
    assert.equal(given.status, status, what)
  }
  await refused(404, knock(origin, visitor, '/programs/%00'), 'an address that cannot be kept')
  await refused(404, knock(origin, visitor, '/invitations/%ed%a0%80/not-an-id'), 'an address that is none')
  await refused(
    413,
    send(origin, visitor, '/sign-in', [
      ['op', op],
      ['address', 'x'.repeat(3_000_000)],
    ]),
    'too much',
  )
  const many = Array.from({ length: 10_000 }, (_, n) => [`f${n}`, '1'] as const)
  await refused(413, send(origin, visitor, '/sign-in', [['op', op], ...many]), 'too many fields')
  await refused(
    400,
    knock(origin, visitor, '/sign-in', { method: 'POST', body: '{}', headers: { 'content-type': 'application/json' } }),
    'no form',
  )
  await refused(
    403,
    send(origin, visitor, '/sign-in', [['op', op]], { 'sec-fetch-site': 'cross-site' }),
    'from elsewhere',
  )
  await refused(422, send(origin, visitor, '/sign-in', [['address', 'a@example.org']]), 'without a key')
  const back = [
    ['op', op],
    ['language', 'de'],
    ['back', '/'],
  ] as const
  await refused(422, send(origin, visitor, '/language', back), 'a form whose page only leads on')
  assert.deepEqual(house.faults, [])
})
