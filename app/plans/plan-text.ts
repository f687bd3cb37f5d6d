import type { GoalState, SheetKind, StepState, SuggestionKind, SuggestionState } from '#database/types.ts'
import type { Text } from '#foundation/language.ts'
import type { Evidence } from './evidence.server.ts'
import { type Goal, type GoalWords, goalTitle, type SheetWords } from './plan.ts'
import type { Suggestion } from './suggestion.server.ts'

/** A plan as it reads at one moment, all in words: what is printed, and what a shared copy holds. */
export interface PlanText {
  readonly sheets: readonly { readonly kind: SheetKind; readonly words: SheetWords }[]
  readonly goals: readonly GoalText[]
  readonly evidence: readonly { readonly seenOn: string; readonly words: string; readonly competency?: Text }[]
  readonly suggestions: readonly {
    readonly kind: SuggestionKind
    readonly state: SuggestionState
    readonly what: string
    readonly why: string
    /** Copies shared before links could be given have none. */
    readonly link?: string
    readonly reply: string
  }[]
}

export interface GoalText {
  /** Whose growth it is, by name. */
  readonly owner: string
  readonly title: Text | string
  readonly competencies: readonly Text[]
  readonly state: GoalState
  readonly words: GoalWords
  readonly steps: readonly {
    readonly owner: string
    readonly words: string
    readonly dueOn: string | null
    readonly state: StepState
    readonly doneOn: string | null
  }[]
}

/** Everything a plan holds, as its rows give it. */
export interface PlanParts {
  readonly sheets: readonly { readonly kind: SheetKind; readonly words: SheetWords }[]
  readonly goals: readonly Goal[]
  readonly evidence: readonly Evidence[]
  readonly suggestions: readonly Suggestion[]
}

/** Puts a plan into words that no longer change when it does. Sheets nobody wrote on are left out. */
export function toPlanText(
  { sheets, goals, evidence, suggestions }: PlanParts,
  titles: ReadonlyMap<string, Text>,
  nameOf: (personId: string) => string,
): PlanText {
  return {
    sheets: sheets.filter(({ words }) => Object.values(words).some(Boolean)),
    goals: goals.map((goal) => ({
      owner: nameOf(goal.ownerId),
      title: goalTitle(goal, titles),
      competencies: goal.competencies.flatMap((id) => titles.get(id) ?? []),
      state: goal.state,
      words: goal.words,
      steps: goal.steps.map(({ ownerId, words, dueOn, state, doneOn }) => ({
        owner: nameOf(ownerId),
        words,
        dueOn: dueOn && String(dueOn),
        state,
        doneOn: doneOn && String(doneOn),
      })),
    })),
    evidence: evidence.map(({ seenOn, words, competencyId }) => ({
      seenOn: String(seenOn),
      words,
      competency: titles.get(competencyId ?? ''),
    })),
    suggestions: suggestions.map(({ kind, state, words: { what, why, link, reply } }) => ({
      kind,
      state,
      what,
      why,
      link,
      reply,
    })),
  }
}
