import { z } from 'zod'
import { sayShortDate } from '#foundation/clock.ts'
import { choice, optionalDate, optionalText, optionalWhole, tick, version } from '#foundation/form.ts'
import { goTo, href, page } from '#foundation/page.ts'
import { orNotFound } from '#foundation/refusal.ts'
import { Choice, DateField, Scale, TextArea, Tick } from '#ui/field.tsx'
import { Form } from '#ui/form.tsx'
import { Actions, Empty, LinkButton, P, Page, Section, Todo, Words } from '#ui/page.tsx'
import { Say, useReader } from '#ui/reader.tsx'
import { Table } from '#ui/table.tsx'
import { getRoles } from '../access/standing.server.ts'
import { noteLook } from '../applications/application.server.ts'
import { getDossier } from '../applications/dossier.server.ts'
import { describePosition, PersonFacts } from '../applications/person-facts.tsx'
import { noteReferences, readReferences } from '../applications/referee.server.ts'
import { recommendWords } from '../applications/referee.words.ts'
import { Ratings, Said } from '../applications/said.tsx'
import { type Committee, findCommittee, findOwnTerm } from '../committees/committee.server.ts'
import { listAnnotations } from '../inbox/annotation.server.ts'
import { Annotations } from '../inbox/annotations.tsx'
import { inboxWords } from '../inbox/inbox.words.ts'
import { getPerson } from '../people/person.server.ts'
import { findCoordinated, findProgram, getProgram } from '../programs/program.server.ts'
import type { Program } from '../programs/program.ts'
import { seatWords } from '../programs/programs.words.ts'
import {
  getReading,
  handOut,
  listOtherReadings,
  listOwnReadings,
  listProgress,
  readScores,
  recusalReasons,
  recuse,
  saveReading,
} from './reading.server.ts'
import { recusalWords, readingWords as w } from './readings.words.ts'

/** What is to be read: one's own list for a member, the whole committee's progress for the coordinator. */
export const readingsPage = page('/programs/:program/readings', {
  async show({ db, actor, params }) {
    const program = await findProgram(db, params.program)
    const held = await getRoles(db, actor, program.id)
    const coordinates = held.roles.has('coordinator')
    orNotFound(coordinates || held.seated)
    const term = await findOwnTerm(db, actor, program.id)
    if (term && !term.promisedAt) return goTo(`/programs/${params.program}/committee/confidentiality`)
    const committee = await findCommittee(db, program.id)
    const own = term ? await listOwnReadings(db, actor, program.id) : []
    return (
      <Page title={w.title} wide={coordinates}>
        {term && <OwnList readings={own} readBy={committee?.readBy ?? null} />}
        {coordinates && <Progress program={program} rows={await listProgress(db, program.id)} committee={committee} />}
      </Page>
    )
  },
  form: z.strictObject({ readBy: optionalDate() }),
  async answer({ db, actor, params, values, now }) {
    const program = await findCoordinated(db, actor, params.program)
    const committee = orNotFound(await findCommittee(db, program.id))
    const { assigned, lacking } = await handOut(db, actor, program, committee, values.readBy ?? null, now)
    return goTo('', { notice: w.handedOut(assigned, lacking) })
  },
})

function OwnList({
  readings,
  readBy,
}: {
  readings: Awaited<ReturnType<typeof listOwnReadings>>
  readBy: Temporal.PlainDate | null
}) {
  const { language } = useReader()
  return (
    <Section title={w.yours}>
      {readings.length === 0 ? (
        <Empty text={w.nothing} />
      ) : (
        <>
          <P text={w.yoursLead} class="soft measure" />
          {readBy && readings.some(({ doneAt }) => doneAt === null) && (
            <P text={w.readUntil(sayShortDate(readBy, language))} />
          )}
          <Todo
            items={readings.map((reading) => ({
              sentence: reading.name,
              more: reading.doneAt ? w.done : seatWords[reading.seat].one,
              href: `/readings/${reading.id}`,
              button: reading.doneAt ? w.again : w.read,
              plain: reading.doneAt !== null,
            }))}
          />
        </>
      )}
    </Section>
  )
}

function Progress({
  program,
  rows,
  committee,
}: {
  program: Program
  rows: Awaited<ReturnType<typeof listProgress>>
  committee: Committee | undefined
}) {
  return (
    <Section title={w.progress}>
      {committee ? (
        <>
          <P text={w.handOutLead(program.readers)} class="soft measure" />
          <Form button={w.handOut}>
            <DateField
              name="readBy"
              label={w.readBy}
              hint={w.readByHint}
              value={committee.readBy?.toString()}
              optional
            />
          </Form>
        </>
      ) : (
        <Empty text={w.noCommittee} href={`/programs/${program.slug}/committee`} button={w.toCommittee} />
      )}
      <Table
        caption={w.progress}
        rows={rows}
        columns={[
          { head: w.name, cell: (row) => <a href={`/programs/${program.slug}/applications/${row.id}`}>{row.name}</a> },
          { head: w.seat, cell: (row) => <Say text={seatWords[row.seat].one} /> },
          { head: w.readers, cell: (row) => row.readers.join(', ') || '—' },
          { head: w.doneOf, number: true, cell: (row) => `${row.done}/${row.assigned}` },
          { head: w.recused, number: true, cell: (row) => row.recused || '' },
          { head: w.mean, number: true, cell: (row) => row.mean ?? '' },
        ]}
      />
    </Section>
  )
}

