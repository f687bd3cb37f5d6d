import { sql } from 'kysely'
import type { PersonActor } from '#foundation/actor.ts'
import type { Db } from '#foundation/database.ts'
import type { Text } from '#foundation/language.ts'
import { orNotFound } from '#foundation/refusal.ts'
import { mustCoordinate, notSupervised } from '../access/standing.server.ts'
import { getWritable } from '../applications/application.server.ts'
import { withdrawConsent } from '../people/consent.server.ts'
import { findIdentification, saveIdentification } from '../self-identification/identification.server.ts'
import { withdrawQuote } from '../thanks/quote.server.ts'

/** One yes of the actor's, with the words it was given to where those were kept. */
export interface OwnConsent {
  readonly id: string
  readonly purpose: string
  readonly subjectId: string | null
  readonly method: string
  readonly givenAt: Temporal.Instant
  readonly withdrawnAt: Temporal.Instant | null
  readonly words: Text | null
  /** The program it belongs to, where it belongs to one. */
  readonly program: Text | null
}

/** Every yes the actor ever gave, newest first. */
export async function listOwnConsents(db: Db, actor: PersonActor): Promise<OwnConsent[]> {
  const { rows } = await sql<OwnConsent>`
    select c.id, c.purpose, c.subject_id, c.method, c.given_at, c.withdrawn_at, t.body as words,
      (select g.title from programs g where g.id in (
        select a.program_id from applications a where a.id = c.subject_id
        union select p.program_id from partnerships p where p.id = c.subject_id
        union select p.program_id from reviews r join partnerships p on p.id = r.partnership_id where r.id = c.subject_id)) as program
    from consents c left join consent_texts t on t.text_hash = c.text_hash
    where c.person_id = ${actor.id} order by c.given_at desc, c.id`.execute(db)
  return rows
}

/** One that still stands. */
export async function getLivingConsent(db: Db, actor: PersonActor, id: string): Promise<OwnConsent> {
  return orNotFound((await listOwnConsents(db, actor)).find((each) => each.id === id && !each.withdrawnAt))
}

/** Whether taking it back is the same as giving up what it is about, which has a page of its own. */
export const endsApplication = ({ purpose }: Pick<OwnConsent, 'purpose'>): boolean => purpose === 'application'

type Withdraw = (
  db: Db,
  actor: PersonActor,
  subjectId: string,
  at: { readonly key: Buffer; readonly now: Temporal.Instant },
) => Promise<void>

/** Where a yes has an effect beyond its own row, the room it belongs to ends that too. */
const withdrawals: Readonly<Record<string, Withdraw>> = {
  'identity-counted': (db, actor, subjectId, at) => changeIdentity(db, actor, subjectId, { counted: false }, at),
  'identity-wish': (db, actor, subjectId, at) => changeIdentity(db, actor, subjectId, { wishConsent: false }, at),
  async 'thanks-quoted'(db, actor, subjectId, { now }) {
    const pair = await db
      .selectFrom('partnerships')
      .select(['id', 'programId', 'mentorId'])
      .where('id', '=', subjectId)
      .executeTakeFirst()
    await withdrawQuote(db, actor, orNotFound(pair), now)
  },
  async 'growth-counted'(db, actor, subjectId) {
    await db
      .updateTable('reviews')
      .set({ counted: false })
      .where('id', '=', subjectId)
      .where('personId', '=', actor.id)
      .execute()
  },
}

/** Takes a yes back, with all it allowed. The others stay as they are. */
export async function takeBackConsent(
  db: Db,
  actor: PersonActor,
  id: string,
  at: { readonly key: Buffer; readonly now: Temporal.Instant },
): Promise<void> {
  const consent = await getLivingConsent(db, actor, id)
  orNotFound(!endsApplication(consent))
  const { purpose, subjectId } = consent
  if (subjectId) await withdrawals[purpose]?.(db, actor, subjectId, at)
  await withdrawConsent(db, actor, actor.id, purpose, subjectId, at.now)
}

/** Keeps what somebody said of themselves, but for one yes. */
async function changeIdentity(
  db: Db,
  actor: PersonActor,
  applicationId: string,
  change: { readonly counted?: false; readonly wishConsent?: false },
  { key, now }: { readonly key: Buffer; readonly now: Temporal.Instant },
): Promise<void> {
  const said = await findIdentification(db, actor, applicationId, key)
  if (!said) return
  const { application } = await getWritable(db, actor, applicationId)
  await saveIdentification(db, actor, application, { ...said, ...change }, key, now)
}

/**
 * Which yes each participant of a program has given with an application; for its coordinators, who do not see those about
 * identity, nor of anybody they supervise. What somebody agreed to within a partnership, they see of themselves alone.
 */
export async function listProgramConsents(db: Db, actor: PersonActor, programId: string) {
  await mustCoordinate(db, actor, programId)
  return db
    .selectFrom('consents')
    .innerJoin('people', 'people.id', 'consents.personId')
    .select(['people.name', 'consents.purpose', 'consents.method', 'consents.givenAt', 'consents.withdrawnAt'])
    .where((of) =>
      of.or([
        of('consents.subjectId', 'in', (db) =>
          db.selectFrom('applications').select('id').where('programId', '=', programId),
        ),
        of.and([
          of('consents.personId', '=', actor.id),
          of('consents.subjectId', 'in', (db) =>
            db.selectFrom('partnerships').select('id').where('programId', '=', programId),
          ),
        ]),
      ]),
    )
    .where('consents.purpose', 'not like', 'identity-%')
    .where(notSupervised('consents.personId'))
    .orderBy('people.name')
    .orderBy('consents.purpose')
    .orderBy('consents.givenAt', 'desc')
    .limit(2000)
    .execute()
}
