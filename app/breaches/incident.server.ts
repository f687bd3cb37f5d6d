import { sql } from 'kysely'
import type { PersonActor } from '#foundation/actor.ts'
import { record } from '#foundation/audit.ts'
import type { Db } from '#foundation/database.ts'
import type { Text } from '#foundation/language.ts'
import { postAll } from '#foundation/outbox.ts'
import { Conflict, orNotFound, refuseUnless } from '#foundation/refusal.ts'
import { makeVault, newDataKey, unwrap, type Vault } from '#foundation/vault.ts'
import { changeVersioned } from '#foundation/versioned.ts'
import { breachWords as w } from './breaches.words.ts'
import {
  type IncidentAct,
  type IncidentHarm,
  type IncidentTrace,
  type IncidentWords,
  type Notice,
  noIncidentWords,
} from './incident.ts'

const bound = (id: string) => `incident ${id}`
const boundNotice = (id: string) => `incident notice ${id}`
const boundStep = (id: string) => `incident_steps ${id} words_sealed`

/** The incidents of an organization, newest first. */
export async function listIncidents(db: Db, organizationId: string, key: Buffer) {
  const rows = await db
    .selectFrom('incidents')
    .selectAll()
    .select(sql<IncidentHarm[]>`harms::text[]`.as('harms')) // the driver reads no lists of a type of ours
    .where('organizationId', '=', organizationId)
    .orderBy('openedAt', 'desc')
    .orderBy('id')
    .execute()
  return rows.map(({ wrapped, wordsSealed, ...row }) => ({
    ...row,
    words: JSON.parse(vaultOf(row.id, wrapped, key).open(wordsSealed, bound(row.id))) as IncidentWords,
  }))
}

const vaultOf = (id: string, wrapped: Buffer, key: Buffer): Vault => makeVault(unwrap(key, wrapped, bound(id)))

/** An incident with its words opened. */
export type Incident = Awaited<ReturnType<typeof listIncidents>>[number]

/** One of them. */
export async function getIncident(db: Db, organizationId: string, id: string, key: Buffer): Promise<Incident> {
  return orNotFound((await listIncidents(db, organizationId, key)).find((incident) => incident.id === id))
}

/** Opens a case: what happened, and when it was found. @returns its id */
export async function openIncident(
  db: Db,
  actor: PersonActor,
  organizationId: string,
  given: Pick<IncidentWords, 'title' | 'happened'> & { readonly foundOn: Temporal.PlainDate },
  key: Buffer,
): Promise<string> {
  const id = crypto.randomUUID()
  const { foundOn, ...said } = given
  const { dataKey, wrapped } = newDataKey(key, bound(id))
  const wordsSealed = makeVault(dataKey).seal(JSON.stringify({ ...noIncidentWords, ...said }), bound(id))
  await db
    .insertInto('incidents')
    .values({ id, organizationId, foundOn, wrapped, wordsSealed, openedBy: actor.id })
    .execute()
  await note(db, actor, { id, organizationId }, 'opened')
  return id
}

/** Writes down that something was done: in the case's own log, and in the audit trail without a word of it. */
export async function note(
  db: Db,
  actor: PersonActor,
  { id, organizationId }: Pick<Incident, 'id' | 'organizationId'>,
  act: IncidentAct,
  also: { readonly count?: number; readonly words?: string; readonly key?: Buffer } = {},
): Promise<void> {
  const step = crypto.randomUUID()
  const vault = also.words && also.key ? await vaultFor(db, id, also.key) : undefined
  await db
    .insertInto('incidentSteps')
    .values({
      id: step,
      incidentId: id,
      act,
      personId: actor.id,
      count: also.count ?? null,
      wordsSealed: vault?.seal(also.words ?? '', boundStep(step)) ?? null,
    })
    .execute()
  await record(db, actor, `incident.${act.replace('_', '-')}`, {
    recordType: 'incident',
    recordId: id,
    organizationId,
    ...(also.count !== undefined && { facts: { count: also.count } }),
  })
}

