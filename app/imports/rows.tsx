import type { Text } from '#foundation/language.ts'
import { both, sayList } from '#foundation/language.ts'
import { Notice, P, Tag } from '#ui/page.tsx'
import { Say, useReader, useSay } from '#ui/reader.tsx'
import { Filter, Filters, Pages, Table } from '#ui/table.tsx'
import type { Program } from '../programs/program.ts'
import type { Counts, Import } from './import.ts'
import { importWords as w } from './imports.words.ts'
import { rowFilters, rowsPerPage, type ShownRow } from './preview.server.ts'
import { isProblem, type Remark, sayMend, sayRemark } from './remark.ts'
import { outcomeWords } from './remark.words.ts'
import { type Expected, type Target, targetText } from './target.ts'

export interface RowsShown {
  readonly program: Program
  readonly imported: Import
  readonly expected: Expected
  readonly counts: Counts
  readonly found: { rows: readonly ShownRow[]; total: number; page: number }
  readonly show: string | undefined
  /** How many rows are kept from the reader, who supervises the people in them. */
  readonly apart: number
}

/** Rows by what becomes of them, with every problem and note, a page at a time. */
export function Rows({ program, imported, expected, counts, found, show, apart }: RowsShown) {
  const here = `/programs/${program.slug}/imports/${imported.id}`
  const at = (page: number) => `${here}?${new URLSearchParams({ ...(show ? { show } : {}), page: String(page) })}`
  return (
    <>
      {apart > 0 && (
        <Notice>
          <P text={w.rowsApart(apart)} />
        </Notice>
      )}
      <Filters action={here}>
        <Filter name="show" label={w.show} value={show} options={filterOptions(counts)} />
      </Filters>
      {found.total === 0 ? (
        <P text={w.nothingFits} />
      ) : (
        <RowsTable program={program} imported={imported} expected={expected} rows={found.rows} total={found.total} />
      )}
      <Pages page={found.page} pages={Math.ceil(found.total / rowsPerPage)} href={at} />
    </>
  )
}

function filterOptions(counts: Counts): { value: string; label: Text }[] {
  const label = (filter: (typeof rowFilters)[number]): Text =>
    filter === 'remarked' ? w.remarked : both((language) => `${outcomeWords[filter][language]} (${counts[filter]})`)
  const some = rowFilters.filter((filter) => filter === 'remarked' || counts[filter] > 0)
  return [{ value: '', label: w.everyRow }, ...some.map((value) => ({ value, label: label(value) }))]
}

function RowsTable({
  program,
  imported,
  expected,
  rows,
  total,
}: Pick<RowsShown, 'program' | 'imported' | 'expected'> & { rows: readonly ShownRow[]; total: number }) {
  const tone = (row: ShownRow) =>
    row.outcome === 'problem' ? 'care' : row.outcome === 'new' || row.outcome === 'changed' ? 'good' : undefined
  return (
    <Table
      caption={w.caption(total)}
      captionShown
      rows={rows}
      columns={[
        { head: w.row, number: true, cell: (row) => String(row.n) },
        { head: w.person, cell: (row) => <Who program={program} imported={imported} row={row} /> },
        { head: w.seat, cell: (row) => cellOf(row, imported, 'seat') },
        {
          head: w.becomes,
          cell: (row) => (
            <>
              <Tag text={outcomeWords[row.outcome]} tone={tone(row)} />
              {row.changes.length > 0 && <ChangesLine changes={row.changes} expected={expected} />}
            </>
          ),
        },
        { head: w.remarks, cell: (row) => <Remarks remarks={row.remarks} headings={imported.headings} /> },
      ]}
    />
  )
}

function cellOf({ cells }: ShownRow, { mapping }: Import, target: Target): string {
  return cells[mapping?.columns.indexOf(target) ?? -1]?.trim() ?? ''
}

/** Whom a row is about: the application it led to, else the name in the file. */
function Who({ program, imported, row }: { program: Program; imported: Import; row: ShownRow }) {
  if (row.name && row.applicationId)
    return <a href={`/programs/${program.slug}/applications/${row.applicationId}`}>{row.name}</a>
  const parts = [cellOf(row, imported, 'given_name'), cellOf(row, imported, 'family_name')]
  const name = cellOf(row, imported, 'name') || parts.filter(Boolean).join(' ')
  return <span class={name ? undefined : 'soft'}>{name || <Say text={w.unnamed} />}</span>
}

function ChangesLine({ changes, expected }: { changes: readonly string[]; expected: Expected }) {
  const say = useSay()
  const { language } = useReader()
  const name = (change: string) =>
    say(
      change === 'wishes'
        ? w.wishesChange
        : change === 'ratings'
          ? w.ratingsChange
          : targetText(change as Target, expected),
    )
  return (
    <div class="soft small">
      <Say text={w.changesTo(sayList(changes.map(name), language))} />
    </div>
  )
}

/** Problems first, each with its column and how to mend it. */
function Remarks({ remarks, headings }: { remarks: readonly Remark[]; headings: readonly string[] }) {
  const say = useSay()
  if (remarks.length === 0) return null
  const ordered = [...remarks].sort((a, b) => Number(isProblem(b)) - Number(isProblem(a)))
  return (
    <ul class="small">
      {ordered.map((remark) => {
        const mend = sayMend(remark)
        return (
          <li class={isProblem(remark) ? undefined : 'soft'}>
            {remark.column !== null && <strong>{headings[remark.column]}: </strong>}
            {say(sayRemark(remark))} {mend && <span class="soft">{say(mend)}</span>}
          </li>
        )
      })}
    </ul>
  )
}
