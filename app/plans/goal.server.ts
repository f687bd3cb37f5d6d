import type { GoalState, StepState } from '#database/types.ts'
import type { PersonActor } from '#foundation/actor.ts'
import { record } from '#foundation/audit.ts'
import type { Db } from '#foundation/database.ts'
import { orNotFound, refuseUnless } from '#foundation/refusal.ts'
import { changeVersioned } from '#foundation/versioned.ts'
import { mustBeCompetencies, type Plan, raiseEdition } from './plan.server.ts'
import { type Goal, type GoalWords, meantByGoal, meantByStep, type Step } from './plan.ts'
import { planWords as w } from './plans.words.ts'
import { changeWords, openWords, sealWords } from './sealed.server.ts'

/** Every goal of a plan with its steps: the mentee's first, in the order they were set. */
export async function listGoals(db: Db, { partnership, vault }: Plan): Promise<Goal[]> {
  const goals = await db
    .selectFrom('goals')
    .select(['id', 'ownerId', 'competencies', 'state', 'wordsSealed', 'version'])
    .where('partnershipId', '=', partnership.id)
    .orderBy('createdAt')
    .orderBy('id')
    .execute()
  const steps = await db
    .selectFrom('steps')
    .select(['id', 'goalId', 'ownerId', 'dueOn', 'state', 'doneOn', 'wordsSealed', 'version'])
    .where('partnershipId', '=', partnership.id)
    .orderBy('dueOn', (order) => order.asc().nullsLast())
    .orderBy('createdAt')
    .orderBy('id')
    .execute()
  const opened = steps.map(({ wordsSealed, ...step }): Step => {
    const { words } = openWords<{ words: string }>(vault, 'steps', { id: step.id, wordsSealed })
    return { ...step, words }
  })
  return goals
    .map(({ wordsSealed, ...goal }) => ({
      ...goal,
      words: openWords<GoalWords>(vault, 'goals', { id: goal.id, wordsSealed }),
      steps: opened.filter(({ goalId }) => goalId === goal.id),
    }))
    .sort((a, b) => Number(a.ownerId === partnership.mentorId) - Number(b.ownerId === partnership.mentorId))
}

/** One goal of the plan. */
export async function getGoal(db: Db, plan: Plan, id: string): Promise<Goal> {
  return orNotFound((await listGoals(db, plan)).find((goal) => goal.id === id))
}

/** One step of the plan, with the goal it leads to. */
export async function getStep(db: Db, plan: Plan, id: string): Promise<{ step: Step; goal: Goal }> {
  const goals = await listGoals(db, plan)
  const goal = orNotFound(goals.find(({ steps }) => steps.some((step) => step.id === id)))
  return { goal, step: orNotFound(goal.steps.find((step) => step.id === id)) }
}

/** A goal as a form gives it. */
export interface GoalValues {
  readonly words: GoalWords
  readonly competencies: readonly string[]
  readonly state: GoalState
}

/** Sets a goal, for either of the two to grow. @returns its id */
export async function addGoal(
  db: Db,
  actor: PersonActor,
  plan: Plan,
  ownerId: string,
  { words, competencies, state }: GoalValues,
  now: Temporal.Instant,
): Promise<string> {
  mustBeOneOfTwo(plan, ownerId)
  mustSayWhat(plan, words, competencies)
  const id = crypto.randomUUID()
  await db
    .insertInto('goals')
    .values({
      id,
      partnershipId: plan.partnership.id,
      ownerId,
      competencies: [...competencies],
      state,
      wordsSealed: sealWords(plan.vault, 'goals', id, words),
      createdAt: now,
    })
    .execute()
  await raiseEdition(db, plan)
  await record(db, actor, 'goal.added', { recordType: 'goal', recordId: id })
  return id
}

/** Changes a goal, if it still is as the form showed it. */
export async function changeGoal(
  db: Db,
  actor: PersonActor,
  plan: Plan,
  id: string,
  version: number,
  { words, competencies, state }: GoalValues,
): Promise<void> {
  const goal = await getGoal(db, plan, id)
  mustSayWhat(plan, words, competencies)
  await changeWords(db, plan.vault, 'goals', goal.id, version, words, { competencies: [...competencies], state })
  if (meantByGoal(goal) !== meantByGoal({ words, competencies, state })) await raiseEdition(db, plan)
  await record(db, actor, 'goal.changed', { recordType: 'goal', recordId: id, facts: { state } })
}

function mustSayWhat(plan: Plan, words: GoalWords, competencies: readonly string[]): void {
  mustBeCompetencies(plan, competencies)
  refuseUnless(words.title || competencies.length > 0, w.sayWhat, { field: 'title' })
}

/** Only the two of them own anything in their plan. */
function mustBeOneOfTwo({ partnership }: Plan, personId: string): void {
  orNotFound(personId === partnership.menteeId || personId === partnership.mentorId)
}

/** A step as a form gives it. */
export interface StepValues {
  readonly words: string
  readonly ownerId: string
  readonly dueOn: Temporal.PlainDate | null
}

/** Adds a step towards a goal. @returns its id */
export async function addStep(
  db: Db,
  actor: PersonActor,
  plan: Plan,
  goalId: string,
  { words, ownerId, dueOn }: StepValues,
  now: Temporal.Instant,
): Promise<string> {
  mustBeOneOfTwo(plan, ownerId)
  const goal = await getGoal(db, plan, goalId)
  const id = crypto.randomUUID()
  await db
    .insertInto('steps')
    .values({
      id,
      goalId: goal.id,
      partnershipId: plan.partnership.id,
      ownerId,
      dueOn,
      wordsSealed: sealWords(plan.vault, 'steps', id, { words }),
      createdAt: now,
    })
    .execute()
  await raiseEdition(db, plan)
  await record(db, actor, 'step.added', { recordType: 'goal', recordId: goal.id })
  return id
}

/** Changes a step, if it still is as the form showed it. The day it was done on stays unless it is opened again. */
export async function changeStep(
  db: Db,
  actor: PersonActor,
  plan: Plan,
  id: string,
  version: number,
  { words, ownerId, dueOn, state }: StepValues & { readonly state: StepState },
  today: Temporal.PlainDate,
): Promise<void> {
  mustBeOneOfTwo(plan, ownerId)
  const { step, goal } = await getStep(db, plan, id)
  const doneOn = state === 'done' ? (step.doneOn ?? today) : null
  await changeWords(db, plan.vault, 'steps', id, version, { words }, { ownerId, dueOn, state, doneOn })
  if (meantByStep(step) !== meantByStep({ words, ownerId, dueOn, state })) await raiseEdition(db, plan)
  await record(db, actor, 'step.changed', { recordType: 'goal', recordId: goal.id, facts: { state } })
}

/**
 * Ticks a step off. No word can be lost by it, so it asks for no version; whoever is changing the step hears of it.
 *
 * @returns the goal it leads to
 */
export async function finishStep(
  db: Db,
  actor: PersonActor,
  plan: Plan,
  id: string,
  today: Temporal.PlainDate,
): Promise<string> {
  const { step, goal } = await getStep(db, plan, id)
  if (step.state === 'done') return goal.id
  await changeVersioned(db, 'steps', id, step.version, { state: 'done', doneOn: today })
  await record(db, actor, 'step.changed', { recordType: 'goal', recordId: goal.id, facts: { state: 'done' } })
  return goal.id
}
