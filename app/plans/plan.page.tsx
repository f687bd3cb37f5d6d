import { z } from 'zod'
import { identifier } from '#foundation/form.ts'
import type { Text } from '#foundation/language.ts'
import { page, stay } from '#foundation/page.ts'
import { Checks } from '#ui/field.tsx'
import { Form } from '#ui/form.tsx'
import { Actions, LinkButton, Notice, P, Page, Section, Todo, Words } from '#ui/page.tsx'
import { useSay } from '#ui/reader.tsx'
import type { Competency } from '../frameworks/framework.server.ts'
import { shownName } from '../people/person.ts'
import { AgreedSection } from './agreed.page.tsx'
import { readAgreed } from './agreed.server.ts'
import { readPlanText } from './copy.server.ts'
import { copyWords } from './copy.words.ts'
import { listGoals } from './goal.server.ts'
import {
  beginPlan,
  getPlan,
  getShell,
  openPlan,
  type Plan,
  readSheets,
  type Shell,
  suggestGoals,
} from './plan.server.ts'
import { type Goal, goalTitle, nextSteps } from './plan.ts'
import { planHref, planTrail, StepList } from './plan-list.tsx'
import { PlanView } from './plan-view.tsx'
import { goalStateWords, planWords as w } from './plans.words.ts'
import { sheetWords } from './sheet.words.ts'

const trailOf = ({ partnership, partner }: Shell) => ({
  href: `/partnerships/${partnership.id}`,
  label: shownName(partner),
})

/** The plan of two people: what is next, their goals, and the way to everything else in it. */
export const planPage = page('/partnerships/:partnership/plan', {
  async show({ db, actor, params, key }) {
    const shell = await getShell(db, actor, params.partnership)
    if (!shell.begun) return <BeginPage shell={shell} suggested={await suggestGoals(db, actor, shell)} />
    const plan = await openPlan(db, shell, key)
    const goals = await listGoals(db, plan)
    const isMissing = plan.living && !goals.some(({ ownerId }) => ownerId === actor.id)
    const suggested = isMissing ? await suggestGoals(db, actor, plan) : []
    const { vision } = (await readSheets(db, plan)).vision.words
    const steps = plan.living ? nextSteps(goals, actor.id).slice(0, 5) : []
    return (
      <Page title={w.titleWith(shownName(plan.partner))} lead={plan.living ? w.lead : w.over} trail={trailOf(plan)}>
        <Notice>
          <P text={w.between(shownName(plan.partner))} />
        </Notice>
        {vision && (
          <Section title={sheetWords.vision.title}>
            <Words>{vision}</Words>
          </Section>
        )}
        {steps.length > 0 && (
          <Section title={w.nextSteps}>
            <NextSteps plan={plan} goals={goals} steps={steps} />
          </Section>
        )}
        <Goals
          plan={plan}
          goals={goals}
          ownerId={plan.partnership.menteeId}
          suggested={plan.isMentor ? [] : suggested}
        />
        <Goals
          plan={plan}
          goals={goals}
          ownerId={plan.partnership.mentorId}
          suggested={plan.isMentor ? suggested : []}
        />
        {goals.length > 0 && <AgreedSection plan={plan} standing={await readAgreed(db, plan)} />}
        <Doors plan={plan} />
      </Page>
    )
  },
  form: z.strictObject({ competencies: z.array(identifier()).max(10).default([]) }),
  async answer({ db, actor, params, values, key, now }) {
    const { begun } = await getShell(db, actor, params.partnership)
    await beginPlan(db, actor, params.partnership, values.competencies, key, now)
    return stay({ notice: begun ? w.putInDone : w.begun })
  },
})

function BeginPage({ shell, suggested }: { shell: Shell; suggested: readonly Competency[] }) {
  const partner = shownName(shell.partner)
  return (
    <Page title={w.titleWith(partner)} lead={shell.living ? w.beginLead : w.over} trail={trailOf(shell)}>
      <Notice>
        <P text={w.between(partner)} />
      </Notice>
      {shell.isMentor && <P text={w.mentorBegins(partner)} />}
      {shell.living && <Suggested shell={shell} suggested={suggested} button={w.begin} />}
    </Page>
  )
}

