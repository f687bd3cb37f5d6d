import type { GoalState, SheetKind, StepState, SuggestionKind, SuggestionState } from '#database/types.ts'
import type { Text } from '#foundation/language.ts'
import { type Rating, scaleLength } from '../assessments/assessment.ts'
import type { Competency } from '../frameworks/framework.server.ts'

export const goalStates = ['planned', 'under_way', 'reached', 'let_go'] as const satisfies readonly GoalState[]
export const stepStates = ['open', 'done', 'let_go'] as const satisfies readonly StepState[]
export const suggestionStates = ['open', 'done', 'declined'] as const satisfies readonly SuggestionState[]
export const suggestionKinds = ['learning', 'scenario', 'opportunity'] as const satisfies readonly SuggestionKind[]

/** What is written on each page of words a plan has once, in the order it is asked. */
export const sheetParts = {
  vision: ['vision', 'living'],
  priorities: ['pulls', 'district', 'province', 'first', 'wait'],
  inquiry: ['question', 'matters', 'look'],
} as const satisfies Record<SheetKind, readonly string[]>
export const sheetKinds = Object.keys(sheetParts) as SheetKind[]

/** The words of a sheet by the part they belong to; a part nobody wrote is ''. */
export type SheetWords = Readonly<Record<string, string>>

/** What somebody writes about a goal. */
export interface GoalWords {
  readonly [part: string]: string
  /** May be left empty: then its competencies are its name. */
  readonly title: string
  readonly why: string
  readonly measure: string
  readonly district: string
  readonly outcome: string
}
export const goalParts = ['title', 'why', 'measure', 'district', 'outcome'] as const
export const noGoalWords: GoalWords = { title: '', why: '', measure: '', district: '', outcome: '' }

export interface Step {
  readonly id: string
  readonly goalId: string
  readonly ownerId: string
  readonly dueOn: Temporal.PlainDate | null
  readonly state: StepState
  readonly doneOn: Temporal.PlainDate | null
  readonly words: string
  readonly version: number
}

export interface Goal {
  readonly id: string
  readonly ownerId: string
  readonly competencies: readonly string[]
  readonly state: GoalState
  readonly words: GoalWords
  readonly version: number
  readonly steps: readonly Step[]
}

/**
 * What the two mean to do with a goal, to tell whether it has changed. How far it is, and what came of it, are no part
 * of that: progress asks nobody to agree anew.
 */
export const meantByGoal = ({ words, competencies, state }: Pick<Goal, 'words' | 'competencies' | 'state'>): string =>
  JSON.stringify([words.title, words.why, words.measure, words.district, competencies, state === 'let_go'])

/** What the two mean to do with a step: what, who and by when. */
export const meantByStep = ({ words, ownerId, dueOn, state }: Pick<Step, 'words' | 'ownerId' | 'dueOn' | 'state'>) =>
  JSON.stringify([words, ownerId, dueOn, state === 'let_go'])

/** So many goals keep a year honest; more are taken, with a gentle word. */
export const mostGoals = 3

export const isOpen = ({ state }: { readonly state: GoalState }) => state === 'planned' || state === 'under_way'

/**
 * The competencies to begin with: those somebody most wants to work on first, then where they are least sure of
 * themselves, in the framework's order where equal. What they could show others is no gap.
 */
export function largestGaps(
  competencies: readonly Competency[],
  ratings: readonly Rating[],
  most: number = mostGoals,
): Competency[] {
  const rated = new Map(ratings.map((rating) => [rating.competencyId, rating]))
  const gap = ({ id }: Competency) => scaleLength - (rated.get(id)?.rating ?? scaleLength)
  const isFocus = ({ id }: Competency) => Number(rated.get(id)?.focus ?? false)
  return competencies
    .filter((each) => gap(each) > 0)
    .sort((a, b) => isFocus(b) - isFocus(a) || gap(b) - gap(a))
    .slice(0, most)
}

/** What a goal is called: its own name, else the competencies it grows. */
export function goalTitle(
  goal: { readonly words: { readonly title: string }; readonly competencies: readonly string[] },
  titles: ReadonlyMap<string, Text>,
): Text | string {
  if (goal.words.title) return goal.words.title
  const of = goal.competencies.flatMap((id) => titles.get(id) ?? [])
  return { en: of.map(({ en }) => en).join('; '), fr: of.map(({ fr }) => fr).join('; ') }
}

/** The steps somebody has still to take in goals that are not over, soonest first; those without a day last. */
export function nextSteps(goals: readonly Goal[], ownerId: string): Step[] {
  const far = '9999-12-31'
  return goals
    .filter(isOpen)
    .flatMap(({ steps }) => steps)
    .filter((step) => step.ownerId === ownerId && step.state === 'open')
    .sort((a, b) => String(a.dueOn ?? far).localeCompare(String(b.dueOn ?? far)))
}
