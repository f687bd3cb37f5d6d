import { sayShortDate, zoneName } from '#foundation/clock.ts'
import { page } from '#foundation/page.ts'
import { Form } from '#ui/form.tsx'
import { P, Page, Section, Todo, Words } from '#ui/page.tsx'
import { Say, useReader, useSay } from '#ui/reader.tsx'
import { readAgreed } from '../agreements/agreement.server.ts'
import { contactWords } from '../contacts/contacts.words.ts'
import { StageLine } from '../journals/stage.tsx'
import { meetingWords } from '../meetings/meetings.words.ts'
import { getOwnPartnership, type Pair } from '../partnerships/partnership.server.ts'
import { channelWords } from '../people/people.words.ts'
import { shownName } from '../people/person.ts'
import { getProgram } from '../programs/program.server.ts'
import { listEditions } from '../reports/report.server.ts'
import { type Door, type DoorGroup, doorGroups, doors } from './door.ts'
import { listPairTasks } from './pair-task.server.ts'
import { pairTasks } from './pair-task.ts'
import { groupWords, togetherWords as w } from './together.words.ts'

/** The page of two people: what is next between them, everything they have together, and how to reach each other. */
export const togetherPage = page('/partnerships/:partnership', {
  async show({ db, actor, params, today, key }) {
    const pair = await getOwnPartnership(db, actor, params.partnership)
    const { partnership, partner, isMentor } = pair
    const program = await getProgram(db, partnership.programId)
    const tasks = pairTasks(await listPairTasks(db, partnership.id))
    const [report] = await listEditions(db, program.id)
    const open = doors.filter(({ shown }) => shown({ ...partnership, isMentor }))
    const here = `/partnerships/${partnership.id}`
    const now = open.filter(({ group }) => group === 'now')
    const isLiving = partnership.state !== 'ended'
    const hours = !isMentor && isLiving ? (await readAgreed(db, partnership.id, key)).hours : ''
    return (
      <Page title={w.title(shownName(partner))} lead={program.title}>
        <Standing partnership={partnership} />
        <StageLine pair={pair} today={today} />
        {isLiving && <Reach partner={partner} />}
        {hours && (
          <details>
            <summary>
              <Say text={meetingWords.hoursOf(shownName(partner))} />
            </summary>
            <Words>{hours}</Words>
          </details>
        )}
        {tasks.length + now.length > 0 && (
          <Section title={w.next}>
            <Todo
              items={[
                ...now.map(({ part, title, lead }) => ({
                  sentence: title,
                  more: lead,
                  href: `${here}/${part}`,
                  button: w.open,
                  plain: true,
                })),
                ...tasks,
              ]}
            />
          </Section>
        )}
        {isLiving && <Form action={`${here}/contacts`} button={contactWords.spokeToday} tone="plain" />}
        {doorGroups.map((group) => (
          <Doors group={group} doors={open.filter((door) => door.group === group)} here={here} />
        ))}
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

/** Where the two are: introduced, under way, resting or done, and until when. */
function Standing({ partnership }: { partnership: Pair['partnership'] }) {
  const say = useSay()
  const { language } = useReader()
  const { state, startsOn, endsOn, pausedUntil, endedOn } = partnership
  const [from, to, until, ended] = [startsOn, endsOn, pausedUntil, endedOn].map((day) =>
    day ? sayShortDate(day, language) : '',
  ) as [string, string, string, string]
  const standing = {
    introduced: w.introduced(from, to),
    under_way: w.underWay(to),
    paused: w.paused(until),
    ended: w.ended(ended),
  }
  return <p>{say(standing[state])}</p>
}

/** How to reach the other, in one line. */
function Reach({ partner }: { partner: Pair['partner'] }) {
  const say = useSay()
  const { pronouns, email, phone, preferredChannel, zone } = partner
  const parts = [
    pronouns,
    email && <a href={`mailto:${email}`}>{email}</a>,
    phone && <a href={`tel:${phone.replace(/[^+\d]/g, '')}`}>{phone}</a>,
    say(w.prefers(say(channelWords[preferredChannel ?? 'email'] ?? '').toLowerCase())),
    say(zoneName(zone)),
  ].filter(Boolean)
  return <p class="soft">{parts.flatMap((part, index) => (index === 0 ? [part] : [' · ', part]))}</p>
}

/** A group of doors: each a link and a line; under what they share stands who may read it. */
function Doors({ group, doors, here }: { group: DoorGroup; doors: readonly Door[]; here: string }) {
  const say = useSay()
  if (group === 'now' || doors.length === 0) return null
  return (
    <Section title={groupWords[group]}>
      {group === 'together' && <P text={w.yours} class="soft small measure" />}
      <ul class="doors">
        {doors.map(({ part, title, lead }) => (
          <li>
            <a href={`${here}/${part}`}>{say(title)}</a>
            <div class="soft small">{say(lead)}</div>
          </li>
        ))}
      </ul>
    </Section>
  )
}
