import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import type { Db } from '#foundation/database.ts'
import { as, isRefusedByDatabase, withDatabase } from '#foundation/testing.ts'
import { addAssociation } from '../organizations/organization.example.ts'
import { findFramework, getFramework, listFrameworks } from './framework.server.ts'

const text = (en: string) => JSON.stringify({ en, fr: `${en} (fr)` })

/** An edition of a framework, shipped or an organization’s own, with two competencies given out of order. */
async function addEdition(db: Db, slug: string, edition: number, organizationId: string | null = null) {
  await as(db, 'owner')
  const { id } = await db
    .insertInto('frameworks')
    .values({ slug, edition, title: text(slug), owner: 'Somebody', organizationId })
    .returning('id')
    .executeTakeFirstOrThrow()
  await db
    .insertInto('competencies')
    .values(['C2', 'C1'].map((code, n) => ({ frameworkId: id, code, title: text(code), position: 2 - n })))
    .execute()
  return id
}

test(
  'every framework we ship is whole: in both languages, each competency once, in its order',
  withDatabase(async (db) => {
    const { organizationId, coordinator } = await addAssociation(db)
    await as(db, coordinator)
    const shipped = await listFrameworks(db, organizationId)
    assert.ok(shipped.length >= 3)
    for (const { id } of shipped) {
      const { title, note, competencies } = await getFramework(db, id)
      for (const said of [title, note, ...competencies.flatMap((each) => [each.title, each.domain])])
        if (said) assert.ok(said.en && said.fr, JSON.stringify(said))
      assert.ok(competencies.length > 0, title.en)
      assert.equal(new Set(competencies.map(({ code }) => code)).size, competencies.length, title.en)
    }
  }),
)

test(
  'an organization chooses among the shipped frameworks and its own editions, never another’s; the newest come first',
  withDatabase(async (db) => {
    const { organizationId, coordinator } = await addAssociation(db)
    const other = await addAssociation(db)
    await addEdition(db, 'ours', 1, organizationId)
    await addEdition(db, 'ours', 2, organizationId)
    await addEdition(db, 'theirs', 1, other.organizationId)
    await as(db, coordinator)
    const listed = await listFrameworks(db, organizationId)
    assert.deepEqual(
      listed.filter(({ slug }) => slug === 'ours' || slug === 'theirs').map(({ edition }) => edition),
      [2, 1],
    )
    const superseded = listed.map(({ legacy }) => legacy)
    assert.deepEqual(superseded, superseded.toSorted(), 'what its owner has superseded comes last')
  }),
)

test(
  'a framework is found in its newest shipped edition, with its competencies in their order',
  withDatabase(async (db) => {
    const { organizationId } = await addAssociation(db)
    await addEdition(db, 'leading', 1)
    const newest = await addEdition(db, 'leading', 2)
    await addEdition(db, 'leading', 3, organizationId)
    await as(db, 'visitor')
    assert.equal(await findFramework(db, 'leading'), newest)
    assert.deepEqual(
      (await getFramework(db, newest)).competencies.map(({ code }) => code),
      ['C1', 'C2'],
    )
    await assert.rejects(findFramework(db, 'nobody-made-it'), { status: 404 })
    await assert.rejects(getFramework(db, crypto.randomUUID()), { status: 404 })
  }),
)

test(
  'an edition is frozen: people have rated themselves on its words, and nobody rewords it or takes one out',
  withDatabase(async (db) => {
    const { organizationId, coordinator, admin } = await addAssociation(db)
    await addEdition(db, 'ours', 1, organizationId)
    for (const actor of [coordinator, admin, 'worker'] as const)
      for (const statement of [
        `update frameworks set title = '{"en":"Changed","fr":"Changé"}'`,
        `update competencies set title = '{"en":"Changed","fr":"Changé"}'`,
        'update competencies set position = position + 1',
        'delete from competencies',
        'delete from frameworks',
      ]) {
        await as(db, actor)
        assert.ok(await isRefusedByDatabase(db, (db) => sql.raw(statement).execute(db)), statement)
      }
  }),
)
