import type { PersonActor } from '#foundation/actor.ts'
import { record } from '#foundation/audit.ts'
import type { Db } from '#foundation/database.ts'
import type { Text } from '#foundation/language.ts'
import { Conflict, orNotFound, refuseUnless } from '#foundation/refusal.ts'
import { openOwnVault } from '../people/vault.server.ts'
import { type Account, digitsOf, looksLikeInsuranceNumber, type Payee, type PayeeDetails } from './details.ts'
import { payeeWords as w } from './details.words.ts'

/** What a sealed part is bound to: whose it is, and which. */
export const boundTo = (personId: string, part: 'payee' | 'account') => `payee details ${personId} ${part}`

export interface OwnDetails extends PayeeDetails {
  readonly version: number
  readonly savedAt: Temporal.Instant
}

/** What the actor gave, if anything. */
export async function findOwnDetails(db: Db, actor: PersonActor, key: Buffer): Promise<OwnDetails | undefined> {
  const row = await db
    .selectFrom('private.payeeDetails')
    .selectAll()
    .where('personId', '=', actor.id)
    .executeTakeFirst()
  if (!row) return undefined
  const vault = await openOwnVault(db, actor, key)
  return {
    ...(JSON.parse(vault.open(row.payeeSealed, boundTo(actor.id, 'payee'))) as Payee),
    ...(JSON.parse(vault.open(row.accountSealed, boundTo(actor.id, 'account'))) as Account),
    version: row.version,
    savedAt: row.savedAt,
  }
}

/** The organizations from which money may still come to the actor; whether any ever promised some. */
export async function listOwing(db: Db, actor: PersonActor): Promise<{ owing: Text[]; claims: number }> {
  const rows = await db
    .selectFrom('honoraria as h')
    .innerJoin('programs as p', 'p.id', 'h.programId')
    .innerJoin('organizations as o', 'o.id', 'p.organizationId')
    .select(['o.id', 'o.name', 'h.state'])
    .where('h.personId', '=', actor.id)
    .orderBy('h.openedAt')
    .execute()
  const coming = rows.filter(({ state }) => ['promised', 'earned', 'approved', 'exported'].includes(state))
  return { owing: [...new Map(coming.map(({ id, name }) => [id, name])).values()], claims: rows.length }
}

/**
 * Checks what was typed. A number that looks like a social insurance number is kept nowhere, not even sealed; an account of
 * nine digits may look like one by chance, so its owner can say that it is an account.
 *
 * @returns it as it is kept: an account without what stood between its digits
 */
export function checkDetails(typed: PayeeDetails, isAccount: boolean): PayeeDetails {
  for (const field of ['payee', 'address', 'note'] as const)
    refuseUnless(!looksLikeInsuranceNumber(typed[field]), w.noInsuranceNumber, { field })
  const [institution, transit, account] = [typed.institution, typed.transit, typed.account].map(digitsOf) as [
    string,
    string,
    string,
  ]
  if (typed.way !== 'direct_deposit') {
    refuseUnless(!(institution || transit || account), w.onlyForDeposit, { field: 'way' })
    refuseUnless(typed.way !== 'by_cheque' || typed.address, w.whereTo, { field: 'address' })
    return { ...typed, institution, transit, account }
  }
  refuseUnless(/^\d{3}$/.test(institution), w.threeDigits, { field: 'institution' })
  refuseUnless(/^\d{5}$/.test(transit), w.fiveDigits, { field: 'transit' })
  refuseUnless(/^\d{5,12}$/.test(account), w.accountDigits, { field: 'account' })
  refuseUnless(isAccount || !looksLikeInsuranceNumber(account), w.accountOrInsurance, { field: 'account' })
  return { ...typed, institution, transit, account }
}

/** Keeps what the actor gives, for the first time (version 0) or anew, sealed with their own key. */
export async function saveDetails(
  db: Db,
  actor: PersonActor,
  given: PayeeDetails,
  version: number,
  key: Buffer,
  now: Temporal.Instant,
): Promise<void> {
  const { payee, address, way, institution, transit, account, note } = given
  const vault = await openOwnVault(db, actor, key)
  const row = {
    payeeSealed: vault.seal(JSON.stringify({ payee, address }), boundTo(actor.id, 'payee')),
    accountSealed: vault.seal(
      JSON.stringify({ way, institution, transit, account, note }),
      boundTo(actor.id, 'account'),
    ),
    savedAt: now,
    version: version + 1,
  }
  const saved = version === 0 ? await insert(db, actor, row) : await change(db, actor, row, version)
  if (!saved) await mustNotDiffer(db, actor, key)
  await record(db, actor, version === 0 ? 'payee-details.given' : 'payee-details.changed', about(actor))
}

type Row = { payeeSealed: Buffer; accountSealed: Buffer; savedAt: Temporal.Instant; version: number }

async function insert(db: Db, actor: PersonActor, row: Row): Promise<boolean> {
  const { owing } = await listOwing(db, actor)
  refuseUnless(owing.length > 0, w.nothingComing)
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('private.payeeDetails')
    .values({ ...row, personId: actor.id })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirstOrThrow()
  return (numInsertedOrUpdatedRows ?? 0n) > 0n
}

async function change(db: Db, actor: PersonActor, row: Row, version: number): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('private.payeeDetails')
    .set(row)
    .where('personId', '=', actor.id)
    .where('version', '=', version)
    .executeTakeFirstOrThrow()
  return numUpdatedRows > 0n
}

/** @throws with what is kept now, where another window of theirs has changed it */
async function mustNotDiffer(db: Db, actor: PersonActor, key: Buffer): Promise<never> {
  const stored = await findOwnDetails(db, actor, key)
  refuseUnless(stored, w.takenMeanwhile, { status: 409 })
  const { savedAt: _, version, ...fields } = stored
  throw new Conflict(w.changedMeanwhile, { ...fields, version: String(version) })
}

/** Takes it away, at once and for good. */
export async function removeDetails(db: Db, actor: PersonActor): Promise<void> {
  const gone = await db.deleteFrom('private.payeeDetails').where('personId', '=', actor.id).executeTakeFirst()
  orNotFound(gone.numDeletedRows > 0n)
  await record(db, actor, 'payee-details.taken-back', about(actor))
}

const about = ({ id }: PersonActor) => ({ recordType: 'payee-details', recordId: id })
