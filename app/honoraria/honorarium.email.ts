import { isLanguage } from '#foundation/language.ts'
import type { Composer } from '#foundation/postman.ts'
import { replyAddress } from '../applications/application.email.ts'
import { honorariaWords as w } from './honoraria.words.ts'

/**
 * To the mentor: something moved. No amount and no state stand in it; not where it has moved on since, but that a promise
 * may be earned before its letter leaves.
 */
export const honorariumLetter: Composer = async (db, item, { settings }) => {
  const found = await db
    .selectFrom('honoraria')
    .innerJoin('programs', 'programs.id', 'honoraria.programId')
    .innerJoin('people', 'people.id', 'honoraria.personId')
    .innerJoin('emails', (join) => join.onRef('emails.personId', '=', 'people.id').on('emails.first', '=', true))
    .select(['honoraria.state', 'programs.id', 'programs.title', 'people.language', 'emails.address'])
    .where('honoraria.id', '=', item.subjectId)
    .executeTakeFirst()
  const { state } = item.particulars
  if (!found || (found.state !== state && !(state === 'promised' && found.state === 'earned'))) return undefined
  return {
    to: found.address,
    language: isLanguage(found.language) ? found.language : 'en',
    subject: w.letterSubject,
    paragraphs: [w.letterBody],
    button: { label: w.letterButton, href: `${settings.origin}/honoraria/${item.subjectId}` },
    from: found.title,
    replyTo: await replyAddress(db, found.id),
  }
}
