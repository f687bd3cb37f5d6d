import type { Db } from '#foundation/database.ts'

/** The newest acts of a program's staff and committee, as far as the actor may see them. */
export async function listActivity(db: Db, programId: string) {
  return db
    .selectFrom('auditEntries')
    .leftJoin('people', 'people.id', 'auditEntries.actorId')
    .select([
      'auditEntries.seq',
      'auditEntries.at',
      'auditEntries.job',
      'auditEntries.verb',
      'auditEntries.facts',
      'people.name',
    ])
    .where('auditEntries.programId', '=', programId)
    .orderBy('auditEntries.seq', 'desc')
    .limit(300)
    .execute()
}
