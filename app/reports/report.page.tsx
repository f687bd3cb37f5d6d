import { z } from 'zod'
import { dateAt, sayShortDate } from '#foundation/clock.ts'
import { optionalText, version } from '#foundation/form.ts'
import { pick } from '#foundation/language.ts'
import { download, goTo, page } from '#foundation/page.ts'
import { orNotFound } from '#foundation/refusal.ts'
import { TextArea } from '#ui/field.tsx'
import { Form } from '#ui/form.tsx'
import { Actions, Empty, LinkButton, Notice, P, Page, Section, Todo } from '#ui/page.tsx'
import { useReader, useSay } from '#ui/reader.tsx'
import { thanksWords } from '../thanks/thanks.words.ts'
import {
  type Edition,
  findForFiles,
  findForReport,
  findText,
  getEdition,
  listEditions,
  makeReport,
  noteTakenOut,
  publishReport,
  writeText,
} from './report.server.ts'
import { ReportBody } from './report-body.tsx'
import { type FileForm, fileForms, fileTypes, reportCsv, reportPdf, reportXlsx } from './report-file.ts'
import { sectionWords, reportWords as w } from './reports.words.ts'

/** A program's report: in the making for those who write it, the newest edition for everybody else who may read it. */
export const reportPage = page('/programs/:program/report', {
  async show({ db, actor, params, today }) {
    const { program, writes, seesDraft } = await findForReport(db, actor, params.program)
    const path = `/programs/${program.slug}/report`
    const editions = await listEditions(db, program.id)
    const [newest] = editions
    if (seesDraft && newest && !newest.publishedBy)
      return (
        <Page title={w.title} trail={{ href: `/programs/${program.slug}`, label: program.title }}>
          <Notice>
            <P text={w.figuresKept} />
          </Notice>
          <Editions editions={editions} path={path} />
        </Page>
      )
    if (!seesDraft)
      return newest ? (
        goTo(`${path}/editions/${newest.n}`)
      ) : (
        <Page title={w.title} trail={{ href: `/programs/${program.slug}`, label: program.title }}>
          <Empty text={w.notYet} />
        </Page>
      )
    const report = await makeReport(db, program, today)
    return (
      <Page title={w.title} lead={w.lead} wide>
        <Notice>
          <P text={w.inMaking} />
        </Notice>
        <Files path={`${path}/files`} />
        <ReportBody report={report} {...(writes && { writeAt: (section: string) => `${path}/words/${section}` })} />
        {writes && (
          <Section title={w.publish}>
            <P text={w.publishLead} />
            <Form action={`${path}/publication`} button={w.publish} />
          </Section>
        )}
        {newest && <Editions editions={editions} path={path} />}
        {writes && (
          <Actions>
            <LinkButton href={`/programs/${program.slug}/quotes`} label={thanksWords.quotes} plain />
          </Actions>
        )}
      </Page>
    )
  },
})

/** The ways to take a report along. */
export function Files({ path }: { path: string }) {
  const say = useSay()
  return (
    <section class="noprint" aria-label={say(w.files)}>
      <Actions>
        {fileForms.map((form) => (
          <LinkButton href={`${path}/${form}`} label={form.toUpperCase()} plain />
        ))}
      </Actions>
    </section>
  )
}

function Editions({ editions, path }: { editions: readonly Edition[]; path: string }) {
  const { language } = useReader()
  return (
    <Section title={w.editions}>
      <Todo
        items={editions.map(({ n, publishedAt, shared }) => ({
          sentence: w.publishedOn(n, sayShortDate(dateAt(publishedAt), language)),
          more: shared ? w.sharedNow : w.unsharedNow,
          href: `${path}/editions/${n}`,
          button: w.open,
          plain: true,
        }))}
      />
    </Section>
  )
}

/** The coordinator's words to one section. */
export const reportTextPage = page('/programs/:program/report/words/:section', {
  async show({ db, actor, params }) {
    const { program, key, text } = await findText(db, actor, params.program, params.section)
    return (
      <Page title={sectionWords[key]} trail={{ href: `/programs/${program.slug}/report#${key}`, label: w.title }}>
        <Form button={w.save} version={text?.version ?? 0}>
          <TextArea
            name="body"
            label={w.wordsLabel}
            hint={w.wordsHint}
            audience={w.wordsAudience}
            value={text?.body ?? ''}
            rows={10}
          />
        </Form>
      </Page>
    )
  },
  form: z.strictObject({ body: optionalText(4000), version: version() }),
  async answer({ db, actor, params, values }) {
    await writeText(db, actor, params.program, params.section, values)
    return goTo(`/programs/${params.program}/report#${params.section}`, { notice: w.saved })
  },
})

/** Freezing the report as it stands. */
export const reportPublicationPage = page('/programs/:program/report/publication', {
  show: ({ params }) => goTo(`/programs/${params.program}/report`),
  form: z.strictObject({}),
  async answer({ db, actor, params, now, today }) {
    const n = await publishReport(db, actor, params.program, now, today)
    return goTo(`/programs/${params.program}/report/editions/${n}`, { notice: w.published })
  },
})

/** The report in the making as a file. */
export const reportFilePage = page('/programs/:program/report/files/:form', {
  audited: true,
  async show({ db, actor, params, language, now, today }) {
    const program = await findForFiles(db, actor, params.program)
    const form = formAt(params.form)
    const [newest] = await listEditions(db, program.id)
    if (newest && !newest.publishedBy)
      return goTo(`/programs/${program.slug}/report/editions/${newest.n}/files/${form}`)
    const report = await makeReport(db, program, today)
    await noteTakenOut(db, actor, program, form)
    return fileOf(report, form, pick(w.title, language), language, now)
  },
})

/** An edition as a file. */
export const editionFilePage = page('/programs/:program/report/editions/:edition/files/:form', {
  audited: true,
  async show({ db, actor, params, language, now }) {
    const program = await findForFiles(db, actor, params.program)
    const { edition, report } = await getEdition(db, program, params.edition)
    const form = formAt(params.form)
    await noteTakenOut(db, actor, program, form)
    return fileOf(report, form, `${pick(w.title, language)} ${edition.n}`, language, now)
  },
})

const formAt = (form: string): FileForm => orNotFound(fileForms.find((each) => each === form))

async function fileOf(
  report: Parameters<typeof reportCsv>[0],
  form: FileForm,
  name: string,
  language: 'en' | 'fr',
  now: Temporal.Instant,
) {
  const make = {
    pdf: () => reportPdf(report, language, now),
    xlsx: () => reportXlsx(report, language),
    csv: () => reportCsv(report, language),
  }
  return download(`${name}.${form}`, fileTypes[form], await make[form]())
}
