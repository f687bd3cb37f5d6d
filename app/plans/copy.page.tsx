import { z } from 'zod'
import { dateAt, sayShortDate } from '#foundation/clock.ts'
import { identifier, many, requiredTick, tick } from '#foundation/form.ts'
import { both } from '#foundation/language.ts'
import { goTo, page, stay } from '#foundation/page.ts'
import { Checks, Hidden, Tick } from '#ui/field.tsx'
import { Form } from '#ui/form.tsx'
import { Notice, P, Page, Section } from '#ui/page.tsx'
import { useReader, useSay } from '#ui/reader.tsx'
import { shownName } from '../people/person.ts'
import { findOwnCopy, shareCopy, withdrawCopy } from './copy.server.ts'
import { copyWords as c } from './copy.words.ts'
import { listGoals } from './goal.server.ts'
import { getLivingPlan, getPlan, type Plan } from './plan.server.ts'
import { type Goal, goalTitle, sheetKinds } from './plan.ts'
import { planHref, planTrail } from './plan-list.tsx'
import { PlanView } from './plan-view.tsx'
import { sheetWords } from './sheet.words.ts'

type OwnCopy = Awaited<ReturnType<typeof findOwnCopy>>

/** A copy of the plan for the coordinator: sharing it, what is in it, who read it, taking it back. */
export const copyPage = page('/partnerships/:partnership/plan/copy', {
  async show({ db, actor, params, key }) {
    const plan = await getPlan(db, actor, params.partnership, key)
    const copy = await findOwnCopy(db, plan, key)
    const goals = (await listGoals(db, plan)).filter(({ ownerId }) => ownerId === actor.id)
    return (
      <Page
        title={c.title}
        lead={plan.isMentor ? c.leadMentor(shownName(plan.partner)) : c.leadMentee}
        trail={planTrail(plan)}
      >
        <CopyState copy={copy} />
        {copy && !plan.isMentor && (
          <>
            <Form action={planHref(plan, 'copy/withdrawal')} button={c.withdraw} tone="care">
              <Hidden name="withdraw" value="yes" />
            </Form>
            <P text={c.withdrawHint} class="soft small measure" />
          </>
        )}
        {copy && (
          <Section title={c.seeCopy}>
            <PlanView text={copy.text} own={plan.isMentor ? undefined : copy.text.goals[0]?.owner} within />
          </Section>
        )}
        {!plan.isMentor && plan.living && <ShareForm plan={plan} goals={goals} isAgain={copy !== undefined} />}
      </Page>
    )
  },
  form: z.strictObject({
    sheets: many(sheetKinds as ['vision', 'priorities', 'inquiry']),
    goals: z.array(identifier()).max(50).default([]),
    suggestions: tick(),
  }),
  async answer({ db, actor, params, values, key, now }) {
    const plan = await getLivingPlan(db, actor, params.partnership, key)
    await shareCopy(db, actor, plan, values, key, now)
    return stay({ notice: c.shared })
  },
})

function CopyState({ copy }: { copy: OwnCopy }) {
  const say = useSay()
  const { language, zone } = useReader()
  if (!copy) return <P text={c.notShared} />
  return (
    <Notice tone="good">
      <P text={both((each) => c.sharedOn(sayShortDate(dateAt(copy.sharedAt, zone), each))[each])} />
      {copy.readers.length === 0 ? (
        <P text={c.notRead} />
      ) : (
        <ul>
          {copy.readers.map(({ name, readOn }) => (
            <li>{say(c.readBy(name, sayShortDate(readOn, language)))}</li>
          ))}
        </ul>
      )}
    </Notice>
  )
}

function ShareForm({ plan, goals, isAgain }: { plan: Plan; goals: readonly Goal[]; isAgain: boolean }) {
  return (
    <Section title={isAgain ? c.chooseAgain : c.choose}>
      <Form button={isAgain ? c.shareAgain : c.share}>
        {goals.length > 0 && (
          <Checks
            name="goals"
            label={c.goals}
            audience={c.audience}
            optional
            options={goals.map((goal) => ({ value: goal.id, label: goalTitle(goal, plan.titles) }))}
          />
        )}
        <Checks
          name="sheets"
          label={c.pages}
          audience={c.audience}
          optional
          options={sheetKinds.map((kind) => ({
            value: kind,
            label: kind === 'inquiry' ? c.withEvidence : sheetWords[kind].title,
          }))}
        />
        <Tick name="suggestions" label={c.suggestions} audience={c.audience} />
        <P text={c.never} class="soft small measure" />
      </Form>
    </Section>
  )
}

/** Taking the copy back; a press, and it is gone. */
export const copyWithdrawalPage = page('/partnerships/:partnership/plan/copy/withdrawal', {
  show: ({ params }) => goTo(`/partnerships/${params.partnership}/plan/copy`),
  form: z.strictObject({ withdraw: requiredTick() }),
  async answer({ db, actor, params, key }) {
    const plan = await getPlan(db, actor, params.partnership, key)
    await withdrawCopy(db, actor, plan)
    return goTo(planHref(plan, 'copy'), { notice: c.withdrawn })
  },
})
