// How far one's hands reach: tables that the access probes leave out, and the ways by which somebody could come to act
// for somebody else. Each is tried as PostgreSQL sees it, past every page.
import assert from 'node:assert/strict'
import { globSync } from 'node:fs'
import { test } from 'node:test'
import { pathToFileURL } from 'node:url'
import { sql } from 'kysely'
import type { PersonActor } from '#foundation/actor.ts'
import type { Db } from '#foundation/database.ts'
import { projectRoot } from '#foundation/environment.ts'
import type { Privacy } from '#foundation/privacy.ts'
import { as, isRefusedByDatabase, testKey, withDatabase } from '#foundation/testing.ts'
import { readable } from './column.example.ts'
import { caller } from './credentials/authenticator.example.ts'
import { proveByMail } from './credentials/proof.server.ts'
import { addSession, entryOf } from './credentials/session.example.ts'
import { addDecidedWorld } from './decided.example.ts'
import { enterApplication } from './inbox/entry.server.ts'
import { aboutNobody, ownOnly } from './own-only.example.ts'
import { addPerson } from './people/person.example.ts'
import { askToSignIn, signInCode } from './people/sign-in.server.ts'
import { asOwner } from './people/trace.example.ts'
import { probes } from './probe.example.ts'
import { addCoordinator } from './programs/coordinator.server.ts'
import { openProgram } from './programs/program.server.ts'
import { scenariosOf } from './scenario.example.ts'
import { addWorld, worldNow } from './world.example.ts'

const refused = (db: Db, statement: string) => isRefusedByDatabase(db, (db) => sql.raw(statement).execute(db))
const changed = async (db: Db, statement: string) => Number((await sql.raw(statement).execute(db)).numAffectedRows)

