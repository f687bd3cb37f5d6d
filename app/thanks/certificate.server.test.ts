import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import type { PersonActor } from '#foundation/actor.ts'
import type { Db } from '#foundation/database.ts'
import { as, isRefusedByDatabase, withDatabase } from '#foundation/testing.ts'
import { addPair, standing } from '../partnerships/partnership.example.ts'
import { compose, itemsOf, textOf } from '../people/letter.example.ts'
import { listGivenBack } from '../people/person.server.ts'
import {
  checkCertificate,
  issueCertificates,
  listCertificates,
  listLacking,
  listOwnCertificates,
  revokeCertificate,
  servedKey,
  showTime,
} from './certificate.server.ts'
import { listOwnHours } from './hours.server.ts'
import { certificateLetter } from './thanks.email.ts'
import { thanksNow } from './thanks.example.ts'

/** The pair after the program's last day, and issuing to both. */
async function addOver(db: Db) {
  const pair = await addPair(db)
  const { program, coordinator } = pair
  const last = program.endsOn
  const issueAll = async () => {
    await as(db, coordinator)
    const keys = (await listLacking(db, coordinator, program, last)).able.map(servedKey)
    return issueCertificates(db, coordinator, program, keys, thanksNow, last)
  }
  const codeOf = async (actor: PersonActor) =>
    (await listOwnCertificates(await as(db, actor), actor, program.id))[0]?.code ?? ''
  return { ...pair, last, issueAll, codeOf }
}

test(
  'a certificate can be had once the partnership has ended or the last day has come, and once',
  withDatabase(async (db) => {
    const { program, coordinator, mentee, mentor, partnershipId, last, issueAll } = await addOver(db)
    const served = async (today: Temporal.PlainDate) =>
      (await listLacking(await as(db, coordinator), coordinator, program, today)).able
        .map(({ personId }) => personId)
        .sort()
    const both = [mentee.id, mentor.id].sort()
    assert.deepEqual(await served(last.subtract({ days: 1 })), [])
    assert.deepEqual(await served(last), both)
    await as(db, 'owner')
    await db.updateTable('partnerships').set(standing.ended).where('id', '=', partnershipId).execute()
    assert.deepEqual(await served(last.subtract({ days: 30 })), both)
    const given = async (actor: PersonActor) => {
      const { certificates, isPaid } = await listGivenBack(await as(db, actor))
      return [certificates.length, isPaid]
    }
    assert.deepEqual(
      [await given(mentee), await given(mentor)],
      [
        [0, false],
        [0, true],
      ],
      'money is promised to mentors',
    )
    assert.equal(await issueAll(), 2)
    assert.deepEqual(
      [await given(mentee), await given(coordinator)],
      [
        [1, false],
        [0, false],
      ],
      'one’s own page has it',
    )
    assert.deepEqual(await served(last), [])
    await assert.rejects(
      issueCertificates(db, coordinator, program, [`mentor ${mentor.id}`], thanksNow, last),
      /cannot have one/,
    )
  }),
)

test(
  'a visitor with the code learns what it says; withdrawn, only that it was; without, nothing',
  withDatabase(async (db) => {
    const { program, coordinator, mentee, mentor, issueAll, codeOf } = await addOver(db)
    await issueAll()
    const code = await codeOf(mentee)
    await as(db, 'visitor')
    const checked = await checkCertificate(db, code)
    assert.ok(checked && 'certificate' in checked)
    assert.deepEqual(
      [checked.certificate.name, checked.certificate.seat, checked.certificate.signerName],
      ['Ana', 'mentee', coordinator.name],
    )
    assert.equal(await checkCertificate(db, '0000-0000-0000-0000-0000'), undefined)
    assert.equal((await db.selectFrom('certificates').select('id').execute()).length, 0, 'nobody lists them')
    await as(db, coordinator)
    const [mine] = (await listCertificates(db, program.id)).filter((each) => each.code === code)
    const items = await itemsOf(db, 'certificate.issued')
    const item = items.find(({ personId }) => personId === mentee.id)
    assert.ok(mine && item)
    const letter = await compose(db, certificateLetter, item, thanksNow)
    assert.ok(letter && textOf(letter).includes(`/certificates/${code}`))
    await revokeCertificate(db, coordinator, program.id, mine.id, thanksNow)
    assert.equal(await compose(db, certificateLetter, item, thanksNow), undefined)
    await as(db, 'visitor')
    assert.deepEqual(await checkCertificate(db, code), { revokedOn: Temporal.PlainDate.from('2026-10-25') })
    assert.equal(await codeOf(mentee), '')
    assert.equal(await issueAll(), 1, 'a new one can be issued')
    await as(db, mentor)
    assert.ok(await isRefusedByDatabase(db, (db) => db.deleteFrom('certificates').execute()), 'nobody deletes one')
  }),
)

test(
  'only the holder has their time shown, and nobody signs their own',
  withDatabase(async (db) => {
    const { program, coordinator, mentor, issueAll, codeOf, last } = await addOver(db)
    await issueAll()
    const code = await codeOf(mentor)
    await as(db, coordinator)
    await assert.rejects(showTime(db, coordinator, code, true), { status: 404 })
    await as(db, mentor)
    await showTime(db, mentor, code, true)
    const checked = await checkCertificate(db, code)
    assert.ok(checked && 'certificate' in checked)
    assert.equal(checked.certificate.minutes, null, 'there is no time noted to show')
    await as(db, 'owner')
    await db.insertInto('programStaff').values({ programId: program.id, personId: mentor.id }).execute()
    await db.deleteFrom('certificates').execute()
    await as(db, mentor)
    const served = (await listLacking(db, mentor, program, last)).able.map(({ personId }) => personId)
    assert.ok(!served.includes(mentor.id) && served.length === 1)
  }),
)

test(
  'what app.hours_of answers stands on the statement and, if its holder likes, on the certificate',
  withDatabase(async (db) => {
    const { program, mentor, mentee, issueAll, codeOf } = await addOver(db)
    await issueAll()
    await as(db, 'owner')
    await sql
      .raw(
        `create or replace function app.hours_of(program uuid) returns table (person_id uuid, month date, kind text, minutes integer)
        stable language sql as $$ select * from (values ('${mentor.id}'::uuid, '2027-01-01'::date, 'meeting', 90),
          ('${mentor.id}', '2027-02-01', 'preparation', 30), ('${mentee.id}', '2027-02-01', 'meeting', 45)) given $$`,
      )
      .execute(db)
    const code = await codeOf(mentor)
    const shown = async () => {
      const checked = await checkCertificate(db, code)
      return checked && 'certificate' in checked ? checked.certificate.minutes : undefined
    }
    const own = await listOwnHours(db, mentor, program.id)
    assert.deepEqual(
      own.map(({ month, kind, minutes }) => [String(month), kind, minutes]),
      [
        ['2027-01-01', 'meeting', 90],
        ['2027-02-01', 'preparation', 30],
      ],
    )
    assert.equal(await shown(), null, 'nothing is said of it unasked')
    await showTime(db, mentor, code, true)
    assert.equal(await shown(), 120)
    await showTime(db, mentor, code, false)
    assert.equal(await shown(), null)
  }),
)
