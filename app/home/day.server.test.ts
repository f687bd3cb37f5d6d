import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { PersonActor } from '#foundation/actor.ts'
import { dateAt } from '#foundation/clock.ts'
import type { Db } from '#foundation/database.ts'
import { as, testKey, withDatabase } from '#foundation/testing.ts'
import { addApplication } from '../applications/application.example.ts'
import { addPool, approve, boardNow, run } from '../boards/board.example.ts'
import { findBoard } from '../boards/board.server.ts'
import { signBoard } from '../boards/sign-off.server.ts'
import { addCommittee } from '../committees/committee.example.ts'
import { filterInbox, listInbox } from '../inbox/inbox.server.ts'
import { acceptOffer, getOwnOffer } from '../partnerships/offer.server.ts'
import { introduce } from '../partnerships/partnership.server.ts'
import { publishBoard } from '../partnerships/publication.server.ts'
import { addPerson, addPosition } from '../people/person.example.ts'
import { asOwner } from '../people/trace.example.ts'
import { addProgram } from '../programs/program.example.ts'
import { addReaders } from '../readings/reading.example.ts'
import { dayOf, readDay } from './day.server.ts'
import { inOrder, ownTasks, type Task, workTasks } from './task.ts'

const today = Temporal.PlainDate.from('2026-10-01')

/** The day of somebody, who acts from here on. */
async function dayFor(db: Db, actor: PersonActor, on = today) {
  await as(db, actor)
  return dayOf(await readDay(db, on), on)
}

/** What is asked of somebody: where each button leads, in the order in which it is shown. */
async function askedOf(db: Db, actor: PersonActor) {
  const day = await dayFor(db, actor)
  return inOrder([...ownTasks(actor, day), ...workTasks(day.work)]).map(({ href }) => href)
}

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
    const lines = await listInbox(db, program.id, today)
    const tasks = workTasks(work)
    assert.equal(tasks.length, 2)
    for (const { sentence, href } of tasks) {
      const [page, query] = href.split('?')
      assert.equal(page, `/programs/${program.slug}/applications`)
      const shown = filterInbox(lines, Object.fromEntries(new URLSearchParams(query)))
      assert.match(sentence.en, new RegExp(`^${shown.length} `))
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
    await introduce(db, mina, program, offer)
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
      ahead: [],
      organizations: [],
      opens: false,
    }
    assert.deepEqual(await dayFor(db, await addPerson(db)), empty)
    await as(db, 'visitor')
    assert.deepEqual(dayOf(await readDay(db, today), today), empty)
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

test(
  'what a coordinator owes others is asked one by one, with as many as the page it leads to shows',
  withDatabase(async (db) => {
    const pool = await addPool(db, {
      mentees: [{ name: 'Ana' }, { name: 'Ben' }],
      mentors: [{ name: 'Maud' }],
      changes: { cap: 2, cascade: 'ask' },
    })
    const { program, coordinator, members } = pool
    const base = `/programs/${program.slug}`
    const asks = async () => (await askedOf(db, coordinator)).map((path) => path.replace(base, ''))
    const owned = (work: () => Promise<unknown>) => asOwner(db, work)
    const dates = (closesOn: string, matchBy: string) => () =>
      db
        .updateTable('programs')
        .set({ opensOn: '2026-01-02', closesOn, matchBy, startsOn: '2097-01-01', endsOn: '2098-01-01' })
        .execute()
    await owned(dates('2026-01-10', '2096-01-31'))
    assert.deepEqual(await asks(), [], 'a full program before its matches are due asks nothing')
    await owned(dates('2026-01-10', '2026-01-31'))
    assert.deepEqual(await asks(), ['/matching'])

    const about = { applicationId: pool.application('Ana'), kind: 'avoid', rank: 1, name: 'Old Boss' } as const
    await owned(() => db.insertInto('wishes').values(about).execute())
    assert.deepEqual(await asks(), ['/matching', '/applications?names=unknown'])
    assert.equal(filterInbox(await listInbox(db, program.id, today), { names: 'unknown' }).length, 1)
    await owned(() => db.updateTable('wishes').set({ nobodyAt: boardNow }).execute())

    const membership = { confirmed: true, checkedAt: boardNow, expiresOn: '2026-02-01', body: '{"en":"A","fr":"A"}' }
    await owned(() =>
      db
        .insertInto('attestations')
        .values({ ...membership, applicationId: pool.application('Ben') })
        .execute(),
    )
    assert.deepEqual(await asks(), ['/matching', '/applications?membership=expired'])
    assert.equal(filterInbox(await listInbox(db, program.id, today), { membership: 'expired' }).length, 1)
    await owned(() => db.deleteFrom('attestations').execute())

    await addApplication(db, program, 'mentee', { name: 'Wim', status: 'waiting' })
    assert.deepEqual(await asks(), ['/matching'], 'somebody waits, and every place is taken')
    await owned(() => db.updateTable('programs').set({ cap: 3 }).execute())
    assert.deepEqual(await asks(), ['/matching', '/applications?state=waiting&seat=mentee'])
    await owned(() => db.updateTable('programs').set({ cap: 2 }).execute())

    const { application } = await addApplication(db, program, 'mentee', { name: 'New' })
    assert.deepEqual(await asks(), ['/applications?state=undecided', '/matching', '/readings'])
    const reading = { applicationId: application.id, memberId: members[0]?.memberId ?? '' }
    await owned(() => db.insertInto('readings').values(reading).execute())
    assert.deepEqual(await asks(), ['/applications?state=undecided', '/matching'])
    await owned(() =>
      db.updateTable('applications').set({ status: 'draft' }).where('id', '=', application.id).execute(),
    )

    const { number } = await run(db, pool)
    assert.deepEqual(await asks(), [], 'a board is proposed')
    const soon = dateAt(Temporal.Now.instant()).add({ days: 10 })
    const term = (until: Temporal.PlainDate) => () =>
      db
        .updateTable('committeeMembers')
        .set({ until })
        .where('id', '=', members[2]?.memberId ?? '')
        .execute()
    await owned(term(soon))
    assert.deepEqual(await asks(), ['/committee'])
    await owned(term(soon.add({ years: 50 })))
    for (const member of members.slice(0, 2)) {
      await as(db, member)
      const board = await findBoard(db, program.id, number)
      await signBoard(db, member, board, { approves: true, words: '' }, boardNow, today)
    }
    await as(db, coordinator)
    await publishBoard(db, coordinator, program, await findBoard(db, program.id, number), testKey, boardNow)
    assert.deepEqual(await asks(), [])
    await owned(() =>
      db.updateTable('offers').set({ state: 'declined', declinedBy: 'mentor', endedAt: boardNow }).execute(),
    )
    assert.deepEqual(await asks(), ['/offers'])
    await owned(() => db.updateTable('outbox').set({ state: 'failed' }).where('kind', '=', 'offer.asked').execute())
    assert.deepEqual(await asks(), ['/offers', '/letters'])
    assert.deepEqual((await dayFor(db, members[0] ?? coordinator)).work[0]?.duties, null, 'only the coordinator’s')
  }),
)
