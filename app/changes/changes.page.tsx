import { z } from 'zod'
import { dateAt, instantText, sayShortDate } from '#foundation/clock.ts'
import type { Db } from '#foundation/database.ts'
import { choice, date, optionalText, version } from '#foundation/form.ts'
import { both } from '#foundation/language.ts'
import { goTo, href, page, stay } from '#foundation/page.ts'
import { refuseUnless } from '#foundation/refusal.ts'
import { Choice, DateField, TextArea } from '#ui/field.tsx'
import { Form } from '#ui/form.tsx'
import { P, Page, Section, Todo } from '#ui/page.tsx'
import { useReader, useSay } from '#ui/reader.tsx'
import { isHeard } from '../contacts/hearing.server.ts'
import { Unheard } from '../contacts/unheard.tsx'
import { listMeetings } from '../meetings/meeting.server.ts'
import type { Meeting } from '../meetings/meeting.ts'
import { getOwnPartnership } from '../partnerships/partnership.server.ts'
import { shownName } from '../people/person.ts'
import { getProgram } from '../programs/program.server.ts'
import { wishes } from './change.ts'
import { changeWords as w, wishWords } from './changes.words.ts'
import { listOwnConcerns, sayConcern } from './concern.server.ts'
import { lastPauseDay, pausePartnership, resumePartnership } from './pause.server.ts'

/** If it does not go well: what either can do, none of it with blame. */
export const changesPage = page('/partnerships/:partnership/changes', {
  async show({ db, actor, params }) {
    const { partnership, partner, isMentor } = await getOwnPartnership(db, actor, params.partnership)
    const here = `/partnerships/${partnership.id}`
    if (partnership.state === 'ended') return goTo(`${here}/ending`)
    const way = (sentence: typeof w.endWay, more: typeof w.endWay, part: string) => ({
      sentence,
      more,
      href: `${here}/${part}`,
      button: w.open,
      plain: true,
    })
    return (
      <Page title={w.title} lead={w.lead} trail={{ href: here, label: shownName(partner) }}>
        <Todo
          items={[
            way(w.concernWay, w.concernWayLead, 'concern'),
            way(w.pauseWay, w.pauseWayLead, 'pause'),
            way(w.endWay, w.endWayLead, 'ending'),
            ...(isMentor ? [way(w.leaveWay, w.leaveWayLead, 'leaving')] : []),
          ]}
        />
      </Page>
    )
  },
})

/** A private word to those who coordinate. */
export const concernPage = page('/partnerships/:partnership/concern', {
  async show({ db, actor, params, refused }) {
    const { partnership } = await getOwnPartnership(db, actor, params.partnership)
    const said = await listOwnConcerns(db, actor, partnership.id)
    const heard = await isHeard(db, partnership.id)
    return (
      <Page
        title={w.concernTitle}
        lead={heard ? w.concernLead : undefined}
        trail={{ href: href(changesPage, params), label: w.title }}
      >
        {!heard && <Unheard program={await getProgram(db, partnership.programId)} />}
        {partnership.state !== 'ended' && (heard || refused) && (
          <Form button={w.say} audience={w.onlyCoordinators}>
            <Choice
              name="wish"
              label={w.wish}
              options={wishes.map((wish) => ({ value: wish, label: wishWords[wish] ?? wish }))}
            />
            <TextArea name="words" label={w.words} audience={w.onlyCoordinators} optional />
          </Form>
        )}
        {said.length > 0 && <SaidBefore said={said} heard={heard} />}
      </Page>
    )
  },
  form: z.strictObject({ wish: choice(wishes), words: optionalText(4000) }),
  async answer({ db, actor, params, values, key, now }) {
    const { partnership } = await getOwnPartnership(db, actor, params.partnership)
    refuseUnless(partnership.state !== 'ended', w.movedMeanwhile)
    await sayConcern(db, actor, partnership, values, key, now)
    return stay({ notice: w.saidThanks })
  },
})

