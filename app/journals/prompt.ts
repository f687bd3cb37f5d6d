import type { Text } from '#foundation/language.ts'
import { promptWords } from './prompts.words.ts'

/** A question to write by. */
export type PromptKey = keyof typeof promptWords

/** How far two people have come: at first the mentor suggests, then the mentee tries first, then stands on their own feet. */
export const stageNames = ['suggest', 'try', 'stand'] as const
export type Stage = (typeof stageNames)[number]

/** Questions by how far two people have come: near what happened at first, then one's own judgement, then what stays. */
const questions: Readonly<Record<Stage, readonly PromptKey[]>> = {
  suggest: ['hopes', 'calendar', 'who-to-call', 'difficult', 'noticed', 'asked', 'rhythm', 'belonging'],
  try: ['tension', 'evidence', 'decided', 'others-grow', 'changed-mind', 'not-mine', 'community', 'what-helped'],
  stand: ['now-can', 'how-i-lead', 'without', 'pass-on', 'line-up', 'keep', 'thanks', 'next-year'],
}

/** Weeks a stage lasts where the partnership does not say otherwise. */
const leastWeeks = 4

/** The week a day is in, counted from the first day; the first is 0. */
function weekOf(startsOn: Temporal.PlainDate, today: Temporal.PlainDate): number {
  return Math.max(0, Math.floor(startsOn.until(today, { largestUnit: 'days' }).days / 7))
}

/** What a partnership lasts from and to. */
interface Span {
  readonly startsOn: Temporal.PlainDate
  readonly endsOn: Temporal.PlainDate
}

/** The stage two people are in: a partnership's weeks are shared among three. */
export function stageOf({ startsOn, endsOn }: Span, today: Temporal.PlainDate): Stage {
  const perStage = Math.max(leastWeeks, Math.ceil((weekOf(startsOn, endsOn) + 1) / stageNames.length))
  const reached = Math.floor(weekOf(startsOn, today) / perStage)
  return stageNames[Math.min(stageNames.length - 1, reached)] as Stage
}

/**
 * The question of the week: the same all week, another the next, after the stage the two are in.
 *
 * @param skipped how many were left this week
 */
export function promptOf(span: Span, today: Temporal.PlainDate, skipped = 0): PromptKey {
  const asked = questions[stageOf(span, today)]
  return asked[(weekOf(span.startsOn, today) + skipped) % asked.length] as PromptKey
}

/** The words of a question, by the key an entry keeps; none for one that is no longer asked. */
export function promptText(key: string | null): Text | undefined {
  return key !== null && key in promptWords ? promptWords[key as PromptKey] : undefined
}
