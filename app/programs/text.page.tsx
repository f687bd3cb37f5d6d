import { z } from 'zod'
import { sayShortDate } from '#foundation/clock.ts'
import { optionalDate, pairOf, textPair, version } from '#foundation/form.ts'
import { page, stay } from '#foundation/page.ts'
import { orNotFound } from '#foundation/refusal.ts'
import { DateField, PairField } from '#ui/field.tsx'
import { Form } from '#ui/form.tsx'
import { Page, Section } from '#ui/page.tsx'
import { Say, useReader } from '#ui/reader.tsx'
import { findCoordinated } from './program.server.ts'
import { programWords } from './programs.words.ts'
import { textKindWords, settingsWords as w } from './settings.words.ts'
import { getText, listEditions, writeText, writtenKinds } from './text.server.ts'

/** A text people accept. Saving writes a new edition; what somebody accepted stays as it was. */
export const textPage = page('/programs/:program/settings/texts/:kind', {
  async show({ db, actor, params }) {
    const program = await findCoordinated(db, actor, params.program)
    const kind = orNotFound(writtenKinds.find((known) => known === params.kind))
    const current = await getText(db, program.id, kind)
    const earlier = (await listEditions(db, program.id, kind)).slice(1)
    return (
      <Page
        title={textKindWords[kind] ?? kind}
        lead={w.edition(current?.edition ?? 0)}
        trail={{ href: `/programs/${program.slug}/settings`, label: programWords.settings }}
        wide
      >
        <Form button={w.writeEdition} version={current?.edition ?? 0}>
          <PairField name="body" label={w.body} value={current?.body} long />
          {kind === 'charter' && (
            <DateField name="approvedOn" label={w.approvedOn} optional value={current?.approvedOn?.toString()} />
          )}
        </Form>
        {earlier.length > 0 && (
          <Section title={w.earlier}>
            {earlier.map((edition) => (
              <Edition edition={edition} />
            ))}
          </Section>
        )}
      </Page>
    )
  },
  form: z.strictObject({ ...textPair('body', 8000), approvedOn: optionalDate(), version: version() }),
  async answer({ db, actor, params, values }) {
    const program = await findCoordinated(db, actor, params.program)
    const kind = orNotFound(writtenKinds.find((known) => known === params.kind))
    await writeText(
      db,
      actor,
      { programId: program.id, kind, body: pairOf(values, 'body'), approvedOn: values.approvedOn ?? null },
      values.version,
    )
    return stay({ notice: w.saved })
  },
})

function Edition({ edition }: { edition: Awaited<ReturnType<typeof listEditions>>[number] }) {
  const { language } = useReader()
  return (
    <details>
      <summary>
        <Say text={w.edition(edition.edition)} />
        {edition.approvedOn && (
          <>
            , {w.approvedOn[language].toLowerCase()} {sayShortDate(edition.approvedOn, language)}
          </>
        )}
      </summary>
      <div class="pre measure">{edition.body[language]}</div>
    </details>
  )
}
