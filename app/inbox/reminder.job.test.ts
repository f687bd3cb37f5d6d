import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Db } from '#foundation/database.ts'
import { as, withDatabase } from '#foundation/testing.ts'
import { askedLetter, deadlineLetter, reminderLetter } from '../applications/application.email.ts'
import { addApplication, openNow } from '../applications/application.example.ts'
import { withdrawApplication } from '../applications/application.server.ts'
import { compose, errandAt, itemsOf, textOf } from '../people/letter.example.ts'
import { asOwner, tracing } from '../people/trace.example.ts'
import { addProgram } from '../programs/program.example.ts'
import { remindUnfinished } from './reminder.job.ts'

const letters = {
  'application.asked': askedLetter,
  'deadline.moved': deadlineLetter,
  'application.reminder': reminderLetter,
} as const
type Kind = keyof typeof letters

/** Writes one kind of letter about an application. */
function write(db: Db, kind: Kind, subjectId: string) {
  const item = { id: crypto.randomUUID(), kind, personId: null, address: null, subjectId, particulars: {} }
  return compose(db, letters[kind], item, openNow)
}

/** The worker looks at noon of a day, so many days before the last one. */
async function tick(db: Db, closesOn: Temporal.PlainDate, daysBefore: number): Promise<readonly string[]> {
  const noon = closesOn
    .subtract({ days: daysBefore })
    .toZonedDateTime({ timeZone: 'America/Vancouver', plainTime: '12:00' })
  await as(db, 'worker')
  return (await tracing(db, () => remindUnfinished(db, errandAt(noon.toInstant())))).posted
}

test(
  'who has begun and not sent is reminded once, in the last three days; a later deadline reminds anew',
  withDatabase(async (db) => {
    const { program } = await addProgram(db)
    for (const status of ['draft', 'submitted', 'accepted', 'waiting', 'declined', 'withdrawn'] as const)
      await addApplication(db, program, 'mentee', { status })
    const unpublished = await addProgram(db, { published: false })
    await addApplication(db, unpublished.program, 'mentee', { status: 'draft' })
    assert.deepEqual(await tick(db, program.closesOn, 4), [])
    assert.deepEqual(await tick(db, program.closesOn, 3), ['application.reminder'])
    for (const days of [3, 2, 0, -1]) assert.deepEqual(await tick(db, program.closesOn, days), [])
    const later = program.closesOn.add({ days: 10 })
    await asOwner(db, () => db.updateTable('programs').set({ closesOn: later }).where('id', '=', program.id).execute())
    assert.deepEqual(await tick(db, later, 5), [])
    assert.deepEqual(await tick(db, later, 1), ['application.reminder'])
  }),
)

test(
  'where a place has a later last day, its people are reminded before that one, and told that one',
  withDatabase(async (db) => {
    const { program } = await addProgram(db)
    const { application } = await addApplication(db, program, 'mentee', {
      status: 'draft',
      position: { districtNumber: 92 },
    })
    const later = program.closesOn.add({ days: 20 })
    const note = JSON.stringify({ en: 'Later here', fr: 'Plus tard ici' })
    await asOwner(db, () =>
      db
        .insertInto('programPlaces')
        .values({ programId: program.id, districtNumber: 92, note, closesOn: later })
        .execute(),
    )
    assert.deepEqual(await tick(db, program.closesOn, 1), [])
    assert.deepEqual(await tick(db, later, 1), ['application.reminder'])
    const letter = await write(db, 'application.reminder', application.id)
    assert.match(letter ? textOf(letter, 'en') : '', new RegExp(`by ${later.day} [A-Z][a-z]+`))
  }),
)

test(
  'no reminder reaches who has finished meanwhile, or taken the application back',
  withDatabase(async (db) => {
    const { program } = await addProgram(db)
    const { person, application } = await addApplication(db, program, 'mentee', { status: 'draft' })
    await tick(db, program.closesOn, 1)
    const unfinished: Kind[] = ['application.reminder', 'deadline.moved', 'application.asked']
    for (const [status, isWritten] of [
      ['draft', true],
      ['asked', true],
      ['submitted', false],
      ['withdrawn', false],
    ] as const) {
      await as(db, 'owner')
      await db.updateTable('applications').set({ status }).where('id', '=', application.id).execute()
      for (const kind of unfinished)
        assert.equal((await write(db, kind, application.id)) !== undefined, isWritten, `${kind} ${status}`)
    }
    await db.updateTable('applications').set({ status: 'draft' }).where('id', '=', application.id).execute()
    assert.equal((await itemsOf(db, 'application.reminder')).length, 1)
    await as(db, person)
    await withdrawApplication(db, person, application.id)
    assert.deepEqual(await itemsOf(db, 'application.reminder'), [])
  }),
)
