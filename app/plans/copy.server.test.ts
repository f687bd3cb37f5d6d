import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { sql } from 'kysely'
import type { Db } from '#foundation/database.ts'
import { deleteDue } from '#foundation/retention.ts'
import { as, testKey, withDatabase } from '#foundation/testing.ts'
import { addPair, standing } from '../partnerships/partnership.example.ts'
import { addPerson } from '../people/person.example.ts'
import { asOwner, tracing } from '../people/trace.example.ts'
import { findOwnCopy, listCopies, readCopy, shareCopy, withdrawCopy } from './copy.server.ts'
import { addEvidence } from './evidence.server.ts'
import { addGoal, addStep, changeGoal, getGoal } from './goal.server.ts'
import { readSheets, saveSheet } from './plan.server.ts'
import { noGoalWords } from './plan.ts'
import { openExample, planNow, planToday } from './plans.example.ts'

const titled = (title: string) => ({ words: { ...noGoalWords, title }, competencies: [], state: 'planned' }) as const

/** A pair with a vision, a goal of each and one more of the mentee's; the mentee acts. */
async function addWrittenPlan(db: Db) {
  const pair = await addPair(db)
  const plan = await openExample(db, pair.mentee, pair.partnershipId)
  const { mentee, mentor } = pair
  await saveSheet(db, mentee, plan, 'vision', 0, { vision: 'To listen' })
  await saveSheet(db, mentee, plan, 'priorities', 0, { first: 'Not for others' })
  const goal = await addGoal(db, mentee, plan, mentee.id, titled('Listen more'), planNow)
  const kept = await addGoal(db, mentee, plan, mentee.id, titled('Kept between us'), planNow)
  const theirs = await addGoal(db, mentee, plan, mentor.id, titled('The mentor’s own'), planNow)
  const share = () =>
    shareCopy(db, mentee, plan, { sheets: ['vision'], goals: [goal, theirs], suggestions: false }, testKey, planNow)
  return { ...pair, plan, goal, kept, share }
}

test(
  'a copy holds what the mentee chose and nothing else: never the mentor’s own goals',
  withDatabase(async (db) => {
    const { coordinator, program, share } = await addWrittenPlan(db)
    const id = await share()
    await as(db, coordinator)
    const { name, text } = await readCopy(db, coordinator, program.id, id, testKey, planToday)
    assert.equal(name, 'Ana')
    assert.deepEqual(
      text.goals.map(({ title }) => title),
      ['Listen more'],
    )
    assert.deepEqual(text.sheets, [{ kind: 'vision', words: { vision: 'To listen' } }])
  }),
)

test(
  'the mentee sees who read it and when; each reading is in the trail; the mentor sees that it is shared, and cannot share or withdraw',
  withDatabase(async (db) => {
    const { coordinator, program, mentee, mentor, partnershipId, plan, share } = await addWrittenPlan(db)
    const id = await share()
    assert.deepEqual((await findOwnCopy(db, plan, testKey))?.readers, [])
    await as(db, coordinator)
    const unread = await listCopies(db, coordinator, program.id)
    assert.deepEqual([unread.length, unread[0]?.readOn], [1, null])
    const read = () => readCopy(db, coordinator, program.id, id, testKey, planToday)
    assert.deepEqual((await tracing(db, read)).verbs, ['plan.read'])
    assert.deepEqual((await tracing(db, read)).verbs, [], 'once a day')
    const readers = [{ name: coordinator.name, readOn: planToday }]
    for (const actor of [mentee, mentor]) {
      const own = await openExample(db, actor, partnershipId)
      assert.deepEqual((await findOwnCopy(db, own, testKey))?.readers, readers)
    }
    const his = await openExample(db, mentor, partnershipId)
    const all = { sheets: ['vision'], goals: [], suggestions: false } as const
    await assert.rejects(shareCopy(db, mentor, his, all, testKey, planNow), { status: 404 })
    await assert.rejects(withdrawCopy(db, mentor, his), { status: 404 })
  }),
)

