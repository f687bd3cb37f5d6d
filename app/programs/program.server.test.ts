import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Db } from '#foundation/database.ts'
import { Conflict } from '#foundation/refusal.ts'
import { as, withDatabase } from '#foundation/testing.ts'
import { addPerson } from '../people/person.example.ts'
import { noTrace, tracing } from '../people/trace.example.ts'
import { listContacts } from './contact.server.ts'
import { listCoordinators } from './coordinator.server.ts'
import { addProgram } from './program.example.ts'
import {
  changeProgram,
  changeSeat,
  findCoordinated,
  findProgram,
  getProgram,
  getSeat,
  listDates,
  listOwnOrganizations,
  listPrograms,
  listSeats,
  openProgram,
  publishProgram,
} from './program.server.ts'
import { listNeeds } from './readiness.server.ts'
import { listTemplates } from './template.ts'
import { getText, listEditions, textKinds, writeText } from './text.server.ts'

const now = Temporal.Instant.from('2026-05-20T17:00:00Z')
const today = Temporal.PlainDate.from('2026-05-20')

for (const { id } of listTemplates())
  test(
    `a program opened from ${id} has everything it needs to be published`,
    withDatabase(async (db) => {
      const { program, coordinator } = await addProgram(db, { template: id, published: false })
      await as(db, coordinator)
      assert.deepEqual(
        (await listNeeds(db, program, today)).filter(({ met }) => !met).map(({ part }) => part),
        ['texts'], // whom to turn to is the program's own to write, and advised only
      )
      for (const seat of await listSeats(db, program.id))
        assert.ok(seat.description.fr && seat.expectations.length, seat.kind)
      for (const kind of textKinds) assert.equal((await getText(db, program.id, kind))?.edition, 1, kind)
      assert.ok((await listDates(db, program.id)).length > 0)
      assert.deepEqual(
        (await listContacts(db, program.id)).map(({ name, email }) => [name, email]),
        [['Rosalind Carey', coordinator.email]],
      )
      assert.doesNotMatch(JSON.stringify(program.title), /\{years\}/)
    }),
  )

test(
  'two programs of one name have two addresses',
  withDatabase(async (db) => {
    const one = await addProgram(db)
    const { program: other } = await addProgram(db)
    assert.deepEqual([one.program.slug, other.slug], ['bcpvpa-mentorship-2026-27', 'bcpvpa-mentorship-2026-27-2'])
  }),
)

test(
  'who opens a program coordinates it and reads its wishes; a draft is seen by nobody else',
  withDatabase(async (db) => {
    const { program, coordinator } = await addProgram(db, { published: false })
    await as(db, coordinator)
    assert.deepEqual(
      (await listCoordinators(db, program.id)).map(({ personId, readsWishes }) => [personId, readsWishes]),
      [[coordinator.id, true]],
    )
    await as(db, await addPerson(db))
    await assert.rejects(findProgram(db, program.slug), { status: 404 })
    await as(db, 'visitor')
    assert.deepEqual(await listPrograms(db), [])
  }),
)

test(
  'only who coordinates for an organization opens a program there',
  withDatabase(async (db) => {
    const { admin, organizationId } = await addProgram(db)
    for (const actor of [admin, await addPerson(db)]) {
      await as(db, actor)
      assert.deepEqual(await listOwnOrganizations(db, actor), [])
      await assert.rejects(
        tracing(db, () => openProgram(db, actor, { organizationId, template: 'bcpvpa', year: 2026 })),
        { status: 404 },
      )
    }
  }),
)

test(
  'a template nobody has made is refused',
  withDatabase(async (db) => {
    const { coordinator, organizationId } = await addProgram(db)
    await as(db, coordinator)
    await assert.rejects(openProgram(db, coordinator, { organizationId, template: 'none', year: 2026 }), {
      status: 422,
    })
  }),
)

