import { sql } from 'kysely'
import type { Db } from '#foundation/database.ts'
import { post } from '#foundation/outbox.ts'
import type { Work } from '#foundation/postman.ts'
import { makeLink } from '../people/link.server.ts'
import { findWished } from './wish.server.ts'

/** How long a referee may take. */
const refereeDays = 45

/**
 * What sending an application sets going: referees are asked, people wished for are found or invited.
 * Each is written to once, however often the application is sent.
 */
export const inviteForApplication: Work = async (db, item, { key, now }) => {
  const application = await db
    .selectFrom('applications')
    .innerJoin('people', 'people.id', 'applications.personId')
    .select([
      'applications.id',
      'applications.programId',
      'applications.seat',
      'applications.status',
      'people.language',
    ])
    .where('applications.id', '=', item.subjectId)
    .executeTakeFirst()
  if (!application || application.status === 'withdrawn') return
  await findWished(db, application.programId)
  await askReferees(db, application, key, now)
  if (application.seat === 'mentee') await inviteWished(db, application, now)
}

async function askReferees(
  db: Db,
  application: { id: string; language: string },
  key: Buffer,
  now: Temporal.Instant,
): Promise<void> {
  const referees = await db
    .selectFrom('referees')
    .select(['id', 'name', 'email'])
    .where('applicationId', '=', application.id)
    .where('askedAt', 'is', null)
    .execute()
  for (const referee of referees) {
    const { rows } = await sql<{
      id: string
    }>`select app.enter_contact(${referee.name}, ${referee.email}, ${application.language}) as id`.execute(db)
    const personId = rows[0]?.id
    if (!personId) continue
    await db.updateTable('referees').set({ personId, askedAt: now }).where('id', '=', referee.id).execute()
    await makeLink(db, key, {
      personId,
      purpose: 'reference',
      subjectId: referee.id,
      endsAt: now.add({ hours: 24 * refereeDays }),
    })
    await post(db, { kind: 'referee.asked', personId, subjectId: referee.id })
  }
}

async function inviteWished(
  db: Db,
  application: { id: string; programId: string; language: string },
  now: Temporal.Instant,
): Promise<void> {
  const wishes = await db
    .selectFrom('wishes')
    .select(['id', 'email'])
    .where('applicationId', '=', application.id)
    .where('kind', '=', 'prefer')
    .where('email', '<>', '')
    .where('personId', 'is', null)
    .where('invitedAt', 'is', null)
    .execute()
  for (const wish of wishes) {
    await post(db, {
      kind: 'mentor.invited',
      address: wish.email,
      subjectId: application.programId,
      particulars: { language: application.language },
    })
    await db.updateTable('wishes').set({ invitedAt: now }).where('id', '=', wish.id).execute()
  }
}
