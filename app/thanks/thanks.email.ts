import type { Db } from '#foundation/database.ts'
import { isLanguage, type Text } from '#foundation/language.ts'
import type { Composer } from '#foundation/postman.ts'
import { replyAddress } from '../applications/application.email.ts'
import { certificateWords } from './certificate.words.ts'
import { thanksWords as w } from './thanks.words.ts'

async function readAddress(db: Db, personId: string | null) {
  if (!personId) return undefined
  return db
    .selectFrom('people')
    .innerJoin('emails', (join) => join.onRef('emails.personId', '=', 'people.id').on('emails.first', '=', true))
    .select(['people.language', 'emails.address'])
    .where('people.id', '=', personId)
    .executeTakeFirst()
}

/** What both letters of this room are made of: they say that something is there, and where. */
async function letterTo(
  db: Db,
  personId: string | null,
  program: { readonly id: string; readonly title: Text },
  said: { subject: Text; body: Text; label: Text; href: string },
) {
  const person = await readAddress(db, personId)
  if (!person) return undefined
  return {
    to: person.address,
    language: isLanguage(person.language) ? person.language : ('en' as const),
    subject: said.subject,
    paragraphs: [said.body],
    button: { label: said.label, href: said.href },
    from: program.title,
    replyTo: await replyAddress(db, program.id),
  }
}

/** To the other of two, that something waits; not once it was opened or taken back. */
export const thanksLetter: Composer = async (db, item, { settings }) => {
  const note = await db
    .selectFrom('thanks')
    .innerJoin('partnerships', 'partnerships.id', 'thanks.partnershipId')
    .innerJoin('programs', 'programs.id', 'partnerships.programId')
    .select(['thanks.partnershipId', 'programs.id', 'programs.title'])
    .where('thanks.id', '=', item.subjectId)
    .where('thanks.openedAt', 'is', null)
    .executeTakeFirst()
  if (!note) return undefined
  return letterTo(db, item.personId, note, {
    subject: w.letterSubject,
    body: w.letterBody,
    label: w.letterButton,
    href: `${settings.origin}/partnerships/${note.partnershipId}/thanks`,
  })
}

/** To the holder of a new certificate; not once it was withdrawn. */
export const certificateLetter: Composer = async (db, item, { settings }) => {
  const certificate = await db
    .selectFrom('certificates')
    .innerJoin('programs', 'programs.id', 'certificates.programId')
    .select(['certificates.code', 'programs.id', 'programs.title'])
    .where('certificates.id', '=', item.subjectId)
    .where('certificates.revokedAt', 'is', null)
    .executeTakeFirst()
  if (!certificate) return undefined
  return letterTo(db, item.personId, certificate, {
    subject: certificateWords.letterSubject,
    body: certificateWords.letterBody,
    label: certificateWords.letterButton,
    href: `${settings.origin}/certificates/${certificate.code}`,
  })
}
