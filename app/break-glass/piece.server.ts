import { sql } from 'kysely'
import { dateAt } from '#foundation/clock.ts'
import type { Db } from '#foundation/database.ts'
import type { Vault } from '#foundation/vault.ts'
import { boundWords } from '../agreements/agreement.server.ts'
import { bound as boundCase } from '../journals/case.server.ts'
import { boundOf as boundMeeting } from '../meetings/meeting.server.ts'
import { bound as boundItem } from '../meetings/meeting-item.server.ts'
import { bound as boundNote } from '../notes/note.server.ts'
import { openVault } from '../partnerships/vault.server.ts'
import { boundAnswer } from '../plans/feedback.server.ts'
import { openWords } from '../plans/sealed.server.ts'
import { bound as boundReview } from '../reviews/review.server.ts'
import type { GrantKind } from './grant.ts'

/** Something one of the two wrote, opened: when, by whom, in which words. */
export interface Piece {
  readonly id: string
  readonly on: Temporal.PlainDate
  readonly authorId: string | null
  readonly words: readonly string[]
}

type Reader = (db: Db, partnershipId: string, open: () => Promise<Vault>) => Promise<Piece[]>

const spoken = (words: object): string[] =>
  Object.values(words).flatMap((value) => (typeof value === 'string' ? [value] : Array.isArray(value) ? value : []))

const notes: Reader = async (db, partnershipId, open) => {
  const rows = await db
    .selectFrom('sharedNotes')
    .select(['id', 'authorId', 'wordsSealed', 'createdAt'])
    .where('partnershipId', '=', partnershipId)
    .execute()
  if (rows.length === 0) return []
  const vault = await open()
  return rows.map(({ id, authorId, wordsSealed, createdAt }) => ({
    id,
    authorId,
    on: dateAt(createdAt),
    words: [vault.open(wordsSealed, boundNote('ours', id))],
  }))
}

const caseParts = ['title', 'happened', 'stake', 'tried', 'learned'] as const

const cases: Reader = async (db, partnershipId, open) => {
  const rows = await db.selectFrom('caseNotes').selectAll().where('partnershipId', '=', partnershipId).execute()
  if (rows.length === 0) return []
  const vault = await open()
  return rows.map((row) => ({
    id: row.id,
    authorId: row.authorId,
    on: row.writtenOn,
    words: caseParts.map((part) => vault.open(row[`${part}Sealed`], boundCase(row.id, part))),
  }))
}

const meetings: Reader = async (db, partnershipId, open) => {
  const arranged = await db
    .selectFrom('meetings')
    .select(['id', 'proposedBy', 'wall', 'createdAt', 'whereSealed', 'wordSealed'])
    .where('partnershipId', '=', partnershipId)
    .execute()
  const items = await db
    .selectFrom('meetingItems')
    .select(['id', 'authorId', 'createdAt', 'wordsSealed'])
    .where('partnershipId', '=', partnershipId)
    .execute()
  if (arranged.length + items.length === 0) return []
  const vault = await open()
  return [
    ...arranged.map(({ id, proposedBy, wall, createdAt, whereSealed, wordSealed }) => ({
      id,
      authorId: proposedBy,
      on: wall ? Temporal.PlainDate.from(wall.slice(0, 10)) : dateAt(createdAt),
      words: [
        wall?.replace('T', ' ') ?? '',
        vault.open(whereSealed, boundMeeting(id, 'where_sealed')),
        wordSealed ? vault.open(wordSealed, boundMeeting(id, 'word_sealed')) : '',
      ],
    })),
    ...items.map(({ id, authorId, createdAt, wordsSealed }) => ({
      id,
      authorId,
      on: dateAt(createdAt),
      words: [vault.open(wordsSealed, boundItem(id))],
    })),
  ]
}

