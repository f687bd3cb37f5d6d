import type { PersonActor } from '#foundation/actor.ts'
import type { Db } from '#foundation/database.ts'
import { as, signedIn } from '#foundation/testing.ts'
import type { NewPosition } from './person.ts'

let count = 0

/** Somebody with an account: a name, a verified address, a position if one is given. */
export async function addPerson(
  db: Db,
  {
    name = 'Amina Diallo',
    email,
    language = 'en',
    position,
  }: { name?: string; email?: string; language?: 'en' | 'fr'; position?: Partial<NewPosition> } = {},
): Promise<PersonActor & { positionId: string | null; email: string }> {
  await as(db, 'owner')
  const address = email ?? `${name.split(' ')[0]?.toLowerCase()}-${++count}@example.org`
  const { id } = await db.insertInto('people').values({ name, language }).returning('id').executeTakeFirstOrThrow()
  await db.insertInto('contactCards').values({ personId: id, phone: '604-555-0100' }).execute()
  await db.insertInto('emails').values({ personId: id, address, verifiedAt: Temporal.Now.instant() }).execute()
  const positionId = position ? await addPosition(db, id, position) : null
  return { ...signedIn({ id, name, language }), positionId, email: address }
}

/** A position, a principal's in Kamloops-Thompson unless said otherwise. */
export async function addPosition(db: Db, personId: string, position: Partial<NewPosition>): Promise<string> {
  const values = {
    role: 'principal',
    districtNumber: 73,
    since: Temporal.PlainDate.from('2026-08-01'),
    ...position,
  } as const
  const { id } = await db
    .insertInto('positions')
    .values({ personId, ...values })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}
