import { z } from 'zod'
import { choice, requiredTick, version } from '#foundation/form.ts'
import { goTo, page } from '#foundation/page.ts'
import { Select } from '#ui/field.tsx'
import { Form } from '#ui/form.tsx'
import { Page } from '#ui/page.tsx'
import { shownName } from '../people/person.ts'
import { addStep, changeStep, finishStep, getGoal, getStep } from './goal.server.ts'
import { getLivingPlan } from './plan.server.ts'
import { goalTitle, stepStates } from './plan.ts'
import { planHref } from './plan-list.tsx'
import { stepStateWords, planWords as w } from './plans.words.ts'
import { StepFields, stepForm } from './step-fields.tsx'

/** Adding a step to a goal. */
export const newStepPage = page('/partnerships/:partnership/plan/goals/:goal/steps', {
  async show({ db, actor, params, key }) {
    const plan = await getLivingPlan(db, actor, params.partnership, key)
    const goal = await getGoal(db, plan, params.goal)
    return (
      <Page title={w.newStep} trail={{ href: planHref(plan, `goals/${goal.id}`), label: goalTitle(goal, plan.titles) }}>
        <Form button={w.addStep} audience={w.onlyTwo(shownName(plan.partner))}>
          <StepFields plan={plan} ownerId={goal.ownerId} />
        </Form>
      </Page>
    )
  },
  form: z.strictObject(stepForm),
  async answer({ db, actor, params, values: { words, owner, due }, key, now }) {
    const plan = await getLivingPlan(db, actor, params.partnership, key)
    await addStep(db, actor, plan, params.goal, { words, ownerId: owner, dueOn: due ?? null }, now)
    return goTo(planHref(plan, `goals/${params.goal}`), { notice: w.stepAdded })
  },
})

/** Changing a step, and where it stands. */
export const stepPage = page('/partnerships/:partnership/plan/steps/:step', {
  async show({ db, actor, params, key }) {
    const plan = await getLivingPlan(db, actor, params.partnership, key)
    const { step, goal } = await getStep(db, plan, params.step)
    return (
      <Page
        title={w.stepTitle}
        trail={{ href: planHref(plan, `goals/${goal.id}`), label: goalTitle(goal, plan.titles) }}
      >
        <Form button={w.saveStep} version={step.version} audience={w.onlyTwo(shownName(plan.partner))}>
          <StepFields plan={plan} step={step} ownerId={step.ownerId} />
          <Select
            name="state"
            label={w.state}
            value={step.state}
            options={stepStates.map((value) => ({ value, label: stepStateWords[value] ?? value }))}
          />
        </Form>
      </Page>
    )
  },
  form: z.strictObject({ ...stepForm, state: choice(stepStates), version: version() }),
  async answer({ db, actor, params, values: { words, owner, due, state, ...values }, key, today }) {
    const plan = await getLivingPlan(db, actor, params.partnership, key)
    const changed = { words, ownerId: owner, dueOn: due ?? null, state }
    await changeStep(db, actor, plan, params.step, values.version, changed, today)
    const { goal } = await getStep(db, plan, params.step)
    return goTo(planHref(plan, `goals/${goal.id}`), { notice: w.saved })
  },
})

/** Ticking a step off from a list. */
export const stepDonePage = page('/partnerships/:partnership/plan/steps/:step/done', {
  show: ({ params }) => goTo(`/partnerships/${params.partnership}/plan/steps/${params.step}`),
  form: z.strictObject({ done: requiredTick() }),
  async answer({ db, actor, params, key, today }) {
    const plan = await getLivingPlan(db, actor, params.partnership, key)
    const goalId = await finishStep(db, actor, plan, params.step, today)
    return goTo(planHref(plan, `goals/${goalId}`), { notice: w.saved })
  },
})
