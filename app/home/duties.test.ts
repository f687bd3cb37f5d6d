import assert from 'node:assert/strict'
import { test } from 'node:test'
import { dateAt } from '#foundation/clock.ts'
import { as, testKey, withDatabase } from '#foundation/testing.ts'
import { addApplication } from '../applications/application.example.ts'
import { addPool, boardNow, run } from '../boards/board.example.ts'
import { findBoard } from '../boards/board.server.ts'
import { signBoard } from '../boards/sign-off.server.ts'
import { addOldPair, noonOf } from '../contacts/contact.example.ts'
import { watchQuiet } from '../contacts/contact.job.ts'
import { listPairs } from '../contacts/pair.server.ts'
import { readInbox } from '../inbox/inbox.server.ts'
import { publishBoard } from '../partnerships/publication.server.ts'
import { errandAt } from '../people/letter.example.ts'
import { asOwner } from '../people/trace.example.ts'
import { askedOf, dayFor, today } from './day.example.ts'

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
    assert.equal((await readInbox(db, program.id, { names: 'unknown' }, today)).total, 1)
    await owned(() => db.updateTable('wishes').set({ nobodyAt: boardNow }).execute())

    const membership = { confirmed: true, checkedAt: boardNow, expiresOn: '2026-02-01', body: '{"en":"A","fr":"A"}' }
    await owned(() =>
      db
        .insertInto('attestations')
        .values({ ...membership, applicationId: pool.application('Ben') })
        .execute(),
    )
    assert.deepEqual(await asks(), ['/matching', '/applications?membership=expired'])
    assert.equal((await readInbox(db, program.id, { membership: 'expired' }, today)).total, 1)
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

test(
  'pairs that may need a call are asked of their coordinator, and lead to exactly those',
  withDatabase(async (db) => {
    const two = await addOldPair(db)
    const asks = async () => (await askedOf(db, two.coordinator)).filter((path) => path.includes('/partnerships'))
    await as(db, 'worker')
    await watchQuiet(db, errandAt(noonOf('2026-12-18')))
    assert.deepEqual(await asks(), [], 'the two are asked first')
    await as(db, 'worker')
    await watchQuiet(db, errandAt(noonOf('2026-12-28')))
    assert.deepEqual(await asks(), [`/programs/${two.program.slug}/partnerships?show=call`])
    const { calls } = await listPairs(db, two.program, dateAt(noonOf('2026-12-28')))
    assert.equal((await dayFor(db, two.coordinator)).work[0]?.calls, calls)
  }),
)

test(
  'a program that is over and not closed asks to be closed, and nothing once it is',
  withDatabase(async (db) => {
    const { program, coordinator } = await addPool(db, { mentees: [], mentors: [] })
    const asks = async () => (await askedOf(db, coordinator)).includes(`/programs/${program.slug}/closing`)
    const set = (changes: object) => asOwner(db, () => db.updateTable('programs').set(changes).execute())
    const past = { opensOn: '2025-01-02', closesOn: '2025-01-10', matchBy: '2025-01-31', startsOn: '2025-02-01' }
    assert.equal(await asks(), false)
    await set({ ...past, endsOn: '2026-01-31' })
    assert.equal(await asks(), true)
    await set({ status: 'archived' })
    assert.equal(await asks(), false)
  }),
)
