import { z } from 'zod'
import { dateAt, sayShortDate } from '#foundation/clock.ts'
import { date, identifier, optionalText } from '#foundation/form.ts'
import { goTo, href, page, stay } from '#foundation/page.ts'
import { Checks, DateField, Hidden, TextField } from '#ui/field.tsx'
import { Form } from '#ui/form.tsx'
import { Actions, Empty, LinkButton, P, Page, Section } from '#ui/page.tsx'
import { Say, useReader } from '#ui/reader.tsx'
import { Table } from '#ui/table.tsx'
import { findCoordinated } from '../programs/program.server.ts'
import type { Program } from '../programs/program.ts'
import { listTrainees, noteTrainings, type Trainee, undoTraining } from './training.server.ts'
import { trainingWords as w } from './trainings.words.ts'

/** Who is trained and who is not yet, and noting it, for the coordinator; another training for those who have one. */
export const trainingsPage = page('/programs/:program/trainings', {
  async show({ db, actor, params, query, refused, now }) {
    const program = await findCoordinated(db, actor, params.program)
    // After a refusal everybody who may have been ticked must be there to be ticked again.
    const isForAll = query.another !== undefined || refused !== undefined
    const trainees = await listTrainees(db, program.id)
    const lacking = trainees.filter(({ trainings }) => trainings.length === 0)
    const trained = trainees.filter(({ trainings }) => trainings.length > 0)
    return (
      <Page title={w.title} wide>
        <P text={program.mentorsTrained ? w.required : w.notRequired} />
        <p>
          <a href={`/programs/${program.slug}/settings/basics#mentorsTrained`}>
            <Say text={w.changeRule} />
          </a>
        </p>
        {trainees.length === 0 && <Empty text={w.nobody} />}
        {(lacking.length > 0 || isForAll) && (
          <Section title={isForAll ? w.noteTitle : w.lackingTitle(lacking.length)} id="note">
            <P text={w.note} />
            <NoteForm trainees={isForAll ? trainees : lacking} today={dateAt(now, program.zone)} />
          </Section>
        )}
        {trained.length > 0 && (
          <Section title={w.trainedTitle(trained.length)}>
            {!isForAll && (
              <Actions>
                <LinkButton href={`${href(trainingsPage, params, { another: 1 })}#note`} label={w.noteAnother} plain />
              </Actions>
            )}
            <TrainedTable program={program} trainees={trained} />
          </Section>
        )}
      </Page>
    )
  },
  form: z.strictObject({
    people: z.array(identifier()).max(500).default([]),
    title: optionalText(200),
    completedOn: date(),
  }),
  async answer({ db, actor, params, values, now }) {
    const program = await findCoordinated(db, actor, params.program)
    const what = { personIds: values.people, title: values.title, completedOn: values.completedOn }
    const noted = await noteTrainings(db, actor, program.id, what, now, dateAt(now, program.zone))
    return stay({ notice: w.noted(noted) })
  },
})

function TrainedTable({ program, trainees }: { program: Program; trainees: readonly Trainee[] }) {
  const { language } = useReader()
  return (
    <Table
      caption={w.trainedTitle(trainees.length)}
      rows={trainees.flatMap(({ name, trainings }) => trainings.map((training) => ({ name, training })))}
      columns={[
        { head: w.name, cell: ({ name }) => name },
        { head: w.completedOn, cell: ({ training }) => sayShortDate(training.completedOn, language) },
        { head: w.which, cell: ({ training }) => training.title },
        {
          head: w.mistake,
          cell: ({ training }) => (
            <Form action={href(trainingUndoingPage, { program: program.slug })} button={w.undo} tone="plain" inline>
              <Hidden name="id" value={training.id} />
            </Form>
          ),
        },
      ]}
    />
  )
}

/** Noting one training for several at once. */
function NoteForm({ trainees, today }: { trainees: readonly Trainee[]; today: Temporal.PlainDate }) {
  return (
    <Form button={w.save}>
      <Checks
        name="people"
        label={w.who}
        row
        options={trainees.map(({ personId, name, paired, trainings }) => ({
          value: personId,
          label: name,
          hint: trainings.length > 0 ? w.trainedBefore : paired ? w.paired : undefined,
        }))}
      />
      <TextField name="title" label={w.which} audience={w.whichAudience} optional width="medium" />
      <DateField name="completedOn" label={w.completedOn} value={today.toString()} />
    </Form>
  )
}

/** Taking back what was noted by mistake. */
export const trainingUndoingPage = page('/programs/:program/trainings/undoing', {
  show: ({ params }) => goTo(href(trainingsPage, params)),
  form: z.strictObject({ id: identifier() }),
  async answer({ db, actor, params, values, now }) {
    const program = await findCoordinated(db, actor, params.program)
    await undoTraining(db, actor, program.id, values.id, now)
    return goTo(href(trainingsPage, params), { notice: w.undone })
  },
})
