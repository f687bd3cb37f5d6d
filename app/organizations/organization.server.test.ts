import assert from 'node:assert/strict'
import { test } from 'node:test'
import { visitor } from '#foundation/actor.ts'
import { asRole, type Db, inTransaction } from '#foundation/database.ts'
import { as, openTestDatabase, signedIn, testKey, withDatabase } from '#foundation/testing.ts'
import { addPerson } from '../people/person.example.ts'
import { enterPerson } from '../people/person.server.ts'
import { noTrace, tracing } from '../people/trace.example.ts'
import {
  addOrganization,
  changeOrganization,
  endStaff,
  findOrganization,
  foundHouse,
  isUnfounded,
  listOrganizations,
  listStaff,
  mustAdminister,
  nameStaff,
  setupToken,
} from './organization.server.ts'
import { knownOrganizations, type NewOrganization, slugFrom } from './organization.ts'

const now = Temporal.Instant.from('2026-10-25T18:00:00Z')
const first = { name: 'Rosalind Carey', address: 'rosalind@example.org' }
const association: NewOrganization = {
  slug: 'an-association',
  kind: 'association',
  districtNumber: null,
  name: { en: 'An association', fr: 'Une association' },
  address: '',
  email: '',
  phone: '',
  website: '',
  regime: 'pipa',
  privacyName: 'Pat Lee',
  privacyEmail: 'privacy@example.org',
}

/** An installation set up by its first person, who acts from here on. */
async function found(db: Db) {
  await as(db, 'visitor')
  const id = await foundHouse(db, visitor, first, association)
  const actor = { ...(await addPerson(db, { name: 'x' })), id, name: first.name }
  await as(db, actor)
  return { actor, organization: await findOrganization(db, association.slug) }
}

test(
  'the first person of an empty installation becomes its admin and its coordinator',
  withDatabase(async (db) => {
    assert.equal(await isUnfounded(await as(db, 'visitor')), true)
    const { organization } = await found(db)
    assert.deepEqual(
      (await listStaff(db, organization.id)).map(({ name, role }) => `${name}, ${role}`),
      ['Rosalind Carey, admin', 'Rosalind Carey, coordinator'],
    )
    assert.equal(await isUnfounded(db), false)
  }),
)

test(
  'an installation is set up once',
  withDatabase(async (db) => {
    await found(db)
    await as(db, 'visitor')
    const again = foundHouse(
      db,
      visitor,
      { name: 'Mallory', address: 'm@example.org' },
      { ...association, slug: 'another' },
    )
    await assert.rejects(again, /set up/)
    assert.equal((await listOrganizations(db)).length, 1)
  }),
)

test(
  'an organization named like a district has its number, any other has none',
  withDatabase(async (db) => {
    await as(db, 'visitor')
    await assert.rejects(foundHouse(db, visitor, first, { ...association, kind: 'district' }), /check/)
  }),
)

test(
  'an admin adds another organization and runs it; anybody else adds none',
  withDatabase(async (db) => {
    const { actor } = await found(db)
    await addOrganization(db, actor, { ...association, slug: 'sd-73', kind: 'district', districtNumber: 73 })
    await mustAdminister(db, (await findOrganization(db, 'sd-73')).id)
    await assert.rejects(addOrganization(db, actor, { ...association, slug: 'sd-73' }), /./)
    const jo = await addPerson(db, { name: 'Jo' })
    await as(db, jo)
    await assert.rejects(addOrganization(db, jo, { ...association, slug: 'jo' }), /./)
    await assert.rejects(mustAdminister(db, (await findOrganization(db, 'sd-73')).id), /nothing here/)
  }),
)

test(
  'naming somebody twice names them once, and records it once',
  withDatabase(async (db) => {
    const { actor, organization } = await found(db)
    const jo = await addPerson(db, { name: 'Jo' })
    await as(db, actor)
    const name = () => nameStaff(db, actor, organization.id, jo.id, 'admin')
    assert.deepEqual(await tracing(db, name), { verbs: ['staff.named'], posted: [] })
    assert.deepEqual(await tracing(db, name), noTrace)
  }),
)

test(
  'the last admin stays; of two, either may go',
  withDatabase(async (db) => {
    const { actor, organization } = await found(db)
    const jo = await addPerson(db, { name: 'Jo' })
    await as(db, actor)
    const [own] = await listStaff(db, organization.id)
    assert.ok(own)
    await assert.rejects(endStaff(db, actor, organization.id, own.id, now), /at least one administrator/)
    await nameStaff(db, actor, organization.id, jo.id, 'admin')
    await endStaff(db, actor, organization.id, own.id, now)
    await assert.rejects(mustAdminister(db, organization.id), /nothing here/)
    await as(db, jo)
    await mustAdminister(db, organization.id)
  }),
)

