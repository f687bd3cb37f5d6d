import { sql } from 'kysely'
import type { PersonActor } from '#foundation/actor.ts'
import { dateAt } from '#foundation/clock.ts'
import type { Db } from '#foundation/database.ts'
import { as } from '#foundation/testing.ts'
import { addPair, type PairExample } from '../partnerships/partnership.example.ts'
import { getOwnPartnership } from '../partnerships/partnership.server.ts'
import { errandAt } from '../people/letter.example.ts'
import { asOwner } from '../people/trace.example.ts'
import { watchQuiet } from './contact.job.ts'
import { type Logged, logContact } from './contact.server.ts'
import { chooseRhythm } from './nudge.server.ts'
import { answerReach } from './quiet.server.ts'

export const day = (text: string) => Temporal.PlainDate.from(text)
export const noonOf = (date: string) => Temporal.Instant.from(`${date}T20:00:00Z`)

/** Ana and Maud, introduced on 2 November 2026 and meeting every 30 days, as the default is. */
export async function addOldPair(db: Db, about: { state?: 'introduced' | 'under_way' } = {}): Promise<PairExample> {
  const pair = await addPair(db)
  await db
    .updateTable('partnerships')
    .set({
      introducedAt: noonOf('2026-11-02'),
      startsOn: '2026-11-01',
      endsOn: '2027-06-15',
      state: 'under_way',
      ...about,
    })
    .execute()
  return pair
}

/** Lets it be a day, also for the database; whoever acts goes on acting. */
export async function letItBe(db: Db, date: string): Promise<void> {
  await asOwner(db, () =>
    sql
      .raw(`create or replace function app.today() returns date stable language sql as $$ select date '${date}' $$`)
      .execute(db),
  )
}

/** Somebody writes a contact down on the day it happened, or later. */
export async function log(
  db: Db,
  { partnershipId }: Pick<PairExample, 'partnershipId'>,
  who: PersonActor,
  metOn: string,
  about: Partial<Logged> & { on?: string } = {},
): Promise<string> {
  await as(db, who)
  const { on = metOn, ...rest } = about
  const pair = await getOwnPartnership(db, who, partnershipId)
  return logContact(db, who, pair, { kind: 'meeting', minutes: 60, way: 'video', ...rest, metOn: day(metOn) }, day(on))
}

/** Something in each table for two people, as the tests' world and its probes want it. */
export async function addContactLife(
  db: Db,
  { partnershipId, amina, marcus }: { partnershipId: string; amina: PersonActor; marcus: PersonActor },
): Promise<void> {
  await as(db, amina)
  const pair = await getOwnPartnership(db, amina, partnershipId)
  const today = dateAt(pair.partnership.introducedAt)
  await logContact(db, amina, pair, { kind: 'meeting', metOn: today, minutes: 45, way: 'phone' }, today)
  await logContact(db, amina, pair, { kind: 'preparation', metOn: today, minutes: 30, way: null }, today)
  await chooseRhythm(db, amina, pair, 'week')
  await as(db, 'worker')
  await watchQuiet(db, errandAt(pair.partnership.introducedAt.add({ hours: 24 * 90 })))
  await as(db, marcus)
  const theirs = await getOwnPartnership(db, marcus, partnershipId)
  await answerReach(db, marcus, theirs, 'hand', pair.partnership.introducedAt, today)
}
