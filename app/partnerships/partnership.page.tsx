import { sayShortDate, zoneName } from '#foundation/clock.ts'
import { page } from '#foundation/page.ts'
import { Facts, Notice, P, Page, Section, Words } from '#ui/page.tsx'
import { useReader, useSay } from '#ui/reader.tsx'
import { channelWords, peopleWords } from '../people/people.words.ts'
import { shownName } from '../people/person.ts'
import { getProgram } from '../programs/program.server.ts'
import { getText } from '../programs/text.server.ts'
import { getOwnPartnership } from './partnership.server.ts'
import { partnershipWords as w } from './partnerships.words.ts'

/** Two people from introduction on: how to reach each other, from when to when, what they will agree on. */
export const partnershipPage = page('/partnerships/:partnership', {
  async show({ db, actor, params }) {
    const { partnership, partner } = await getOwnPartnership(db, actor, params.partnership)
    const program = await getProgram(db, partnership.programId)
    const agreement = await getText(db, program.id, 'agreement')
    return (
      <Page title={w.title(shownName(partner))} lead={w.introducedLead}>
        <Notice>
          <P text={w.yours} />
        </Notice>
        <Section title={w.reach}>
          <Reach partner={partner} />
        </Section>
        <Section title={w.dates}>
          <Dates from={partnership.startsOn} to={partnership.endsOn} title={program.title} />
        </Section>
        {agreement && (
          <Section title={w.agreementTitle}>
            <Body body={agreement.body} />
          </Section>
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

function Dates({
  from,
  to,
  title,
}: {
  from: Temporal.PlainDate
  to: Temporal.PlainDate
  title: { en: string; fr: string }
}) {
  const say = useSay()
  const { language } = useReader()
  return (
    <p>
      {say(title)}: {sayShortDate(from, language)} – {sayShortDate(to, language)}
    </p>
  )
}

function Body({ body }: { body: { en: string; fr: string } }) {
  return <Words>{useSay()(body)}</Words>
}
