import { sayConcern } from '#app/changes/concern.server.ts'
import { answerAgain, endPartnership } from '#app/changes/ending.server.ts'
import { proposeLonger } from '#app/changes/extension.server.ts'
import { pausePartnership } from '#app/changes/pause.server.ts'
import { askNext, listSeeking, proposeNext } from '#app/changes/rematch.server.ts'
import { chooseRhythm } from '#app/contacts/nudge.server.ts'
import { answerReach } from '#app/contacts/quiet.server.ts'
import type { ContactWay } from '#database/types.ts'
import { orNotFound } from '#foundation/refusal.ts'
import { aurelie, bronwyn, farah, grace, julian, leila, miriam, nadia, owen, peter, simon, tobias } from './cast.ts'
import {
  agree,
  callOff,
  inPair,
  keepInTouch,
  layTable,
  lookBack,
  meet,
  noonOf,
  proposeTo,
  type Two,
} from './pair-life.ts'
import { fillPlan, plan, thank, write } from './pair-pages.ts'
import { asSomebody } from './story.ts'
import { allSayYes, midYearOf, readPairs, type Year } from './year.ts'

const pairOf = ({ pairs }: Year, { name }: { readonly name: string }): Two => orNotFound(pairs.get(name))

/** Both sign, a few days before the year begins. */
export async function allAgree({ stage, program, pairs }: Year): Promise<void> {
  const day = program.startsOn.subtract({ days: 3 })
  await Promise.all(
    [...pairs.values()].map((two) => {
      const isMonthly = [miriam.name, nadia.name].includes(two.mentee.name)
      const kickoff = isMonthly ? 'hour' : 'half_day'
      return agree(stage, two, day, { by: two.mentee, both: true, meetsEvery: isMonthly ? 30 : 14, kickoff })
    }),
  )
}

/** Everything the pairs do until today, each in its own way: pairs who share nobody at the same time. */
export async function livePairs(year: Year): Promise<void> {
  const plainly = (who: typeof tobias, about: Plain) => livePlainly(year, pairOf(year, who), about)
  const harriets = liveFully(year, pairOf(year, leila), { first: 4, every: 14, lastAgo: 6 }).then(() =>
    plainly(tobias, { first: 5, every: 15, lastAgo: 8, goals: 2, from: 1 }),
  )
  await Promise.all([
    harriets,
    liveFully(year, pairOf(year, aurelie), { first: 6, every: 14, lastAgo: 4 }),
    plainly(nadia, { first: 9, every: 24, lastAgo: 12, goals: 2, from: 2, ways: ['phone'] }),
    plainly(simon, { first: 3, every: 13, lastAgo: 3, goals: 3, from: 4 }),
    plainly(peter, { first: 6, every: 18, lastAgo: 16, goals: 1 }),
    plainly(farah, { first: 8, every: 20, lastAgo: 11, goals: 1, from: 1 }),
    plainly(owen, { first: 5, every: 14, lastAgo: 26, goals: 2 }),
    plainly(miriam, { first: 12, every: 34, lastAgo: 20, goals: 0 }),
    plainly(grace, { first: 4, every: 16, lastAgo: 47, goals: 1 }),
    plainly(bronwyn, { first: 10, every: 30, lastAgo: 70, goals: 0 }),
    plainly(julian, { first: 2, every: 10, lastAgo: 9, goals: 3, from: 2 }),
  ])
}

interface Rhythm {
  readonly first: number
  readonly every: number
  readonly lastAgo: number
}

/** The days on which two meet, from their first to their last. */
function daysOf({ program, today }: Year, { first, every, lastAgo }: Rhythm): Temporal.PlainDate[] {
  const last = today.subtract({ days: lastAgo })
  const days: Temporal.PlainDate[] = []
  for (let on = program.startsOn.add({ days: first }); on.until(last).sign > 0; on = on.add({ days: every }))
    if (on.month !== 8 || on.day > 20) days.push(onWorkday(on)) // summer
  return [...days.filter((on) => on.until(last).sign > 0), onWorkday(last)]
}

const onWorkday = (on: Temporal.PlainDate) => (on.dayOfWeek > 5 ? on.subtract({ days: on.dayOfWeek - 5 }) : on)

