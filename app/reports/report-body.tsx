import { sayDate } from '#foundation/clock.ts'
import { sayNumber } from '#foundation/language.ts'
import { P, Section, Words } from '#ui/page.tsx'
import { useReader, useSay } from '#ui/reader.tsx'
import { Table } from '#ui/table.tsx'
import { Picture } from './picture.tsx'
import type { Block, Cell, Report, ReportSection } from './report.ts'
import { reportWords as w } from './reports.words.ts'

/** How many lines of a table stand open where no picture shows the same. */
const mostUnfolded = { narrow: 12, wide: 6 }

/** A report as everybody reads it. Whoever writes sees every section, and a way to write to each. */
export function ReportBody({ report, writeAt }: { report: Report; writeAt?: (section: string) => string }) {
  const { language } = useReader()
  const shown = report.sections.filter(({ blocks, words }) => writeAt || words !== '' || blocks.length > 0)
  return (
    <>
      <P text={w.asOf(sayDate(Temporal.PlainDate.from(report.asOf), language))} class="soft" />
      {shown.map((section) => (
        <Section title={section.title} id={section.key}>
          {section.blocks.map((block) => (
            <ReportBlock block={block} />
          ))}
          {section.words && <Words>{section.words}</Words>}
          {writeAt && <Write section={section} to={writeAt(section.key)} />}
        </Section>
      ))}
    </>
  )
}

function Write({ section: { title, words, blocks }, to }: { section: ReportSection; to: string }) {
  const say = useSay()
  const link = say(words === '' ? w.write : w.rewrite)
  return (
    <p class="noprint">
      {words === '' && blocks.length === 0 && <span class="soft">{say(w.nothing)} </span>}
      <a href={to} aria-label={say(w.writeTo(link, say(title)))}>
        {link}
      </a>
    </p>
  )
}

function ReportBlock({ block }: { block: Block }) {
  const say = useSay()
  const { language } = useReader()
  const show = (cell: Cell | undefined) =>
    cell === undefined ? '' : typeof cell === 'number' ? sayNumber(cell, language) : say(cell)
  if (block.kind === 'say') return <P text={block.text} />
  if (block.kind === 'quote')
    return (
      <blockquote>
        <p>{block.words}</p>
        <footer class="soft">{say(block.signed)}</footer>
      </blockquote>
    )
  const isNarrow = block.head.length === 2
  const [first] = block.rows
  if (isNarrow && first && block.rows.length === 1)
    return (
      <>
        <h3>{say(block.caption)}</h3>
        <P
          text={w.only(show(first[0]), block.unit ? say(w.withUnit(show(first[1]), say(block.unit))) : show(first[1]))}
        />
      </>
    )
  const table = (
    <Table
      caption={block.caption}
      narrow={isNarrow}
      rows={block.rows}
      columns={block.head.map((head, at) => ({
        head,
        number: at > 0 && block.rows.every((row) => typeof row[at] === 'number'),
        cell: (row: readonly Cell[]) => show(row[at]),
      }))}
    />
  )
  return (
    <figure>
      <h3>{say(block.caption)}</h3>
      {block.picture === 'bars' && <Picture table={block} />}
      {block.picture === 'bars' || block.rows.length > mostUnfolded[isNarrow ? 'narrow' : 'wide'] ? (
        <details class="paper-open">
          <summary>{say(w.asTable(say(block.caption)))}</summary>
          {table}
        </details>
      ) : (
        table
      )}
    </figure>
  )
}
