import { sayShortDate } from '#foundation/clock.ts'
import { both, isLanguage } from '#foundation/language.ts'
import type { Composer } from '#foundation/postman.ts'
import { readLetter, replyAddress } from '../applications/application.email.ts'
import { findMembership } from './membership.server.ts'
import { membershipWords as w } from './memberships.words.ts'

/** To somebody whose confirmed membership is about to end; not once it has been attested anew, or the person has left. */
export const membershipLetter: Composer = async (db, item, { settings }) => {
  const letter = await readLetter(db, item.subjectId)
  const membership = await findMembership(db, item.subjectId)
  if (!letter || !membership?.confirmed || !membership.expiresOn) return undefined
  if (letter.status === 'withdrawn' || letter.status === 'declined') return undefined
  const { body, expiresOn } = membership
  return {
    to: letter.address,
    language: isLanguage(letter.language) ? letter.language : 'en',
    subject: w.membershipSubject,
    paragraphs: [both((language) => w.membership(body[language], sayShortDate(expiresOn, language))[language])],
    button: { label: w.membershipButton, href: `${settings.origin}/applications/${item.subjectId}/membership` },
    from: letter.title,
    replyTo: await replyAddress(db, letter.programId),
  }
}