function SaidBefore({ said, heard }: { said: Awaited<ReturnType<typeof listOwnConcerns>>; heard: boolean }) {
  const say = useSay()
  const { language, zone } = useReader()
  return (
    <Section title={w.saidBefore}>
      <ul>
        {said.map(({ wish, saidAt, settledAt }) => (
          <li>
            {say(w.saidOn(say(wishWords[wish] ?? wish), sayShortDate(dateAt(saidAt, zone), language)))} (
            {say(settledAt ? w.settled : heard ? w.waiting : w.waitingUnheard)})
          </li>
        ))}
      </ul>
    </Section>
  )
}

/** A break: beginning one, or going on before its day. */
export const pausePage = page('/partnerships/:partnership/pause', {
  async show({ db, actor, params, today, now }) {
    const { partnership, partner } = await getOwnPartnership(db, actor, params.partnership)
    const trail = { href: `/partnerships/${partnership.id}`, label: shownName(partner) }
    if (partnership.state === 'ended') return goTo(`/partnerships/${partnership.id}/ending`)
    if (partnership.pausedUntil) {
      const until = partnership.pausedUntil
      return (
        <Page title={w.pausedDoorTitle} trail={trail}>
          <P text={both((language) => w.pausedNow(sayShortDate(until, language))[language])} />
          <Stands meetings={await listStanding(db, partnership.id, now, until)} />
          <Form action={href(resumptionPage, params)} button={w.goOn} />
        </Page>
      )
    }
    const last = lastPauseDay(partnership, today)
    return (
      <Page title={w.pauseTitle} lead={w.pauseLead} trail={trail}>
        <Stands meetings={await listStanding(db, partnership.id, now, last)} />
        <Form button={w.pauseButton} version={partnership.version}>
          <DateField
            name="until"
            label={w.pauseUntil}
            audience={w.bothAndCoordinator(shownName(partner))}
            hint={both((language) => w.pauseHint(sayShortDate(last, language))[language])}
          />
        </Form>
      </Page>
    )
  },
  form: z.strictObject({ until: date(), version: version() }),
  async answer({ db, actor, params, values, now }) {
    const { partnership } = await getOwnPartnership(db, actor, params.partnership)
    refuseUnless(partnership.version === values.version, w.movedMeanwhile, { status: 409 })
    await pausePartnership(db, actor, partnership, values.until, dateAt(now))
    return goTo(`/partnerships/${partnership.id}`, { notice: w.pauseBegun })
  },
})

/** The meetings that are agreed on until a day: a break does not call them off. */
async function listStanding(db: Db, partnershipId: string, now: Temporal.Instant, until: Temporal.PlainDate) {
  const { agreed } = await listMeetings(db, partnershipId, now)
  return agreed.filter(({ startsAt }) => startsAt && Temporal.PlainDate.compare(dateAt(startsAt), until) <= 0)
}

function Stands({ meetings }: { meetings: readonly Meeting[] }) {
  const say = useSay()
  const { zone } = useReader()
  if (meetings.length === 0) return null
  return (
    <Section title={w.pauseMeetings}>
      <p class="measure">{say(w.pauseMeetingsLead)}</p>
      <ul>
        {meetings.map(
          ({ id, partnershipId, startsAt }) =>
            startsAt && (
              <li>
                <a href={`/partnerships/${partnershipId}/meetings/${id}`}>{say(instantText(startsAt, zone))}</a>
              </li>
            ),
        )}
      </ul>
    </Section>
  )
}

/** Going on before the break is over. */
export const resumptionPage = page('/partnerships/:partnership/pause/end', {
  show: ({ params }) => goTo(`/partnerships/${params.partnership}/pause`),
  form: z.strictObject({}),
  async answer({ db, actor, params }) {
    const { partnership } = await getOwnPartnership(db, actor, params.partnership)
    await resumePartnership(db, actor, partnership)
    return goTo(`/partnerships/${partnership.id}`, { notice: w.wentOn })
  },
})
