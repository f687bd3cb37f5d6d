import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Db } from '#foundation/database.ts'
import { Conflict } from '#foundation/refusal.ts'
import { as, isRefusedByDatabase, withDatabase } from '#foundation/testing.ts'
import { getRoles } from '../access/standing.server.ts'
import { compose, itemsOf, textOf } from '../people/letter.example.ts'
import { addPerson } from '../people/person.example.ts'
import { asOwner, noTrace, tracing } from '../people/trace.example.ts'
import { addProgram } from '../programs/program.example.ts'
import { seatedLetter } from './committee.email.ts'
import { addCommittee } from './committee.example.ts'
import {
  changeCommittee,
  decidingMembers,
  endTerm,
  findCommittee,
  findOwnTerm,
  formCommittee,
  isServing,
  promiseConfidentiality,
  seatMember,
} from './committee.server.ts'
import { addConstituency } from './constituency.server.ts'

const now = Temporal.Instant.from('2026-10-25T18:00:00Z')
const day = (text: string) => Temporal.PlainDate.from(text)
const term = { chair: false, since: day('2020-01-01'), until: day('2099-12-31') }

/** A committee as the template forms it; its coordinator acts. */
async function form(db: Db) {
  const world = await addProgram(db)
  await as(db, world.coordinator)
  await formCommittee(db, world.coordinator, world.program)
  const read = async () => {
    const committee = await findCommittee(db, world.program.id)
    assert.ok(committee)
    return committee
  }
  return { ...world, read, committee: await read() }
}

test(
  'a committee is formed as the template has it, once',
  withDatabase(async (db) => {
    const { committee, coordinator, program } = await form(db)
    assert.deepEqual([committee.quorum, committee.constituencies.map(({ seats }) => seats)], [3, [3, 2, 1]])
    assert.deepEqual(await tracing(db, () => formCommittee(db, coordinator, program)), noTrace)
  }),
)

test(
  'its name and quorum are changed under the version that was seen, and by nobody else',
  withDatabase(async (db) => {
    const { committee, coordinator } = await form(db)
    const change = { name: { en: 'Team', fr: 'Équipe' }, quorum: 2 }
    await changeCommittee(db, coordinator, committee, change, committee.version)
    await assert.rejects(changeCommittee(db, coordinator, committee, change, committee.version), Conflict)
    const jo = await addPerson(db)
    await as(db, jo)
    await assert.rejects(changeCommittee(db, jo, committee, change, committee.version + 1))
    assert.ok(
      await isRefusedByDatabase(db, (db) => addConstituency(db, jo, committee, { name: change.name, seats: 5 })),
    )
  }),
)

test(
  'whoever is seated hears of it by letter, which says where and nothing else',
  withDatabase(async (db) => {
    const { committee, coordinator } = await form(db)
    const seating = {
      ...term,
      name: 'Ruth Reader',
      email: 'ruth@example.org',
      constituencyId: committee.constituencies[0]?.id ?? '',
    }
    const trace = await tracing(db, () => seatMember(db, coordinator, committee, seating))
    assert.deepEqual(trace, { verbs: ['committee.seated'], posted: ['committee.seated'] })
    const [item] = await itemsOf(db, 'committee.seated')
    assert.ok(item)
    const letter = await compose(db, seatedLetter, item, now)
    assert.equal(letter?.to, 'ruth@example.org')
    assert.match(letter?.button?.href ?? '', /\/programs\/bcpvpa-mentorship-2026-27\/committee$/)
    assert.notEqual(textOf(letter, 'en'), textOf(letter, 'fr'))
    await asOwner(db, () => db.deleteFrom('committeeMembers').execute())
    assert.equal(await compose(db, seatedLetter, item, now), undefined)
  }),
)

test(
  'a constituency is never seated beyond its number; a seat whose term is over is free again',
  withDatabase(async (db) => {
    const { committee, coordinator, read } = await form(db)
    const staff = committee.constituencies.find(({ seats }) => seats === 1)
    const seat = async (n: number, dates: Partial<typeof term>) =>
      seatMember(db, coordinator, await read(), {
        ...term,
        ...dates,
        name: `Member ${n}`,
        email: `member-${n}@example.org`,
        constituencyId: staff?.id ?? '',
      })
    await seat(1, { until: day('2026-06-30') })
    await assert.rejects(seat(2, { since: day('2026-06-30') }), { field: 'constituencyId' })
    await assert.rejects(seat(2, { until: day('2020-01-01') }), { field: 'constituencyId' })
    await seat(2, { since: day('2026-07-01') })
    assert.equal((await read()).members.length, 2)
  }),
)

test(
  'a term that ends before it begins is refused beside its field',
  withDatabase(async (db) => {
    const { committee, coordinator } = await form(db)
    const seating = {
      ...term,
      until: day('2019-12-31'),
      name: 'M',
      email: 'm@example.org',
      constituencyId: committee.constituencies[0]?.id ?? '',
    }
    assert.deepEqual(
      await tracing(db, () => assert.rejects(seatMember(db, coordinator, committee, seating), { field: 'until' })),
      noTrace,
    )
  }),
)

test(
  'nobody is seated twice at the same time',
  withDatabase(async (db) => {
    const { committee, coordinator, read } = await form(db)
    const seating = {
      ...term,
      name: 'Ruth',
      email: 'ruth@example.org',
      constituencyId: committee.constituencies[0]?.id ?? '',
    }
    await seatMember(db, coordinator, committee, seating)
    await assert.rejects(seatMember(db, coordinator, await read(), { ...seating, since: day('2021-01-01') }), {
      field: 'email',
    })
    await assert.rejects(
      seatMember(db, coordinator, await read(), { ...seating, constituencyId: committee.constituencies[1]?.id ?? '' }),
      { field: 'email' },
    )
  }),
)

