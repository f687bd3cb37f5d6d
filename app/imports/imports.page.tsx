import { z } from 'zod'
import { dateAt, sayShortDate } from '#foundation/clock.ts'
import { file } from '#foundation/form.ts'
import { both } from '#foundation/language.ts'
import { goTo, page } from '#foundation/page.ts'
import { limitRate } from '#foundation/rate.ts'
import { refuseUnless } from '#foundation/refusal.ts'
import { FileField } from '#ui/field.tsx'
import { Form } from '#ui/form.tsx'
import { P, Page, Section, Tag } from '#ui/page.tsx'
import { useReader } from '#ui/reader.tsx'
import { Table } from '#ui/table.tsx'
import { findCoordinated } from '../programs/program.server.ts'
import type { Program } from '../programs/program.ts'
import { keepUpload, listImports } from './import.server.ts'
import type { Import } from './import.ts'
import { importWords as w } from './imports.words.ts'
import { readApart } from './reader.server.ts'
import { importStateWords } from './remark.words.ts'
import { limits } from './table.ts'

/** Bringing a file, and the files brought so far. */
export const importsPage = page('/programs/:program/imports', {
  most: limits.bytes + 100_000,
  async show({ db, actor, params }) {
    const program = await findCoordinated(db, actor, params.program)
    const imports = await listImports(db, program.id)
    return (
      <Page
        title={w.title}
        lead={w.lead}
        trail={{ href: `/programs/${program.slug}/applications`, label: w.back }}
        wide
      >
        <Form button={w.upload} upload>
          <FileField
            name="file"
            label={w.file}
            hint={w.fileHint}
            audience={w.fileAudience}
            accept=".csv,.txt,.tsv,.xlsx"
          />
        </Form>
        <Section title={w.before}>
          {imports.length === 0 ? <P text={w.none} /> : <ImportsTable program={program} imports={imports} />}
        </Section>
      </Page>
    )
  },
  form: z.strictObject({ file: file() }),
  async answer({ db, actor, params, values }) {
    const program = await findCoordinated(db, actor, params.program)
    refuseUnless(values.file.size <= limits.bytes, w.fileTooLarge, { field: 'file' })
    await limitRate(db, 'import', actor.id, 20, 3600)
    const bytes = new Uint8Array(await values.file.arrayBuffer())
    const table = await readApart(bytes)
    const id = await keepUpload(db, actor, program, values.file.name, bytes, table)
    return goTo(`/programs/${program.slug}/imports/${id}/mapping`, { notice: w.uploaded(table.rows.length) })
  },
})

function ImportsTable({ program, imports }: { program: Program; imports: readonly Import[] }) {
  const { language } = useReader()
  return (
    <Table
      caption={w.before}
      rows={imports}
      columns={[
        {
          head: w.fileName,
          cell: ({ id, fileName }) => <a href={`/programs/${program.slug}/imports/${id}`}>{fileName}</a>,
        },
        {
          head: w.when,
          cell: ({ createdAt }) => (
            <span class="nowrap">{sayShortDate(dateAt(createdAt, program.zone), language)}</span>
          ),
        },
        { head: w.rows, number: true, cell: ({ rowCount }) => String(rowCount) },
        { head: w.state, cell: ({ state }) => <Tag text={importStateWords[state]} tone={toneOf(state)} /> },
      ]}
    />
  )
}

const toneOf = (state: Import['state']) =>
  state === 'done' ? 'good' : state === 'mapped' || state === 'stopped' || state === 'uploaded' ? 'care' : undefined

/** "on 12 October 2026", for a file that has been here before. */
export const seenBeforeText = (at: Temporal.Instant, { zone }: Program) =>
  both((language) => w.seenBefore(sayShortDate(dateAt(at, zone), language))[language])
