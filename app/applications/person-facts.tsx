import { sayShortDate } from '#foundation/clock.ts'
import type { Db } from '#foundation/database.ts'
import { Facts, Section } from '#ui/page.tsx'
import { useReader, useSay } from '#ui/reader.tsx'
import { listDistricts } from '../districts/district.server.ts'
import { districtLabel } from '../districts/district.ts'
import { channelWords, peopleWords, roleWords } from '../people/people.words.ts'
import type { getPerson } from '../people/person.server.ts'
import { reasonWords } from '../programs/programs.words.ts'
import type { Application } from './application.ts'
import { slotWords, spokenWords } from './applications.words.ts'
import { factWords as w } from './person-facts.words.ts'

/** An application's position with its district's name. */
export async function describePosition(db: Db, application: Application) {
  if (!application.positionId) return undefined
  const position = await db
    .selectFrom('positions')
    .selectAll()
    .where('id', '=', application.positionId)
    .executeTakeFirst()
  const district = (await listDistricts(db)).find(({ number }) => number === position?.districtNumber)
  return position && { ...position, district: district && districtLabel(district) }
}

/** Who somebody is, what they do, how they can meet. */
export function PersonFacts({
  application,
  person,
  position,
}: {
  application: Application
  person: Pick<Awaited<ReturnType<typeof getPerson>>, 'email' | 'phone' | 'preferredChannel'>
  position: Awaited<ReturnType<typeof describePosition>>
}) {
  const say = useSay()
  const { language } = useReader()
  const list = (values: readonly string[], labels: Record<string, { en: string; fr: string }>) =>
    values.map((value) => say(labels[value] ?? value)).join(', ')
  return (
    <>
      <Section title={w.contact}>
        <Facts
          facts={[
            [peopleWords.email, person.email && <a href={`mailto:${person.email}`}>{person.email}</a>],
            [peopleWords.phone, person.phone],
            [w.prefersChannel, channelWords[person.preferredChannel ?? 'email']],
            [w.source, { online: w.online, paper: w.paper, phone: w.phone, import: w.file }[application.source]],
          ]}
        />
      </Section>
      <Section title={w.position}>
        <Facts
          facts={[
            [w.role, position && (position.title || say(roleWords[position.role] ?? position.role))],
            [w.district, position?.district],
            [w.since, position?.since && sayShortDate(position.since, language)],
            [w.retired, position?.retired && position.until && sayShortDate(position.until, language)],
            [w.reason, application.newReason && reasonWords[application.newReason]],
            [w.speaks, list(application.speaks, spokenWords)],
            [w.channels, list(application.channels, channelWords)],
            [w.times, list(application.times, slotWords)],
            [w.capacity, application.seat === 'mentor' && String(application.capacity)],
            [w.helps, application.needs],
          ]}
        />
      </Section>
    </>
  )
}
