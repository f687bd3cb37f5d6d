import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Db } from '#foundation/database.ts'
import { Conflict } from '#foundation/refusal.ts'
import { as, withDatabase } from '#foundation/testing.ts'
import { addPerson } from '../people/person.example.ts'
import { asOwner, noTrace, tracing } from '../people/trace.example.ts'
import { addProgram } from '../programs/program.example.ts'
import { addCommittee } from './committee.example.ts'
import { endTerm, findCommittee, seatMember } from './committee.server.ts'
import {
  addConstituency,
  type ConstituencyForm,
  changeConstituency,
  mostSeated,
  removeConstituency,
} from './constituency.server.ts'

const day = (text: string) => Temporal.PlainDate.from(text)
const today = day('2026-10-25')
const north = { en: 'The North', fr: 'Le Nord' }

/** A committee of three who sit for one constituency; its coordinator acts. */
async function form(db: Db) {
  const { program, coordinator } = await addProgram(db)
  await addCommittee(db, program, 3)
  await as(db, coordinator)
  const read = async () => {
    const committee = await findCommittee(db, program.id)
    const [constituency] = committee?.constituencies ?? []
    assert.ok(committee && constituency)
    return { committee, constituency }
  }
  const change = async (to: ConstituencyForm, version?: number) => {
    const { committee, constituency } = await read()
    await changeConstituency(db, coordinator, committee, constituency, to, version ?? constituency.version, today)
  }
  return { program, coordinator, read, change }
}

test(
  'a constituency is renamed and given other seats under the version that was seen, never fewer than are taken',
  withDatabase(async (db) => {
    const { read, change } = await form(db)
    const { verbs } = await tracing(db, () => change({ name: north, seats: 3 }))
    assert.deepEqual(verbs, ['committee.changed'])
    const { constituency } = await read()
    assert.deepEqual([constituency.name, constituency.seats, constituency.version], [north, 3, 2])
    const trace = await tracing(db, async () => {
      await assert.rejects(change({ name: north, seats: 4 }, 1), Conflict)
      await assert.rejects(change({ name: north, seats: 2 }), { field: 'seats' })
    })
    assert.deepEqual(trace, noTrace)
  }),
)

test(
  'who sat is kept under the name of their term; who sits has the new one',
  withDatabase(async (db) => {
    const { coordinator, read, change } = await form(db)
    const { committee, constituency } = await read()
    const [gone] = committee.members
    assert.ok(gone)
    await endTerm(db, coordinator, committee, gone.id, today)
    await change({ name: north, seats: 2 })
    await change({ name: { en: 'Far North', fr: 'Grand Nord' }, seats: 2 })
    const { members } = (await read()).committee
    assert.deepEqual(
      members.map(({ id, constituency }) => [id === gone.id, constituency.en]),
      committee.members.map(({ id }) => (id === gone.id ? [true, constituency.name.en] : [false, 'Far North'])),
    )
  }),
)

test(
  'only one for which nobody ever sat is removed, once; another is closed with no seats',
  withDatabase(async (db) => {
    const { coordinator, read, change } = await form(db)
    const { committee, constituency } = await read()
    await assert.rejects(removeConstituency(db, coordinator, committee, constituency), { status: 422 })
    await addConstituency(db, coordinator, committee, { name: north, seats: 1 })
    const added = (await read()).committee.constituencies.find(({ name }) => name.en === north.en)
    assert.ok(added)
    const remove = async () => removeConstituency(db, coordinator, (await read()).committee, added)
    assert.deepEqual((await tracing(db, remove)).verbs, ['committee.changed'])
    assert.deepEqual(await tracing(db, remove), noTrace)
    for (const { id } of committee.members) await endTerm(db, coordinator, (await read()).committee, id, today)
    await change({ name: constituency.name, seats: 0 })
    const seating = {
      ...{ name: 'Ruth', email: 'ruth@example.org', constituencyId: constituency.id, chair: false },
      ...{ since: today, until: day('2027-06-30') },
    }
    await assert.rejects(seatMember(db, coordinator, (await read()).committee, seating), { field: 'constituencyId' })
    assert.equal((await read()).committee.members.length, 3)
  }),
)

test(
  'nobody else changes or removes one',
  withDatabase(async (db) => {
    const { read } = await form(db)
    const { committee, constituency } = await read()
    const jo = await addPerson(db)
    await as(db, jo)
    const empty = { ...committee, members: [] }
    const to = { name: north, seats: 9 }
    await assert.rejects(changeConstituency(db, jo, empty, constituency, to, constituency.version, today))
    assert.deepEqual(await tracing(db, () => removeConstituency(db, jo, empty, constituency)), noTrace)
    const kept = await asOwner(db, () => findCommittee(db, committee.programId))
    assert.deepEqual(kept?.constituencies, [constituency])
  }),
)

test('the most that sit on one day, from a day on', () => {
  const term = (since: string, until: string) => ({ since: day(since), until: day(until) })
  const past = term('2020-01-01', '2026-10-24')
  const now = term('2020-01-01', '2026-12-31')
  const next = term('2027-01-01', '2027-12-31')
  const both = term('2026-11-01', '2027-06-30')
  assert.deepEqual(
    [[], [past], [past, now], [now, next], [now, next, both], [past, now, next, both]].map((terms) =>
      mostSeated(terms, today),
    ),
    [0, 0, 1, 1, 2, 2],
  )
})
