import { isLanguage } from '#foundation/language.ts'
import type { Composer } from '#foundation/postman.ts'
import { signOnWords as w } from './single-sign-on.words.ts'

/** To every address of somebody: from now on an employer's sign-in opens their account. */
export const connectedLetter: Composer = async (db, { address, personId, subjectId }, { settings }) => {
  if (!address || !personId) return undefined
  const person = await db.selectFrom('people').select('language').where('id', '=', personId).executeTakeFirst()
  const provider = await db.selectFrom('signOnProviders').select('label').where('id', '=', subjectId).executeTakeFirst()
  if (!person || !provider) return undefined
  return {
    to: address,
    language: isLanguage(person.language) ? person.language : 'en',
    subject: w.letterSubject,
    paragraphs: [w.letterBody(provider.label), w.letterNotYou],
    button: { label: w.letterButton, href: `${settings.origin}/me/single-sign-on` },
    from: w.house,
  }
}
