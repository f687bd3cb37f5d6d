import { z } from 'zod'
import type { PersonActor } from '#foundation/actor.ts'
import { recordLook } from '#foundation/audit.ts'
import { dateAt, sayShortDate } from '#foundation/clock.ts'
import type { Db } from '#foundation/database.ts'
import { date, requiredTick, version } from '#foundation/form.ts'
import { both, type Text } from '#foundation/language.ts'
import { goTo, page } from '#foundation/page.ts'
import { refuseUnless } from '#foundation/refusal.ts'
import { DateField, Tick } from '#ui/field.tsx'
import { Form } from '#ui/form.tsx'
import { Actions, Facts, LinkButton, P, Page, Section, Todo } from '#ui/page.tsx'
import { useReader, useSay } from '#ui/reader.tsx'
import { findCoordinated } from '../programs/program.server.ts'
import { changeWords } from './changes.words.ts'
import { endPartnership, leaveAsMentor, listMentored } from './ending.server.ts'
import { History } from './extension.page.tsx'
import { extendFor, listExtensions } from './extension.server.ts'
import { findNextMentor, getPair, readReach, type ShownPair } from './pair.server.ts'
import { lastPauseDay, pausePartnership, resumePartnership } from './pause.server.ts'
import { pairStateWords, staffWords as w } from './staff.words.ts'

interface Asked {
  readonly db: Db
  readonly actor: PersonActor
  readonly params: { readonly program: string; readonly partnership: string }
}

async function readShown({ db, actor, params }: Asked) {
  const program = await findCoordinated(db, actor, params.program)
  const pair = await getPair(db, actor, program.id, params.partnership)
  const here = `/programs/${program.slug}/changes/${pair.id}`
  return { program, pair, here, trail: { href: here, label: w.pairTitle(pair.mentee, pair.mentor) } }
}

/** One partnership for its coordinator: where it stands, how to reach the two, and what a coordinator can do about it. */
export const pairChangesPage = page('/programs/:program/changes/:partnership', {
  audited: true,
  async show(asked) {
    const { db } = asked
    const { program, pair, here } = await readShown(asked)
    const subject = { recordType: 'partnership', recordId: pair.id, programId: program.id }
    await recordLook(db, 'contact-card.read', { ...subject, about: [pair.menteeId, pair.mentorId] })
    const agreed = (await listExtensions(db, pair.id)).filter(({ state }) => state === 'agreed')
    return (
      <Page
        title={w.pairTitle(pair.mentee, pair.mentor)}
        trail={{ href: `/programs/${program.slug}/changes`, label: w.title }}
      >
        <Section title={w.dates}>
          <Dates pair={pair} next={await findNextMentor(db, pair)} />
        </Section>
        <Section title={w.reach}>
          <Reach pair={pair} mentee={await readReach(db, pair.menteeId)} mentor={await readReach(db, pair.mentorId)} />
          <P text={w.monthsLead} class="soft small measure" />
          <Actions>
            <LinkButton href={`/programs/${program.slug}/partnerships/${pair.id}`} label={w.months} plain />
          </Actions>
        </Section>
        <History agreed={agreed} programEnds={program.endsOn} />
        {pair.state !== 'ended' && <Ways pair={pair} here={here} />}
      </Page>
    )
  },
})

/** What a coordinator can do, each said before anything happens. */
function Ways({ pair, here }: { pair: ShownPair; here: string }) {
  const way = (sentence: Text, more: Text, part: string) => ({
    sentence,
    more,
    href: `${here}/${part}`,
    button: changeWords.open,
    plain: true,
  })
  return (
    <Section title={w.whatYouCanDo}>
      <Todo
        items={[
          pair.pausedUntil ? way(w.resume, w.resumeWay, 'pause') : way(w.pause, w.pauseWay, 'pause'),
          way(w.extend, w.extendLead, 'extension'),
          way(w.end, w.endWay, 'end'),
          way(w.leaves(pair.mentor), w.leavesWay, 'leaving'),
        ]}
      />
    </Section>
  )
}

/** A coordinator notes the break that one of the two asked for, as by telephone; or that they go on before its day. */
export const pairPausePage = page('/programs/:program/changes/:partnership/pause', {
  async show(asked) {
    const { pair, here, trail } = await readShown(asked)
    if (pair.state === 'ended') return goTo(here)
    const last = lastPauseDay(pair, asked.today)
    return pair.pausedUntil ? (
      <Page title={w.resume} trail={trail}>
        <P text={w.resumeLead} />
        <Form action={`${here}/pause/end`} button={w.resumeButton} />
      </Page>
    ) : (
      <Page title={w.pause} trail={trail}>
        <P text={w.pauseLead} />
        <Form button={w.pauseButton} version={pair.version}>
          <DateField
            name="until"
            label={changeWords.pauseUntil}
            hint={both((language) => changeWords.pauseHint(sayShortDate(last, language))[language])}
          />
        </Form>
      </Page>
    )
  },
  form: z.strictObject({ until: date(), version: version() }),
  async answer({ values, now, ...asked }) {
    const { pair, here } = await readShown(asked)
    refuseUnless(pair.version === values.version, changeWords.movedMeanwhile, { status: 409 })
    await pausePartnership(asked.db, asked.actor, pair, values.until, dateAt(now))
    return goTo(here, { notice: w.paused })
  },
})

