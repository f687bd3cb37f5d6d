import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { as, testKey, withDatabase } from '#foundation/testing.ts'
import { addApplication } from '../applications/application.example.ts'
import { addPool, approve, boardNow, run } from '../boards/board.example.ts'
import { findBoard } from '../boards/board.server.ts'
import { signBoard } from '../boards/sign-off.server.ts'
import { addCommittee } from '../committees/committee.example.ts'
import { readInbox } from '../inbox/inbox.server.ts'
import { acceptOffer, getOwnOffer } from '../partnerships/offer.server.ts'
import { introduce } from '../partnerships/partnership.server.ts'
import { publishBoard } from '../partnerships/publication.server.ts'
import { addPerson, addPosition } from '../people/person.example.ts'
import { addProgram } from '../programs/program.example.ts'
import { addReaders } from '../readings/reading.example.ts'
import { askedOf, dayFor, today } from './day.example.ts'
import { dayOf, readDay } from './day.server.ts'
import { inOrder, type Task, workTasks } from './task.ts'

test(
  'whoever has begun is asked to finish, and whoever was asked for something to add it; nothing else of theirs waits',
  withDatabase(async (db) => {
    const { program } = await addProgram(db)
    for (const status of ['draft', 'asked', 'submitted', 'accepted', 'waiting', 'declined', 'withdrawn'] as const) {
      const { person, application } = await addApplication(db, program, 'mentee', { status })
      const waits = status === 'draft' || status === 'asked'
      assert.deepEqual(await askedOf(db, person), waits ? [`/applications/${application.id}`] : [], status)
      assert.deepEqual(
        (await dayFor(db, person)).applications.map((each) => each.status),
        [status],
      )
    }
  }),
)

test(
  'the coordinator is asked to decide what has arrived and to check memberships; the button opens as many as it says',
  withDatabase(async (db) => {
    const { program, coordinator } = await addProgram(db)
    const body = JSON.stringify({ en: 'An association', fr: 'Une association' })
    for (const status of ['draft', 'asked', 'submitted', 'accepted', 'waiting', 'declined', 'withdrawn'] as const)
      for (const eligibility of ['eligible', 'review'] as const) {
        const { application } = await addApplication(db, program, 'mentor', { status })
        await db.updateTable('applications').set({ eligibility }).where('id', '=', application.id).execute()
        await db.insertInto('attestations').values({ applicationId: application.id, body, number: '7' }).execute()
      }
    const { work } = await dayFor(db, coordinator)
    const tasks = workTasks(work)
    assert.equal(tasks.length, 2)
    for (const { sentence, href } of tasks) {
      const [page, query] = href.split('?')
      assert.equal(page, `/programs/${program.slug}/applications`)
      const { total } = await readInbox(db, program.id, Object.fromEntries(new URLSearchParams(query)), today)
      assert.match(sentence.en, new RegExp(`^${total} `))
    }
    assert.deepEqual([work[0]?.complete, work[0]?.unchecked], [2, 8])
  }),
)

test(
  'what somebody supervises does not show among what waits for them',
  withDatabase(async (db) => {
    const { program, coordinator } = await addProgram(db)
    await addApplication(db, program, 'mentee', { position: { districtNumber: 73 } })
    assert.equal((await askedOf(db, coordinator)).length, 1)
    await as(db, 'owner')
    await addPosition(db, coordinator.id, { role: 'superintendent', districtNumber: 73 })
    assert.deepEqual(await askedOf(db, coordinator), [])
  }),
)

test(
  'a member is asked to promise first, then to read what lies in their hands until they have',
  withDatabase(async (db) => {
    const { program, members, press, handsOf, read } = await addReaders(db, 2)
    const [one] = members
    assert.ok(one)
    for (let n = 0; n < 2; n++) await addApplication(db, program, 'mentee', { name: `Mentee ${n}` })
    const promisedAt = boardNow
    await db.updateTable('committeeMembers').set({ promisedAt: null }).where('id', '=', one.memberId).execute()
    assert.deepEqual(await askedOf(db, one), [`/programs/${program.slug}/committee/confidentiality`])
    await as(db, 'owner')
    await db.updateTable('committeeMembers').set({ promisedAt }).where('id', '=', one.memberId).execute()
    await press()
    const readings = `/programs/${program.slug}/readings`
    assert.deepEqual(await askedOf(db, one), [readings])
    const held = await handsOf(one)
    assert.equal((await dayFor(db, one)).work[0]?.toRead, held.length)
    for (const { id } of held) await read(one, id, 4)
    assert.deepEqual(await askedOf(db, one), [])
    await as(db, 'owner')
    await db.updateTable('committeeMembers').set({ until: '2020-06-30' }).where('id', '=', one.memberId).execute()
    assert.deepEqual((await dayFor(db, one)).work, [], 'the term is over')
  }),
)

