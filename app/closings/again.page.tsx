import { z } from 'zod'
import type { PersonActor } from '#foundation/actor.ts'
import { sayShortDate } from '#foundation/clock.ts'
import type { Db } from '#foundation/database.ts'
import { choice, tick } from '#foundation/form.ts'
import { pick } from '#foundation/language.ts'
import { goTo, linkPage, stay } from '#foundation/page.ts'
import { orNotFound } from '#foundation/refusal.ts'
import { Hidden, Tick } from '#ui/field.tsx'
import { Form } from '#ui/form.tsx'
import { Actions, Facts, LinkButton, P, Page, Section } from '#ui/page.tsx'
import { useReader, useSay } from '#ui/reader.tsx'
import { roleWords } from '../people/people.words.ts'
import { sayAnswer } from '../questionnaires/questionnaire.ts'
import { applyAgain, declineAgain, getOwnInvitation, type OwnInvitation } from './again.server.ts'
import { againWords as w } from './again.words.ts'

/** The invitation a mailed link is about; the link opens nothing else. */
const invitationOf = (db: Db, actor: PersonActor, today: Temporal.PlainDate) =>
  getOwnInvitation(db, actor, orNotFound(actor.link).subjectId, today)

/** "Would you do it again?", with what is known already filled in; only the mentor sees it. */
export const mentorsAgainPage = linkPage('/invitations/:token', 'mentor-again', {
  async show({ db, actor, today, language }) {
    const found = await invitationOf(db, actor, today)
    const { program, invitation, living, isOpen } = found
    if (living)
      return (
        <Page title={program.title} lead={w.begun}>
          <Actions>
            <LinkButton href={`/applications/${living.id}`} label={w.toApplication} />
          </Actions>
        </Page>
      )
    return (
      <Page title={w.title} lead={w.lead(pick(program.title, language))}>
        {invitation.answer === 'not_this_year' && <P text={w.saidNotThisYear} />}
        {invitation.answer === 'never' && <P text={w.saidNever} />}
        {isOpen ? <Ask found={found} name={actor.name} /> : <NotOpen found={found} today={today} />}
        {!invitation.answer && <Decline />}
      </Page>
    )
  },
  form: z.strictObject({ said: choice(['yes', 'not_this_year', 'never']), member: tick() }),
  async answer({ db, actor, values, today }) {
    const found = await invitationOf(db, actor, today)
    if (values.said !== 'yes') {
      await declineAgain(db, actor, found, values.said)
      return stay({ notice: values.said === 'never' ? w.notedNever : w.notedNotThisYear })
    }
    const id = await applyAgain(db, actor, found, values.member, today)
    return goTo(`/applications/${id}`, { notice: w.taken })
  },
})

function NotOpen({ found: { program }, today }: { found: OwnInvitation; today: Temporal.PlainDate }) {
  const { language } = useReader()
  const isAhead = Temporal.PlainDate.compare(today, program.opensOn) < 0 && program.status === 'published'
  return <P text={isAhead ? w.opensOn(sayShortDate(program.opensOn, language)) : w.over} />
}

function Ask({ found, name }: { found: OwnInvitation; name: string }) {
  const number = found.before?.memberNumber
  const { membership } = found.seat.eligibility
  const hasMembership = membership && number !== null && number !== undefined
  const { language } = useReader()
  return (
    <Section title={w.known}>
      <P text={w.knownLead} class="soft measure" />
      <Known found={found} name={name} />
      <Form button={w.yes}>
        <Hidden name="said" value="yes" />
        {hasMembership && (
          <Tick
            name="member"
            label={w.stillMember(pick(membership.body, language))}
            hint={number ? w.memberNumber(number) : undefined}
            audience={w.readBy}
          />
        )}
      </Form>
      <P text={w.afterYes} class="soft small measure" />
    </Section>
  )
}

function Known({ found: { position, groups, answers }, name }: { found: OwnInvitation; name: string }) {
  const say = useSay()
  const { language } = useReader()
  const work = position && [position.title || say(roleWords[position.role] ?? ''), position.schoolName]
  return (
    <Facts
      facts={[
        [w.name, name],
        [w.position, work?.filter(Boolean).join(', ')],
        ...groups.flatMap(({ key, questions }) =>
          questions.map(
            (question) => [question.label, sayAnswer(question, answers.get(key)?.[question.key], language)] as const,
          ),
        ),
      ]}
    />
  )
}

function Decline() {
  return (
    <Section title={w.orNot}>
      <P text={w.orNotLead} class="measure" />
      <Form button={w.notThisYear} tone="plain">
        <Hidden name="said" value="not_this_year" />
      </Form>
      <Form button={w.never} tone="plain">
        <Hidden name="said" value="never" />
      </Form>
      <P text={w.neverHint} class="soft small measure" />
    </Section>
  )
}
