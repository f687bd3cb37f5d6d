import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import type { Db } from '#foundation/database.ts'
import { as, testKey, withDatabase } from '#foundation/testing.ts'
import { addPair, standing } from '../partnerships/partnership.example.ts'
import { noTrace, tracing } from '../people/trace.example.ts'
import { addEvidence } from './evidence.server.ts'
import { answerFeedback, askFeedback, giveFeedback, listFeedback } from './feedback.server.ts'
import { addGoal, addStep, changeStep, finishStep, getStep, listGoals } from './goal.server.ts'
import { beginPlan, getLivingPlan, getPlan, getShell, saveSheet, suggestGoals } from './plan.server.ts'
import { noGoalWords } from './plan.ts'
import { openExample, planNow, planToday } from './plans.example.ts'
import { suggest } from './suggestion.server.ts'

const goal = { words: { ...noGoalWords, title: 'Listen more' }, competencies: [], state: 'planned' } as const

/** The day it is for the database; undone with the test. */
async function setToday(db: Db, day: string) {
  await as(db, 'owner')
  await sql
    .raw(`create or replace function app.today() returns date stable language sql as $$ select date '${day}' $$`)
    .execute(db)
}

test(
  'the mentee’s page suggests what they want to work on and are least sure of; the mentor’s suggests nothing, and reads no rating',
  withDatabase(async (db) => {
    const { mentee, mentor, partnershipId } = await addPair(db)
    await as(db, mentee)
    const shell = await getShell(db, mentee, partnershipId)
    const [first, second, third, fourth] = shell.competencies.map(({ id }) => id)
    assert.ok(first && second && third && fourth)
    await db.updateTable('ratings').set({ rating: 4, focus: false }).execute()
    await db.updateTable('ratings').set({ rating: 1 }).where('competencyId', '=', fourth).execute()
    await db.updateTable('ratings').set({ rating: 3, focus: true }).where('competencyId', '=', third).execute()
    await db.updateTable('ratings').set({ rating: 5 }).where('competencyId', '=', first).execute()
    assert.deepEqual(
      (await suggestGoals(db, mentee, shell)).map(({ id }) => id),
      [third, fourth, second],
    )
    await as(db, mentor)
    assert.deepEqual(await suggestGoals(db, mentor, await getShell(db, mentor, partnershipId)), [])
    const { rows } = await sql`select 1 from ratings r join assessments a on a.id = r.assessment_id
      where a.person_id = ${mentee.id}`.execute(db)
    assert.deepEqual(rows, [])
  }),
)

test(
  'a plan is begun once, however often and by whomever; a chosen competency becomes one goal',
  withDatabase(async (db) => {
    const { mentee, mentor, partnershipId } = await addPair(db)
    await as(db, mentee)
    await assert.rejects(getPlan(db, mentee, partnershipId, testKey), { status: 404 })
    const chosen = (await getShell(db, mentee, partnershipId)).competencies.slice(0, 2).map(({ id }) => id)
    const begin = () => beginPlan(db, mentee, partnershipId, chosen, testKey, planNow)
    assert.deepEqual((await tracing(db, begin)).verbs, ['plan.begun', 'goal.added', 'goal.added'])
    assert.deepEqual(await tracing(db, begin), noTrace)
    await as(db, mentor)
    await beginPlan(db, mentor, partnershipId, [], testKey, planNow)
    const goals = await listGoals(db, await getPlan(db, mentor, partnershipId, testKey))
    assert.deepEqual(goals.flatMap(({ competencies }) => competencies).sort(), chosen.sort())
    await assert.rejects(
      beginPlan(db, mentor, partnershipId, [crypto.randomUUID()], testKey, planNow),
      { field: 'competencies' },
      'only what the program’s framework has',
    )
  }),
)

