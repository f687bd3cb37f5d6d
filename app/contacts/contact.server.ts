import { sql } from 'kysely'
import type { ContactActivity, ContactKind, ContactWay } from '#database/types.ts'
import type { PersonActor } from '#foundation/actor.ts'
import { record } from '#foundation/audit.ts'
import { dateAt } from '#foundation/clock.ts'
import type { Db } from '#foundation/database.ts'
import { orNotFound, refuseUnless } from '#foundation/refusal.ts'
import { changeVersioned } from '#foundation/versioned.ts'
import type { Pair } from '../partnerships/partnership.server.ts'
import { type Contact, findTwins, usualOf } from './contact.ts'
import { contactWords as w } from './contacts.words.ts'
import { settleQuiet } from './quiet.server.ts'

const columns = ['id', 'kind', 'metOn', 'minutes', 'way', 'activity', 'loggedBy', 'apartFrom', 'version'] as const

/** Of both, or the actor's own. */
const isShown = sql<boolean>`(contacts.kind = 'meeting' or contacts.logged_by = app.actor())`

/** What the actor may see of a pair's log, newest first: what both did, and their own time. */
export async function listContacts(db: Db, { partnership }: Pair): Promise<Contact[]> {
  return db
    .selectFrom('contacts')
    .select(columns)
    .where('partnershipId', '=', partnership.id)
    .where(isShown)
    .orderBy('metOn', 'desc')
    .orderBy('loggedAt', 'desc')
    .orderBy('id')
    .execute()
}

/** One contact of a pair. */
export async function getContact(db: Db, { partnership }: Pair, id: string): Promise<Contact> {
  return orNotFound(
    await db
      .selectFrom('contacts')
      .select(columns)
      .where('partnershipId', '=', partnership.id)
      .where('id', '=', id)
      .where(isShown)
      .executeTakeFirst(),
  )
}

export interface Logged {
  readonly kind: ContactKind
  readonly metOn: Temporal.PlainDate
  readonly minutes: number
  readonly way: ContactWay | null
  readonly activity?: ContactActivity | null
}

/** Writes down that the two met or spoke, or what the actor did for it alone. @returns its id */
export async function logContact(
  db: Db,
  actor: PersonActor,
  pair: Pair,
  logged: Logged,
  today: Temporal.PlainDate,
): Promise<string> {
  refuseUnless(pair.partnership.state !== 'ended', w.over)
  mustBePast(pair, logged.metOn, today)
  const id = crypto.randomUUID()
  await db
    .insertInto('contacts')
    .values({
      id,
      partnershipId: pair.partnership.id,
      loggedBy: actor.id,
      ...logged,
      way: logged.kind === 'meeting' ? (logged.way ?? 'other') : null,
    })
    .execute()
  if (logged.kind === 'meeting') await settleQuiet(db, pair.partnership.id, 'contact', today)
  await note(db, actor, 'contact.logged', id)
  return id
}

/**
 * "We spoke today": as long and in the way they do as a rule. Whoever says it twice on one day has said it once.
 *
 * @returns whether it was new
 */
export async function logToday(db: Db, actor: PersonActor, pair: Pair, today: Temporal.PlainDate): Promise<boolean> {
  const contacts = await listContacts(db, pair)
  const isThere = contacts.some(
    ({ kind, metOn, loggedBy }) => kind === 'meeting' && loggedBy === actor.id && metOn.equals(today),
  )
  if (!isThere) await logContact(db, actor, pair, { kind: 'meeting', metOn: today, ...usualOf(contacts) }, today)
  return !isThere
}

/** Corrects a contact: what was a meeting stays one. */
export async function correctContact(
  db: Db,
  actor: PersonActor,
  pair: Pair,
  contact: Contact,
  version: number,
  { metOn, minutes, way, activity }: Omit<Logged, 'kind'>,
  today: Temporal.PlainDate,
): Promise<void> {
  refuseUnless(pair.partnership.state !== 'ended', w.over)
  mustBePast(pair, metOn, today)
  const about = { metOn, minutes, activity: activity === undefined ? contact.activity : activity }
  const changes = contact.kind === 'meeting' ? { ...about, way: way ?? 'other' } : about
  await changeVersioned(db, 'contacts', contact.id, version, changes)
  await note(db, actor, 'contact.corrected', contact.id)
}

/** Takes out a contact that was written down by mistake; only whoever wrote it down can. */
export async function removeContact(db: Db, actor: PersonActor, contact: Contact): Promise<void> {
  refuseUnless(contact.loggedBy === actor.id, w.notYours)
  await db.deleteFrom('contacts').where('id', '=', contact.id).where('loggedBy', '=', actor.id).execute()
  await note(db, actor, 'contact.removed', contact.id)
}

/** Says of a contact both wrote down that it is one (the actor's goes, the partner's stays), or that they are two. */
export async function settleTwins(
  db: Db,
  actor: PersonActor,
  pair: Pair,
  id: string,
  answer: 'one' | 'two',
): Promise<void> {
  const twins = findTwins(await listContacts(db, pair), actor.id).find(({ mine }) => mine.id === id)
  if (!twins) return
  if (answer === 'one') await removeContact(db, actor, twins.mine)
  else await db.updateTable('contacts').set({ apartFrom: twins.theirs.id }).where('id', '=', id).execute()
}

/** A contact lies between the day two people could first meet, and today. */
function mustBePast(pair: Pair, metOn: Temporal.PlainDate, today: Temporal.PlainDate): void {
  const introducedOn = dateAt(pair.partnership.introducedAt)
  const { startsOn } = pair.partnership
  const first = Temporal.PlainDate.compare(startsOn, introducedOn) < 0 ? startsOn : introducedOn
  refuseUnless(Temporal.PlainDate.compare(metOn, today) <= 0, w.notYet, { field: 'metOn' })
  refuseUnless(Temporal.PlainDate.compare(metOn, first) >= 0, w.tooEarly, { field: 'metOn' })
}

/** One line of the trail, without the program: when two people met is not for the list their coordinator reads. */
const note = (db: Db, actor: PersonActor, verb: string, recordId: string) =>
  record(db, actor, verb, { recordType: 'contact', recordId })
