import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import type { PersonActor } from '#foundation/actor.ts'
import type { Db } from '#foundation/database.ts'
import { deleteDue } from '#foundation/retention.ts'
import { as, isRefusedByDatabase, testKey, withDatabase } from '#foundation/testing.ts'
import { setDay } from '../changes/change.example.ts'
import { makeExport, markExportPaid } from '../honoraria/export.server.ts'
import { claimOf, earn, honorariaNow } from '../honoraria/honorarium.example.ts'
import { approveClaim, getHandler, giveUp, openClaims } from '../honoraria/honorarium.server.ts'
import { slipCents } from '../honoraria/honorarium.ts'
import { saveTerms } from '../honoraria/terms.server.ts'
import { refuses } from '../partnerships/offer.example.ts'
import { addPair } from '../partnerships/partnership.example.ts'
import { compose, errandAt, itemsOf, textOf } from '../people/letter.example.ts'
import { addPerson } from '../people/person.example.ts'
import { tracing } from '../people/trace.example.ts'
import { askPayees } from './ask.job.ts'
import { openBatch, sheetOf } from './batch.server.ts'
import { payeeLetter } from './details.email.ts'
import { plainDetails } from './details.example.ts'
import { checkDetails, findOwnDetails, listOwing, removeDetails, saveDetails } from './details.server.ts'

/** The pair with the mentor's claim open, two administrators and somebody who is nothing here. */
async function addOwed(db: Db) {
  const pair = await addPair(db)
  const { program, coordinator, mentor } = pair
  const [admin, colleague, stranger] = [
    await addPerson(db, { name: 'Ada Admin' }),
    await addPerson(db, { name: 'Carl Colleague' }),
    await addPerson(db, { name: 'Sam Stranger' }),
  ] as const
  await as(db, 'owner')
  for (const { id: personId } of [admin, colleague])
    await db.insertInto('staff').values({ organizationId: program.organizationId, personId, role: 'admin' }).execute()
  await as(db, coordinator)
  await saveTerms(db, coordinator, program, 0, [{ en: 'Agreement', fr: 'Entente', proof: null }])
  await openClaims(db, coordinator, program, honorariaNow)
  const yes = async (actor: PersonActor) => {
    await as(db, actor)
    const claim = await claimOf(db, program, mentor.id)
    await approveClaim(db, actor, await getHandler(db, actor, program.id), claim, claim.version, honorariaNow)
  }
  return {
    ...pair,
    admin,
    colleague,
    stranger,
    give: async (changes: Partial<typeof plainDetails> = {}, version = 0) =>
      saveDetails(await as(db, mentor), mentor, { ...plainDetails, ...changes }, version, testKey, honorariaNow),
    async approve() {
      await earn(await as(db, coordinator), coordinator, program, mentor.id)
      await yes(coordinator)
      await yes(colleague)
    },
    async toFinance() {
      await as(db, admin)
      await makeExport(db, admin, await getHandler(db, admin, program.id), program, 'en', honorariaNow)
    },
    open: async (who: PersonActor, intoFile = false) =>
      openBatch(await as(db, who), who, { program: program.slug, number: '1' }, testKey, intoFile),
    async pay(paidOn: string) {
      await as(db, admin)
      const paid = { paidOn: Temporal.PlainDate.from(paidOn), reference: 'B-17' }
      const claims = [await claimOf(db, program, mentor.id)]
      await markExportPaid(db, admin, await getHandler(db, admin, program.id), claims, paid, paid.paidOn)
    },
  }
}

