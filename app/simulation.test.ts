import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openTestDatabase } from '#foundation/testing.ts'
import { honorariumStates } from './honoraria/honorarium.ts'
import { openSimulation, workThrough } from './simulation.example.ts'
import { runProgram } from './simulation-close.example.ts'
import { look } from './simulation-look.example.ts'
import { isLast, mustAgree, mustHavePlaces, Watcher } from './simulation-watch.example.ts'
import { coordinate, live } from './simulation-week.example.ts'

/** Every state there is, by what has it. */
const states: Record<string, readonly string[]> = {
  partnership: ['introduced', 'under_way', 'paused', 'ended'],
  quiet: ['well', 'asked', 'not_yet', 'unanswered'],
  meeting: ['proposed', 'agreed', 'cancelled'],
  moving: ['asked', 'settled'],
  offer: ['asking_mentor', 'asking_mentee', 'accepted', 'declined', 'expired', 'withdrawn', 'ended'],
  review: ['opened', 'draft', 'done', 'shown'],
  report: ['open', 'sent'],
  survey: ['planned', 'open', 'closed'],
  extension: ['open', 'agreed', 'declined', 'withdrawn'],
  agreement: ['proposed', 'set_aside', 'in_force', 'replaced'],
  goal: ['planned', 'under_way', 'reached', 'let_go'],
  suggestion: ['open', 'done', 'declined'],
  concern: ['waiting', 'settled'],
  honorarium: honorariumStates,
  program: ['published', 'archived'],
}
/** Told of a thing once, and not left. */
const told = ['held true', 'held false', 'moment mid_year', 'moment year_end']

const weeks = 52
/** The days that pass between two looks of the worker: one of them falls between Thursday and Sunday. */
const steps = [3, 4]
/** Another story with `SEED=7 node --test app/simulation.test.ts`. */
const seed = Number(process.env.SEED ?? 20260901)

test(`a hundred pairs live through a year (seed ${seed})`, async (t) => {
  const database = await openTestDatabase()
  const simulation = await openSimulation(database, seed)
  const watcher = new Watcher()
  try {
    let compared = 0
    let standing = await look(simulation)
    for (let step = 0; step < weeks * steps.length; step++) {
      const days = steps[step % steps.length] ?? 1
      await simulation.moveTo(simulation.today.add({ days }))
      await live(simulation, standing, days)
      if (step % steps.length === 0) {
        await coordinate(simulation, standing, step / steps.length)
        await runProgram(simulation, step / steps.length)
      }
      await watcher.deliver(simulation, await look(simulation))
      await workThrough(simulation)
      standing = await look(simulation)
      watcher.note(standing)
      await watcher.collect(simulation, standing)
      await mustHavePlaces(simulation)
      if (step % 26 === 25) compared += await mustAgree(simulation, standing)
    }
    const { pairs } = standing
    t.diagnostic(`seed ${seed}: ${pairs.length} pairs, ${simulation.contacts.size} contacts, ${compared} logs compared`)
    for (const [what, counts] of Object.entries({
      done: simulation.done,
      refused: simulation.refused,
      written: watcher.written,
      'no longer wanted': watcher.dropped,
    }))
      t.diagnostic(
        `${what}: ${[...counts]
          .map(([name, n]) => `${name} ${n}`)
          .sort()
          .join(', ')}`,
      )
    assert.ok(pairs.length >= 100)
    assert.ok(compared > 250, 'too few logs were compared')
    const all = Object.entries(states).flatMap(([machine, each]) => each.map((state) => [machine, state] as const))
    assert.deepEqual(
      [...all.map((each) => each.join(' ')), ...told].filter((each) => !watcher.reached.has(each)),
      [],
      'states nobody reached',
    )
    assert.deepEqual(
      all.filter(([machine, state]) => !isLast(machine, state) && !watcher.left.has(`${machine} ${state}`)),
      [],
      'states nobody left',
    )
  } finally {
    await simulation.close()
    await database.close()
  }
})
