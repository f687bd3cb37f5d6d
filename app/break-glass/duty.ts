import type { Text } from '#foundation/language.ts'
import { confidentialAt } from './grant.ts'
import { grantLetterWords as w } from './letters.words.ts'

/** What `app.grant_duties()` says is asked of somebody. */
export interface GrantDuty {
  readonly kind: 'approve' | 'decide' | 'begin' | 'told' | 'extract'
  /** The organization's. */
  readonly slug: string
  readonly subjectId: string
}

const sayings: Record<GrantDuty['kind'], readonly [sentence: Text, button: Text]> = {
  approve: [w.dutyApprove, w.look],
  decide: [w.dutyDecide, w.look],
  begin: [w.dutyBegin, w.read24],
  told: [w.dutyTold, w.look],
  extract: [w.dutyExtract, w.read24],
}

/** Before anything else that is asked of somebody. */
const first = Temporal.PlainDate.from('2000-01-01')

/** As things to do on somebody's first page, where they stand first. */
export function grantTasks(duties: readonly GrantDuty[]) {
  return duties.map(({ kind, slug, subjectId }) => {
    const [sentence, button] = sayings[kind]
    const at = confidentialAt(slug)
    const href =
      kind === 'told' ? '/me/confidential' : kind === 'extract' ? `${at}/extracts/${subjectId}` : `${at}/${subjectId}`
    return { sentence, button, href, by: first }
  })
}