test(
  'a board waits for each member’s word, then for the coordinator to publish it, then for the mentor, then the mentee',
  withDatabase(async (db) => {
    const pool = await addPool(db, { mentees: [{ name: 'Mina' }], mentors: [{ name: 'Max' }] })
    const { program, coordinator, members } = pool
    const [one, two] = members
    assert.ok(one && two)
    const [mina, max] = [pool.person('Mina'), pool.person('Max')]
    const board = await run(db, pool)
    const page = `/programs/${program.slug}/matching/${board.number}`
    assert.deepEqual(await askedOf(db, one), [page])
    await as(db, one)
    await signBoard(
      db,
      one,
      await findBoard(db, program.id, board.number),
      { approves: true, words: '' },
      boardNow,
      today,
    )
    assert.deepEqual([await askedOf(db, one), await askedOf(db, two), await askedOf(db, coordinator)], [[], [page], []])
    await as(db, two)
    await signBoard(
      db,
      two,
      await findBoard(db, program.id, board.number),
      { approves: true, words: '' },
      boardNow,
      today,
    )
    assert.deepEqual(await askedOf(db, coordinator), [`${page}/publication`])
    await publishBoard(db, coordinator, program, await findBoard(db, program.id, board.number), testKey, boardNow)
    assert.deepEqual([await askedOf(db, coordinator), await askedOf(db, mina)], [[], []])
    const [asked] = await askedOf(db, max)
    const id = asked?.split('/').at(-1) ?? ''
    assert.equal(asked, `/offers/${id}`)
    await acceptOffer(db, max, program, (await getOwnOffer(db, max, id)).offer, 'mentor', testKey, boardNow)
    assert.deepEqual([await askedOf(db, max), await askedOf(db, mina)], [[], [asked]])
    const { offer } = await getOwnOffer(db, mina, id)
    await acceptOffer(db, mina, program, offer, 'mentee', testKey, boardNow)
    await introduce(db, mina, program, offer, boardNow)
    for (const [actor, partner] of [
      [mina, 'Max'],
      [max, 'Mina'],
    ] as const) {
      const day = await dayFor(db, actor)
      assert.deepEqual([day.offers, day.partnerships.map((each) => each.partner)], [[], [partner]])
    }
    assert.deepEqual((await dayFor(db, coordinator)).partnerships, [], 'it is the two’s')
  }),
)

test(
  'a draft waits for its coordinator alone; what is put away waits for nobody',
  withDatabase(async (db) => {
    const { program, coordinator, admin } = await addProgram(db, { published: false })
    assert.deepEqual(await askedOf(db, coordinator), [`/programs/${program.slug}/settings`])
    assert.deepEqual(await askedOf(db, admin), [])
    await as(db, 'owner')
    await db.updateTable('programs').set({ status: 'archived' }).where('id', '=', program.id).execute()
    assert.deepEqual((await dayFor(db, coordinator)).work, [])
  }),
)

test(
  'the day of somebody new is empty, and nobody’s shows what is others’',
  withDatabase(async (db) => {
    const pool = await addPool(db, { mentees: [{ name: 'Mina' }], mentors: [{ name: 'Max' }] })
    await approve(db, pool)
    await addApplication(db, pool.program, 'mentee', { status: 'draft' })
    const empty = {
      work: [],
      offers: [],
      applications: [],
      partnerships: [],
      groups: [],
      openGroups: [],
      together: [],
      money: [],
      requests: [],
      ahead: [],
      organizations: [],
      confidential: [],
      opens: false,
    }
    assert.deepEqual(await dayFor(db, await addPerson(db)), empty)
    await as(db, 'visitor')
    assert.deepEqual(dayOf(await readDay(db, String(today)), today), empty)
    const elsewhere = await addProgram(db)
    assert.deepEqual(await askedOf(db, elsewhere.coordinator), [])
    assert.deepEqual((await dayFor(db, elsewhere.admin)).organizations.length, 1)
    assert.deepEqual(
      [(await dayFor(db, elsewhere.coordinator)).opens, (await dayFor(db, elsewhere.admin)).opens],
      [true, false],
    )
  }),
)

test(
  'what comes next are the four nearest dates of programs one takes part in, today’s too',
  withDatabase(async (db) => {
    const { program } = await addProgram(db)
    await addProgram(db, { template: 'bcssa' })
    const { person } = await addApplication(db, program, 'mentee')
    const declined = await addApplication(db, program, 'mentee', { status: 'declined' })
    await addCommittee(db, program, 1)
    const dates = await db
      .selectFrom('programDates')
      .select('startsOn')
      .where('programId', '=', program.id)
      .orderBy('startsOn')
      .execute()
    const days = dates.map(({ startsOn }) => startsOn.toString())
    const from = Temporal.PlainDate.from(days[1] ?? '')
    const { ahead } = await dayFor(db, person, from)
    assert.deepEqual(
      ahead.map(({ startsOn }) => startsOn.toString()),
      days.slice(1, 5),
    )
    assert.deepEqual((await dayFor(db, declined.person, from)).ahead, [])
  }),
)

test('what is due soonest comes first, what has no day last, and nothing is lost', () => {
  const by = fc.option(fc.integer({ min: 0, max: 60 }).map((days) => today.add({ days })))
  const text = { en: '', fr: '' }
  fc.assert(
    fc.property(fc.array(by), (drawn) => {
      const tasks: Task[] = drawn.map((each, n) => ({ sentence: text, button: text, href: `/${n}`, by: each }))
      const ordered = inOrder(tasks)
      assert.deepEqual(new Set(ordered), new Set(tasks))
      const days = ordered.map((task) => task.by?.toString() ?? 'no day')
      assert.deepEqual(days, days.toSorted())
    }),
  )
})
