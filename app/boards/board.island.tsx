import { render } from 'preact'
import { useMemo, useState } from 'preact/hooks'
import type { BoardRow } from './pair-table.tsx'

interface Data {
  readonly rows: readonly BoardRow[]
  readonly words: Record<
    | 'caption'
    | 'mentee'
    | 'mentor'
    | 'distance'
    | 'fit'
    | 'because'
    | 'kept'
    | 'search'
    | 'sortName'
    | 'sortFit'
    | 'sortFar'
    | 'shown',
    string
  >
  readonly language: 'en' | 'fr'
}

type Order = 'name' | 'fit' | 'far'

const fold = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()

/** The board's pairs, searched and sorted at once. */
function Board({ rows, words, language }: Data) {
  const [wanted, setWanted] = useState('')
  const [order, setOrder] = useState<Order>('name')
  const shown = useMemo(
    () =>
      sort(
        rows.filter((row) =>
          fold(`${row.mentee} ${row.mentor} ${row.menteePlace} ${row.mentorPlace}`).includes(fold(wanted)),
        ),
        order,
      ),
    [rows, wanted, order],
  )
  const number = new Intl.NumberFormat(language === 'fr' ? 'fr-CA' : 'en-CA')
  return (
    <>
      <div class="filters noprint">
        <label>
          {words.search}
          <input type="search" value={wanted} onInput={(event) => setWanted(event.currentTarget.value)} />
        </label>
        {(['name', 'fit', 'far'] as const).map((each) => (
          <button type="button" class="button plain" aria-pressed={order === each} onClick={() => setOrder(each)}>
            {{ name: words.sortName, fit: words.sortFit, far: words.sortFar }[each]}
          </button>
        ))}
      </div>
      <p class="soft" aria-live="polite">
        {words.shown.replace('{n}', String(shown.length))}
      </p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a frame that scrolls must be reachable by keyboard (WCAG 2.1.1) */}
      <section class="frame" tabIndex={0} aria-label={words.caption}>
        <table>
          <caption class="hidden">{words.caption}</caption>
          <thead>
            <tr>
              <th scope="col">{words.mentee}</th>
              <th scope="col">{words.mentor}</th>
              <th scope="col" class="n">
                {words.distance}
              </th>
              <th scope="col" class="n">
                {words.fit}
              </th>
              <th scope="col">{words.because}</th>
            </tr>
          </thead>
          <tbody>
            {shown.map((row) => (
              <tr key={row.href}>
                <td>
                  <a href={row.href}>{row.mentee}</a>
                  <div class="soft small">{row.menteePlace}</div>
                </td>
                <td>
                  {row.mentor} {row.pinned && <span class="tag">{words.kept}</span>}
                  <div class="soft small">{row.mentorPlace}</div>
                </td>
                <td class="n">{row.km === null ? '' : `${number.format(row.km)} km`}</td>
                <td class="n">{language === 'fr' ? `${row.fit} %` : `${row.fit}%`}</td>
                <td>
                  <ul class="tight small">
                    {row.reasons.map((reason) => (
                      <li>{reason}</li>
                    ))}
                  </ul>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </>
  )
}

function sort(rows: BoardRow[], order: Order): BoardRow[] {
  if (order === 'fit') return rows.toSorted((a, b) => a.fit - b.fit)
  return order === 'far' ? rows.toSorted((a, b) => (b.km ?? -1) - (a.km ?? -1)) : rows
}

const place = document.querySelector('[data-island="board"]')
const data = document.getElementById('board-data')?.textContent
if (place && data) {
  place.replaceChildren()
  render(<Board {...(JSON.parse(data) as Data)} />, place)
}
