import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Conflict } from '#foundation/refusal.ts'
import { as, isRefusedByDatabase, withDatabase } from '#foundation/testing.ts'
import { addApplication } from '../applications/application.example.ts'
import { compose, errandAt, itemsOf, textOf } from '../people/letter.example.ts'
import { asOwner, tracing } from '../people/trace.example.ts'
import { addProgram } from '../programs/program.example.ts'
import { membershipLetter } from './membership.email.ts'
import { tellMembershipsEnding } from './membership.job.ts'
import { findMembership, renewMembership } from './membership.server.ts'

const body = JSON.stringify({ en: 'An association', fr: 'Une association' })
const ends = Temporal.PlainDate.from('2027-06-30')
const noon = (day: Temporal.PlainDate) =>
  day.toZonedDateTime({ timeZone: 'America/Vancouver', plainTime: '12:00' }).toInstant()

test(
  'whose membership ends within a month is told once, may have it checked again, and is then not told',
  withDatabase(async (db) => {
    const { program, coordinator } = await addProgram(db)
    const { person, application } = await addApplication(db, program, 'mentee', { status: 'accepted' })
    const left = await addApplication(db, program, 'mentee', { status: 'withdrawn' })
    const checked = { checkedBy: coordinator.id, checkedAt: noon(ends), confirmed: true, expiresOn: ends }
    for (const applicationId of [application.id, left.application.id])
      await asOwner(db, () =>
        db
          .insertInto('attestations')
          .values({ applicationId, body, number: '7', ...checked })
          .execute(),
      )
    const look = async (days: number) => {
      await as(db, 'worker')
      const errand = errandAt(noon(ends.subtract({ days })))
      return (await tracing(db, () => tellMembershipsEnding(db, errand))).posted
    }
    assert.deepEqual(await look(31), [])
    assert.deepEqual(await look(30), ['membership.ending'])
    assert.deepEqual(await look(29), [])
    const [item] = await itemsOf(db, 'membership.ending')
    assert.ok(item)
    const write = () => compose(db, membershipLetter, item, noon(ends))
    const letter = await write()
    assert.match(letter ? textOf(letter, 'en') : '', /An association.*30 June/s)
    assert.match(letter?.button?.href ?? '', /\/membership$/)

    await as(db, person)
    const known = await findMembership(db, application.id)
    assert.ok(known?.confirmed)
    await renewMembership(db, person, application, '7', known.version, noon(ends))
    await assert.rejects(renewMembership(db, person, application, '8', known.version, noon(ends)), Conflict)
    const anew = await findMembership(db, application.id)
    assert.deepEqual([anew?.confirmed, anew?.expiresOn, anew?.number], [null, null, '7'])
    assert.equal(await write(), undefined)
    await as(db, person)
    const checks = { confirmed: true, checkedAt: noon(ends) }
    const itself = () => db.updateTable('attestations').set(checks).execute()
    assert.ok(await isRefusedByDatabase(db, itself))
  }),
)
