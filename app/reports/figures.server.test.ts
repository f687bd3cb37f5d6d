import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { sql } from 'kysely'
import type { PersonActor } from '#foundation/actor.ts'
import type { Db } from '#foundation/database.ts'
import { as, signedIn, withDatabase } from '#foundation/testing.ts'
import { addPool, type PoolExample } from '../boards/board.example.ts'

const sources = ['people', 'months', 'hours', 'activities', 'topics', 'trainings', 'reviews', 'endings', 'costs']
const states = ['approved', 'exported', 'paid'] as const
const crowdSize = 24

interface Told {
  readonly part?: string
  readonly seat?: string
  readonly keys?: string[]
  readonly counts?: string[]
  readonly kinds?: string[]
  readonly cents?: string
}

/** Everything one of the report's functions says to whoever asks it by itself. */
const ask = async (db: Db, { program }: PoolExample, source: string): Promise<Told[]> =>
  (await sql<Told>`select * from ${sql.raw(`app.report_${source}`)}(${program.id})`.execute(db)).rows

async function adminOf(db: Db): Promise<PersonActor> {
  await as(db, 'owner')
  const admin = db.selectFrom('staff').select('personId').where('role', '=', 'admin')
  return signedIn({ id: (await admin.executeTakeFirstOrThrow()).personId, name: 'Adrian Admin' })
}

/** People who asked for a seat as mentee, each with a position and an honorarium, to be changed by their number. */
async function addCrowd(db: Db, pool: PoolExample, admin: PersonActor): Promise<string[]> {
  await as(db, 'owner')
  const ids: string[] = []
  for (let n = 0; n < crowdSize; n++) {
    const { id: personId } = await db
      .insertInto('people')
      .values({ name: `Person ${n}` })
      .returning('id')
      .executeTakeFirstOrThrow()
    const position = { personId, districtNumber: 39, role: 'principal' } as const
    const { id: positionId } = await db
      .insertInto('positions')
      .values(position)
      .returning('id')
      .executeTakeFirstOrThrow()
    await db
      .insertInto('applications')
      .values({
        programId: pool.program.id,
        personId,
        positionId,
        seat: 'mentee',
        status: 'accepted',
        eligibility: 'eligible',
        submittedAt: '2026-08-01T00:00:00Z',
        decidedAt: '2026-08-02T00:00:00Z',
      })
      .execute()
    await db
      .insertInto('honoraria')
      .values({
        programId: pool.program.id,
        personId,
        payee: 'A mentor',
        amountCents: 10 ** (n % 7),
        state: 'approved',
        conditions: '[]',
        openedAt: '2026-09-01T00:00:00Z',
        approvedBy: pool.coordinator.id,
        approvedAt: '2026-09-01T00:00:00Z',
        secondedBy: admin.id,
        secondedAt: '2026-09-01T00:00:00Z',
      })
      .execute()
    ids.push(personId)
  }
  return ids
}

interface Lived {
  readonly status: 'accepted' | 'submitted' | 'draft'
  readonly district: number
  readonly paid: (typeof states)[number] | 'promised'
}

const lives = fc.array(
  fc.record<Lived>({
    status: fc.constantFrom('accepted', 'submitted', 'draft'),
    district: fc.constantFrom(39, 73, 92),
    paid: fc.constantFrom(...states, 'promised'),
  }),
  { minLength: crowdSize, maxLength: crowdSize },
)

