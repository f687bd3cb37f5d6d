import { z } from 'zod'
import type { PersonActor } from '#foundation/actor.ts'
import type { Db } from '#foundation/database.ts'
import { choice } from '#foundation/form.ts'
import { linkPage, page, stay } from '#foundation/page.ts'
import { orNotFound } from '#foundation/refusal.ts'
import { Hidden } from '#ui/field.tsx'
import { Form } from '#ui/form.tsx'
import { Actions, LinkButton, Notice, P, Page } from '#ui/page.tsx'
import { getOwnPartnership, type Pair } from '../partnerships/partnership.server.ts'
import { shownName } from '../people/person.ts'
import { getProgram } from '../programs/program.server.ts'
import type { Program } from '../programs/program.ts'
import { logToday } from './contact.server.ts'
import { contactWords, contactLinkWords as w } from './contacts.words.ts'
import { isHeard } from './hearing.server.ts'
import { chooseRhythm, getRhythm } from './nudge.server.ts'
import { answerReach, hasWishedForCall } from './quiet.server.ts'
import { type ReachAnswer, reachAnswers } from './quiet.ts'
import { Unheard } from './unheard.tsx'

/** The pair a mailed link is about; the link opens nothing else. */
const pairOf = (db: Db, actor: PersonActor) => getOwnPartnership(db, actor, orNotFound(actor.link).subjectId)

/** One button from a reminder: we met or spoke. */
export const logLinkPage = linkPage('/contacts/log/:token', 'contact-log', {
  async show({ db, actor }) {
    const { partnership } = await pairOf(db, actor)
    return (
      <Page title={w.logTitle} lead={partnership.state === 'ended' ? contactWords.over : w.logLead}>
        {partnership.state !== 'ended' && (
          <>
            <Form button={w.logButton} />
            <Actions>
              <LinkButton href={`/partnerships/${partnership.id}/contacts/new`} label={w.otherDay} plain />
            </Actions>
          </>
        )}
      </Page>
    )
  },
  form: z.strictObject({}),
  async answer({ db, actor, today }) {
    const isNew = await logToday(db, actor, await pairOf(db, actor), today)
    return stay({ notice: isNew ? contactWords.noted : contactWords.notedBefore })
  },
})

/** One button from a reminder: no more of these. */
export const stopLinkPage = linkPage('/contacts/letters/:token', 'contact-off', {
  oneClick: true,
  async show({ db, actor }) {
    const isOff = (await getRhythm(db, actor, await pairOf(db, actor))) === 'off'
    return (
      <Page title={w.stopTitle} lead={isOff ? w.isStopped : w.stopLead}>
        {!isOff && <Form button={w.stopButton} />}
      </Page>
    )
  },
  form: z.strictObject({}),
  async answer({ db, actor }) {
    await chooseRhythm(db, actor, await pairOf(db, actor), 'off')
    return stay({ notice: w.stopped })
  },
})

/** What the page of the question shows: nothing that would reach nobody. */
const askOf = async (db: Db, actor: PersonActor, pair: Pair) => ({
  isOver: pair.partnership.state === 'ended',
  isCalled: await hasWishedForCall(db, actor, pair),
  unheardIn: (await isHeard(db, pair.partnership.id)) ? undefined : await getProgram(db, pair.partnership.programId),
})

const reachForm = z.strictObject({ answer: choice(reachAnswers) })

/** "Did they reach you?" behind its letter; nobody is named. */
export const reachLinkPage = linkPage('/contacts/reach/:token', 'contact-reach', {
  async show({ db, actor }) {
    const pair = await pairOf(db, actor)
    return (
      <Page title={w.reachTitle} lead={w.reachLead}>
        <Answers {...(await askOf(db, actor, pair))} />
      </Page>
    )
  },
  form: reachForm,
  async answer({ db, actor, values, now, today }) {
    await answerReach(db, actor, await pairOf(db, actor), values.answer, now, today)
    return stay({ notice: thanksFor(values.answer) })
  },
})

/** The same for somebody signed in. */
export const reachPage = page('/partnerships/:partnership/contacts/reach', {
  async show({ db, actor, params }) {
    const pair = await getOwnPartnership(db, actor, params.partnership)
    return (
      <Page
        title={w.reachTitle}
        lead={w.reachLead}
        trail={{ href: `/partnerships/${params.partnership}`, label: shownName(pair.partner) }}
      >
        <Answers {...(await askOf(db, actor, pair))} />
      </Page>
    )
  },
  form: reachForm,
  async answer({ db, actor, params, values, now, today }) {
    await answerReach(db, actor, await getOwnPartnership(db, actor, params.partnership), values.answer, now, today)
    return stay({ notice: thanksFor(values.answer) })
  },
})

const thanksFor = (answer: ReachAnswer) => (answer === 'hand' ? w.thanksHand : w.thanks)

const answerWords = {
  in_touch: { button: w.inTouch, hint: w.inTouchHint },
  not_yet: { button: w.notYet, hint: w.notYetHint },
  hand: { button: w.hand, hint: w.handHint },
} as const

function Answers({
  isCalled,
  isOver,
  unheardIn,
}: {
  isCalled: boolean
  isOver: boolean
  unheardIn: Program | undefined
}) {
  if (isOver) return <P text={contactWords.over} />
  return (
    <>
      {isCalled && !unheardIn && (
        <Notice>
          <P text={w.callComes} />
        </Notice>
      )}
      {reachAnswers
        .filter((answer) => answer !== 'hand' || !unheardIn)
        .map((answer) => (
          <>
            <Form button={answerWords[answer].button} tone={answer === 'in_touch' ? undefined : 'plain'}>
              <Hidden name="answer" value={answer} />
            </Form>
            <P text={answerWords[answer].hint} class="soft small measure" />
          </>
        ))}
      {unheardIn && <Unheard program={unheardIn} />}
    </>
  )
}
