// Twenty times kill -9 while people apply: every answer the house acknowledged is there, once.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { seeded } from './support/applicant.ts'
import { letPeopleApply } from './support/crowd.ts'
import { type HouseProcess, openProcess, type Victim } from './support/process.ts'

const seed = Number(process.env.FAULT_SEED ?? Math.floor(Math.random() * 1e6))

/** How somebody dies: the house, its database, or both; the early ones die again while coming up. */
interface Death {
  readonly victim: Victim
  readonly early: boolean
}
const die = (times: number, victim: Victim, early = false): Death[] =>
  Array.from({ length: times }, () => ({ victim, early }))

/** Three deaths before the house has ever answered; then seventeen, in an order of chance. */
const atBirth = 3
const inLife = [
  ...die(4, 'house'),
  ...die(2, 'both'),
  ...die(3, 'database'),
  ...die(3, 'house', true),
  ...die(1, 'both', true),
]

test('twenty times kill -9 while people apply: every acknowledged answer is there once', {
  timeout: 300_000,
}, async (t) => {
  t.diagnostic(`seed ${seed}: FAULT_SEED=${seed} tries the same again`)
  const random = seeded(seed)
  const house = await openProcess({ patience: 60 })
  t.after(() => house.clear())
  for (let times = 0; times < atBirth; times++) await killAtBirth(house, random)
  house.start()
  await house.ready()
  let returns: number[] = []
  await letPeopleApply(t, house, random, async (crowd) => {
    returns = await killAll(house, random, () => crowd.problem !== undefined)
  })
  t.diagnostic(
    `back after ${Math.round(Math.max(...returns))} ms at most, ${Math.round(middle(returns))} in the middle`,
  )
  assert.equal(await house.stop(), 0, 'it stops as told')
  assert.ok(Math.max(...returns) < 60_000, 'it comes back, also on a machine that is busy with something else')
})

const wait = (least: number, most: number, random: () => number) =>
  new Promise((resolve) => setTimeout(resolve, least + random() * (most - least)))

async function killAtBirth(house: HouseProcess, random: () => number): Promise<void> {
  house.start()
  await wait(200, 1800, random)
  house.kill('both')
}

/** Kills at moments of chance and starts again. @returns how long each return took, in milliseconds */
async function killAll(house: HouseProcess, random: () => number, isOver: () => boolean): Promise<number[]> {
  const returns: number[] = []
  const inTurn = inLife.map((death) => ({ ...death, at: random() })).sort((a, b) => a.at - b.at)
  for (const { victim, early } of inTurn) {
    if (isOver()) break
    await wait(200, 1300, random)
    if (early) {
      house.kill(victim)
      house.start()
      await wait(50, 1000, random)
    }
    house.kill(victim)
    if (victim !== 'database') house.start()
    returns.push(await house.ready())
  }
  return returns
}

const middle = (numbers: readonly number[]) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0
