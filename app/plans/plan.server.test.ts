import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import type { Db } from '#foundation/database.ts'
import { as, testKey, withDatabase } from '#foundation/testing.ts'
import { addPair, standing } from '../partnerships/partnership.example.ts'
import { compose, itemsOf, textOf } from '../people/letter.example.ts'
import { noTrace, tracing } from '../people/trace.example.ts'
import { agreeOnPlan, readAgreed } from './agreed.server.ts'
import { addEvidence } from './evidence.server.ts'
import { feedbackLetter } from './feedback.email.ts'
import { answerFeedback, askFeedback, giveFeedback, listFeedback } from './feedback.server.ts'
import { addGoal, addStep, changeGoal, changeStep, finishStep, getStep, listGoals } from './goal.server.ts'
import { beginPlan, getLivingPlan, getPlan, getShell, saveSheet, suggestGoals } from './plan.server.ts'
import { noGoalWords } from './plan.ts'
import { openExample, planNow, planToday } from './plans.example.ts'
import { answerSuggestion, getSuggestion, keepSuggestion, suggest } from './suggestion.server.ts'

const goal = { words: { ...noGoalWords, title: 'Listen more' }, competencies: [], state: 'planned' } as const

/** The day it is for the database; undone with the test. */
async function setToday(db: Db, day: string) {
  await as(db, 'owner')
  await sql
    .raw(`create or replace function app.today() returns date stable language sql as $$ select date '${day}' $$`)
    .execute(db)
}

test(
  'each is suggested what they want to work on and are least sure of, from their own ratings; nobody reads the other’s',
  withDatabase(async (db) => {
    const { mentee, mentor, partnershipId } = await addPair(db)
    await as(db, mentee)
    const shell = await getShell(db, mentee, partnershipId)
    const [first, second, third, fourth] = shell.competencies.map(({ id }) => id)
    assert.ok(first && second && third && fourth)
    await db.updateTable('ratings').set({ rating: 4, focus: false }).execute()
    await as(db, mentor)
    await db.updateTable('ratings').set({ rating: 5, focus: false }).execute()
    await db.updateTable('ratings').set({ rating: 2 }).where('competencyId', '=', first).execute()
    await as(db, mentee)
    await db.updateTable('ratings').set({ rating: 1 }).where('competencyId', '=', fourth).execute()
    await db.updateTable('ratings').set({ rating: 3, focus: true }).where('competencyId', '=', third).execute()
    await db.updateTable('ratings').set({ rating: 5 }).where('competencyId', '=', first).execute()
    assert.deepEqual(
      (await suggestGoals(db, mentee, shell)).map(({ id }) => id),
      [third, fourth, second],
    )
    await as(db, mentor)
    assert.deepEqual(
      (await suggestGoals(db, mentor, await getShell(db, mentor, partnershipId))).map(({ id }) => id),
      [first],
    )
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
    const lines = db.selectFrom('auditEntries').select(['verb', 'facts']).where('actorId', '=', mentee.id)
    assert.doesNotMatch(JSON.stringify(await lines.execute()), /Quiet/)
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
    let asked = ''
    const ask = async () => {
      asked = await askFeedback(db, mentee, hers, 'How I led the meeting', planNow)
    }
    assert.deepEqual((await tracing(db, ask)).posted, ['feedback.asked'])
    const [item] = await itemsOf(db, 'feedback.asked')
    assert.equal(item?.personId, mentor.id)
    const write = () => compose(db, feedbackLetter, item as never, planNow)
    const letter = await write()
    for (const language of ['en', 'fr'] as const)
      assert.doesNotMatch(letter ? textOf(letter, language) : 'meeting', /meeting|Ana|Maud/)
    await as(db, mentee)
    await assert.rejects(answerFeedback(db, mentee, hers, asked, 'Well, I think', planNow), { status: 404 })
    const his = await openExample(db, mentor, partnershipId)
    await answerFeedback(db, mentor, his, asked, 'You let everybody speak', planNow)
    await assert.rejects(answerFeedback(db, mentor, his, asked, 'Or not', planNow), { status: 422 })
    assert.equal(await write(), undefined, 'answered meanwhile')
    await as(db, mentor)
    await giveFeedback(db, mentor, his, { about: 'Your letter', answer: 'Warm and short' }, planNow)
    await as(db, mentee)
    assert.deepEqual((await listFeedback(db, hers)).map(({ about, answer }) => `${about}: ${answer}`).sort(), [
      'How I led the meeting: You let everybody speak',
      'Your letter: Warm and short',
    ])
  }),
)

