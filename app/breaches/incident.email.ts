import { isLanguage } from '#foundation/language.ts'
import type { Composer } from '#foundation/postman.ts'
import { breachWords as w } from './breaches.words.ts'

/** To whoever an incident concerns: that something waits to be read after signing in. Nothing of it stands in the letter. */
export const incidentToldLetter: Composer = async (db, item, { settings }) => {
  const told = await db
    .selectFrom('incidents as i')
    .innerJoin('organizations as o', 'o.id', 'i.organizationId')
    .innerJoin('people as p', (join) => join.on('p.id', '=', item.personId))
    .innerJoin('emails as e', (join) => join.onRef('e.personId', '=', 'p.id').on('e.first', '=', true))
    .select(['i.id', 'o.name', 'o.privacyEmail', 'p.language', 'e.address'])
    .where('i.id', '=', item.subjectId)
    .executeTakeFirst()
  if (!told) return undefined
  return {
    to: told.address,
    language: isLanguage(told.language) ? told.language : 'en',
    subject: w.letterSubject,
    paragraphs: [w.letter],
    button: { label: w.letterButton, href: `${settings.origin}/me/notices/${told.id}` },
    from: told.name,
    replyTo: told.privacyEmail,
  }
}
