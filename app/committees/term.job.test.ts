import assert from 'node:assert/strict'
import { test } from 'node:test'
import { as, withDatabase } from '#foundation/testing.ts'
import { compose, errandAt, itemsOf, textOf } from '../people/letter.example.ts'
import { asOwner, tracing } from '../people/trace.example.ts'
import { addProgram } from '../programs/program.example.ts'
import { termEndingLetter } from './committee.email.ts'
import { addCommittee } from './committee.example.ts'
import { tellTermsEnding } from './term.job.ts'

const noon = (day: string) =>
  Temporal.PlainDate.from(day).toZonedDateTime({ timeZone: 'America/Vancouver', plainTime: '12:00' }).toInstant()

test(
  'a member hears a month before that their term ends, once; nobody whose term was made longer meanwhile',
  withDatabase(async (db) => {
    const { program } = await addProgram(db)
    const { members } = await addCommittee(db, program, 2)
    const [leaving] = members
    assert.ok(leaving)
    const endOn = (until: string) =>
      asOwner(db, () => db.updateTable('committeeMembers').set({ until }).where('id', '=', leaving.memberId).execute())
    await endOn('2026-12-31')
    const look = async (day: string) => {
      await as(db, 'worker')
      return (await tracing(db, () => tellTermsEnding(db, errandAt(noon(day))))).posted
    }
    assert.deepEqual(await look('2026-11-30'), [])
    assert.deepEqual(await look('2026-12-01'), ['committee.term-ending'])
    assert.deepEqual(await look('2026-12-20'), [])
    const [item] = await itemsOf(db, 'committee.term-ending')
    assert.ok(item)
    const letter = await compose(db, termEndingLetter, item, noon('2026-12-01'))
    assert.match(letter ? textOf(letter, 'en') : '', /31 December/)
    await endOn('2027-12-31')
    assert.equal(await compose(db, termEndingLetter, item, noon('2026-12-01')), undefined)
  }),
)
