import { z } from 'zod'
import { choice, identifier, optionalText, version } from '#foundation/form.ts'
import type { Text } from '#foundation/language.ts'
import { goTo, page } from '#foundation/page.ts'
import { Checks, Hidden, Select, TextArea, TextField } from '#ui/field.tsx'
import { Form } from '#ui/form.tsx'
import { Actions, Facts, LinkButton, Notice, P, Page, Section, Tag } from '#ui/page.tsx'
import { useSay } from '#ui/reader.tsx'
import { shownName } from '../people/person.ts'
import { addGoal, changeGoal, getGoal, listGoals } from './goal.server.ts'
import { getLivingPlan, getPlan, type Plan } from './plan.server.ts'
import { type Goal, goalStates, goalTitle, isOpen, mostGoals } from './plan.ts'
import { planHref, planTrail, StepList } from './plan-list.tsx'
import { goalStateWords, planWords as w } from './plans.words.ts'
import { StepFields } from './step-fields.tsx'

/** One goal with its steps. */
export const goalPage = page('/partnerships/:partnership/plan/goals/:goal', {
  async show({ db, actor, params, key }) {
    const plan = await getPlan(db, actor, params.partnership, key)
    const goal = await getGoal(db, plan, params.goal)
    return (
      <Page title={goalTitle(goal, plan.titles)} trail={planTrail(plan)}>
        <GoalFacts plan={plan} goal={goal} />
        {plan.living && (
          <Actions>
            <LinkButton href={planHref(plan, `goals/${goal.id}/words`)} label={w.changeGoal} plain />
          </Actions>
        )}
        <Section title={w.steps}>
          {goal.steps.length === 0 ? <P text={w.noSteps} /> : <StepList plan={plan} steps={goal.steps} />}
        </Section>
        {plan.living && (
          <div class="noprint">
            <Section title={w.newStep}>
              <Form
                action={planHref(plan, `goals/${goal.id}/steps`)}
                button={w.addStep}
                audience={w.onlyTwo(shownName(plan.partner))}
              >
                <StepFields plan={plan} ownerId={goal.ownerId} />
              </Form>
            </Section>
          </div>
        )}
      </Page>
    )
  },
})

function GoalFacts({ plan, goal }: { plan: Plan; goal: Goal }) {
  const say = useSay()
  const { why, measure, district, outcome } = goal.words
  const kept = (text: string) => text && <span class="pre">{text}</span>
  const grows = goal.words.title && goal.competencies.map((id) => say(plan.titles.get(id) ?? '')).join('; ')
  return (
    <>
      <p class="soft">
        {say(goal.ownerId === plan.partner.id ? w.newGoalOf(shownName(plan.partner)) : w.newGoalOwn)}{' '}
        <Tag text={goalStateWords[goal.state] ?? ''} tone={goal.state === 'reached' ? 'good' : undefined} />
      </p>
      <Facts
        facts={[
          [w.competencies, grows],
          [w.why, kept(why)],
          [w.measure, kept(measure)],
          [w.district, kept(district)],
          [w.outcome, kept(outcome)],
        ]}
      />
    </>
  )
}

const newGoalForm = {
  title: optionalText(200),
  competencies: z.array(identifier()).max(5).default([]),
  why: optionalText(2000),
  measure: optionalText(2000),
  district: optionalText(2000),
}
const goalForm = { ...newGoalForm, outcome: optionalText(4000), state: choice(goalStates) }

const valuesOf = ({
  competencies,
  state,
  title,
  why,
  measure,
  district,
  outcome,
}: z.output<z.ZodObject<typeof goalForm>>) => ({
  words: { title, why, measure, district, outcome },
  competencies,
  state,
})

