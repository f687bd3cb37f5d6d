import { sayShortDate } from '#foundation/clock.ts'
import { Facts, Section, Tag, Words } from '#ui/page.tsx'
import { useReader, useSay } from '#ui/reader.tsx'
import { LinkOut } from './plan-list.tsx'
import type { GoalText, PlanText } from './plan-text.ts'
import {
  goalStateWords,
  stepStateWords,
  suggestionKindWords,
  suggestionStateWords,
  planWords as w,
} from './plans.words.ts'
import { sheetWords } from './sheet.words.ts'

/** A plan to read and print; a shared copy looks the same. */
export function PlanView({ text: { sheets, goals, evidence, suggestions } }: { text: PlanText }) {
  const say = useSay()
  return (
    <>
      {sheets.map(({ kind, words }) => (
        <Section title={sheetWords[kind].title}>
          <Facts
            facts={Object.entries(sheetWords[kind].parts).map(([part, label]) => [
              label,
              words[part] && <span class="pre">{words[part]}</span>,
            ])}
          />
        </Section>
      ))}
      {evidence.length > 0 && (
        <Section title={w.evidence}>
          <EvidenceFacts evidence={evidence} />
        </Section>
      )}
      {goals.map((goal) => (
        <Section title={`${goal.owner}: ${say(goal.title)}`}>
          <GoalView goal={goal} />
        </Section>
      ))}
      {suggestions.length > 0 && (
        <Section title={w.learning}>
          <ul>
            {suggestions.map(({ kind, state, what, why, link, reply }) => (
              <li>
                {what} <span class="soft small">({say(suggestionKindWords[kind] ?? '')})</span>{' '}
                <Tag text={suggestionStateWords[state] ?? ''} />
                {why && <Words>{why}</Words>}
                {link && <LinkOut link={link} />}
                {reply && <Words>{reply}</Words>}
              </li>
            ))}
          </ul>
        </Section>
      )}
    </>
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

function GoalView({ goal: { state, competencies, words, steps } }: { goal: GoalText }) {
  const say = useSay()
  const { language } = useReader()
  const day = (date: string) => sayShortDate(Temporal.PlainDate.from(date), language)
  const kept = (text: string) => text && <span class="pre">{text}</span>
  return (
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
                  {step.words}{' '}
                  <span class="soft small">
                    {[
                      step.owner,
                      step.doneOn
                        ? say(w.doneOn(day(step.doneOn)))
                        : [say(stepStateWords[step.state] ?? ''), step.dueOn && say(w.by(day(step.dueOn)))]
                            .filter(Boolean)
                            .join(', '),
                    ].join(' · ')}
                  </span>
                </li>
              ))}
            </ul>
          ),
        ],
        [w.outcome, kept(words.outcome)],
      ]}
    />
  )
}
