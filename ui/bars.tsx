import type { Text } from '#foundation/language.ts'
import { useSay } from './reader.tsx'

/** One bar: what it is of, its parts from the left, and the number that stands at its end. */
export interface Bar {
  readonly label: Text | string
  readonly parts: readonly { readonly n: number; readonly fill: string }[]
  readonly says: string
}

/** How much of the width the longest bar takes: the rest is for its number. */
const widest = 72

/**
 * Bars under each other, each under its own words. The words are text of the page, so that they wrap and are never smaller
 * than it; only what is drawn grows with the width. The same numbers stand in a table beside them.
 */
export function Bars({
  says,
  rows,
  legend = [],
}: {
  says: Text | string
  rows: readonly Bar[]
  legend?: readonly { readonly label: Text | string; readonly fill: string }[]
}) {
  const say = useSay()
  const most = Math.max(1, ...rows.map(({ parts }) => sum(parts)))
  const wide = (n: number) => (widest * n) / most
  return (
    <div class="bars small" role="img" aria-label={say(says)}>
      {legend.length > 1 && (
        <p class="legend">
          {legend.map(({ label, fill }) => (
            <span>
              <svg width="14" height="14" aria-hidden="true">
                <rect width="14" height="14" class={fill} />
              </svg>{' '}
              {say(label)}
            </span>
          ))}
        </p>
      )}
      {rows.map(({ label, parts, says: end }) => {
        let from = 0
        return (
          <>
            <p>{say(label)}</p>
            <svg height="18" aria-hidden="true">
              {parts.map(({ n, fill }) => {
                const start = from
                from += wide(n)
                return n > 0 && <rect x={percent(start)} y="2" width={percent(wide(n))} height="14" class={fill} />
              })}
              <text x={percent(from)} dx="8" y="14">
                {end}
              </text>
            </svg>
          </>
        )
      })}
    </div>
  )
}

const sum = (parts: Bar['parts']) => parts.reduce((total, { n }) => total + n, 0)
const percent = (share: number) => `${Math.round(share * 100) / 100}%`
