import { z } from 'zod'
import type { PersonActor } from '#foundation/actor.ts'
import type { Db } from '#foundation/database.ts'
import { optionalChoice, version } from '#foundation/form.ts'
import { goTo, page } from '#foundation/page.ts'
import { Select } from '#ui/field.tsx'
import { Form } from '#ui/form.tsx'
import { Page } from '#ui/page.tsx'
import { seatKinds } from '../programs/program.ts'
import { seatWords } from '../programs/programs.words.ts'
import { getExpected } from './forecast.server.ts'
import { getImport, proposeMapping, readSamples, saveMapping } from './import.server.ts'
import type { Import } from './import.ts'
import { importWords as w } from './imports.words.ts'
import { cut, type Expected, listTargets, type Mapping, type Target, targetText } from './target.ts'

const leaveOut = 'leave_out'

/** What each column means: guessed, shown with what stands in it, confirmed by a person. */
export const mappingPage = page('/programs/:program/imports/:import/mapping', {
  async show({ db, actor, params }) {
    const { program, imported, expected } = await getMappable(db, actor, params)
    const back = `/programs/${program.slug}/imports/${imported.id}`
    if (!isMappable(imported)) return goTo(back)
    const mapping = await proposeMapping(db, imported, expected)
    const samples = await readSamples(db, imported)
    const trail =
      imported.state === 'mapped'
        ? { href: back, label: w.previewTitle }
        : { href: `/programs/${program.slug}/imports`, label: w.allImports }
    return (
      <Page title={w.mappingTitle} lead={w.mappingLead} trail={trail}>
        <MappingForm imported={imported} mapping={mapping} samples={samples} expected={expected} />
      </Page>
    )
  },
  async form({ db, actor, params }) {
    const { imported, expected } = await getMappable(db, actor, params)
    const targets = [leaveOut, ...listTargets(expected)] as [string, ...string[]]
    const columns = imported.headings.map((_, column) => [`column_${column}`, optionalChoice(targets)] as const)
    return z.strictObject({ seat: optionalChoice(seatKinds), version: version(), ...Object.fromEntries(columns) })
  },
  async answer({ db, actor, params, values, now }) {
    const { program, imported } = await getMappable(db, actor, params)
    const chosen = values as Record<string, unknown> & typeof values
    const columns = imported.headings.map((_, column) => toTarget(chosen[`column_${column}`]))
    const mapping: Mapping = { columns, seat: values.seat ?? null }
    await saveMapping(db, program, imported, mapping, values.version, now)
    return goTo(`/programs/${program.slug}/imports/${imported.id}`)
  },
})

async function getMappable(db: Db, actor: PersonActor, params: { program: string; import: string }) {
  const { program, imported } = await getImport(db, actor, params.program, params.import)
  return { program, imported, expected: await getExpected(db, program) }
}

const isMappable = ({ state }: Import) => state === 'uploaded' || state === 'mapped'

const toTarget = (chosen: unknown) => (chosen === undefined || chosen === leaveOut ? null : (chosen as Target))

function MappingForm({
  imported,
  mapping,
  samples,
  expected,
}: {
  imported: Import
  mapping: Mapping
  samples: readonly (readonly string[])[]
  expected: Expected
}) {
  const targets = listTargets(expected).map((value) => ({ value, label: targetText(value, expected) }))
  const options = [{ value: leaveOut, label: w.leaveOut }, ...targets]
  const everyone = seatKinds.map((value) => ({ value, label: w.everyone(seatWords[value].one) }))
  return (
    <Form button={w.saveMapping} version={imported.version}>
      <Select name="seat" label={w.wholeFile} value={mapping.seat ?? ''} hint={w.seatByColumn} options={everyone} />
      {imported.headings.map((heading, column) => (
        <Select
          name={`column_${column}`}
          label={heading}
          hint={sampleText(samples[column] ?? [])}
          value={mapping.columns[column] ?? leaveOut}
          options={options}
        />
      ))}
    </Form>
  )
}

function sampleText([one, other]: readonly string[]) {
  if (one === undefined) return w.noSample
  return other === undefined ? w.sample(cut(one)) : w.samples(cut(one), cut(other))
}
