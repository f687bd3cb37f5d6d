import { z } from 'zod'
import { sayShortDate } from '#foundation/clock.ts'
import { date, requiredTick, version } from '#foundation/form.ts'
import { goTo, page } from '#foundation/page.ts'
import { DateField, Tick } from '#ui/field.tsx'
import { Form } from '#ui/form.tsx'
import { Actions, Facts, LinkButton, P, Page, Section } from '#ui/page.tsx'
import { useReader, useSay } from '#ui/reader.tsx'
import { findCoordinated } from '../programs/program.server.ts'
import { changeWords } from './changes.words.ts'
import { endPartnership, leaveAsMentor, listMentored } from './ending.server.ts'
import { History } from './extension.page.tsx'
import { extendFor, listExtensions } from './extension.server.ts'
import { getPair, readReach, type ShownPair } from './pair.server.ts'
import { pairStateWords, staffWords as w } from './staff.words.ts'

/** One partnership for its coordinator: where it stands, and what a coordinator can do about it. */
export const pairChangesPage = page('/programs/:program/changes/:partnership', {
  async show({ db, actor, params }) {
    const program = await findCoordinated(db, actor, params.program)
    const pair = await getPair(db, actor, program.id, params.partnership)
    const agreed = (await listExtensions(db, pair.id)).filter(({ state }) => state === 'agreed')
    const here = `/programs/${program.slug}/changes/${pair.id}`
    const mentored = await listMentored(db, program.id, pair.mentorId)
    return (
      <Page
        title={w.pairTitle(pair.mentee, pair.mentor)}
        trail={{ href: `/programs/${program.slug}/changes`, label: w.title }}
        wide
      >
        <Section title={w.dates}>
          <Dates pair={pair} />
        </Section>
        <Section title={w.reach}>
          <Reach pair={pair} mentee={await readReach(db, pair.menteeId)} mentor={await readReach(db, pair.mentorId)} />
          <P text={w.monthsLead} class="soft small measure" />
          <Actions>
            <LinkButton href={`/programs/${program.slug}/partnerships/${pair.id}`} label={w.months} plain />
          </Actions>
        </Section>
        <History agreed={agreed} programEnds={program.endsOn} />
        {pair.state !== 'ended' && (
          <>
            <Section title={w.extend}>
              <P text={w.extendLead} class="soft measure" />
              <Form button={w.extendButton} version={pair.version}>
                <DateField
                  name="until"
                  label={changeWords.longerUntil}
                  hint={changeWords.longerHint}
                  value={pair.endsOn.toString()}
                />
              </Form>
            </Section>
            <Section title={w.end}>
              <P text={w.endLead} class="soft measure" />
              <Form action={`${here}/end`} button={w.endButton} tone="care">
                <Tick name="sure" label={w.endSure} />
              </Form>
            </Section>
            <Section title={w.leaves(pair.mentor)}>
              <P text={w.leavesLead(mentored.length)} class="soft measure" />
              <Form action={`${here}/leaving`} button={w.leavesButton} tone="care">
                <Tick name="sure" label={w.leavesSure} />
              </Form>
            </Section>
          </>
        )}
      </Page>
    )
  },
  form: z.strictObject({ until: date(), version: version() }),
  async answer({ db, actor, params, values }) {
    const program = await findCoordinated(db, actor, params.program)
    const pair = await getPair(db, actor, program.id, params.partnership)
    await extendFor(db, actor, pair, values.until, values.version)
    return goTo('', { notice: w.extended })
  },
})

function Dates({ pair }: { pair: ShownPair }) {
  const say = useSay()
  const { language } = useReader()
  const day = (date: Temporal.PlainDate | null) => date && sayShortDate(date, language)
  const early = pair.endedAs && pair.endedAs !== 'completed'
  return (
    <Facts
      facts={[
        [w.state, say(pairStateWords[pair.endedAs ?? pair.state] ?? pair.state)],
        [w.from, day(pair.startsOn)],
        [w.until, day(pair.endsOn)],
        [w.pausedUntil, day(pair.pausedUntil)],
        [w.endedOn, day(pair.endedOn)],
        [w.again, early && say(pair.again === null ? w.againUnsaid : pair.again ? w.againYes : w.againNo)],
      ]}
    />
  )
}

type Found = Awaited<ReturnType<typeof readReach>>

/** Both by telephone and mail, for whoever is about to call. */
function Reach({ pair, mentee, mentor }: { pair: ShownPair; mentee: Found; mentor: Found }) {
  const say = (found: Found) => found && [found.phone, found.address].filter(Boolean).join(', ')
  return (
    <Facts
      facts={[
        [pair.mentee, say(mentee)],
        [pair.mentor, say(mentor)],
      ]}
    />
  )
}

/** A coordinator ends it early. */
export const pairEndPage = page('/programs/:program/changes/:partnership/end', {
  show: ({ params }) => goTo(`/programs/${params.program}/changes/${params.partnership}`),
  form: z.strictObject({ sure: requiredTick() }),
  async answer({ db, actor, params, key, now }) {
    const program = await findCoordinated(db, actor, params.program)
    const pair = await getPair(db, actor, program.id, params.partnership)
    await endPartnership(db, actor, pair, '', key, now)
    return goTo(`/programs/${program.slug}/changes/${pair.id}`, { notice: w.ended })
  },
})

/** A coordinator notes that a mentor leaves the program. */
export const mentorLeavesPage = page('/programs/:program/changes/:partnership/leaving', {
  show: ({ params }) => goTo(`/programs/${params.program}/changes/${params.partnership}`),
  form: z.strictObject({ sure: requiredTick() }),
  async answer({ db, actor, params, key, now }) {
    const program = await findCoordinated(db, actor, params.program)
    const pair = await getPair(db, actor, program.id, params.partnership)
    const ended = await leaveAsMentor(db, actor, program.id, pair.mentorId, '', key, now)
    return goTo(`/programs/${program.slug}/changes`, { notice: w.left(ended) })
  },
})