test(
  'nothing anybody wrote lies in the database as written',
  withDatabase(async (db) => {
    const { mentee, mentor, partnershipId } = await addPair(db)
    const plan = await openExample(db, mentee, partnershipId)
    const words = 'Quiet words'
    const all = { title: words, why: words, measure: words, district: words, outcome: words }
    await saveSheet(db, mentee, plan, 'vision', 0, { vision: words })
    const goalId = await addGoal(db, mentee, plan, mentee.id, { ...goal, words: all }, planNow)
    await addStep(db, mentee, plan, goalId, { words, ownerId: mentor.id, dueOn: null }, planNow)
    await addEvidence(db, mentee, plan, { words, seenOn: planToday })
    await suggest(db, mentee, plan, { kind: 'opportunity', competencyId: null, what: words, why: words }, planNow)
    await giveFeedback(db, mentee, plan, { about: words, answer: words }, planNow)
    for (const table of ['plan_sheets', 'goals', 'steps', 'evidence', 'suggestions', 'feedback']) {
      const { rows } = await sql<{ row: string }>`select t::text as row from ${sql.table(table)} t`.execute(db)
      assert.equal(rows.length, 1, table)
      assert.ok(!rows[0]?.row.includes(Buffer.from(words).toString('hex')), table)
      assert.ok(!rows[0]?.row.includes(words), table)
    }
    const entries = await db.selectFrom('auditEntries').selectAll().where('actorId', '=', mentee.id).execute()
    assert.doesNotMatch(JSON.stringify(entries), /Quiet/)
  }),
)

test(
  'goals belong to one of the two: the mentor grows too, and nobody else is given any',
  withDatabase(async (db) => {
    const { mentee, mentor, coordinator, partnershipId } = await addPair(db)
    const plan = await openExample(db, mentor, partnershipId)
    await addGoal(db, mentor, plan, mentor.id, goal, planNow)
    await addGoal(db, mentor, plan, mentee.id, goal, planNow)
    assert.deepEqual(
      (await listGoals(db, plan)).map(({ ownerId }) => ownerId),
      [mentee.id, mentor.id],
    )
    await assert.rejects(addGoal(db, mentor, plan, coordinator.id, goal, planNow), { status: 404 })
    const nameless = { ...goal, words: noGoalWords }
    await assert.rejects(addGoal(db, mentor, plan, mentor.id, nameless, planNow), { field: 'title' })
  }),
)

test(
  'a step keeps the day it was done on until it is opened again',
  withDatabase(async (db) => {
    const { mentee, partnershipId } = await addPair(db)
    const plan = await openExample(db, mentee, partnershipId)
    const goalId = await addGoal(db, mentee, plan, mentee.id, goal, planNow)
    const step = { words: 'Ask one question', ownerId: mentee.id, dueOn: planToday }
    const id = await addStep(db, mentee, plan, goalId, step, planNow)
    assert.equal(await finishStep(db, mentee, plan, id, planToday), goalId)
    const later = planToday.add({ days: 9 })
    assert.deepEqual(await tracing(db, () => finishStep(db, mentee, plan, id, later)), noTrace, 'done is done')
    await changeStep(db, mentee, plan, id, 2, { ...step, words: 'Ask two', state: 'done' }, later)
    const done = (await getStep(db, plan, id)).step
    assert.deepEqual([done.words, String(done.doneOn)], ['Ask two', String(planToday)])
    await changeStep(db, mentee, plan, id, 3, { ...step, state: 'open' }, later)
    assert.equal((await getStep(db, plan, id)).step.doneOn, null)
  }),
)

test(
  'feedback is answered by the one who was asked, once; or given without being asked',
  withDatabase(async (db) => {
    const { mentee, mentor, partnershipId } = await addPair(db)
    const hers = await openExample(db, mentee, partnershipId)
    const asked = await askFeedback(db, mentee, hers, 'How I led the meeting', planNow)
    await assert.rejects(answerFeedback(db, mentee, hers, asked, 'Well, I think', planNow), { status: 404 })
    const his = await openExample(db, mentor, partnershipId)
    await answerFeedback(db, mentor, his, asked, 'You let everybody speak', planNow)
    await assert.rejects(answerFeedback(db, mentor, his, asked, 'Or not', planNow), { status: 422 })
    await giveFeedback(db, mentor, his, { about: 'Your letter', answer: 'Warm and short' }, planNow)
    await as(db, mentee)
    assert.deepEqual((await listFeedback(db, hers)).map(({ about, answer }) => `${about}: ${answer}`).sort(), [
      'How I led the meeting: You let everybody speak',
      'Your letter: Warm and short',
    ])
  }),
)

