import type { Db } from '#foundation/database.ts'
import { as } from '#foundation/testing.ts'
import { addAssociation } from '../organizations/organization.example.ts'
import { getProgram, openProgram, publishProgram } from './program.server.ts'

/**
 * An organization with a coordinator who has opened a program from a template and published it. Its applications are
 * open in summer 2026.
 */
export async function addProgram(
  db: Db,
  {
    template = 'bcpvpa',
    year = 2026,
    published = true,
    changes = {},
  }: { template?: string; year?: number; published?: boolean; changes?: Record<string, unknown> } = {},
) {
  const { organizationId, coordinator, admin } = await addAssociation(db)
  await as(db, coordinator)
  const slug = await openProgram(db, coordinator, { organizationId, template, year })
  const { id } = await db.selectFrom('programs').select('id').where('slug', '=', slug).executeTakeFirstOrThrow()
  if (published)
    await publishProgram(db, coordinator, await getProgram(db, id), Temporal.Instant.from('2026-05-20T17:00:00Z'))
  if (Object.keys(changes).length)
    await db
      .updateTable('programs')
      .set(changes as never)
      .where('id', '=', id)
      .execute()
  const program = await getProgram(db, id)
  await as(db, 'owner')
  return { program, coordinator, admin, organizationId }
}
