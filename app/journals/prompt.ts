import type { Text } from '#foundation/language.ts'
import { promptWords } from './prompts.words.ts'

/** A question to write by. */
export type PromptKey = keyof typeof promptWords

/** Questions by how far two people have come: near what happened at first, then one's own judgement, then what stays. */
const stages: readonly (readonly PromptKey[])[] = [
  ['hopes', 'calendar', 'who-to-call', 'difficult', 'noticed', 'asked', 'rhythm', 'belonging'],
  ['tension', 'evidence', 'decided', 'others-grow', 'changed-mind', 'not-mine', 'community', 'what-helped'],
  ['now-can', 'how-i-lead', 'without', 'pass-on', 'line-up', 'keep', 'thanks', 'next-year'],
]

/** Weeks a stage lasts where the partnership does not say otherwise. */
const leastWeeks = 4

/** The week a day is in, counted from the first day; the first is 0. */
function weekOf(startsOn: Temporal.PlainDate, today: Temporal.PlainDate): number {
  return Math.max(0, Math.floor(startsOn.until(today, { largestUnit: 'days' }).days / 7))
}

/**
 * The question of the week: the same all week, another the next. A partnership's weeks are shared among three stages.
 *
 * @param skipped how many were left this week
 */
export function promptOf(
  { startsOn, endsOn }: { readonly startsOn: Temporal.PlainDate; readonly endsOn: Temporal.PlainDate },
  today: Temporal.PlainDate,
  skipped = 0,
): PromptKey {
  const week = weekOf(startsOn, today)
  const perStage = Math.max(leastWeeks, Math.ceil((weekOf(startsOn, endsOn) + 1) / stages.length))
  const stage = stages[Math.min(stages.length - 1, Math.floor(week / perStage))] as readonly PromptKey[]
  return stage[(week + skipped) % stage.length] as PromptKey
}

/** The words of a question, by the key an entry keeps; none for one that is no longer asked. */
export function promptText(key: string | null): Text | undefined {
  return key !== null && key in promptWords ? promptWords[key as PromptKey] : undefined
}
