// The second lock against the matrix: every record the database holds, each role, each verb, put to PostgreSQL as the
// person themselves. Where the two differ on purpose, difference.example.ts says why.
import assert from 'node:assert/strict'
import { globSync } from 'node:fs'
import { test } from 'node:test'
import { pathToFileURL } from 'node:url'
import { sql } from 'kysely'
import pg from 'pg'
import type { Db } from '#foundation/database.ts'
import { projectRoot } from '#foundation/environment.ts'
import type { Privacy } from '#foundation/privacy.ts'
import { as, signedIn, withDatabase } from '#foundation/testing.ts'
import { type Condition, type RecordKind, recordKinds, roles, verbs } from './access/matrix.ts'
import { can, grants } from './access/policy.ts'
import { getRoles, supervises } from './access/standing.server.ts'
import { addDecidedWorld, type DecidedWorld } from './decided.example.ts'
import { differences } from './difference.example.ts'
import { lifeDifferences } from './life-difference.example.ts'
import { type Probe, probes, statementOf } from './probe.example.ts'
import { type Scenario, scenariosOf } from './scenario.example.ts'
import type { Subject } from './world.example.ts'

const existing = [...new Set(probes.map(({ record }) => record))]

/** Records of the matrix for which there is no table yet. A room that brings one brings its probes. */
const notYet: readonly RecordKind[] = ['community discussion']

/** Limited forms nobody can ask for yet. */
const notOffered = [
  'application list state', // no page lists applications for an org admin
  'consents read aggregate', // no page counts consents
  'training record read aggregate', // no page counts the trained for an org admin
]

test('the database gives each role what the matrix grants, and nothing else', (t) =>
  withDatabase(async (db) => {
    const world = await addDecidedWorld(db)
    const scenarios = scenariosOf(world)
    for (const record of existing)
      await t.test(record, async () => {
        const found = new Set<string>()
        for (const probe of probes.filter((each) => each.record === record))
          for (const scenario of scenarios)
            for (const subject of probe.only ? [world[probe.only]] : [world.amina, world.marcus])
              if (isGranted(probe, scenario, subject) !== (await isGiven(db, probe, scenario, subject, world)))
                found.add(`${probe.what} – ${scenario.who}`)
        const declared = [...differences, ...lifeDifferences].filter((each) => each.record === record)
        const expected = declared.flatMap(({ what, who }) =>
          what.flatMap((each) => who.map((one) => `${each} – ${one}`)),
        )
        assert.deepEqual([...found].filter((each) => !expected.includes(each)).sort(), [], 'the matrix says otherwise')
        assert.deepEqual(expected.filter((each) => !found.has(each)).sort(), [], 'no difference any more')
      })
  })())

test('every cell of a record that exists is tried', () => {
  const untried = existing.flatMap((record) =>
    Object.values(verbs)
      .filter(
        (verb) => roles.some((role) => grants(record, role, verb).size) || (verb !== 'approve' && verb !== 'export'),
      )
      .filter((verb) => !probes.some((probe) => probe.record === record && probe.verb === verb))
      .map((verb) => `${record} ${verb}`),
  )
  assert.deepEqual(untried, [])
})

test('every limited form of a record that exists is tried', () => {
  const forms: readonly Condition[] = ['state', 'names', 'aggregate']
  const untried = existing.flatMap((record) =>
    Object.values(verbs).flatMap((verb) =>
      forms
        .filter((form) =>
          ['org admin', 'coordinator', 'committee', 'mentor', 'mentee', 'guest'].some((role) =>
            grants(record, role as 'guest', verb).has(form),
          ),
        )
        .filter(
          (form) =>
            !probes.some((probe) => probe.record === record && probe.verb === verb && probe.limited.includes(form)),
        )
        .map((form) => `${record} ${verb} ${form}`),
    ),
  )
  assert.deepEqual(untried.sort(), notOffered)
})

test('every record of the matrix is either tried or not there yet, and every table belongs to one that is tried', async () => {
  assert.deepEqual([...existing, ...notYet].sort(), [...recordKinds].sort())
  for (const file of globSync('app/*/*.privacy.ts', { cwd: projectRoot })) {
    const promises = (await import(pathToFileURL(projectRoot + file).href)) as Record<string, Privacy>
    for (const [table, { record }] of Object.values(promises).flatMap((each) => Object.entries(each)))
      assert.ok(
        record === 'public' || record === 'system' || existing.includes(record as RecordKind),
        `${table} is of "${record}"`,
      )
  }
})

test(
  'what the scenarios say somebody is, the database says too',
  withDatabase(async (db) => {
    const world = await addDecidedWorld(db)
    for (const { who, actor, roles, supervises: below } of scenariosOf(world)) {
      if (typeof actor === 'string') continue
      const held = await getRoles(await as(db, actor), signedIn({ ...actor, name: who }), world.program.id)
      assert.deepEqual([...held.roles].sort(), roles.filter((role) => role !== 'guest').sort(), who)
      assert.equal(await supervises(db, world.amina.id), below.includes(world.amina), who)
    }
    assert.equal(
      (await getRoles(await as(db, 'visitor'), { kind: 'visitor', id: null }, world.program.id)).roles.size,
      0,
    )
  }),
)

test(
  'a member who has not promised is seated, and no more',
  withDatabase(async (db) => {
    const { program, unpromised } = await addDecidedWorld(db)
    const held = await getRoles(await as(db, unpromised), unpromised, program.id)
    assert.deepEqual(held, { roles: new Set(), seated: true })
  }),
)

/** What the matrix says. To read something is to know that it exists. */
function isGranted(probe: Probe, scenario: Scenario, subject: Subject): boolean {
  if (scenario.actor === 'worker') return probe.worker
  const holds = new Set([...scenario.holds(subject, probe.record), ...probe.limited])
  const standing = { roles: new Set(scenario.roles), holds, conflicted: scenario.supervises.includes(subject) }
  return can(standing, probe.verb, probe.record) || (probe.verb === 'list' && can(standing, 'read', probe.record))
}

/** What the database does; everything is as before afterwards. */
async function isGiven(
  db: Db,
  probe: Probe,
  { actor }: Scenario,
  subject: Subject,
  world: DecidedWorld,
): Promise<boolean> {
  const [id, role] = [typeof actor === 'object' ? actor.id : '', actor === 'worker' ? 'alongside_job' : 'alongside_web']
  await sql`savepoint probe`.execute(db)
  try {
    await sql`select set_config('app.actor', ${id}, true), set_config('role', ${role}, true)`.execute(db)
    const { numAffectedRows } = await statementOf(probe, subject, world).execute(db)
    return (numAffectedRows ?? 0n) > 0n
  } catch (error) {
    if (!(error instanceof pg.DatabaseError)) throw error
    if (error.code === '42501') return false
    if (error.code?.startsWith('23')) return true // row-level security let it through; a constraint stopped it
    throw new Error(`${probe.record}: ${probe.verb} ${probe.what}`, { cause: error })
  } finally {
    await sql`rollback to savepoint probe`.execute(db)
  }
}
