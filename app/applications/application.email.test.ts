import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Db } from '#foundation/database.ts'
import { as, withDatabase } from '#foundation/testing.ts'
import { compose, itemsOf, textOf } from '../people/letter.example.ts'
import { addPerson } from '../people/person.example.ts'
import { noTrace, tracing } from '../people/trace.example.ts'
import { saveContact } from '../programs/contact.server.ts'
import { addProgram } from '../programs/program.example.ts'
import {
  askedLetter,
  begunLetter,
  deadlineLetter,
  decidedLetter,
  receivedLetter,
  reminderLetter,
} from './application.email.ts'
import { addApplication, openDay, openNow } from './application.example.ts'
import { startApplication, withdrawApplication } from './application.server.ts'

const letters = {
  'application.begun': begunLetter,
  'application.received': receivedLetter,
  'application.asked': askedLetter,
  'application.decided': decidedLetter,
  'deadline.moved': deadlineLetter,
  'application.reminder': reminderLetter,
} as const
type Kind = keyof typeof letters

/** Writes one kind of letter about an application. */
function write(db: Db, kind: Kind, subjectId: string) {
  const item = { id: crypto.randomUUID(), kind, personId: null, address: null, subjectId, particulars: {} }
  return compose(db, letters[kind], item, openNow)
}

test(
  'a letter says that something happened, in the language of the person, and never what was written or decided',
  withDatabase(async (db) => {
    const { program, coordinator } = await addProgram(db)
    const { application } = await addApplication(db, program, 'mentee', {
      name: 'Amina Diallo',
      email: 'amina@example.org',
      language: 'fr',
      status: 'asked',
    })
    const { id } = application
    await db.updateTable('applications').set({ needs: 'Secret', decisionWord: 'Secret' }).where('id', '=', id).execute()
    await db.updateTable('applicationAnswers').set({ answers: '{"wants":"Secret"}' }).execute()
    await db
      .insertInto('applicationRequests')
      .values({ applicationId: id, words: 'Secret', askedBy: coordinator.id })
      .execute()
    for (const kind of Object.keys(letters) as Kind[]) {
      const letter = await write(db, kind, id)
      assert.ok(letter, kind)
      assert.deepEqual([letter.to, letter.language, letter.from], ['amina@example.org', 'fr', program.title], kind)
      assert.equal(letter.button?.href, `https://mentors.example.org/applications/${id}`)
      for (const language of ['en', 'fr'] as const)
        assert.doesNotMatch(textOf(letter, language), /Secret|Amina|accept|declin|refus/i, kind)
    }
  }),
)

test(
  'whoever begins gets one letter that leads back; beginning again sends none, and withdrawing takes it back',
  withDatabase(async (db) => {
    const { program } = await addProgram(db)
    const amina = await addPerson(db, { email: 'amina@example.org' })
    await as(db, amina)
    let id = ''
    const begin = async () => {
      id = await startApplication(db, amina, program, 'mentee', openDay)
    }
    assert.deepEqual((await tracing(db, begin)).posted, ['application.begun'])
    assert.deepEqual(await tracing(db, begin), noTrace)
    const [item] = await itemsOf(db, 'application.begun')
    assert.ok(item)
    const letter = await compose(db, begunLetter, item, openNow)
    assert.deepEqual(
      [letter?.to, letter?.button?.href],
      ['amina@example.org', `https://mentors.example.org/applications/${id}`],
    )
    await withdrawApplication(db, amina, id)
    assert.deepEqual(await itemsOf(db, 'application.begun'), [])
    assert.equal(await compose(db, begunLetter, item, openNow), undefined)
    assert.deepEqual((await tracing(db, begin)).posted, ['application.begun'])
  }),
)

test(
  'answers to a letter go to the program’s first contact',
  withDatabase(async (db) => {
    const { program, coordinator } = await addProgram(db)
    const { application } = await addApplication(db, program, 'mentee')
    assert.equal((await write(db, 'application.received', application.id))?.replyTo, coordinator.email)
    await as(db, coordinator)
    const contact = { name: 'Office', role: { en: 'Office', fr: 'Bureau' }, email: 'office@example.org', phone: '' }
    await saveContact(db, coordinator, program, contact, null)
    assert.equal((await write(db, 'application.received', application.id))?.replyTo, coordinator.email)
  }),
)
