// How long what two people wrote is kept: as their program said before anybody began, for both of them and for the job.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import type { Db } from '#foundation/database.ts'
import { Refusal } from '#foundation/refusal.ts'
import { as, isRefusedByDatabase, withDatabase } from '#foundation/testing.ts'
import { asOwner } from '../people/trace.example.ts'
import { mustKeepAsSaid } from '../programs/kept.server.ts'
import { addProgram } from '../programs/program.example.ts'
import { changeProgram, findProgram } from '../programs/program.server.ts'
import { addPair } from './partnership.example.ts'
import { getOwnPartnership } from './partnership.server.ts'

const refused = (error: unknown) => error instanceof Refusal && error.field === 'daysKept'

test(
  'a coordinator says how long before the program starts, from 30 to 365 days; then it stays as it was said',
  withDatabase(async (db) => {
    const { program, coordinator } = await addProgram(db)
    const startsIn = (days: number) =>
      asOwner(db, () =>
        sql`update programs set starts_on = app.today() + ${days}::integer, ends_on = app.today() + 400,
          opens_on = app.today() - 9, closes_on = app.today() - 8, match_by = app.today() - 7 where id = ${program.id}`.execute(
          db,
        ),
      )
    const say = async (db: Db, daysKept: number) => {
      await as(db, coordinator)
      const now = await findProgram(db, program.slug)
      await changeProgram(db, coordinator, now, now.version, { daysKept })
    }
    await startsIn(1)
    await say(db, 30)
    const found = await findProgram(db, program.slug)
    assert.equal(found.daysKept, 30)
    await mustKeepAsSaid(db, found, 365)
    for (const out of [29, 366]) {
      await sql`savepoint bounds`.execute(db)
      await assert.rejects(say(db, out), /programs_days_kept_check/, `${out}`)
      await sql`rollback to savepoint bounds`.execute(db)
    }
    await startsIn(0)
    await as(db, coordinator)
    await assert.rejects(mustKeepAsSaid(db, found, 90), refused)
    await mustKeepAsSaid(db, found, 30)
    assert.ok(await isRefusedByDatabase(db, (db) => say(db, 90)), 'not even past the form')
  }),
)

test(
  'the two can read, and the job deletes, by the days of their program',
  withDatabase(async (db) => {
    const { program, coordinator, mentee, partnershipId } = await addPair(db)
    await as(db, coordinator)
    await assert.rejects(mustKeepAsSaid(db, await findProgram(db, program.slug), 30), refused, 'there is a pair')
    await sql`set constraints all immediate`.execute(db)
    await as(db, 'owner')
    await sql`drop trigger days_are_said on programs`.execute(db)
    const past = async (daysKept: number, endedAgo: number) => {
      await sql`savepoint ended`.execute(db)
      await as(db, 'owner')
      await sql`update programs set days_kept = ${daysKept} where id = ${program.id}`.execute(db)
      await sql`update partnerships set state = 'ended', ended_as = 'completed', starts_on = app.today() - 800,
          ended_on = app.today() - ${endedAgo}::integer where id = ${partnershipId}`.execute(db)
      await as(db, 'worker')
      const { rows } = await sql<{ id: string }>`select id from app.past_pairs() id`.execute(db)
      await as(db, mentee)
      const readable = await getOwnPartnership(db, mentee, partnershipId).then(
        () => true,
        () => false,
      )
      await sql`rollback to savepoint ended`.execute(db)
      return { readable, deleted: rows.some(({ id }) => id === partnershipId) }
    }
    assert.deepEqual(await past(30, 30), { readable: true, deleted: false })
    assert.deepEqual(await past(30, 31), { readable: false, deleted: true })
    assert.deepEqual(await past(90, 90), { readable: true, deleted: false })
    assert.deepEqual(await past(90, 91), { readable: false, deleted: true })
    assert.deepEqual(await past(365, 365), { readable: true, deleted: false })
    assert.deepEqual(await past(365, 366), { readable: false, deleted: true })
  }),
)