test(
  'before the promise a member sees who else is seated, and decides nothing',
  withDatabase(async (db) => {
    const { program } = await addProgram(db)
    const {
      members: [ruth],
    } = await addCommittee(db, program, 2, { promised: false })
    assert.ok(ruth)
    await as(db, ruth)
    assert.deepEqual(
      (await findCommittee(db, program.id))?.members.map(({ name }) => name),
      ['Member 1', 'Member 2'],
    )
    assert.deepEqual((await getRoles(db, ruth, program.id)).roles, new Set())
  }),
)

test(
  'a promise is made once, in the words of the day, by oneself',
  withDatabase(async (db) => {
    const { program } = await addProgram(db)
    const {
      members: [ruth, sam],
    } = await addCommittee(db, program, 2, { promised: false })
    assert.ok(ruth && sam)
    await as(db, ruth)
    assert.deepEqual((await tracing(db, () => promiseConfidentiality(db, ruth, program.id, now))).verbs, [
      'committee.promised',
    ])
    assert.deepEqual(
      await tracing(db, () => promiseConfidentiality(db, ruth, program.id, now.add({ hours: 1 }))),
      noTrace,
    )
    assert.deepEqual((await findOwnTerm(db, ruth, program.id))?.promisedAt, now)
    assert.deepEqual((await getRoles(db, ruth, program.id)).roles, new Set(['committee']))
    assert.equal(
      (await asOwner(db, () => findCommittee(db, program.id)))?.members.find(({ id }) => id === sam.memberId)
        ?.promisedAt,
      null,
    )
    const { promisedText } = await asOwner(db, () =>
      db
        .selectFrom('committeeMembers')
        .select('promisedText')
        .where('id', '=', ruth.memberId)
        .executeTakeFirstOrThrow(),
    )
    assert.ok(promisedText)
  }),
)

test(
  'whoever is not seated has nothing to promise',
  withDatabase(async (db) => {
    const { program, coordinator } = await addProgram(db)
    await addCommittee(db, program, 1)
    await assert.rejects(promiseConfidentiality(await as(db, coordinator), coordinator, program.id, now), {
      status: 404,
    })
  }),
)

test(
  'access ends with the term: the day after, nothing is left',
  withDatabase(async (db) => {
    const { program } = await addProgram(db)
    const {
      members: [ruth],
    } = await addCommittee(db, program, 1)
    assert.ok(ruth)
    const rolesUntil = async (until: string) => {
      await asOwner(db, () => db.updateTable('committeeMembers').set({ until }).execute())
      return [...(await getRoles(await as(db, ruth), ruth, program.id)).roles]
    }
    const today = Temporal.Now.plainDateISO('America/Vancouver')
    assert.deepEqual(await rolesUntil(today.toString()), ['committee'])
    assert.deepEqual(await rolesUntil(today.subtract({ days: 1 }).toString()), [])
    assert.equal(await findOwnTerm(db, ruth, program.id), undefined)
  }),
)

test(
  'ending a term ends it yesterday; one that began today ends today',
  withDatabase(async (db) => {
    const { program, coordinator } = await addProgram(db)
    const { committee } = await addCommittee(db, program, 1)
    const [member] = committee.members
    assert.ok(member)
    await as(db, coordinator)
    assert.deepEqual(
      (await tracing(db, () => endTerm(db, coordinator, committee, member.id, day('2026-10-25')))).verbs,
      ['committee.term-ended'],
    )
    assert.equal((await findCommittee(db, program.id))?.members[0]?.until.toString(), '2026-10-24')
    const fresh = { ...committee, members: [{ ...member, since: day('2026-10-25'), version: member.version + 1 }] }
    await asOwner(db, () =>
      db.updateTable('committeeMembers').set({ since: '2026-10-25', until: '2027-01-01' }).execute(),
    )
    await endTerm(db, coordinator, fresh, member.id, day('2026-10-25'))
    assert.equal((await findCommittee(db, program.id))?.members[0]?.until.toString(), '2026-10-25')
  }),
)

test(
  'members who decide serve today and have promised',
  withDatabase(async (db) => {
    const { program } = await addProgram(db)
    const { committee } = await addCommittee(db, program, 3)
    const [one, two, three] = committee.members
    assert.ok(one && two && three)
    const mixed = { ...committee, members: [one, { ...two, promisedAt: null }, { ...three, until: day('2026-10-24') }] }
    assert.deepEqual(decidingMembers(mixed, day('2026-10-25')), [one])
    assert.deepEqual(
      ['2019-12-31', '2020-01-01', '2026-10-24', '2026-10-25'].map((on) => isServing(mixed.members[2] ?? one, day(on))),
      [false, true, true, false],
    )
  }),
)

test(
  'nobody seats themselves, lengthens their term or makes themselves chair',
  withDatabase(async (db) => {
    const { program } = await addProgram(db)
    const {
      committee,
      members: [ruth],
    } = await addCommittee(db, program, 1)
    assert.ok(ruth)
    const jo = await addPerson(db, { name: 'Jo' })
    await as(db, jo)
    const row = {
      committeeId: committee.id,
      personId: jo.id,
      constituencyId: committee.constituencies[0]?.id ?? '',
      since: '2020-01-01',
      until: '2099-01-01',
    }
    assert.ok(await isRefusedByDatabase(db, (db) => db.insertInto('committeeMembers').values(row).execute()))
    await as(db, ruth)
    await db.updateTable('committeeMembers').set({ chair: true, until: '2100-01-01' }).execute()
    assert.equal((await findCommittee(db, program.id))?.members[0]?.chair, false)
  }),
)
