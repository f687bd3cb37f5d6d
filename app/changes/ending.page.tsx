import { z } from 'zod'
import { dateAt, sayShortDate } from '#foundation/clock.ts'
import { choice, optionalText, requiredTick } from '#foundation/form.ts'
import { both, type Text } from '#foundation/language.ts'
import { goTo, href, linkPage, page, stay } from '#foundation/page.ts'
import { orNotFound } from '#foundation/refusal.ts'
import { Hidden, TextArea, Tick } from '#ui/field.tsx'
import { Form } from '#ui/form.tsx'
import { Actions, P, Page, Section } from '#ui/page.tsx'
import { useSay } from '#ui/reader.tsx'
import { isHeard } from '../contacts/hearing.server.ts'
import { Unheard } from '../contacts/unheard.tsx'
import { getOwnPartnership } from '../partnerships/partnership.server.ts'
import { shownName } from '../people/person.ts'
import { getProgram } from '../programs/program.server.ts'
import type { Program } from '../programs/program.ts'
import { againPurpose, readableUntil } from './change.ts'
import { changesPage } from './changes.page.tsx'
import { changeWords as w } from './changes.words.ts'
import { answerAgain, endPartnership, findHeard, leaveAsMentor, listMentored } from './ending.server.ts'

const onDay = (say: (day: string) => Text, day: Temporal.PlainDate): Text =>
  both((language) => say(sayShortDate(day, language))[language])

/** Before an early end: what it does. After the end: what stays, and what may come next. */
export const endingPage = page('/partnerships/:partnership/ending', {
  async show({ db, actor, params, now, refused }) {
    const { partnership, partner, isMentor } = await getOwnPartnership(db, actor, params.partnership)
    const { endedOn, endedAs, again } = partnership
    const program = await getProgram(db, partnership.programId)
    if (endedOn && endedAs)
      return (
        <Page
          title={w.endedTitle}
          trail={{ href: `/partnerships/${partnership.id}`, label: shownName(partner) }}
          lead={onDay(endedAs === 'completed' ? w.endedCompleted : w.endedEarly, endedOn)}
        >
          <P text={onDay(w.readable, readableUntil(endedOn, program))} />
          {!isMentor && endedAs !== 'completed' && <Again id={partnership.id} again={again} />}
        </Page>
      )
    const unheardIn = (await isHeard(db, partnership.id)) ? undefined : program
    return (
      <Page title={w.endTitle} lead={w.endLead} trail={{ href: href(changesPage, params), label: w.title }}>
        <Section title={w.whatHappens}>
          <Happens day={readableUntil(dateAt(now), program)} />
        </Section>
        <Form button={w.endButton} tone="care">
          <LastWord unheardIn={unheardIn} typed={refused?.typed.word?.[0]} />
          <Tick name="sure" label={w.endSure} />
        </Form>
      </Page>
    )
  },
  form: z.strictObject({ word: optionalText(4000), sure: requiredTick() }),
  async answer({ db, actor, params, values, key, now }) {
    const { partnership } = await getOwnPartnership(db, actor, params.partnership)
    await endPartnership(db, actor, partnership, values.word, key, now)
    return stay({ notice: w.endedNotice })
  },
})

/** A word to the coordinator, where somebody can hear it. */
function LastWord({ unheardIn, typed }: { unheardIn: Program | undefined; typed: string | undefined }) {
  return (
    <>
      {unheardIn && <Unheard program={unheardIn} />}
      {(!unheardIn || typed) && (
        <TextArea name="word" label={w.endWord} audience={w.onlyCoordinators} optional rows={3} />
      )}
    </>
  )
}

function Happens({ day }: { day: Temporal.PlainDate }) {
  const say = useSay()
  return (
    <ul class="measure">
      {[w.endHappens1, onDay(w.endHappens2, day), w.endHappens3, w.endHappens4].map((each) => (
        <li>{say(each)}</li>
      ))}
    </ul>
  )
}

/** The mentee's wish for another mentor, which they can change. */
function Again({ id, again }: { id: string; again: boolean | null }) {
  const answer = (value: 'yes' | 'no', button: Text, plain: boolean) => (
    <Form action={`/partnerships/${id}/ending/again`} button={button} inline tone={plain ? 'plain' : undefined}>
      <Hidden name="again" value={value} />
    </Form>
  )
  return (
    <Section title={w.againTitle}>
      {again !== null && <P text={again ? w.againSaidYes : w.againSaidNo} />}
      <P text={w.againLead} class="soft measure" />
      <Actions>
        {again !== true && answer('yes', w.againYes, false)}
        {again !== false && answer('no', w.againNo, true)}
      </Actions>
    </Section>
  )
}

/** The mentee's answer. */
export const againPage = page('/partnerships/:partnership/ending/again', {
  show: ({ params }) => goTo(`/partnerships/${params.partnership}/ending`),
  form: z.strictObject({ again: choice(['yes', 'no']) }),
  async answer({ db, actor, params, values }) {
    const { partnership } = await getOwnPartnership(db, actor, params.partnership)
    await answerAgain(db, actor, partnership, values.again === 'yes')
    return goTo(`/partnerships/${partnership.id}/ending`, { notice: w.againKept })
  },
})

/** One button from the letter about an early end: yes, another mentor. */
export const againLinkPage = linkPage('/changes/again/:token', againPurpose, {
  async show({ db, actor }) {
    const { partnership } = await getOwnPartnership(db, actor, orNotFound(actor.link).subjectId)
    const isSaid = partnership.again === true
    return (
      <Page title={w.againTitle} lead={isSaid ? w.againSaidYes : w.againLink}>
        {!isSaid && <Form button={w.againYes} />}
      </Page>
    )
  },
  form: z.strictObject({}),
  async answer({ db, actor }) {
    const { partnership } = await getOwnPartnership(db, actor, orNotFound(actor.link).subjectId)
    await answerAgain(db, actor, partnership, true)
    return stay({ notice: w.againKept })
  },
})

/** A mentor steps back from the whole program. */
export const leavingPage = page('/partnerships/:partnership/leaving', {
  async show({ db, actor, params, refused }) {
    const { partnership, isMentor } = await getOwnPartnership(db, actor, params.partnership)
    orNotFound(isMentor)
    if (partnership.state === 'ended') return goTo(`/partnerships/${partnership.id}/ending`)
    const pairs = await listMentored(db, partnership.programId, actor.id)
    const unheardIn = (await findHeard(db, pairs)) ? undefined : await getProgram(db, partnership.programId)
    return (
      <Page
        title={w.leaveTitle}
        lead={w.leaveLead(pairs.length)}
        trail={{ href: href(changesPage, params), label: w.title }}
      >
        <Form button={w.leaveButton} tone="care">
          <LastWord unheardIn={unheardIn} typed={refused?.typed.word?.[0]} />
          <Tick name="sure" label={w.leaveSure} />
        </Form>
      </Page>
    )
  },
  form: z.strictObject({ word: optionalText(4000), sure: requiredTick() }),
  async answer({ db, actor, params, values, key, now }) {
    const { partnership, isMentor } = await getOwnPartnership(db, actor, params.partnership)
    orNotFound(isMentor)
    await leaveAsMentor(db, actor, partnership.programId, actor.id, values.word, key, now)
    return goTo(`/partnerships/${partnership.id}/ending`, { notice: w.leftNotice })
  },
})
