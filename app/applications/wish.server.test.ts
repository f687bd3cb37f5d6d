import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { PersonActor } from '#foundation/actor.ts'
import type { Db } from '#foundation/database.ts'
import { as, withDatabase } from '#foundation/testing.ts'
import { addCommittee } from '../committees/committee.example.ts'
import { compose, itemsOf, textOf } from '../people/letter.example.ts'
import { addPerson } from '../people/person.example.ts'
import { asOwner, noTrace, tracing } from '../people/trace.example.ts'
import { addProgram } from '../programs/program.example.ts'
import { invitedLetter } from './application.email.ts'
import { addApplication, begin, fillIn, openNow, settleInvitations } from './application.example.ts'
import { getWritable, submitApplication } from './application.server.ts'
import {
  candidatesFor,
  countUnknownAvoided,
  findWished,
  listCounterparts,
  listWishes,
  saveWishes,
  settleWish,
  type Wish,
} from './wish.server.ts'

const prefer = (rank: number, name: string, email = ''): Wish => ({ kind: 'prefer', rank, name, email })
const avoid = (rank: number, name: string): Wish => ({ kind: 'avoid', rank, name, email: '' })

/** Amina has filled in everything and comes to the page of wishes; she acts. */
async function write(db: Db) {
  const world = await addProgram(db)
  const amina = await addPerson(db, { name: 'Amina Diallo', language: 'fr' })
  const id = await begin(db, amina, world.program, 'mentee')
  await fillIn(db, amina, id)
  const { application } = await getWritable(db, amina, id)
  const wish = async (...wishes: Wish[]) => {
    await as(db, amina)
    await saveWishes(db, amina, application, wishes)
  }
  const send = async () => {
    await as(db, amina)
    await submitApplication(db, amina, id, openNow)
    await settleInvitations(db, id)
    await as(db, amina)
  }
  return { ...world, amina, id, application, wish, send }
}

const invitations = async (db: Db) => (await itemsOf(db, 'mentor.invited')).map(({ address }) => address)

test(
  'wishes are kept in their order, and written anew as a whole',
  withDatabase(async (db) => {
    const { id, wish } = await write(db)
    await wish(prefer(1, 'Bo Lind', 'bo@example.org'), prefer(2, 'Cara Moss'), avoid(1, 'Old Boss'))
    const trace = await tracing(db, () => wish(prefer(1, 'Cara Moss'), prefer(2, 'Bo Lind', 'bo@example.org')))
    assert.deepEqual(trace.verbs, ['application.wished'])
    assert.deepEqual(
      (await listWishes(db, id)).map(({ kind, rank, name }) => [kind, rank, name]),
      [
        ['prefer', 1, 'Cara Moss'],
        ['prefer', 2, 'Bo Lind'],
      ],
    )
  }),
)

test(
  'whom somebody would rather not meet is read by the coordinator, and by nobody on the committee',
  withDatabase(async (db) => {
    const { program, coordinator, id, wish, send } = await write(db)
    await wish(prefer(1, 'Bo Lind'), avoid(1, 'Old Boss'))
    await send()
    const { members } = await addCommittee(db, program, 2)
    const [assigned, other] = members
    assert.ok(assigned && other)
    await db.insertInto('readings').values({ applicationId: id, memberId: assigned.memberId }).execute()
    const seen = async (actor: PersonActor) => {
      await as(db, actor)
      return (await listWishes(db, id)).map(({ name }) => name)
    }
    assert.deepEqual(await seen(coordinator), ['Bo Lind', 'Old Boss'])
    assert.deepEqual(await seen(assigned), ['Bo Lind'])
    assert.deepEqual(await seen(other), [])
  }),
)

test(
  'somebody wished for who is not enrolled is invited once, and not told who wishes',
  withDatabase(async (db) => {
    const { amina, wish, send } = await write(db)
    await wish(prefer(1, 'Marguerite Lavoie', 'marguerite@example.org'), prefer(2, 'Bo Lind'), avoid(1, 'Old Boss'))
    assert.deepEqual(await invitations(db), [], 'nobody before the application is sent')
    await send()
    assert.deepEqual(await invitations(db), ['marguerite@example.org'])
    const [item] = await itemsOf(db, 'mentor.invited')
    assert.ok(item)
    const letter = await compose(db, invitedLetter, item, openNow)
    assert.ok(letter)
    assert.deepEqual([letter.to, letter.language], ['marguerite@example.org', 'fr'])
    for (const language of ['en', 'fr'] as const) assert.ok(!textOf(letter, language).includes('Amina'))
    await wish(prefer(1, 'M. Lavoie', 'marguerite@example.org'))
    await send()
    assert.deepEqual(await invitations(db), ['marguerite@example.org'])
    assert.equal(amina.language, 'fr')
  }),
)

test(
  'somebody wished for only after the first sending is invited when it is sent again',
  withDatabase(async (db) => {
    const { wish, send } = await write(db)
    await send()
    await wish(prefer(1, 'Marguerite Lavoie', 'marguerite@example.org'))
    await send()
    assert.deepEqual(await invitations(db), ['marguerite@example.org'])
  }),
)

test(
  'nobody is invited who has applied meanwhile, or whose wisher has left',
  withDatabase(async (db) => {
    const { program, amina, id, wish, send } = await write(db)
    await wish(prefer(1, 'Marguerite Lavoie', 'marguerite@example.org'))
    await send()
    const [item] = await itemsOf(db, 'mentor.invited')
    assert.ok(item)
    await addApplication(db, program, 'mentor', { name: 'Marguerite Lavoie', email: 'marguerite@example.org' })
    await as(db, amina)
    assert.equal(await compose(db, invitedLetter, item, openNow), undefined)
    await wish(prefer(1, 'Zoe Roux', 'zoe@example.org'))
    await submitApplication(db, amina, id, openNow)
    await asOwner(db, () => db.updateTable('applications').set({ status: 'withdrawn' }).where('id', '=', id).execute())
    await settleInvitations(db, id)
    assert.ok(!(await invitations(db)).includes('zoe@example.org'))
  }),
)

