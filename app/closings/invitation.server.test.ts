import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import type { PersonActor } from '#foundation/actor.ts'
import type { Db } from '#foundation/database.ts'
import { as, testKey, withDatabase } from '#foundation/testing.ts'
import { readAnswers } from '../applications/dossier.server.ts'
import { refuses } from '../partnerships/offer.example.ts'
import { compose, itemsOf, textOf } from '../people/letter.example.ts'
import { getProgram, publishProgram } from '../programs/program.server.ts'
import { applyAgain, declineAgain, getOwnInvitation } from './again.server.ts'
import { isChosenFirst, standingOf } from './again.ts'
import { againLetter } from './closing.email.ts'
import { addNextYear, copyOn, type NextYear } from './closing.example.ts'
import { inviteMentors, listMentorsBefore } from './invitation.server.ts'

const now = Temporal.Instant.from('2027-06-10T18:00:00Z')
const today = Temporal.PlainDate.from('2027-06-10')

async function invite(db: Db, { next, coordinator, mentor }: NextYear, program = next) {
  await as(db, coordinator)
  return inviteMentors(db, coordinator, program, [mentor.id], testKey, now, today)
}

async function invitationOf(db: Db, who: PersonActor) {
  await as(db, 'owner')
  const { id } = await db.selectFrom('mentorInvitations').select('id').executeTakeFirstOrThrow()
  await as(db, who)
  return getOwnInvitation(db, who, id, today)
}

const letters = async (db: Db) => (await itemsOf(db, 'mentor.again')).length

async function standing(db: Db, { next, coordinator }: NextYear, program = next) {
  await as(db, coordinator)
  return (await listMentorsBefore(db, program.id)).map((mentor) => [standingOf(mentor), isChosenFirst(mentor)])
}

