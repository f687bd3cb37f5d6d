import {
  type Answer,
  type Answers,
  type Group,
  isMissing,
  schemaFor,
  toAnswers,
} from '../questionnaires/questionnaire.ts'

/** One of last year's mentors, as the coordinator of the new year sees them. */
export interface MentorBefore {
  readonly personId: string
  readonly applicationId: string
  readonly name: string
  readonly pairs: number
  /** A partnership of theirs went to its end. */
  readonly completed: boolean
  readonly leftEarly: boolean
  /** Wants no such letters. */
  readonly declines: boolean
  /** Was asked for this year already, in another copy of the same program. */
  readonly askedElsewhere: boolean
  readonly invitedAt: Temporal.Instant | null
  readonly answer: string | null
  /** Has an application as a mentor in the new year. */
  readonly applied: boolean
}

export type Standing = 'may' | 'declines' | 'applied' | 'elsewhere' | 'asked' | 'yes' | 'not_this_year' | 'never'

/** Whether somebody may be asked, and if not, why. */
export function standingOf(mentor: MentorBefore): Standing {
  if (mentor.answer === 'yes' || mentor.answer === 'not_this_year' || mentor.answer === 'never') return mentor.answer
  if (mentor.applied) return 'applied'
  if (mentor.invitedAt) return 'asked'
  if (mentor.declines) return 'declines'
  return mentor.askedElsewhere ? 'elsewhere' : 'may'
}

/** Whether somebody is chosen unless the coordinator says otherwise: their partnership went to its end, and they stayed. */
export const isChosenFirst = (mentor: MentorBefore): boolean =>
  standingOf(mentor) === 'may' && mentor.completed && !mentor.leftEarly

/**
 * The answers of a year before to the questions that are still asked, by group. An answer whose question is gone, is of
 * another kind now, or offers other choices, is left out; so is every tick (what somebody understands or undertakes is
 * said anew each year), and a group without any answer.
 */
export function answersStillAsked(groups: readonly Group[], before: readonly Answers[]): Map<string, Answers> {
  const known = new Map<string, Answer>(before.flatMap((answers) => Object.entries(answers)))
  const kept = groups.map((group): [string, Answers] => [
    group.key,
    Object.fromEntries(
      group.questions.flatMap((question): [string, Answer][] => {
        const answer = known.get(question.key)
        if (question.kind === 'tick' || answer === undefined || isMissing({ ...question, required: true }, answer))
          return []
        const alone = { ...group, questions: [question] }
        const read = schemaFor(alone).safeParse({ [question.key]: asTyped(answer) })
        return read.success ? [[question.key, toAnswers(read.data)[question.key] ?? null]] : []
      }),
    ),
  ])
  return new Map(kept.filter(([, answers]) => Object.keys(answers).length > 0))
}

/** An answer as a form sends it. */
const asTyped = (answer: Answer): unknown => (Array.isArray(answer) ? answer : String(answer))
