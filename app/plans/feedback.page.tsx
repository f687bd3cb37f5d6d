import { z } from 'zod'
import { dateAt, sayShortDate } from '#foundation/clock.ts'
import { text } from '#foundation/form.ts'
import { goTo, page, stay } from '#foundation/page.ts'
import { TextArea } from '#ui/field.tsx'
import { Form } from '#ui/form.tsx'
import { Actions, LinkButton, Notice, P, Page, Section, Words } from '#ui/page.tsx'
import { useReader, useSay } from '#ui/reader.tsx'
import { shownName } from '../people/person.ts'
import {
  answerFeedback,
  askFeedback,
  type Feedback,
  getAskedOf,
  giveFeedback,
  listFeedback,
} from './feedback.server.ts'
import { getLivingPlan, getPlan, type Plan } from './plan.server.ts'
import { Entries, Entry, planHref, planTrail } from './plan-list.tsx'
import { planWords as w } from './plans.words.ts'

const feedbackTrail = (plan: Plan) => ({ href: planHref(plan, 'feedback'), label: w.feedback })

/** Feedback asked for and given between the two. */
export const feedbackPage = page('/partnerships/:partnership/plan/feedback', {
  async show({ db, actor, params, key }) {
    const plan = await getPlan(db, actor, params.partnership, key)
    const partner = shownName(plan.partner)
    const feedback = await listFeedback(db, plan)
    return (
      <Page title={w.feedback} lead={w.feedbackLead(partner)} trail={planTrail(plan)}>
        <Notice>
          <P text={w.feedbackBetween(partner)} />
        </Notice>
        {feedback.length === 0 && <P text={w.noFeedback} />}
        <Entries>
          {feedback.map((each) => (
            <FeedbackEntry plan={plan} feedback={each} />
          ))}
        </Entries>
        {plan.living && (
          <div class="noprint">
            <Section title={w.ask}>
              <Form button={w.askButton(partner)}>
                <TextArea
                  name="about"
                  label={w.askAbout}
                  hint={w.askAboutHint}
                  audience={w.onlyTwo(partner)}
                  rows={2}
                />
              </Form>
            </Section>
            <Actions>
              <LinkButton href={planHref(plan, 'feedback/new')} label={w.give} plain />
            </Actions>
          </div>
        )}
      </Page>
    )
  },
  form: z.strictObject({ about: text(1000) }),
  async answer({ db, actor, params, values, key, now }) {
    const plan = await getLivingPlan(db, actor, params.partnership, key)
    await askFeedback(db, actor, plan, values.about, now)
    return stay({ notice: w.askedNow(shownName(plan.partner)) })
  },
})

function FeedbackEntry({ plan, feedback }: { plan: Plan; feedback: Feedback }) {
  const say = useSay()
  const { language, zone } = useReader()
  const { id, askedBy, giverId, about, answer, createdAt } = feedback
  const partner = shownName(plan.partner)
  const isGiver = giverId !== plan.partner.id
  const who =
    askedBy === null ? (isGiver ? w.givenTo : w.givenBy)(partner) : isGiver ? w.askedByPartner(partner) : w.askedByYou
  return (
    <Entry
      text={
        <>
          <div class="soft small">
            {say(who)} · {sayShortDate(dateAt(createdAt, zone), language)}
            {answer === null && !isGiver && ` · ${say(w.waits(partner))}`}
          </div>
          <strong>{about}</strong>
          {answer !== null && <Words>{answer}</Words>}
        </>
      }
    >
      {answer === null && isGiver && plan.living && (
        <LinkButton href={planHref(plan, `feedback/${id}`)} label={w.answerButton} />
      )}
    </Entry>
  )
}

/** Giving feedback nobody asked for. */
export const giveFeedbackPage = page('/partnerships/:partnership/plan/feedback/new', {
  async show({ db, actor, params, key }) {
    const plan = await getLivingPlan(db, actor, params.partnership, key)
    const audience = w.onlyTwo(shownName(plan.partner))
    return (
      <Page title={w.give} trail={feedbackTrail(plan)}>
        <Form button={w.giveButton}>
          <TextArea name="about" label={w.giveAbout} audience={audience} rows={2} />
          <TextArea name="answer" label={w.giveAnswer} hint={w.giveHint} audience={audience} />
        </Form>
      </Page>
    )
  },
  form: z.strictObject({ about: text(1000), answer: text(4000) }),
  async answer({ db, actor, params, values, key, now }) {
    const plan = await getLivingPlan(db, actor, params.partnership, key)
    await giveFeedback(db, actor, plan, values, now)
    return goTo(planHref(plan, 'feedback'), { notice: w.given })
  },
})

/** Answering what the other asked. */
export const answerFeedbackPage = page('/partnerships/:partnership/plan/feedback/:feedback', {
  async show({ db, actor, params, key }) {
    const plan = await getLivingPlan(db, actor, params.partnership, key)
    const { about } = await getAskedOf(db, actor, plan, params.feedback)
    const partner = shownName(plan.partner)
    return (
      <Page title={w.askedByPartner(partner)} trail={feedbackTrail(plan)}>
        <Words>{about}</Words>
        <Form button={w.giveButton}>
          <TextArea name="answer" label={w.giveAnswer} hint={w.giveHint} audience={w.onlyTwo(partner)} />
        </Form>
      </Page>
    )
  },
  form: z.strictObject({ answer: text(4000) }),
  async answer({ db, actor, params, values, key, now }) {
    const plan = await getLivingPlan(db, actor, params.partnership, key)
    await answerFeedback(db, actor, plan, params.feedback, values.answer, now)
    return goTo(planHref(plan, 'feedback'), { notice: w.given })
  },
})
