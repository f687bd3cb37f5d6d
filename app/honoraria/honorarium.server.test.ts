import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import type { PersonActor } from '#foundation/actor.ts'
import type { Db } from '#foundation/database.ts'
import { as, isRefusedByDatabase, withDatabase } from '#foundation/testing.ts'
import { addPair } from '../partnerships/partnership.example.ts'
import { compose, errandAt, itemsOf, textOf } from '../people/letter.example.ts'
import { addPerson } from '../people/person.example.ts'
import { noTrace, tracing } from '../people/trace.example.ts'
import { getExport, makeExport, markExportPaid, takeOut } from './export.server.ts'
import { honorariumLetter } from './honorarium.email.ts'
import { claimOf, earn, honorariaNow } from './honorarium.example.ts'
import {
  approveClaim,
  closeUnmet,
  getHandler,
  getOwnClaim,
  giveUp,
  openClaims,
  reopenClaim,
  tickConditions,
} from './honorarium.server.ts'
import { openClaimsDue } from './open.job.ts'
import { saveTerms } from './terms.server.ts'

/** The pair with the mentor's claim open, a second coordinator, and an administrator. */
async function addClaim(db: Db) {
  const pair = await addPair(db)
  const { program, coordinator, mentor } = pair
  const second = await addPerson(db, { name: 'Sam Second' })
  const admin = await addPerson(db, { name: 'Ada Admin' })
  await as(db, 'owner')
  await db.insertInto('programStaff').values({ programId: program.id, personId: second.id }).execute()
  await db
    .insertInto('staff')
    .values({ organizationId: program.organizationId, personId: admin.id, role: 'admin' })
    .execute()
  await as(db, coordinator)
  const lines = ['Agreement', 'Training'].map((line) => ({ en: line, fr: line, proof: null }))
  await saveTerms(db, coordinator, program, 0, lines)
  await openClaims(db, coordinator, program, honorariaNow)
  const claim = () => claimOf(db, program, mentor.id)
  /** Somebody says yes, as a page would have them. */
  const yes = async (actor: PersonActor) => {
    await as(db, actor)
    const found = await claim()
    await approveClaim(db, actor, await getHandler(db, actor, program.id), found, found.version, honorariaNow)
  }
  const approved = async () => {
    await earn(await as(db, coordinator), coordinator, program, mentor.id)
    await yes(coordinator)
    await yes(second)
  }
  const toFinance = async (actor: PersonActor) => {
    await as(db, actor)
    return makeExport(db, actor, await getHandler(db, actor, program.id), program, 'en', honorariaNow)
  }
  return { ...pair, second, admin, claim, yes, approved, toFinance }
}

const duties = async (db: Db) =>
  (
    await sql<
      Record<string, number>
    >`select to_tick, to_approve, to_second, to_export, to_pay from app.money_duties()`.execute(db)
  ).rows
    .map((row) => Object.values(row).join(''))
    .join()

test(
  'a claim walks from promise to payment, each step by whom it is for, each written down and asked of the right people',
  withDatabase(async (db) => {
    const { program, coordinator, second, admin, mentor, mentee, claim, yes, toFinance } = await addClaim(db)
    const asked = async (who: PersonActor) => duties(await as(db, who))
    assert.equal((await claim()).amountCents, 30_000)
    assert.deepEqual(
      [await asked(coordinator), await asked(admin), await asked(mentor), await asked(mentee)],
      ['10000', '00000', '', ''],
    )
    const { verbs } = await tracing(db, async () => {
      await earn(await as(db, coordinator), coordinator, program, mentor.id)
      assert.deepEqual([await asked(coordinator), await asked(admin)], ['01000', '00000'])
      await earn(await as(db, coordinator), coordinator, program, mentor.id) // saved once more, as it is
      await yes(coordinator)
      assert.deepEqual([await asked(coordinator), await asked(second), await asked(admin)], ['00000', '00100', '00100'])
      await yes(admin)
      assert.deepEqual([await asked(coordinator), await asked(admin)], ['00000', '00010'])
      assert.equal(await toFinance(admin), 1)
      assert.deepEqual([await asked(coordinator), await asked(admin)], ['00000', '00001'])
      const { claims } = await getExport(db, program.id, '1')
      const handler = await getHandler(db, admin, program.id)
      const paid = { paidOn: Temporal.PlainDate.from('2026-10-25'), reference: 'B-17' }
      assert.equal(await markExportPaid(db, admin, handler, claims, paid, paid.paidOn), 1)
    })
    assert.deepEqual(verbs, [
      'honorarium.earned',
      'honorarium.approved',
      'honorarium.seconded',
      'honorarium.exported',
      'honorarium.paid',
    ])
    await as(db, mentor)
    const own = await getOwnClaim(db, mentor, (await claim()).id)
    assert.deepEqual([own.state, String(own.paidOn), own.paidReference], ['paid', '2026-10-25', 'B-17'])
  }),
)

