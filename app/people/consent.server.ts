import type { Actor } from '#foundation/actor.ts'
import { record } from '#foundation/audit.ts'
import { hash } from '#foundation/crypto.ts'
import type { Db } from '#foundation/database.ts'
import type { Text } from '#foundation/language.ts'

/** What somebody agrees to: a purpose and the exact words, in both languages. */
export interface ConsentText {
  readonly purpose: string
  readonly text: Text
}

/** The fingerprint by which a consent names its wording. */
export function consentHash(text: Text): Buffer {
  return hash(`${text.en}\n${text.fr}`)
}

/** Notes a yes. Saying it again in the same words changes nothing; in new words it replaces the old. */
export async function giveConsent(
  db: Db,
  actor: Actor,
  personId: string,
  consent: ConsentText,
  { subjectId = null, method = 'online' }: { subjectId?: string | null; method?: 'online' | 'paper' | 'phone' } = {},
  now: Temporal.Instant,
): Promise<void> {
  const textHash = consentHash(consent.text)
  const living = await getConsent(db, personId, consent.purpose, subjectId)
  if (living?.textHash.equals(textHash)) return
  await withdrawConsent(db, actor, personId, consent.purpose, subjectId, now)
  await db
    .insertInto('consentTexts')
    .values({ textHash, body: JSON.stringify(consent.text), firstGivenAt: now })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  const notedBy = method === 'online' ? null : actor.id
  await db
    .insertInto('consents')
    .values({ personId, purpose: consent.purpose, textHash, subjectId, method, notedBy, givenAt: now })
    .execute()
  await record(db, actor, 'consent.given', { recordType: 'person', recordId: personId, purpose: consent.purpose })
}

/** Takes a yes back. What it had allowed stops; what was done under it is not undone. */
export async function withdrawConsent(
  db: Db,
  actor: Actor,
  personId: string,
  purpose: string,
  subjectId: string | null,
  now: Temporal.Instant,
): Promise<void> {
  const withdrawn = await db
    .updateTable('consents')
    .set({ withdrawnAt: now })
    .where('personId', '=', personId)
    .where('purpose', '=', purpose)
    .where('subjectId', subjectId === null ? 'is' : '=', subjectId)
    .where('withdrawnAt', 'is', null)
    .executeTakeFirst()
  if (withdrawn.numUpdatedRows > 0n)
    await record(db, actor, 'consent.withdrawn', { recordType: 'person', recordId: personId, purpose })
}

export async function getConsent(db: Db, personId: string, purpose: string, subjectId: string | null) {
  return db
    .selectFrom('consents')
    .select(['id', 'textHash', 'givenAt'])
    .where('personId', '=', personId)
    .where('purpose', '=', purpose)
    .where('subjectId', subjectId === null ? 'is' : '=', subjectId)
    .where('withdrawnAt', 'is', null)
    .executeTakeFirst()
}