test(
  'both agree on the plan as they have read it; what they mean to do changing lets it lapse, and progress does not',
  withDatabase(async (db) => {
    const { mentee, mentor, coordinator, partnershipId } = await addPair(db)
    const plan = await openExample(db, mentee, partnershipId)
    const goalId = await addGoal(db, mentee, plan, mentee.id, goal, planNow)
    const step = { words: 'Ask one question', ownerId: mentee.id, dueOn: planToday }
    const stepId = await addStep(db, mentee, plan, goalId, step, planNow)
    const edition = async () => (await getPlan(db, mentee, partnershipId, testKey)).edition
    const agreed = async () => {
      const { now, before } = await readAgreed(db, await getPlan(db, mentee, partnershipId, testKey))
      return [now, before].map((those) => those.map(({ personId }) => (personId === mentee.id ? 'Ana' : 'Maud')))
    }
    const read = await edition()
    const agree = () => agreeOnPlan(db, mentee, plan, read, planNow)
    assert.deepEqual((await tracing(db, agree)).verbs, ['plan.agreed'])
    assert.deepEqual(await tracing(db, agree), noTrace, 'said once')
    await as(db, mentor)
    await agreeOnPlan(db, mentor, plan, read, planNow.add({ hours: 1 }))
    assert.deepEqual(await agreed(), [['Ana', 'Maud'], []])

    await as(db, mentee)
    await finishStep(db, mentee, plan, stepId, planToday)
    await changeGoal(db, mentee, plan, goalId, 1, {
      ...goal,
      words: { ...goal.words, outcome: 'We listen' },
      state: 'reached',
    })
    await addEvidence(db, mentee, plan, { words: 'Seen', seenOn: planToday })
    assert.equal(await edition(), read, 'progress asks nobody to agree anew')
    await changeGoal(db, mentee, plan, goalId, 2, { ...goal, words: { ...goal.words, why: 'Because' } })
    assert.deepEqual(await agreed(), [[], ['Ana', 'Maud']], 'it has changed since')
    await assert.rejects(agreeOnPlan(db, mentee, plan, read, planNow), { status: 409 })
    await saveSheet(db, mentee, plan, 'vision', 0, { vision: 'To listen' })
    const written = await edition()
    await saveSheet(db, mentee, plan, 'vision', 1, { vision: 'To listen', living: '' })
    assert.equal(await edition(), written, 'the same words saved again are no change')
    await as(db, coordinator)
    assert.deepEqual(await db.selectFrom('planAgreements').selectAll().execute(), [])
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
  'what the plan asks: to begin it, steps of one’s own due within two weeks, feedback to give, to agree too, to see what is new',
  withDatabase(async (db) => {
    const { mentee, mentor, partnershipId } = await addPair(db)
    const setShell = async (set: object) => {
      await as(db, 'owner')
      await db.updateTable('partnerships').set(set).execute()
    }
    const tasksOf = async (actor: typeof mentee) => {
      await as(db, actor)
      const { rows } = await sql<{ kind: string; due: string | null; n: number | null }>`
        select kind, due::text, n from app.pair_tasks() where kind in ('plan-begin', 'plan-step', 'plan-agree', 'feedback-asked', 'suggestion-new')
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
    const asked = await askFeedback(db, mentee, plan, 'My letter', planNow)
    assert.deepEqual(
      [await tasksOf(mentee), await tasksOf(mentor)],
      [['plan-step 2027-01-20 1'], ['feedback-asked 2026-11-25']],
    )
    await as(db, mentee)
    await db.updateTable('goals').set({ state: 'let_go' }).execute()
    assert.deepEqual(await tasksOf(mentee), [], 'nothing is asked for a goal that was let go')

    await as(db, mentor)
    const his = await getPlan(db, mentor, partnershipId, testKey)
    await answerFeedback(db, mentor, his, asked, 'Warm and short', planNow)
    await agreeOnPlan(db, mentor, his, his.edition, planNow)
    const thing = { kind: 'learning', competencyId: null, what: 'A course', why: '' } as const
    const [kept, declined] = [
      await suggest(db, mentor, his, thing, planNow),
      await suggest(db, mentor, his, thing, planNow),
    ]
    await as(db, mentee)
    await suggest(db, mentee, plan, thing, planNow)
    assert.deepEqual([await tasksOf(mentee), await tasksOf(mentor)], [['plan-agree', 'suggestion-new 2'], []])
    await as(db, mentee)
    await keepSuggestion(db, mentee, plan, kept, planNow)
    const { words } = await getSuggestion(db, plan, declined)
    const notSafe = { state: 'open', words: { ...words, link: 'http://example.org' } } as const
    await assert.rejects(answerSuggestion(db, mentee, plan, declined, 1, notSafe, planNow), { field: 'link' })
    await answerSuggestion(db, mentee, plan, declined, 1, { state: 'open', words }, planNow)
    await agreeOnPlan(db, mentee, plan, his.edition, planNow)
    assert.deepEqual(await tasksOf(mentee), [])
  }),
)