test(
  'nobody says both yeses, none over their own money or somebody they supervise; the database holds it alone',
  withDatabase(async (db) => {
    const { program, coordinator, second, mentor, claim, yes } = await addClaim(db)
    await assert.rejects(yes(coordinator), /not yours/, 'not before the conditions are met')
    await earn(await as(db, coordinator), coordinator, program, mentor.id)
    await yes(coordinator)
    await assert.rejects(yes(coordinator), /not yours/)
    const { id } = await claim()
    const force = (changes: Record<string, unknown>) =>
      isForbidden(db, async (db) => {
        const { numUpdatedRows } = await db
          .updateTable('honoraria')
          .set(changes as never)
          .where('id', '=', id)
          .executeTakeFirst()
        assert.equal(numUpdatedRows, 0n)
      })
    const secondYes = (by: PersonActor) => ({ state: 'approved', secondedBy: by.id, secondedAt: honorariaNow })
    await as(db, coordinator)
    assert.ok(await force(secondYes(coordinator)), 'the first yes is not also the second')
    assert.ok(await force(secondYes(second)), 'nobody says yes in somebody else’s name')
    assert.ok(await force({ state: 'paid', paidOn: '2026-10-25' }))
    await as(db, 'owner')
    await db.insertInto('programStaff').values({ programId: program.id, personId: mentor.id }).execute()
    await db
      .insertInto('supervisions')
      .values({ supervisorId: second.id, supervisedId: mentor.id, declaredBy: second.id, called: '' })
      .execute()
    for (const person of [mentor, second]) {
      await assert.rejects(yes(person), person.name)
      await as(db, person)
      assert.ok(await force(secondYes(person)), person.name)
    }
    assert.equal((await claimOf(await as(db, coordinator), program, mentor.id)).state, 'earned')
  }),
)

/** Refused by the database: no right, no row, or a constraint. */
async function isForbidden(db: Db, attempt: (db: Db) => Promise<void>): Promise<boolean> {
  await sql`savepoint forced`.execute(db)
  try {
    await attempt(db)
    return true
  } catch (error) {
    if (error instanceof assert.AssertionError) return false
    return /^(42501|23514)$/.test((error as { code?: string }).code ?? '')
  } finally {
    await sql`rollback to savepoint forced`.execute(db)
  }
}

test(
  'nothing is opened, exported or paid twice, and an export comes out again byte for byte',
  withDatabase(async (db) => {
    const { program, coordinator, admin, approved, toFinance, mentor } = await addClaim(db)
    await as(db, coordinator)
    assert.equal(await openClaims(db, coordinator, program, honorariaNow), 0)
    assert.deepEqual(await tracing(db, () => openClaims(db, coordinator, program, honorariaNow)), noTrace)
    await approved()
    assert.equal(await toFinance(admin), 1)
    await assert.rejects(toFinance(admin), /nothing approved/)
    const { batch, claims } = await getExport(db, program.id, '1')
    assert.deepEqual([batch.claims, batch.totalCents, claims.length], [1, 30_000, 1])
    const files = async () => [
      await takeOut(db, admin, program.id, batch.id, 'csv'),
      await takeOut(db, admin, program.id, batch.id, 'xlsx'),
    ]
    const before = await files()
    assert.match(String(before[0]), /Maud,.*300\.00,/)
    await as(db, 'owner')
    await db.updateTable('people').set({ name: 'Renamed' }).where('id', '=', mentor.id).execute()
    await as(db, admin)
    assert.deepEqual(await files(), before)
    assert.ok(
      await isRefusedByDatabase(db, (db) => db.updateTable('honorariumExports').set({ totalCents: 1 }).execute()),
    )
    const handler = await getHandler(db, admin, program.id)
    const paid = { paidOn: program.startsOn, reference: 'B-1' }
    await assert.rejects(
      markExportPaid(db, admin, handler, claims, paid, program.startsOn.subtract({ days: 1 })),
      /not come/,
    )
    await markExportPaid(db, admin, handler, claims, paid, program.startsOn)
    const after = (await getExport(db, program.id, '1')).claims
    await assert.rejects(markExportPaid(db, admin, handler, after, paid, program.startsOn), /noted as paid/)
    assert.equal(
      (await itemsOf(db, 'honorarium.moved')).filter(({ particulars }) => particulars.state === 'paid').length,
      1,
    )
    await as(db, coordinator)
    assert.equal(
      (await db.selectFrom('honorariumExports').select('id').execute()).length,
      0,
      'finance’s files are not the coordinator’s',
    )
  }),
)

