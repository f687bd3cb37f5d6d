import type { Db } from '#foundation/database.ts'
import { isLanguage } from '#foundation/language.ts'
import type { Composer } from '#foundation/postman.ts'
import { findLink, linkToken } from '../people/link.server.ts'
import { stopPurpose } from './access.job.ts'
import { letterWords, toldWords } from './access.words.ts'
import { addressPurpose } from './address.server.ts'

/** The person a letter is for, and their first address. */
async function readReader(db: Db, personId: string | null | undefined) {
  if (!personId) return undefined
  const reader = await db
    .selectFrom('people')
    .innerJoin('emails', (join) => join.onRef('emails.personId', '=', 'people.id').on('emails.first', '=', true))
    .select(['people.language', 'emails.address'])
    .where('people.id', '=', personId)
    .executeTakeFirst()
  return reader && { address: reader.address, language: isLanguage(reader.language) ? reader.language : 'en' }
}

/** To every address of a person: what was done to how they sign in. */
export const changedLetter: Composer = async (db, item, { settings }) => {
  const reader = await readReader(db, item.personId)
  const told = toldWords[String(item.particulars.told) as keyof typeof toldWords]
  if (!reader || !told || !item.address) return undefined
  return {
    to: item.address,
    language: reader.language,
    subject: letterWords.changedSubject,
    paragraphs: [told, letterWords.changedIfNot],
    button: { label: letterWords.look, href: `${settings.origin}/me/sign-in` },
    from: letterWords.house,
  }
}

const isWaiting = async (db: Db, id: string) =>
  (await db
    .selectFrom('accessRequests')
    .select('id')
    .where('id', '=', id)
    .where('cancelledAt', 'is', null)
    .where('usedAt', 'is', null)
    .executeTakeFirst()) !== undefined

/** To every address of whoever asked to begin anew, with the link that stops it. */
export const askedAccessLetter: Composer = async (db, item, { settings, key }) => {
  const reader = await readReader(db, item.personId)
  if (!reader || !item.address || !item.personId || !(await isWaiting(db, item.subjectId))) return undefined
  const link = await findLink(db, item.personId, stopPurpose, item.subjectId)
  if (!link) return undefined
  return {
    to: item.address,
    language: reader.language,
    subject: letterWords.askedSubject,
    paragraphs: [letterWords.askedBody, letterWords.askedIfNot],
    button: { label: letterWords.stopButton, href: `${settings.origin}/access/${linkToken(key, link)}` },
    from: letterWords.house,
  }
}

/** To whoever is in a living partnership with them. It names nobody: the mailbox may be an employer's. */
export const partnerAccessLetter: Composer = async (db, item) => {
  const reader = await readReader(db, item.personId)
  if (!reader || !(await isWaiting(db, item.subjectId))) return undefined
  return {
    to: reader.address,
    language: reader.language,
    subject: letterWords.partnerSubject,
    paragraphs: [letterWords.partnerBody],
    from: letterWords.house,
  }
}

/** To the person, when the 72 hours are over and nobody has stopped it. */
export const readyAccessLetter: Composer = async (db, item, { settings }) => {
  const reader = await readReader(db, item.personId)
  if (!reader || !(await isWaiting(db, item.subjectId))) return undefined
  return {
    to: reader.address,
    language: reader.language,
    subject: letterWords.readySubject,
    paragraphs: [letterWords.readyBody],
    button: { label: letterWords.readyButton, href: `${settings.origin}/sign-in?to=/me/sign-in` },
    from: letterWords.house,
  }
}

/** To a new address: it counts once its reader says that it is theirs. */
export const addressLetter: Composer = async (db, item, { settings, key }) => {
  const reader = await readReader(db, item.personId)
  if (!reader || !item.address || !item.personId) return undefined
  const link = await findLink(db, item.personId, addressPurpose, item.subjectId)
  if (!link) return undefined
  return {
    to: item.address,
    language: reader.language,
    subject: letterWords.addressSubject,
    paragraphs: [letterWords.addressBody, letterWords.addressNotYou],
    button: { label: letterWords.addressButton, href: `${settings.origin}/addresses/${linkToken(key, link)}` },
    from: letterWords.house,
  }
}
