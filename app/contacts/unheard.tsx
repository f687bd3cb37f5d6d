import { Notice, P } from '#ui/page.tsx'
import type { Program } from '../programs/program.ts'
import { hearingWords as w } from './contacts.words.ts'

/** Said where nobody who coordinates could hear: that nothing is taken here, and whom to turn to instead. */
export function Unheard({ program }: { program: Pick<Program, 'privacyContact'> }) {
  return (
    <Notice>
      <P text={w.unheard} />
      <P text={w.turnTo(program.privacyContact)} />
    </Notice>
  )
}
