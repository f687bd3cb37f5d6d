import type { Db } from '#foundation/database.ts'
import { isLanguage } from '#foundation/language.ts'
import type { Composer, Item } from '#foundation/postman.ts'
import { replyAddress } from '../applications/application.email.ts'
import { findLink, linkToken } from '../people/link.server.ts'
import { contactLetterWords as w } from './contacts.words.ts'

/** What a letter to one of the two needs; nothing where the partnership rests or is over, or its program is closed. */
async function readLetter(db: Db, item: Item) {
  if (!item.personId) return undefined
  const { personId } = item
  return db
    .selectFrom('partnerships as s')
    .innerJoin('programs', 'programs.id', 's.programId')
    .innerJoin('people', (join) => join.on('people.id', '=', personId))
    .innerJoin('emails', (join) => join.onRef('emails.personId', '=', 'people.id').on('emails.first', '=', true))
    .leftJoin('contactLetters as l', (join) =>
      join.onRef('l.partnershipId', '=', 's.id').onRef('l.personId', '=', 'people.id'),
    )
    .leftJoin('quiets as q', 'q.partnershipId', 's.id')
    .select([
      's.programId',
      'programs.title',
      'people.language',
      'emails.address',
      'people.id as personId',
      'l.every',
      'q.state as quiet',
    ])
    .where('s.id', '=', item.subjectId)
    .where('s.state', 'in', ['introduced', 'under_way'])
    .where('programs.status', '<>', 'archived')
    .executeTakeFirst()
}

/** "Did you speak?": one button writes it down, another link stops these letters. It names nobody. */
export const nudgeLetter: Composer = async (db, item, { settings, key }) => {
  const letter = await readLetter(db, item)
  if (!letter || letter.every === 'off') return undefined
  const [log, off] = await Promise.all(
    ['contact-log', 'contact-off'].map((purpose) => findLink(db, letter.personId, purpose, item.subjectId)),
  )
  if (!log || !off) return undefined
  return {
    to: letter.address,
    language: isLanguage(letter.language) ? letter.language : 'en',
    subject: w.nudgeSubject,
    paragraphs: [letter.every === 'week' ? w.nudgeWeek : w.nudgeMonth, w.nudgeHow],
    button: { label: w.nudgeButton, href: `${settings.origin}/contacts/log/${linkToken(key, log)}` },
    unsubscribe: { label: w.stop, href: `${settings.origin}/contacts/letters/${linkToken(key, off)}` },
    from: letter.title,
    replyTo: await replyAddress(db, letter.programId),
  }
}

/** "Did they reach you?", asked of both with one click to answer, before anybody else hears of it. */
export const reachLetter: Composer = async (db, item, { settings, key }) => {
  const letter = await readLetter(db, item)
  if (letter?.quiet !== 'asked') return undefined
  const link = await findLink(db, letter.personId, 'contact-reach', item.subjectId)
  if (!link) return undefined
  return {
    to: letter.address,
    language: isLanguage(letter.language) ? letter.language : 'en',
    subject: w.reachSubject,
    paragraphs: [w.reach, w.reachNoBlame],
    button: { label: w.reachButton, href: `${settings.origin}/contacts/reach/${linkToken(key, link)}` },
    from: letter.title,
    replyTo: await replyAddress(db, letter.programId),
  }
}
