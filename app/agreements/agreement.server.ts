import { sql } from 'kysely'
import type { PersonActor } from '#foundation/actor.ts'
import { record } from '#foundation/audit.ts'
import type { Db } from '#foundation/database.ts'
import { post } from '#foundation/outbox.ts'
import { Conflict, refuseUnless } from '#foundation/refusal.ts'
import type { Vault } from '#foundation/vault.ts'
import { openVault } from '../partnerships/vault.server.ts'
import { getText } from '../programs/text.server.ts'
import { lacksTraining } from '../trainings/training.server.ts'
import { trainingWords } from '../trainings/trainings.words.ts'
import {
  type Agreement,
  type Arranger,
  changedTerms,
  type Edition,
  type Kickoff,
  noWords,
  type Signature,
  type Terms,
} from './agreement.ts'
import { agreementWords as w } from './agreements.words.ts'

/** The partnership an agreement is of, as `getOwnPartnership` found it. */
export interface Pair {
  readonly id: string
  readonly programId: string
  readonly mentorId: string
  readonly menteeId: string
  readonly state: string
}

/** What the words of an edition are bound to. */
export const boundWords = (id: string) => `agreements ${id} words_sealed`
const boundName = (agreementId: string, personId: string) =>
  `agreement_signatures ${agreementId} ${personId} name_sealed`

/** How the agreement of a pair stands, opened for one of the two. */
export async function readAgreement(db: Db, partnershipId: string, key: Buffer): Promise<Agreement> {
  const standing = await db
    .selectFrom('agreementStanding')
    .select(['latest', 'agreedId', 'proposedId'])
    .where('partnershipId', '=', partnershipId)
    .executeTakeFirst()
  const ids = [standing?.agreedId, standing?.proposedId].filter((id) => typeof id === 'string')
  const latest = standing?.latest ?? 0
  if (ids.length === 0) return { latest, agreed: undefined, proposed: undefined }
  const vault = await openVault(db, partnershipId, key)
  const signatures = await listSignatures(db, partnershipId, ids, vault)
  const rows = await db
    .selectFrom('agreements')
    .selectAll()
    .where('partnershipId', '=', partnershipId)
    .where('id', 'in', ids)
    .execute()
  const editions = rows.map(
    ({ wordsSealed, arrangedBy, kickoff, ...row }): Edition => ({
      ...row,
      arrangedBy: arrangedBy as Arranger,
      kickoff: kickoff as Kickoff,
      words: { ...noWords, ...JSON.parse(vault.open(wordsSealed, boundWords(row.id))) },
      signatures: signatures.get(row.id) ?? [],
    }),
  )
  const find = (id: string | null | undefined) => editions.find((edition) => edition.id === id)
  return { latest, agreed: find(standing?.agreedId), proposed: find(standing?.proposedId) }
}

async function listSignatures(db: Db, partnershipId: string, ids: readonly string[], vault: Vault) {
  const rows = await db
    .selectFrom('agreementSignatures')
    .selectAll()
    .where('partnershipId', '=', partnershipId)
    .where('agreementId', 'in', ids)
    .orderBy('signedAt')
    .execute()
  const byEdition = new Map<string, Signature[]>()
  for (const { agreementId, personId, nameSealed, signedAt } of rows) {
    const signature = { personId, signedAt, name: vault.open(nameSealed, boundName(agreementId, personId)) }
    byEdition.set(agreementId, [...(byEdition.get(agreementId) ?? []), signature])
  }
  return byEdition
}

/**
 * Proposes what the two may agree. What both signed last stays in force until both have signed this.
 *
 * @param after the newest edition the writer had before them; a newer one is a conflict, and nothing is lost
 */
export async function proposeAgreement(
  db: Db,
  actor: PersonActor,
  pair: Pair,
  terms: Terms,
  after: number,
  key: Buffer,
  now: Temporal.Instant,
): Promise<void> {
  refuseUnless(pair.state !== 'ended', w.ended)
  const { latest, agreed, proposed } = await readAgreement(db, pair.id, key)
  if (latest !== after) throw new Conflict(w.changedMeanwhile, {})
  const before = proposed ?? agreed
  refuseUnless(!before || changedTerms(before, terms).length > 0, w.nothingChanged)
  const id = crypto.randomUUID()
  const { words, ...plain } = terms
  const vault = await openVault(db, pair.id, key)
  const inserted = await db
    .insertInto('agreements')
    .values({
      id,
      partnershipId: pair.id,
      edition: after + 1,
      proposedBy: actor.id,
      proposedAt: now,
      ...plain,
      wordsSealed: vault.seal(JSON.stringify(words), boundWords(id)),
      clausesTextId: (await getText(db, pair.programId, 'agreement'))?.id ?? null,
      commitmentTextId: (await getText(db, pair.programId, 'commitment'))?.id ?? null,
      codeTextId: (await getText(db, pair.programId, 'code'))?.id ?? null,
    })
    .onConflict((conflict) => conflict.columns(['partnershipId', 'edition']).doNothing())
    .executeTakeFirst()
  if (inserted.numInsertedOrUpdatedRows !== 1n) throw new Conflict(w.changedMeanwhile, {})
  await note(db, actor, 'agreement.proposed', pair, after + 1)
  await post(db, { kind: 'agreement.to-sign', personId: otherOf(pair, actor), subjectId: id })
}

