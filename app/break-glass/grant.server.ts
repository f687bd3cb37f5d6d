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
  isSignedAct,
  type Request,
  type Signature,
  type Signer,
} from './grant.ts'
import { grantWords as w } from './grants.words.ts'
import { idOfDrawn, instantOf, isSigned, type SentSignature, signStep } from './signature.server.ts'
import { signingWords as signing } from './signing.words.ts'

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

/** Refuses what cannot be asked for, beside the field it is about. */
export async function checkWanted(db: Db, organizationId: string, wanted: Wanted): Promise<void> {
  const { partnershipId, ground, fromOn, untilOn, silentUntil } = wanted
  const pairs = await listGuardedPairs(db, organizationId)
  refuseUnless(
    pairs.some((pair) => pair.partnershipId === partnershipId),
    w.noSuchPair,
    { field: 'pair' },
  )
  refuseUnless(Temporal.PlainDate.compare(fromOn, untilOn) <= 0, w.wrongDates, { field: 'untilOn' })
  refuseUnless(silentUntil === null || ground === 'legal_order', w.onlyCourts, { field: 'silentUntil' })
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
  sent?: SentSignature,
): Promise<string> {
  await checkWanted(db, organizationId, wanted)
  const { partnershipId, ground, kinds, fromOn, untilOn, silentUntil, reason } = wanted
  const id = sent ? identified(idOfDrawn(sent.challenge)) : crypto.randomUUID()
  const askedAt = await instantOf(db)
  const { dataKey, wrapped } = newDataKey(key, boundKey(id))
  const request: Request = { id, organizationId, askedBy: actor.id, askedAt, ...wanted }
  const signer: Signer = { act: 'asked', personId: actor.id, at: askedAt, words: '' }
  const signed = await signStep(db, actor, key, request, signer, sent)
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
  await take(db, actor, request, 'asked', makeVault(dataKey), reason, signed)
  return id
}

const identified = (id: string): string => {
  refuseUnless(/^[0-9a-f-]{36}$/.test(id), signing.notSigned)
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
  signed?: Signature,
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
    ...(signed && { facts: { signedWith: signed.signedWith } }),
  })
}

/** Whether the actor may take a step with a grant as it stands now. */
export async function mayAct(db: Db, grantId: string, act: GrantAct): Promise<boolean> {
  const { rows } = await sql<{ yes: boolean }>`
    select app.may_act(${grantId}, ${act}::grant_act) as yes`.execute(db)
  return rows[0]?.yes === true
}

/** Says the second yes, and signs the same request; refuses where it is no longer as it was signed. */
export async function approveGrant(
  db: Db,
  actor: PersonActor,
  grant: Grant,
  key: Buffer,
  sent?: SentSignature,
): Promise<void> {
  return actOnGrant(db, actor, grant, 'approved', '', key, sent)
}

/** Any step but the first: a yes or no, taking it back, an objection, what is decided about one, beginning to read. */
export async function actOnGrant(
  db: Db,
  actor: PersonActor,
  grant: Grant,
  act: Exclude<GrantAct, 'asked'>,
  words: string,
  key: Buffer,
  sent?: SentSignature,
): Promise<void> {
  refuseUnless(await mayAct(db, grant.id, act), w.notNow, { status: 409 })
  const signs = isSignedAct(act) ? { act, personId: actor.id, at: await instantOf(db), words } : undefined
  const request = signs || act === 'begun' ? await signedRequest(db, grant, key) : undefined
  const signed = signs && request && (await signStep(db, actor, key, request, signs, sent))
  await take(db, actor, grant, act, words ? await vaultOf(db, grant.id, key) : undefined, words, signed)
}

/** One step with its words opened, for whoever may read them. */
export interface GrantStep {
  readonly act: GrantAct
  readonly personId: string
  readonly at: Temporal.Instant
  readonly words: string
  readonly signedWith: Signature['signedWith'] | null
}

/** Told of a request, one of the two does not read what the other says against it. */
const isTold = sql<boolean>`(grant_steps.act <> 'objected' or grant_steps.person_id = app.actor())`

async function readSteps(db: Db, { id: grantId, isOwn }: Pick<Grant, 'id' | 'isOwn'>, key: Buffer) {
  const rows = await db
    .selectFrom('grantSteps')
    .select(['id', 'act', 'personId', 'at', 'wordsSealed', 'signature', 'signedWith', 'assertion'])
    .where('grantId', '=', grantId)
    .$if(isOwn, (steps) => steps.where(isTold))
    .orderBy('n')
    .execute()
  const vault = await vaultOf(db, grantId, key)
  return rows.map(({ wordsSealed, ...step }) => ({
    ...step,
    signedWith: step.signedWith as GrantStep['signedWith'],
    words: wordsSealed ? vault.open(wordsSealed, boundWords(step.id)) : '',
  }))
}

/** What has become of a grant, step by step; to one of the two without what the other said against it. */
export async function listSteps(db: Db, grant: Grant, key: Buffer): Promise<GrantStep[]> {
  return readSteps(db, grant, key)
}

/**
 * The request, if it, every yes to it and every decision about it are still what was signed. A row changed by any other
 * way opens nothing.
 */
export async function signedRequest(db: Db, grant: Grant, key: Buffer): Promise<Request> {
  const steps = await readSteps(db, grant, key)
  const reason = steps.find(({ act }) => act === 'asked')?.words ?? ''
  const request: Request = { ...grant, reason }
  for (const { act, personId, at, signature, signedWith, assertion, words } of steps) {
    if (!isSignedAct(act)) continue
    const signer: Signer = { act, personId, at, words: act === 'asked' ? '' : words }
    const signed = signature && signedWith && { signature, signedWith, assertion }
    refuseUnless(signed && (await isSigned(key, request, signer, signed)), w.notAsSigned, { status: 409 })
  }
  return request
}

/** How often, by year, for anybody. */
export async function countGrants(db: Db) {
  const { rows } = await sql<{ year: number; asked: number; opened: number; refused: number }>`
    select * from app.grants_by_year()`.execute(db)
  return rows
}
