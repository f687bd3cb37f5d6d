import { z } from 'zod'
import type { PersonActor, Visitor } from '#foundation/actor.ts'
import { sayShortDate } from '#foundation/clock.ts'
import { address, text } from '#foundation/form.ts'
import { both } from '#foundation/language.ts'
import { goTo, href, openPage } from '#foundation/page.ts'
import { refuseUnless } from '#foundation/refusal.ts'
import { Form } from '#ui/form.tsx'
import { Notice, P, Page, Section } from '#ui/page.tsx'
import { signInCodePage } from '../people/sign-in.page.tsx'
import { askToSignIn } from '../people/sign-in.server.ts'
import { programPage } from '../programs/program.page.tsx'
import { findProgram, getSeat } from '../programs/program.server.ts'
import type { Program } from '../programs/program.ts'
import { seatWords } from '../programs/programs.words.ts'
import { findLiving, mayBegin, startApplication } from './application.server.ts'
import { applicationWords as w } from './applications.words.ts'
import { getEmptyDossier } from './dossier.server.ts'
import { partsOf } from './part.ts'
import { BeforeStart, StartFields } from './start.tsx'

/** The first page of applying: what it is, what it takes; an address for those who are not signed in. */
export const applyPage = openPage('/programs/:program/apply/:seat', {
  async show({ db, actor, params, today }) {
    const program = await findProgram(db, params.program)
    const seat = await getSeat(db, program.id, params.seat)
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
        <BeforeStart seat={seat} parts={partsOf(await getEmptyDossier(db, program, seat))} />
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
        <StartFields />
      </Form>
      <P
        text={both((language) => w.partsLead(sayShortDate(program.closesOn, language))[language])}
        class="soft measure"
      />
    </Section>
  )
}
