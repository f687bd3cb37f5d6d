import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { Db } from '#foundation/database.ts'
import { as } from '#foundation/testing.ts'
import type { Program } from '../programs/program.ts'

const issues = ['budget', 'parents', 'staffing', 'wellbeing', 'technology']
const levels = ['elementary', 'middle', 'secondary']

/**
 * Accepts a crowd into a program, laid straight into the tables: districts, languages, levels, issues and ratings all
 * differ, and always in the same way.
 */
export async function addCrowd(db: Db, program: Program, seats: { mentees: number; mentors: number }): Promise<void> {
  await as(db, 'owner')
  for (const seat of ['mentee', 'mentor'] as const) {
    const ids = Array.from({ length: seat === 'mentee' ? seats.mentees : seats.mentors }, () => randomUUID())
    await addPeople(db, seat, ids)
    await addApplications(db, program, seat, ids)
  }
  await rateThemselves(db, program)
  await sql`analyze people, positions, applications, application_answers, assessments, ratings`.execute(db)
}

/** Ids are shared by a person, their position and their application: no table asks another's to differ. */
async function addPeople(db: Db, seat: string, ids: readonly string[]): Promise<void> {
  const initial = seat === 'mentee' ? 'Mina' : 'Marcus'
  await sql`insert into people (id, name, language)
    select id, ${`${initial} `}::text || n || ' ' || (array['Roy', 'Singh', 'Chan', 'Okafor', 'Lavoie'])[1 + n % 5], 'en'
    from unnest(${ids}::uuid[]) with ordinality given(id, n)`.execute(db)
  await sql`insert into positions (id, person_id, role, district_number, since)
    select id, id, 'principal', (select number from districts order by number offset (n * 7 + ${seat.length}) % 60 limit 1),
      date '2012-08-01' + (n % 14)::int * 365
    from unnest(${ids}::uuid[]) with ordinality given(id, n)`.execute(db)
}

async function addApplications(db: Db, program: Program, seat: string, ids: readonly string[]): Promise<void> {
  await sql`insert into applications (id, program_id, person_id, seat, status, position_id, new_reason, eligibility,
      capacity, speaks, channels, submitted_at, decided_at)
    select id, ${program.id}, id, ${seat}::seat_kind, 'accepted', id, case when ${seat} = 'mentee' then 'new_role'::new_reason end,
      'eligible', 1 + (n % 3 = 0)::int, array['en'], array['video']::contact_channel[], '2026-09-01', '2026-10-01'
    from unnest(${ids}::uuid[]) with ordinality given(id, n)`.execute(db)
  const [group, other] = seat === 'mentee' ? ['hopes', 'setting'] : ['offer', 'experience']
  await sql`insert into application_answers (application_id, group_key, answers)
    select id, key, case key
      when ${group} then jsonb_build_object('issues', jsonb_build_array((${issues}::text[])[1 + n % 5], (${issues}::text[])[1 + n / 5 % 5]))
      else jsonb_build_object('levels', jsonb_build_array((${levels}::text[])[1 + n % 3])) end
    from unnest(${ids}::uuid[]) with ordinality given(id, n), unnest(${[group, other]}::text[]) key`.execute(db)
}

/**
 * Ratings are a person's own, so each writes theirs. The plans of their policies are made while the tables are empty, when
 * reading all of them looks cheapest: forbidden here, or a province would take hours.
 */
async function rateThemselves(db: Db, program: Program): Promise<void> {
  const { rows } = await sql<{ ids: string[] }>`select array_agg(id) as ids from applications
    where program_id = ${program.id} and assessment_id is null`.execute(db)
  const competencies = await db
    .selectFrom('competencies')
    .select('id')
    .where('frameworkId', '=', program.frameworkId)
    .execute()
  await as(db, 'owner')
  await sql`set local enable_seqscan = off`.execute(db)
  await sql`select set_config('crowd.people', ${rows[0]?.ids.join() ?? ''}, true),
    set_config('crowd.framework', ${program.frameworkId}, true),
    set_config('crowd.competencies', ${competencies.map(({ id }) => id).join()}, true)`.execute(db)
  await sql
    .raw(`do $$
    declare person uuid; n int := 0;
    begin
      set local role alongside_web;
      foreach person in array string_to_array(current_setting('crowd.people'), ',')::uuid[] loop
        n := n + 1;
        perform set_config('app.actor', person::text, true);
        insert into assessments (id, person_id, framework_id, moment)
        values (person, person, current_setting('crowd.framework')::uuid, 'application');
        insert into ratings (assessment_id, competency_id, rating, focus)
        select person, id, 1 + (n * k * 7 / 3) % 5, k <= 2
        from unnest(string_to_array(current_setting('crowd.competencies'), ',')::uuid[]) with ordinality given(id, k);
      end loop;
    end $$`)
    .execute(db)
  await as(db, 'owner')
  await sql`set local enable_seqscan = on`.execute(db)
  await sql`update applications set assessment_id = id where program_id = ${program.id} and assessment_id is null`.execute(
    db,
  )
}
