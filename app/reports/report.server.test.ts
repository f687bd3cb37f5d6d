import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import readXlsxFile from 'read-excel-file/node'
import type { PersonActor } from '#foundation/actor.ts'
import type { Db } from '#foundation/database.ts'
import { Conflict } from '#foundation/refusal.ts'
import { as, signedIn, withDatabase } from '#foundation/testing.ts'
import { addPool, type PoolExample } from '../boards/board.example.ts'
import { day, letItBe } from '../contacts/contact.example.ts'
import { logContact } from '../contacts/contact.server.ts'
import { readCsv } from '../imports/csv.ts'
import { answers, publish, refuses } from '../partnerships/offer.example.ts'
import { getOwnPartnership } from '../partnerships/partnership.server.ts'
import { addPerson } from '../people/person.example.ts'
import { tracing } from '../people/trace.example.ts'
import { findProgram, getProgram, openProgram } from '../programs/program.server.ts'
import { sharesOf } from '../surveys/told.ts'
import {
  findForFiles,
  findForReport,
  getEdition,
  listEditions,
  makeReport,
  publishReport,
  shareEdition,
  writeText,
} from './report.server.ts'
import { type Report, tablesOf } from './report.ts'
import { reportCsv, reportPdf, reportXlsx } from './report-file.ts'

const now = Temporal.Instant.from('2027-06-30T18:00:00Z')
const today = day('2027-06-30')
const six = [1, 2, 3, 4, 5, 6]

/** Six pairs in two regions, who met in November; the sixth never did. Two more mentees wait, in a third region. */
async function addYear(db: Db): Promise<PoolExample> {
  const at = (n: number) => ({ position: { districtNumber: n <= 3 ? 39 : n <= 6 ? 73 : 92 } })
  const pool = await addPool(db, {
    mentees: [
      ...six.map((n) => ({ name: `Mentee ${n}`, ...at(n) })),
      { name: 'Mentee 7', status: 'waiting', ...at(7) },
      { name: 'Mentee 8', status: 'waiting', ...at(8) },
    ],
    mentors: six.map((n) => ({ name: `Mentor ${n}`, ...at(n) })),
  })
  await publish(db, pool)
  await as(db, 'owner')
  const offers = await db.selectFrom('offers').select(['menteeApplicationId', 'mentorApplicationId']).execute()
  for (const { menteeApplicationId, mentorApplicationId } of offers) {
    const [mentee, mentor] = [pool.nameOf(menteeApplicationId), pool.nameOf(mentorApplicationId)]
    await answers(db, pool, mentor, mentee, 'yes')
    await answers(db, pool, mentee, mentee, 'yes')
  }
  await as(db, 'owner')
  const pairs = await db.selectFrom('partnerships').select(['id', 'menteeId']).execute()
  for (const n of six.slice(0, 5)) {
    const mentee = pool.person(`Mentee ${n}`)
    await as(db, mentee)
    const pair = await getOwnPartnership(db, mentee, pairs.find(({ menteeId }) => menteeId === mentee.id)?.id ?? '')
    await logContact(
      db,
      mentee,
      pair,
      {
        kind: 'meeting',
        minutes: 60 * n,
        way: 'phone',
        activity: 'coaching',
        metOn: day('2026-11-10'),
      },
      day('2026-11-10'),
    )
  }
  await letItBe(db, today.toString())
  return pool
}

/** A mentee had wished for the mentor they got, as the first or second of their wishes. */
async function wishFor(db: Db, pool: PoolExample, n: number, rank: number): Promise<void> {
  const { mentorId } = await db
    .selectFrom('partnerships')
    .select('mentorId')
    .where('menteeId', '=', pool.person(`Mentee ${n}`).id)
    .executeTakeFirstOrThrow()
  const wish = { applicationId: pool.application(`Mentee ${n}`), kind: 'prefer', name: 'A mentor', rank } as const
  await db
    .insertInto('wishes')
    .values({ ...wish, personId: mentorId })
    .execute()
}