test(
  'after goodbye the plan is read by both, and written by nobody',
  withDatabase(async (db) => {
    const { mentee, partnershipId } = await addPair(db)
    const plan = await openExample(db, mentee, partnershipId)
    await saveSheet(db, mentee, plan, 'vision', 0, { vision: 'To listen' })
    await as(db, 'owner')
    await db.updateTable('partnerships').set(standing.ended).execute()
    await as(db, mentee)
    assert.equal((await getPlan(db, mentee, partnershipId, testKey)).living, false)
    await assert.rejects(getLivingPlan(db, mentee, partnershipId, testKey), { status: 422 })
    await assert.rejects(beginPlan(db, mentee, partnershipId, [], testKey, planNow), { status: 422 })
  }),
)

test(
  'what the plan asks: to begin it a month after hello or once agreed, steps of one’s own due within two weeks, feedback to give',
  withDatabase(async (db) => {
    const { mentee, mentor, partnershipId } = await addPair(db)
    const setShell = async (set: object) => {
      await as(db, 'owner')
      await db.updateTable('partnerships').set(set).execute()
    }
    const tasksOf = async (actor: typeof mentee) => {
      await as(db, actor)
      const { rows } = await sql<{ kind: string; due: string | null; n: number | null }>`
        select kind, due::text, n from app.pair_tasks() where kind in ('plan-begin', 'plan-step', 'feedback-asked')
        order by kind`.execute(db)
      return rows.map(({ kind, due, n }) => [kind, due, n].filter((each) => each !== null).join(' '))
    }
    await setShell({ introducedAt: Temporal.Instant.from('2026-11-01T20:00:00Z') })
    await setToday(db, '2026-11-30')
    assert.deepEqual(await tasksOf(mentee), [])
    await setToday(db, '2026-12-01')
    assert.deepEqual([await tasksOf(mentee), await tasksOf(mentor)], [['plan-begin'], ['plan-begin']])
    await setToday(db, '2026-11-02')
    await setShell({ state: 'under_way' })
    assert.deepEqual(await tasksOf(mentor), ['plan-begin'])
    await setShell(standing.paused)
    assert.deepEqual(await tasksOf(mentor), [], 'a pause asks for nothing')
    await setShell({ state: 'under_way' })

    const plan = await openExample(db, mentee, partnershipId)
    const goalId = await addGoal(db, mentee, plan, mentee.id, goal, planNow)
    const dueOn = (day: string) => ({ words: 'A step', ownerId: mentee.id, dueOn: Temporal.PlainDate.from(day) })
    await addStep(db, mentee, plan, goalId, dueOn('2027-01-20'), planNow)
    const id = await addStep(db, mentee, plan, goalId, dueOn('2027-01-10'), planNow)
    await setToday(db, '2026-12-26')
    assert.deepEqual(await tasksOf(mentee), [])
    await setToday(db, '2026-12-27')
    assert.deepEqual([await tasksOf(mentee), await tasksOf(mentor)], [['plan-step 2027-01-10 1'], []])
    await setToday(db, '2027-01-25')
    assert.deepEqual(await tasksOf(mentee), ['plan-step 2027-01-10 2'], 'also past their day, and told together')
    await finishStep(db, mentee, plan, id, planToday)
    await askFeedback(db, mentee, plan, 'My letter', planNow)
    assert.deepEqual([await tasksOf(mentee), await tasksOf(mentor)], [['plan-step 2027-01-20 1'], ['feedback-asked']])
    await as(db, mentee)
    await db.updateTable('goals').set({ state: 'let_go' }).execute()
    assert.deepEqual(await tasksOf(mentee), [], 'nothing is asked for a goal that was let go')
  }),
)
