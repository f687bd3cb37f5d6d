import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import type { Db } from '#foundation/database.ts'
import { as, isRefusedByDatabase, withDatabase } from '#foundation/testing.ts'
import { addPerson, addPosition } from '../people/person.example.ts'
import type { NewPosition } from '../people/person.ts'
import { asOwner, tracing } from '../people/trace.example.ts'
import { endSupervision, listSupervisors, nameSupervisor } from './supervision.server.ts'

const now = Temporal.Instant.from('2026-10-25T18:00:00Z')

/** Who stands above, who below, and whether the first supervises the second. */
const ranks: [above: Partial<NewPosition>, below: Partial<NewPosition>, supervises: boolean][] = [
  [{ role: 'superintendent' }, { role: 'principal' }, true],
  [{ role: 'superintendent' }, { role: 'secretary_treasurer' }, true],
  [{ role: 'superintendent' }, { role: 'assistant_superintendent' }, true],
  [{ role: 'superintendent' }, { role: 'superintendent' }, false],
  [{ role: 'superintendent' }, { role: 'principal', districtNumber: 36 }, false],
  [{ role: 'assistant_superintendent' }, { role: 'principal' }, true],
  [{ role: 'assistant_superintendent' }, { role: 'vice_principal' }, true],
  [{ role: 'assistant_superintendent' }, { role: 'district_principal' }, true],
  [{ role: 'assistant_superintendent' }, { role: 'teacher' }, true],
  [{ role: 'assistant_superintendent' }, { role: 'director_of_instruction' }, false],
  [{ role: 'assistant_superintendent' }, { role: 'secretary_treasurer' }, false],
  [{ role: 'director_of_instruction' }, { role: 'principal' }, true],
  [{ role: 'director_of_instruction' }, { role: 'principal', districtNumber: 36 }, false],
  [{ role: 'secretary_treasurer' }, { role: 'assistant_secretary_treasurer' }, true],
  [{ role: 'secretary_treasurer' }, { role: 'director_of_finance' }, true],
  [{ role: 'secretary_treasurer' }, { role: 'principal' }, false],
  [{ role: 'secretary_treasurer' }, { role: 'director_of_finance', districtNumber: 36 }, false],
  [{ role: 'principal' }, { role: 'superintendent' }, false],
  [{ role: 'principal' }, { role: 'vice_principal' }, false], // of which school is not known
  [{ role: 'other', title: 'Consultant' }, { role: 'principal' }, false],
  [{ role: 'superintendent', until: Temporal.PlainDate.from('2024-07-31'), since: null }, { role: 'principal' }, false],
  [{ role: 'superintendent' }, { role: 'principal', until: Temporal.PlainDate.from('2024-07-31'), since: null }, false],
]

const supervises = async (db: Db, above: { id: string }, below: { id: string }) =>
  asOwner(db, async () => {
    await sql`set local role alongside_job`.execute(db)
    const { rows } = await sql<{
      yes: boolean
    }>`select ${below.id}::uuid in (select app.supervised_by(${above.id})) as yes`.execute(db)
    return rows[0]?.yes
  })

test(
  'who supervises whom follows from what both do now',
  withDatabase(async (db) => {
    for (const [above, below, yes] of ranks) {
      await sql`savepoint pair`.execute(db)
      const [one, other] = [
        await addPerson(db, { name: 'Above', position: above }),
        await addPerson(db, { name: 'Below', position: below }),
      ]
      assert.equal(await supervises(db, one, other), yes, `${JSON.stringify(above)} over ${JSON.stringify(below)}`)
      await sql`rollback to savepoint pair`.execute(db)
    }
  }),
)

test(
  'a principal supervises the vice-principals and teachers of the same school',
  withDatabase(async (db) => {
    const schools = await db.selectFrom('schools').select('id').where('districtNumber', '=', 73).limit(2).execute()
    const [here = '', there = ''] = schools.map(({ id }) => id)
    const principal = await addPerson(db, { name: 'Pia', position: { schoolId: here } })
    for (const [role, schoolId, yes] of [
      ['vice_principal', here, true],
      ['teacher', here, true],
      ['vice_principal', there, false],
      ['principal', here, false],
    ] as const)
      assert.equal(
        await supervises(db, principal, await addPerson(db, { name: 'V', position: { role, schoolId } })),
        yes,
        role,
      )
  }),
)