/** A pair who use everything there is. */
async function liveFully(year: Year, two: Two, rhythm: Rhythm): Promise<void> {
  const { stage, today, now } = year
  const days = daysOf(year, rhythm)
  const held = days.filter((_, index) => index % 2 === 0 || index === days.length - 1)
  const ahead = onWorkday(today.add({ days: 9 }))
  const arranged = [...held, ahead].map((on, index) => ({
    on,
    kind: index === 0 ? ('kick_off' as const) : ('meeting' as const),
    minutes: index === 0 ? 180 : 60,
    mode: index === 0 ? ('in_person' as const) : index % 4 === 2 ? ('phone' as const) : ('video' as const),
  }))
  const ids = await meet(stage, two, arranged, now)
  await callOff(stage, two, onWorkday(today.subtract({ days: 58 })))
  await proposeTo(
    stage,
    two,
    two.mentor,
    [23, 24].map((days) => onWorkday(today.add({ days }))),
    now,
  )
  await layTable(stage, two, ids.slice(-3), noonOf(today.subtract({ days: 5 })))
  const spoken = days.filter((on) => !held.includes(on))
  await keepInTouch(stage, two, spoken)
  const goals = await plan(stage, two, days[1] ?? today, { goals: 3, today })
  await fillPlan(stage, two, goals, today)
  await write(stage, two, today, true)
  await thank(stage, two, today, { isFull: true })
  await inPair(stage, two.mentee, two, (db, pair) => chooseRhythm(db, two.mentee, pair, 'week'))
  const looked = noonOf(midYearOf(year.program.startsOn).add({ days: 6 }))
  for (const who of [two.mentee, two.mentor])
    await lookBack(stage, two, who, { reach: 'shown', report: { rhythm: 2, match: 1, confidence: 1 } }, looked)
}

interface Plain extends Rhythm {
  readonly goals: number
  readonly from?: number
  readonly ways?: readonly ContactWay[]
}

/** A pair as most are: some meetings arranged here, the rest written down, a goal or two. */
async function livePlainly(year: Year, two: Two, { goals, from = 0, ways, ...rhythm }: Plain): Promise<void> {
  const { stage, today, now, program } = year
  const days = daysOf(year, rhythm)
  const mode = ways?.[0] === 'phone' ? ('phone' as const) : ('video' as const)
  const arranged = days
    .slice(0, 2)
    .map((on, index) => ({ on, mode, kind: index ? ('meeting' as const) : ('kick_off' as const) }))
  await meet(stage, two, arranged, now)
  await keepInTouch(stage, two, days.slice(2), ways)
  if (goals > 0) await plan(stage, two, days[1] ?? today, { goals, from, today })
  await write(stage, two, today, false)
  if (goals > 1) await thank(stage, two, today, { nth: from + goals })
  const looked = noonOf(midYearOf(program.startsOn).add({ days: 9 }))
  const report = { rhythm: goals === 1 || rhythm.lastAgo > 20 ? 1 : 2, match: 1, confidence: 1 }
  if (goals > 0) await lookBack(stage, two, two.mentee, { reach: 'done', report }, looked)
  if (goals > 1) await lookBack(stage, two, two.mentor, { reach: 'done', report }, looked)
}

/** What happened these days: a wish for a call, words in confidence, a break, more time, two endings, a new match. */
export async function liveToday(year: Year): Promise<void> {
  const { stage, today, now, program, steward } = year
  const called = pairOf(year, peter)
  const asked = today.subtract({ days: 2 })
  await inPair(stage, called.mentee, called, (db, pair) =>
    answerReach(db, called.mentee, pair, 'hand', noonOf(asked), asked),
  )
  const worried = pairOf(year, farah)
  const words = 'We are kind to each other, and it does not help me. I do not know whether I ask wrongly. May we speak?'
  await inPair(stage, worried.mentee, worried, (db, { partnership }) =>
    sayConcern(
      db,
      worried.mentee,
      partnership,
      { wish: 'talk', words },
      stage.key,
      noonOf(today.subtract({ days: 1 })),
    ),
  )
  const resting = pairOf(year, owen)
  await inPair(stage, resting.mentee, resting, (db, { partnership }) =>
    pausePartnership(db, resting.mentee, partnership, today.add({ days: 38 }), today),
  )
  const going = pairOf(year, tobias)
  await inPair(stage, going.mentee, going, (db, { partnership }) =>
    proposeLonger(db, going.mentee, partnership, partnership.endsOn.add({ months: 3 })),
  )
  const parting = pairOf(year, bronwyn)
  await inPair(stage, parting.mentor, parting, (db, { partnership }) =>
    endPartnership(db, parting.mentor, partnership, 'A new post, and no evenings left. It is not her.', stage.key, now),
  )
  await inPair(stage, parting.mentee, parting, (db, { partnership }) =>
    answerAgain(db, parting.mentee, partnership, true),
  )
  await asSomebody(stage, steward, async (db) => {
    const seeking = orNotFound((await listSeeking(db, steward, program.id))[0])
    const next = orNotFound(await proposeNext(db, steward, program, seeking, now))
    await askNext(db, steward, program, seeking, next.mentor, stage.key, now)
  })
  await allSayYes(stage, program, now)
  const anew = orNotFound((await readPairs(stage, program)).get(bronwyn.name))
  await agree(stage, anew, today, { by: anew.mentee, both: false })
  const done = pairOf(year, julian)
  await inPair(stage, done.mentee, done, (db, { partnership }) =>
    endPartnership(db, done.mentee, partnership, '', stage.key, now),
  )
  await inPair(stage, done.mentee, done, (db, { partnership }) => answerAgain(db, done.mentee, partnership, false))
}
