import { createHash, randomUUIDv7 } from 'node:crypto'
import { sql } from 'kysely'
import { type Actor, type PersonActor, type Visitor, visitor } from './actor.ts'
import { derive, isSigned, sign } from './crypto.ts'
import type { Db } from './database.ts'
import { type Text, words } from './language.ts'
import { Refusal } from './refusal.ts'

const operationWords = words({
  otherSession: {
    en: 'This page was opened before you signed in or out. Nothing you typed is lost: please check it and send it again.',
    fr: 'Cette page a été ouverte avant votre connexion ou déconnexion. Rien n’est perdu : veuillez vérifier et envoyer de nouveau.',
  },
})

/** Where an operation led: replayed when the same form arrives again. */
export interface Outcome {
  readonly location: string
  /** What the reader was told about it. */
  readonly notice: Text | undefined
}

/** Operation keys are signed with a key of their own, for whom the form is drawn. Every form of every page needs it. */
function sealOf(key: Buffer): Buffer {
  const seal = seals.get(key) ?? derive(key, 'operations')
  seals.set(key, seal)
  return seal
}
const seals = new WeakMap<Buffer, Buffer>()
const sealedFor = (actor: Actor) => (actor.kind === 'person' ? (actor.sessionId ?? actor.id) : 'visitor')

/**
 * A fresh operation key as forms carry it. One serves all forms of a page as it was drawn: what an operation is depends on
 * where it was sent and what it holds as well.
 */
export function newOperation(key: Buffer, actor: PersonActor | Visitor): string {
  const name = randomUUIDv7()
  return `${name}.${sign(sealOf(key), `${name} ${sealedFor(actor)}`)}`
}

/**
 * Takes the operation key out of a form that arrived.
 *
 * @returns the operation, and for whom the form was drawn: a visitor may since have been let in, by this very form
 */
export async function readOperation(
  key: Buffer,
  actor: PersonActor | Visitor,
  path: string,
  data: FormData,
): Promise<{ op: string; opener: Actor }> {
  const [name = '', mark = ''] = String(data.get('op') ?? '').split('.')
  const opener = [actor, visitor].find((one) => isSigned(sealOf(key), `${name} ${sealedFor(one)}`, mark))
  if (!opener) throw new Refusal(operationWords.otherSession)
  data.delete('op')
  return { op: await operationOf(name, path, data), opener }
}

/**
 * The operation that sending a form is: its key together with where it goes and what it holds. The same form sent twice is
 * one operation; two forms of one page are two; an old form that was changed after it was sent (the back button brings it back, key and all) is another,
 * so that nothing newly typed is taken for a repetition and lost.
 */
export async function operationOf(key: string, path: string, data: FormData): Promise<string> {
  const digest = createHash('sha256').update(`${key} ${path}`)
  for (const [name, value] of data) {
    const isText = typeof value === 'string'
    const bytes = isText ? Buffer.from(value.replaceAll('\r\n', '\n')) : Buffer.from(await value.arrayBuffer())
    digest.update(`\n${name.length} ${name} ${bytes.length} `).update(bytes)
  }
  const hex = digest.digest('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}

/**
 * Claims an operation inside the transaction of its effect.
 *
 * Its name is the primary key of `operations`: a second arrival of the same form waits for the first and then
 * finds its outcome; if the first was rolled back, the second does the work. So a double click, a resent form
 * and the back button each have one effect.
 *
 * @returns the stored outcome when this operation has already been done
 */
export async function claimOperation(db: Db, actor: Actor, op: string, route: string): Promise<Outcome | undefined> {
  const claimed = await db
    .insertInto('operations')
    .values({ op, actorId: actor.id, route })
    .onConflict((conflict) => conflict.doNothing())
    .returning('op')
    .executeTakeFirst()
  if (claimed) return undefined
  return (await findOutcome(db, op, route)) ?? { location: '/', notice: undefined }
}

/** Where an operation of the present actor led, if it has been done. */
async function findOutcome(db: Db, op: string, route: string): Promise<Outcome | undefined> {
  const done = await db
    .selectFrom('operations')
    .select(['location', 'notice'])
    .where('op', '=', op)
    .where('route', '=', route)
    .executeTakeFirst()
  return done && { location: done.location ?? '/', notice: (done.notice as Text | null) ?? undefined }
}

/** Where an operation led that somebody sent before they were let in: the second half of a double click. */
export async function findOutcomeAsVisitor(db: Db, op: string, route: string): Promise<Outcome> {
  await actAs(db, visitor)
  const done = await findOutcome(db, op, route)
  if (!done) throw new Refusal(operationWords.otherSession)
  return done
}

/** Stores where the operation led; in the name of whoever claimed it, though the form may have let somebody in. */
export async function concludeOperation(db: Db, actor: Actor, op: string, outcome: Outcome): Promise<void> {
  const { location, notice } = outcome
  if (!(actor.kind === 'person' && actor.held)) await actAs(db, actor)
  await db
    .updateTable('operations')
    .set({ location, notice: notice ? JSON.stringify(notice) : null })
    .where('op', '=', op)
    .execute()
}

async function actAs(db: Db, actor: Actor): Promise<void> {
  await sql`select set_config('app.actor', ${actor.id ?? ''}, true)`.execute(db)
}