/** What somebody's own self-assessment suggests, ticked already; nothing enters the plan before they press. */
function Suggested({ shell, suggested, button }: { shell: Shell; suggested: readonly Competency[]; button: Text }) {
  return (
    <Form button={button} audience={w.onlyTwo(shownName(shell.partner))}>
      {suggested.length > 0 && (
        <Checks
          name="competencies"
          label={w.fromYours}
          hint={w.fromYoursHint(shownName(shell.partner))}
          optional
          values={suggested.map(({ id }) => id)}
          options={suggested.map(({ id, title }) => ({ value: id, label: title }))}
        />
      )}
    </Form>
  )
}

function NextSteps({ plan, goals, steps }: { plan: Plan; goals: readonly Goal[]; steps: Goal['steps'] }) {
  const say = useSay()
  const titleOf = (goalId: string) => {
    const goal = goals.find(({ id }) => id === goalId)
    return goal ? say(goalTitle(goal, plan.titles)) : ''
  }
  return <StepList plan={plan} steps={steps} of={({ goalId }) => titleOf(goalId)} />
}

function Goals({
  plan,
  goals,
  ownerId,
  suggested,
}: {
  plan: Plan
  goals: readonly Goal[]
  ownerId: string
  suggested: readonly Competency[]
}) {
  const say = useSay()
  const isPartner = ownerId === plan.partner.id
  const name = shownName(plan.partner)
  const own = goals.filter((goal) => goal.ownerId === ownerId)
  const below = (goal: Goal) => {
    const steps = goal.steps.filter(({ state }) => state !== 'let_go')
    const done = steps.filter(({ state }) => state === 'done').length
    return [
      goalStateWords[goal.state],
      ...(goal.words.title ? goal.competencies.flatMap((id) => plan.titles.get(id) ?? []) : []),
      ...(steps.length > 0 ? [w.stepsDone(done, steps.length)] : []),
    ]
      .map((text) => say(text ?? ''))
      .join(' · ')
  }
  const none = isPartner ? w.noneOf(name) : plan.isMentor ? w.noMentorGoals : w.noGoals
  return (
    <Section title={isPartner ? w.goalsOf(name) : w.myGoals}>
      {own.length === 0 && suggested.length === 0 && <P text={none} />}
      {own.length === 0 && suggested.length > 0 && <Suggested shell={plan} suggested={suggested} button={w.putIn} />}
      <Todo
        items={own.map((goal) => ({
          sentence: goalTitle(goal, plan.titles),
          more: below(goal),
          href: planHref(plan, `goals/${goal.id}`),
          button: w.openGoal,
          plain: true,
        }))}
      />
      {plan.living && (!isPartner || plan.isMentor) && (
        <Actions>
          <LinkButton
            href={planHref(plan, isPartner ? 'goals/new?of=partner' : 'goals/new')}
            label={isPartner ? w.forPartner(name) : w.newGoal}
            plain
          />
        </Actions>
      )}
    </Section>
  )
}

function Doors({ plan }: { plan: Plan }) {
  const say = useSay()
  const doors: readonly (readonly [part: string, title: Text])[] = [
    ['vision', sheetWords.vision.title],
    ['inquiry', sheetWords.inquiry.title],
    ['priorities', sheetWords.priorities.title],
    ['learning', w.learning],
    ['duties', w.duties],
    ['framework', w.framework],
    ['feedback', w.feedback],
    ['whole', w.whole],
    ['copy', copyWords.title],
  ]
  return (
    <div class="noprint">
      <Section title={w.more}>
        <ul class="doors">
          {doors.map(([part, title]) => (
            <li>
              <a href={planHref(plan, part)}>{say(title)}</a>
            </li>
          ))}
          <li>
            <a href={`/partnerships/${plan.partnership.id}/self-assessment`}>
              {say(plan.isMentor ? w.theirAssessment : w.myAssessment)}
            </a>
          </li>
        </ul>
      </Section>
    </div>
  )
}

/** The whole plan on one page, to read through together or to print. */
export const wholePlanPage = page('/partnerships/:partnership/plan/whole', {
  async show({ db, actor, params, key }) {
    const plan = await getPlan(db, actor, params.partnership, key)
    return (
      <Page title={w.titleWith(shownName(plan.partner))} trail={planTrail(plan)}>
        <P text={w.between(shownName(plan.partner))} class="soft small measure" />
        <PlanView text={await readPlanText(db, actor, plan)} own={actor.name} />
      </Page>
    )
  },
})
