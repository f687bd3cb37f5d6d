import { z } from 'zod'
import { sayShortDate } from '#foundation/clock.ts'
import { date } from '#foundation/form.ts'
import { goTo, page } from '#foundation/page.ts'
import { DateField } from '#ui/field.tsx'
import { Form } from '#ui/form.tsx'
import { Actions, LinkButton, P, Page, Section } from '#ui/page.tsx'
import { useReader } from '#ui/reader.tsx'
import { getOwnPartnership } from '../partnerships/partnership.server.ts'
import { shownName } from '../people/person.ts'
import { holdKickoff, readKickoff } from './agreement.server.ts'
import { agreementWords as w } from './agreements.words.ts'

/** Where a time for it is proposed. */
export const proposeKickoffAt = (partnershipId: string) => `/partnerships/${partnershipId}/meetings/new?kind=kick_off`

/** The longer first meeting: proposing a time for it, or noting the day on which it was held. */
export const kickoffPage = page('/partnerships/:partnership/agreement/kick-off', {
  async show({ db, actor, params, today }) {
    const { partnership, partner } = await getOwnPartnership(db, actor, params.partnership)
    const held = await readKickoff(db, partnership.id)
    return (
      <Page
        title={w.kickoff}
        lead={w.kickoffLead}
        trail={{ href: `/partnerships/${partnership.id}/agreement`, label: w.title }}
      >
        {held && <Held on={held} />}
        {partnership.state !== 'ended' && !held && (
          <Actions>
            <LinkButton href={proposeKickoffAt(partnership.id)} label={w.kickoffPropose} />
          </Actions>
        )}
        {partnership.state !== 'ended' && (
          <Section title={held ? w.kickoffCorrect : w.kickoffAlready}>
            <Form button={held ? w.kickoffCorrect : w.kickoffSave} tone="plain">
              <DateField
                name="heldOn"
                label={w.kickoffOn}
                audience={w.kickoffAudience(shownName(partner))}
                value={(held ?? today).toString()}
              />
            </Form>
          </Section>
        )}
      </Page>
    )
  },
  form: z.strictObject({ heldOn: date() }),
  async answer({ db, actor, params, values, today }) {
    const { partnership } = await getOwnPartnership(db, actor, params.partnership)
    await holdKickoff(db, actor, partnership, values.heldOn, today)
    return goTo(`/partnerships/${partnership.id}`, { notice: w.kickoffSaved })
  },
})

function Held({ on }: { on: Temporal.PlainDate }) {
  const { language } = useReader()
  return <P text={w.kickoffHeld(sayShortDate(on, language))} />
}
