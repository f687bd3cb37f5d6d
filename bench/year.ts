// A program in which many pairs have been together for two years, laid straight into a database by set.
import { sql } from 'kysely'
import type pg from 'pg'
import { addProgram } from '#app/programs/program.example.ts'
import { type Db, openClient, over } from '#foundation/database.ts'

/** The day on which the pages of such a program are asked for, and the first day of its pairs. */
export const today = '2026-10-21'
const first = '2024-10-15'

export interface Year {
  readonly slug: string
  readonly mentorId: string
  readonly coordinatorId: string
}

/** What only the two can open: its size matters here, not its words. */
const sealed = sql`decode(repeat('5a', 120), 'hex')`
/**
 * Confidential tables admit nobody but by their own policies, and before PostgreSQL 16 an owner is bound by those of pages, too;
 * they are lifted while the world is laid.
 */
const confidential = [
  'emails',
  'contacts',
  'quiets',
  'call_wishes',
  'meetings',
  'plans',
  'reviews',
  'agreements',
  'agreement_signatures',
]

/** Lays `pairs` partnerships, two years old, with what such pairs leave behind. */
export async function layYear(owner: pg.ClientConfig, pairs: number, tokens: readonly [Buffer, Buffer]): Promise<Year> {
  const client = openClient(owner)
  await client.connect()
  try {
    await client.query('begin')
    const db = over(client)
    const { program, coordinator } = await addProgram(db, { year: 2026, changes: { cap: null } })
    for (const table of confidential) await client.query(`alter table ${table} disable row level security`)
    await layPairs(db, program.id, pairs)
    await client.query('alter table contacts disable trigger keep_beat')
    await layLife(db)
    await client.query('alter table contacts enable trigger keep_beat')
    await client.query('update partnerships set meets_every = meets_every') // each pair's beat, counted once
    await client.query(`set local role alongside_job; select app.count_hours('${today}'); reset role`)
    for (const table of confidential) await client.query(`alter table ${table} enable row level security`)
    const mentor = await db.selectFrom('partnerships').select('mentorId').orderBy('id').executeTakeFirstOrThrow()
    for (const [at, personId] of [mentor.mentorId, coordinator.id].entries())
      await sql`insert into sessions (token_hash, person_id, level, ends_at) values (${tokens[at]}, ${personId}, 'strong', now() + interval '1 day')`.execute(
        db,
      )
    await sql
      .raw(`create or replace function app.today() returns date stable language sql as $$ select date '${today}' $$`)
      .execute(db)
    await client.query('commit')
    await client.query('analyze')
    return { slug: program.slug, mentorId: mentor.mentorId, coordinatorId: coordinator.id }
  } finally {
    await client.end()
  }
}

async function layPairs(db: Db, program: string, pairs: number): Promise<void> {
  await sql`insert into matchings (program_id, number, state, policy, verified, mentees, mentors, pairs_allowed, matched, cost, milliseconds, published_at)
    values (${program}, 1, 'published', '{}', true, ${pairs}, ${pairs}, ${pairs}, ${pairs}, 0, '{}', now())`.execute(db)
  for (const seat of ['mentee', 'mentor']) {
    await sql`insert into people (name) select initcap(substr(md5(${seat} || n), 1, 7)) || ' ' || initcap(substr(md5(n || ${seat}), 1, 9)) || ' ' || n
      from generate_series(1, ${pairs}::int) n`.execute(db)
    await sql`insert into applications (program_id, person_id, seat, status, eligibility, submitted_at, decided_at)
      select ${program}, p.id, ${seat}::seat_kind, 'accepted', 'eligible', '2024-09-01', '2024-10-01' from people p
      where p.name ~ ' [0-9]+$' and not exists (select 1 from applications a where a.person_id = p.id)`.execute(db)
  }
  // As every year: some were declined, some thought better of it, a few wait in line, and one is still undecided.
  await sql`insert into people (name) select initcap(substr(md5('other' || n), 1, 7)) || ' ' || initcap(substr(md5(n || 'other'), 1, 9)) || ' ' || n
    from generate_series(1, ${pairs}::int / 10) n`.execute(db)
  await sql`insert into applications (program_id, person_id, seat, status, eligibility, submitted_at, decided_at, waiting_since)
    select ${program}, p.id, case when n % 3 = 0 then 'mentor' else 'mentee' end::seat_kind,
      (case when n = 1 then 'submitted' when n % 20 = 2 then 'waiting' when n % 2 = 0 then 'declined' else 'withdrawn' end)::application_status,
      'eligible', '2024-09-01', '2024-10-01', case when n % 20 = 2 then timestamptz '2024-10-01' end
    from (select id, row_number() over (order by id) n from people p
      where p.name ~ ' [0-9]+$' and not exists (select 1 from applications a where a.person_id = p.id)) p`.execute(db)
  await sql`insert into emails (person_id, address) select a.person_id, a.person_id || '@example.org' from applications a`.execute(
    db,
  )
  await sql`insert into contact_cards (person_id) select person_id from applications`.execute(db)
  await sql`insert into positions (person_id, role, district_number, since)
    select a.person_id, 'principal', d.number, date '2024-08-01' from applications a
    join lateral (select number from districts order by md5(number::text || a.person_id) limit 1) d on true`.execute(db)
  await sql`insert into offers (program_id, matching_id, mentee_application_id, mentor_application_id, mentee_id, mentor_id, state, cost, reasons, answer_by)
    select ${program}, g.id, e.id, m.id, e.person_id, m.person_id, 'accepted', 1, '[]', '2024-10-10'
    from matchings g, (select *, row_number() over (order by id) n from applications where seat = 'mentee' and status = 'accepted') e
    join (select *, row_number() over (order by id) n from applications where seat = 'mentor' and status = 'accepted') m on m.n = e.n`.execute(
    db,
  )
  await sql`insert into offers (program_id, matching_id, mentee_application_id, mentor_application_id, mentee_id, mentor_id, state, declined_by, cost, reasons, answer_by)
    select o.program_id, o.matching_id, o.mentee_application_id, l.mentor_application_id, o.mentee_id, l.mentor_id, 'declined', 'mentor', 1, '[]', '2024-10-05'
    from (select *, row_number() over (order by id) n from offers) o join (select *, row_number() over (order by id) n from offers) l on l.n = o.n + 1
    where o.n % 10 = 3`.execute(db)
  await sql`insert into partnerships (program_id, offer_id, mentor_id, mentee_id, state, introduced_at, starts_on, ends_on, kickoff_on, ended_on, ended_as)
    select program_id, id, mentor_id, mentee_id, case when ended then 'ended' else 'under_way' end::partnership_state,
      ${`${first}T18:00:00Z`}, ${first}, '2027-06-30', '2024-11-01', case when ended then date '2026-06-30' end, case when ended then 'completed'::partnership_ending end
    from (select *, row_number() over (order by id) % 10 = 0 as ended from offers where state = 'accepted') o`.execute(
    db,
  )
}

