import type { Text } from '#foundation/language.ts'
import { agreementWords } from '../agreements/agreements.words.ts'
import { changeWords } from '../changes/changes.words.ts'
import { meetingTaskWords as m } from '../meetings/letter.words.ts'
import { planWords } from '../plans/plans.words.ts'
import { reviewWords } from '../reviews/reviews.words.ts'
import { thanksWords } from '../thanks/thanks.words.ts'
import { trainingWords } from '../trainings/trainings.words.ts'
import { togetherWords, togetherWords as w } from './together.words.ts'

/** What a room's `app.…_tasks()` says is asked of somebody in a partnership. */
export interface FoundTask {
  readonly kind: string
  readonly partnershipId: string
  readonly subjectId: string | null
  readonly due: string | null
  readonly n: number | null
  readonly partner: string
}

/** One thing to do: a sentence, a button, and how soon. */
export interface PairTask {
  readonly sentence: Text
  readonly button: Text
  readonly href: string
  readonly by: Temporal.PlainDate | null
}

interface Said {
  sentence(partner: string, n: number): Text
  readonly button: Text
  /** What follows `/partnerships/:partnership/`. */
  part(subjectId: string): string
  /** Where it is done, if not below the partnership. */
  href?(subjectId: string): string
}

/** How each kind of task is said, and where it is done. */
const sayings: Readonly<Record<string, Said>> = {
  'contacts.reach': { sentence: w.reached, button: w.reachedButton, part: () => 'contacts/reach' },
  'contacts.month': { sentence: w.noteMonth, button: w.noteMonthButton, part: () => 'contacts' },
  'plan-begin': { sentence: planWords.taskBegin, button: planWords.beginTitle, part: () => 'plan' },
  'plan-step': { sentence: planWords.taskStep, button: planWords.openPlan, part: () => 'plan' },
  'feedback-asked': {
    sentence: planWords.taskFeedback,
    button: planWords.answerButton,
    part: (feedback) => `plan/feedback/${feedback}`,
  },
  'plan-agree': { sentence: planWords.taskAgree, button: planWords.taskAgreeButton, part: () => 'plan/agreed' },
  'suggestion-new': {
    sentence: planWords.taskSuggested,
    button: planWords.taskSuggestedButton,
    part: () => 'plan/learning',
  },
  extension: {
    sentence: changeWords.taskExtension,
    button: changeWords.taskExtensionButton,
    part: () => 'extension',
  },
  again: { sentence: () => changeWords.taskAgain, button: changeWords.taskAgainButton, part: () => 'ending' },
  'training.complete': {
    sentence: trainingWords.task,
    button: trainingWords.taskButton,
    part: () => 'training',
  },
  'agreement.propose': {
    sentence: agreementWords.taskPropose,
    button: agreementWords.begin,
    part: () => 'agreement',
  },
  'agreement.sign': {
    sentence: agreementWords.taskSign,
    button: agreementWords.taskRead,
    part: () => 'agreement',
  },
  'agreement.sign-late': {
    sentence: agreementWords.taskSignLate,
    button: agreementWords.taskRead,
    part: () => 'agreement',
  },
  'agreement.kickoff': {
    sentence: m.kickoff,
    button: m.kickoffButton,
    part: () => 'meetings/new?kind=kick_off',
  },
  survey: {
    sentence: () => togetherWords.survey,
    button: togetherWords.surveyAnswer,
    part: () => '',
    href: (survey) => `/surveys/${survey}`,
  },
  'review-mid-year': { sentence: reviewWords.task, button: reviewWords.open, part: () => 'reviews' },
  'review-year-end': { sentence: reviewWords.task, button: reviewWords.open, part: () => 'reviews' },
  'meeting.answer': {
    sentence: (partner, n) => (n === 1 ? m.oneTime : m.times)(partner),
    button: m.answerButton,
    part: (id) => `meetings/${id}`,
  },
  'meeting.answer-late': { sentence: m.late, button: m.answerButton, part: (id) => `meetings/${id}` },
  'meeting.next': { sentence: m.next, button: m.nextButton, part: () => 'meetings/new' },
  'meeting.soon': {
    sentence: (partner, days) => (days === 0 ? m.today : m.tomorrow)(partner),
    button: m.soonButton,
    part: (id) => `meetings/${id}`,
  },
  'meeting.held': { sentence: m.held, button: m.heldButton, part: (id) => `meetings/${id}` },
  'meeting.action': { sentence: m.action, button: m.actionButton, part: (id) => `items/${id}` },
  thanks: {
    sentence: thanksWords.taskThanks,
    button: thanksWords.open,
    part: () => 'thanks',
  },
}

/** The tasks in words. A kind nobody has words for is a mistake, and stops the page. */
export function pairTasks(found: readonly FoundTask[]): PairTask[] {
  return found.map(({ kind, partnershipId, subjectId, due, n, partner }) => {
    const said = sayings[kind]
    if (!said) throw new Error(`no words for the task ${kind}`)
    return {
      sentence: said.sentence(partner, n ?? 0),
      button: said.button,
      href: said.href?.(subjectId ?? '') ?? `/partnerships/${partnershipId}/${said.part(subjectId ?? '')}`,
      by: due ? Temporal.PlainDate.from(due) : null,
    }
  })
}
