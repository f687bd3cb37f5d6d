import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Refusal } from '#foundation/refusal.ts'
import { as, withDatabase } from '#foundation/testing.ts'
import { addApplication } from '../applications/application.example.ts'
import { findCommittee } from '../committees/committee.server.ts'
import { compose, errandAt, itemsOf, textOf } from '../people/letter.example.ts'
import { tracing } from '../people/trace.example.ts'
import { assignedLetter, readingReminderLetter } from './reading.email.ts'
import { addReaders, readingNow } from './reading.example.ts'
import { handOut } from './reading.server.ts'
import { remindReaders } from './remind.job.ts'

test(
  'who is handed something to read hears of it once a day, with the day to read by, and is reminded while it lies there',
  withDatabase(async (db) => {
    const { program, coordinator, members, handsOf, read } = await addReaders(db, 1, { readers: 1 })
    const [member] = members
    assert.ok(member)
    const readBy = Temporal.PlainDate.from('2026-11-05')
    const hand = async (by = readBy) => {
      await as(db, coordinator)
      const committee = await findCommittee(db, program.id)
      assert.ok(committee)
      return tracing(db, () => handOut(db, coordinator, program, committee, by, readingNow))
    }
    await addApplication(db, program, 'mentee', { name: 'Nora Nobody' })
    assert.ok((await hand()).posted.includes('reading.assigned'))
    await addApplication(db, program, 'mentee', { name: 'Second Somebody' })
    assert.ok(!(await hand()).posted.includes('reading.assigned'), 'one letter a day')
    await assert.rejects(hand(Temporal.PlainDate.from('2026-01-01')), Refusal)

    const [item] = await itemsOf(db, 'reading.assigned')
    assert.ok(item)
    const letter = await compose(db, assignedLetter, item, readingNow)
    const text = letter ? textOf(letter, 'en') : ''
    assert.match(text, /2 applications/)
    assert.match(text, /5 November/)
    assert.doesNotMatch(text, /Nora|Second/)

    const look = async (day: string) => {
      await as(db, 'worker')
      const at = Temporal.PlainDate.from(day).toZonedDateTime({ timeZone: 'America/Vancouver', plainTime: '12:00' })
      return (await tracing(db, () => remindReaders(db, errandAt(at.toInstant())))).posted
    }
    assert.deepEqual(await look('2026-11-01'), [])
    assert.deepEqual(await look('2026-11-02'), ['reading.reminder'])
    assert.deepEqual(await look('2026-11-04'), [])
    const [reminder] = await itemsOf(db, 'reading.reminder')
    assert.ok(reminder && (await compose(db, readingReminderLetter, reminder, readingNow)))
    for (const { id } of await handsOf(member)) await read(member, id, 3)
    assert.equal(await compose(db, readingReminderLetter, reminder, readingNow), undefined, 'all read meanwhile')
  }),
)
