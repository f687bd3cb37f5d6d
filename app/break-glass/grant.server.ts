import { sql } from 'kysely'
import type { PersonActor } from '#foundation/actor.ts'
import { record } from '#foundation/audit.ts'
import type { Db } from '#foundation/database.ts'
import type { Text } from '#foundation/language.ts'
import { ask } from '#foundation/outbox.ts'
import { orNotFound, refuseUnless } from '#foundation/refusal.ts'
import { makeVault, newDataKey, unwrap, type Vault } from '#foundation/vault.ts'
import { findOrganization } from '../organizations/organization.server.ts'
import {
  type GrantAct,
  type GrantKind,
  type GrantState,
  isSignedByHouse,
  type Request,
  type Signer,
  signAsHouse,
} from './grant.ts'
import { grantWords as w } from './grants.words.ts'

/** A grant as somebody who may know of it sees it. */
export interface Grant extends Omit<Request, 'reason'> {
  readonly tellAt: Temporal.Instant
  readonly opensAt: Temporal.Instant
  readonly state: GrantState
  readonly asker: string
  readonly approver: string | null
  readonly begunAt: Temporal.Instant | null
  readonly mentorId: string
  readonly mentor: string
  readonly menteeId: string
  readonly mentee: string
  readonly title: Text
  /** The actor is one of the two. */
  readonly isOwn: boolean
}

/** What is asked for; both of the two read the reason. */
export type Wanted = Pick<
  Request,
  'partnershipId' | 'ground' | 'kinds' | 'fromOn' | 'untilOn' | 'silentUntil' | 'reason'
>

/** An organization, for those who may ask, approve or decide there; anybody else finds nothing. */
export async function findGuarded(db: Db, slug: string) {
  const organization = await findOrganization(db, slug)
  const { rows } = await sql<{ yes: boolean }>`
    select ${organization.id}::uuid in (select app.guarded()) as yes`.execute(db)
  orNotFound(rows[0]?.yes)
  return organization
}

/** The pairs of an organization the actor does not stand too near to. */
export async function listGuardedPairs(db: Db, organizationId: string) {
  const { rows } = await sql<{
    partnershipId: string
    title: Text
    mentor: string
    mentee: string
    startsOn: Temporal.PlainDate
    endedOn: Temporal.PlainDate | null
  }>`select * from app.guarded_pairs(${organizationId}) order by mentee, mentor, partnership_id`.execute(db)
  return rows
}

/** The grants the actor may know of, newest first: all, of an organization they guard, or of a pair of theirs. */
export async function listGrants(
  db: Db,
  of: { readonly organizationId?: string; readonly partnershipId?: string; readonly own?: boolean },
): Promise<Grant[]> {
  const { organizationId = null, partnershipId = null, own = false } = of
  const { rows } = await sql<Grant & { kinds: unknown }>`
    select g.*, g.kinds::text[] as kinds from app.grants_known() g
    where (${organizationId}::uuid is null or (g.organization_id = ${organizationId} and not g.is_own))
      and (${partnershipId}::uuid is null or g.partnership_id = ${partnershipId})
      and (not ${own} or g.is_own)
    order by g.asked_at desc, g.id`.execute(db)
  return rows
}

/** One of them. */
export async function getGrant(db: Db, id: string, of: Parameters<typeof listGrants>[1]): Promise<Grant> {
  return orNotFound((await listGrants(db, of)).find((grant) => grant.id === id))
}

const boundKey = (id: string) => `grant ${id}`
const boundWords = (id: string) => `grant_steps ${id} words_sealed`

async function vaultOf(db: Db, grantId: string, key: Buffer): Promise<Vault> {
  const row = await db.selectFrom('grants').select('wrapped').where('id', '=', grantId).executeTakeFirst()
  return makeVault(unwrap(key, orNotFound(row).wrapped, boundKey(grantId)))
}

/** The instant the database goes by in this transaction: every step bears it, and what is signed says it. */
async function instantOf(db: Db): Promise<Temporal.Instant> {
  const { rows } = await sql<{ at: Temporal.Instant }>`select app.now() as at`.execute(db)
  return orNotFound(rows[0]).at
}

/**
 * Asks to read part of what two people wrote, and signs the request. The two are told (`tellGrant`), and whoever may say
 * the second yes is asked to. @returns its id
 */
export async function askGrant(
  db: Db,
  actor: PersonActor,
  organizationId: string,
  wanted: Wanted,
  key: Buffer,
): Promise<string> {
  const { partnershipId, ground, kinds, fromOn, untilOn, silentUntil, reason } = wanted
  const pairs = await listGuardedPairs(db, organizationId)
  refuseUnless(
    pairs.some((pair) => pair.partnershipId === partnershipId),
    w.noSuchPair,
    { field: 'pair' },
  )
  refuseUnless(Temporal.PlainDate.compare(fromOn, untilOn) <= 0, w.wrongDates, { field: 'untilOn' })
  refuseUnless(silentUntil === null || ground === 'legal_order', w.onlyCourts, { field: 'silentUntil' })
  const id = crypto.randomUUID()
  const askedAt = await instantOf(db)
  const { dataKey, wrapped } = newDataKey(key, boundKey(id))
  const request: Request = { id, organizationId, askedBy: actor.id, askedAt, ...wanted }
  await db
    .insertInto('grants')
    .values({
      id,
      organizationId,
      partnershipId,
      ground,
      kinds: sql<GrantKind[]>`${`{${kinds.join(',')}}`}::grant_kind[]`,
      fromOn,
      untilOn,
      silentUntil,
      askedBy: actor.id,
      wrapped,
    })
    .execute()
  const signer: Signer = { act: 'asked', personId: actor.id, at: askedAt }
  await take(db, actor, request, 'asked', makeVault(dataKey), reason, signAsHouse(key, request, signer))
  return id
}

