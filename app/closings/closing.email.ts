import { sayShortDate } from '#foundation/clock.ts'
import { both, isLanguage } from '#foundation/language.ts'
import type { Composer } from '#foundation/postman.ts'
import { replyAddress } from '../applications/application.email.ts'
import { toMember } from '../committees/committee.email.ts'
import { findLink, linkToken } from '../people/link.server.ts'
import { againWords } from './again.words.ts'
import { closingWords as w } from './closings.words.ts'

/** Tells a member of the committee that the program is closed; not where it has been opened again meanwhile. */
export const closedLetter = toMember(async (term, db) => {
  const program = await db.selectFrom('programs').select('status').where('id', '=', term.programId).executeTakeFirst()
  if (program?.status !== 'archived') return undefined
  return {
    subject: w.letterSubject,
    paragraphs: [both((language) => w.letterBody(term.title[language])[language]), w.letterThanks],
    button: w.letterButton,
    path: '',
  }
})

/** Asks one of last year's mentors whether they would do it again. */
export const againLetter: Composer = async (db, item, { settings, key }) => {
  const found = await db
    .selectFrom('mentorInvitations as i')
    .innerJoin('programs', 'programs.id', 'i.programId')
    .innerJoin('people', 'people.id', 'i.personId')
    .innerJoin('emails', (join) => join.onRef('emails.personId', '=', 'people.id').on('emails.first', '=', true))
    .select(['i.id', 'people.id as personId', 'people.language', 'emails.address'])
    .select(['programs.id as programId', 'programs.title', 'programs.opensOn', 'programs.closesOn'])
    .where('i.programId', '=', item.subjectId)
    .where('i.personId', '=', item.personId)
    .where('i.answer', 'is', null)
    .where('programs.status', '=', 'published')
    .executeTakeFirst()
  const link = found && (await findLink(db, found.personId, 'mentor-again', found.id))
  if (!found || !link) return undefined
  const { opensOn, closesOn } = found
  return {
    to: found.address,
    language: isLanguage(found.language) ? found.language : 'en',
    subject: both((language) => againWords.letterSubject(found.title[language])[language]),
    paragraphs: [
      againWords.letterThanks,
      both(
        (language) => againWords.letterAsk(sayShortDate(opensOn, language), sayShortDate(closesOn, language))[language],
      ),
      againWords.letterNo,
    ],
    button: { label: againWords.letterButton, href: `${settings.origin}/invitations/${linkToken(key, link)}` },
    from: found.title,
    replyTo: await replyAddress(db, found.programId),
  }
}