test(
  'every table with something of a person in it is asked about: by a probe of the matrix, or here',
  withDatabase(async (db) => {
    const { rows } = await sql<{ name: string; read: boolean }>`
      select c.relname::text as name, bool_or(has_column_privilege('alongside_web', c.oid, a.attnum, 'select')) as read
      from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
      where c.relnamespace in ('public'::regnamespace, 'private'::regnamespace) and c.relkind in ('r', 'p') group by 1`.execute(
      db,
    )
    const open = new Set<string>()
    for (const file of globSync('app/*/*.privacy.ts', { cwd: projectRoot }))
      for (const promised of Object.values(
        (await import(pathToFileURL(projectRoot + file).href)) as Record<string, Privacy>,
      ))
        for (const [table, { record }] of Object.entries(promised))
          if (record === 'public') open.add(table.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`))
    const asked = [...probes.map(({ statement }) => statement), ...ownOnly.map(({ seen }) => seen)].join('\n')
    const kept = ['operations'] // one's own forms, found by a key nobody else has
    assert.deepEqual(
      rows
        .filter(({ name, read }) => read && !open.has(name) && !aboutNobody.includes(name) && !kept.includes(name))
        .filter(({ name }) => !new RegExp(`\\b${name}\\b`).test(asked))
        .map(({ name }) => name),
      [],
    )
  }),
)

test(
  'what the probes leave out is seen by those it is for, and by nobody else',
  withDatabase(async (db) => {
    const world = await addDecidedWorld(db)
    const { amina, program, partnershipId, board, coordinator } = world
    const ids = { person: amina.id, partnership: partnershipId, program: program.id, board: board.id }
    const put = (statement: string) =>
      statement.replace(
        /\{([a-z]+)\}/g,
        (whole, name: string) =>
          ({ ...ids, application: amina.applicationId, coordinator: coordinator.id })[name]?.replace(/.*/, "'$&'") ??
          whole,
      )
    await as(db, 'owner')
    for (const { table, lay } of ownOnly) {
      await sql.raw(`alter table ${table} no force row level security`).execute(db)
      for (const statement of lay?.split(';') ?? []) await sql.raw(put(statement)).execute(db)
    }
    for (const { table, seen, by } of ownOnly) {
      const found: string[] = []
      for (const { who, actor } of scenariosOf(world).filter((each) => each.actor !== 'worker')) {
        await as(db, actor)
        await sql`savepoint look`.execute(db)
        const rows = await sql
          .raw(put(seen))
          .execute(db)
          .then(
            ({ rows }) => rows,
            () => [],
          )
        await sql`rollback to savepoint look`.execute(db)
        if (rows.length > 0) found.push(who)
      }
      assert.deepEqual(found.sort(), [...by].sort(), table)
    }
  }),
)

test(
  'nobody signs in as somebody by adding an address: not to whoever applied elsewhere, works, decides or refers, though they have not come yet',
  withDatabase(async (db) => {
    const world = await addWorld(db)
    const { coordinator, program, otherCoordinator, elsewhere } = world
    const entry = { phone: '', language: 'en', seat: 'mentee', source: 'paper' } as const
    const address = (who: string) =>
      `insert into emails (person_id, address, first) values ('${who}', 'mine-${who}@example.org', false)`
    const enter = async (actor: PersonActor, of: typeof program, email: string) => {
      await as(db, actor)
      await enterApplication(db, actor, of, { ...entry, name: 'Paula Paper', email }, worldNow)
      const { rows } = await sql<{ id: string }>`select app.person_at(${email}) as id`.execute(db)
      return rows[0]?.id ?? ''
    }
    const paula = await enter(coordinator, program, 'paula@example.org')
    assert.equal(await refused(db, address(paula).replace('mine-', 'own-')), false, 'in the care of who entered them')
    assert.equal(await enter(otherCoordinator, elsewhere, 'paula@example.org'), paula, 'the same person, elsewhere')
    assert.ok(await refused(db, address(paula)))
    assert.equal(await changed(db, `update people set name = 'Other' where id = '${paula}'`), 0)
    await as(db, coordinator)
    assert.ok(await refused(db, address(paula)), 'and in nobody’s care from now on')

    await addCoordinator(db, coordinator, program, { name: 'Nora New', email: 'nora@example.org' })
    const nora = await enter(otherCoordinator, elsewhere, 'nora@example.org')
    assert.ok(await refused(db, address(nora)), 'a coordinator who was named and has not come yet')
    await as(db, otherCoordinator)
    for (const { id } of [world.amina.referee, world.assigned, world.amina, world.admin])
      assert.ok(await refused(db, address(id)))
  }),
)

test(
  'nobody comes to run a program but by being named by who runs it, nor to read wishes by saying so',
  withDatabase(async (db) => {
    const { program, organizationId, coordinator, admin } = await addWorld(db)
    const colleague = await addPerson(db, { name: 'Cora Colleague' })
    await db.insertInto('staff').values({ organizationId, personId: colleague.id, role: 'coordinator' }).execute()
    const naming = (of: string, whom: string) =>
      `insert into program_staff (program_id, person_id) values ('${of}', '${whom}')`
    for (const actor of [colleague, admin]) {
      await as(db, actor)
      assert.ok(await refused(db, naming(program.id, actor.id)), actor.name)
    }
    await as(db, colleague)
    const slug = await openProgram(db, colleague, { organizationId, template: 'bcssa', year: 2027 })
    const { id } = await db.selectFrom('programs').select('id').where('slug', '=', slug).executeTakeFirstOrThrow()
    assert.ok(!(await refused(db, naming(id, admin.id))), 'whoever opened one names others')
    await as(db, coordinator)
    assert.ok(await refused(db, naming(id, coordinator.id)))
    assert.ok(await refused(db, 'update program_staff set reads_wishes = true'))
  }),
)

test(
  'nobody makes a link, notes a yes or promises for somebody they have nothing to do with',
  withDatabase(async (db) => {
    const { coordinator, otherCoordinator, admin, committee, amina, marcus, offerId } = await addDecidedWorld(db)
    const link = (who: string, purpose: string, subject: string) =>
      `insert into links (token_hash, person_id, purpose, subject_id, ends_at) values ('\\x${'07'.repeat(32)}', '${who}', '${purpose}', '${subject}', now())`
    const yes = (purpose: string) =>
      `insert into consents (person_id, purpose, text_hash, method, noted_by) values ('${amina.id}', '${purpose}', '\\x01', 'paper', app.actor())`
    for (const actor of [coordinator, otherCoordinator, admin, amina]) {
      await as(db, actor)
      assert.ok(await refused(db, link(amina.referee.id, 'reference', amina.unanswered)), actor.name)
      assert.ok(await refused(db, link(marcus.id, 'address', offerId)), actor.name)
      assert.ok(await refused(db, link(marcus.id, 'offer-mentee', offerId)), actor.name)
    }
    await as(db, otherCoordinator)
    assert.ok(await refused(db, link(marcus.id, 'offer-mentor', offerId)))
    assert.ok(await refused(db, yes('new')))
    await as(db, coordinator)
    assert.ok(!(await refused(db, link(marcus.id, 'offer-mentor', offerId))))
    assert.ok(!(await refused(db, yes('new'))))
    assert.ok(await refused(db, yes('identity-wish')))
    const seat = `insert into committee_members (committee_id, person_id, constituency_id, since, until, promised_at)
      values ('${committee.id}', '${amina.id}', '${committee.constituencies[0]?.id}', '2026-01-02', '2099-01-01', now())`
    assert.ok(await refused(db, seat))
    assert.ok(!(await refused(db, seat.replace(', promised_at', '').replace(', now()', ''))))
  }),
)

test(
  'of columns that hold a secret, sealed words or a digest pages read those they need, and no other',
  withDatabase(async (db) => {
    const { rows } = await sql<{ name: string }>`
      select c.relname || '.' || a.attname as name from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
      where c.relnamespace in ('public'::regnamespace, 'private'::regnamespace) and c.relkind in ('r', 'p', 'v')
        and a.attname ~ '(hash|sealed|wrapped|seed|secret|token|code|credential|signature|public_key|^address$|^about$)' and a.attname !~ '_at$'
        and has_column_privilege('alongside_web', c.oid, a.attnum, 'select') order by 1`.execute(db)
    assert.deepEqual(
      rows.map(({ name }) => name),
      readable,
    )
  }),
)

test(
  'a mailbox open beside somebody’s session proves nothing where they have a passkey, whatever is posted',
  withDatabase(async (db) => {
    const ana = await addPerson(db, { name: 'Ana' })
    const key = "insert into passkeys (person_id, credential, public_key, name) values ('{}', '\\x01', '\\x01', 'Key')"
    const prove = async (level: 'mail' | 'strong') => {
      const token = await addSession(db, ana, level)
      await asOwner(db, () => sql`update sessions set proved_at = now() - interval '6 minutes'`.execute(db))
      const { person_id: who } = (await entryOf(db, token)) ?? {}
      assert.equal(who, ana.id)
      await asOwner(db, () => sql`update sign_ins set used_at = now()`.execute(db))
      await askToSignIn(db, { address: ana.email, language: 'en', destination: '/' }, caller, testKey)
      const asked = await asOwner(db, () =>
        db
          .selectFrom('signIns')
          .select('id')
          .where('usedAt', 'is', null)
          .orderBy('askedAt', 'desc')
          .executeTakeFirstOrThrow(),
      )
      return proveByMail(db, ana, signInCode(testKey, asked.id), caller)
    }
    assert.equal(typeof (await prove('mail')), 'object', 'while a mailbox is all there is')
    await asOwner(db, () => sql.raw(key.replace('{}', ana.id)).execute(db))
    for (const level of ['strong', 'mail'] as const) assert.equal(await prove(level), 'wait', level)
    await asOwner(db, () =>
      sql`insert into access_requests (person_id, ready_at) values (${ana.id}, now() - interval '1 minute')`.execute(
        db,
      ),
    )
    assert.equal(typeof (await prove('mail')), 'object', 'after 72 hours of waiting')
    assert.equal(await prove('strong'), 'wait', 'and never for a session that may act')
  }),
)