/** Whoever reads decides; how the applicant is reached is for the coordinator, and shown to no reader. */
const unreachable = { email: null, phone: null, preferredChannel: null }

/** Reading one application, on a phone if need be: what was said, then the rubric. */
export const readingPage = page('/readings/:reading', {
  audited: true,
  async show({ db, actor, params }) {
    const { reading, application } = await getReading(db, actor, params.reading)
    const program = await getProgram(db, application.programId)
    await noteLook(db, application)
    const dossier = await getDossier(db, application)
    if (dossier.assessment) await noteLook(db, application, 'assessment.read')
    const references = await readReferences(db, application.id)
    await noteReferences(db, application, references)
    const person = await getPerson(db, application.personId)
    const scores = await readScores(db, reading.id)
    const others = reading.doneAt ? await listOtherReadings(db, application.id, reading.id) : []
    return (
      <Page
        title={w.reading(person.name)}
        lead={seatWords[application.seat].one}
        trail={{ href: href(readingsPage, { program: program.slug }), label: w.title }}
      >
        <PersonFacts
          application={application}
          person={unreachable}
          position={await describePosition(db, application)}
        />
        <Said dossier={dossier} />
        {dossier.assessment ? <Ratings dossier={dossier} /> : <P text={w.noAssessment} class="soft measure" />}
        <References references={references} />
        <Annotations annotations={await listAnnotations(db, application.id)} />
        <Section title={w.score}>
          <Form button={w.save} version={reading.version}>
            {program.rubric.map((criterion) => (
              <Scale
                name={`score_${criterion.key}`}
                label={criterion.title}
                hint={criterion.hint}
                steps={scoreSteps}
                value={scores.get(criterion.key)}
              />
            ))}
            <TextArea name="comment" label={w.comment} audience={w.commentAudience} value={reading.comment} optional />
            <Tick name="done" label={w.finishTick} checked={reading.doneAt !== null} />
          </Form>
        </Section>
        {reading.doneAt ? <Others program={program} others={others} /> : <P text={w.othersLater} class="soft" />}
        <Actions>
          <LinkButton href={href(recusalPage, params)} label={w.stepBack} plain />
        </Actions>
      </Page>
    )
  },
  form: async ({ db, actor, params }) => {
    const { application } = await getReading(db, actor, params.reading)
    const { rubric } = await getProgram(db, application.programId)
    return z.strictObject({
      ...Object.fromEntries(rubric.map(({ key }) => [`score_${key}`, optionalWhole(1, 5)])),
      comment: optionalText(4000),
      done: tick(),
      version: version(),
    })
  },
  async answer({ db, actor, params, values, now }) {
    const { reading, application } = await getReading(db, actor, params.reading)
    const program = await getProgram(db, application.programId)
    const typed = values as unknown as Record<string, number | undefined> & {
      comment: string
      done: boolean
      version: number
    }
    const scores = new Map(
      program.rubric.flatMap(({ key }) =>
        typed[`score_${key}`] ? [[key, Number(typed[`score_${key}`])] as const] : [],
      ),
    )
    await saveReading(db, actor, program, reading, scores, typed.comment, typed.done, typed.version, now)
    return goTo('', { notice: w.saved })
  },
})

const scoreSteps = ['1', '2', '3', '4', '5'].map(() => '')

function References({ references }: { references: Awaited<ReturnType<typeof readReferences>> }) {
  const answered = references.filter(({ answeredAt }) => answeredAt)
  if (answered.length === 0) return null
  return (
    <Section title={inboxWords.references}>
      {answered.map((reference) => (
        <div class="notice">
          <p>
            <strong>{reference.name}</strong> <span class="soft">{reference.relation}</span>:{' '}
            <Say text={recommendWords[reference.recommends as 'yes']} />
          </p>
          {reference.words && <Words>{reference.words}</Words>}
        </div>
      ))}
    </Section>
  )
}

function Others({ program, others }: { program: Program; others: Awaited<ReturnType<typeof listOtherReadings>> }) {
  if (others.length === 0) return null
  return (
    <Section title={w.others}>
      {others.map((other) => (
        <div class="notice">
          <p>
            <strong>{other.name}</strong> ·{' '}
            {program.rubric.map((criterion) => (
              <>
                <Say text={criterion.title} /> {other.scores.get(criterion.key) ?? '—'}{' '}
              </>
            ))}
          </p>
          {other.comment && <Words>{other.comment}</Words>}
        </div>
      ))}
    </Section>
  )
}

/** Stepping back from an application. */
export const recusalPage = page('/readings/:reading/recusal', {
  async show({ db, actor, params }) {
    await getReading(db, actor, params.reading)
    return (
      <Page title={w.stepBack} lead={w.stepBackLead} trail={{ href: href(readingPage, params), label: w.title }}>
        <Form button={w.stepBack}>
          <Choice
            name="reason"
            label={w.why}
            options={recusalReasons.map((value) => ({ value, label: recusalWords[value] ?? value }))}
          />
        </Form>
      </Page>
    )
  },
  form: z.strictObject({ reason: choice(recusalReasons) }),
  async answer({ db, actor, params, values, now }) {
    const { reading, application } = await getReading(db, actor, params.reading)
    const program = await getProgram(db, application.programId)
    await recuse(db, actor, program, reading, values.reason, now)
    return goTo(href(readingsPage, { program: program.slug }), { notice: w.steppedBack })
  },
})