test(
  'taken back it is gone, with what would open it; sharing anew replaces it; of nothing there is no copy',
  withDatabase(async (db) => {
    const { coordinator, program, mentee, plan, share } = await addWrittenPlan(db)
    const first = await share()
    const second = await share()
    await as(db, coordinator)
    await assert.rejects(readCopy(db, coordinator, program.id, first, testKey, planToday), { status: 404 })
    await readCopy(db, coordinator, program.id, second, testKey, planToday)
    await as(db, mentee)
    await withdrawCopy(db, mentee, plan)
    await assert.rejects(withdrawCopy(db, mentee, plan), { status: 422 })
    assert.equal(await findOwnCopy(db, plan, testKey), undefined)
    await as(db, 'owner')
    await sql`alter table plan_copies no force row level security`.execute(db) // to see every row there is
    assert.deepEqual(await db.selectFrom('planCopies').select('id').execute(), [])
    await as(db, mentee)
    const nothing = { sheets: [], goals: [], suggestions: false }
    await assert.rejects(shareCopy(db, mentee, plan, nothing, testKey, planNow), { status: 422 })
    await as(db, coordinator)
    assert.deepEqual(await listCopies(db, coordinator, program.id), [])
    await assert.rejects(readCopy(db, coordinator, program.id, second, testKey, planToday), { status: 404 })
  }),
)

test(
  'a coordinator who supervises the mentee does not find it, nor does one of another program or the committee',
  withDatabase(async (db) => {
    const { coordinator, program, mentee, pool, share } = await addWrittenPlan(db)
    const id = await share()
    const stranger = await addPerson(db)
    for (const actor of [stranger, ...pool.members]) {
      await as(db, actor)
      await assert.rejects(readCopy(db, actor, program.id, id, testKey, planToday), { status: 404 })
    }
    await as(db, 'owner')
    await db
      .insertInto('supervisions')
      .values({ supervisorId: coordinator.id, supervisedId: mentee.id, declaredBy: mentee.id })
      .execute()
    await as(db, coordinator)
    assert.deepEqual(await listCopies(db, coordinator, program.id), [])
    await assert.rejects(readCopy(db, coordinator, program.id, id, testKey, planToday), { status: 404 })
  }),
)

test(
  'a shared copy does not change with the plan, whatever the two do to it',
  withDatabase(async (db) => {
    const { coordinator, program, mentee, mentor, partnershipId, goal, share } = await addWrittenPlan(db)
    const id = await share()
    await as(db, coordinator)
    const read = async () => (await readCopy(db, coordinator, program.id, id, testKey, planToday)).text
    const asShared = await read()
    const kinds = ['vision', 'goal', 'step', 'evidence', 'new goal'] as const
    const acts = fc.array(fc.record({ by: fc.boolean(), kind: fc.constantFrom(...kinds) }), {
      minLength: 1,
      maxLength: 5,
    })
    await fc.assert(
      fc.asyncProperty(acts, fc.string({ minLength: 1 }), async (done, words) => {
        for (const { by, kind } of done) {
          const actor = by ? mentee : mentor
          const plan = await openExample(db, actor, partnershipId)
          const { version } = await getGoal(db, plan, goal)
          const vision = (await readSheets(db, plan)).vision.version
          if (kind === 'vision') await saveSheet(db, actor, plan, 'vision', vision, { vision: words })
          if (kind === 'goal') await changeGoal(db, actor, plan, goal, version, { ...titled(words), state: 'reached' })
          if (kind === 'step') await addStep(db, actor, plan, goal, { words, ownerId: actor.id, dueOn: null }, planNow)
          if (kind === 'evidence') await addEvidence(db, actor, plan, { words, seenOn: planToday })
          if (kind === 'new goal') await addGoal(db, actor, plan, mentee.id, titled(words), planNow)
        }
        await as(db, coordinator)
        assert.deepEqual(await read(), asShared)
      }),
      { numRuns: 15 },
    )
  }),
)

test(
  'a copy nobody took back is deleted 90 days after goodbye, and not before',
  withDatabase(async (db) => {
    const { share, coordinator } = await addWrittenPlan(db)
    await share()
    const sweepOn = async (day: string) => {
      await as(db, 'owner')
      await sql
        .raw(`create or replace function app.today() returns date stable language sql as $$ select '${day}'::date $$`)
        .execute(db)
      await as(db, 'worker')
      await deleteDue(db)
      await as(db, coordinator)
      return (await db.selectFrom('planCopies').select('id').execute()).length
    }
    await asOwner(db, () => db.updateTable('partnerships').set({ endsOn: '2027-06-30' }).execute())
    assert.equal(await sweepOn('2028-01-01'), 1, 'not while they go on')
    await as(db, 'owner')
    await db.updateTable('partnerships').set(standing.ended).execute()
    assert.equal(await sweepOn('2027-02-18'), 1)
    assert.equal(await sweepOn('2027-02-19'), 0)
  }),
)