test(
  'a mentor gives them while money may come, changes them as they were last shown, and takes them away',
  withDatabase(async (db) => {
    const { mentor, mentee, program, give } = await addOwed(db)
    const { verbs } = await tracing(db, async () => {
      await give()
      assert.deepEqual((await findOwnDetails(db, mentor, testKey))?.account, '0012345')
      await give({ note: 'Only in May, please.' }, 1)
      for (const version of [0, 1])
        await assert.rejects(give({ note: 'In June.' }, version), /another window/, 'one of two windows')
    })
    assert.deepEqual(verbs, ['payee-details.given', 'payee-details.changed'])
    const { note, version } = (await findOwnDetails(db, mentor, testKey)) ?? assert.fail()
    assert.deepEqual([note, version], ['Only in May, please.', 2])
    assert.deepEqual((await tracing(db, () => removeDetails(db, mentor))).verbs, ['payee-details.taken-back'])
    assert.equal(await findOwnDetails(db, mentor, testKey), undefined)
    await assert.rejects(give({}, 2), /taken this away/)
    await refuses(removeDetails(db, mentor))
    const claim = await claimOf(db, program, mentor.id)
    await giveUp(db, mentor, claim, claim.version, true)
    assert.deepEqual(await listOwing(db, mentor), { owing: [], claims: 1 })
    await refuses(give())
    await as(db, mentee)
    assert.equal((await listOwing(db, mentee)).claims, 0)
    await refuses(saveDetails(db, mentee, plainDetails, 0, testKey, honorariaNow))
    const row = `insert into private.payee_details (person_id, payee_sealed, account_sealed, saved_at) values (app.actor(), '', '', now())`
    for (const who of [mentee, mentor]) {
      await as(db, who)
      assert.ok(await isRefusedByDatabase(db, (db) => sql.raw(row).execute(db)), 'nothing may come to them')
    }
  }),
)

test('what does not fit together is refused beside its field, and a number of nine digits is asked about', () => {
  const field = (changes: Partial<typeof plainDetails>, isAccount = false) => {
    try {
      return checkDetails({ ...plainDetails, ...changes }, isAccount) && 'taken'
    } catch (error) {
      return (error as { field?: string }).field
    }
  }
  assert.equal(field({}), 'taken')
  assert.equal(checkDetails({ ...plainDetails, account: '00-12 345' }, false).account, '0012345')
  const none = { institution: '', transit: '', account: '' }
  assert.equal(field({ way: 'by_cheque' }), 'way', 'an account without a deposit')
  assert.equal(field({ way: 'by_cheque', ...none, address: '' }), 'address')
  assert.equal(field({ way: 'finance_knows', ...none, address: '' }), 'taken')
  assert.equal(field({ way: '', ...none, address: '' }), 'taken')
  assert.equal(field({ institution: '03' }), 'institution')
  assert.equal(field({ transit: '1234A' }), 'transit')
  assert.equal(field({ account: '1234' }), 'account')
  for (const named of ['payee', 'address', 'note'] as const) assert.equal(field({ [named]: 'SIN 046 454 286' }), named)
  assert.equal(field({ account: '046-454-286' }), 'account')
  assert.equal(field({ account: '046-454-286' }, true), 'taken')
  assert.equal(field({ account: '046454287' }), 'taken')
})

