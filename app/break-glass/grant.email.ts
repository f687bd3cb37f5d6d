import { instantText, provincialZone } from '#foundation/clock.ts'
import type { Db } from '#foundation/database.ts'
import { both, isLanguage, type Text } from '#foundation/language.ts'
import type { Composer } from '#foundation/postman.ts'
import { grantLetterWords as w } from './letters.words.ts'

async function readAddress(db: Db, personId: string | null) {
  const person = await db
    .selectFrom('people')
    .innerJoin('emails', (join) => join.onRef('emails.personId', '=', 'people.id').on('emails.first', '=', true))
    .select(['people.language', 'emails.address'])
    .where('people.id', '=', personId ?? '')
    .executeTakeFirst()
  return person && { to: person.address, language: isLanguage(person.language) ? person.language : ('en' as const) }
}

const readGrant = (db: Db, id: string) =>
  db
    .selectFrom('grants as g')
    .innerJoin('organizations as o', 'o.id', 'g.organizationId')
    .select(['g.id', 'g.ground', 'g.partnershipId', 'g.opensAt', 'g.tellAt', 'o.slug', 'o.name', 'o.privacyEmail'])
    .where('g.id', '=', id)
    .executeTakeFirst()

type Told = NonNullable<Awaited<ReturnType<typeof readGrant>>>

/** A letter about a grant: that something waits, and where. Never who, about whom or why. */
const about =
  (
    subject: Text,
    paragraphs: (grant: Told) => readonly Text[],
    button: Text,
    path: (grant: Told) => string,
  ): Composer =>
  async (db, item, { settings }) => {
    const grant = await readGrant(db, item.subjectId)
    const address = grant && (await readAddress(db, item.personId))
    if (!grant || !address) return undefined
    return {
      ...address,
      subject,
      paragraphs: paragraphs(grant),
      button: { label: button, href: `${settings.origin}${path(grant)}` },
      from: grant.name,
      replyTo: grant.privacyEmail,
    }
  }

const ofTheTwo = ({ partnershipId }: Told) => `/me/confidential#${partnershipId}`
const ofGuards = ({ slug, id }: Told) => `/organizations/${slug}/confidential/${id}`

/** To each of the two: somebody asks, and until when nothing opens. */
export const grantToldLetter = about(
  w.toldSubject,
  ({ opensAt, tellAt }) => [
    w.told,
    Temporal.Instant.compare(opensAt, tellAt) > 0
      ? both((language) => w.toldObject(instantText(opensAt, provincialZone)[language])[language])
      : w.toldLate,
  ],
  w.see,
  ofTheTwo,
)
export const grantApproveLetter = about(w.approveSubject, () => [w.approve], w.see, ofGuards)
export const grantDecideLetter = about(w.decideSubject, () => [w.decide], w.see, ofGuards)
export const grantMovedLetter = about(w.movedSubject, () => [w.moved], w.see, ofGuards)
export const grantDecidedLetter = about(w.decidedSubject, () => [w.decidedTold], w.see, ofTheTwo)
export const grantReadLetter = about(w.readSubject, () => [w.read], w.see, ofTheTwo)

const aboutExtract =
  (subject: Text, paragraph: Text, isRecipient: boolean): Composer =>
  async (db, item, { settings }) => {
    const extract = await db
      .selectFrom('extracts as x')
      .innerJoin('organizations as o', 'o.id', 'x.organizationId')
      .select(['x.id', 'x.partnershipId', 'o.slug', 'o.name', 'o.privacyEmail'])
      .where('x.id', '=', item.subjectId)
      .executeTakeFirst()
    const address = extract && (await readAddress(db, item.personId))
    if (!extract || !address) return undefined
    const path = isRecipient
      ? `/organizations/${extract.slug}/confidential/extracts/${extract.id}`
      : `/me/confidential#${extract.partnershipId}`
    return {
      ...address,
      subject,
      paragraphs: [paragraph],
      button: { label: w.open, href: `${settings.origin}${path}` },
      from: extract.name,
      replyTo: extract.privacyEmail,
    }
  }

/** To whom an extract was given, and to the partner of whoever gave it. */
export const extractSharedLetter = aboutExtract(w.extractSubject, w.extract, true)
export const extractToldLetter = aboutExtract(w.toldSubject, w.extractTold, false)