/** The two go on, as one of them told a coordinator. */
export const pairResumptionPage = page('/programs/:program/changes/:partnership/pause/end', {
  show: ({ params }) => goTo(`/programs/${params.program}/changes/${params.partnership}/pause`),
  form: z.strictObject({}),
  async answer(asked) {
    const { pair, here } = await readShown(asked)
    await resumePartnership(asked.db, asked.actor, pair)
    return goTo(here, { notice: w.resumed })
  },
})

/** A coordinator lets two go on longer. */
export const pairExtensionPage = page('/programs/:program/changes/:partnership/extension', {
  async show(asked) {
    const { pair, here, trail } = await readShown(asked)
    if (pair.state === 'ended') return goTo(here)
    return (
      <Page title={w.extend} trail={trail}>
        <P text={w.extendLead} />
        <Form button={w.extendButton} version={pair.version}>
          <DateField
            name="until"
            label={changeWords.longerUntil}
            hint={changeWords.longerHint}
            value={pair.endsOn.toString()}
          />
        </Form>
      </Page>
    )
  },
  form: z.strictObject({ until: date(), version: version() }),
  async answer({ values, ...asked }) {
    const { pair, here } = await readShown(asked)
    await extendFor(asked.db, asked.actor, pair, values.until, values.version)
    return goTo(here, { notice: w.extended })
  },
})

/** A coordinator ends it early. */
export const pairEndPage = page('/programs/:program/changes/:partnership/end', {
  async show(asked) {
    const { pair, here, trail } = await readShown(asked)
    if (pair.state === 'ended') return goTo(here)
    return (
      <Page title={w.end} trail={trail}>
        <P text={w.endLead} />
        <Form button={w.endButton} tone="care">
          <Tick name="sure" label={w.endSure} />
        </Form>
      </Page>
    )
  },
  form: z.strictObject({ sure: requiredTick() }),
  async answer({ key, now, ...asked }) {
    const { pair, here } = await readShown(asked)
    await endPartnership(asked.db, asked.actor, pair, '', key, now)
    return goTo(here, { notice: w.ended })
  },
})

/** A coordinator notes that a mentor leaves the program. */
export const mentorLeavesPage = page('/programs/:program/changes/:partnership/leaving', {
  async show(asked) {
    const { program, pair, here, trail } = await readShown(asked)
    if (pair.state === 'ended') return goTo(here)
    const mentored = await listMentored(asked.db, program.id, pair.mentorId)
    return (
      <Page title={w.leaves(pair.mentor)} trail={trail}>
        <P text={w.leavesLead(mentored.length)} />
        <Form button={w.leavesButton} tone="care">
          <Tick name="sure" label={w.leavesSure} />
        </Form>
      </Page>
    )
  },
  form: z.strictObject({ sure: requiredTick() }),
  async answer({ key, now, ...asked }) {
    const { program, pair } = await readShown(asked)
    const ended = await leaveAsMentor(asked.db, asked.actor, program.id, pair.mentorId, '', key, now)
    return goTo(`/programs/${program.slug}/changes`, { notice: w.left(ended) })
  },
})

/** Whether the mentee would like another mentor, until there is one; then who it is. */
function againOf({ again }: ShownPair, next: Awaited<ReturnType<typeof findNextMentor>>): Text {
  if (!again) return again === null ? w.againUnsaid : w.againNo
  if (!next) return w.againYes
  const { name, introducedAt } = next
  return introducedAt
    ? both((each) => w.againFound(name, sayShortDate(dateAt(introducedAt), each))[each])
    : w.againAsked(name)
}

function Dates({ pair, next }: { pair: ShownPair; next: Awaited<ReturnType<typeof findNextMentor>> }) {
  const say = useSay()
  const { language } = useReader()
  const day = (date: Temporal.PlainDate | null) => date && sayShortDate(date, language)
  const early = pair.endedAs && pair.endedAs !== 'completed'
  return (
    <Facts
      facts={[
        [w.state, say(pairStateWords[pair.endedAs ?? pair.state] ?? pair.state)],
        [w.from, day(pair.startsOn)],
        [pair.endedOn ? w.wasUntil : w.until, day(pair.endsOn)],
        [w.pausedUntil, day(pair.pausedUntil)],
        [w.endedOn, day(pair.endedOn)],
        [w.again, early && say(againOf(pair, next))],
      ]}
    />
  )
}

type Found = Awaited<ReturnType<typeof readReach>>

/** Both by telephone and mail, for whoever is about to call. */
function Reach({ pair, mentee, mentor }: { pair: ShownPair; mentee: Found; mentor: Found }) {
  const say = (found: Found) =>
    found && (
      <>
        {found.phone && (
          <>
            <a href={`tel:${found.phone.replace(/[^+\d]/g, '')}`}>{found.phone}</a>,{' '}
          </>
        )}
        <a href={`mailto:${found.address}`}>{found.address}</a>
      </>
    )
  return (
    <Facts
      facts={[
        [pair.mentee, say(mentee)],
        [pair.mentor, say(mentor)],
      ]}
    />
  )
}
