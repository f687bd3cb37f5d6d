import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import type { PersonActor } from '#foundation/actor.ts'
import { as, isRefusedByDatabase, withDatabase } from '#foundation/testing.ts'
import { addPair } from '../partnerships/partnership.example.ts'
import { addPerson } from '../people/person.example.ts'
import { listGatherings, removeGathering, saveGathering, sayGoing } from './gathering.server.ts'

const today = Temporal.PlainDate.from('2026-11-02')
const named = {
  title: 'Annual meeting',
  place: 'Kelowna',
  link: '',
  startsOn: Temporal.PlainDate.from('2026-12-04'),
  endsOn: Temporal.PlainDate.from('2026-12-05'),
}

test(
  'who takes part says that they will be there, is seen by the others, and takes it back; nobody else is on the list',
  withDatabase(async (db) => {
    const { program, coordinator, mentor, mentee } = await addPair(db)
    const stranger = await addPerson(db, { name: 'Sam' })
    await as(db, coordinator)
    await saveGathering(db, coordinator, program.id, named, null)
    await saveGathering(
      db,
      coordinator,
      program.id,
      { ...named, startsOn: today, endsOn: today, title: 'Over soon' },
      null,
    )
    const seenBy = async (who: PersonActor, on = today) => {
      await as(db, who)
      return (await listGatherings(db, program.id, on)).map(
        ({ title, guests }) =>
          `${title}: ${guests.map(({ name, mentors }) => `${name}${mentors ? '*' : ''}`).join(', ')}`,
      )
    }
    await as(db, mentee)
    const [, gathering] = await listGatherings(db, program.id, today)
    assert.ok(gathering)
    await sayGoing(db, mentee, gathering, true)
    await sayGoing(db, mentee, gathering, true)
    await as(db, mentor)
    await sayGoing(db, mentor, gathering, true)
    const both = `Annual meeting: ${[mentee, mentor]
      .map(({ id, name }) => (id === mentor.id ? `${name}*` : name))
      .sort()
      .join(', ')}`
    assert.deepEqual(await seenBy(mentor), ['Over soon: ', both])
    assert.deepEqual(await seenBy(coordinator), ['Over soon: ', both])
    assert.deepEqual(await seenBy(mentee, today.add({ days: 1 })), [both], 'what is over is gone')
    assert.deepEqual(await seenBy(stranger), [])
    assert.ok(await isRefusedByDatabase(db, (db) => sayGoing(db, stranger, gathering, true)))
    await as(db, 'owner')
    await sql`insert into supervisions (supervisor_id, supervised_id, declared_by, since) values (${coordinator.id}, ${mentee.id}, ${mentee.id}, '2026-01-01')`.execute(
      db,
    )
    assert.deepEqual(
      await seenBy(coordinator),
      ['Over soon: ', `Annual meeting: ${mentor.name}*`],
      'never to a supervisor',
    )
    await as(db, mentee)
    await sayGoing(db, mentee, gathering, false)
    assert.deepEqual(await seenBy(mentor), ['Over soon: ', `Annual meeting: ${mentor.name}*`])
    await as(db, coordinator)
    await assert.rejects(
      saveGathering(db, coordinator, program.id, { ...named, endsOn: today }, null),
      /last day is before/,
    )
    await removeGathering(db, coordinator, program.id, gathering.id)
    assert.deepEqual(await seenBy(mentor), ['Over soon: '])
  }),
)
