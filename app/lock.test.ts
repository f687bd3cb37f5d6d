// What the database keeps shut whoever asks: without an actor, without a role, in columns that never change.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import type { Db } from '#foundation/database.ts'
import { as, isRefusedByDatabase, withDatabase } from '#foundation/testing.ts'
import { changeable, fixed } from './column.example.ts'
import { addDecidedWorld } from './decided.example.ts'

/** Tables that hold what anybody may know of a published program, and no person but those who chose to be named. */
const open = [
  'public.audit_heads', // signatures, to be kept by anybody; they name nobody
  'public.committees', // its name and quorum; members are apart
  'public.competencies',
  'public.constituencies',
  'public.districts',
  'public.frameworks',
  'public.organizations', // the privacy contact is named on every page
  'public.program_contacts', // named to be asked
  'public.program_dates',
  'public.program_places',
  'public.program_texts',
  'public.programs',
  'public.questionnaires',
  'public.schools',
  'public.seats',
]

async function readNames(db: Db, query: string): Promise<string[]> {
  const { rows } = await sql.raw<{ name: string }>(query).execute(db)
  return rows.map(({ name }) => name).sort()
}

const tables = `select n.nspname || '.' || c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where n.nspname in ('public', 'private') and c.relkind in ('r', 'p')`

/** How many rows somebody sees; none where they may not even ask. */
async function countAs(db: Db, actor: 'visitor' | 'owner', table: string): Promise<number> {
  await as(db, actor)
  let rows = 0
  const refused = await isRefusedByDatabase(db, async () => {
    rows = (await sql.raw(`select 1 from ${table}`).execute(db)).rows.length
  })
  return refused ? 0 : rows
}

test(
  'without an actor nobody’s data shows, in whatever table it lies',
  withDatabase(async (db) => {
    await addDecidedWorld(db)
    const shown: string[] = []
    let filled = 0
    for (const table of await readNames(db, tables)) {
      if ((await countAs(db, 'owner', table)) > 0) filled++
      if ((await countAs(db, 'visitor', table)) > 0) shown.push(table)
    }
    assert.deepEqual(
      shown.filter((table) => !open.includes(table)),
      [],
    )
    assert.ok(filled > 40, 'and there was much to be seen')
  }),
)

test(
  'without an actor no function gives anything but what a door must say',
  withDatabase(async (db) => {
    const { program, amina, marcus, offerId } = await addDecidedWorld(db)
    await as(db, 'visitor')
    const asked = [
      ...[
        'coordinated',
        'judged',
        'seated',
        'served',
        'administered',
        'supervised',
        'assigned',
        'offered',
        'partnered',
        'living',
        'pair_tasks',
        'thanks_tasks',
        'money_duties',
        'pays_for',
        'awaiting_money',
        'asked_of_me',
        'conflicted',
        'known_by_program_work',
        'wishes_read_in',
        'my_done_readings',
        'opens_programs_for',
        'my_standing',
        'in_care',
        'taken_down',
        'looks',
        'own_disclosures',
        'data_request_duties',
        ...['grouped', 'writing_in', 'leading', 'active_in'],
        ...['offers', 'referees', 'import_rows', 'import_twins', 'consents', 'review_reports'].map(
          (table) => `export_of_${table}`,
        ),
      ].map((name) => `app.${name}()`),
      ...[
        'hours_of',
        'wishes_to_read',
        'identifications_to_count',
        'committee_conflicts',
        'declined_words',
        'group_places',
        'placeable',
      ].map((name) => `app.${name}('${program.id}')`),
      'app.partners(false)',
      `app.payees_to_pay('${program.id}', array['${marcus.id}']::uuid[], false)`,
      `app.common_needs('${program.id}', 'mentee')`,
      `app.my_referees('${amina.applicationId}')`,
      `app.annotations('${amina.applicationId}')`,
      `app.recipients('${amina.applicationId}', '2020-01-01')`,
      `app.reference_request('${amina.unanswered}')`,
      `app.offer_card('${offerId}')`,
      `app.sides(array['${amina.applicationId}', '${marcus.applicationId}']::uuid[])`,
      `app.person_at('${amina.email}') who where who is not null`,
      `app.place_in_line('${amina.applicationId}') n where n > 0`,
      `app.has_assessment('${amina.applicationId}') yes where yes`,
    ]
    for (const call of asked) assert.equal((await sql.raw(`select * from ${call}`).execute(db)).rows.length, 0, call)
  }),
)