test(
  'whatever an administrator asks the functions themselves, no number from one to four is there or can be taken from another',
  withDatabase(async (db) => {
    const pool = await addPool(db, { mentees: [], mentors: [] })
    const admin = await adminOf(db)
    const ids = await addCrowd(db, pool, admin)
    await sql`insert into honorarium_exports (program_id, number, made_by, made_at, claims, total_cents, csv, xlsx)
      values (${pool.program.id}, 1, ${admin.id}, '2026-10-01', 1, 1, '', '')`.execute(db)
    await fc.assert(
      fc.asyncProperty(lives, async (crowd) => {
        await as(db, 'owner')
        const lived = JSON.stringify(crowd.map((each, n) => ({ ...each, person_id: ids[n] })))
        const of = sql`jsonb_to_recordset(${lived}::jsonb) as l(person_id uuid, status text, district integer, paid text)`
        await sql`update positions set district_number = l.district from ${of} where positions.person_id = l.person_id`.execute(
          db,
        )
        await sql`update applications set status = l.status::application_status, submitted_at = case l.status when 'draft' then null else timestamptz '2026-08-01' end,
          decided_at = case l.status when 'accepted' then timestamptz '2026-08-02' end from ${of} where applications.person_id = l.person_id`.execute(
          db,
        )
        await sql`update honoraria set state = l.paid::honorarium_state, export_id = x.id, exported_at = x.made_at,
            paid_on = case l.paid when 'paid' then date '2026-11-01' end,
            seconded_by = case when l.paid <> 'promised' then ${admin.id}::uuid end,
            seconded_at = case when l.paid <> 'promised' then timestamptz '2026-09-01' end
          from ${of} left join honorarium_exports x on l.paid in ('exported', 'paid')
          where honoraria.person_id = l.person_id`.execute(db)
        await as(db, admin)
        const asked = crowd.filter(({ status }) => status !== 'draft').length
        const people = (await ask(db, pool, 'people')).filter(({ seat }) => seat === 'mentee')
        for (const [part, rows] of Map.groupBy(people, (row) => row.part)) {
          const counts = rows.flatMap((row) => (row.counts ?? []).map(Number))
          for (const n of counts) assert.ok(n === 0 || n >= 5, `${part}: ${n}`)
          if (part !== 'trained')
            assert.equal(
              counts.reduce((a, b) => a + b),
              asked,
              String(part),
            )
        }
        assert.equal(people.length > 0, asked >= 5)
        const costs = await ask(db, pool, 'costs')
        for (const { kinds = [] } of costs) {
          const paid = crowd.filter((each) => kinds.includes(each.paid)).length
          assert.ok(paid >= 5, `${kinds} concerns ${paid}`)
        }
        const spent = crowd.filter(({ paid }) => paid !== 'promised').length
        assert.equal(costs.length > 0, spent >= 5)
        assert.equal(
          costs.reduce((sum, { cents }) => sum + Number(cents), 0),
          spent < 5 ? 0 : crowd.reduce((sum, { paid }, n) => sum + (paid === 'promised' ? 0 : 10 ** (n % 7)), 0),
          'kinds told together still add up',
        )
      }),
      { numRuns: 40, endOnFailure: true },
    )
  }),
)

for (const n of [4, 5])
  test(
    n === 4
      ? 'four people are told to nobody who asks the functions themselves'
      : 'five are told to those who may read the report in the making, and to nobody else',
    withDatabase(async (db) => {
      const pool = await addPool(db, { mentees: [], mentors: [] })
      const admin = await adminOf(db)
      const ids = await addCrowd(db, pool, admin)
      await db
        .updateTable('applications')
        .set({ status: 'draft', submittedAt: null, decidedAt: null })
        .where('personId', 'in', ids.slice(n))
        .execute()
      await db.deleteFrom('honoraria').where('personId', 'in', ids.slice(n)).execute()
      await as(db, 'worker')
      await db
        .insertInto('reviewResults')
        .values({
          programId: pool.program.id,
          moment: 'mid_year',
          asked: n,
          answered: n === 4 ? null : n,
          figures: JSON.stringify([{ item: 'training', groups: [{ keys: ['good'], n }], shares: {} }]),
          growth: '[]',
        })
        .execute()
      const numbersOf = async (who: PersonActor) => {
        await as(db, who)
        const told: string[] = []
        for (const source of sources)
          if (/\d/.test(JSON.stringify(await ask(db, pool, source)).replaceAll(/\[\]/g, ''))) told.push(source)
        return told
      }
      for (const who of [admin, pool.coordinator])
        assert.deepEqual(await numbersOf(who), n === 4 ? [] : ['people', 'reviews', 'costs'], who.name)
      for (const member of pool.members) assert.deepEqual(await numbersOf(member), [])
      await as(db, admin)
      const [reviewed] = await ask(db, pool, 'reviews')
      assert.doesNotMatch(
        JSON.stringify(reviewed),
        /groups|"n"/,
        'beside how many were asked they would tell who did not',
      )
    }),
  )