test(
  'where a school is not on our list, its name in the same district says as much',
  withDatabase(async (db) => {
    const principal = await addPerson(db, { name: 'Pia', position: { schoolName: 'École du Lac' } })
    const rows = [
      ['école du lac', 73, true],
      ['École du Lac', 36, false],
      ['Another', 73, false],
      ['', 73, false],
    ] as const
    for (const [schoolName, districtNumber, yes] of rows) {
      const below = await addPerson(db, { name: 'V', position: { role: 'vice_principal', schoolName, districtNumber } })
      assert.equal(await supervises(db, principal, below), yes, `${schoolName} ${districtNumber}`)
    }
  }),
)

test(
  'a second position counts, and nobody supervises themselves',
  withDatabase(async (db) => {
    const amina = await addPerson(db, { position: { role: 'teacher', districtNumber: 36 } })
    await addPosition(db, amina.id, { role: 'superintendent' })
    const below = await addPerson(db, { name: 'Below', position: {} })
    assert.equal(await supervises(db, amina, below), true)
    assert.equal(await supervises(db, amina, amina), false)
  }),
)

const naming = (name: string, address: string) => ({ name, address })

test(
  'somebody says who is in charge of them; that person never hears of it, and nobody else can say it for them',
  withDatabase(async (db) => {
    const [amina, boss, jo] = [
      await addPerson(db),
      await addPerson(db, { name: 'Boss', email: 'boss@example.org' }),
      await addPerson(db, { name: 'Jo' }),
    ]
    await as(db, amina)
    const name = () => nameSupervisor(db, amina, naming('My superintendent', 'boss@example.org'), 'en')
    assert.deepEqual((await tracing(db, name)).verbs, ['supervision.declared'])
    await name()
    assert.deepEqual(
      (await listSupervisors(db, amina)).map(({ called }) => called),
      ['My superintendent'],
      'named twice is named once, as she called them',
    )
    assert.equal(await supervises(db, boss, amina), true)
    await as(db, boss)
    assert.deepEqual(await listSupervisors(db, boss), [])
    await as(db, jo)
    const row = { supervisorId: boss.id, supervisedId: amina.id, declaredBy: jo.id }
    assert.ok(await isRefusedByDatabase(db, (db) => db.insertInto('supervisions').values(row).execute()))
  }),
)

test(
  'an address that nobody has counts from the day somebody has it; whether anybody has it is told to nobody',
  withDatabase(async (db) => {
    const amina = await addPerson(db)
    await as(db, amina)
    await nameSupervisor(db, amina, naming('The new one', 'later@example.org'), 'fr')
    await as(db, 'owner')
    const { personId } = await db
      .selectFrom('emails')
      .select('personId')
      .where('address', '=', 'later@example.org')
      .executeTakeFirstOrThrow()
    assert.equal(await supervises(db, { id: personId }, amina), true)
    await as(db, amina)
    assert.deepEqual(await db.selectFrom('people').select('id').where('id', '=', personId).execute(), [])
  }),
)

test(
  'nobody names themselves, nor more than five',
  withDatabase(async (db) => {
    const amina = await addPerson(db, { email: 'amina@example.org' })
    await as(db, amina)
    const name = (address: string) => nameSupervisor(db, amina, naming('Somebody', address), 'en')
    await assert.rejects(name('amina@example.org'), { field: 'address' })
    for (const n of [1, 2, 3, 4, 5]) await name(`boss${n}@example.org`)
    await assert.rejects(name('boss6@example.org'), { field: 'address' })
    const [first] = await listSupervisors(db, amina)
    await endSupervision(db, amina, first?.id ?? '', now)
    await name('boss6@example.org')
  }),
)

test(
  'whoever is named cannot end it, and whoever named them can',
  withDatabase(async (db) => {
    const [amina, boss] = [await addPerson(db), await addPerson(db, { name: 'Boss', email: 'boss@example.org' })]
    await as(db, amina)
    await nameSupervisor(db, amina, naming('Boss', 'boss@example.org'), 'en')
    const [named] = await listSupervisors(db, amina)
    await as(db, boss)
    await assert.rejects(endSupervision(db, boss, named?.id ?? '', now))
    assert.equal(await supervises(db, boss, amina), true)
    await as(db, amina)
    await endSupervision(db, amina, named?.id ?? '', now)
    assert.equal(await supervises(db, boss, amina), false)
  }),
)
