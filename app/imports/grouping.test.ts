import assert from 'node:assert/strict'
import test from 'node:test'
import type { Entrant, ReadRow } from './entrant.ts'
import { applyVerdicts, groupRows, proposeTwins, type RowGroup } from './grouping.ts'
import { type Known, type KnownPerson, nameKey } from './known.server.ts'
import { planPerson, type SeatPlan } from './plan.ts'

const row = (n: number, name: string, address: string | null, more: Partial<Entrant> = {}): ReadRow => ({
  n,
  remarks: [],
  entrant: {
    seat: 'mentee',
    name,
    addresses: address ? [address] : [],
    position: { role: 'principal', districtNumber: 73 },
    wishes: [],
    answers: {},
    ratings: [],
    ...more,
  },
})

const nobody: Known = { at: new Map(), people: new Map(), applications: new Map(), named: new Map() }
const numbers = (groups: readonly RowGroup[]) => groups.map(({ rows }) => rows.map(({ n }) => n))

/** Somebody the program knows. */
function knowing(id: string, name: string, addresses: readonly string[]): Known {
  const person = {
    id,
    name,
    addresses,
    inCare: true,
    preferredName: '',
    pronouns: '',
    language: 'en',
    zone: '',
    version: 1,
    phone: '',
    preferredChannel: 'email',
  } satisfies KnownPerson
  return {
    ...nobody,
    at: new Map(addresses.map((each) => [each, id])),
    people: new Map([[id, person]]),
    named: new Map([[nameKey(name, 73), [id]]]),
  }
}

test('rows that share an address are one person; the same name alone is not', () => {
  const rows = [
    row(2, 'Amina Diallo', 'a@example.org'),
    row(3, 'Bo Lind', 'b@example.org'),
    row(4, 'A. Diallo', 'a@example.org', { seat: 'mentor' }),
  ]
  assert.deepEqual(numbers(groupRows(rows, nobody)), [[2, 4], [3]])
  const both = row(5, 'Amina Diallo', null, { addresses: ['b@example.org', 'c@example.org'] })
  assert.deepEqual(numbers(groupRows([...rows, both, row(6, 'X', 'c@example.org')], nobody)), [
    [2, 4],
    [3, 5, 6],
  ])
})

test('without an address, the same name and district is the same person', () => {
  const rows = [
    row(2, 'Zoé Roux', null),
    row(3, 'ZOE ROUX', null),
    row(4, 'Zoé Roux', null, { position: { role: 'principal', districtNumber: 5 } }),
  ]
  assert.deepEqual(numbers(groupRows(rows, nobody)), [[2, 3], [4]])
})

test('addresses of one account make one person, and a row without one is the only person of its name without one', () => {
  const known = knowing('p', 'Amina Diallo', ['a@example.org', 'home@example.org'])
  const [group] = groupRows([row(2, 'Amina', 'a@example.org'), row(3, 'Amina', 'home@example.org')], known)
  assert.deepEqual([numbers([group as RowGroup]), [...(group?.personIds ?? [])]], [[[2, 3]], ['p']])
  const [same] = groupRows([row(2, 'Amina Diallo', null)], knowing('p', 'Amina Diallo', []))
  assert.deepEqual([...(same?.personIds ?? [])], ['p'])
})

test('the same name with two addresses is proposed where district, school or telephone agree', () => {
  const first = row(2, 'Amina Diallo', 'a@example.org', {
    phone: '604-555-0101',
    position: { role: 'principal', districtNumber: 73, schoolName: 'Sahali' },
  })
  const like = (more: Partial<Entrant>) =>
    proposeTwins(groupRows([first, row(3, 'amina diallo', 'b@example.org', more)], nobody), nobody).length
  assert.equal(like({ position: { districtNumber: 73 } }), 1)
  assert.equal(like({ position: { districtNumber: 5, schoolName: 'SAHALI' } }), 1)
  assert.equal(like({ position: {}, phone: '(604) 555 0101' }), 1)
  assert.equal(like({ position: { districtNumber: 5 }, phone: '604-555-0102' }), 0)
})

