import { page } from '#foundation/page.ts'
import { Page, Section } from '#ui/page.tsx'
import { useSay } from '#ui/reader.tsx'
import { type Competency, getFramework } from '../frameworks/framework.server.ts'
import { listGoals } from '../plans/goal.server.ts'
import { getPlan, type Plan } from '../plans/plan.server.ts'
import { type Goal, goalTitle } from '../plans/plan.ts'
import { planHref, planTrail } from '../plans/plan-list.tsx'

/** The framework of the program to read, domain by domain, with the goals that grow each competency. */
export const competenciesPage = page('/partnerships/:partnership/plan/framework', {
  async show({ db, actor, params, key }) {
    const plan = await getPlan(db, actor, params.partnership, key)
    const { title, note, competencies } = await getFramework(db, plan.program.frameworkId)
    const goals = await listGoals(db, plan)
    const domains = [...new Set(competencies.map(({ domain }) => domain?.en))]
    return (
      <Page title={title} lead={note ?? undefined} trail={planTrail(plan)}>
        {domains.map((name) => {
          const within = competencies.filter(({ domain }) => domain?.en === name)
          const list = <Competencies plan={plan} competencies={within} goals={goals} />
          const domain = within[0]?.domain
          return domain ? <Section title={domain}>{list}</Section> : list
        })}
      </Page>
    )
  },
})

function Competencies({
  plan,
  competencies,
  goals,
}: {
  plan: Plan
  competencies: readonly Competency[]
  goals: readonly Goal[]
}) {
  const say = useSay()
  return (
    <ul>
      {competencies.map(({ id, title }) => (
        <li>
          {say(title)}
          {goals
            .filter((goal) => goal.competencies.includes(id))
            .map((goal) => (
              <div>
                <a href={planHref(plan, `goals/${goal.id}`)}>{say(goalTitle(goal, plan.titles))}</a>
              </div>
            ))}
        </li>
      ))}
    </ul>
  )
}
