import { z } from 'zod'
import { instantText, sayInstant } from '#foundation/clock.ts'
import { both, sayNumber } from '#foundation/language.ts'
import { download, goTo, type Page as HousePage, page } from '#foundation/page.ts'
import type { Privacy } from '#foundation/privacy.ts'
import { Form } from '#ui/form.tsx'
import { Actions, LinkButton, Notice, P, Page, Section } from '#ui/page.tsx'
import { Say, useReader } from '#ui/reader.tsx'
import { Table } from '#ui/table.tsx'
import { listOwnOrganizations } from '../organizations/organization.server.ts'
import { sayLaws } from './document.ts'
import { fetchExport, listExports, requestExport } from './export.server.ts'
import { myDataWords, exportWords as w } from './my-data.words.ts'

type Export = Awaited<ReturnType<typeof listExports>>[number]

/** @param schedule what every room has promised: it decides what leaves, and is known only to the doors */
export function makeExportPages(schedule: Privacy): readonly HousePage[] {
  return [
    /** Asking for everything about oneself, and finding it. */
    page('/me/data/export', {
      fresh: true,
      async show({ db, actor, now }) {
        const laws = sayLaws(await listOwnOrganizations(db))
        const exports = await listExports(db, actor, now)
        const ready = exports.find(({ waits }) => waits)
        return (
          <Page title={myDataWords.everything} lead={w.lead} trail={{ href: '/me/data', label: myDataWords.title }}>
            {ready && <Ready file={ready} />}
            <Section title={w.inside}>
              <P text={w.insideList} />
              <P text={w.care} />
              {laws.map((law) => (
                <P text={law} class="soft measure" />
              ))}
              <P text={ready ? w.replaced : w.once} class="soft measure" />
              <Form button={ready ? w.afresh : w.prepare} tone={ready ? 'plain' : undefined} />
            </Section>
            <Before files={exports.filter(({ waits }) => !waits)} />
          </Page>
        )
      },
      form: z.strictObject({}),
      async answer({ db, actor, key, now }) {
        await requestExport(db, actor, schedule, key, now)
        return goTo('/me/data/export', { notice: w.prepared })
      },
    }),
    /** The file itself, once. */
    page('/me/data/export/:file', {
      fresh: true,
      audited: true,
      async show({ db, actor, params, key, now }) {
        const zip = await fetchExport(db, actor, params.file, key, now)
        if (!zip) return goTo('/me/data/export', { notice: w.gone })
        return download(`alongside-${now.toZonedDateTimeISO(actor.zone).toPlainDate()}.zip`, 'application/zip', zip)
      },
    }),
  ]
}

function Ready({ file: { id, bytes, endsAt } }: { file: Export }) {
  const { zone } = useReader()
  const size = both((language) =>
    bytes < 100_000
      ? `${sayNumber(Math.ceil(bytes / 1000), language)} kB`
      : `${sayNumber(Math.round(bytes / 100_000) / 10, language)} MB`,
  )
  const until = instantText(endsAt, zone)
  return (
    <Notice tone="good">
      <p>
        <strong>
          <Say text={w.ready} />
        </strong>
      </p>
      <P text={both((language) => w.readyUntil(until[language], size[language])[language])} />
      <Actions>
        <LinkButton href={`/me/data/export/${id}`} label={w.take} />
      </Actions>
    </Notice>
  )
}

function Before({ files }: { files: readonly Export[] }) {
  const { zone, language } = useReader()
  if (files.length === 0) return null
  return (
    <Section title={w.before}>
      <Table
        caption={w.before}
        rows={files}
        columns={[
          { head: w.made, cell: ({ madeAt }) => sayInstant(madeAt, zone, language) },
          {
            head: w.became,
            cell: ({ fetchedAt }) => (
              <Say text={fetchedAt ? w.fetched(sayInstant(fetchedAt, zone, language)) : w.lapsed} />
            ),
          },
        ]}
      />
    </Section>
  )
}
