import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { Db } from '#foundation/database.ts'
import { as } from '#foundation/testing.ts'

/**
 * Applications of every state in one program, laid straight into the tables: one in three of a mentor, one in ten with a membership
 * attested, one in fifty naming somebody to avoid. Ids are shared by a person, their position and their application.
 */
export async function addApplicants(db: Db, programId: string, size: number): Promise<void> {
  await as(db, 'owner')
  const ids = Array.from({ length: size }, () => randomUUID())
  const given = sql`unnest(${ids}::uuid[]) with ordinality given(id, n)`
  await sql`insert into people (id, name, language)
    select id, (array['Amina', 'Étienne', 'Zoë', 'Marcus', 'Li'])[1 + n % 5] || ' ' || (array['Roy', 'Singh', 'Chan', 'Okafor', 'Lavoie'])[1 + n % 7 % 5]
      || ' ' || md5(n::text), 'en' from ${given}`.execute(db)
  await sql`insert into positions (id, person_id, role, district_number)
    select id, id, 'principal', (array(select number from districts order by number))[1 + n % 60] from ${given}`.execute(
    db,
  )
  await sql`insert into applications (id, program_id, person_id, seat, status, position_id, eligibility, capacity, created_at, submitted_at, decided_at, waiting_since)
    select id, ${programId}, id, case when n % 3 = 0 then 'mentor' else 'mentee' end::seat_kind, s.status, id,
      case when n % 4 = 0 then 'review' else 'eligible' end::eligibility, 1 + n % 3,
      timestamptz '2026-08-01' + n * interval '1 minute', case when s.status <> 'draft' then timestamptz '2026-09-01' + n * interval '1 minute' end,
      case when s.status in ('accepted', 'declined') then timestamptz '2026-11-01' end, case s.status when 'waiting' then timestamptz '2026-11-01' end
    from ${given}, lateral (select (array['draft', 'submitted', 'submitted', 'accepted', 'accepted', 'accepted', 'waiting', 'declined',
      'withdrawn', 'asked'])[1 + n % 10]::application_status as status) s`.execute(db)
  await sql`insert into attestations (application_id, body, number, checked_at, confirmed, expires_on)
    select id, '{"en": "A", "fr": "B"}', n::text, timestamptz '2026-10-01', true, date '2026-10-01' + (n % 100)::int from ${given} where n % 10 = 4`.execute(
    db,
  )
  await sql`insert into wishes (application_id, kind, name, rank) select id, 'avoid', 'Somebody', 1 from ${given} where n % 50 = 2`.execute(
    db,
  )
}
