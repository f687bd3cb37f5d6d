import { sql } from 'kysely'
import type { PersonActor } from '#foundation/actor.ts'
import type { Db } from '#foundation/database.ts'
import { as, signedIn, testKey } from '#foundation/testing.ts'
import { claimOf, honorariaNow } from '../honoraria/honorarium.example.ts'
import { approveClaim, getHandler } from '../honoraria/honorarium.server.ts'
import type { Program } from '../programs/program.ts'
import { checkDetails, saveDetails } from './details.server.ts'
import type { PayeeDetails } from './details.ts'

export const plainDetails: PayeeDetails = {
  payee: 'Marcus A. Wong',
  address: '12 Example Street\nSmithers BC  V0J 2N0',
  way: 'direct_deposit',
  institution: '003',
  transit: '00123',
  account: '0012345',
  note: '',
}

interface Two {
  readonly marcus: PersonActor
  readonly coordinator: PersonActor
  readonly program: Program
}

/** The mentor's claim has its second yes, and they have said how to pay it; another mentor's claim still waits for its second. */
export async function addPayeeDetails(db: Db, two: Two, say: (what: string) => string): Promise<void> {
  const { marcus, coordinator, program } = two
  await as(db, 'owner')
  await sql`insert into honoraria (program_id, person_id, payee, amount_cents, state, conditions, opened_at, approved_by, approved_at)
    select a.program_id, a.person_id, p.name, 30000, 'earned', '[]', ${honorariaNow}::timestamptz, ${coordinator.id}, ${honorariaNow}::timestamptz
    from applications a join people p on p.id = a.person_id
    where a.program_id = ${program.id} and a.seat = 'mentor' and a.person_id <> ${marcus.id} limit 1`.execute(db)
  const { rows } = await sql<{ id: string; name: string }>`
    select p.id, p.name from staff s join people p on p.id = s.person_id
    where s.organization_id = ${program.organizationId} and s.role = 'admin' and p.id not in (select supervisor_id from supervisions)
    order by s.since, s.id limit 1`.execute(db)
  const admin = signedIn(rows[0] ?? { id: '', name: '' })
  await as(db, admin)
  const claim = await claimOf(db, program, marcus.id)
  await approveClaim(db, admin, await getHandler(db, admin, program.id), claim, claim.version, honorariaNow)
  await as(db, marcus)
  const given = { ...plainDetails, payee: say('payee name'), address: say('payee address'), note: say('payee note') }
  await saveDetails(db, marcus, checkDetails(given, false), 0, testKey, honorariaNow)
}
