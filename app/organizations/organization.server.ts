import { sql } from 'kysely'
import type { StaffRole } from '#database/types.ts'
import type { Actor, PersonActor } from '#foundation/actor.ts'
import { record } from '#foundation/audit.ts'
import { derive } from '#foundation/crypto.ts'
import type { Db } from '#foundation/database.ts'
import { orNotFound, refuseUnless } from '#foundation/refusal.ts'
import { changeVersioned } from '#foundation/versioned.ts'
import type { NewOrganization } from './organization.ts'
import { organizationWords as w } from './organizations.words.ts'

export async function findOrganization(db: Db, slug: string) {
  return orNotFound(await db.selectFrom('organizations').selectAll().where('slug', '=', slug).executeTakeFirst())
}

export async function listOrganizations(db: Db) {
  return db
    .selectFrom('organizations')
    .select(['id', 'slug', 'name', 'kind', 'regime', 'privacyName', 'privacyEmail'])
    .orderBy('slug')
    .execute()
}

/** Those whose programs the actor has to do with; all, where there are none. */
export async function listOwnOrganizations(db: Db) {
  const { rows } = await sql<{ id: string }>`select id from app.own_organizations() id`.execute(db)
  const own = new Set(rows.map(({ id }) => id))
  const all = await listOrganizations(db)
  return own.size > 0 ? all.filter(({ id }) => own.has(id)) : all
}

/** Whether nobody has set this installation up yet. */
export async function isUnfounded(db: Db): Promise<boolean> {
  return (await db.selectFrom('organizations').select('id').limit(1).executeTakeFirst()) === undefined
}

/** The address part that proves its holder may set a new installation up: printed at the first start, in no table. */
export function setupToken(key: Buffer): string {
  return derive(key, 'setup').toString('base64url')
}

/** The first organization and its first admin and coordinator. @returns the person's id */
export async function foundHouse(
  db: Db,
  actor: Actor,
  first: { name: string; address: string },
  organization: NewOrganization,
): Promise<string> {
  const { rows } = await sql<{
    id: string | null
  }>`select app.found_house(${first.name}, ${first.address}, ${asRow(organization)}) as id`.execute(db)
  const id = rows[0]?.id
  refuseUnless(id, w.alreadySetUp)
  await record(db, actor, 'organization.founded', { recordType: 'person', recordId: id })
  return id
}

/** Another organization, by somebody who administers one already. */
export async function addOrganization(db: Db, actor: PersonActor, organization: NewOrganization): Promise<void> {
  const { rows } = await sql<{ id: string | null }>`select app.add_organization(${asRow(organization)}) as id`.execute(
    db,
  )
  const id = rows[0]?.id
  refuseUnless(id, w.slugTaken)
  await record(db, actor, 'organization.founded', { recordType: 'organization', recordId: id, organizationId: id })
}

const asRow = (o: NewOrganization) =>
  sql`row(null, ${o.slug}::text, ${o.kind}::organization_kind, ${o.districtNumber}::integer, ${JSON.stringify(o.name)}::jsonb, ${o.address}::text, ${o.email}::text,
    ${o.phone}::text, ${o.website}::text, ${o.regime}::privacy_regime, ${o.privacyName}::text, ${o.privacyEmail}::text, 1, now())::organizations`

/** Who works for an organization now, for those who work there. */
export async function listStaff(db: Db, organizationId: string) {
  return db
    .selectFrom('staff')
    .innerJoin('people', 'people.id', 'staff.personId')
    .select(['staff.id', 'staff.role', 'staff.since', 'people.id as personId', 'people.name'])
    .where('organizationId', '=', organizationId)
    .where('until', 'is', null)
    .orderBy('people.name')
    .orderBy('staff.role')
    .execute()
}

/** Whether the actor administers an organization. Anyone else finds nothing. */
export async function mustAdminister(db: Db, organizationId: string): Promise<void> {
  const { rows } = await sql<{
    yes: boolean
  }>`select ${organizationId}::uuid in (select app.administered()) as yes`.execute(db)
  orNotFound(rows[0]?.yes)
}

export async function nameStaff(
  db: Db,
  actor: PersonActor,
  organizationId: string,
  personId: string,
  role: StaffRole,
): Promise<void> {
  const named = await db
    .insertInto('staff')
    .values({ organizationId, personId, role, namedBy: actor.id })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  if (named.numInsertedOrUpdatedRows === 0n) return
  await record(db, actor, 'staff.named', { recordType: 'person', recordId: personId, organizationId, facts: { role } })
}

/** Ends a role. The last admin stays, also where two end each other at the same moment: their rows are held meanwhile. */
export async function endStaff(
  db: Db,
  actor: PersonActor,
  organizationId: string,
  staffId: string,
  now: Temporal.Instant,
): Promise<void> {
  await db
    .selectFrom('staff')
    .select('id')
    .where('organizationId', '=', organizationId)
    .where('until', 'is', null)
    .orderBy('id')
    .forUpdate()
    .execute()
  const all = await listStaff(db, organizationId)
  const ending = orNotFound(all.find(({ id }) => id === staffId))
  refuseUnless(ending.role !== 'admin' || all.filter(({ role }) => role === 'admin').length > 1, w.lastAdmin)
  await db.updateTable('staff').set({ until: now }).where('id', '=', staffId).execute()
  await record(db, actor, 'staff.ended', {
    recordType: 'person',
    recordId: ending.personId,
    organizationId,
    facts: { role: ending.role },
  })
}

export async function changeOrganization(
  db: Db,
  actor: PersonActor,
  organization: { id: string },
  version: number,
  changes: Record<string, unknown>,
): Promise<void> {
  await changeVersioned(db, 'organizations', organization.id, version, changes)
  await record(db, actor, 'organization.changed', {
    recordType: 'organization',
    recordId: organization.id,
    organizationId: organization.id,
  })
}
