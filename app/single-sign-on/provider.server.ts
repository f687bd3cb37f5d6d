import type { PersonActor } from '#foundation/actor.ts'
import { record } from '#foundation/audit.ts'
import { derive } from '#foundation/crypto.ts'
import type { Db } from '#foundation/database.ts'
import { orNotFound, refuseUnless } from '#foundation/refusal.ts'
import { makeVault } from '#foundation/vault.ts'
import { changeVersioned } from '#foundation/versioned.ts'
import { signOnWords as w } from './single-sign-on.words.ts'

/** What an administrator says of a provider. An empty secret leaves the one there is. */
export interface ProviderForm {
  readonly label: string
  readonly issuer: string
  readonly clientId: string
  readonly secret: string
  readonly domains: readonly string[]
}

const vaultOf = (key: Buffer) => makeVault(derive(key, 'single sign-on secrets'))
const bound = (providerId: string) => `sign_on_secrets sealed ${providerId}`

/** A provider's secret, as the gate handed it out. */
export const openSecret = (key: Buffer, providerId: string, sealed: Buffer): string =>
  vaultOf(key).open(sealed, bound(providerId))

/** The providers of an organization, for its administrators. */
export async function listProviders(db: Db, organizationId: string) {
  return db
    .selectFrom('signOnProviders')
    .selectAll()
    .where('organizationId', '=', organizationId)
    .orderBy('label')
    .orderBy('id')
    .execute()
}

/** One provider of an organization. */
export async function getProvider(db: Db, organizationId: string, id: string) {
  orNotFound(/^[0-9a-f-]{36}$/.test(id))
  return orNotFound(
    await db
      .selectFrom('signOnProviders')
      .selectAll()
      .where('organizationId', '=', organizationId)
      .where('id', '=', id)
      .executeTakeFirst(),
  )
}

/** A provider people can sign in by now, for anyone. */
export async function findOpenProvider(db: Db, id: string) {
  if (!/^[0-9a-f-]{36}$/.test(id)) return undefined
  return db
    .selectFrom('signOnProviders')
    .select(['id', 'label', 'issuer', 'clientId'])
    .where('id', '=', id)
    .where('openedAt', 'is not', null)
    .executeTakeFirst()
}

/** Sets a provider up; nobody signs in by it before it is opened. @returns its id */
export async function addProvider(
  db: Db,
  actor: PersonActor,
  organizationId: string,
  form: ProviderForm,
  key: Buffer,
  local: boolean,
): Promise<string> {
  refuseUnless(form.secret, w.secretNeeded, { field: 'secret' })
  const id = crypto.randomUUID()
  await db
    .insertInto('signOnProviders')
    .values({ id, organizationId, ...columnsOf(form, local) })
    .execute()
  await keepSecret(db, id, form.secret, key)
  await note(db, actor, 'sign-on-provider.added', { id, organizationId })
  return id
}

export type Provider = Awaited<ReturnType<typeof getProvider>>

/**
 * Changes a provider. Another issuer is another world: nobody is known there, and everybody confirms anew who they are.
 * It is closed until it has been tried again.
 */
export async function changeProvider(
  db: Db,
  actor: PersonActor,
  provider: Provider,
  form: ProviderForm,
  version: number,
  key: Buffer,
  local: boolean,
): Promise<void> {
  const columns = columnsOf(form, local)
  const isOther = columns.issuer !== provider.issuer || columns.clientId !== provider.clientId || form.secret !== ''
  await changeVersioned(db, 'signOnProviders', provider.id, version, {
    ...columns,
    ...(isOther ? { openedAt: null } : {}),
  })
  if (form.secret) await keepSecret(db, provider.id, form.secret, key)
  await note(db, actor, 'sign-on-provider.changed', provider, { closed: isOther && provider.openedAt !== null })
}

/** Opens a provider for signing in, or closes it. */
export async function openProvider(
  db: Db,
  actor: PersonActor,
  provider: Provider,
  open: boolean,
  now: Temporal.Instant,
): Promise<void> {
  if ((provider.openedAt !== null) === open) return
  await db
    .updateTable('signOnProviders')
    .set({ openedAt: open ? now : null })
    .where('id', '=', provider.id)
    .execute()
  await note(db, actor, open ? 'sign-on-provider.opened' : 'sign-on-provider.closed', provider)
}

function columnsOf({ label, issuer, clientId, domains }: ProviderForm, local: boolean) {
  return { label, issuer: checkIssuer(issuer, local), clientId, domains: [...checkDomains(domains)] }
}

/** An issuer is an https address without a question or a fragment (OpenID Connect Discovery, 3). */
function checkIssuer(issuer: string, local: boolean): string {
  const url = URL.canParse(issuer) ? new URL(issuer) : undefined
  const isSecure = url?.protocol === 'https:' || (local && url?.protocol === 'http:')
  refuseUnless(url && isSecure && !url.search && !url.hash && !url.username && !url.password, w.issuerWrong, {
    field: 'issuer',
  })
  return issuer
}

function checkDomains(domains: readonly string[]): ReadonlySet<string> {
  const all = new Set(domains.map((domain) => domain.trim().toLowerCase().replace(/^@/, '')).filter(Boolean))
  refuseUnless(all.size > 0 && all.size <= 20 && [...all].every(isDomain), w.domainsWrong, { field: 'domains' })
  return all
}

const isDomain = (text: string) =>
  text.length <= 253 && /^[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)+$/.test(text)

async function keepSecret(db: Db, providerId: string, secret: string, key: Buffer): Promise<void> {
  const sealed = vaultOf(key).seal(secret, bound(providerId))
  await db
    .insertInto('signOnSecrets')
    .values({ providerId, sealed })
    .onConflict((conflict) => conflict.column('providerId').doUpdateSet({ sealed }))
    .execute()
}

const note = (
  db: Db,
  actor: PersonActor,
  verb: string,
  { id, organizationId }: { id: string; organizationId: string },
  facts = {},
) => record(db, actor, verb, { recordType: 'sign-on-provider', recordId: id, organizationId, facts })
