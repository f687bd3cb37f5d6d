import { z } from 'zod'
import { dateAt, sayShortDate } from '#foundation/clock.ts'
import { many } from '#foundation/form.ts'
import { both } from '#foundation/language.ts'
import { goTo, href, page } from '#foundation/page.ts'
import { Checks } from '#ui/field.tsx'
import { Form } from '#ui/form.tsx'
import { Actions, LinkButton, P, Page, Section, Todo } from '#ui/page.tsx'
import { Say, useReader } from '#ui/reader.tsx'
import { programPage } from '../programs/program.page.tsx'
import { findCoordinated } from '../programs/program.server.ts'
import type { Program } from '../programs/program.ts'
import { archivePage, reopenPage } from './archive.page.tsx'
import { checks, ticks, undoUntil } from './check.ts'
import { type Check, keepTicks, listChecks, listCopies, listTicks } from './closing.server.ts'
import { tickWords, closingWords as w } from './closings.words.ts'
import { nextYearPage } from './copy.page.tsx'
import { KeptTable } from './kept-table.tsx'

/** The last step of a program: what is still open, what is ticked by hand, closing, and the next year. */
export const closingPage = page('/programs/:program/closing', {
  async show({ db, actor, params, now }) {
    const program = await findCoordinated(db, actor, params.program)
    const isArchived = program.status === 'archived'
    const open = (await listChecks(db, program.id)).filter(({ waiting }) => waiting > 0)
    const byHand = await listTicks(db, program.id)
    const copies = await listCopies(db, program.id)
    return (
      <Page title={w.title} lead={isArchived ? w.leadArchived : w.lead} wide>
        {isArchived && <Closed program={program} now={now} />}
        {program.status !== 'draft' && (
          <Section title={w.stillOpen}>
            {open.length === 0 ? <P text={w.allSettled} /> : <StillOpen slug={program.slug} open={open} />}
          </Section>
        )}
        <Section title={w.byHand}>
          <ByHand slug={program.slug} items={byHand} zone={program.zone} />
        </Section>
        {!isArchived && (
          <Section title={w.archive}>
            {program.status === 'draft' ? (
              <P text={w.draftLead} />
            ) : (
              <>
                <P text={w.archiveLead} />
                <Actions>
                  <LinkButton href={href(archivePage, { program: program.slug })} label={w.toArchive} />
                </Actions>
              </>
            )}
          </Section>
        )}
        <Section title={w.nextYear}>
          <NextYear slug={program.slug} copies={copies} />
        </Section>
        {isArchived && (
          <Section title={w.kept}>
            <KeptTable program={program} />
          </Section>
        )}
      </Page>
    )
  },
})

export function StillOpen({ slug, open }: { slug: string; open: readonly Check[] }) {
  return (
    <Todo
      items={open.flatMap(({ key, waiting }) => {
        const check = checks[key]
        return check
          ? [{ sentence: check.say(waiting), href: `/programs/${slug}${check.path}`, button: w.settle, plain: true }]
          : []
      })}
    />
  )
}

function ByHand({ slug, items, zone }: { slug: string; items: Awaited<ReturnType<typeof listTicks>>; zone: string }) {
  return (
    <Form action={href(ticksPage, { program: slug })} button={w.save} tone="plain">
      <Checks
        name="done"
        label={w.byHandLegend}
        values={items.filter(({ ticked }) => ticked).map(({ key }) => key)}
        options={items.map(({ key, ticked }) => ({
          value: key,
          label: tickWords[key] ?? key,
          hint:
            ticked &&
            both(
              (language) => w.tickedBy(ticked.name, sayShortDate(dateAt(ticked.tickedAt, zone), language))[language],
            ),
        }))}
      />
    </Form>
  )
}

function Closed({ program, now }: { program: Program; now: Temporal.Instant }) {
  const { language } = useReader()
  const until = undoUntil(program)
  if (!program.archivedAt || !until) return null
  const say = (instant: Temporal.Instant) => sayShortDate(dateAt(instant, program.zone), language)
  return (
    <>
      <P text={w.closedOn(say(program.archivedAt))} />
      {Temporal.Instant.compare(now, until) <= 0 && (
        <>
          <P text={w.undoUntil(say(until))} class="soft measure" />
          <Form
            action={href(reopenPage, { program: program.slug })}
            version={program.version}
            button={w.reopen}
            tone="plain"
          />
        </>
      )}
    </>
  )
}

function NextYear({ slug, copies }: { slug: string; copies: Awaited<ReturnType<typeof listCopies>> }) {
  return (
    <>
      <P text={w.nextYearLead} />
      {copies.length > 0 && (
        <>
          <P text={w.copies} class="soft" />
          <ul>
            {copies.map((copy) => (
              <li>
                <a href={href(programPage, { program: copy.slug })}>
                  <Say text={copy.title} />
                </a>{' '}
                ·{' '}
                <a href={`/programs/${copy.slug}/mentors`}>
                  <Say text={w.inviteMentors} />
                </a>
              </li>
            ))}
          </ul>
        </>
      )}
      <Actions>
        <LinkButton href={href(nextYearPage, { program: slug })} label={w.toCopy} plain={copies.length > 0} />
      </Actions>
    </>
  )
}

/** What only people know, ticked by hand; also after closing. */
export const ticksPage = page('/programs/:program/closing/ticks', {
  show: ({ params }) => goTo(href(closingPage, params)),
  form: z.strictObject({ done: many(ticks) }),
  async answer({ db, actor, params, values }) {
    await keepTicks(db, actor, await findCoordinated(db, actor, params.program), values.done)
    return goTo(href(closingPage, params), { notice: w.saved })
  },
})
