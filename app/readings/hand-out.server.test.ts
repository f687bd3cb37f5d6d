import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { Db } from '#foundation/database.ts'
import { withDatabase } from '#foundation/testing.ts'
import { addApplication } from '../applications/application.example.ts'
import { addPosition } from '../people/person.example.ts'
import { asOwner, tracing } from '../people/trace.example.ts'
import { addReaders, readingNow } from './reading.example.ts'
import { getReading, recuse } from './reading.server.ts'

const readersOf = async (db: Db, applicationId: string) =>
  (
    await asOwner(db, () =>
      db.selectFrom('readings').select('memberId').where('applicationId', '=', applicationId).execute(),
    )
  )
    .map(({ memberId }) => memberId)
    .sort()

test(
  'every application that has arrived gets as many readers as the program asks or as there are, and all read alike',
  withDatabase(async (db) => {
    const world = fc.record({
      size: fc.integer({ min: 1, max: 4 }),
      readers: fc.integer({ min: 1, max: 3 }),
      arriving: fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 1, maxLength: 2 }),
    })
    await fc.assert(
      fc.asyncProperty(world, async ({ size, readers, arriving }) => {
        const { program, members, press } = await addReaders(db, size, { readers })
        const ids: string[] = []
        for (const count of arriving) {
          for (let n = 0; n < count; n++) ids.push((await addApplication(db, program, 'mentee')).application.id)
          const lacking = ids.length * Math.max(0, readers - size)
          const told = await press()
          assert.deepEqual(told, { assigned: count * Math.min(readers, size), lacking })
          assert.deepEqual(await press(), { assigned: 0, lacking }, 'nothing is handed out twice')
        }
        const held: string[] = []
        for (const id of ids) {
          const reading = await readersOf(db, id)
          assert.equal(new Set(reading).size, Math.min(readers, size))
          held.push(...reading)
        }
        const loads = members.map(({ memberId }) => held.filter((each) => each === memberId).length)
        assert.ok(Math.max(...loads) - Math.min(...loads) <= 1, `${loads}`)
      }),
      { numRuns: 12 },
    )
  }),
)

test(
  'nobody reads their own application, or that of somebody they supervise by word or by position',
  withDatabase(async (db) => {
    const { program, members, press } = await addReaders(db, 4, { readers: 4 })
    const [declared, derived, applicant, free] = members
    assert.ok(declared && derived && applicant && free)
    const amina = await addApplication(db, program, 'mentee', { position: { districtNumber: 73 } })
    await addPosition(db, derived.id, { role: 'superintendent', districtNumber: 73 })
    const supervision = { supervisorId: declared.id, supervisedId: amina.person.id, declaredBy: declared.id }
    await db.insertInto('supervisions').values(supervision).execute()
    await db
      .updateTable('committeeMembers')
      .set({ personId: amina.person.id })
      .where('id', '=', applicant.memberId)
      .execute()
    const trace = await tracing(db, async () => assert.deepEqual(await press(), { assigned: 1, lacking: 3 }))
    assert.deepEqual(trace.verbs, ['reading.assigned'])
    assert.deepEqual(await readersOf(db, amina.application.id), [free.memberId])
  }),
)

test(
  'only who has promised and serves today is given anything to read, and only what has arrived is given',
  withDatabase(async (db) => {
    const { program, members, press } = await addReaders(db, 3, { readers: 3 })
    const [serving, unpromised, past] = members
    assert.ok(serving && unpromised && past)
    await db.updateTable('committeeMembers').set({ promisedAt: null }).where('id', '=', unpromised.memberId).execute()
    await db.updateTable('committeeMembers').set({ until: '2020-06-30' }).where('id', '=', past.memberId).execute()
    const given = new Map<string, readonly string[]>()
    const ids: [string, string][] = []
    for (const status of ['draft', 'asked', 'submitted', 'waiting', 'declined', 'withdrawn'] as const)
      ids.push([status, (await addApplication(db, program, 'mentee', { status })).application.id])
    await press()
    for (const [status, id] of ids) given.set(status, await readersOf(db, id))
    assert.deepEqual(
      [...given].filter(([, readers]) => readers.length),
      [['submitted', [serving.memberId]]],
    )
  }),
)

test(
  'when a member steps back, another without a conflict takes over, and nobody gets again what they stepped back from',
  withDatabase(async (db) => {
    const { program, members, press, settle, handsOf } = await addReaders(db, 3)
    const { application } = await addApplication(db, program, 'mentee')
    await press()
    const before = await readersOf(db, application.id)
    const free = members.find(({ memberId }) => !before.includes(memberId))
    for (const member of members.filter(({ memberId }) => before.includes(memberId))) {
      const [held] = await handsOf(member)
      const { reading } = await getReading(db, member, held?.id ?? '')
      await recuse(db, member, program, reading, 'family', readingNow)
      await settle()
    }
    assert.deepEqual(await readersOf(db, application.id), members.map(({ memberId }) => memberId).sort())
    for (const member of members)
      assert.equal((await handsOf(member)).length, member.memberId === free?.memberId ? 1 : 0, member.name)
    assert.deepEqual(await press(), { assigned: 0, lacking: 1 })
  }),
)

test(
  'an application is handed out also where the coordinator supervises the applicant, and learns nothing of it',
  withDatabase(async (db) => {
    const { program, coordinator, press, settle } = await addReaders(db, 2)
    const below = await addApplication(db, program, 'mentee', { position: { districtNumber: 36 } })
    await addPosition(db, coordinator.id, { role: 'superintendent', districtNumber: 36 })
    assert.deepEqual(await press(), { assigned: 0, lacking: 0 })
    await settle()
    assert.equal((await readersOf(db, below.application.id)).length, 2)
  }),
)
