import { z } from 'zod'
import { dateAt, sayShortDate } from '#foundation/clock.ts'
import { version } from '#foundation/form.ts'
import { goTo, page } from '#foundation/page.ts'
import { Form } from '#ui/form.tsx'
import { Actions, LinkButton, Notice, P, Page, Section } from '#ui/page.tsx'
import { useReader, useSay } from '#ui/reader.tsx'
import { shownName } from '../people/person.ts'
import { type Agreed, agreeOnPlan, readAgreed, type Standing } from './agreed.server.ts'
import { readPlanText } from './copy.server.ts'
import { getLivingPlan, getPlan, type Plan } from './plan.server.ts'
import { planHref, planTrail } from './plan-list.tsx'
import { PlanView } from './plan-view.tsx'
import { planWords as w } from './plans.words.ts'

/** The plan to read as it is now, and to agree on. */
export const agreedPage = page('/partnerships/:partnership/plan/agreed', {
  async show({ db, actor, params, key }) {
    const plan = await getPlan(db, actor, params.partnership, key)
    const standing = await readAgreed(db, plan)
    const mine = standing.now.some(({ personId }) => personId === actor.id)
    return (
      <Page title={w.agreed} lead={w.agreedLead(shownName(plan.partner))} trail={planTrail(plan)}>
        <WhoAgrees plan={plan} standing={standing} />
        <PlanView text={await readPlanText(db, actor, plan)} own={actor.name} />
        {plan.living && !mine && (
          <div class="noprint">
            <Form button={w.agree} version={plan.edition} />
          </div>
        )}
      </Page>
    )
  },
  form: z.strictObject({ version: version() }),
  async answer({ db, actor, params, values, key, now }) {
    const plan = await getLivingPlan(db, actor, params.partnership, key)
    await agreeOnPlan(db, actor, plan, values.version, now)
    return goTo(planHref(plan), { notice: w.agreedNow })
  },
})

/** Who agrees on the plan, with the day; and that it has changed since they did. */
function WhoAgrees({ plan, standing: { now, before } }: { plan: Plan; standing: Standing }) {
  const say = useSay()
  const { language, zone } = useReader()
  const partner = shownName(plan.partner)
  const said = ({ personId, agreedAt }: Agreed) => {
    const day = sayShortDate(dateAt(agreedAt, zone), language)
    return say(personId === plan.partner.id ? w.agreedBy(partner, day) : w.agreedByYou(day))
  }
  return (
    <>
      {now.length > 0 && (
        <ul>
          {now.map((each) => (
            <li>{said(each)}</li>
          ))}
        </ul>
      )}
      {now.length === 1 && (
        <P text={now[0]?.personId === plan.partner.id ? w.agreedWaitsYou : w.agreedWaits(partner)} class="soft" />
      )}
      {now.length === 0 && before.length === 0 && <P text={w.agreedNobody} class="soft" />}
      {now.length === 0 && before.length > 0 && (
        <Notice>
          <P text={w.agreedBefore} />
          <ul>
            {before.map((each) => (
              <li>{said(each)}</li>
            ))}
          </ul>
        </Notice>
      )}
    </>
  )
}

/** On the plan itself: where the two stand with it, and the way to agree. */
export function AgreedSection({ plan, standing }: { plan: Plan; standing: Standing }) {
  const mine = standing.now.some(({ personId }) => personId !== plan.partner.id)
  return (
    <Section title={w.agreed}>
      <WhoAgrees plan={plan} standing={standing} />
      {plan.living && !mine && (
        <Actions>
          <LinkButton href={planHref(plan, 'agreed')} label={w.agreeRead} plain={standing.now.length === 0} />
        </Actions>
      )}
    </Section>
  )
}
