import { sql } from 'kysely'
import { system } from '#foundation/actor.ts'
import { dateAt } from '#foundation/clock.ts'
import type { Tick } from '#foundation/postman.ts'
import { openClaims } from './honorarium.server.ts'

/** Opens claims in every program that promises money and whose last day has come, for whoever has none yet. */
export const openClaimsDue: Tick = async (db, { now }) => {
  const today = dateAt(now)
  const { rows } = await sql<{ id: string }>`
    select p.id from programs p join seats s on s.program_id = p.id and s.kind = 'mentor'
    where p.published_at is not null and p.ends_on <= ${today} and s.honorarium_cents > 0
      and exists (select 1 from partnerships t where t.program_id = p.id
        and not exists (select 1 from honoraria h where h.program_id = p.id and h.person_id = t.mentor_id))`.execute(db)
  for (const program of rows) await openClaims(db, system('honoraria'), program, now)
}
