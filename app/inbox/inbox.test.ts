// The database pages, filters, orders and counts: held against the same done in memory, over crowds drawn at random.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { Db } from '#foundation/database.ts'
import { byName, fold } from '#foundation/language.ts'
import { as, withDatabase } from '#foundation/testing.ts'
import { type InboxState, inboxState, inboxStates } from '../applications/application.ts'
import { addPerson } from '../people/person.example.ts'
import { addProgram } from '../programs/program.example.ts'
import { seatKinds } from '../programs/program.ts'
import { type InboxFilter, readInbox } from './inbox.server.ts'

const today = Temporal.PlainDate.from('2026-10-25')
const statuses = ['draft', 'asked', 'submitted', 'accepted', 'waiting', 'declined', 'withdrawn'] as const
const memberships = ['none', 'unchecked', 'confirmed', 'expired', 'refused'] as const
const places: Record<number, string> = { 8: 'Okanagan', 73: 'Thompson', 93: 'francophone' }
const names = ['Zoë Roux', 'Zoe Roux', 'Émile Abel', 'abel Émile', 'Étienne O’Hara', 'Anne-Marie Roy'] as const

const drawn = fc.record({
  name: fc.constantFrom(...names),
  seat: fc.constantFrom(...seatKinds),
  status: fc.constantFrom(...statuses),
  eligibility: fc.constantFrom('eligible', 'review', 'unknown'),
  membership: fc.constantFrom(...memberships),
  district: fc.constantFrom(null, 8, 73, 93),
  /** Hours after the call that it was begun, and sent: some at the same moment. */
  begun: fc.integer({ min: 0, max: 4 }),
  sent: fc.integer({ min: 5, max: 9 }),
  capacity: fc.integer({ min: 0, max: 4 }),
  avoids: fc.boolean(),
  supervised: fc.boolean(),
})
type Drawn = typeof drawn extends fc.Arbitrary<infer Each> ? Each : never
const crowd = fc.array(drawn, { minLength: 1, maxLength: 24 })

const filter: fc.Arbitrary<InboxFilter> = fc.record(
  {
    state: fc.constantFrom('', 'undecided', 'no state', ...inboxStates),
    seat: fc.constantFrom('', ...seatKinds),
    membership: fc.constantFrom('', ...memberships),
    names: fc.constantFrom('', 'unknown'),
    search: fc.constantFrom(
      '',
      'ROUX',
      'emile',
      'ohara',
      'okanagan',
      '73',
      '  zoé  ',
      'anne marie',
      'annemarie',
      '%',
      "'",
    ),
    sort: fc.constantFrom('', 'name', 'district', 'state', 'sent', 'what nobody sorts by'),
  },
  { requiredKeys: [] },
)

const begins = Temporal.Instant.from('2026-09-01T00:00:00Z')
const isInHand = ({ status }: Drawn) => ['submitted', 'asked', 'accepted', 'waiting'].includes(status)
const stateOf = ({ status, eligibility }: Drawn): InboxState => inboxState({ status, eligibility })
const arrivalOf = ({ status, begun, sent }: Drawn) => (status === 'draft' ? begun : sent)
const membershipOf = (each: Drawn) => (isInHand(each) ? each.membership : 'none')