test(
  'closed with a kind word and opened again; given up and taken up again; a changed mind loses the yeses',
  withDatabase(async (db) => {
    const { program, coordinator, mentor, claim, approved, admin, toFinance } = await addClaim(db)
    const handler = await getHandler(await as(db, coordinator), coordinator, program.id)
    const open = await claim()
    await closeUnmet(db, coordinator, handler, open, open.version, 'Thank you all the same.')
    const told = (await itemsOf(db, 'honorarium.moved')).find(({ particulars }) => particulars.state === 'not_met')
    assert.ok(told)
    const letter = await compose(db, honorariumLetter, told, honorariaNow)
    assert.ok(letter && !textOf(letter).includes('Thank you all') && !textOf(letter).includes('300'))
    const closed = await claim()
    await assert.rejects(tickConditions(db, coordinator, handler, closed, closed.version, new Set()), /not yours/)
    await reopenClaim(db, coordinator, handler, closed, closed.version)
    assert.equal(await compose(db, honorariumLetter, told, honorariaNow), undefined, 'it has moved on')
    await approved()
    await as(db, mentor)
    const own = await claim()
    await giveUp(db, mentor, own, own.version, true)
    const given = await claim()
    assert.deepEqual([given.state, given.approvedBy, given.secondedBy], ['given_up', null, null])
    await giveUp(db, mentor, given, given.version, false)
    assert.equal((await claim()).state, 'promised')
    await approved()
    await toFinance(admin)
    await as(db, mentor)
    const away = await claim()
    await assert.rejects(giveUp(db, mentor, away, away.version, true), /no longer/)
  }),
)

test(
  'on the program’s last day the worker opens what is not open',
  withDatabase(async (db) => {
    const { program } = await addPair(db)
    const at = (day: Temporal.PlainDate) =>
      errandAt(day.toZonedDateTime({ timeZone: 'America/Vancouver', plainTime: '12:00' }).toInstant())
    const states = async () =>
      (await db.selectFrom('honoraria').select(['state', 'personId']).execute()).map(({ state }) => state)
    await as(db, 'worker')
    await openClaimsDue(db, at(program.endsOn.subtract({ days: 1 })))
    assert.deepEqual(await states(), [])
    await openClaimsDue(db, at(program.endsOn))
    await openClaimsDue(db, at(program.endsOn.add({ days: 1 })))
    assert.deepEqual(await states(), ['promised'])
  }),
)

test(
  'a mentor whose partnership has ended asks for what was promised, and for no more',
  withDatabase(async (db) => {
    const { program, mentor, mentee } = await addPair(db)
    await as(db, mentor)
    assert.equal(await openClaims(db, mentor, program, honorariaNow, mentor.id), 1)
    const [claim] = await db.selectFrom('honoraria').select(['amountCents', 'personId']).execute()
    assert.deepEqual(claim, { amountCents: 30_000, personId: mentor.id })
    assert.deepEqual(await itemsOf(db, 'honorarium.moved'), [], 'nobody is written what they did themselves')
    await as(db, mentee)
    assert.equal(await openClaims(db, mentee, program, honorariaNow, mentee.id), 0)
  }),
)

test(
  'after a first yes no condition is ticked; closed and opened again it is earned anew, with both yeses to come',
  withDatabase(async (db) => {
    const { program, coordinator, mentor, claim, yes } = await addClaim(db)
    await earn(await as(db, coordinator), coordinator, program, mentor.id)
    await yes(coordinator)
    const handler = await getHandler(db, coordinator, program.id)
    const sure = await claim()
    await assert.rejects(tickConditions(db, coordinator, handler, sure, sure.version, new Set([0])), /said yes/)
    await closeUnmet(db, coordinator, handler, sure, sure.version, 'We missed something.')
    const closed = await claim()
    await reopenClaim(db, coordinator, handler, closed, closed.version)
    const { state, approvedBy, conditions, word } = await claim()
    assert.deepEqual([state, approvedBy, word], ['promised', null, 'We missed something.'])
    assert.ok(conditions.every(({ met }) => met))
    assert.equal((await earn(db, coordinator, program, mentor.id)).state, 'earned')
  }),
)