test(
  'whoever pays opens them once they are owed and until they are paid, each time written down; nobody else ever',
  withDatabase(async (db) => {
    const { mentor, mentee, coordinator, admin, colleague, stranger, program, ...owed } = await addOwed(db)
    await owed.give({ payee: '=HYPERLINK("x")', note: '@SUM(1)' })
    const asked = async (who: PersonActor) =>
      (
        await sql`select 1 from app.payees_to_pay(${program.id}, ${[mentor.id]}::uuid[], false)`.execute(
          await as(db, who),
        )
      ).rows.length
    assert.equal(await asked(admin), 0, 'not before it is approved')
    await owed.approve()
    await owed.toFinance()
    const { verbs } = await tracing(db, async () => {
      for (const who of [coordinator, mentee, mentor, stranger]) {
        await refuses(owed.open(who))
        assert.equal(await asked(who), 0, who.name)
      }
    })
    assert.deepEqual(verbs, [])
    const opened = await tracing(db, async () => {
      for (const intoFile of [false, false, true]) {
        const { lines, batch } = await owed.open(admin, intoFile)
        assert.deepEqual([lines[0]?.payee?.address, lines[0]?.account?.transit], [plainDetails.address, '00123'])
        const sheet = sheetOf(batch.number, lines, 'en')
        assert.match(sheet, /"'=HYPERLINK\(""x""\)"/, 'text, not a formula')
        assert.match(sheet, /,'@SUM\(1\)\r\n$/)
        assert.match(sheet, /,003-00123-0012345,/)
      }
    })
    assert.deepEqual(opened.verbs, ['payee-details.read', 'payee-details.read', 'payee-details.taken-out'])
    await as(db, mentor)
    const { rows } = await sql<{ said: string }>`select concat_ws(' ', name, acted_as, verb) as said from app.looks()
      where record_type = 'payee-details' order by seq`.execute(db)
    assert.deepEqual(
      rows.map(({ said }) => said),
      opened.verbs.map((verb) => `Ada Admin org admin ${verb}`),
      'and the mentor sees each',
    )
    await as(db, 'owner')
    await db
      .insertInto('supervisions')
      .values({ supervisorId: colleague.id, supervisedId: mentor.id, declaredBy: mentor.id })
      .execute()
    assert.equal((await owed.open(colleague)).lines[0]?.payee, undefined, 'not of somebody one supervises')
    await owed.pay('2026-10-25')
    const [line] = (await owed.open(admin)).lines
    assert.deepEqual([line?.isPaid, line?.payee, line?.account], [true, undefined, undefined])
  }),
)

test(
  'above $500 in a year the name and address stay open for the slip, never the account, and all of it goes on its day',
  withDatabase(async (db) => {
    const owed = await addOwed(db)
    const { admin, mentor } = owed
    await owed.give()
    await as(db, 'owner')
    await sql`update honoraria set amount_cents = ${slipCents + 1}`.execute(db)
    await owed.approve()
    await owed.toFinance()
    await owed.pay('2026-10-25')
    const on = async (day: string) => {
      await setDay(db, day)
      await as(db, 'worker')
      await deleteDue(db)
      const [line] = (await owed.open(admin)).lines
      await as(db, mentor)
      return [line?.payee?.payee, line?.account, (await findOwnDetails(db, mentor, testKey)) !== undefined]
    }
    assert.deepEqual(await on('2027-05-29'), [plainDetails.payee, undefined, true])
    assert.deepEqual(await on('2027-05-30'), [undefined, undefined, false])
  }),
)

test(
  'ninety days after the payment they go where no slip is due; at once, owed or not, with an account that is closed',
  withDatabase(async (db) => {
    const owed = await addOwed(db)
    const { mentor } = owed
    await owed.give()
    await as(db, 'owner')
    await sql`update honoraria set amount_cents = ${slipCents}`.execute(db)
    await owed.approve()
    await owed.toFinance()
    const isKept = async (day: string) => {
      await setDay(db, day)
      await as(db, 'worker')
      await deleteDue(db)
      await as(db, mentor)
      return (await findOwnDetails(db, mentor, testKey)) !== undefined
    }
    assert.ok(await isKept('2027-06-01'), 'what is owed')
    await sql`savepoint leaving`.execute(db)
    await sql`select app.leave_for_good(null, now())`.execute(db)
    assert.equal(await findOwnDetails(db, mentor, testKey), undefined)
    await sql`rollback to savepoint leaving`.execute(db)
    await owed.pay('2027-06-01')
    assert.ok(await isKept('2027-08-30'))
    assert.ok(!(await isKept('2027-08-31')))
  }),
)

test(
  'a mentor whose money is approved is told once, unless they have said already or are paid',
  withDatabase(async (db) => {
    const owed = await addOwed(db)
    const ask = async (hours = 1) => {
      await as(db, 'worker')
      await askPayees(db, errandAt(honorariaNow.add({ hours })))
      return itemsOf(db, 'payee.asked')
    }
    assert.equal((await ask()).length, 0)
    await owed.approve()
    assert.equal((await ask(49)).length, 0, 'what was approved long ago')
    await ask()
    const [item, more] = await ask()
    assert.ok(item && !more)
    const letter = () => compose(db, payeeLetter, item, honorariaNow)
    const told = (await letter()) ?? assert.fail()
    assert.match(textOf(told), /never ask for bank details in a letter/)
    assert.ok(!/300/.test(textOf(told)), 'no amount')
    await owed.give()
    assert.equal(await letter(), undefined)
    await removeDetails(db, owed.mentor)
    await owed.toFinance()
    assert.ok(await letter())
    await owed.pay('2026-10-25')
    assert.equal(await letter(), undefined)
  }),
)
