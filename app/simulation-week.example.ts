import type { PersonActor } from '#foundation/actor.ts'
import { testKey } from '#foundation/testing.ts'
import { extendFor } from './changes/extension.server.ts'
import { askNext, listSeeking, proposeNext } from './changes/rematch.server.ts'
import { listPairs, noteCall } from './contacts/pair.server.ts'
import { inSight, personOf, type Simulation } from './simulation.example.ts'
import {
  again,
  agree,
  answerAsked,
  answerOne,
  choose,
  end,
  leave,
  logTime,
  longer,
  meet,
  mendTime,
  pause,
  propose,
  reach,
  resume,
  review,
  sayLonger,
  wishCall,
} from './simulation-acts.example.ts'
import type { PairNow, Standing } from './simulation-look.example.ts'
import { confide, grow, learn } from './simulation-plan.example.ts'
import { instrument } from './surveys/survey.example.ts'
import { getSurvey, listSurveys, openSurvey, stopSurvey } from './surveys/survey.server.ts'
import { noteTrainings } from './trainings/training.server.ts'

type Within = (part: number) => boolean

/** What everybody does in some days: first what is asked of them, then what comes to their mind. */
export async function live(simulation: Simulation, standing: Standing, days: number): Promise<void> {
  const { chance } = simulation
  /** Whether something that happens on this part of all days happens in these. */
  const within: Within = (part) => chance.share(1 - (1 - part) ** days)
  const pairs = new Map(standing.pairs.map((pair) => [pair.id, pair]))
  const living = (id: string) => {
    const pair = pairs.get(id)
    return pair?.state === 'ended' ? undefined : pair
  }
  for (const offer of standing.offers)
    if ((offer.state === 'asking_mentor' || offer.state === 'asking_mentee') && within(0.25))
      await answerOne(simulation, offer)
  for (const { surveyId, personId } of standing.asked)
    if (within(0.06)) await answerAsked(simulation, surveyId, personId)
  for (const each of standing.reviews) {
    const isOpen = Temporal.PlainDate.compare(simulation.today, each.dueOn) <= 0
    if (living(each.partnershipId) && isOpen && !(each.sent && each.state === 'shown') && within(0.05))
      await review(simulation, each)
  }
  for (const each of standing.extensions) {
    const pair = living(each.partnershipId)
    if (each.state === 'open' && pair && within(0.15)) await sayLonger(simulation, each, pair)
  }
  const meetings = standing.meetings
    .filter(({ state, held }) => state !== 'cancelled' && held === null)
    .map((meeting) => ({ meeting, pair: living(meeting.partnershipId) }))
  for (const pair of standing.pairs)
    for (const { meeting } of meetings.filter((each) => each.pair === pair))
      if (within(0.3)) await meet(simulation, meeting, pair)
  for (const pair of standing.pairs) {
    const who = () => personOf(simulation, chance.one([pair.mentorId, pair.menteeId]))
    if (pair.state === 'ended') await afterwards(simulation, within, pair)
    else
      await together(
        simulation,
        within,
        pair,
        who,
        meetings.some((each) => each.pair === pair),
      )
  }
}

async function afterwards(simulation: Simulation, within: Within, pair: PairNow): Promise<void> {
  const isAsked = pair.endedAs !== 'completed' && pair.again === null
  if (isAsked && within(0.2)) await again(simulation, pair, personOf(simulation, pair.menteeId))
}

const numberOf = ({ people }: Simulation, { menteeId }: PairNow): number =>
  Number(people.get(menteeId)?.name.split(' ')[1] ?? 0)

/** How lively a pair is, from its people: the same all year. A tenth hardly ever write to each other. */
const liveliness = (simulation: Simulation, pair: PairNow): number => {
  const n = numberOf(simulation, pair)
  return n % 10 === 0 ? 0.1 : n % 3 === 0 ? 0.5 : 1
}

