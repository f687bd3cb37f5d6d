import type { ComponentChildren } from 'preact'
import { Island } from '#ui/island.tsx'
import { useReader, useSay } from '#ui/reader.tsx'
import type { BoardRow } from './board-data.ts'
import { boardWords as w } from './boards.words.ts'

/** The pairs as a table that can be searched and sorted in the browser; the plain table stands where no script runs. */
export function BoardIsland({ rows, children }: { rows: readonly BoardRow[]; children: ComponentChildren }) {
  const say = useSay()
  const { language } = useReader()
  const words = {
    caption: say(w.pairs),
    mentee: say(w.mentee),
    mentor: say(w.mentor),
    distance: say(w.distance),
    fit: say(w.fit),
    because: say(w.because),
    kept: say(w.kept),
    search: say(w.search),
    sortName: say(w.sortName),
    sortFit: say(w.sortFit),
    sortFar: say(w.sortFar),
    shown: say(w.shown(0, rows.length)).replace('0', '{n}'),
  }
  return (
    <Island name="board" data={{ rows, words, language }}>
      {children}
    </Island>
  )
}