test(
  'publishing shows a program to everybody, once, and keeps the deadline as first announced',
  withDatabase(async (db) => {
    const { program, coordinator } = await addProgram(db, { published: false })
    await as(db, coordinator)
    await changeProgram(db, coordinator, program, program.version, { closesOn: program.closesOn.add({ days: 5 }) })
    const draft = await getProgram(db, program.id)
    assert.deepEqual(await tracing(db, () => publishProgram(db, coordinator, draft, now)), {
      verbs: ['program.published'],
      posted: [],
    })
    const published = await getProgram(await as(db, 'visitor'), program.id)
    assert.deepEqual(
      [published.status, published.publishedAt, published.firstClosesOn],
      ['published', now, program.closesOn.add({ days: 5 })],
    )
    await as(db, coordinator)
    await assert.rejects(publishProgram(db, coordinator, published, now), { status: 422 })
    await assert.rejects(publishProgram(db, coordinator, draft, now), Conflict)
  }),
)

test(
  'what somebody else changed meanwhile is shown beside one’s own',
  withDatabase(async (db) => {
    const { program, coordinator } = await addProgram(db)
    await as(db, coordinator)
    await changeProgram(db, coordinator, program, program.version, {
      cap: 12,
      title: JSON.stringify({ en: 'A', fr: 'B' }),
    })
    const late = changeProgram(db, coordinator, program, program.version, {
      cap: 13,
      title: JSON.stringify({ en: 'C', fr: 'D' }),
    })
    await assert.rejects(
      late,
      (error) => error instanceof Conflict && error.stored.cap === '12' && error.stored.title_fr === 'B',
    )
    assert.equal((await getProgram(db, program.id)).cap, 12)
  }),
)

test(
  'only its coordinators change a program or a seat; others find nothing, and nothing is recorded',
  withDatabase(async (db) => {
    const { program, admin } = await addProgram(db)
    const seat = await getSeat(db, program.id, 'mentor')
    for (const actor of [admin, (await addProgram(db)).coordinator, await addPerson(db)]) {
      await as(db, actor)
      await assert.rejects(findCoordinated(db, actor, program.slug), { status: 404 })
      const trace = await tracing(db, async () => {
        await assert.rejects(changeProgram(db, actor, program, program.version, { cap: 1 }))
        await assert.rejects(changeSeat(db, actor, seat, seat.version, { mostMentees: 1 }))
      })
      assert.deepEqual(trace, noTrace)
    }
  }),
)

test(
  'the database keeps the dates of a program in order',
  withDatabase(async (db) => {
    const { program, coordinator } = await addProgram(db)
    await as(db, coordinator)
    await assert.rejects(
      changeProgram(db, coordinator, program, program.version, { endsOn: program.startsOn }),
      /check/,
    )
  }),
)

const body = { en: 'We promise.', fr: 'Nous promettons.' }
const write = (db: Db, actor: Awaited<ReturnType<typeof addPerson>>, programId: string, after: number) =>
  writeText(db, actor, { programId, kind: 'code', body, approvedOn: today }, after)

test(
  'a new edition of a text stands beside the old one, which somebody may have accepted',
  withDatabase(async (db) => {
    const { program, coordinator } = await addProgram(db)
    await as(db, coordinator)
    assert.deepEqual((await tracing(db, () => write(db, coordinator, program.id, 1))).verbs, ['text.written'])
    assert.deepEqual(
      (await listEditions(db, program.id, 'code')).map(({ edition }) => edition),
      [2, 1],
    )
    assert.deepEqual((await getText(db, program.id, 'code'))?.body, body)
    await assert.rejects(
      write(db, coordinator, program.id, 1),
      (error) => error instanceof Conflict && error.stored.body_en === body.en,
    )
  }),
)

test(
  'a text is written by coordinators alone',
  withDatabase(async (db) => {
    const { program } = await addProgram(db)
    const jo = await addPerson(db)
    await assert.rejects(write(await as(db, jo), jo, program.id, 1), /row-level security/)
  }),
)