test('somebody of that name and district in the program is proposed, unless another row is them', () => {
  const known = knowing('p', 'Amina Diallo', ['a@example.org'])
  const stranger = row(2, 'Amina Diallo', 'new@example.org')
  assert.deepEqual(
    proposeTwins(groupRows([stranger], known), known).map(({ oneKey, otherKey, personId }) => [
      oneKey,
      otherKey,
      personId,
    ]),
    [['mail:new@example.org', null, 'p']],
  )
  const twins = proposeTwins(groupRows([stranger, row(3, 'Amina Diallo', 'a@example.org')], known), known)
  assert.deepEqual(
    twins.map(({ otherKey, personId }) => [otherKey, personId]),
    [['mail:a@example.org', null]],
  )
})

test('until it is said, both wait; said, they are one or two', () => {
  const rows = [
    row(2, 'Amina Diallo', 'a@example.org'),
    row(3, 'Amina Diallo', 'b@example.org'),
    row(4, 'Bo', 'c@example.org'),
  ]
  const groups = groupRows(rows, nobody)
  const [twin] = proposeTwins(groups, nobody)
  assert.ok(twin)
  const said = (verdict: boolean | null) => applyVerdicts(groups, [{ ...twin, verdict }])
  assert.deepEqual(
    said(null).map(({ undecided }) => undecided),
    [true, true, false],
  )
  assert.deepEqual(
    [numbers(said(true)), numbers(said(false))],
    [
      [[2, 3], [4]],
      [[2], [3], [4]],
    ],
  )
})

test('one problem keeps the whole person out, and every row says why', () => {
  const wrong = { kind: 'badAddress', column: 1, about: ['x'] } as const
  const group: RowGroup = {
    key: 'k',
    undecided: false,
    personIds: new Set(),
    rows: [row(2, 'Amina', 'a@example.org'), { ...row(3, 'Amina', 'a@example.org'), remarks: [wrong] }],
  }
  const { rows, seats } = planPerson(group, nobody, () => false)
  assert.deepEqual(
    [seats.length, rows.map(({ forecast, remarks }) => [forecast, remarks.map(({ kind }) => kind)])],
    [
      0,
      [
        ['problem', ['withRow']],
        ['problem', ['badAddress']],
      ],
    ],
  )
  const two = planPerson(
    { ...group, rows: [row(2, 'Amina', 'a@example.org')], personIds: new Set(['p', 'q']) },
    nobody,
    () => false,
  )
  assert.deepEqual(
    two.rows[0]?.remarks.map(({ kind }) => kind),
    ['twoAccounts'],
  )
})

test('of two rows for one seat the later counts, and fills its gaps from the earlier', () => {
  const day = (text: string) => Temporal.PlainDate.from(text)
  const rows = [
    row(2, 'Amina Diallo', 'a@example.org', {
      phone: '1',
      needs: 'Captions',
      submittedOn: day('2026-09-20'),
      position: { role: 'principal', districtNumber: 73 },
    }),
    row(3, 'Amina D.', 'b@example.org', {
      phone: '2',
      pronouns: 'she/her',
      submittedOn: day('2026-09-01'),
      position: { role: 'teacher', schoolName: 'Sahali' },
    }),
  ]
  const plan = planPerson({ key: 'k', rows, personIds: new Set(), undecided: false }, nobody, () => false)
  const [{ entrant }] = plan.seats as [SeatPlan]
  const { name, phone, pronouns, needs, addresses, position } = entrant
  assert.deepEqual(
    { name, phone, pronouns, needs, addresses, position },
    {
      name: 'Amina Diallo',
      phone: '1',
      pronouns: 'she/her',
      needs: 'Captions',
      addresses: ['a@example.org', 'b@example.org'],
      position: { role: 'principal', districtNumber: 73, schoolName: 'Sahali' },
    },
  )
  assert.deepEqual(
    plan.rows.map(({ n, forecast, remarks }) => [n, forecast, remarks.map(({ kind }) => kind)]),
    [
      [2, 'new', []],
      [3, 'same', ['repeats']],
    ],
  )
})
