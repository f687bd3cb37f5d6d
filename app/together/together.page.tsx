import { sayShortDate, zoneName } from '#foundation/clock.ts'
import { page } from '#foundation/page.ts'
import { Form } from '#ui/form.tsx'
import { Facts, Notice, P, Page, Section, Todo } from '#ui/page.tsx'
import { Say, useReader, useSay } from '#ui/reader.tsx'
import { contactWords } from '../contacts/contacts.words.ts'
import { getOwnPartnership } from '../partnerships/partnership.server.ts'
import { channelWords, peopleWords } from '../people/people.words.ts'
import { shownName } from '../people/person.ts'
import { getProgram } from '../programs/program.server.ts'
import { listEditions } from '../reports/report.server.ts'
import { doors } from './door.ts'
import { listPairTasks } from './pair-task.server.ts'
import { pairTasks } from './pair-task.ts'
import { togetherWords as w } from './together.words.ts'

/** The page of two people: what is next between them, everything they have together, and how to reach each other. */
export const togetherPage = page('/partnerships/:partnership', {
  async show({ db, actor, params }) {
    const { partnership, partner, isMentor } = await getOwnPartnership(db, actor, params.partnership)
    const program = await getProgram(db, partnership.programId)
    const tasks = pairTasks(await listPairTasks(db, partnership.id))
    const [report] = await listEditions(db, program.id)
    const open = doors.filter(({ shown }) => shown({ ...partnership, isMentor }))
    return (
      <Page title={w.title(shownName(partner))} lead={program.title}>
        <Notice>
          <P text={w.yours} />
        </Notice>
        {partnership.state !== 'ended' && (
          <Form action={`/partnerships/${partnership.id}/contacts`} button={contactWords.spokeToday} tone="plain" />
        )}
        {tasks.length > 0 && (
          <Section title={w.next}>
            <Todo items={tasks} />
          </Section>
        )}
        {open.length > 0 && (
          <Section title={w.doors}>
            <Todo
              items={open.map(({ part, title, lead, button }) => ({
                sentence: title,
                more: lead,
                href: `/partnerships/${partnership.id}/${part}`,
                button,
                plain: true,
              }))}
            />
          </Section>
        )}
        <Section title={w.reach}>
          <Reach partner={partner} />
        </Section>
        <Section title={w.dates}>
          <Dates from={partnership.startsOn} to={partnership.endsOn} />
        </Section>
        {report && (
          <p>
            <a href={`/programs/${program.slug}/report/editions/${report.n}`}>
              <Say text={w.report} />
            </a>
          </p>
        )}
      </Page>
    )
  },
})

function Reach({ partner }: { partner: Awaited<ReturnType<typeof getOwnPartnership>>['partner'] }) {
  return (
    <Facts
      facts={[
        [peopleWords.pronouns, partner.pronouns],
        [w.email, partner.email && <a href={`mailto:${partner.email}`}>{partner.email}</a>],
        [w.phone, partner.phone && <a href={`tel:${partner.phone.replace(/[^+\d]/g, '')}`}>{partner.phone}</a>],
        [w.preferred, channelWords[partner.preferredChannel ?? 'email']],
        [w.zone, zoneName(partner.zone)],
      ]}
    />
  )
}

function Dates({ from, to }: { from: Temporal.PlainDate; to: Temporal.PlainDate }) {
  const say = useSay()
  const { language } = useReader()
  return <p>{say(w.fromTo(sayShortDate(from, language), sayShortDate(to, language)))}</p>
}