test(
  'a mentor who stayed is chosen and asked once, by a letter that leads to their own page',
  withDatabase(async (db) => {
    const year = await addNextYear(db)
    assert.deepEqual(await standing(db, year), [['may', true]])
    assert.equal(await invite(db, year), 1)
    assert.equal(await invite(db, year), 0)
    assert.equal(await letters(db), 1)
    assert.deepEqual(await standing(db, year), [['asked', false]])
    const [item] = await itemsOf(db, 'mentor.again')
    assert.ok(item)
    const letter = await compose(db, againLetter, item, now)
    assert.equal(letter?.to.includes('@'), true)
    assert.match(letter ? textOf(letter) : '', /\/invitations\//)
    assert.match(letter ? textOf(letter, 'fr') : '', /2 juin|1er juin/)
  }),
)

test(
  'whoever left early is listed and not chosen; whoever is supervised by the coordinator is not listed',
  withDatabase(async (db) => {
    const year = await addNextYear(db)
    await db.updateTable('partnerships').set({ state: 'ended', endedAs: 'early', endedOn: '2027-01-15' }).execute()
    assert.deepEqual(await standing(db, year), [['may', false]])
    await as(db, 'owner')
    await sql`alter table partnerships disable trigger move_partnership`.execute(db) // what has ended stays so
    await db.updateTable('partnerships').set({ endedAs: 'completed', endedOn: year.program.endsOn }).execute()
    assert.deepEqual(await standing(db, year), [['may', true]], 'said goodbye at the end')
    await as(db, 'owner')
    const { mentor, coordinator } = year
    await db
      .insertInto('supervisions')
      .values({ supervisorId: coordinator.id, supervisedId: mentor.id, declaredBy: mentor.id })
      .execute()
    assert.deepEqual(await standing(db, year), [])
    assert.equal(await invite(db, year), 0)
  }),
)

test(
  '"not this year" is remembered: no letter that waits, none from another copy of the program',
  withDatabase(async (db) => {
    const year = await addNextYear(db)
    await invite(db, year)
    await declineAgain(db, year.mentor, await invitationOf(db, year.mentor), 'not_this_year')
    const [item] = await itemsOf(db, 'mentor.again')
    assert.equal(item && (await compose(db, againLetter, item, now)), undefined)
    assert.deepEqual(await standing(db, year), [['not_this_year', false]])
    const id = await copyOn(db, year.coordinator, year.program)
    await publishProgram(db, year.coordinator, await getProgram(db, id), now)
    const other = await getProgram(db, id)
    assert.deepEqual(await standing(db, year, other), [['elsewhere', false]])
    assert.equal(await invite(db, year, other), 0)
    const later = await getProgram(db, await copyOn(db, year.coordinator, year.next))
    assert.deepEqual(await standing(db, year, later), [], 'took no part in the year before')
  }),
)

test(
  'whoever said no to letters is not asked: of this kind for good, or of their partnership',
  withDatabase(async (db) => {
    const year = await addNextYear(db)
    await sql`insert into contact_letters (partnership_id, person_id, every) values (${year.partnershipId}, ${year.mentor.id}, 'off')`.execute(
      await as(db, year.mentor),
    )
    assert.deepEqual(await standing(db, year), [['declines', false]])
    assert.equal(await invite(db, year), 0)
    await sql`update contact_letters set every = 'month'`.execute(await as(db, year.mentor))
    await invite(db, year)
    await declineAgain(db, year.mentor, await invitationOf(db, year.mentor), 'never')
    const id = await copyOn(db, year.coordinator, year.program)
    assert.deepEqual(await standing(db, year, await getProgram(db, id)), [['declines', false]])
  }),
)

test(
  '"yes" begins an application with what is still asked, read as the mentor; the promises are left to them',
  withDatabase(async (db) => {
    const year = await addNextYear(db)
    const { mentor, next } = year
    await invite(db, year)
    const found = await invitationOf(db, mentor)
    assert.ok(found.position && found.answers.size > 0)
    const id = await applyAgain(db, mentor, found, true, today)
    const made = await db.selectFrom('applications').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
    assert.deepEqual([made.programId, made.personId, made.seat, made.status], [next.id, mentor.id, 'mentor', 'draft'])
    assert.deepEqual(made.speaks, found.before?.speaks)
    assert.notEqual(made.positionId, null)
    const answers = await readAnswers(db, id)
    assert.deepEqual(
      Object.fromEntries(Object.entries(answers).map(([group, each]) => [group, each.answers])),
      Object.fromEntries(found.answers),
    )
    const promised = await db.selectFrom('acceptances').select('textId').where('applicationId', '=', id).execute()
    assert.deepEqual(promised, [])
    assert.equal(await applyAgain(db, mentor, await invitationOf(db, mentor), true, today), id, 'pressed twice')
    await refuses(declineAgain(db, mentor, await invitationOf(db, mentor), 'never'))
    assert.deepEqual(await standing(db, year), [['yes', false]])
  }),
)

test(
  'an invitation is the mentor’s own: nobody else answers it or reads what it fills in',
  withDatabase(async (db) => {
    const year = await addNextYear(db)
    await invite(db, year)
    for (const other of [year.mentee, year.coordinator]) await assert.rejects(invitationOf(db, other))
    const changed = await sql`update mentor_invitations set answer = 'yes', answered_at = now()`.execute(
      await as(db, year.coordinator),
    )
    assert.equal(changed.numAffectedRows, 0n)
  }),
)

test(
  'nobody is asked for a draft, nor after the last day; letters wait for the day applications open',
  withDatabase(async (db) => {
    const year = await addNextYear(db)
    const { coordinator, next, mentor } = year
    await as(db, coordinator)
    const at = (day: string) =>
      inviteMentors(
        db,
        coordinator,
        next,
        [mentor.id],
        testKey,
        Temporal.Instant.from(`${day}T18:00:00Z`),
        Temporal.PlainDate.from(day),
      )
    await refuses(inviteMentors(db, coordinator, { ...next, status: 'draft' }, [mentor.id], testKey, now, today))
    await refuses(at('2027-12-01'))
    assert.equal(await at('2027-05-25'), 1)
    await as(db, 'owner')
    const { dueAt } = await db
      .selectFrom('outbox')
      .select('dueAt')
      .where('kind', '=', 'mentor.again')
      .executeTakeFirstOrThrow()
    assert.equal(dueAt?.toString(), '2027-06-01T16:00:00Z')
  }),
)
