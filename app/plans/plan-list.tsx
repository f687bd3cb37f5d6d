import type { ComponentChildren } from 'preact'
import { sayShortDate } from '#foundation/clock.ts'
import { secureLink } from '#foundation/link.ts'
import { Hidden } from '#ui/field.tsx'
import { Form } from '#ui/form.tsx'
import { Tag } from '#ui/page.tsx'
import { useReader, useSay } from '#ui/reader.tsx'
import { shownName } from '../people/person.ts'
import type { Plan, Shell } from './plan.server.ts'
import type { Step } from './plan.ts'
import { stepStateWords, planWords as w } from './plans.words.ts'

/** The address of a part of a plan. */
export const planHref = ({ partnership }: Pick<Shell, 'partnership'>, part = '') =>
  `/partnerships/${partnership.id}/plan${part && `/${part}`}`

/** The way back up from a part of a plan. */
export const planTrail = (shell: Pick<Shell, 'partnership'>) => ({ href: planHref(shell), label: w.backToPlan })

/** A secure address as a link, with its host in sight; anything else is no link and is not shown. */
export function LinkOut({ link }: { link: string }) {
  const url = secureLink(link)
  return url ? (
    <div class="pre">
      <a href={url.href} rel="noopener noreferrer nofollow ugc">
        {link}
      </a>{' '}
      <span class="soft small">({url.host})</span>
    </div>
  ) : null
}

/** What a select offers of the program's framework, each competency below its domain. */
export const competencyOptions = ({ competencies }: Pick<Shell, 'competencies'>) =>
  competencies.map(({ id, title, domain }) => ({ value: id, label: title, ...(domain && { group: domain }) }))

/** Entries of a plan: what each says, a line beneath it, and what can be done with it. */
export function Entries({ children }: { children: ComponentChildren }) {
  return <ul class="todo">{children}</ul>
}

/** One of them. */
export function Entry({
  text,
  below,
  children,
}: {
  text: ComponentChildren
  below?: ComponentChildren
  children?: ComponentChildren
}) {
  return (
    <li>
      <div>
        <div class="pre">{text}</div>
        {below && <div class="soft small">{below}</div>}
      </div>
      {children && <div class="actions">{children}</div>}
    </li>
  )
}

/** Steps with who takes each and by when; what is still to do can be ticked off. */
export function StepList({ plan, steps, of }: { plan: Plan; steps: readonly Step[]; of?: (step: Step) => string }) {
  const say = useSay()
  const { language } = useReader()
  const owner = (step: Step) => (step.ownerId === plan.partner.id ? shownName(plan.partner) : say(w.you))
  const when = (step: Step) =>
    step.doneOn
      ? say(w.doneOn(sayShortDate(step.doneOn, language)))
      : step.dueOn && say(w.by(sayShortDate(step.dueOn, language)))
  return (
    <Entries>
      {steps.map((step) => (
        <Entry
          text={step.words}
          below={
            <>
              {[of?.(step), of ? undefined : owner(step), when(step)].filter(Boolean).join(' · ')}{' '}
              {step.state === 'let_go' && <Tag text={stepStateWords.let_go ?? ''} />}
            </>
          }
        >
          {plan.living && (
            <>
              {step.state === 'open' && (
                <Form inline action={planHref(plan, `steps/${step.id}/done`)} button={w.markDone} tone="plain">
                  <Hidden name="done" value="yes" />
                </Form>
              )}
              <a href={planHref(plan, `steps/${step.id}`)} aria-label={`${say(w.changeStep)}: ${step.words}`}>
                {say(w.changeStep)}
              </a>
            </>
          )}
        </Entry>
      ))}
    </Entries>
  )
}
