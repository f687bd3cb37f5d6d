import { sql } from 'kysely'
import type { PersonActor } from '#foundation/actor.ts'
import { record, recordLook } from '#foundation/audit.ts'
import type { Db } from '#foundation/database.ts'
import { ask } from '#foundation/outbox.ts'
import { orNotFound, refuseUnless } from '#foundation/refusal.ts'
import type { Vault } from '#foundation/vault.ts'
import { changeVersioned } from '#foundation/versioned.ts'
import { notSupervised } from '../access/standing.server.ts'
import { openVault } from '../partnerships/vault.server.ts'
import type { Said } from '../surveys/item.ts'
import type { Figure } from '../surveys/told.ts'
import { matchKey, type ReviewMoment, type ReviewWords, wantsToTalk } from './review.ts'
import { reviewWords as w } from './reviews.words.ts'

export interface Review {
  readonly id: string
  readonly partnershipId: string
  readonly moment: ReviewMoment
  readonly dueOn: Temporal.PlainDate
  readonly sentAt: Temporal.Instant | null
  readonly assessmentId: string | null
  readonly counted: boolean
}

/** Part A as somebody wrote it. */
export interface Writing {
  readonly words: ReviewWords
  readonly doneAt: Temporal.Instant | null
  readonly shownAt: Temporal.Instant | null
  readonly version: number
}

const select = (db: Db, partnershipId: string) =>
  db
    .selectFrom('reviews')
    .select(['id', 'partnershipId', 'moment', 'dueOn', 'sentAt', 'assessmentId', 'counted'])
    .where('partnershipId', '=', partnershipId)
    .where(sql<boolean>`reviews.person_id = app.actor()`)

/** The actor's own reviews of one partnership, the latest first. */
export async function listReviews(db: Db, partnershipId: string): Promise<Review[]> {
  return (await select(db, partnershipId).orderBy('dueOn', 'desc').execute()) as Review[]
}

/** One of them. */
export async function getReview(db: Db, partnershipId: string, id: string): Promise<Review> {
  return orNotFound(await select(db, partnershipId).where('id', '=', id).executeTakeFirst()) as Review
}

/** What the words of a review are bound to. */
export const bound = (id: string) => `review_words ${id} words`

function toWriting(vault: Vault, row: { id: string; wordsSealed: Buffer } & Omit<Writing, 'words'>): Writing {
  const { id, wordsSealed, doneAt, shownAt, version } = row
  return { words: JSON.parse(vault.open(wordsSealed, bound(id))) as ReviewWords, doneAt, shownAt, version }
}

/** What the two wrote for each other: the actor's own, and the other's once it may be read. */
export async function readWritings(db: Db, actor: PersonActor, review: Review, key: Buffer) {
  const rows = await db
    .selectFrom('reviewWords')
    .select(['id', 'personId', 'wordsSealed', 'doneAt', 'shownAt', 'version'])
    .where('partnershipId', '=', review.partnershipId)
    .where('moment', '=', review.moment)
    .where(sql<boolean>`(review_words.person_id = app.actor() or review_words.id in (select app.reviews_shown()))`)
    .execute()
  if (rows.length === 0) return { own: undefined, theirs: undefined }
  const vault = await openVault(db, review.partnershipId, key)
  const [own, theirs] = [rows.find((row) => row.personId === actor.id), rows.find((row) => row.personId !== actor.id)]
  return { own: own && toWriting(vault, own), theirs: theirs && toWriting(vault, theirs) }
}

/** How far somebody lets part A go: a draft of their own; done; done and to be read at once. */
export type Reach = 'draft' | 'done' | 'shown'

/** Keeps part A. Once done it stays done, once shown it stays shown: the words may still be mended. */
export async function saveWords(
  db: Db,
  actor: PersonActor,
  review: Review,
  said: { words: ReviewWords; reach: Reach; version: number },
  key: Buffer,
  now: Temporal.Instant,
): Promise<void> {
  const before = await db
    .selectFrom('reviewWords')
    .select(['doneAt', 'shownAt'])
    .where('id', '=', review.id)
    .executeTakeFirst()
  const written = Object.values(said.words).some((text) => text !== '')
  refuseUnless(said.reach === 'draft' || written, w.nothingYet, { field: 'reach' })
  const vault = await openVault(db, review.partnershipId, key)
  const row = {
    wordsSealed: vault.seal(JSON.stringify(said.words), bound(review.id)),
    doneAt: before?.doneAt ?? (said.reach === 'draft' ? null : now),
    shownAt: before?.shownAt ?? (said.reach === 'shown' ? now : null),
  }
  const { partnershipId, moment, id } = review
  const inserted = before
    ? undefined
    : await db
        .insertInto('reviewWords')
        .values({ id, partnershipId, moment, personId: actor.id, ...row })
        .onConflict((conflict) => conflict.doNothing())
        .executeTakeFirst()
  if (!inserted?.numInsertedOrUpdatedRows) await changeVersioned(db, 'reviewWords', id, said.version, row)
  await note(db, actor, review, row.doneAt ? 'review.written' : 'review.drafted')
}