test(
  'an address leaves no doubt: who is enrolled is found, whichever of the two comes first',
  withDatabase(async (db) => {
    const { program, coordinator, id, wish, send } = await write(db)
    const bo = await addApplication(db, program, 'mentor', { name: 'Robert Lind', email: 'bo@example.org' })
    await wish(prefer(1, 'Bo Lind', 'bo@example.org'), prefer(2, 'Cara Moss', 'cara@example.org'))
    await send()
    const cara = await addApplication(db, program, 'mentor', { name: 'Cara Moss', email: 'cara@example.org' })
    await as(db, coordinator)
    const found = async () => (await listWishes(db, id)).map(({ personId }) => personId)
    assert.deepEqual(await found(), [bo.person.id, null])
    await asOwner(db, () =>
      db
        .insertInto('outbox')
        .values({ queue: 'work', kind: 'application.invitations', subjectId: cara.application.id })
        .execute(),
    )
    await settleInvitations(db, cara.application.id)
    await as(db, coordinator)
    assert.deepEqual(await found(), [bo.person.id, cara.person.id])
    assert.deepEqual(await invitations(db), ['cara@example.org'], 'who is enrolled is not invited')
  }),
)

test(
  'who has been found stays found when the page is saved again, for the same name alone',
  withDatabase(async (db) => {
    const { program, coordinator, id, wish, send } = await write(db)
    const bo = await addApplication(db, program, 'mentor', { name: 'Bo Lind', email: 'bo@example.org' })
    await wish(prefer(1, 'Bo Lind', 'bo@example.org'))
    await send()
    await wish(prefer(1, 'Cara Moss'), prefer(2, 'bo lind', 'bo@example.org'))
    await as(db, coordinator)
    assert.deepEqual(
      (await listWishes(db, id)).map(({ personId }) => personId),
      [null, bo.person.id],
    )
  }),
)

test(
  'a name suggests, and the coordinator says who was meant: living applicants for the other seat of the program',
  withDatabase(async (db) => {
    const { program, coordinator, application, id, wish, send } = await write(db)
    const elsewhere = await addProgram(db)
    const name = 'Zoë Roux-Smith'
    const meant = await addApplication(db, program, 'mentor', { name: 'Zoe Roux Smith' })
    const alike = await addApplication(db, program, 'mentor', { name })
    await addApplication(db, program, 'mentee', { name })
    await addApplication(db, program, 'mentor', { name, status: 'withdrawn' })
    await addApplication(db, elsewhere.program, 'mentor', { name })
    await wish(prefer(1, 'zoë roux-smith'))
    await send()
    await as(db, coordinator)
    const [wished] = await listWishes(db, id)
    assert.ok(wished && wished.personId === null, 'a name alone is never enough')
    const candidates = candidatesFor(await listCounterparts(db, application), wished).map((each) => each.id)
    assert.deepEqual(candidates, [alike.person.id])
    const trace = await tracing(db, () =>
      settleWish(db, coordinator, application, wished.id, { personId: alike.person.id }),
    )
    assert.deepEqual(trace.verbs, ['wish.confirmed'])
    assert.equal((await listWishes(db, id))[0]?.foundName, name)
    await as(db, elsewhere.coordinator)
    const foreign = await tracing(db, () =>
      assert.rejects(settleWish(db, elsewhere.coordinator, application, wished.id, { personId: meant.person.id }), {
        status: 404,
      }),
    )
    assert.deepEqual(foreign, noTrace)
  }),
)

test(
  'a name to avoid that fits nobody stays open until a coordinator says who, or that nobody is meant',
  withDatabase(async (db) => {
    const { program, coordinator, application, id, wish, send } = await write(db)
    const boss = await addApplication(db, program, 'mentor', { name: 'Robert Old' })
    await wish(avoid(1, 'Bob the boss'))
    await send()
    await as(db, coordinator)
    assert.equal(await countUnknownAvoided(db, program.id), 1)
    const [named] = await listWishes(db, id)
    assert.ok(named)
    assert.deepEqual(candidatesFor(await listCounterparts(db, application), named), [])
    await settleWish(db, coordinator, application, named.id, { personId: boss.person.id })
    assert.equal(await countUnknownAvoided(db, program.id), 0)
    await settleWish(db, coordinator, application, named.id, null)
    assert.equal(await countUnknownAvoided(db, program.id), 1)
  }),
)

test(
  'said to mean nobody, a name is asked about again when somebody of it applies',
  withDatabase(async (db) => {
    const { program, coordinator, application, id, wish, send } = await write(db)
    await wish(avoid(1, 'Zoé Roux'))
    await send()
    await as(db, coordinator)
    const [named] = await listWishes(db, id)
    assert.ok(named)
    await settleWish(db, coordinator, application, named.id, {
      nobodyAt: Temporal.Instant.from('2026-08-20T17:00:00Z'),
    })
    for (const [name, open] of [
      ['Somebody Else', 0],
      ['Zoe Roux', 1],
    ] as const) {
      await addApplication(db, program, 'mentor', { name })
      await as(db, 'worker')
      await findWished(db, program.id)
      await as(db, coordinator)
      assert.equal(await countUnknownAvoided(db, program.id), open, name)
    }
  }),
)
