import { Section, Tag } from '#ui/page.tsx'
import { useSay } from '#ui/reader.tsx'
import { shownName } from '../people/person.ts'
import type { Plan } from '../plans/plan.server.ts'
import { type Goal, goalTitle } from '../plans/plan.ts'
import { planHref } from '../plans/plan-list.tsx'
import { goalStateWords, planWords } from '../plans/plans.words.ts'
import { reviewWords as w } from './reviews.words.ts'

/** Where the goals of the two stand, to look at while writing; each leads to the plan. */
export function GoalsSoFar({ plan, goals }: { plan: Plan; goals: readonly Goal[] }) {
  const say = useSay()
  const owners = [
    { title: planWords.myGoals, of: goals.filter(({ ownerId }) => ownerId !== plan.partner.id) },
    {
      title: planWords.goalsOf(shownName(plan.partner)),
      of: goals.filter(({ ownerId }) => ownerId === plan.partner.id),
    },
  ].filter(({ of }) => of.length > 0)
  return (
    <Section title={w.goalsSoFar}>
      {owners.map(({ title, of }) => (
        <>
          <p class="soft">{say(title)}</p>
          <ul>
            {of.map((goal) => (
              <li>
                <a href={planHref(plan, `goals/${goal.id}`)}>{say(goalTitle(goal, plan.titles))}</a>{' '}
                <Tag text={goalStateWords[goal.state] ?? ''} tone={goal.state === 'reached' ? 'good' : undefined} />{' '}
                <StepsSoFar goal={goal} />
              </li>
            ))}
          </ul>
        </>
      ))}
    </Section>
  )
}

function StepsSoFar({ goal }: { goal: Goal }) {
  const say = useSay()
  const steps = goal.steps.filter(({ state }) => state !== 'let_go')
  const done = steps.filter(({ state }) => state === 'done').length
  return steps.length > 0 ? <span class="soft small">{say(planWords.stepsDone(done, steps.length))}</span> : null
}