/** Whether anybody who coordinates may read the actor's part for the program: never one they supervise, nor their own pair. */
export async function isReviewRead(db: Db, reviewId: string): Promise<boolean> {
  const { rows } = await sql<{ yes: boolean }>`select app.is_review_read(${reviewId}) as yes`.execute(db)
  return rows[0]?.yes ?? false
}

/**
 * Sends part B to the program, once. Whoever asks to talk is told to the coordinator at once; where no coordinator may read
 * it, neither that nor words are taken, for they would reach nobody.
 */
export async function sendReport(
  db: Db,
  actor: PersonActor,
  programId: string,
  review: Review,
  said: Said,
  now: Temporal.Instant,
): Promise<void> {
  const speaks = said.choices[matchKey] === wantsToTalk || Object.keys(said.words).length > 0
  refuseUnless(!speaks || (await isReviewRead(db, review.id)), w.readByNobody)
  const marked = await db
    .updateTable('reviews')
    .set({ sentAt: now })
    .where('id', '=', review.id)
    .where('sentAt', 'is', null)
    .executeTakeFirst()
  refuseUnless(marked.numUpdatedRows > 0n, w.sentAlready)
  await db
    .insertInto('reviewReports')
    .values({
      reviewId: review.id,
      programId,
      personId: actor.id,
      moment: review.moment,
      answers: JSON.stringify({ ...said.choices, ...said.words }),
    })
    .execute()
  if (said.choices[matchKey] === wantsToTalk) await ask(db, { kind: 'review.wants-to-talk', subjectId: review.id })
  await note(db, actor, review, 'review.sent', programId)
}

export const note = (db: Db, actor: PersonActor, review: Review, verb: string, programId: string | null = null) =>
  record(db, actor, verb, {
    recordType: 'review',
    recordId: review.id,
    programId,
    facts: { moment: review.moment },
  })

/** What people sent to the program, for its coordinator: never of somebody they supervise, nor of their own partner. */
export async function listReports(db: Db, programId: string) {
  const { rows: partners } = await sql<{ reviewId: string; partner: string }>`
    select * from app.review_partners(${programId})`.execute(db)
  const partnerOf = new Map(partners.map(({ reviewId, partner }) => [reviewId, partner]))
  const rows = await db
    .selectFrom('reviewReports')
    .innerJoin('people', 'people.id', 'reviewReports.personId')
    .select(['reviewId', 'personId', 'moment', 'answers', 'people.name'])
    .where('programId', '=', programId)
    .where(notSupervised('reviewReports.personId'))
    .where(
      sql<boolean>`review_reports.person_id not in (
        select unnest(array[s.mentor_id, s.mentee_id]) from partnerships s where s.id in (select app.partnered()))`,
    )
    .orderBy('people.name')
    .orderBy('reviewId')
    .execute()
  return rows.map((row) => ({
    ...row,
    partner: partnerOf.get(row.reviewId) ?? '',
    moment: row.moment as ReviewMoment,
    answers: row.answers as Record<string, number | string>,
  }))
}

/** Notes whose words to the program were read. */
export async function noteReports(
  db: Db,
  programId: string,
  reports: Awaited<ReturnType<typeof listReports>>,
): Promise<void> {
  if (reports.length === 0) return
  const about = reports.map(({ personId }) => personId)
  await recordLook(db, 'review.read', { recordType: 'program', recordId: programId, programId, about })
}

/** How many of the reviews that are not sent yet are named at once. */
const mostOpen = 100

/** Whose part for the program has not been sent, the earliest due first; nothing of anybody the actor supervises. */
export async function listOpenReviews(db: Db, programId: string) {
  const { rows } = await sql<{
    reviewId: string
    name: string
    partner: string
    moment: ReviewMoment
    dueOn: Temporal.PlainDate
    n: string
  }>`
    select review_id, name, partner, moment, due_on, count(*) over () as n
    from app.reviews_open(${programId}) order by due_on, name, review_id limit ${mostOpen}`.execute(db)
  return { all: Number(rows[0]?.n ?? 0), first: rows }
}

export interface ReviewResult {
  readonly moment: ReviewMoment
  readonly asked: number
  readonly answered: number | null
  readonly figures: readonly Figure[]
  /** By competency: how many rose, stayed or fell. */
  readonly growth: readonly Figure[]
}

/** What the reviews of a program came to, once their last day has passed. */
export async function listReviewResults(db: Db, programId: string): Promise<ReviewResult[]> {
  const rows = await db
    .selectFrom('reviewResults')
    .select(['moment', 'asked', 'answered', 'figures', 'growth'])
    .where('programId', '=', programId)
    .orderBy('moment')
    .execute()
  return rows as unknown as ReviewResult[]
}
