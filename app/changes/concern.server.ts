import { sql } from 'kysely'
import type { ConcernWish } from '#database/types.ts'
import type { PersonActor } from '#foundation/actor.ts'
import { record, recordLook } from '#foundation/audit.ts'
import type { Db } from '#foundation/database.ts'
import { ask } from '#foundation/outbox.ts'
import { orNotFound, refuseUnless } from '#foundation/refusal.ts'
import { mustCoordinate } from '../access/standing.server.ts'
import { hearingWords } from '../contacts/contacts.words.ts'
import { isHeard } from '../contacts/hearing.server.ts'
import { openOwnVault, vaultOf } from '../people/vault.server.ts'
import type { Pair } from './change.ts'
import { changeWords as w } from './changes.words.ts'

const bound = (id: string, part: 'words' | 'done') => `concerns ${id} ${part}`

/**
 * Says privately to those who coordinate that it is not working. The partner does not learn of it; a coordinator who
 * supervises one of the two neither; where nobody else coordinates, it is not taken. Nothing of it stands in the audit trail but that it was said.
 */
export async function sayConcern(
  db: Db,
  actor: PersonActor,
  pair: Pair,
  { wish, words }: { readonly wish: ConcernWish; readonly words: string },
  key: Buffer,
  now: Temporal.Instant,
): Promise<void> {
  refuseUnless(await isHeard(db, pair.id), hearingWords.unheard, { field: wish === 'ended' ? 'word' : 'words' })
  const id = crypto.randomUUID()
  const wordsSealed = words ? (await openOwnVault(db, actor, key)).seal(words, bound(id, 'words')) : null
  await db
    .insertInto('concerns')
    .values({
      id,
      programId: pair.programId,
      partnershipId: pair.id,
      authorId: actor.id,
      wish,
      wordsSealed,
      saidAt: now,
    })
    .execute()
  await ask(db, { kind: 'concern.tell', subjectId: id })
  await record(db, actor, 'concern.said', { recordType: 'person', recordId: actor.id })
}

/** What the actor has said about a partnership of theirs, and whether somebody has taken it up. */
export async function listOwnConcerns(db: Db, actor: PersonActor, partnershipId: string) {
  return db
    .selectFrom('concerns')
    .select(['id', 'wish', 'saidAt', 'settledAt'])
    .where('authorId', '=', actor.id)
    .where('partnershipId', '=', partnershipId)
    .orderBy('saidAt', 'desc')
    .execute()
}

/** A concern as those who coordinate see it before opening it. */
export interface Concern {
  readonly id: string
  readonly partnershipId: string
  readonly authorId: string
  readonly wish: ConcernWish
  readonly saidAt: Temporal.Instant
  readonly settledAt: Temporal.Instant | null
  readonly settledBy: string | null
  readonly version: number
}

interface Sealed extends Concern {
  readonly wordsSealed: Buffer | null
  readonly authorKey: Buffer | null
  readonly doneSealed: Buffer | null
  readonly doneKey: Buffer | null
}

async function readSealed(db: Db, programId: string): Promise<Sealed[]> {
  const { rows } = await sql<Sealed>`
    select * from app.concerns_to_read(${programId}) order by settled_at is not null, said_at desc, id`.execute(db)
  return rows
}

/** What was said in a program and the actor may read, what waits first. Nothing is opened. */
export async function listConcerns(db: Db, actor: PersonActor, programId: string): Promise<Concern[]> {
  await mustCoordinate(db, actor, programId)
  return readSealed(db, programId)
}

/** Opens one of them, for its reader; that it was opened is written into the audit trail. */
export async function openConcern(db: Db, actor: PersonActor, programId: string, id: string, key: Buffer) {
  await mustCoordinate(db, actor, programId)
  const found = orNotFound((await readSealed(db, programId)).find((each) => each.id === id))
  await recordLook(db, 'concern.read', {
    recordType: 'concern',
    recordId: id,
    partnershipId: found.partnershipId,
    about: [found.authorId],
  })
  const { wordsSealed, authorKey, doneSealed, doneKey, ...concern } = found
  return {
    ...concern,
    words:
      wordsSealed && authorKey ? vaultOf(concern.authorId, authorKey, key).open(wordsSealed, bound(id, 'words')) : '',
    done:
      doneSealed && doneKey && concern.settledBy
        ? vaultOf(concern.settledBy, doneKey, key).open(doneSealed, bound(id, 'done'))
        : '',
  }
}

/** Notes what was done about it, for the coordinators alone, if it is still as it was shown. */
export async function settleConcern(
  db: Db,
  actor: PersonActor,
  programId: string,
  { id }: Pick<Concern, 'id'>,
  done: string,
  version: number,
  key: Buffer,
  now: Temporal.Instant,
): Promise<void> {
  await mustCoordinate(db, actor, programId)
  const doneSealed = done ? (await openOwnVault(db, actor, key)).seal(done, bound(id, 'done')) : null
  const { rows } = await sql<{ yes: boolean }>`
    select app.settle_concern(${programId}, ${id}, ${doneSealed}, ${version}, ${now.toString()}) as yes`.execute(db)
  refuseUnless(rows[0]?.yes, w.settledMeanwhile, { status: 409 })
  await record(db, actor, 'concern.settled', { recordType: 'concern', recordId: id })
}
