// The truth table of the one way in, over real rows: each condition that alone is missing closes it.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import type { PersonActor } from '#foundation/actor.ts'
import type { Db } from '#foundation/database.ts'
import { withDatabase } from '#foundation/testing.ts'
import { asked, type GuardedPair, layPair, reach, setNow } from './grant.example.ts'
import type { GrantAct } from './grant.ts'

/** Facts as the database might come to hold them, whoever wrote them there. */
interface Facts {
  asker: string
  approver: string | null
  signed: boolean
  approved: boolean
  decided: boolean
  ground: string
  also: readonly (readonly [act: GrantAct, person: string])[]
  begun: string | null
  now: string
  kinds: string
  days: readonly [string, string]
}

async function layFacts(db: Db, pair: GuardedPair, facts: Facts): Promise<void> {
  await setNow(db, facts.now)
  for (const table of ['grants', 'grant_steps'])
    await sql.raw(`alter table ${table} no force row level security`).execute(db)
  const id = crypto.randomUUID()
  await sql`insert into grants (id, organization_id, partnership_id, ground, kinds, from_on, until_on, asked_by, asked_at, wrapped)
    values (${id}, ${pair.organizationId}, ${pair.partnershipId}, ${facts.ground}::grant_ground, ${facts.kinds}::grant_kind[],
      ${facts.days[0]}, ${facts.days[1]}, ${facts.asker}, ${asked}, '')`.execute(db)
  await sql`alter table grant_steps drop constraint grant_steps_check, drop constraint grant_steps_check1, drop constraint grant_steps_check2`.execute(
    db,
  )
  const put = (act: GrantAct, person: string, signed: boolean, at: string) =>
    sql`insert into grant_steps (id, grant_id, act, person_id, at, words_sealed, signature)
      values (gen_random_uuid(), ${id}, ${act}::grant_act, ${person}, ${at}, '', ${signed ? Buffer.from('x') : null})`.execute(
      db,
    )
  await put('asked', facts.asker, facts.signed, asked)
  if (facts.approver) await put('approved', facts.approver, facts.approved, asked)
  for (const [act, person] of facts.also) await put(act, person, act === 'overruled' && facts.decided, asked)
  if (facts.begun) await put('begun', facts.asker, false, facts.begun)
  for (const table of ['grants', 'grant_steps'])
    await sql.raw(`alter table ${table} force row level security`).execute(db)
}

test(
  'each condition that alone is missing closes it',
  withDatabase(async (db) => {
    const pair = await layPair(db)
    const { admin, second, contact, mentee, mentor, organizationId, program, partnershipId } = pair
    const whole: Facts = {
      asker: admin.id,
      approver: contact.id,
      signed: true,
      approved: true,
      decided: true,
      ground: 'misconduct',
      also: [],
      begun: '2026-12-04T19:00:00Z',
      now: '2026-12-05T18:59:59Z',
      kinds: '{notes}',
      days: ['2026-10-01', '2026-12-31'],
    }
    const soon = { begun: '2026-12-01T19:00:00Z', now: '2026-12-01T20:00:00Z' }
    const endStaff = () => sql`update staff set until = now() where person_id = ${admin.id}`.execute(db)
    const coordinate = () =>
      sql`insert into program_staff (program_id, person_id) values (${program.id}, ${admin.id})`.execute(db)
    const supervise = (whom: PersonActor) =>
      sql`insert into supervisions (supervisor_id, supervised_id, declared_by) values (${admin.id}, ${whom.id}, ${whom.id})`.execute(
        db,
      )
    type Case = readonly [why: string, opens: boolean, facts: Partial<Facts>, meanwhile?: () => Promise<unknown>]
    const cases: readonly Case[] = [
      ['every condition holds', true, {}],
      ['not signed by whoever asked', false, { signed: false }],
      ['nobody has agreed', false, { approver: null }],
      ['agreed to, not signed', false, { approved: false }],
      ['agreed to by the same person', false, { approver: admin.id }],
      ['agreed to by the mentee', false, { approver: mentee.id }],
      ['agreed to by the mentor', false, { approver: mentor.id }],
      ['turned down', false, { also: [['declined', second.id]] }],
      ['taken back', false, { also: [['withdrawn', admin.id]] }],
      [
        'closed after an objection',
        false,
        {
          also: [
            ['objected', mentee.id],
            ['upheld', contact.id],
          ],
        },
      ],
      ['an objection waits', false, { also: [['objected', mentee.id]] }],
      [
        'an objection was decided',
        true,
        {
          also: [
            ['objected', mentee.id],
            ['overruled', contact.id],
          ],
        },
      ],
      [
        'an objection was decided, not signed',
        false,
        {
          decided: false,
          also: [
            ['objected', mentee.id],
            ['overruled', contact.id],
          ],
        },
      ],
      [
        'an objection was decided by whoever asked',
        false,
        {
          also: [
            ['objected', mentee.id],
            ['overruled', admin.id],
          ],
        },
      ],
      [
        'an objection was decided by the other partner',
        false,
        {
          also: [
            ['objected', mentee.id],
            ['overruled', mentor.id],
          ],
        },
      ],
      [
        'a second objection waits',
        false,
        {
          also: [
            ['objected', mentee.id],
            ['overruled', contact.id],
            ['objected', mentor.id],
          ],
        },
      ],
      ['begun before three days had passed', false, { begun: '2026-12-04T17:59:59Z' }],
      ['begun at once, by a legal order', false, { ground: 'legal_order', ...soon }],
      ['begun at once, and somebody is in danger', true, { ground: 'imminent_harm', ...soon }],
      ['in danger, yet nobody has agreed', false, { ground: 'imminent_harm', ...soon, approver: null }],
      ['not begun', false, { begun: null }],
      ['a day has passed', false, { now: '2026-12-05T19:00:00Z' }],
      ['of another kind', false, { kinds: '{plan,cases,meetings,agreement,reviews}' }],
      ['of earlier days', false, { days: ['2026-09-21', '2026-11-19'] }],
      ['of later days', false, { days: ['2026-11-21', '2027-01-19'] }],
      ['the reader holds no office any more', false, {}, endStaff],
      ['the reader coordinates the program', false, {}, coordinate],
      ['the reader supervises the mentee', false, {}, () => supervise(mentee)],
      ['the reader supervises the mentor', false, {}, () => supervise(mentor)],
      ['the mentor asked', false, { asker: mentor.id }],
    ]
    for (const [why, opens, change, meanwhile] of cases) {
      const facts = { ...whole, ...change }
      await sql`savepoint truth`.execute(db)
      await layFacts(db, pair, facts)
      await meanwhile?.()
      const [notes] = await reach(db, admin, pair)
      assert.equal(notes, opens ? 1 : 0, why)
      for (const other of [second, contact, pair.coordinator])
        assert.deepEqual(await reach(db, other, pair), [0, 0], `${why}: ${other.name}`)
      await sql`rollback to savepoint truth`.execute(db)
    }
    assert.ok(organizationId && partnershipId)
  }),
)