async function together(
  simulation: Simulation,
  within: Within,
  pair: PairNow,
  who: () => PersonActor,
  hasMeeting: boolean,
): Promise<void> {
  const lively = liveliness(simulation, pair)
  if (pair.state === 'introduced' && within(0.1 * lively)) await agree(simulation, pair, who())
  if (pair.quiet === 'asked' && within(0.05)) await reach(simulation, pair, who())
  if (pair.state === 'paused' && within(0.01)) await resume(simulation, pair, who())
  if (!hasMeeting && pair.state !== 'paused' && within(0.02 * lively)) await propose(simulation, pair, who())
  if (within(0.035 * lively)) await logTime(simulation, pair, who())
  const isPlanning = pair.state === 'under_way' && numberOf(simulation, pair) % 4 === 1
  const rare = [
    [0.003, choose],
    [0.003, mendTime],
    [isPlanning ? 0.012 : 0.0008, agree],
    [isPlanning ? 0.03 : 0, grow],
    [isPlanning ? 0.015 : 0, learn],
    [0.0004, confide],
    [0.0006, wishCall],
    [pair.state === 'paused' ? 0 : 0.0012, pause],
    [0.0016, longer],
    [0.0004, end],
  ] as const
  for (const [share, act] of rare) if (within(share)) await act(simulation, pair, who())
  if (within(0.0002)) await leave(simulation, pair, personOf(simulation, pair.mentorId))
}

/** What the coordinator does once a week: calls, finds another mentor, lets somebody go on, asks everybody. */
export async function coordinate(simulation: Simulation, { pairs }: Standing, week: number): Promise<void> {
  const { chance, pool, today, now } = simulation
  const { program, coordinator } = pool
  const { lines } = await inSight(simulation, (db) => listPairs(db, program, today, { filter: 'call' }))
  for (const { id, call } of lines.toSorted((a, b) => (a.mentee + a.mentor < b.mentee + b.mentor ? -1 : 1))) {
    if (call && chance.share(0.5))
      await simulation.act('called', coordinator, (db) => noteCall(db, coordinator, program.slug, id))
  }
  const seeking = await inSight(simulation, (db) => listSeeking(db, coordinator, program.id))
  for (const each of seeking)
    await simulation.act('re-match', coordinator, async (db) => {
      const next = await proposeNext(db, coordinator, program, each, now())
      if (next) await askNext(db, coordinator, program, each, next.mentor, testKey, now())
    })
  if (week === 6) await trainTheRest(simulation)
  const pair = chance.one(pairs)
  if (week % 6 === 5 && pair.state !== 'ended')
    await simulation.act('extended', coordinator, async (db) => {
      const found = await db
        .selectFrom('partnerships')
        .select(['id', 'programId', 'mentorId', 'menteeId', 'endsOn', 'version'])
        .where('id', '=', pair.id)
        .executeTakeFirstOrThrow()
      return extendFor(db, coordinator, found, found.endsOn.add({ days: 30 }), found.version)
    })
  if ([4, 12, 26].includes(week)) await ask(simulation, week === 12 ? 'confidence' : 'match')
  if (week === 13) await stop(simulation)
}

async function trainTheRest({ act, pool, people, today, now }: Simulation): Promise<void> {
  const personIds = [...people.values()].filter(({ name }) => name.startsWith('Mentor')).map(({ id }) => id)
  const { coordinator, program } = pool
  await act('trained', coordinator, (db) =>
    noteTrainings(
      db,
      coordinator,
      program.id,
      { personIds, title: 'Later training', completedOn: today },
      now(),
      today,
    ),
  )
}

async function ask({ act, pool, today }: Simulation, of: string): Promise<void> {
  const wish = {
    audience: 'both',
    opensOn: today.add({ days: 2 }),
    closesOn: today.add({ days: 16 }),
    before: undefined,
  } as const
  await act('survey planned', pool.coordinator, (db) =>
    openSurvey(db, pool.coordinator, pool.program.id, instrument(of), wish, today),
  )
}

/** Ends the latest survey before its last day. */
async function stop({ act, pool, now }: Simulation): Promise<void> {
  await act('survey stopped', pool.coordinator, async (db) => {
    const [latest] = await listSurveys(db, pool.program.id)
    if (!latest) return
    const survey = await getSurvey(db, latest.id)
    await stopSurvey(db, pool.coordinator, survey, survey.version, now())
  })
}
