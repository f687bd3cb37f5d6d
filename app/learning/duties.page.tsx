import { z } from 'zod'
import { sayShortDate } from '#foundation/clock.ts'
import { identifier } from '#foundation/form.ts'
import { goTo, page, stay } from '#foundation/page.ts'
import { Checks, Select } from '#ui/field.tsx'
import { Form } from '#ui/form.tsx'
import { Actions, LinkButton, P, Page, Section, Tag } from '#ui/page.tsx'
import { useReader, useSay } from '#ui/reader.tsx'
import { shownName } from '../people/person.ts'
import { addStep, listGoals } from '../plans/goal.server.ts'
import { getLivingPlan, getPlan, type Plan } from '../plans/plan.server.ts'
import { goalTitle, isOpen } from '../plans/plan.ts'
import { Entries, Entry, planHref, planTrail } from '../plans/plan-list.tsx'
import { planWords } from '../plans/plans.words.ts'
import { StepFields, stepForm } from '../plans/step-fields.tsx'
import { seasonWords, dutyWords as w } from './duties.words.ts'
import { getDuty, listDuties, tickDuties } from './duty.server.ts'
import { seasons } from './offer.ts'

type Listed = Awaited<ReturnType<typeof listDuties>>

/** What the mentee's office asks over the year: ticked by the mentee, seen by the two. */
export const dutiesPage = page('/partnerships/:partnership/plan/duties', {
  async show({ db, actor, params, key }) {
    const plan = await getPlan(db, actor, params.partnership, key)
    const duties = await listDuties(db, plan)
    const partner = shownName(plan.partner)
    return (
      <Page title={w.title} lead={(plan.isMentor ? w.lead : w.leadOwn)(partner)} trail={planTrail(plan)}>
        {duties.length === 0 && <P text={w.none} />}
        {plan.living && !plan.isMentor ? <Ticks plan={plan} duties={duties} /> : <Seen plan={plan} duties={duties} />}
        {plan.living && <Open plan={plan} duties={duties} />}
      </Page>
    )
  },
  form: z.strictObject(
    Object.fromEntries(seasons.map((season) => [season, z.array(z.string().max(40)).max(60).default([])])),
  ),
  async answer({ db, actor, params, values, key, today }) {
    const plan = await getLivingPlan(db, actor, params.partnership, key)
    await tickDuties(db, actor, plan, Object.values(values).flat(), today)
    return stay({ notice: w.saved })
  },
})

const growsOf = ({ competencies }: Plan, code: string) => competencies.find((each) => each.code === code)?.title

/** Duties by the part of the year they belong to. */
const bySeason = (duties: Listed) =>
  seasons
    .map((season) => ({ season, within: duties.filter((duty) => duty.season === season) }))
    .filter(({ within }) => within.length > 0)

function Ticks({ plan, duties }: { plan: Plan; duties: Listed }) {
  const say = useSay()
  const { language } = useReader()
  return (
    <Form button={w.save} audience={planWords.onlyTwo(shownName(plan.partner))}>
      {bySeason(duties).map(({ season, within }) => (
        <Checks
          name={season}
          label={seasonWords[season] ?? season}
          values={within.filter(({ tickedOn }) => tickedOn).map(({ key }) => key)}
          options={within.map(({ key, title, competency, tickedOn }) => ({
            value: key,
            label: title,
            hint: [growsOf(plan, competency), tickedOn && w.on(sayShortDate(tickedOn, language))]
              .filter((text) => text !== undefined)
              .map(say)
              .join(' · '),
          }))}
        />
      ))}
    </Form>
  )
}

function Seen({ plan, duties }: { plan: Plan; duties: Listed }) {
  const say = useSay()
  const { language } = useReader()
  return (
    <>
      {duties.every(({ tickedOn }) => !tickedOn) && plan.isMentor && (
        <P text={w.nothing(shownName(plan.partner))} class="soft" />
      )}
      {bySeason(duties).map(({ season, within }) => (
        <Section title={seasonWords[season] ?? season}>
          <Entries>
            {within.map(({ title, competency, tickedOn }) => (
              <Entry
                text={
                  <>
                    {say(title)} {tickedOn && <Tag text={w.known(sayShortDate(tickedOn, language))} tone="good" />}
                  </>
                }
                below={say(growsOf(plan, competency) ?? '')}
              />
            ))}
          </Entries>
        </Section>
      ))}
    </>
  )
}

function Open({ plan, duties }: { plan: Plan; duties: Listed }) {
  const say = useSay()
  const open = duties.filter(({ tickedOn }) => !tickedOn)
  if (open.length === 0) return null
  return (
    <div class="noprint">
      <details>
        <summary>{say(w.openLead)}</summary>
        <ul>
          {open.map(({ key, title }) => (
            <li>
              {say(title)}:{' '}
              <a href={planHref(plan, `duties/${key}`)} aria-label={`${say(w.makeStep)}: ${say(title)}`}>
                {say(w.makeStep)}
              </a>
            </li>
          ))}
        </ul>
      </details>
    </div>
  )
}

/** A duty as a step of one of their goals. */
export const dutyStepPage = page('/partnerships/:partnership/plan/duties/:duty', {
  async show({ db, actor, params, key, language }) {
    const plan = await getLivingPlan(db, actor, params.partnership, key)
    const { title } = getDuty(plan, params.duty)
    const { menteeId } = plan.partnership
    const goals = (await listGoals(db, plan)).filter((goal) => isOpen(goal) && goal.ownerId === menteeId)
    const step = { words: title[language] }
    return (
      <Page title={w.makeStep} trail={{ href: planHref(plan, 'duties'), label: w.title }}>
        {goals.length === 0 ? (
          <>
            <P text={w.noGoal} />
            <Actions>
              <LinkButton
                href={planHref(plan, plan.isMentor ? 'goals/new?of=partner' : 'goals/new')}
                label={plan.isMentor ? planWords.forPartner(shownName(plan.partner)) : planWords.newGoal}
              />
            </Actions>
          </>
        ) : (
          <Form button={planWords.addStep} audience={planWords.onlyTwo(shownName(plan.partner))}>
            <Select
              name="goal"
              label={w.goal}
              value={goals[0]?.id}
              options={goals.map((goal) => ({ value: goal.id, label: goalTitle(goal, plan.titles) }))}
            />
            <StepFields plan={plan} step={step} ownerId={menteeId} />
          </Form>
        )}
      </Page>
    )
  },
  form: z.strictObject({ ...stepForm, goal: identifier() }),
  async answer({ db, actor, params, values: { words, owner, due, goal }, key, now }) {
    const plan = await getLivingPlan(db, actor, params.partnership, key)
    getDuty(plan, params.duty)
    await addStep(db, actor, plan, goal, { words, ownerId: owner, dueOn: due ?? null }, now)
    return goTo(planHref(plan, `goals/${goal}`), { notice: planWords.stepAdded })
  },
})
