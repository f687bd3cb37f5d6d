import type { Db } from '#foundation/database.ts'
import { as } from '#foundation/testing.ts'
import { addPerson } from '../people/person.example.ts'

let count = 0

/** An association with somebody who administers it and somebody who coordinates for it. */
export async function addAssociation(db: Db) {
  const coordinator = await addPerson(db, { name: 'Rosalind Carey' })
  const admin = await addPerson(db, { name: 'Adrian Admin' })
  await as(db, 'owner')
  const { id: organizationId } = await db
    .insertInto('organizations')
    .values({
      slug: `association-${++count}`,
      kind: 'association',
      name: JSON.stringify({ en: 'An association', fr: 'Une association' }),
      regime: 'pipa',
      privacyName: 'Pat Lee',
      privacyEmail: 'privacy@example.org',
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await db
    .insertInto('staff')
    .values([
      { organizationId, personId: admin.id, role: 'admin' },
      { organizationId, personId: coordinator.id, role: 'coordinator' },
    ])
    .execute()
  return { organizationId, coordinator, admin }
}
