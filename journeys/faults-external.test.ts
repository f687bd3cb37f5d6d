// A PostgreSQL of one's own, and everything that can happen to it and to the house while people apply.
// FAULT_ROUNDS=5 for the long one: the house is killed twenty-one times. FAULT_DATABASE_URL (a superuser's) and
// FAULT_DATABASE_START (the command that starts it) try a server that is there.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { seeded } from './support/applicant.ts'
import { letPeopleApply, mustBeToldKindly } from './support/crowd.ts'
import { openProcess } from './support/process.ts'
import { openServer } from './support/server.ts'

const seed = Number(process.env.FAULT_SEED ?? Math.floor(Math.random() * 1e6))
const rounds = Number(process.env.FAULT_ROUNDS ?? 1)

const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

test('a server of one’s own and the house before it are killed, frozen and stopped: every acknowledged answer is there once', {
  timeout: 200_000 + rounds * 400_000, // a machine that is busy with something else takes ten times as long
}, async (t) => {
  t.diagnostic(`the same again: FAULT_SEED=${seed} FAULT_ROUNDS=${rounds} node --test journeys/faults-external.test.ts`)
  const random = seeded(seed)
  const server = await openServer()
  t.after(() => server.clear())
  const house = await openProcess({ server, patience: 90, supervised: true })
  t.after(() => house.clear())
  house.start()
  await house.ready()
  const happens = {
    async 'house killed'() {
      house.kill('house')
      house.start()
    },
    async 'house killed while it came up'() {
      house.kill('house')
      house.start()
      await sleep(random() * 1000)
      house.kill('house')
      house.start()
    },
    async 'one of the server killed'() {
      server.kill('one', random)
      await sleep(100)
    },
    async 'server killed'() {
      server.kill('first', random)
      await sleep(random() * 1000)
      await server.start()
    },
    async 'server stopped'() {
      await server.stop()
      await sleep(random() * 2000)
      await server.start()
    },
    async 'server frozen'() {
      const goOn = server.freeze()
      await sleep(2500 + random() * 1500).finally(goOn)
    },
  }
  const inTurn = [
    'house killed',
    ...Array.from({ length: rounds }, () => [...Object.keys(happens), 'house killed']).flat(),
  ]
    .map((what) => ({ what: what as keyof typeof happens, at: random() }))
    .sort((a, b) => a.at - b.at)
  const returns = new Map<string, number[]>()
  const ledger = await letPeopleApply(t, house, random, async (crowd) => {
    for (const { what } of inTurn) {
      if (crowd.problem) break
      await crowd.untilTaken(10)
      await sleep(random() * 800)
      const began = performance.now()
      await happens[what]()
      await house.ready()
      returns.set(what, [...(returns.get(what) ?? []), performance.now() - began])
    }
    await crowd.untilTaken(30)
  })
  t.diagnostic(`PostgreSQL ${server.version}; milliseconds until all was well again:`)
  for (const [what, took] of returns)
    t.diagnostic(`${what}: ${took.length} times, ${Math.round(Math.max(...took))} at most`)
  mustBeToldKindly(ledger)
  assert.equal(await house.stop(), 0, 'it stops as told')
})
