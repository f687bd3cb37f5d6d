// Who writes in an application that came on paper: whoever types it in, until its person writes in it themselves.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import type { Db } from '#foundation/database.ts'
import { Refusal } from '#foundation/refusal.ts'
import { as, isRefusedByDatabase, withDatabase } from '#foundation/testing.ts'
import { fillIn, openNow } from '../applications/application.example.ts'
import { getAtHand, getWritable, isInCare, isTakenOver, submitApplication } from '../applications/application.server.ts'
import { getDossier } from '../applications/dossier.server.ts'
import { saveReferees } from '../applications/referee.server.ts'
import { saveAnswers, saveMeeting } from '../applications/save.server.ts'
import { saveWishes } from '../applications/wish.server.ts'
import { addPerson } from '../people/person.example.ts'
import { asOwner } from '../people/trace.example.ts'
import { addProgram } from '../programs/program.example.ts'
import { enterApplication } from './entry.server.ts'

const paper = { name: 'Hélène', email: 'helene@example.org', phone: '', language: 'fr', source: 'paper' } as const

async function entered(db: Db) {
  const { program, coordinator } = await addProgram(db)
  const helene = await addPerson(db, { name: 'Hélène', email: 'helene@example.org' })
  await as(db, coordinator)
  const id = await enterApplication(db, coordinator, program, { ...paper, seat: 'mentor' }, openNow)
  await fillIn(db, coordinator, id)
  return { program, coordinator, helene, id }
}

const takenOverAt = async (db: Db, id: string) => {
  const row = await asOwner(db, () =>
    db.selectFrom('applications').select('takenOverAt').where('id', '=', id).executeTakeFirstOrThrow(),
  )
  return row.takenOverAt
}

const meeting = { speaks: ['fr'], channels: ['phone'], times: [], travels: false, needs: '', capacity: 2 }

/** Everything its person can write in an application, each alone. */
const hands: Record<string, (db: Db, who: Parameters<typeof getWritable>[1], id: string) => Promise<unknown>> = {
  'how they can meet': async (db, who, id) => {
    const { application } = await getWritable(db, who, id)
    await saveMeeting(db, application, meeting, application.version)
  },
  'an answer': async (db, who, id) => {
    const { application } = await getWritable(db, who, id)
    const [[key, saved] = ['', { answers: {}, version: 0 }]] = Object.entries(
      (await getDossier(db, application)).answers,
    )
    await saveAnswers(db, who, application, key, saved.answers, saved.version)
  },
  'a wish': async (db, who, id) => {
    const wish = { kind: 'prefer', rank: 1, name: 'Jo', email: '' } as const
    await saveWishes(db, who, (await getWritable(db, who, id)).application, [wish])
  },
  'a referee': async (db, who, id) => {
    const rita = { name: 'Rita', email: 'other@example.org', relation: '' }
    await saveReferees(db, who, (await getWritable(db, who, id)).application, [rita])
  },
  'sending it': (db, who, id) => submitApplication(db, who, id, openNow),
}

for (const [what, write] of Object.entries(hands))
  test(
    `the first thing its person writes takes a paper application over, and nobody else writes in it then: ${what}`,
    withDatabase(async (db) => {
      const { coordinator, helene, id } = await entered(db)
      assert.equal(await takenOverAt(db, id), null, 'not by being typed in')
      await as(db, coordinator)
      await write(db, coordinator, id)
      assert.equal(await takenOverAt(db, id), null, 'whoever typed it may mend it')
      await as(db, helene)
      assert.equal((await getWritable(db, helene, id)).hand, 'own')
      assert.equal(await takenOverAt(db, id), null, 'nor by being looked at')
      await write(db, helene, id)
      assert.ok(await takenOverAt(db, id))

      for (const attempt of Object.values(hands)) {
        await as(db, coordinator)
        const refused = (error: unknown) => error instanceof Refusal && error.status === 409
        await assert.rejects(attempt(db, coordinator, id), refused)
      }
      await as(db, coordinator)
      const found = await getAtHand(db, coordinator, id)
      assert.ok(isTakenOver(found), 'and is told why')
      const dossier = await getDossier(db, found.application)
      assert.ok(Object.keys(dossier.answers).length > 0, 'what coordinators may read, they read')
      await as(db, helene)
      await write(db, helene, id)
    }),
  )

test(
  'the database keeps another hand out of an application taken over, whatever a page forgets',
  withDatabase(async (db) => {
    const { program, coordinator, helene, id } = await entered(db)
    const framework = sql`(select framework_id from programs where id = ${program.id})`
    const attempts = {
      answers: sql`update application_answers set version = version + 1 where application_id = ${id} returning 1`,
      needs: sql`update applications set needs = 'Changed' where id = ${id} returning 1`,
      wishes: sql`insert into wishes (application_id, kind, rank, name) values (${id}, 'prefer', 3, 'X') returning 1`,
      referees: sql`insert into referees (application_id, name, email) values (${id}, 'X', 'x@example.org') returning 1`,
      ratings: sql`select app.enter_ratings(${id}, ${framework}, '[]'::jsonb, false)`,
      position: sql`update positions set title = 'Changed' where id = (select position_id from applications where id = ${id}) returning 1`,
    }
    const done = async () => {
      await as(db, coordinator)
      const kept: string[] = []
      for (const [what, attempt] of Object.entries(attempts)) {
        await sql`savepoint before`.execute(db)
        let rows = 0
        const refused = await isRefusedByDatabase(db, async (db) => {
          rows = (await attempt.execute(db)).rows.length
        })
        if (refused || rows === 0) kept.push(what)
        await sql`rollback to savepoint before`.execute(db)
      }
      return kept
    }
    assert.deepEqual(await done(), [])
    await as(db, helene)
    await hands['how they can meet']?.(db, helene, id)
    assert.deepEqual(await done(), Object.keys(attempts))
    await as(db, coordinator)
    await sql`select app.clear_referees(${id})`.execute(db)
    const { rows } = await asOwner(db, () => sql`select from referees where application_id = ${id}`.execute(db))
    assert.equal(rows.length, 1, 'nor does anybody take a referee back')
    await db
      .updateTable('applications')
      .set({ eligibility: 'eligible', eligibilityBy: coordinator.id })
      .where('id', '=', id)
      .execute()
  }),
)

test(
  'name and telephone are typed for somebody until they come; then they are theirs alone',
  withDatabase(async (db) => {
    const { program, coordinator } = await entered(db)
    await as(db, coordinator)
    const never = { ...paper, name: 'Noa', email: 'noa@example.org', seat: 'mentee' } as const
    const id = await enterApplication(db, coordinator, program, never, openNow)
    const { personId } = (await getWritable(db, coordinator, id)).application
    assert.equal(await isInCare(db, personId), true)
    await asOwner(db, () =>
      db.updateTable('emails').set({ verifiedAt: openNow }).where('personId', '=', personId).execute(),
    )
    await as(db, coordinator)
    assert.equal(await isInCare(db, personId), false)
    assert.equal((await getWritable(db, coordinator, id)).hand, 'entry', 'the application is, until they write in it')
  }),
)
