import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Conflict } from '#foundation/refusal.ts'
import { as, withDatabase } from '#foundation/testing.ts'
import { addPerson } from '../people/person.example.ts'
import { asOwner, noTrace, tracing } from '../people/trace.example.ts'
import {
  findPlace,
  listContacts,
  listPlaces,
  removeContact,
  removePlace,
  saveContact,
  savePlace,
} from './contact.server.ts'
import { addCoordinator, endCoordinator, listCoordinators } from './coordinator.server.ts'
import { addProgram } from './program.example.ts'
import { findCoordinated } from './program.server.ts'
import { listNeeds } from './readiness.server.ts'

const now = Temporal.Instant.from('2026-05-20T17:00:00Z')
const today = Temporal.PlainDate.from('2026-05-20')
const body = { en: 'Ask us.', fr: 'Demandez-nous.' }
const contact = { name: 'Pat', role: { en: 'Help', fr: 'Aide' }, email: 'pat@example.org', phone: '' }

test(
  'contacts come in order, and removing one that is gone leaves no trace',
  withDatabase(async (db) => {
    const { program, coordinator } = await addProgram(db)
    await as(db, coordinator)
    await saveContact(db, coordinator, program, contact, null)
    const [first, second] = await listContacts(db, program.id)
    assert.ok(first && second?.name === 'Pat')
    await saveContact(db, coordinator, program, { ...contact, phone: '604' }, second)
    await assert.rejects(saveContact(db, coordinator, program, contact, second), Conflict)
    assert.deepEqual((await tracing(db, () => removeContact(db, coordinator, program, second.id))).verbs, [
      'program.changed',
    ])
    assert.deepEqual(await tracing(db, () => removeContact(db, coordinator, program, second.id)), noTrace)
  }),
)

test(
  'without anybody to ask, a program is not ready',
  withDatabase(async (db) => {
    const { program, coordinator } = await addProgram(db, { published: false })
    await as(db, coordinator)
    for (const { id } of await listContacts(db, program.id)) await removeContact(db, coordinator, program, id)
    const unmet = (await listNeeds(db, program, today)).filter(({ met, advised }) => !met && !advised)
    assert.deepEqual(
      unmet.map(({ part }) => part),
      ['contacts'],
    )
    const late = (await listNeeds(db, program, program.closesOn.add({ days: 1 }))).filter(
      ({ met, advised }) => !met && !advised,
    )
    assert.deepEqual(
      late.map(({ part }) => part),
      ['dates', 'contacts'],
    )
  }),
)

test(
  'a district’s own note goes before its region’s; elsewhere there is none',
  withDatabase(async (db) => {
    const { program, coordinator } = await addProgram(db)
    await as(db, coordinator)
    const place = { note: body, contactName: '', contactEmail: '', closesOn: null }
    await savePlace(db, coordinator, program, { ...place, region: 'North West', districtNumber: null }, null)
    await savePlace(db, coordinator, program, { ...place, region: null, districtNumber: 50 }, null)
    const find = async (number: number, region: string) =>
      (await findPlace(db, program.id, { number, region }))?.districtNumber
    assert.deepEqual(
      [await find(50, 'North West'), await find(92, 'North West'), await find(73, 'Thompson-Okanagan')],
      [50, null, undefined],
    )
    assert.equal(await findPlace(db, program.id, undefined), undefined)
    const [first] = await listPlaces(db, program.id)
    await removePlace(db, coordinator, program, first?.id ?? '')
    assert.deepEqual(await tracing(db, () => removePlace(db, coordinator, program, first?.id ?? '')), noTrace)
  }),
)

test(
  'a place is changed under the version that was seen, and has one note at most',
  withDatabase(async (db) => {
    const { program, coordinator } = await addProgram(db)
    await as(db, coordinator)
    const place = { region: null, districtNumber: 50, note: body, contactName: '', contactEmail: '', closesOn: null }
    const region = { ...place, region: 'North West', districtNumber: null }
    await savePlace(db, coordinator, program, place, null)
    await savePlace(db, coordinator, program, region, null)
    const known = (await listPlaces(db, program.id)).find(({ districtNumber }) => districtNumber === 50)
    assert.ok(known)
    const later = { ...place, contactName: 'Pat', closesOn: program.closesOn.add({ days: 3 }) }
    const change = () => savePlace(db, coordinator, program, later, known)
    assert.deepEqual((await tracing(db, change)).verbs, ['program.changed'])
    const trace = await tracing(db, async () => {
      await assert.rejects(change(), Conflict)
      await assert.rejects(savePlace(db, coordinator, program, place, null), { field: 'district' })
      const onto = { ...known, version: known.version + 1 }
      await assert.rejects(savePlace(db, coordinator, program, region, onto), { field: 'region' })
    })
    assert.deepEqual(trace, noTrace)
    await savePlace(
      db,
      coordinator,
      program,
      { ...later, districtNumber: 73 },
      { ...known, version: known.version + 1 },
    )
    const [moved] = (await listPlaces(db, program.id)).filter(({ id }) => id === known.id)
    assert.deepEqual([moved?.districtNumber, moved?.contactName, moved?.version], [73, 'Pat', 3])
  }),
)

test(
  'a coordinator is named once, by an address; the last one stays',
  withDatabase(async (db) => {
    const { program, coordinator } = await addProgram(db)
    const jo = await addPerson(db, { name: 'Jo', email: 'jo@example.org' })
    await as(db, coordinator)
    const add = () => addCoordinator(db, coordinator, program, { name: 'Whoever', email: 'jo@example.org' })
    const [own] = await listCoordinators(db, program.id)
    await assert.rejects(endCoordinator(db, coordinator, program, own?.id ?? '', now), { status: 422 })
    assert.deepEqual((await tracing(db, add)).verbs, ['coordinator.named'])
    assert.deepEqual(await tracing(db, add), noTrace)
    assert.deepEqual(
      new Map((await listCoordinators(db, program.id)).map(({ personId, readsWishes }) => [personId, readsWishes])),
      new Map([
        [coordinator.id, true],
        [jo.id, false],
      ]),
    )
    await endCoordinator(db, coordinator, program, own?.id ?? '', now)
    await assert.rejects(findCoordinated(db, coordinator, program.slug), { status: 404 })
    await findCoordinated(await as(db, jo), jo, program.slug)
  }),
)

test(
  'nobody ends a coordinator of another program, and it leaves no trace',
  withDatabase(async (db) => {
    const [here, there] = [await addProgram(db), await addProgram(db)]
    const [row] = await asOwner(db, () => listCoordinators(db, there.program.id))
    await as(db, here.coordinator)
    const trace = await tracing(db, () =>
      assert.rejects(endCoordinator(db, here.coordinator, here.program, row?.id ?? '', now), { status: 404 }),
    )
    assert.deepEqual(trace, noTrace)
  }),
)

test(
  'somebody unknown is entered with an address they have still to verify',
  withDatabase(async (db) => {
    const { program, coordinator } = await addProgram(db)
    await as(db, coordinator)
    await addCoordinator(db, coordinator, program, { name: 'Nina New', email: 'nina@example.org' })
    const row = await asOwner(db, () =>
      db
        .selectFrom('emails')
        .innerJoin('people', 'people.id', 'emails.personId')
        .select(['people.name', 'emails.verifiedAt'])
        .where('address', '=', 'nina@example.org')
        .executeTakeFirst(),
    )
    assert.deepEqual(row, { name: 'Nina New', verifiedAt: null })
  }),
)
