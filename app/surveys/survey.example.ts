import { sql } from 'kysely'
import type { PersonActor } from '#foundation/actor.ts'
import type { Db } from '#foundation/database.ts'
import { as } from '#foundation/testing.ts'
import { errandAt } from '../people/letter.example.ts'
import { asOwner } from '../people/trace.example.ts'
import { findInstrument, type Instrument } from './instrument.ts'
import { watchSurveys } from './survey.job.ts'
import { answerSurvey, getSurvey, openSurvey, stopSurvey } from './survey.server.ts'

/** Noon of a day, to which the database's own day moves along. */
export async function onDay(db: Db, day: string): Promise<Temporal.Instant> {
  await asOwner(db, () =>
    sql
      .raw(`create or replace function app.today() returns date stable language sql as $$ select date '${day}' $$`)
      .execute(db),
  )
  return Temporal.Instant.from(`${day}T20:00:00Z`)
}

export function instrument(id: string): Instrument {
  const found = findInstrument(id)
  if (!found) throw new Error(`There is no ${id}.`)
  return found
}

/** A survey of everybody in a partnership, planned and opened on a day; it runs two weeks. @returns its id */
export async function addSurvey(
  db: Db,
  { program, coordinator }: { program: { id: string }; coordinator: PersonActor },
  day: string,
  { of = 'match', before }: { of?: string; before?: string } = {},
): Promise<string> {
  const now = await onDay(db, day)
  const opensOn = Temporal.PlainDate.from(day)
  await as(db, coordinator)
  const wish = { audience: 'both', opensOn, closesOn: opensOn.add({ days: 14 }), before } as const
  const id = await openSurvey(db, coordinator, program.id, instrument(of), wish, opensOn)
  await tick(db, now)
  return id
}

/** The worker looks. */
export async function tick(db: Db, now: Temporal.Instant): Promise<void> {
  await as(db, 'worker')
  await watchSurveys(db, errandAt(now))
}

/** Somebody answers, who acts from here on. */
export async function answer(
  db: Db,
  person: PersonActor,
  id: string,
  choices: Record<string, number>,
  words: Record<string, string> = {},
): Promise<void> {
  await as(db, person)
  await answerSurvey(db, person, await getSurvey(db, id), { choices, words })
}

/** A pair of the world, and who runs its program. */
interface Pair {
  readonly amina: PersonActor
  readonly marcus: PersonActor
  readonly program: { readonly id: string }
  readonly coordinator: PersonActor
}

/** Days between which a survey of the world is open, whenever the tests are run. */
const [opening, closing] = ['2026-01-01', '2096-01-01']

/** Two surveys that both have answered, of which the anonymous one is closed; and two that wait for both. */
export async function addSurveys(db: Db, pair: Pair, say: (what: string) => string): Promise<void> {
  const opensOn = Temporal.PlainDate.from(opening)
  const now = Temporal.Instant.from(`${opening}T20:00:00Z`)
  const plan = async (of: string, later: number) => {
    await as(db, pair.coordinator)
    const wish = { audience: 'both', opensOn, closesOn: Temporal.PlainDate.from(closing).add({ days: later }) } as const
    return openSurvey(db, pair.coordinator, pair.program.id, instrument(of), { ...wish, before: undefined }, opensOn)
  }
  const [anonymous, named] = [await plan('match', 0), await plan('confidence', 0)]
  await plan('match', 1)
  await plan('confidence', 1)
  await tick(db, now)
  for (const [person, whose] of [[pair.amina, 'mentee'] as const, [pair.marcus, 'mentor'] as const]) {
    await answer(db, person, anonymous, { trust: 5 }, { 'keep-or-change': say(`survey words ${whose}`) })
    await answer(db, person, named, { belonging: 3 })
  }
  await as(db, pair.coordinator)
  const survey = await getSurvey(db, anonymous)
  await stopSurvey(db, pair.coordinator, survey, survey.version, now)
  await tick(db, now)
}
