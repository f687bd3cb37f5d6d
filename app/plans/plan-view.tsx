import type { ComponentChildren } from 'preact'
import { sayShortDate } from '#foundation/clock.ts'
import type { Text } from '#foundation/language.ts'
import { Facts, Section, Tag } from '#ui/page.tsx'
import { useReader, useSay } from '#ui/reader.tsx'
import { Entries, Entry, LinkOut } from './plan-list.tsx'
import type { GoalText, PlanText } from './plan-text.ts'
import {
  goalStateWords,
  stepStateWords,
  suggestionKindWords,
  suggestionStateWords,
  planWords as w,
} from './plans.words.ts'
import { sheetWords } from './sheet.words.ts'

/**
 * A plan to read and print; a shared copy looks the same.
 *
 * @param own what the reader is called in it: their goals and steps are said to be theirs
 * @param within it stands under a heading of the page
 */
export function PlanView({
  text: { sheets, goals, evidence, suggestions },
  own,
  within,
}: {
  text: PlanText
  own?: string | undefined
  within?: boolean
}) {
  const owners = [...new Set(goals.map(({ owner }) => owner))]
  return (
    <>
      {sheets.map(({ kind, words }) => (
        <Part title={sheetWords[kind].title} within={within}>
          <Facts
            facts={Object.entries(sheetWords[kind].parts).map(([part, label]) => [
              label,
              words[part] && <span class="pre">{words[part]}</span>,
            ])}
          />
        </Part>
      ))}
      {evidence.length > 0 && (
        <Part title={w.evidence} within={within}>
          <EvidenceFacts evidence={evidence} />
        </Part>
      )}
      {owners.map((owner) => (
        <Part title={owner === own ? w.myGoals : w.goalsOf(owner)} within={within}>
          {goals
            .filter((goal) => goal.owner === owner)
            .map((goal) => (
              <GoalView goal={goal} own={own} within={within} />
            ))}
        </Part>
      ))}
      {suggestions.length > 0 && (
        <Part title={w.learning} within={within}>
          <Suggestions suggestions={suggestions} />
        </Part>
      )}
    </>
  )
}

/** A part of the plan, one level deeper where the plan is itself a part of a page. */
function Part({ title, within, children }: { title: Text; within?: boolean | undefined; children: ComponentChildren }) {
  const say = useSay()
  if (!within) return <Section title={title}>{children}</Section>
  return (
    <section>
      <h3>{say(title)}</h3>
      {children}
    </section>
  )
}

function Suggestions({ suggestions }: Pick<PlanText, 'suggestions'>) {
  const say = useSay()
  return (
    <Entries>
      {suggestions.map(({ kind, state, what, why, link, reply }) => (
        <Entry
          text={
            <>
              {what} <Tag text={suggestionStateWords[state] ?? ''} tone={state === 'done' ? 'good' : undefined} />
            </>
          }
          below={
            <>
              <div>{say(suggestionKindWords[kind] ?? '')}</div>
              {why && <div class="pre">{why}</div>}
              {link && <LinkOut link={link} />}
              {reply && <div class="pre">{reply}</div>}
            </>
          }
        />
      ))}
    </Entries>
  )
}

function EvidenceFacts({ evidence }: Pick<PlanText, 'evidence'>) {
  const say = useSay()
  const { language } = useReader()
  return (
    <Facts
      facts={evidence.map(({ seenOn, words, competency }) => [
        sayShortDate(Temporal.PlainDate.from(seenOn), language),
        <>
          <span class="pre">{words}</span>
          {competency && <div class="soft small">{say(competency)}</div>}
        </>,
      ])}
    />
  )
}

function GoalView({
  goal: { title, state, competencies, words, steps },
  own,
  within,
}: {
  goal: GoalText
  own: string | undefined
  within: boolean | undefined
}) {
  const say = useSay()
  const { language } = useReader()
  const day = (date: string) => sayShortDate(Temporal.PlainDate.from(date), language)
  const kept = (text: string) => text && <span class="pre">{text}</span>
  const Heading = within ? 'h4' : 'h3'
  return (
    <>
      <Heading>{say(title)}</Heading>
      <Facts
        facts={[
          [w.state, say(goalStateWords[state] ?? '')],
          [w.competencies, words.title && competencies.map(say).join('; ')],
          [w.why, kept(words.why)],
          [w.measure, kept(words.measure)],
          [w.district, kept(words.district)],
          [
            w.steps,
            steps.length > 0 && (
              <ul>
                {steps.map((step) => (
                  <li>
                    {step.words}
                    <div class="soft small">
                      {[
                        step.owner === own ? say(w.you) : step.owner,
                        step.doneOn ? say(w.doneOn(day(step.doneOn))) : say(stepStateWords[step.state] ?? ''),
                        !step.doneOn && step.dueOn && say(w.by(day(step.dueOn))),
                      ]
                        .filter(Boolean)
                        .join(' · ')}
                    </div>
                  </li>
                ))}
              </ul>
            ),
          ],
          [w.outcome, kept(words.outcome)],
        ]}
      />
    </>
  )
}