/**
 * Signs what is proposed. The second signature brings it into force: the pair is under way, and what reminds them goes
 * by what they agreed. Signing again changes nothing.
 *
 * @param edition the one that was read: a newer one must be read first
 * @returns whether it is now in force
 */
export async function signAgreement(
  db: Db,
  actor: PersonActor,
  pair: Pair,
  edition: number,
  name: string,
  key: Buffer,
  now: Temporal.Instant,
): Promise<boolean> {
  refuseUnless(pair.state !== 'ended', w.ended)
  const { agreed, proposed } = await readAgreement(db, pair.id, key)
  if (agreed?.edition === edition) return true
  refuseUnless(proposed?.edition === edition, w.readAgain, { status: 409 })
  refuseUnless(!(await lacksTraining(db, pair.id)), trainingWords.cannotSign)
  const vault = await openVault(db, pair.id, key)
  const signed = await db
    .insertInto('agreementSignatures')
    .values({
      partnershipId: pair.id,
      agreementId: proposed.id,
      personId: actor.id,
      nameSealed: vault.seal(name, boundName(proposed.id, actor.id)),
      signedAt: now,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  if (signed.numInsertedOrUpdatedRows !== 1n) return false
  await note(db, actor, 'agreement.signed', pair, edition)
  const { rows } = await sql<{ holds: boolean }>`select app.take_effect(${proposed.id}) as holds`.execute(db)
  const holds = rows[0]?.holds ?? false
  if (holds)
    for (const personId of [pair.mentorId, pair.menteeId])
      await post(db, { kind: 'agreement.in-force', personId, subjectId: proposed.id })
  return holds
}

/** Sets a proposal aside: nothing more is asked of anybody, and what was in force stays. */
export async function setAside(
  db: Db,
  actor: PersonActor,
  pair: Pair,
  edition: number,
  now: Temporal.Instant,
): Promise<void> {
  const standing = await db
    .selectFrom('agreementStanding')
    .select('proposedId')
    .where('partnershipId', '=', pair.id)
    .executeTakeFirst()
  if (!standing?.proposedId) return
  const { numUpdatedRows } = await db
    .updateTable('agreements')
    .set({ setAsideBy: actor.id, setAsideAt: now })
    .where('id', '=', standing.proposedId)
    .where('partnershipId', '=', pair.id)
    .where('edition', '=', edition)
    .executeTakeFirst()
  if (numUpdatedRows > 0n) await note(db, actor, 'agreement.set-aside', pair, edition)
}

/** Notes the day on which the two held their kick-off; noting another corrects it. */
export async function holdKickoff(
  db: Db,
  actor: PersonActor,
  pair: Pair,
  heldOn: Temporal.PlainDate,
  today: Temporal.PlainDate,
): Promise<void> {
  refuseUnless(Temporal.PlainDate.compare(heldOn, today) <= 0, w.kickoffToCome, { field: 'heldOn' })
  const { rows } = await sql<{ held: boolean | null }>`
    select app.hold_kickoff(${pair.id}, ${heldOn.toString()}) as held`.execute(db)
  refuseUnless(rows[0]?.held, w.ended)
  await record(db, actor, 'partnership.kicked-off', {
    recordType: 'partnership',
    recordId: pair.id,
    programId: pair.programId,
  })
}

/** How the two agreed to begin and when the mentor can be reached, from what is in force; nothing before that. */
export async function readAgreed(db: Db, partnershipId: string, key: Buffer) {
  const { agreed } = await readAgreement(db, partnershipId, key)
  return { kickoff: agreed?.kickoff, hours: agreed?.words.hours ?? '' }
}

/** The day of a pair's kick-off, once it is noted. */
export async function readKickoff(db: Db, partnershipId: string): Promise<Temporal.PlainDate | null> {
  const row = await db.selectFrom('partnerships').select('kickoffOn').where('id', '=', partnershipId).executeTakeFirst()
  return row?.kickoffOn ?? null
}

const otherOf = ({ mentorId, menteeId }: Pair, { id }: PersonActor) => (id === mentorId ? menteeId : mentorId)

const note = (db: Db, actor: PersonActor, verb: string, pair: Pair, edition: number) =>
  record(db, actor, verb, {
    recordType: 'partnership',
    recordId: pair.id,
    programId: pair.programId,
    facts: { edition },
  })
