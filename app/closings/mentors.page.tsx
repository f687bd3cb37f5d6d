import { z } from 'zod'
import { sayShortDate } from '#foundation/clock.ts'
import { identifier } from '#foundation/form.ts'
import { page, stay } from '#foundation/page.ts'
import { Checks } from '#ui/field.tsx'
import { Form } from '#ui/form.tsx'
import { Empty, Notice, P, Page, Section } from '#ui/page.tsx'
import { useReader, useSay } from '#ui/reader.tsx'
import { Table } from '#ui/table.tsx'
import { findCoordinated } from '../programs/program.server.ts'
import { isChosenFirst, type MentorBefore, standingOf } from './again.ts'
import { standingWords, againWords as w } from './again.words.ts'
import { inviteMentors, listMentorsBefore, mayAsk } from './invitation.server.ts'

/** Last year's mentors: whom to ask again, who has been asked, and what they said. */
export const mentorsPage = page('/programs/:program/mentors', {
  async show({ db, actor, params, today, language }) {
    const program = await findCoordinated(db, actor, params.program)
    const mentors = await listMentorsBefore(db, program.id)
    const free = mentors.filter((mentor) => standingOf(mentor) === 'may')
    const rest = mentors.filter((mentor) => standingOf(mentor) !== 'may')
    const isAhead = Temporal.PlainDate.compare(today, program.opensOn) < 0
    return (
      <Page
        title={w.mentorsTitle}
        lead={w.mentorsLead}
        trail={{ href: `/programs/${program.slug}/settings`, label: program.title }}
        wide
      >
        {mentors.length === 0 && <Empty text={program.copiedFrom ? w.noMentors : w.notCopied} />}
        {free.length > 0 && (
          <Section title={w.toAsk}>
            {!mayAsk(program, today) ? (
              <Notice>
                <P text={program.status === 'draft' ? w.publishFirst : w.notNow} />
              </Notice>
            ) : (
              <>
                {isAhead && <P text={w.leavesOn(sayShortDate(program.opensOn, language))} />}
                <Pick mentors={free} />
              </>
            )}
          </Section>
        )}
        {rest.length > 0 && (
          <Section title={w.others}>
            <Others mentors={rest} />
          </Section>
        )}
      </Page>
    )
  },
  form: z.strictObject({ people: z.array(identifier()).max(2000).default([]) }),
  async answer({ db, actor, params, values, key, now, today }) {
    const program = await findCoordinated(db, actor, params.program)
    const asked = await inviteMentors(db, actor, program, values.people, key, now, today)
    return stay({ notice: w.asked(asked) })
  },
})

function Pick({ mentors }: { mentors: readonly MentorBefore[] }) {
  return (
    <Form button={w.ask}>
      <Checks
        name="people"
        label={w.people}
        hint={w.peopleHint}
        values={mentors.filter(isChosenFirst).map(({ personId }) => personId)}
        options={mentors.map(({ personId, name, pairs, completed, leftEarly }) => ({
          value: personId,
          label: name,
          hint: leftEarly ? w.left : completed ? w.completed(pairs) : w.noPair,
        }))}
      />
    </Form>
  )
}

function Others({ mentors }: { mentors: readonly MentorBefore[] }) {
  const say = useSay()
  const { language } = useReader()
  return (
    <Table
      caption={w.others}
      rows={mentors}
      columns={[
        { head: w.name, cell: ({ name }) => name },
        { head: w.state, cell: (mentor) => say(standingWords[standingOf(mentor)] ?? '') },
        {
          head: w.askedOn,
          cell: ({ invitedAt }) =>
            invitedAt && sayShortDate(invitedAt.toZonedDateTimeISO('America/Vancouver').toPlainDate(), language),
        },
      ]}
    />
  )
}
