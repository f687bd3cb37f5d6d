import type { PersonActor } from '#foundation/actor.ts'
import type { Db } from '#foundation/database.ts'
import { testKey } from '#foundation/testing.ts'
import { sayConcern } from './changes/concern.server.ts'
import { getOwnPartnership } from './partnerships/partnership.server.ts'
import { addGoal, changeGoal, listGoals } from './plans/goal.server.ts'
import { beginPlan, getLivingPlan, type Plan } from './plans/plan.server.ts'
import { noGoalWords } from './plans/plan.ts'
import { answerSuggestion, listSuggestions, suggest } from './plans/suggestion.server.ts'
import type { Simulation } from './simulation.example.ts'
import type { PairNow } from './simulation-look.example.ts'

/** Something one of the two does with their plan, begun now if it was not. */
const inPlan =
  (name: string, work: (simulation: Simulation, db: Db, who: PersonActor, plan: Plan) => Promise<unknown>) =>
  (simulation: Simulation, { id }: PairNow, who: PersonActor) =>
    simulation.act(name, who, async (db) => {
      await beginPlan(db, who, id, [], testKey, simulation.now())
      const plan = await getLivingPlan(db, who, id, testKey)
      await work(simulation, db, who, plan)
      for (const { id, state } of await listGoals(db, plan)) simulation.plans.set(id, { machine: 'goal', id, state })
      for (const { id, state } of await listSuggestions(db, plan))
        simulation.plans.set(id, { machine: 'suggestion', id, state })
    })

/** Sets a goal, or moves one on: any way, back too. */
export const grow = inPlan('goal', async ({ chance, now }, db, who, plan) => {
  const goals = await listGoals(db, plan)
  if (goals.length === 0) {
    const words = { ...noGoalWords, title: 'To listen' }
    return addGoal(db, who, plan, who.id, { words, competencies: [], state: 'planned' }, now())
  }
  const goal = chance.one(goals)
  const state = chance.one(
    (['planned', 'under_way', 'reached', 'let_go'] as const).filter((each) => each !== goal.state),
  )
  return changeGoal(db, who, plan, goal.id, goal.version, { ...goal, state })
})

/** Suggests something to learn, or says what became of it. */
export const learn = inPlan('suggestion', async ({ chance, now }, db, who, plan) => {
  const [open] = (await listSuggestions(db, plan)).filter(({ state }) => state === 'open')
  if (!open) return suggest(db, who, plan, { kind: 'learning', competencyId: null, what: 'A book', why: '' }, now())
  const state = chance.one(['done', 'declined'] as const)
  return answerSuggestion(db, who, plan, open.id, open.version, { state, words: open.words }, now())
})

/** Says in confidence that it does not work. */
export const confide = (simulation: Simulation, { id }: PairNow, who: PersonActor) =>
  simulation.act('concern', who, async (db) => {
    const { partnership } = await getOwnPartnership(db, who, id)
    await sayConcern(db, who, partnership, { wish: 'talk', words: 'It is hard.' }, testKey, simulation.now())
  })
