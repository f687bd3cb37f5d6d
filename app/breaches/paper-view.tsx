import { P, Section } from '#ui/page.tsx'
import { Lines } from '#ui/paper.tsx'
import { Say } from '#ui/reader.tsx'
import { Table } from '#ui/table.tsx'
import type { Block, Cells, Paper } from './paper.ts'

/** The parts of a document as a page, with room to write where it is printed. */
export function PaperView({ paper }: { paper: Paper }) {
  return (
    <>
      {paper.parts.map(({ title, blocks }) => (
        <Section title={title}>
          {blocks.map((block) => (
            <BlockView block={block} />
          ))}
        </Section>
      ))}
    </>
  )
}

function BlockView({ block }: { block: Block }) {
  if (block.kind === 'say') return <P text={block.text} />
  if (block.kind === 'list')
    return (
      <ul class="measure">
        {block.items.map((item) => (
          <li>
            <Say text={item as string} />
          </li>
        ))}
      </ul>
    )
  if (block.kind === 'blank')
    return (
      <div class="field">
        <strong>
          <Say text={block.label} />
        </strong>
        <Lines count={block.lines} />
      </div>
    )
  return (
    <Table
      caption={block.caption}
      captionShown
      rows={block.rows}
      columns={block.head.map((head, at) => ({ head, cell: (row: Cells) => <Say text={(row[at] ?? '') as string} /> }))}
    />
  )
}