const plan: Reader = async (db, partnershipId, open) => {
  const goals = await db
    .selectFrom('goals')
    .select(['id', 'ownerId as authorId', 'createdAt', 'wordsSealed'])
    .where('partnershipId', '=', partnershipId)
    .execute()
  const steps = await db
    .selectFrom('steps')
    .select(['id', 'ownerId as authorId', 'createdAt', 'wordsSealed'])
    .where('partnershipId', '=', partnershipId)
    .execute()
  const suggestions = await db
    .selectFrom('suggestions')
    .select(['id', 'authorId', 'createdAt', 'wordsSealed'])
    .where('partnershipId', '=', partnershipId)
    .execute()
  const evidence = await db
    .selectFrom('evidence')
    .select(['id', 'authorId', 'seenOn', 'wordsSealed'])
    .where('partnershipId', '=', partnershipId)
    .execute()
  const feedback = await db
    .selectFrom('feedback')
    .select(['id', 'giverId as authorId', 'createdAt', 'wordsSealed', 'answerSealed'])
    .where('partnershipId', '=', partnershipId)
    .execute()
  if (goals.length + steps.length + suggestions.length + evidence.length + feedback.length === 0) return []
  const vault = await open()
  type Dated = { id: string; authorId: string; createdAt: Temporal.Instant; wordsSealed: Buffer }
  const dated = (table: 'goals' | 'steps' | 'suggestions' | 'feedback', row: Dated, also: readonly string[] = []) => ({
    id: row.id,
    authorId: row.authorId,
    on: dateAt(row.createdAt),
    words: [...spoken(openWords(vault, table, row)), ...also],
  })
  return [
    ...goals.map((row) => dated('goals', row)),
    ...steps.map((row) => dated('steps', row)),
    ...suggestions.map((row) => dated('suggestions', row)),
    ...evidence.map((row) => ({
      id: row.id,
      authorId: row.authorId,
      on: row.seenOn,
      words: spoken(openWords(vault, 'evidence', row)),
    })),
    ...feedback.map((row) =>
      dated('feedback', row, row.answerSealed ? [vault.open(row.answerSealed, boundAnswer(row.id))] : []),
    ),
  ]
}

const agreement: Reader = async (db, partnershipId, open) => {
  const rows = await db
    .selectFrom('agreements')
    .select(['id', 'proposedBy', 'proposedAt', 'wordsSealed'])
    .where('partnershipId', '=', partnershipId)
    .execute()
  if (rows.length === 0) return []
  const vault = await open()
  return rows.map(({ id, proposedBy, proposedAt, wordsSealed }) => ({
    id,
    authorId: proposedBy,
    on: dateAt(proposedAt),
    words: spoken(JSON.parse(vault.open(wordsSealed, boundWords(id)))),
  }))
}

/** One of the two finds their own, and the other's once they may read it; a reader under a grant every one that is done. */
const isShown = sql<boolean>`(review_words.person_id = app.actor() or review_words.id in (select app.reviews_shown())
  or review_words.partnership_id not in (select app.partnered()))`

const reviews: Reader = async (db, partnershipId, open) => {
  const rows = await db
    .selectFrom('reviewWords')
    .select(['id', 'personId', 'doneAt', 'wordsSealed'])
    .where('partnershipId', '=', partnershipId)
    .where('doneAt', 'is not', null)
    .where(isShown)
    .execute()
  if (rows.length === 0) return []
  const vault = await open()
  return rows.map(({ id, personId, doneAt, wordsSealed }) => ({
    id,
    authorId: personId,
    on: dateAt(doneAt as Temporal.Instant),
    words: spoken(JSON.parse(vault.open(wordsSealed, boundReview(id)))),
  }))
}

const readers: Record<GrantKind, Reader> = { notes, cases, meetings, plan, agreement, reviews }

/** From when to when something of a pair, of one kind, is open to the actor: always to one of the two. */
async function readOpenDays(db: Db, partnershipId: string, kind: GrantKind) {
  const { rows } = await sql<{ fromOn: Temporal.PlainDate | null; untilOn: Temporal.PlainDate | null }>`
    select null::date as from_on, null::date as until_on where ${partnershipId}::uuid in (select app.partnered())
    union all select g.from_on, g.until_on from app.granted() g
    where g.partnership_id = ${partnershipId} and ${kind}::grant_kind = any (g.kinds)`.execute(db)
  return (day: Temporal.PlainDate) =>
    rows.some(
      ({ fromOn, untilOn }) =>
        (!fromOn || Temporal.PlainDate.compare(fromOn, day) <= 0) &&
        (!untilOn || Temporal.PlainDate.compare(day, untilOn) <= 0),
    )
}

/**
 * What the actor may read of a pair, of one kind, oldest first: one of the two finds all of it, a reader under a grant
 * what it opens, anybody else nothing.
 */
export async function readPieces(db: Db, partnershipId: string, kind: GrantKind, key: Buffer): Promise<Piece[]> {
  const isOpen = await readOpenDays(db, partnershipId, kind)
  const pieces = await readers[kind](db, partnershipId, () => openVault(db, partnershipId, key))
  return pieces
    .filter(({ on }) => isOpen(on))
    .map((piece) => ({ ...piece, words: piece.words.filter(Boolean) }))
    .filter(({ words }) => words.length > 0)
    .sort((a, b) => Temporal.PlainDate.compare(a.on, b.on) || a.id.localeCompare(b.id))
}