/** Lays a crowd in place of the one before, as its owner would. @returns the program's ids of each, in order */
async function lay(db: Db, programId: string, supervisorId: string, all: readonly Drawn[]): Promise<string[]> {
  await as(db, 'owner')
  for (const table of ['attestations', 'wishes'] as const) await db.deleteFrom(table).execute()
  await db.deleteFrom('applications').execute()
  await db.deleteFrom('supervisions').execute()
  const ids: string[] = []
  for (const each of all) {
    const { id: personId } = await addPerson(db, { name: each.name })
    const place = each.district
      ? await db
          .insertInto('positions')
          .values({ personId, role: 'principal', districtNumber: each.district })
          .returning('id')
          .executeTakeFirstOrThrow()
      : undefined
    const isSent = each.status !== 'draft'
    const at = (hours: number) => begins.add({ hours })
    const { id } = await db
      .insertInto('applications')
      .values({
        ...{ programId, personId, positionId: place?.id ?? null, seat: each.seat, status: each.status },
        ...{ eligibility: each.eligibility as 'eligible', capacity: each.capacity, createdAt: at(each.begun) },
        submittedAt: isSent ? at(each.sent) : null,
        decidedAt: ['accepted', 'declined'].includes(each.status) ? at(each.sent) : null,
        waitingSince: each.status === 'waiting' ? at(each.sent) : null,
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    ids.push(id)
    if (each.membership !== 'none') await attest(db, id, each.membership)
    if (each.avoids)
      await db.insertInto('wishes').values({ applicationId: id, kind: 'avoid', name: 'Somebody', rank: 1 }).execute()
    if (each.supervised)
      await db
        .insertInto('supervisions')
        .values({ supervisorId, supervisedId: personId, declaredBy: personId })
        .execute()
  }
  return ids
}

async function attest(db: Db, applicationId: string, state: Exclude<Drawn['membership'], 'none'>): Promise<void> {
  const isChecked = state !== 'unchecked'
  await db
    .insertInto('attestations')
    .values({
      ...{ applicationId, body: JSON.stringify({ en: 'A', fr: 'B' }), number: '1' },
      confirmed: isChecked ? state !== 'refused' : null,
      checkedAt: isChecked ? begins : null,
      expiresOn: state === 'expired' ? today.subtract({ days: 1 }) : state === 'confirmed' ? today : null,
    })
    .execute()
}

/** The same in memory: what the filter keeps, in the order asked for. */
function expected(all: readonly (Drawn & { id: string })[], wanted: InboxFilter) {
  const sought = fold(wanted.search ?? '')
  const kept = all.filter(
    (each) =>
      !each.supervised &&
      (!wanted.state ||
        stateOf(each) === wanted.state ||
        (wanted.state === 'undecided' && ['complete', 'eligible'].includes(stateOf(each)))) &&
      (!wanted.seat || each.seat === wanted.seat) &&
      (!wanted.membership || membershipOf(each) === wanted.membership) &&
      (wanted.names !== 'unknown' || (each.avoids && isInHand(each))) &&
      (!sought || fold(`${each.name} ${each.district ?? ''} ${places[each.district ?? 0] ?? ''}`).includes(sought)),
  )
  return kept.map(({ id }) => id).sort()
}

test(
  'a filter leaves out what does not fit and nothing else, however it is paged, and the counts are what choosing one shows',
  withDatabase(async (db) => {
    const { program, coordinator } = await addProgram(db)
    const regions = await db
      .selectFrom('districts')
      .select(['number', 'name', 'region'])
      .where('number', 'in', [8, 73, 93])
      .execute()
    for (const { number, name, region } of regions) places[number] = `${name} ${region}`
    const orderOf = new Map(regions.map(({ number, region }) => [number, region]))
    await fc.assert(
      fc.asyncProperty(crowd, fc.array(filter, { minLength: 3, maxLength: 3 }), async (people, filters) => {
        const ids = await lay(db, program.id, coordinator.id, people)
        const all = people.map((each, n) => ({ ...each, id: ids[n] ?? '' }))
        const found = new Map(all.map((each) => [each.id, each]))
        await as(db, coordinator)
        for (const wanted of filters) {
          const shown = []
          for (let page = 1, pages = 1; page <= pages; page++) {
            const inbox = await readInbox(db, program.id, { ...wanted, page: String(page) }, today, 5)
            pages = inbox.pages
            assert.equal(inbox.page, page)
            assert.ok(inbox.lines.length <= 5)
            shown.push(...inbox.lines)
            assert.equal(inbox.total, expected(all, wanted).length)
          }
          assert.deepEqual(shown.map(({ id }) => id).sort(), expected(all, wanted))
          for (const line of shown) {
            const each = found.get(line.id)
            assert.ok(each)
            assert.deepEqual([line.name, line.state, line.membership], [each.name, stateOf(each), membershipOf(each)])
          }
          mustBeInOrder(
            shown.flatMap(({ id }) => found.get(id) ?? []),
            wanted.sort,
            orderOf,
          )
        }
        const { counts, places: taken } = await readInbox(db, program.id, {}, today)
        for (const [state, n] of Object.entries(counts)) assert.equal(expected(all, { state }).length, n)
        const accepted = all.filter(({ status, supervised }) => status === 'accepted' && !supervised)
        const offered = accepted
          .filter(({ seat }) => seat === 'mentor')
          .reduce((sum, { capacity }) => sum + capacity, 0)
        assert.deepEqual(taken, { taken: accepted.filter(({ seat }) => seat === 'mentee').length, offered })
      }),
      { numRuns: 40 },
    )
  }),
)

function mustBeInOrder(shown: readonly Drawn[], sort: string | undefined, regions: ReadonlyMap<number, string>): void {
  const sorted = <Key>(keyOf: (each: Drawn) => Key, order: (a: Key, b: Key) => number) => {
    const keys = shown.map(keyOf)
    assert.deepEqual(keys, keys.toSorted(order), `by ${sort}`)
  }
  const place = ({ district }: Drawn) => [regions.get(district ?? 0) ?? '', district ?? 99] as const
  if (sort === 'name') sorted(({ name }) => name, byName)
  else if (sort === 'state')
    sorted(
      (each) => inboxStates.indexOf(stateOf(each)) * 100 + arrivalOf(each),
      (a, b) => a - b,
    )
  else if (sort === 'district') sorted(place, (a, b) => byName(a[0], b[0]) || a[1] - b[1])
  else sorted(arrivalOf, (a, b) => a - b)
}

test(
  'a page beyond the last is the last, and one that is no number the first',
  withDatabase(async (db) => {
    const { program, coordinator } = await addProgram(db)
    const [some] = fc.sample(fc.array(drawn, { minLength: 7, maxLength: 7 }), { numRuns: 1, seed: 1 })
    await lay(
      db,
      program.id,
      coordinator.id,
      (some ?? []).map((each) => ({ ...each, supervised: false })),
    )
    await as(db, coordinator)
    for (const [page, at] of [
      ['99', 3],
      ['0', 1],
      ['-4', 1],
      ['three', 1],
      ['2', 2],
      ['1e400', 3],
    ] as const)
      assert.equal((await readInbox(db, program.id, { page }, today, 3)).page, at, page)
    const strange = { state: '\0', seat: "'", search: '\0', sort: 'a.id; --', membership: '\0', names: '\0' }
    assert.equal((await readInbox(db, program.id, strange, today)).total, 0, 'nobody has such a seat')
    assert.equal((await readInbox(db, program.id, { search: '\0' }, today)).total, 7)
  }),
)