const reportFor = async (db: Db, pool: PoolExample, who: PersonActor) => {
  await as(db, who)
  return makeReport(db, await getProgram(db, pool.program.id), today)
}

const tableOf = (report: Report, caption: string) =>
  tablesOf(report)
    .find(({ table }) => table.caption.en === caption)
    ?.table.rows.map((row) => row.map((cell) => (typeof cell === 'object' ? cell.en : cell)).join(' | '))

test(
  'the figures agree with what happened, and show no group under five',
  withDatabase(async (db) => {
    const pool = await addYear(db)
    const report = await reportFor(db, pool, pool.coordinator)
    const { mentees, mentors, matched, waiting } = report.summary
    assert.deepEqual([mentees, mentors, matched, waiting], [8, 6, null, null])
    assert.deepEqual(tableOf(report, 'Mentees: what became of them'), ['matched and waiting | 8'])
    assert.deepEqual(tableOf(report, 'Mentors: what became of them'), ['matched | 6'])
    assert.equal(tableOf(report, 'Mentees by region'), undefined, 'three, three and two are one row')
    assert.equal(tableOf(report, 'Whose mentor had been wished for'), undefined, 'how many were matched is not told')
    assert.deepEqual(tableOf(report, 'Hours noted by the pairs'), [`Met or spoke | ${1 + 2 + 3 + 4 + 5}`])
    assert.deepEqual(tableOf(report, 'What contacts were for: contacts noted'), ['Coaching | 5'])
    assert.deepEqual(tableOf(report, 'What contacts were for: hours'), ['Coaching | 15'])
    await as(db, 'owner')
    for (const n of [1, 2, 3, 4, 5, 6]) await wishFor(db, pool, n, n === 6 ? 2 : 1)
    await db
      .updateTable('applications')
      .set({ status: 'draft', waitingSince: null })
      .where('status', '=', 'waiting')
      .execute()
    const without = await reportFor(db, pool, pool.coordinator)
    assert.deepEqual([without.summary.matched, without.summary.waiting], [6, 0])
    assert.deepEqual(tableOf(without, 'In how many months they met'), ['fewer than half of the months | 6'])
    assert.deepEqual(tableOf(without, 'Whose mentor had been wished for'), ['first wish and another wish | 6'])
    assert.deepEqual(tableOf(without, 'Where the partnerships stand'), ['under way | 6'])
  }),
)

test(
  'an edition stays as it was; committee and admin read the newest, participants what is shared, others nothing',
  withDatabase(async (db) => {
    const pool = await addYear(db)
    const { slug } = pool.program
    await as(db, 'owner')
    const { personId } = await db
      .selectFrom('staff')
      .select('personId')
      .where('role', '=', 'admin')
      .executeTakeFirstOrThrow()
    const admin = signedIn({ id: personId, name: 'Adrian Admin' })
    const member = pool.members[0] ?? admin
    const [mentee, stranger] = [pool.person('Mentee 1'), await addPerson(db, { name: 'Nobody' })]
    const readsOf = async (who: PersonActor) => {
      await as(db, who)
      return (await listEditions(db, pool.program.id)).map(({ n }) => n)
    }
    await as(db, pool.coordinator)
    const trace = await tracing(db, () => publishReport(db, pool.coordinator, slug, now, today))
    assert.deepEqual(trace, { verbs: ['report.published'], posted: [] })
    await as(db, pool.person('Mentee 5'))
    await db.deleteFrom('contacts').execute() // their own: four pairs are left
    await as(db, pool.coordinator)
    assert.ok(tableOf((await getEdition(db, pool.program, 1)).report, 'Hours noted by the pairs'))
    assert.equal(await publishReport(db, pool.coordinator, slug, now, today), 2)
    const second = (await getEdition(db, pool.program, 2)).report
    for (const caption of ['Hours noted by the pairs', 'What contacts were for: hours'])
      assert.equal(tableOf(second, caption), undefined, 'four pairs are left')
    assert.deepEqual(
      [await readsOf(pool.coordinator), await readsOf(admin), await readsOf(member)],
      [[2, 1], [2, 1], [2]],
    )
    assert.deepEqual(await readsOf(mentee), [])
    await as(db, pool.coordinator)
    await shareEdition(db, pool.coordinator, slug, '2', { shared: true, version: 1 })
    assert.deepEqual([await readsOf(mentee), await readsOf(stranger)], [[2], []])
    await refuses(findForReport(db, stranger, slug))
    for (const who of [member, mentee]) {
      assert.equal((await findForReport(await as(db, who), who, slug)).seesDraft, false)
      await refuses(findForFiles(db, who, slug))
      assert.deepEqual((await sql`select * from app.report_people(${pool.program.id})`.execute(db)).rows, [])
    }
    assert.deepEqual(
      await findForReport(await as(db, admin), admin, slug).then(({ writes, seesDraft }) => [writes, seesDraft]),
      [false, true],
    )
    await refuses(publishReport(db, admin, slug, now, today))
  }),
)

