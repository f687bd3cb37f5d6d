import { both, isLanguage } from '#foundation/language.ts'
import type { Composer } from '#foundation/postman.ts'
import { committeeWords as w } from './committees.words.ts'

/** Tells somebody that they have been seated. */
export const seatedLetter: Composer = async (db, item, { settings }) => {
  const seat = await db
    .selectFrom('committeeMembers as m')
    .innerJoin('committees', 'committees.id', 'm.committeeId')
    .innerJoin('programs', 'programs.id', 'committees.programId')
    .innerJoin('people', 'people.id', 'm.personId')
    .innerJoin('emails', (join) => join.onRef('emails.personId', '=', 'people.id').on('emails.first', '=', true))
    .select(['people.language', 'emails.address', 'programs.slug', 'programs.title'])
    .where('m.id', '=', item.subjectId)
    .executeTakeFirst()
  if (!seat) return undefined
  return {
    to: seat.address,
    language: isLanguage(seat.language) ? seat.language : 'en',
    subject: w.letterSubject,
    paragraphs: [both((language) => w.letterBody(seat.title[language])[language])],
    button: { label: w.open, href: `${settings.origin}/programs/${seat.slug}/committee` },
    from: seat.title,
  }
}
