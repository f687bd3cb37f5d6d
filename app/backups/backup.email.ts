import { sayInstant } from '#foundation/clock.ts'
import { both, isLanguage } from '#foundation/language.ts'
import type { Composer } from '#foundation/postman.ts'
import { listRuns } from './backup.server.ts'
import { judge } from './backup.ts'
import { backupWords as w } from './backups.words.ts'

/** To an administrator, while there is no good backup of the last day; not once there is one again. */
export const overdueLetter: Composer = async (db, { personId }, { settings, now }) => {
  const { backup, backupLate } = judge(await listRuns(db), now)
  if (!personId || !backup?.ofAt || !backupLate) return undefined
  const admin = await db
    .selectFrom('staff')
    .innerJoin('organizations', 'organizations.id', 'staff.organizationId')
    .innerJoin('people', 'people.id', 'staff.personId')
    .innerJoin('emails', (join) => join.onRef('emails.personId', '=', 'people.id').on('emails.first', '=', true))
    .select(['organizations.slug', 'organizations.name', 'people.language', 'people.zone', 'emails.address'])
    .where('staff.personId', '=', personId)
    .where('staff.role', '=', 'admin')
    .where('staff.until', 'is', null)
    .orderBy('organizations.slug')
    .executeTakeFirst()
  if (!admin) return undefined
  const { ofAt } = backup
  return {
    to: admin.address,
    language: isLanguage(admin.language) ? admin.language : 'en',
    subject: w.letterSubject,
    paragraphs: [both((language) => w.letterBody(sayInstant(ofAt, admin.zone, language))[language]), w.letterAsk],
    button: { label: w.letterButton, href: `${settings.origin}/organizations/${admin.slug}/backups` },
    from: admin.name,
  }
}
