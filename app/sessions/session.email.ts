import { sayInstant } from '#foundation/clock.ts'
import { both, isLanguage } from '#foundation/language.ts'
import type { Composer } from '#foundation/postman.ts'
import { findLink, linkToken } from '../people/link.server.ts'
import { describeAgent } from './session.ts'
import { sessionWords as w } from './sessions.words.ts'

/** What a link in that letter is for. */
export const endPurpose = 'end-session'

/** That somebody signed in from a new browser, and how to end it; not once it is over. */
export const newDeviceLetter: Composer = async (db, { address, personId, subjectId }, { key, settings, now }) => {
  if (!address || !personId) return undefined
  const session = await db
    .selectFrom('sessions')
    .innerJoin('people', 'people.id', 'sessions.personId')
    .select(['agent', 'sessions.createdAt', 'endsAt', 'endedAt', 'language', 'zone'])
    .where('sessions.id', '=', subjectId)
    .where('personId', '=', personId)
    .executeTakeFirst()
  const link = await findLink(db, personId, endPurpose, subjectId)
  if (!session || session.endedAt || Temporal.Instant.compare(session.endsAt, now) <= 0 || !link) return undefined
  const browser = describeAgent(session.agent)
  return {
    to: address,
    language: isLanguage(session.language) ? session.language : 'en',
    subject: w.letterSubject,
    paragraphs: [
      both(
        (language) => w.letterBody(browser[language], sayInstant(session.createdAt, session.zone, language))[language],
      ),
      w.letterYou,
      w.letterNotYou,
    ],
    button: { label: w.letterButton, href: `${settings.origin}/sessions/${linkToken(key, link)}` },
    from: w.house,
  }
}
