import { z } from 'zod'
import { record } from '#foundation/audit.ts'
import type { Db } from '#foundation/database.ts'
import { version } from '#foundation/form.ts'
import { type Language, pick } from '#foundation/language.ts'
import { download, goTo, page } from '#foundation/page.ts'
import { Form } from '#ui/form.tsx'
import { Actions, Facts, LinkButton, Notice, P, Page, Section } from '#ui/page.tsx'
import { Say } from '#ui/reader.tsx'
import type { Program } from '../programs/program.ts'
import { writeCsv } from './csv.ts'
import { getExpected } from './forecast.server.ts'
import { countRows, getImport, importedBefore, startRun } from './import.server.ts'
import { type Counts, type Import, importOutcomes, standsStill } from './import.ts'
import { seenBeforeText } from './imports.page.tsx'
import { importWords as w } from './imports.words.ts'
import { countApart, countTwins, listLeftOut, listRows } from './preview.server.ts'
import { isProblem, type Remark, sayMend, sayRemark } from './remark.ts'
import { hindranceWords, outcomeWords } from './remark.words.ts'
import { Rows, type RowsShown } from './rows.tsx'
import { isStillUndoable, listHindrances, undoImport } from './undo.server.ts'

const pathOf = (program: Program, imported: Import) => `/programs/${program.slug}/imports/${imported.id}`
const trail = (program: Program) => ({ href: `/programs/${program.slug}/imports`, label: w.allImports })

/** One import, wherever it stands: what would happen, what is happening, what has happened. */
export const importPage = page('/programs/:program/imports/:import', {
  async show({ db, actor, params, query, now }) {
    const { program, imported } = await getImport(db, actor, params.program, params.import)
    if (imported.state === 'uploaded') return goTo(`${pathOf(program, imported)}/mapping`)
    const counts = await countRows(db, imported)
    if (imported.state === 'running')
      return <Running program={program} imported={imported} counts={counts} still={standsStill(imported, now)} />
    if (imported.state === 'undone') return <Undone program={program} />
    const show = query.show || (imported.state === 'mapped' ? undefined : 'problem')
    const found = await listRows(db, imported, { show, page: query.page })
    const apart = await countApart(db, imported.id)
    const rows = { program, imported, counts, found, show, apart, expected: await getExpected(db, program) }
    if (imported.state === 'mapped') return <Preview {...rows} {...(await knownOf(db, imported))} />
    return <Done {...rows} undoable={isStillUndoable(imported, now)} />
  },
})

async function knownOf(db: Db, imported: Import) {
  return { twins: await countTwins(db, imported.id), seen: await importedBefore(db, imported) }
}

function Preview({ twins, seen, ...rows }: RowsShown & Awaited<ReturnType<typeof knownOf>>) {
  const { program, imported, counts } = rows
  const here = pathOf(program, imported)
  const taken = imported.rowCount - counts.problem
  return (
    <Page title={w.previewTitle} lead={w.previewLead} trail={trail(program)} wide>
      {seen && (
        <Notice>
          <P text={seenBeforeText(seen, program)} />
        </Notice>
      )}
      {twins.open > 0 && (
        <Notice tone="care">
          <P text={w.twinsOpen(twins.open)} />
          <LinkButton href={`${here}/twins`} label={w.decideTwins} plain />
        </Notice>
      )}
      {imported.encoding === 'mixed' && <P text={w.mixedEncoding} class="soft" />}
      <Figures counts={counts} />
      {taken > 0 ? (
        <Form action={`${here}/run`} button={w.run(taken)} version={imported.version}>
          <P text={w.silent} class="soft" />
        </Form>
      ) : (
        <P text={w.nothingToRun} />
      )}
      <Actions>
        <LinkButton href={`${here}/mapping`} label={w.changeMapping} plain />
        {twins.open === 0 && twins.total > 0 && <LinkButton href={`${here}/twins`} label={w.twinsTitle} plain />}
      </Actions>
      <Rows {...rows} />
    </Page>
  )
}

function Figures({ counts }: { counts: Counts }) {
  return (
    <Facts
      facts={importOutcomes
        .filter((outcome) => counts[outcome] > 0)
        .map((outcome) => [outcomeWords[outcome], String(counts[outcome])])}
    />
  )
}

function Running({
  program,
  imported,
  counts,
  still,
}: {
  program: Program
  imported: Import
  counts: Counts
  still: boolean
}) {
  const done = imported.rowCount - counts.waiting
  return (
    <Page title={w.runningTitle} lead={w.progress(done, imported.rowCount)} trail={trail(program)}>
      {still ? (
        <Form action={`${pathOf(program, imported)}/run`} button={w.goOn} tone="plain" version={imported.version}>
          <P text={w.standsStill} />
        </Form>
      ) : (
        <P text={w.runningLead} />
      )}
      <Actions>
        <LinkButton href={pathOf(program, imported)} label={w.lookAgain} />
      </Actions>
    </Page>
  )
}

