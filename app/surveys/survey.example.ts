import { sql } from 'kysely'
import type { PersonActor } from '#foundation/actor.ts'
import type { Db } from '#foundation/database.ts'
import { as } from '#foundation/testing.ts'
import { errandAt } from '../people/letter.example.ts'
import { asOwner } from '../people/trace.example.ts'
import { findInstrument, type Instrument } from './instrument.ts'
import { watchSurveys } from './survey.job.ts'
import { answerSurvey, getSurvey, openSurvey } from './survey.server.ts'

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