/** Setting a goal, for oneself or written down for the other. */
export const newGoalPage = page('/partnerships/:partnership/plan/goals/new', {
  async show({ db, actor, params, query, key }) {
    const plan = await getLivingPlan(db, actor, params.partnership, key)
    const isForPartner = query.of === 'partner'
    const ownerId = isForPartner ? plan.partner.id : actor.id
    const open = (await listGoals(db, plan)).filter((goal) => goal.ownerId === ownerId && isOpen(goal))
    return (
      <Page title={isForPartner ? w.newGoalOf(shownName(plan.partner)) : w.newGoalOwn} trail={planTrail(plan)}>
        {open.length >= mostGoals && (
          <Notice>
            <P text={w.many} />
          </Notice>
        )}
        <Form button={w.addGoal} audience={w.onlyTwo(shownName(plan.partner))}>
          <Hidden name="owner" value={ownerId} />
          <GoalFields plan={plan} />
        </Form>
      </Page>
    )
  },
  form: z.strictObject({ ...newGoalForm, owner: identifier() }),
  async answer({ db, actor, params, values, key, now }) {
    const plan = await getLivingPlan(db, actor, params.partnership, key)
    const goal = valuesOf({ ...values, outcome: '', state: 'planned' })
    const id = await addGoal(db, actor, plan, values.owner, goal, now)
    return goTo(planHref(plan, `goals/${id}`), { notice: w.goalAdded })
  },
})

/** Changing a goal; when both did at once, both texts are shown. */
export const goalWordsPage = page('/partnerships/:partnership/plan/goals/:goal/words', {
  async show({ db, actor, params, key }) {
    const plan = await getLivingPlan(db, actor, params.partnership, key)
    const goal = await getGoal(db, plan, params.goal)
    return (
      <Page
        title={w.changeGoal}
        trail={{ href: planHref(plan, `goals/${goal.id}`), label: goalTitle(goal, plan.titles) }}
      >
        <Form button={w.saveGoal} version={goal.version} audience={w.onlyTwo(shownName(plan.partner))}>
          <GoalFields plan={plan} goal={goal} />
        </Form>
      </Page>
    )
  },
  form: z.strictObject({ ...goalForm, version: version() }),
  async answer({ db, actor, params, values, key }) {
    const plan = await getLivingPlan(db, actor, params.partnership, key)
    await changeGoal(db, actor, plan, params.goal, values.version, valuesOf(values))
    return goTo(planHref(plan, `goals/${params.goal}`), { notice: w.saved })
  },
})

function GoalFields({ plan, goal }: { plan: Plan; goal?: Goal }) {
  const audience = w.onlyTwo(shownName(plan.partner))
  const words = goal?.words
  return (
    <>
      <TextField
        name="title"
        label={w.goalName}
        hint={w.goalNameHint}
        audience={audience}
        value={words?.title}
        optional
      />
      <Checks
        name="competencies"
        label={w.competencies}
        hint={w.competenciesHint}
        optional
        values={goal?.competencies ?? []}
        options={plan.competencies.map(({ id, title }) => ({ value: id, label: title }))}
      />
      <TextArea name="why" label={w.why} audience={audience} value={words?.why} rows={2} optional />
      <TextArea
        name="measure"
        label={w.measure}
        hint={w.measureHint}
        audience={audience}
        value={words?.measure}
        rows={2}
        optional
      />
      <TextArea name="district" label={w.district} audience={audience} value={words?.district} rows={2} optional />
      {goal && <ProgressFields goal={goal} audience={audience} />}
    </>
  )
}

/** What came of a goal, and where it stands: asked once there is one. */
function ProgressFields({ goal, audience }: { goal: Goal; audience: Text }) {
  return (
    <>
      <TextArea
        name="outcome"
        label={w.outcome}
        hint={w.outcomeHint}
        audience={audience}
        value={goal.words.outcome}
        rows={2}
        optional
      />
      <Select
        name="state"
        label={w.state}
        value={goal.state}
        options={goalStates.map((value) => ({ value, label: goalStateWords[value] ?? value }))}
      />
    </>
  )
}
