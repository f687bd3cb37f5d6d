import type { ProgramTextKind } from '#database/types.ts'
import type { PersonActor } from '#foundation/actor.ts'
import type { Db } from '#foundation/database.ts'
import type { Text } from '#foundation/language.ts'
import { getConsent, giveConsent } from '../people/consent.server.ts'
import { listAccepted } from '../programs/text.server.ts'
import type { Application } from './application.ts'
import { applicationWords as w } from './applications.words.ts'

/** The wordings consents are given to. */
export const privacyConsent = { purpose: 'application', text: w.privacyText } as const
export const countedConsent = { purpose: 'evaluation', text: w.evaluationUse } as const

type About = Pick<Application, 'id' | 'programId' | 'personId'>

/** What somebody has not promised yet. */
export interface Unpromised {
  readonly texts: readonly { readonly kind: ProgramTextKind; readonly body: Text }[]
  readonly privacy: boolean
}

/**
 * What an application lacks of promises: a file cannot promise, so whoever came by import has promised nothing. An
 * acceptance of an earlier edition counts.
 *
 * @returns nothing when nothing is lacking
 */
export async function listUnpromised(db: Db, application: About): Promise<Unpromised | undefined> {
  const accepted = await db
    .selectFrom('acceptances')
    .innerJoin('programTexts', 'programTexts.id', 'acceptances.textId')
    .select('programTexts.kind')
    .where('acceptances.applicationId', '=', application.id)
    .execute()
  const texts = (await listAccepted(db, application.programId)).filter(
    ({ kind }) => !accepted.some((each) => each.kind === kind),
  )
  const privacy = !(await getConsent(db, application.personId, privacyConsent.purpose, application.id))
  return texts.length > 0 || privacy ? { texts, privacy } : undefined
}

/** Keeps that somebody accepts today's texts and what happens with what they wrote. */
export async function keepPromises(
  db: Db,
  actor: PersonActor,
  application: About,
  method: 'online' | 'paper' | 'phone',
  now: Temporal.Instant,
): Promise<void> {
  for (const { id } of await listAccepted(db, application.programId))
    await db
      .insertInto('acceptances')
      .values({ applicationId: application.id, textId: id, acceptedAt: now })
      .onConflict((conflict) => conflict.doNothing())
      .execute()
  await giveConsent(db, actor, application.personId, privacyConsent, { subjectId: application.id, method }, now)
}