test(
  'what only the gate, the worker or a trigger may do, no page can call',
  withDatabase(async (db) => {
    const callable = await readNames(
      db,
      `select p.proname::text as name from pg_proc p where p.pronamespace = 'app'::regnamespace
      and has_function_privilege('alongside_web', p.oid, 'execute')`,
    )
    const shut = [
      'supervised_by',
      'is_staff',
      'take_on',
      'begin_session',
      'use_sign_in',
      'vouch_for',
      'is_fully_signed_in',
      'known_address',
      'enter_contact',
      'sweep_identifications',
      'participants',
      'supervision_among',
      'past_groups',
      ...['slips', 'past_payees', 'payees_to_ask'],
      'ratings_for_matching',
      'wish_constraints',
      'journal_import',
      'import_digest',
      'audit_is_append_only',
      'seal_audit',
      'cut_audit',
      'acting_as',
      'outbox_wakes_worker',
      'nobody_decides_their_own',
      'honorarium_walks',
      'protect',
      'give_to_gate',
    ]
    assert.deepEqual(
      shut.filter((name) => callable.includes(name)),
      [],
    )
    const forAll = await readNames(
      db,
      `select p.proname::text as name from pg_proc p cross join lateral aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) a
      where p.pronamespace = 'app'::regnamespace and p.prokind = 'f' and a.grantee = 0`,
    )
    assert.deepEqual(forAll, [], 'everybody may call these')
  }),
)

test(
  'no policy lets just anybody write, and what everybody reads is open',
  withDatabase(async (db) => {
    const policies = `select schemaname || '.' || tablename || ' ' || policyname as name from pg_policies
      where permissive = 'PERMISSIVE' and roles && array['alongside_web', 'public']::name[]`
    assert.deepEqual(await readNames(db, `${policies} and cmd in ('ALL', 'INSERT') and with_check = 'true'`), [])
    assert.deepEqual(await readNames(db, `${policies} and cmd in ('ALL', 'UPDATE', 'DELETE') and qual = 'true'`), [])
    const everybody = (await readNames(db, `${policies} and cmd in ('ALL', 'SELECT') and qual = 'true'`)).map(
      (name) => name.split(' ')[0],
    )
    assert.deepEqual(
      everybody.filter((table) => !open.includes(table ?? '')),
      [],
    )
  }),
)

test(
  'whose a row is and where it belongs never changes',
  withDatabase(async (db) => {
    const updatable = await readNames(
      db,
      `select distinct c.relname || '.' || a.attname as name
      from pg_constraint k join pg_class c on c.oid = k.conrelid cross join lateral unnest(k.conkey) key join pg_attribute a on a.attrelid = c.oid and a.attnum = key
      where k.contype in ('p', 'f') and c.relnamespace in ('public'::regnamespace, 'private'::regnamespace) and has_column_privilege('alongside_web', c.oid, a.attnum, 'update')`,
    )
    assert.deepEqual(updatable, changeable)
  }),
)

test(
  'what was said, when, and in which words stays as it was',
  withDatabase(async (db) => {
    for (const [table, column] of fixed.map((name) => name.split('.'))) {
      const { rows } = await sql<{
        yes: boolean
      }>`select has_column_privilege('alongside_web', ${table}, ${column}, 'update') as yes`.execute(db)
      assert.equal(rows[0]?.yes, false, `${table}.${column}`)
    }
  }),
)

test(
  'the audit trail is only ever added to, by its owner too',
  withDatabase(async (db) => {
    const { coordinator } = await addDecidedWorld(db)
    for (const who of [coordinator, 'worker', 'owner'] as const)
      for (const attempt of ['entries', 'seals', 'heads', 'cuts'].flatMap((part) => [
        `update audit_${part} set ${part === 'entries' ? 'verb = verb' : 'place = place'}`,
        `delete from audit_${part}`,
        `truncate audit_${part} cascade`,
      ])) {
        await as(db, who)
        assert.ok(await isRefusedByDatabase(db, (db) => sql.raw(attempt).execute(db)), attempt)
      }
  }),
)

test(
  'letters, codes and tokens are read by no page',
  withDatabase(async (db) => {
    const { coordinator } = await addDecidedWorld(db)
    for (const what of [
      '* from outbox',
      '* from local_letters',
      '* from sign_ins',
      'token_hash from sessions',
      'former from sessions',
      'id from links',
      '* from proof_failures',
      '* from spent_challenges',
      'code_hash from recovery_codes',
      'token_hash from links',
      '* from rate_counts',
      'declined_word from offers',
      'reasons from offers',
    ])
      for (const who of ['visitor', coordinator] as const) {
        await as(db, who)
        const refused = await isRefusedByDatabase(db, (db) => sql.raw(`select ${what}`).execute(db))
        assert.ok(refused, what)
      }
  }),
)