function Done({ undoable, ...rows }: RowsShown & { undoable: boolean }) {
  const { program, imported, counts } = rows
  const here = pathOf(program, imported)
  const isStopped = imported.state === 'stopped'
  const left = counts.problem + counts.kept
  return (
    <Page
      title={isStopped ? w.stoppedTitle : w.doneTitle}
      lead={isStopped ? w.stoppedLead : undefined}
      trail={trail(program)}
      wide
    >
      <Figures counts={counts} />
      {isStopped ? <Form action={`${here}/run`} button={w.goOn} version={imported.version} /> : <P text={w.doneLead} />}
      <Actions>
        <LinkButton href={`/programs/${program.slug}/applications`} label={w.toInbox} />
        {undoable && <LinkButton href={`${here}/undo`} label={w.undo} plain />}
      </Actions>
      {!undoable && <P text={w.rowsGone} class="soft" />}
      <Section title={w.leftOut}>
        {left === 0 ? (
          <P text={w.everyTaken} />
        ) : (
          <LinkButton href={`${here}/left-out`} label={w.downloadLeftOut} plain />
        )}
      </Section>
      {undoable && <Rows {...rows} />}
    </Page>
  )
}

function Undone({ program }: { program: Program }) {
  return (
    <Page title={w.undoneTitle} lead={w.undoneLead} trail={trail(program)}>
      {null}
    </Page>
  )
}

/** Beginning the run. */
export const runPage = page('/programs/:program/imports/:import/run', {
  show: ({ params }) => goTo(`/programs/${params.program}/imports/${params.import}`),
  form: z.strictObject({ version: version() }),
  async answer({ db, actor, params, values, now }) {
    const { program, imported } = await getImport(db, actor, params.program, params.import)
    await startRun(db, actor, program, imported, values.version, now)
    return goTo(pathOf(program, imported), { notice: w.started })
  },
})

/** The rows that were not taken, for mending in a spreadsheet: it begins with no formula, whatever was in the file. */
export const leftOutPage = page('/programs/:program/imports/:import/left-out', {
  audited: true,
  async show({ db, actor, params, language }) {
    const { program, imported } = await getImport(db, actor, params.program, params.import)
    const rows = await listLeftOut(db, imported)
    await record(db, actor, 'import.taken-out', {
      recordType: 'import',
      recordId: imported.id,
      programId: program.id,
      facts: { rows: rows.length },
    })
    const head = [pick(w.row, language), pick(w.remarks, language), ...imported.headings]
    const body = rows.map((row) => [String(row.n), sayRemarks(row.remarks, imported, language), ...row.cells])
    return download(`${pick(w.leftOutFile, language)}.csv`, 'text/csv; charset=utf-8', writeCsv([head, ...body]))
  },
})

function sayRemarks(remarks: readonly Remark[], { headings }: Import, language: Language): string {
  const said = remarks.filter(isProblem).map((remark) => {
    const mend = sayMend(remark)
    const where = remark.column === null ? '' : `${headings[remark.column]}: `
    return `${where}${sayRemark(remark)[language]}${mend ? ` ${mend[language]}` : ''}`
  })
  return said.join('\n')
}

/** Undoing the whole of an import, after saying what that means; or why it cannot be. */
export const undoPage = page('/programs/:program/imports/:import/undo', {
  async show({ db, actor, params }) {
    const { program, imported } = await getImport(db, actor, params.program, params.import)
    const counts = await countRows(db, imported)
    const hindrances = await listHindrances(db, imported.id)
    return (
      <Page
        title={w.undoTitle}
        lead={hindrances.length ? w.hindered : w.undoLead(counts.new, counts.changed)}
        trail={{ href: pathOf(program, imported), label: w.doneTitle }}
      >
        {hindrances.length ? (
          <>
            <ul>
              {hindrances.slice(0, 50).map(({ applicationId, name, reason }) => (
                <li>
                  <a href={`/programs/${program.slug}/applications/${applicationId}`}>{name}</a>:{' '}
                  <Say text={hindranceWords[reason]} />
                </li>
              ))}
            </ul>
            <P text={w.hinderedHow} />
          </>
        ) : (
          <Form button={w.undoAll} tone="care" version={imported.version} />
        )}
      </Page>
    )
  },
  form: z.strictObject({ version: version() }),
  async answer({ db, actor, params, now }) {
    const { program, imported } = await getImport(db, actor, params.program, params.import)
    await undoImport(db, actor, program, imported, now)
    return goTo(pathOf(program, imported), { notice: w.undone })
  },
})
