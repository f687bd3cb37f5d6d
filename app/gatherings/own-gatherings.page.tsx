import { z } from 'zod'
import { sayDate } from '#foundation/clock.ts'
import { choice } from '#foundation/form.ts'
import { goTo, href, page } from '#foundation/page.ts'
import { refuseUnless } from '#foundation/refusal.ts'
import { Hidden } from '#ui/field.tsx'
import { Form } from '#ui/form.tsx'
import { Empty, LinkButton, P, Page, Section } from '#ui/page.tsx'
import { useReader } from '#ui/reader.tsx'
import { meetingWords } from '../meetings/meetings.words.ts'
import { newMeetingPage } from '../meetings/propose.page.tsx'
import { getOwnPartnership } from '../partnerships/partnership.server.ts'
import { shownName } from '../people/person.ts'
import { type Gathering, getGathering, listGatherings, sayGoing } from './gathering.server.ts'
import { GuestList } from './gathering-parts.tsx'
import { gatheringWords as w } from './gatherings.words.ts'

/** Where one may meet others of the program, who will be there, and meeting one's partner there. */
export const ownGatheringsPage = page('/partnerships/:partnership/gatherings', {
  async show({ db, actor, params, today }) {
    const { partnership, partner } = await getOwnPartnership(db, actor, params.partnership)
    const gatherings = await listGatherings(db, partnership.programId, today)
    const around = { id: partnership.id, partnerId: partner.id, partner: shownName(partner), you: actor.id }
    return (
      <Page
        title={w.title}
        lead={w.doorLead}
        trail={{ href: `/partnerships/${partnership.id}`, label: around.partner }}
      >
        {gatherings.length === 0 && <Empty text={w.noneYet} />}
        {gatherings.map((gathering) => (
          <One gathering={gathering} around={around} />
        ))}
      </Page>
    )
  },
})

interface Around {
  readonly id: string
  readonly partnerId: string
  readonly partner: string
  readonly you: string
}

function One({ gathering, around }: { gathering: Gathering; around: Around }) {
  const { language } = useReader()
  const { id, title, place, link, startsOn, endsOn, guests } = gathering
  const days = startsOn.equals(endsOn) ? [startsOn] : [startsOn, endsOn]
  const isGoing = guests.some(({ personId }) => personId === around.you)
  const bothGo = isGoing && guests.some(({ personId }) => personId === around.partnerId)
  return (
    <Section title={title}>
      <p>
        {days.map((day) => sayDate(day, language)).join(' – ')}
        {place && ` · ${place}`}
        {link && (
          <>
            {' · '}
            <a href={link} rel="noopener noreferrer nofollow ugc">
              {new URL(link).host}
            </a>
          </>
        )}
      </p>
      <GuestList guests={guests} you={around.you} />
      <Form
        action={href(goingPage, { partnership: around.id, gathering: id })}
        button={isGoing ? w.takeBack : w.sayGoing}
        tone={isGoing ? 'plain' : undefined}
        audience={isGoing ? undefined : w.audience}
      >
        <Hidden name="going" value={isGoing ? 'no' : 'yes'} />
      </Form>
      {bothGo && <P text={w.bothGo(around.partner)} />}
      {isGoing && (
        <LinkButton
          href={href(
            newMeetingPage,
            { partnership: around.id },
            { kind: 'meet_up', on: String(startsOn), where: place },
          )}
          label={w.meetThere(around.partner)}
          plain={!bothGo}
        />
      )}
    </Section>
  )
}

/** Saying that one will be there, and taking it back. */
export const goingPage = page('/partnerships/:partnership/gatherings/:gathering', {
  show: ({ params }) => goTo(href(ownGatheringsPage, params)),
  form: z.strictObject({ going: choice(['yes', 'no']) }),
  async answer({ db, actor, params, values, today }) {
    const { partnership } = await getOwnPartnership(db, actor, params.partnership)
    refuseUnless(partnership.state !== 'ended', meetingWords.ended)
    const gathering = await getGathering(db, partnership.programId, params.gathering, today)
    await sayGoing(db, actor, gathering, values.going === 'yes')
    return goTo(href(ownGatheringsPage, params), { notice: values.going === 'yes' ? w.saidGoing : w.saidNot })
  },
})
