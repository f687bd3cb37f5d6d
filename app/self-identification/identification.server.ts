import { sql } from 'kysely'
import type { PersonActor } from '#foundation/actor.ts'
import { record } from '#foundation/audit.ts'
import type { Db } from '#foundation/database.ts'
import { orNotFound, refuseUnless } from '#foundation/refusal.ts'
import type { Application } from '../applications/application.ts'
import { giveConsent, withdrawConsent } from '../people/consent.server.ts'
import { openOwnVault, vaultOf } from '../people/vault.server.ts'
import { countSafely, type IdentityAnswers, identityQuestions } from './identification.ts'
import { identificationWords as w } from './identification.words.ts'

export interface Identification {
  readonly answers: IdentityAnswers
  readonly counted: boolean
  readonly wish: string
  readonly wishConsent: boolean
  readonly willing: boolean
  readonly version: number
}

/** The consents, each with the words it was given to. */
export const countedConsent = { purpose: 'identity-counted', text: w.counted } as const
export const wishConsent = { purpose: 'identity-wish', text: w.wishConsent } as const

const bound = (applicationId: string, part: string) => `self-identification ${applicationId} ${part}`

/** What the actor said of themselves with an application of theirs; nobody else's can be opened. */
export async function findIdentification(
  db: Db,
  actor: PersonActor,
  applicationId: string,
  key: Buffer,
): Promise<Identification | undefined> {
  const row = await db
    .selectFrom('private.selfIdentifications')
    .selectAll()
    .where('applicationId', '=', applicationId)
    .executeTakeFirst()
  if (!row) return undefined
  const vault = await openOwnVault(db, actor, key)
  return {
    ...row,
    answers: JSON.parse(vault.open(row.sealed, bound(applicationId, 'answers'))) as IdentityAnswers,
    wish: row.wishSealed ? vault.open(row.wishSealed, bound(applicationId, 'wish')) : '',
  }
}

/**
 * Keeps what somebody said, sealed with their own key, and the two consents apart. What a wish was matched with goes
 * when its words change or a yes is taken back.
 */
export async function saveIdentification(
  db: Db,
  actor: PersonActor,
  application: Application,
  said: Omit<Identification, 'version'>,
  key: Buffer,
  now: Temporal.Instant,
): Promise<void> {
  orNotFound(application.personId === actor.id)
  const before = await findIdentification(db, actor, application.id, key)
  if (before && endsMatches(before, said)) await removeIdentification(db, application.id)
  const vault = await openOwnVault(db, actor, key)
  const row = {
    sealed: vault.seal(JSON.stringify(said.answers), bound(application.id, 'answers')),
    counted: said.counted,
    wishSealed: said.wish ? vault.seal(said.wish, bound(application.id, 'wish')) : null,
    wishConsent: said.wishConsent,
    willing: said.willing,
    savedAt: now,
  }
  await db
    .insertInto('private.selfIdentifications')
    .values({ ...row, applicationId: application.id, personId: actor.id })
    .onConflict((conflict) => conflict.column('applicationId').doUpdateSet(row))
    .execute()
  await keepConsent(db, actor, countedConsent, said.counted, application.id, now)
  await keepConsent(db, actor, wishConsent, said.wishConsent, application.id, now)
  await record(db, actor, 'identification.saved', { recordType: 'application', recordId: application.id })
}

function endsMatches(before: Omit<Identification, 'version'>, said: Omit<Identification, 'version'>): boolean {
  return before.wish !== said.wish || (before.wishConsent && !said.wishConsent) || (before.willing && !said.willing)
}

/** Takes it out, and with it every match noted on either side. */
async function removeIdentification(db: Db, applicationId: string): Promise<void> {
  await db.deleteFrom('private.selfIdentifications').where('applicationId', '=', applicationId).execute()
}

async function keepConsent(
  db: Db,
  actor: PersonActor,
  consent: typeof countedConsent | typeof wishConsent,
  given: boolean,
  subjectId: string,
  now: Temporal.Instant,
): Promise<void> {
  if (given) await giveConsent(db, actor, actor.id, consent, { subjectId }, now)
  else await withdrawConsent(db, actor, actor.id, consent.purpose, subjectId, now)
}

