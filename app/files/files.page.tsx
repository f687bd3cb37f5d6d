import { z } from 'zod'
import { dateAt, sayShortDate } from '#foundation/clock.ts'
import { file } from '#foundation/form.ts'
import { type Language, sayNumber, type Text } from '#foundation/language.ts'
import { download, goTo, href, page, stay } from '#foundation/page.ts'
import { limitRate } from '#foundation/rate.ts'
import { orNotFound, refuseUnless } from '#foundation/refusal.ts'
import { FileField } from '#ui/field.tsx'
import { Form } from '#ui/form.tsx'
import { P, Page, Section } from '#ui/page.tsx'
import { useReader, useSay } from '#ui/reader.tsx'
import { Table } from '#ui/table.tsx'
import { getOwnPartnership } from '../partnerships/partnership.server.ts'
import { shownName } from '../people/person.ts'
import { addFile, listFiles, openFile, removeFile } from './file.server.ts'
import { fileLimits, forms, type SharedFile } from './file.ts'
import { fileWords as w } from './files.words.ts'

const filesAnHour = 20
const accept = Object.values(forms)
  .flatMap(({ endings }) => endings)
  .join(',')

/** The files of a partnership, and adding one. */
export const filesPage = page('/partnerships/:partnership/files', {
  most: fileLimits.bytes + 100_000,
  async show({ db, actor, params, key }) {
    const { partnership, partner } = await getOwnPartnership(db, actor, params.partnership)
    const name = shownName(partner)
    const files = await listFiles(db, actor, partnership.id, key)
    return (
      <Page title={w.title} lead={w.lead(name)} trail={{ href: `/partnerships/${partnership.id}`, label: name }}>
        {files.length === 0 ? (
          <P text={w.none(name)} class="soft measure" />
        ) : (
          <Files files={files} partnership={partnership.id} readerId={actor.id} name={name} />
        )}
        <P text={w.care} class="soft measure" />
        <Section title={w.add}>
          {partnership.state === 'ended' ? (
            <P text={w.ended} />
          ) : (
            <Form button={w.add} upload>
              <FileField name="file" label={w.file} hint={w.hint} audience={w.onlyTwo(name)} accept={accept} />
            </Form>
          )}
        </Section>
      </Page>
    )
  },
  form: z.strictObject({ file: file() }),
  async answer({ db, actor, params, values, key, now }) {
    await getOwnPartnership(db, actor, params.partnership)
    refuseUnless(values.file.size <= fileLimits.bytes, w.tooLarge, { field: 'file' })
    await limitRate(db, 'files', actor.id, filesAnHour, 3600)
    const bytes = Buffer.from(await values.file.arrayBuffer())
    await addFile(db, actor, params.partnership, { name: values.file.name, bytes }, key, now)
    return stay({ notice: w.added })
  },
})

/** One file, to save. */
export const filePage = page('/partnerships/:partnership/files/:file', {
  async show({ db, actor, params, key }) {
    const { name, kind, bytes } = await openFile(db, actor, params.partnership, params.file, key)
    return download(name, forms[kind].type, bytes)
  },
})

/** Taking away a file of one's own. */
export const fileRemovalPage = page('/partnerships/:partnership/files/:file/removal', {
  async show({ db, actor, params, key }) {
    const { partner } = await getOwnPartnership(db, actor, params.partnership)
    const files = await listFiles(db, actor, params.partnership, key)
    const { name } = orNotFound(files.find(({ id, authorId }) => id === params.file && authorId === actor.id))
    return (
      <Page title={w.removeTitle} trail={{ href: href(filesPage, params), label: w.title }}>
        <P text={w.removeWords(name, shownName(partner))} class="measure" />
        <Form button={w.removeNow} tone="care" />
      </Page>
    )
  },
  form: z.strictObject({}),
  async answer({ db, actor, params }) {
    await removeFile(db, actor, params.partnership, params.file)
    return goTo(href(filesPage, params), { notice: w.removed })
  },
})

function Files({
  files,
  partnership,
  readerId,
  name,
}: {
  files: readonly SharedFile[]
  partnership: string
  readerId: string
  name: string
}) {
  const say = useSay()
  const { language, zone } = useReader()
  const isOwn = ({ authorId }: SharedFile) => authorId === readerId
  return (
    <Table
      caption={w.shared}
      rows={files}
      columns={[
        {
          head: w.name,
          cell: (one) => (
            <a class="pre" href={href(filePage, { partnership, file: one.id })}>
              {one.name}
            </a>
          ),
        },
        {
          head: w.size,
          cell: (one) => `${say(saySize(one.size, language))}, ${say(forms[one.kind].said)}`,
        },
        { head: w.by, cell: (one) => (isOwn(one) ? say(w.you) : name) },
        {
          head: w.when,
          cell: (one) => <span class="nowrap">{sayShortDate(dateAt(one.createdAt, zone), language)}</span>,
        },
        {
          head: w.remove,
          speaks: true,
          cell: (one) =>
            isOwn(one) && (
              <a
                href={href(fileRemovalPage, { partnership, file: one.id })}
                aria-label={`${say(w.remove)}: ${one.name}`}
              >
                {say(w.remove)}
              </a>
            ),
        },
      ]}
    />
  )
}

const saySize = (bytes: number, language: Language): Text =>
  bytes < 1024 * 1024
    ? w.kilobytes(sayNumber(Math.ceil(bytes / 1024), language))
    : w.megabytes(sayNumber(Math.ceil(bytes / 1024 / 102.4) / 10, language))