test(
  'a coordinator who leaves coordinates no more; whoever does not administer ends nobody',
  withDatabase(async (db) => {
    const { actor, organization } = await found(db)
    const jo = await addPerson(db, { name: 'Jo' })
    await nameStaff(await as(db, actor), actor, organization.id, jo.id, 'coordinator')
    const row = (await listStaff(db, organization.id)).find(({ personId }) => personId === jo.id)
    assert.ok(row)
    await as(db, jo)
    assert.equal((await listStaff(db, organization.id)).length, 3, 'colleagues see each other')
    await assert.rejects(
      tracing(db, () => nameStaff(db, jo, organization.id, jo.id, 'admin')),
      /row-level security/,
    )
  }),
)

test(
  'who leaves is colleague to nobody',
  withDatabase(async (db) => {
    const { actor, organization } = await found(db)
    const jo = await addPerson(db, { name: 'Jo' })
    await nameStaff(await as(db, actor), actor, organization.id, jo.id, 'coordinator')
    const row = (await listStaff(db, organization.id)).find(({ personId }) => personId === jo.id)
    await endStaff(db, actor, organization.id, row?.id ?? '', now)
    assert.deepEqual(await listStaff(await as(db, jo), organization.id), [])
  }),
)

test(
  'an admin changes the organization, under the version they saw',
  withDatabase(async (db) => {
    const { actor, organization } = await found(db)
    await changeOrganization(db, actor, organization, organization.version, { phone: '604-555-0199' })
    await assert.rejects(changeOrganization(db, actor, organization, organization.version, { phone: '1' }), {
      status: 409,
    })
    assert.equal((await findOrganization(db, organization.slug)).phone, '604-555-0199')
    const jo = await addPerson(db, { name: 'Jo' })
    await as(db, jo)
    await assert.rejects(changeOrganization(db, jo, organization, organization.version + 1, { phone: '2' }), {
      status: 409,
    })
  }),
)

test('an address is made from a name, in either language', () => {
  assert.equal(slugFrom('École Élémentaire du Nord & Cie.'), 'ecole-elementaire-du-nord-cie')
  assert.equal(slugFrom('School District 73'), 'school-district-73')
  assert.equal(slugFrom('—'), 'organization')
})

test('the associations we know the particulars of are whole, and their addresses differ', () => {
  const known = knownOrganizations()
  assert.equal(new Set(known.map(({ slug }) => slug)).size, known.length)
  for (const { name, slug, regime } of known)
    assert.ok(name.en && name.fr && /^[a-z-]+$/.test(slug) && regime === 'pipa', slug)
})

test('only this house’s key opens its setup', () => {
  assert.notEqual(setupToken(testKey), setupToken(Buffer.alloc(32, 9)))
})

test('two admins who end each other at the same moment leave one', async () => {
  const opened = await openTestDatabase()
  try {
    const lay = <T>(work: (db: Db) => Promise<T>) => inTransaction(opened.store, asRole('alongside_web'), work)
    const { rosalind, organizationId } = await lay(async (db) => {
      const rosalind = await foundHouse(db, visitor, first, association)
      return { rosalind, organizationId: (await findOrganization(db, association.slug)).id }
    })
    const act = <T>(id: string, work: (db: Db) => Promise<T>) =>
      inTransaction(opened.store, `${asRole('alongside_web')};select set_config('app.actor', '${id}', true)`, work)
    const jo = await act(rosalind, async (db) => {
      const id = await enterPerson(db, { name: 'Jo', email: 'jo@example.org' })
      await nameStaff(db, signedIn({ id: rosalind, name: '' }), organizationId, id, 'admin')
      return id
    })
    const end = (ending: string, ended: string) =>
      act(ending, async (db) => {
        const row = (await listStaff(db, organizationId)).find(
          (each) => each.personId === ended && each.role === 'admin',
        )
        await endStaff(db, signedIn({ id: ending, name: '' }), organizationId, row?.id ?? '', now)
      })
    const outcomes = await Promise.allSettled([end(rosalind, jo), end(jo, rosalind)])
    assert.deepEqual(outcomes.map(({ status }) => status).sort(), ['fulfilled', 'rejected'])
  } finally {
    await opened.close()
  }
})