async function vaultFor(db: Db, id: string, key: Buffer): Promise<Vault> {
  const row = await db.selectFrom('incidents').select('wrapped').where('id', '=', id).executeTakeFirst()
  return vaultOf(id, orNotFound(row).wrapped, key)
}

/** Changes what is written or judged, if it is still as the form showed it. */
export async function changeIncident(
  db: Db,
  actor: PersonActor,
  incident: Incident,
  version: number,
  changes: {
    readonly words: Partial<IncidentWords>
    readonly foundOn?: Temporal.PlainDate
    readonly judged?: {
      readonly harms: readonly IncidentHarm[]
      readonly serious: boolean
      readonly tellsPeople: boolean
      readonly tellsCommissioner: boolean
    }
  },
  key: Buffer,
): Promise<void> {
  refuseUnless(!incident.closedAt, w.isClosed)
  const { judged, foundOn } = changes
  refuseUnless(!judged?.serious || judged.harms.length > 0, w.whichHarm, { field: 'harms' })
  const vault = await vaultFor(db, incident.id, key)
  const words = { ...incident.words, ...changes.words }
  try {
    await changeVersioned(db, 'incidents', incident.id, version, {
      wordsSealed: vault.seal(JSON.stringify(words), bound(incident.id)),
      ...(foundOn && { foundOn }),
      ...(judged && { ...judged, harms: sql`${`{${judged.harms.join(',')}}`}::incident_harm[]` }),
    })
  } catch (error) {
    if (!(error instanceof Conflict)) throw error
    throw new Conflict(error.text, { ...error.stored, ...incident.words })
  }
  await note(db, actor, incident, judged ? 'judged' : 'changed')
}

/** How to look for whom an incident concerns. */
export interface Search {
  readonly trace: IncidentTrace
  readonly address: string
  readonly programId: string | null
  readonly since: Temporal.Instant
  readonly until: Temporal.Instant
}

/** Looks for them in the audit trail, grants, partnerships and programs, and adds them. @returns how many are new */
export async function findPeople(db: Db, actor: PersonActor, incident: Incident, search: Search): Promise<number> {
  refuseUnless(!incident.closedAt, w.isClosed)
  const { trace, address, programId, since, until } = search
  const { rows } = await sql<{ n: number }>`
    select app.find_incident_people(${incident.id}, ${trace}::incident_trace, ${address}, ${programId}::uuid,
      ${since.toString()}::timestamptz, ${until.toString()}::timestamptz) as n`.execute(db)
  const count = rows[0]?.n ?? 0
  await note(db, actor, incident, 'found', { count })
  return count
}

/** Whom it concerns, by name. */
export async function listPeople(db: Db, incidentId: string) {
  const { rows } = await sql<{
    personId: string
    name: string
    trace: IncidentTrace
    toldAt: Temporal.Instant | null
  }>`select * from app.incident_people_named(${incidentId}) order by name, person_id`.execute(db)
  return rows
}

/** Takes off the list somebody whom it does not concern; whoever was told stays. */
export async function leaveOut(db: Db, actor: PersonActor, incident: Incident, personId: string): Promise<void> {
  const done = await db
    .deleteFrom('incidentPeople')
    .where('incidentId', '=', incident.id)
    .where('personId', '=', personId)
    .where('toldAt', 'is', null)
    .executeTakeFirst()
  if (done.numDeletedRows > 0n) await note(db, actor, incident, 'left_out', { count: 1 })
}

/** What they are told, as it is written so far. */
export async function readNotice(db: Db, incidentId: string, key: Buffer) {
  const row = await db.selectFrom('incidentNotices').selectAll().where('incidentId', '=', incidentId).executeTakeFirst()
  return row && { words: openNotice(row, key), version: row.version }
}

const openNotice = (row: { incidentId: string; wrapped: Buffer; wordsSealed: Buffer }, key: Buffer): Notice =>
  JSON.parse(
    makeVault(unwrap(key, row.wrapped, boundNotice(row.incidentId))).open(row.wordsSealed, boundNotice(row.incidentId)),
  ) as Notice

