import type { ComponentChildren } from 'preact'
import type { Text } from '#foundation/language.ts'
import { useSay } from './reader.tsx'
import { uiWords } from './ui.words.ts'

export interface Column<Row> {
  head: Text | string
  cell: (row: Row) => ComponentChildren
  /** The query value that sorts by this column. */
  sort?: string
  number?: boolean
  /** Its links say what they do: beside them on a phone the heading would say it twice. */
  speaks?: boolean
}

/**
 * A table in its own frame: it may scroll sideways, the page never does. Its caption is heard; it is also shown where it
 * says more than the heading above it.
 */
export function Table<Row>({
  caption,
  captionShown = false,
  narrow = false,
  columns,
  rows,
  sortHref,
  sorted,
}: {
  caption: Text | string
  captionShown?: boolean
  /** Its rows are short enough to stay rows on a phone. */
  narrow?: boolean
  columns: readonly Column<Row>[]
  rows: readonly Row[]
  sortHref?: (sort: string) => string
  sorted?: string
}) {
  const say = useSay()
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a frame that scrolls must be reachable by keyboard (WCAG 2.1.1)
    <section class="frame" tabIndex={0} aria-label={say(caption)}>
      <table class={narrow ? 'narrow' : 'stacks'}>
        <caption class={captionShown ? undefined : 'hidden'}>{say(caption)}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th
                scope="col"
                class={column.number ? 'n' : undefined}
                aria-sort={column.sort && column.sort === sorted ? 'ascending' : undefined}
              >
                {column.sort && sortHref ? (
                  <a href={sortHref(column.sort)} title={say(uiWords.sortBy(say(column.head)))}>
                    {say(column.head)}
                    {column.sort === sorted ? ' ↓' : ''}
                  </a>
                ) : (
                  say(column.head)
                )}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr>
              {columns.map((column) => (
                <td class={column.number ? 'n' : undefined} data-label={column.speaks ? undefined : say(column.head)}>
                  {column.cell(row)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

/** Where one is in a long list, and the way on. */
export function Pages({ page, pages, href }: { page: number; pages: number; href: (page: number) => string }) {
  const say = useSay()
  if (pages < 2) return null
  return (
    <nav class="actions" aria-label={say(uiWords.page(page, pages))}>
      {page > 1 && <a href={href(page - 1)}>← {say(uiWords.previous)}</a>}
      <span class="soft">{say(uiWords.page(page, pages))}</span>
      {page < pages && <a href={href(page + 1)}>{say(uiWords.next)} →</a>}
    </nav>
  )
}

/** Filters as a plain form: choose, press Show, and the address can be sent to a colleague. Words to find have their own verb. */
export function Filters({ action, button, children }: { action: string; button?: Text; children: ComponentChildren }) {
  const say = useSay()
  return (
    <form method="get" action={action} class="filters noprint">
      {children}
      <button type="submit" class="button plain">
        {say(button ?? uiWords.filter)}
      </button>
    </form>
  )
}

export function Filter({
  name,
  label,
  value,
  options,
}: {
  name: string
  label: Text | string
  value: string | undefined
  options: readonly { value: string; label: Text | string }[]
}) {
  const say = useSay()
  return (
    <label>
      {say(label)}
      <select name={name}>
        {options.map((option) => (
          <option value={option.value} selected={option.value === (value ?? '')}>
            {say(option.label)}
          </option>
        ))}
      </select>
    </label>
  )
}