test(
  'words of two coordinators are both kept, and files hold what the page shows',
  withDatabase(async (db) => {
    const pool = await addYear(db)
    const { slug } = pool.program
    await as(db, pool.coordinator)
    await writeText(db, pool.coordinator, slug, 'well', { body: '=1+1 and « l’été »', version: 0 })
    await assert.rejects(
      writeText(db, pool.coordinator, slug, 'well', { body: 'Other words', version: 0 }),
      (error) => error instanceof Conflict && error.stored.body === '=1+1 and « l’été »',
    )
    await refuses(writeText(db, pool.coordinator, slug, 'nowhere', { body: 'Words', version: 0 }))
    const report = await reportFor(db, pool, pool.coordinator)
    assert.equal(report.sections.find(({ key }) => key === 'well')?.words, '=1+1 and « l’été »')
    const csv = readCsv(Buffer.from(reportCsv(report, 'fr')))
    assert.ok(csv.rows.length > 3)
    const sheets = await readXlsxFile(await reportXlsx(report, 'en'))
    assert.ok(JSON.stringify(sheets).includes("'=1+1"))
    const pdf = Buffer.from(await reportPdf(report, 'fr', now))
    assert.equal(pdf.subarray(0, 5).toString(), '%PDF-')
  }),
)

test(
  'an earlier year of the same program stands beside this one once it is published',
  withDatabase(async (db) => {
    const pool = await addYear(db)
    await as(db, pool.coordinator)
    const next = await openProgram(db, pool.coordinator, { ...pool.program, year: 2031 })
    const program = await findProgram(db, next)
    assert.equal(tableOf(await makeReport(db, program, today), 'Years beside each other'), undefined)
    const found = async (programId: string, good: number) => {
      const groups = [
        { keys: ['good'], n: good },
        { keys: ['fair', 'poor', 'left-out'], n: 10 },
      ]
      const figures = JSON.stringify([
        { item: 'match-quality', groups, shares: sharesOf({ item: 'match-quality', groups }) },
      ])
      const row = { programId, moment: 'year_end', asked: 60, answered: good + 10, figures, growth: '[]' } as const
      await as(db, 'worker')
      await db.insertInto('reviewResults').values(row).execute()
      await as(db, pool.coordinator)
    }
    await found(pool.program.id, 30)
    await publishReport(db, pool.coordinator, pool.program.slug, now, today)
    assert.deepEqual(tableOf(await makeReport(db, program, today), 'Years beside each other'), [
      `${pool.program.title.en} | 8 | not told | not told | 6`,
      `${program.title.en} | not told | not told | not told | not told`,
    ])
    assert.equal(tableOf(await makeReport(db, program, today), 'What both years tell'), undefined)
    await found(program.id, 40)
    assert.deepEqual(tableOf(await makeReport(db, program, today), 'What both years tell'), [
      `${pool.program.title.en} | at least 75%`,
      `${program.title.en} | at least 80%`,
    ])
  }),
)
