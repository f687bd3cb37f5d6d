import { z } from 'zod'
import type { PersonActor, Visitor } from '#foundation/actor.ts'
import { sayShortDate } from '#foundation/clock.ts'
import { address, text } from '#foundation/form.ts'
import { both } from '#foundation/language.ts'
import { goTo, href, openPage } from '#foundation/page.ts'
import { refuseUnless } from '#foundation/refusal.ts'
import { TextField } from '#ui/field.tsx'
import { Form } from '#ui/form.tsx'
import { Notice, P, Page, Section } from '#ui/page.tsx'
import { Say } from '#ui/reader.tsx'
import { peopleWords } from '../people/people.words.ts'
import { signInCodePage } from '../people/sign-in.page.tsx'
import { askToSignIn } from '../people/sign-in.server.ts'
import { programPage } from '../programs/program.page.tsx'
import { findProgram, getSeat } from '../programs/program.server.ts'
import type { Program, Seat } from '../programs/program.ts'
import { programWords, seatWords } from '../programs/programs.words.ts'
import { getQuestionnaire } from '../questionnaires/questionnaire.server.ts'
import type { Group } from '../questionnaires/questionnaire.ts'
import { findLiving, mayBegin, startApplication } from './application.server.ts'
import { applicationWords as w } from './applications.words.ts'

/** The first page of applying: what it is, what it takes; an address for those who are not signed in. */
export const applyPage = openPage('/programs/:program/apply/:seat', {
  async show({ db, actor, params, today }) {
    const program = await findProgram(db, params.program)
    const seat = await getSeat(db, program.id, params.seat)
    const { groups } = await getQuestionnaire(db, seat.questionnaireId)
    const living = actor.kind === 'person' ? await findLiving(db, actor.id, program.id, seat.kind) : undefined
    if (living) return goTo(`/applications/${living.id}`)
    const isOpen = await mayBegin(db, actor, program, today)
    return (
      <Page
        title={both((language) => w.applyTitle(seatWords[seat.kind].as[language], program.title[language])[language])}
        trail={{ href: href(programPage, { program: program.slug }), label: program.title }}
      >
        {!isOpen && (
          <Notice tone="care">
            <P text={w.notOpen} />
          </Notice>
        )}
        <Notice>
          <P text={programWords.voluntary} />
        </Notice>
        <P text={w.startLead} />
        <RoleDescription seat={seat} groups={groups} />
        {isOpen && <Start program={program} actor={actor} />}
      </Page>
    )
  },
  form: ({ actor }) =>
    (actor.kind === 'person'
      ? z.strictObject({})
      : z.strictObject({ name: text(), address: address() })) as typeof startForm,
  async answer({ db, actor, params, values, today, language, caller, key }) {
    const program = await findProgram(db, params.program)
    const seat = await getSeat(db, program.id, params.seat)
    if (actor.kind === 'person')
      return goTo(`/applications/${await startApplication(db, actor, program, seat.kind, today)}`)
    refuseUnless(await mayBegin(db, actor, program, today), w.notOpen)
    const destination = `/programs/${program.slug}/apply/${seat.kind}/begin`
    await askToSignIn(
      db,
      { address: values.address, language, destination, joining: { name: values.name } },
      caller,
      key,
    )
    return goTo(href(signInCodePage, {}, { join: 'yes' }))
  },
})

const startForm = z.strictObject({ name: text(), address: address() })

/** Where the letter leads somebody new: one press, and the application has begun. */
export const beginPage = openPage('/programs/:program/apply/:seat/begin', {
  async show({ db, actor, params, today }) {
    const program = await findProgram(db, params.program)
    const seat = await getSeat(db, program.id, params.seat)
    if (actor.kind !== 'person') return goTo(href(applyPage, params))
    const living = await findLiving(db, actor.id, program.id, seat.kind)
    if (living) return goTo(`/applications/${living.id}`)
    return (
      <Page
        title={both((language) => w.applyTitle(seatWords[seat.kind].as[language], program.title[language])[language])}
      >
        <P text={both((language) => w.partsLead(sayShortDate(program.closesOn, language))[language])} />
        {(await mayBegin(db, actor, program, today)) ? (
          <Form action={href(applyPage, params)} button={w.beginHere} />
        ) : (
          <P text={w.notOpen} />
        )}
      </Page>
    )
  },
})

function Start({ program, actor }: { program: Program; actor: PersonActor | Visitor }) {
  if (actor.kind === 'person') return <Form button={w.beginHere} />
  return (
    <Section title={w.begin} id="begin">
      <P text={w.noAccount} class="soft measure" />
      <Form button={w.begin}>
        <TextField name="name" label={w.yourName} autocomplete="name" width="medium" />
        <TextField
          name="address"
          type="email"
          label={peopleWords.email}
          hint={peopleWords.emailHint}
          autocomplete="email"
          width="medium"
          inputmode="email"
        />
      </Form>
      <P
        text={both((language) => w.partsLead(sayShortDate(program.closesOn, language))[language])}
        class="soft measure"
      />
    </Section>
  )
}

function RoleDescription({ seat, groups }: { seat: Seat; groups: readonly Group[] }) {
  return (
    <>
      <Section title={w.roleDescription}>
        <P text={seat.description} />
        <ul class="measure">
          {seat.expectations.map((line) => (
            <li>
              <Say text={line} />
            </li>
          ))}
        </ul>
        {seat.hours && <P text={seat.hours} class="soft measure" />}
      </Section>
      <Section title={w.whatIsAsked}>
        <ol class="measure">
          {[
            w.aboutPart,
            w.positionPart,
            ...groups.map(({ title }) => title),
            w.meetingPart,
            w.assessmentPart,
            w.wishesPart,
            w.promisesPart,
          ].map((title) => (
            <li>
              <Say text={title} />
            </li>
          ))}
        </ol>
      </Section>
    </>
  )
}
