import { z } from 'zod'
import { sayShortDate } from '#foundation/clock.ts'
import { choice, date, identifier } from '#foundation/form.ts'
import { both, type Text } from '#foundation/language.ts'
import { goTo, page } from '#foundation/page.ts'
import { orNotFound } from '#foundation/refusal.ts'
import { DateField, Hidden } from '#ui/field.tsx'
import { Form } from '#ui/form.tsx'
import { Actions, Notice, P, Page, Section } from '#ui/page.tsx'
import { useReader, useSay } from '#ui/reader.tsx'
import { getOwnPartnership } from '../partnerships/partnership.server.ts'
import { shownName } from '../people/person.ts'
import { getProgram } from '../programs/program.server.ts'
import { changeWords as w } from './changes.words.ts'
import { answerLonger, type Extension, lastDeclined, listExtensions, proposeLonger } from './extension.server.ts'

const onDay = (say: (day: string) => Text, day: Temporal.PlainDate): Text =>
  both((language) => say(sayShortDate(day, language))[language])

/** Going on longer: proposing a day, answering it, and the end as it was. */
export const extensionPage = page('/partnerships/:partnership/extension', {
  async show({ db, actor, params }) {
    const { partnership, partner } = await getOwnPartnership(db, actor, params.partnership)
    if (partnership.state === 'ended') return goTo(`/partnerships/${partnership.id}/ending`)
    const program = await getProgram(db, partnership.programId)
    const all = await listExtensions(db, partnership.id)
    const open = all.find(({ state }) => state === 'open')
    const declined = lastDeclined(all, partnership.endsOn)
    return (
      <Page
        title={w.longerTitle}
        lead={onDay(open ? w.longerWaits : w.longerLead, partnership.endsOn)}
        trail={{ href: `/partnerships/${partnership.id}`, label: shownName(partner) }}
      >
        {open ? (
          <Proposal open={open} isOwn={open.proposedBy === actor.id} partner={shownName(partner)} id={partnership.id} />
        ) : (
          <>
            {declined && (
              <Declined declined={declined} isOwn={declined.proposedBy === actor.id} partner={shownName(partner)} />
            )}
            <Form button={w.propose}>
              <DateField
                name="until"
                label={w.longerUntil}
                hint={w.longerHint}
                audience={w.bothAndCoordinator(shownName(partner))}
              />
            </Form>
          </>
        )}
        <History agreed={all.filter(({ state }) => state === 'agreed')} programEnds={program.endsOn} />
      </Page>
    )
  },
  form: z.strictObject({ until: date() }),
  async answer({ db, actor, params, values }) {
    const { partnership } = await getOwnPartnership(db, actor, params.partnership)
    await proposeLonger(db, actor, partnership, values.until)
    return goTo(`/partnerships/${partnership.id}`, { notice: w.proposedThanks })
  },
})

function Proposal({ open, isOwn, partner, id }: { open: Extension; isOwn: boolean; partner: string; id: string }) {
  const action = `/partnerships/${id}/extension/answer`
  const answer = (value: string, button: Text, plain: boolean) => (
    <Form action={action} button={button} inline tone={plain ? 'plain' : undefined}>
      <Hidden name="extension" value={open.id} />
      <Hidden name="answer" value={value} />
    </Form>
  )
  return (
    <>
      <P
        text={
          isOwn ? onDay(w.proposalOfOwn, open.endsOn) : onDay((day) => w.proposalOfOther(partner, day), open.endsOn)
        }
      />
      <Actions>
        {isOwn ? (
          answer('withdrawn', w.takeBack, true)
        ) : (
          <>
            {answer('agreed', w.yesLonger, false)}
            {answer('declined', w.noLonger, true)}
          </>
        )}
      </Actions>
    </>
  )
}

/** The last answer, where it was a no. */
function Declined({ declined, isOwn, partner }: { declined: Extension; isOwn: boolean; partner: string }) {
  return (
    <Notice>
      <P
        text={onDay((day) => (isOwn ? w.declinedToYou(partner, day) : w.declinedByYou(partner, day)), declined.endsOn)}
      />
    </Notice>
  )
}

/** The end as it was each time it moved, and the program's own. */
export function History({ agreed, programEnds }: { agreed: readonly Extension[]; programEnds: Temporal.PlainDate }) {
  const say = useSay()
  const { language } = useReader()
  if (agreed.length === 0) return null
  return (
    <Section title={w.history}>
      <ul>
        {agreed.map(({ endsBefore, endsOn }) => (
          <li>{say(w.movedFrom(sayShortDate(endsBefore, language), sayShortDate(endsOn, language)))}</li>
        ))}
      </ul>
      <P text={onDay(w.programEnds, programEnds)} class="soft measure" />
    </Section>
  )
}

/** The answer to a proposal. */
export const extensionAnswerPage = page('/partnerships/:partnership/extension/answer', {
  show: ({ params }) => goTo(`/partnerships/${params.partnership}/extension`),
  form: z.strictObject({ extension: identifier(), answer: choice(['agreed', 'declined', 'withdrawn']) }),
  async answer({ db, actor, params, values }) {
    const { partnership } = await getOwnPartnership(db, actor, params.partnership)
    const extension = orNotFound((await listExtensions(db, partnership.id)).find(({ id }) => id === values.extension))
    await answerLonger(db, actor, partnership, extension, values.answer)
    const notice = { agreed: w.agreedLonger, declined: w.declinedLonger, withdrawn: w.takenBack }[values.answer]
    return goTo(`/partnerships/${partnership.id}`, { notice })
  },
})