/** Writes it, in both languages. */
export async function writeNotice(
  db: Db,
  actor: PersonActor,
  incident: Incident,
  words: Notice,
  version: number,
  key: Buffer,
): Promise<void> {
  const before = await db
    .selectFrom('incidentNotices')
    .selectAll()
    .where('incidentId', '=', incident.id)
    .executeTakeFirst()
  const { dataKey, wrapped } = before
    ? { dataKey: unwrap(key, before.wrapped, boundNotice(incident.id)), wrapped: before.wrapped }
    : newDataKey(key, boundNotice(incident.id))
  const wordsSealed = makeVault(dataKey).seal(JSON.stringify(words), boundNotice(incident.id))
  refuseUnless((before?.version ?? 0) === version, w.noticeChanged, { status: 409 })
  if (before)
    await db
      .updateTable('incidentNotices')
      .set({ wordsSealed, version: version + 1 })
      .where('incidentId', '=', incident.id)
      .execute()
  else await db.insertInto('incidentNotices').values({ incidentId: incident.id, wrapped, wordsSealed }).execute()
  await note(db, actor, incident, 'written')
}

/** Sends the letters to whoever was not told yet: that there is something to read here, and nothing else. @returns how many */
export async function tellPeople(db: Db, actor: PersonActor, incident: Incident): Promise<number> {
  refuseUnless(incident.tellsPeople, w.notDecided)
  const { rows } = await sql<{ id: string }>`select app.tell_incident(${incident.id}) as id`.execute(db)
  refuseUnless(rows.length > 0, w.nobodyToTell)
  await postAll(
    db,
    rows.map(({ id }) => ({ kind: 'incident.told', personId: id, subjectId: incident.id })),
  )
  await note(db, actor, incident, 'told', { count: rows.length })
  return rows.length
}

/** Closes a case that was judged. */
export async function closeIncident(db: Db, actor: PersonActor, incident: Incident, version: number): Promise<void> {
  refuseUnless(incident.serious !== null, w.judgeFirst)
  await changeVersioned(db, 'incidents', incident.id, version, { closedAt: sql`app.now()` })
  await note(db, actor, incident, 'closed')
}

/** What was done about it, in order, with the words noted. */
export async function listIncidentSteps(db: Db, incidentId: string, key: Buffer) {
  const rows = await db
    .selectFrom('incidentSteps')
    .leftJoin('people', 'people.id', 'incidentSteps.personId')
    .select(['incidentSteps.id', 'act', 'at', 'count', 'wordsSealed', 'people.name'])
    .where('incidentId', '=', incidentId)
    .orderBy('n')
    .execute()
  const vault = await vaultFor(db, incidentId, key)
  return rows.map(({ wordsSealed, ...row }) => ({
    ...row,
    words: wordsSealed ? vault.open(wordsSealed, boundStep(row.id)) : '',
  }))
}

/** What the actor was told of an incident that concerns them. */
export async function readOwnNotice(db: Db, actor: PersonActor, incidentId: string, key: Buffer) {
  const told = orNotFound(
    await db
      .selectFrom('incidentPeople')
      .select('toldAt')
      .where('incidentId', '=', incidentId)
      .where('personId', '=', actor.id)
      .where('toldAt', 'is not', null)
      .executeTakeFirst(),
  )
  const notice = orNotFound(await readNotice(db, incidentId, key))
  return { toldAt: orNotFound(told.toldAt), words: notice.words }
}

/** Programs among which to choose. */
export async function listOwnPrograms(db: Db, organizationId: string): Promise<{ id: string; title: Text }[]> {
  const rows = await db
    .selectFrom('programs')
    .select(['id', 'title'])
    .where('organizationId', '=', organizationId)
    .orderBy('startsOn', 'desc')
    .execute()
  return rows as { id: string; title: Text }[]
}