/** As many quiet pairs at every size, a page of them: what is shown is equal, and what it takes to find it is measured. */
const quiet = 75
const numbered = sql`select *, row_number() over (order by id) as at from partnerships`

/** Two contacts a month, a meeting a month, an agreement, a plan, two reviews each; a few are quiet and may need a call. */
async function layLife(db: Db): Promise<void> {
  await sql`insert into contacts (partnership_id, met_on, minutes, way, logged_by)
    select s.id, ${first}::date + 15 * n, 45, 'phone', s.mentee_id
    from (${numbered}) s, generate_series(0, 48) n where n < 40 or s.at > ${quiet}`.execute(db)
  await sql`insert into meetings (partnership_id, mode, state, minutes, starts_at, zone, wall, proposed_by, settled_at, held, where_sealed, created_at)
    select s.id, 'video', 'agreed', 60, t.at, 'America/Vancouver', to_char(t.at at time zone 'America/Vancouver', 'YYYY-MM-DD"T"HH24:MI'), s.mentee_id, t.at - interval '9 days',
      case when t.at < ${today}::date then true end, ${sealed}, t.at - interval '10 days'
    from partnerships s, generate_series(0, 24) n, lateral (select ${`${first}T18:00:00Z`}::timestamptz + n * interval '30 days' as at) t`.execute(
    db,
  )
  await sql`insert into agreements (id, partnership_id, edition, proposed_by, proposed_at, informal_channel, formal_channel, answers_in, meets_every, arranged_by, kickoff, words_sealed)
    select gen_random_uuid(), id, 1, mentee_id, ${first}, 'text', 'video', 3, 30, 'mentee', 'hour', ${sealed} from partnerships`.execute(
    db,
  )
  await sql`insert into agreement_signatures (partnership_id, agreement_id, person_id, name_sealed, signed_at)
    select s.id, a.id, p.id, ${sealed}, ${first} from partnerships s join agreements a on a.partnership_id = s.id, lateral (values (s.mentor_id), (s.mentee_id)) p(id)`.execute(
    db,
  )
  await sql`insert into plans (partnership_id, begun_by, begun_at) select id, mentee_id, ${first} from partnerships`.execute(
    db,
  )
  await sql`insert into reviews (partnership_id, person_id, moment, due_on, sent_at, opened_at)
    select s.id, p.id, t.moment::assessment_moment, t.due, t.due, t.due from partnerships s, lateral (values (s.mentor_id), (s.mentee_id)) p(id),
      (values ('mid_year', date '2025-02-15'), ('year_end', date '2026-06-15')) t(moment, due)`.execute(db)
  await sql`insert into quiets (partnership_id, state, counted_from)
    select id, case when at <= ${quiet} then 'unanswered' else 'well' end::quiet_state, ${first}
    from (${numbered}) s where at <= ${quiet} or at % 3 = 1`.execute(db)
  await sql`insert into call_wishes (partnership_id, person_id)
    select id, mentee_id from (${numbered}) s where at % 10 = 5 and at <= ${quiet} and state <> 'ended'`.execute(db)
}