const verbs: Record<GrantAct, string> = {
  asked: 'grant.requested',
  approved: 'grant.approved',
  declined: 'grant.declined',
  withdrawn: 'grant.withdrawn',
  objected: 'grant.objected',
  upheld: 'grant.closed',
  overruled: 'grant.kept',
  begun: 'grant.begun',
}

/** Writes a step down; the letters about it are the worker's. */
async function take(
  db: Db,
  actor: PersonActor,
  { id, organizationId, ground }: Pick<Request, 'id' | 'organizationId' | 'ground'>,
  act: GrantAct,
  vault: Vault | undefined,
  words: string,
  signed?: ReturnType<typeof signAsHouse>,
): Promise<void> {
  const step = crypto.randomUUID()
  await db
    .insertInto('grantSteps')
    .values({
      id: step,
      grantId: id,
      act,
      personId: actor.id,
      wordsSealed: vault && words ? vault.seal(words, boundWords(step)) : null,
      ...signed,
    })
    .execute()
  await ask(db, { kind: 'grant.tell', subjectId: step })
  await record(db, actor, verbs[act], {
    recordType: 'grant',
    recordId: id,
    ...(act !== 'objected' && { organizationId }), // that one of the two said no stands in no log their employer's staff read
    purpose: ground,
  })
}

/** Whether the actor may take a step with a grant as it stands now. */
export async function mayAct(db: Db, grantId: string, act: GrantAct): Promise<boolean> {
  const { rows } = await sql<{ yes: boolean }>`
    select app.may_act(${grantId}, ${act}::grant_act) as yes`.execute(db)
  return rows[0]?.yes === true
}

/** Says the second yes, and signs the same request; refuses where it is no longer as it was signed. */
export async function approveGrant(db: Db, actor: PersonActor, grant: Grant, key: Buffer): Promise<void> {
  refuseUnless(await mayAct(db, grant.id, 'approved'), w.notNow, { status: 409 })
  const request = await signedRequest(db, grant, key)
  const signer: Signer = { act: 'approved', personId: actor.id, at: await instantOf(db) }
  await take(db, actor, request, 'approved', undefined, '', signAsHouse(key, request, signer))
}

/** Any other step: no, taking it back, an objection, what is decided about one, beginning to read. */
export async function actOnGrant(
  db: Db,
  actor: PersonActor,
  grant: Grant,
  act: Exclude<GrantAct, 'asked' | 'approved'>,
  words: string,
  key: Buffer,
): Promise<void> {
  refuseUnless(await mayAct(db, grant.id, act), w.notNow, { status: 409 })
  if (act === 'begun') await signedRequest(db, grant, key)
  await take(db, actor, grant, act, words ? await vaultOf(db, grant.id, key) : undefined, words)
}

/** One step with its words opened, for whoever may read them. */
export interface GrantStep {
  readonly act: GrantAct
  readonly personId: string
  readonly at: Temporal.Instant
  readonly words: string
}

async function readSteps(db: Db, grantId: string, key: Buffer) {
  const rows = await db
    .selectFrom('grantSteps')
    .select(['id', 'act', 'personId', 'at', 'wordsSealed', 'signature', 'signedWith'])
    .where('grantId', '=', grantId)
    .orderBy('n')
    .execute()
  const vault = await vaultOf(db, grantId, key)
  return rows.map(({ wordsSealed, ...step }) => ({
    ...step,
    words: wordsSealed ? vault.open(wordsSealed, boundWords(step.id)) : '',
  }))
}

/** What has become of a grant, step by step. */
export async function listSteps(db: Db, grant: Grant, key: Buffer): Promise<GrantStep[]> {
  return readSteps(db, grant.id, key)
}

/** The request, if it and every yes to it are still what was signed. A row changed by any other way opens nothing. */
export async function signedRequest(db: Db, grant: Grant, key: Buffer): Promise<Request> {
  const steps = await readSteps(db, grant.id, key)
  const reason = steps.find(({ act }) => act === 'asked')?.words ?? ''
  const request: Request = { ...grant, reason }
  for (const { act, personId, at, signature } of steps) {
    if (act !== 'asked' && act !== 'approved') continue
    const signer: Signer = { act, personId, at }
    const holds = signature && isSignedByHouse(key, request, signer, { signature, signedWith: 'house' })
    refuseUnless(holds, w.notAsSigned, { status: 409 })
  }
  return request
}

/** How often, by year, for anybody. */
export async function countGrants(db: Db) {
  const { rows } = await sql<{ year: number; asked: number; opened: number; refused: number }>`
    select * from app.grants_by_year()`.execute(db)
  return rows
}
