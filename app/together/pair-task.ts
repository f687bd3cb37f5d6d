import type { Text } from '#foundation/language.ts'
import { thanksWords } from '../thanks/thanks.words.ts'

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
}

/** How each kind of task is said, and where it is done. */
const sayings: Readonly<Record<string, Said>> = {
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
      href: `/partnerships/${partnershipId}/${said.part(subjectId ?? '')}`,
      by: due ? Temporal.PlainDate.from(due) : null,
    }
  })
}
