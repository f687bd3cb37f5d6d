import { sql } from 'kysely'
import { isLanguage } from '#foundation/language.ts'
import type { Composer } from '#foundation/postman.ts'
import { replyAddress } from '../applications/application.email.ts'
import { payeeWords as w } from './details.words.ts'

/** To a mentor whose money is approved: how they wish to be paid. Not where they have said so, or it is paid meanwhile. */
export const payeeLetter: Composer = async (db, item, { settings }) => {
  const found = await db
    .selectFrom('honoraria')
    .innerJoin('programs', 'programs.id', 'honoraria.programId')
    .innerJoin('people', 'people.id', 'honoraria.personId')
    .innerJoin('emails', (join) => join.onRef('emails.personId', '=', 'people.id').on('emails.first', '=', true))
    .select(['programs.id', 'programs.title', 'people.language', 'emails.address'])
    .where('honoraria.id', '=', item.subjectId)
    .where(sql<boolean>`honoraria.id in (select claim from app.payees_to_ask('-infinity'))`)
    .executeTakeFirst()
  if (!found) return undefined
  return {
    to: found.address,
    language: isLanguage(found.language) ? found.language : 'en',
    subject: w.letterSubject,
    paragraphs: [w.letterBody, w.letterSafe],
    button: { label: w.letterButton, href: `${settings.origin}/honoraria/${item.subjectId}` },
    from: found.title,
    replyTo: await replyAddress(db, found.id),
  }
}
