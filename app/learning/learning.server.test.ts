import assert from 'node:assert/strict'
import { test } from 'node:test'
import { as, testKey, withDatabase } from '#foundation/testing.ts'
import { addPair } from '../partnerships/partnership.example.ts'
import { noTrace, tracing } from '../people/trace.example.ts'
import { getPlan } from '../plans/plan.server.ts'
import { openExample, planNow, planToday } from '../plans/plans.example.ts'
import { listSuggestions } from '../plans/suggestion.server.ts'
import { listTemplates } from '../programs/template.ts'
import {
  listCatalogue,
  listOffered,
  offerShipped,
  readTopics,
  removeItem,
  saveItem,
  takeUp,
} from './catalogue.server.ts'
import { listDuties, tickDuties } from './duty.server.ts'
import { exampleItem } from './learning.example.ts'
import { readShipped } from './offer.ts'

test('what is shipped for each template names competencies and topics that its programs have, and no duty twice', () => {
  for (const template of listTemplates()) {
    const { offers, duties } = readShipped(template.id)
    assert.ok(offers.length > 0 && duties.length > 0, template.id)
    assert.equal(new Set(duties.map(({ key }) => key)).size, duties.length, template.id)
    const { questions } = template.seats.mentee
    const issues = questions.flatMap((group) => group.questions).find(({ criterion }) => criterion === 'issues')
    const topics = issues?.options?.map(({ value }) => value) ?? []
    for (const { topic, link } of offers) {
      assert.ok(topic === '' || topics.includes(topic), `${template.id}: ${topic}`)
      assert.equal(link.en === '', link.fr === '')
    }
  }
  assert.deepEqual(readShipped('../../package'), { offers: [], duties: [] })
})

test(
  'coordinators offer what they choose, begun with what is shipped once; nobody else changes it',
  withDatabase(async (db) => {
    const { program, coordinator, mentee, partnershipId } = await addPair(db)
    await as(db, coordinator)
    const ship = () => offerShipped(db, coordinator, program)
    assert.deepEqual((await tracing(db, ship)).verbs, ['program.changed'])
    assert.deepEqual(await tracing(db, ship), noTrace)
    const shipped = await listCatalogue(db, program.id)
    const { offers, duties } = readShipped(program.template)
    assert.equal(shipped.length, offers.length)
    assert.equal(
      shipped.filter(({ competencyId }) => competencyId).length,
      offers.filter(({ competency }) => competency).length,
      'each competency is found in the framework of the program',
    )
    const plan = await openExample(db, mentee, partnershipId)
    for (const { competency } of duties) assert.ok(plan.competencies.some(({ code }) => code === competency))
    assert.ok((await readTopics(db, program.id)).size > 0, 'a mentee reads what the topics are called')

    await as(db, coordinator)
    const wrong = exampleItem('Course', { link: { en: 'javascript:alert(1)', fr: '' } })
    await assert.rejects(saveItem(db, coordinator, program, wrong, null), { field: 'link_en' })
    const [first] = shipped
    assert.ok(first)
    await saveItem(db, coordinator, program, exampleItem('Course'), first)
    await assert.rejects(saveItem(db, coordinator, program, exampleItem('Course again'), first), { status: 409 })
    await removeItem(db, coordinator, program, first.id)
    assert.equal((await listCatalogue(db, program.id)).length, offers.length - 1)
    await as(db, mentee)
    await assert.rejects(saveItem(db, mentee, program, exampleItem('Mine'), null))
  }),
)

test(
  'a pair is offered what fits the role the mentee is in now; what they put on their list is offered no more',
  withDatabase(async (db) => {
    const { program, coordinator, mentee, mentor, partnershipId } = await addPair(db)
    await as(db, 'owner')
    await db.updateTable('positions').set({ role: 'principal' }).where('personId', '=', mentee.id).execute()
    await db.updateTable('positions').set({ role: 'superintendent' }).where('personId', '=', mentor.id).execute()
    await as(db, coordinator)
    const item = exampleItem('For principals', {
      roles: ['principal', 'vice_principal'],
      link: { en: 'https://example.org/en', fr: 'https://example.org/fr' },
    })
    await saveItem(db, coordinator, program, item, null)
    await saveItem(db, coordinator, program, exampleItem('For superintendents', { roles: ['superintendent'] }), null)
    await saveItem(db, coordinator, program, exampleItem('For everybody'), null)
    const hers = await openExample(db, mentee, partnershipId)
    const titles = async () => (await listOffered(db, hers)).map(({ title }) => title.en).sort()
    assert.deepEqual(await titles(), ['For everybody', 'For principals'])
    const his = await openExample(db, mentor, partnershipId)
    assert.deepEqual(await titles(), ['For everybody', 'For principals'], 'the mentor sees what fits the mentee')
    const chosen = (await listOffered(db, his)).find(({ title }) => title.en === 'For principals')
    assert.ok(chosen)
    for (const _ of ['once', 'and again']) await takeUp(db, mentor, his, chosen.id, 'fr', planNow)
    const [taken, ...more] = await listSuggestions(db, hers)
    assert.deepEqual([taken?.words.what, taken?.words.link], ['For principals (fr)', 'https://example.org/fr'])
    assert.deepEqual(more, [])
    assert.deepEqual(await titles(), ['For everybody'])
  }),
)

test(
  'the mentee ticks what they know and have done, and takes it back; the mentor sees it and the coordinator does not',
  withDatabase(async (db) => {
    const { coordinator, mentee, mentor, partnershipId } = await addPair(db)
    const hers = await openExample(db, mentee, partnershipId)
    const [one, two, three] = (await listDuties(db, hers)).map(({ key }) => key)
    assert.ok(one && two && three)
    const tick = (keys: string[], days: number) => tickDuties(db, mentee, hers, keys, planToday.add({ days }))
    await tick([one, two], 0)
    assert.deepEqual((await tracing(db, () => tick([two, three], 3))).verbs, ['duties.ticked'])
    assert.deepEqual(await tracing(db, () => tick([two, three], 4)), noTrace)
    await assert.rejects(tick(['none of ours'], 4), { status: 404 })
    await as(db, mentor)
    const his = await getPlan(db, mentor, partnershipId, testKey)
    const ticked = (await listDuties(db, his)).filter(({ tickedOn }) => tickedOn)
    assert.deepEqual(
      ticked.map(({ key, tickedOn }) => `${key} ${tickedOn}`),
      [`${two} 2026-11-20`, `${three} 2026-11-23`],
    )
    await assert.rejects(tickDuties(db, mentor, his, [one], planToday), { status: 404 })
    await as(db, coordinator)
    assert.deepEqual(await db.selectFrom('dutyTicks').selectAll().execute(), [])
  }),
)
