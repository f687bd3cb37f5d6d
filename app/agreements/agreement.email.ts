import type { Db } from '#foundation/database.ts'
import { isLanguage, type Text } from '#foundation/language.ts'
import type { Composer, Item } from '#foundation/postman.ts'
import { replyAddress } from '../applications/application.email.ts'
import { agreementWords as w } from './agreements.words.ts'

/** An edition and whoever the letter about it is for; nothing once they have said goodbye. */
async function readLetter(db: Db, item: Item) {
  if (!item.personId) return undefined
  return db
    .selectFrom('agreements')
    .innerJoin('agreementStanding as t', 't.partnershipId', 'agreements.partnershipId')
    .innerJoin('partnerships', 'partnerships.id', 'agreements.partnershipId')
    .innerJoin('programs', 'programs.id', 'partnerships.programId')
    .innerJoin('people', (join) => join.on('people.id', '=', item.personId))
    .innerJoin('emails', (join) => join.onRef('emails.personId', '=', 'people.id').on('emails.first', '=', true))
    .select((of) => [
      'agreements.partnershipId',
      't.proposedId',
      'programs.id as programId',
      'programs.title',
      'people.language',
      'emails.address',
      of
        .exists(
          of
            .selectFrom('agreementSignatures')
            .select('agreementId')
            .whereRef('agreementId', '=', 'agreements.id')
            .where('personId', '=', item.personId ?? ''),
        )
        .as('hasSigned'),
    ])
    .where('agreements.id', '=', item.subjectId)
    .where('partnerships.state', '<>', 'ended')
    .executeTakeFirst()
}

type Found = NonNullable<Awaited<ReturnType<typeof readLetter>>>

/** A letter that says that something waits, or holds; nothing of what is in it, and no name. */
const aboutAgreement =
  (subject: Text, body: Text, button: Text, stillSo: (found: Found, item: Item) => boolean): Composer =>
  async (db, item, { settings }) => {
    const found = await readLetter(db, item)
    if (!found || !stillSo(found, item)) return undefined
    return {
      to: found.address,
      language: isLanguage(found.language) ? found.language : 'en',
      subject,
      paragraphs: [body],
      button: { label: button, href: `${settings.origin}/partnerships/${found.partnershipId}/agreement` },
      from: found.title,
      replyTo: await replyAddress(db, found.programId),
    }
  }

/** To the one of the two who is asked to read and sign; not once they have, or something newer is proposed. */
export const agreementToSignLetter = aboutAgreement(
  w.toSignSubject,
  w.toSignBody,
  w.toSignButton,
  ({ proposedId, hasSigned }, { subjectId }) => proposedId === subjectId && !hasSigned,
)

/** To both, once both have signed. */
export const agreementInForceLetter = aboutAgreement(w.inForceSubject, w.inForceBody, w.inForceButton, () => true)