/** Erases it, at once and for good. */
export async function eraseIdentification(
  db: Db,
  actor: PersonActor,
  application: Application,
  now: Temporal.Instant,
): Promise<void> {
  orNotFound(application.personId === actor.id)
  await removeIdentification(db, application.id)
  await keepConsent(db, actor, countedConsent, false, application.id, now)
  await keepConsent(db, actor, wishConsent, false, application.id, now)
  await record(db, actor, 'identification.erased', { recordType: 'application', recordId: application.id })
}

export interface OpenWish {
  readonly applicationId: string
  readonly seat: 'mentor' | 'mentee'
  readonly personId: string
  readonly words: string
}

/**
 * The shared-identity wishes of a program, for the one coordinator named to read them. Only the wish is opened, never
 * another answer, and only where its writer agreed. Written into the audit trail.
 */
export async function readWishes(db: Db, actor: PersonActor, programId: string, key: Buffer): Promise<OpenWish[]> {
  const { rows } = await sql<{
    applicationId: string
    seat: 'mentor' | 'mentee'
    personId: string
    wishSealed: Buffer
    wrapped: Buffer
  }>`
    select * from app.wishes_to_read(${programId})`.execute(db)
  await record(db, actor, 'identification.wishes-read', {
    recordType: 'program',
    recordId: programId,
    programId,
    about: rows.map(({ personId }) => personId),
    facts: { wishes: rows.length },
  })
  return rows.map(({ applicationId, seat, personId, wishSealed, wrapped }) => ({
    applicationId,
    seat,
    personId,
    words: vaultOf(personId, wrapped, key).open(wishSealed, bound(applicationId, 'wish')),
  }))
}

/** Whether the actor is the one who reads wishes in this program. */
export async function mustReadWishes(db: Db, programId: string): Promise<void> {
  const { rows } = await sql<{
    yes: boolean
  }>`select ${programId}::uuid in (select app.wishes_read_in()) as yes`.execute(db)
  orNotFound(rows[0]?.yes)
}

export async function listWishMatches(db: Db, programId: string): Promise<Set<string>> {
  const rows = await db
    .selectFrom('private.wishMatches')
    .innerJoin('applications', 'applications.id', 'private.wishMatches.menteeApplicationId')
    .select(['menteeApplicationId', 'mentorApplicationId'])
    .where('applications.programId', '=', programId)
    .execute()
  return new Set(rows.map((row) => `${row.menteeApplicationId} ${row.mentorApplicationId}`))
}

/** Says which mentors meet a mentee's wish: a yes or a no for the engine, and nothing more leaves this room. */
export async function matchWish(
  db: Db,
  actor: PersonActor,
  programId: string,
  menteeId: string,
  mentorIds: readonly string[],
  key: Buffer,
): Promise<void> {
  const wishes = await readWishes(db, actor, programId, key)
  refuseUnless(
    wishes.some(({ applicationId, seat }) => applicationId === menteeId && seat === 'mentee'),
    w.noWish,
  )
  const willing = new Set(wishes.filter(({ seat }) => seat === 'mentor').map(({ applicationId }) => applicationId))
  await db.deleteFrom('private.wishMatches').where('menteeApplicationId', '=', menteeId).execute()
  for (const mentorApplicationId of mentorIds.filter((id) => willing.has(id)))
    await db
      .insertInto('private.wishMatches')
      .values({ menteeApplicationId: menteeId, mentorApplicationId, notedBy: actor.id })
      .execute()
  await record(db, actor, 'identification.matched', {
    recordType: 'application',
    recordId: menteeId,
    programId,
    facts: { mentors: mentorIds.length },
  })
}

/** Groups of ten or more among those who agreed to be counted; smaller ones cannot be worked out. */
export async function countIdentities(db: Db, actor: PersonActor, programId: string, key: Buffer) {
  const { rows } = await sql<{ personId: string; applicationId: string; sealed: Buffer; wrapped: Buffer }>`
    select * from app.identifications_to_count(${programId})`.execute(db)
  const answers = rows.map(
    ({ personId, applicationId, sealed, wrapped }) =>
      JSON.parse(vaultOf(personId, wrapped, key).open(sealed, bound(applicationId, 'answers'))) as IdentityAnswers,
  )
  await record(db, actor, 'identification.counted', { recordType: 'program', recordId: programId, programId })
  return identityQuestions
    .filter(({ counted }) => counted)
    .map((question) => ({
      question,
      counts: countSafely(
        question.options.map(({ value }) => value),
        answers.flatMap((answer) => answer[question.key]?.choice ?? []),
      ),
    }))
}
