import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { as, testKey, withDatabase } from '#foundation/testing.ts'
import { exampleTerms, propose, sign } from '../agreements/agreement.example.ts'
import type { Arranger } from '../agreements/agreement.ts'
import { addPair } from '../partnerships/partnership.example.ts'
import { addTraining } from '../trainings/training.example.ts'
import { proposeMeeting, sayHeld } from './arrange.server.ts'
import { addMeeting, dayIs, momentOf, plainly } from './meeting.example.ts'

const now = Temporal.Instant.from('2026-10-26T18:00:00Z')
const first = '2026-11-10T16:00'
const second = '2026-11-11T16:00'

test(
  'whoever sets the next time is asked for it once the days agreed on are nearly over; a kick-off that is arranged is not asked for',
  withDatabase(async (db) => {
    const { mentee, mentor, coordinator, program, partnershipId } = await addPair(db)
    await addTraining(db, { programId: program.id, coordinator, mentor })
    const agree = async (edition: number, arrangedBy: Arranger) => {
      await propose(db, mentee, partnershipId, { ...exampleTerms, meetsEvery: 14, arrangedBy })
      for (const actor of [mentee, mentor]) await sign(db, actor, partnershipId, edition)
    }
    const asked = async (today: string) => {
      await dayIs(db, today)
      const found: string[] = []
      for (const [who, actor] of Object.entries({ mentee, mentor })) {
        await as(db, actor)
        const { rows } = await sql<{ kind: string; due: string }>`
          select kind, due::text from app.pair_tasks() where kind in ('agreement.kickoff', 'meeting.next')`.execute(db)
        found.push(...rows.map(({ kind, due }) => `${who} ${kind} ${due}`))
      }
      return found
    }
    await agree(1, 'mentor')
    assert.deepEqual(await asked('2026-11-03'), [
      'mentee agreement.kickoff 2026-12-02',
      'mentor agreement.kickoff 2026-12-02',
    ])
    const kickoff = { ...plainly(first), kind: 'kick_off' as const }
    const id = await addMeeting(db, { by: mentee, of: mentor, partnershipId }, kickoff, now)
    assert.deepEqual(await asked('2026-11-11'), [], 'it is on, and then whether they met is asked')
    await sayHeld(db, mentor, { partnershipId, meetingId: id }, true, momentOf(second).startsAt)
    assert.deepEqual(await asked('2026-11-19'), [])
    assert.deepEqual(await asked('2026-11-20'), ['mentor meeting.next 2026-11-24'])
    await agree(2, 'either')
    assert.deepEqual((await asked('2026-11-30')).length, 2, 'and is asked until somebody has')
    await as(db, mentee)
    await proposeMeeting(db, mentee, partnershipId, plainly('2026-12-03T16:00'), testKey, now)
    assert.deepEqual(await asked('2026-12-01'), [])
    assert.deepEqual((await asked('2026-12-04')).length, 2, 'times that went by unanswered are no meeting')
  }),
)
