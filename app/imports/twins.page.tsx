import { z } from 'zod'
import type { PersonActor } from '#foundation/actor.ts'
import type { Db } from '#foundation/database.ts'
import { optionalChoice } from '#foundation/form.ts'
import { goTo, page } from '#foundation/page.ts'
import { Choice } from '#ui/field.tsx'
import { Form } from '#ui/form.tsx'
import { P, Page } from '#ui/page.tsx'
import { Say } from '#ui/reader.tsx'
import { Pages } from '#ui/table.tsx'
import { getImport } from './import.server.ts'
import type { Import } from './import.ts'
import { importWords as w } from './imports.words.ts'
import { casesPerPage, decideTwins, listTwins, type TwinCase, type TwinRow } from './preview.server.ts'
import { cut } from './target.ts'

const verdicts = { same: true, different: false, ask: null } as const

/** Who may be one person: two in the file, or one in the file and one in the program. A person says. */
export const twinsPage = page('/programs/:program/imports/:import/twins', {
  async show({ db, actor, params, query }) {
    const { program, imported } = await getImport(db, actor, params.program, params.import)
    const here = `/programs/${program.slug}/imports/${imported.id}`
    if (imported.state !== 'mapped') return goTo(here)
    const at = pageOf(query)
    const { cases, total } = await listTwins(db, imported, at)
    return (
      <Page title={w.twinsTitle} lead={total ? w.twinsLead : w.noTwins} trail={{ href: here, label: w.previewTitle }}>
        {cases.length > 0 && (
          <Form button={w.saveTwins}>
            {cases.map((twin) => (
              <Case twin={twin} imported={imported} />
            ))}
          </Form>
        )}
        <Pages page={at} pages={Math.ceil(total / casesPerPage)} href={(n) => `${here}/twins?page=${n}`} />
      </Page>
    )
  },
  async form({ db, actor, params }) {
    const names = (await findCases(db, actor, params)).map(
      ({ id }) => [`twin_${id}`, optionalChoice(['same', 'different', 'ask'])] as const,
    )
    return z.strictObject(Object.fromEntries(names))
  },
  async answer({ db, actor, params, values, now }) {
    const { program, imported } = await getImport(db, actor, params.program, params.import)
    const said = Object.entries(values as Record<string, keyof typeof verdicts | undefined>).flatMap(
      ([name, verdict]) => (verdict ? [[name.slice('twin_'.length), verdicts[verdict]] as const] : []),
    )
    await decideTwins(db, actor, program, imported, new Map(said), now)
    return goTo(`/programs/${program.slug}/imports/${imported.id}`, { notice: w.twinsSaved })
  },
})

const pageOf = (query: Readonly<Record<string, string>>) => Math.max(1, Math.trunc(Number(query.page)) || 1)

/** Every case of the import may be answered, whichever page of them was shown. */
async function findCases(
  db: Db,
  actor: PersonActor,
  params: { program: string; import: string },
): Promise<{ id: string }[]> {
  const { imported } = await getImport(db, actor, params.program, params.import)
  return db.selectFrom('importTwins').select('id').where('importId', '=', imported.id).execute()
}

function Case({ twin, imported }: { twin: TwinCase; imported: Import }) {
  const name = twin.one[0]?.cells[imported.mapping?.columns.indexOf('name') ?? -1] ?? twin.known?.name ?? ''
  const value = twin.verdict === null ? 'ask' : twin.verdict ? 'same' : 'different'
  return (
    <section>
      <Rows rows={[...twin.one, ...twin.other]} imported={imported} />
      {twin.known && (
        <P
          text={{
            en: `${w.knownAlready.en}: ${twin.known.name}, ${twin.known.email ?? '–'}`,
            fr: `${w.knownAlready.fr} : ${twin.known.name}, ${twin.known.email ?? '–'}`,
          }}
        />
      )}
      <Choice
        name={`twin_${twin.id}`}
        label={w.twinCase(name)}
        value={value}
        row
        options={[
          { value: 'same', label: w.samePerson },
          { value: 'different', label: w.twoPeople },
          { value: 'ask', label: w.notSaid },
        ]}
      />
    </section>
  )
}

/** What tells the rows apart: whatever columns of the person and place they fill. */
function Rows({ rows, imported }: { rows: readonly TwinRow[]; imported: Import }) {
  const telling = [
    'name',
    'given_name',
    'family_name',
    'email',
    'second_email',
    'phone',
    'seat',
    'role',
    'district',
    'school',
  ]
  const columns = (imported.mapping?.columns ?? []).flatMap((target, column) =>
    target && telling.includes(target) ? [column] : [],
  )
  return (
    <ul>
      {rows.map(({ n, cells }) => (
        <li>
          <strong>
            <Say text={w.twinRow(n)} />
          </strong>
          :{' '}
          {columns
            .map((column) => cut(cells[column] ?? ''))
            .filter(Boolean)
            .join(' · ')}
        </li>
      ))}
    </ul>
  )
}
