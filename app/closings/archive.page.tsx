import { z } from 'zod'
import { sayShortDate } from '#foundation/clock.ts'
import { version } from '#foundation/form.ts'
import { goTo, page } from '#foundation/page.ts'
import { Form } from '#ui/form.tsx'
import { Notice, P, Page, Section } from '#ui/page.tsx'
import { Say, useReader } from '#ui/reader.tsx'
import { findCoordinated } from '../programs/program.server.ts'
import type { Program } from '../programs/program.ts'
import { checks, undoDays } from './check.ts'
import { archiveProgram, type Check, listChecks, reopenProgram } from './closing.server.ts'
import { closingWords as w } from './closings.words.ts'
import { KeptTable } from './kept-table.tsx'

const listOf = (slug: string) => `/programs/${slug}/closing`

/** What closing does, said before it is done. */
export const archivePage = page('/programs/:program/closing/archive', {
  async show({ db, actor, params, today }) {
    const program = await findCoordinated(db, actor, params.program)
    if (program.status === 'archived' || program.status === 'draft') return goTo(listOf(program.slug))
    const open = (await listChecks(db, program.id)).filter(({ waiting }) => waiting > 0)
    return (
      <Page title={w.archive} trail={{ href: listOf(program.slug), label: w.title }} wide>
        <Section title={w.does}>
          <ul class="measure">
            {[w.doesNoApplications, w.doesNoReminders, w.doesReadable, w.doesLetter, w.doesUndo(undoDays)].map(
              (text) => (
                <li>
                  <Say text={text} />
                </li>
              ),
            )}
          </ul>
        </Section>
        <Open program={program} open={open} today={today} />
        <Section title={w.kept}>
          <KeptTable program={program} />
        </Section>
        <Form version={program.version} button={w.archiveButton} />
      </Page>
    )
  },
  form: z.strictObject({ version: version() }),
  async answer({ db, actor, params, values, now, today }) {
    const program = await findCoordinated(db, actor, params.program)
    await archiveProgram(db, actor, program, values.version, now, today)
    return goTo(listOf(program.slug), { notice: w.archived })
  },
})

function Open({ program, open, today }: { program: Program; open: readonly Check[]; today: Temporal.PlainDate }) {
  const { language } = useReader()
  const isEarly = Temporal.PlainDate.compare(today, program.endsOn) <= 0
  if (open.length === 0 && !isEarly) return null
  return (
    <Notice>
      {isEarly && <P text={w.beforeEnd(sayShortDate(program.endsOn, language))} />}
      {open.length > 0 && (
        <>
          <ul>
            {open.map(({ key, waiting }) => (
              <li>
                <Say text={checks[key]?.say(waiting) ?? key} />
              </li>
            ))}
          </ul>
          <P text={w.stillOpenMeans} />
        </>
      )}
    </Notice>
  )
}

/** Taking it back within two weeks. */
export const reopenPage = page('/programs/:program/closing/reopening', {
  show: ({ params }) => goTo(listOf(params.program)),
  form: z.strictObject({ version: version() }),
  async answer({ db, actor, params, values, now }) {
    const program = await findCoordinated(db, actor, params.program)
    await reopenProgram(db, actor, program, values.version, now)
    return goTo(listOf(program.slug), { notice: w.reopened })
  },
})
