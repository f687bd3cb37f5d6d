import type { PersonActor } from '#foundation/actor.ts'
import { sayShortDate } from '#foundation/clock.ts'
import type { Db } from '#foundation/database.ts'
import { both } from '#foundation/language.ts'
import { href, page } from '#foundation/page.ts'
import { orNotFound } from '#foundation/refusal.ts'
import { Actions, LinkButton, Notice, P, Page, Section, Tag } from '#ui/page.tsx'
import { statusWords, applicationWords as w } from '../applications/applications.words.ts'
import { AllParts, PartFrame } from '../applications/form-frame.tsx'
import { partsOf } from '../applications/part.ts'
import { PersonFacts } from '../applications/person-facts.tsx'
import { Said } from '../applications/said.tsx'
import { BeforeStart, StartFields } from '../applications/start.tsx'
import { findCoordinated, getSeat } from '../programs/program.server.ts'
import type { Seat } from '../programs/program.ts'
import { programWords, seatWords } from '../programs/programs.words.ts'
import { identificationWords } from '../self-identification/identification.words.ts'
import { IdentityFields } from '../self-identification/identity-fields.tsx'
import { getBlank } from './blank.server.ts'
import { BlankPart } from './blank-part.tsx'
import { blankWords } from './blanks.words.ts'

/** The empty form of a seat, its pages leading to each other here instead of to somebody's application. */
async function findPreview(db: Db, actor: PersonActor, params: { program: string; seat: string }) {
  const program = await findCoordinated(db, actor, params.program)
  const seat = await getSeat(db, program.id, params.seat)
  const blank = await getBlank(db, program, seat)
  const parts = partsOf(blank.dossier).map((part, index) => ({
    ...part,
    path: href(previewPartPage, { ...params, page: String(index + 1) }),
  }))
  return { program, seat, blank, parts, trail: { href: href(previewListPage, params), label: w.allParts } }
}

/** What somebody sees before they begin. The pages that follow are led to one by one. */
export const previewPage = page('/programs/:program/settings/preview/:seat', {
  async show({ db, actor, params }) {
    const { program, seat, parts } = await findPreview(db, actor, params)
    return (
      <Page
        title={both((language) => w.applyTitle(seatWords[seat.kind].as[language], program.title[language])[language])}
        trail={{ href: `/programs/${program.slug}/settings`, label: programWords.settings }}
      >
        <Looking seat={seat} />
        <BeforeStart seat={seat} parts={parts} />
        <Section title={w.begin}>
          <P text={w.noAccount} class="soft measure" />
          <StartFields />
          <Next to={href(previewListPage, params)} label={w.begin} />
          <P
            text={both((language) => w.partsLead(sayShortDate(program.closesOn, language))[language])}
            class="soft measure"
          />
        </Section>
      </Page>
    )
  },
})

/** All pages of an application that has just begun. */
export const previewListPage = page('/programs/:program/settings/preview/:seat/pages', {
  async show({ db, actor, params }) {
    const { program, seat, parts } = await findPreview(db, actor, params)
    return (
      <Page
        title={both((language) => w.yours(program.title[language])[language])}
        trail={{ href: href(previewPage, params), label: blankWords.backToStart }}
      >
        <Looking seat={seat} />
        <p>
          <Tag text={statusWords.draft ?? ''} tone="care" />
        </p>
        <AllParts
          parts={parts}
          closesOn={program.closesOn}
          check={href(previewCheckPage, params)}
          identification={href(previewIdentityPage, params)}
        />
      </Page>
    )
  },
})

/** One page of the application, exactly as it asks; its button leads to the next and keeps nothing. */
export const previewPartPage = page('/programs/:program/settings/preview/:seat/:page', {
  async show({ db, actor, params }) {
    const { seat, blank, parts, trail } = await findPreview(db, actor, params)
    const index = parts.findIndex(({ path }) => path === href(previewPartPage, params))
    const part = orNotFound(parts[index])
    return (
      <PartFrame dossier={blank.dossier} parts={parts} at={part.key} hand="own" trail={trail}>
        <Looking seat={seat} />
        <BlankPart blank={blank} part={part} />
        <Next to={parts[index + 1]?.path ?? href(previewCheckPage, params)} label={w.saveNext} />
      </PartFrame>
    )
  },
})

const nobody = { email: null, phone: null, preferredChannel: null }

/** The last look before sending, with nothing answered. */
export const previewCheckPage = page('/programs/:program/settings/preview/:seat/check', {
  async show({ db, actor, params }) {
    const { program, seat, blank, trail } = await findPreview(db, actor, params)
    return (
      <Page title={w.check} lead={w.checkLead} trail={trail}>
        <Looking seat={seat} />
        <PersonFacts application={blank.dossier.application} person={nobody} position={undefined} />
        <Said dossier={blank.dossier} />
        <P
          text={both((language) => w.partsLead(sayShortDate(program.closesOn, language))[language])}
          class="soft measure"
        />
        <Next to={href(previewIdentityPage, params)} label={w.send} />
      </Page>
    )
  },
})

/** The separate, optional form. */
export const previewIdentityPage = page('/programs/:program/settings/preview/:seat/self-identification', {
  async show({ db, actor, params }) {
    const { program, seat, trail } = await findPreview(db, actor, params)
    return (
      <Page title={identificationWords.title} lead={identificationWords.lead} trail={trail}>
        <Looking seat={seat} />
        <Notice>
          <P text={identificationWords.whoSees} />
        </Notice>
        <IdentityFields seat={seat.kind} said={undefined} />
        <Next to={`/programs/${program.slug}/settings`} label={identificationWords.save} />
      </Page>
    )
  },
})

function Looking({ seat }: { seat: Seat }) {
  return (
    <Notice>
      <P text={both((language) => blankWords.looking(seatWords[seat.kind].as[language])[language])} />
    </Notice>
  )
}

/** Stands where the button of the form stands. */
function Next({ to, label }: { to: string; label: { en: string; fr: string } }) {
  return (
    <Actions>
      <LinkButton href={to} label={label} />
    </Actions>
  )
}
