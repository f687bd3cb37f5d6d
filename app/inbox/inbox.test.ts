import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { inboxStates } from '../applications/application.ts'
import { seatKinds } from '../programs/program.ts'
import { countPlaces, countStates, filterInbox, type InboxLine } from './inbox.server.ts'

const memberships = ['none', 'unchecked', 'confirmed', 'expired', 'refused'] as const
const instant = fc
  .integer({ min: 0, max: 100 })
  .map((hours) => Temporal.Instant.from('2026-09-01T00:00:00Z').add({ hours }))
const places = [
  ['8 Central Okanagan', 'Thompson-Okanagan'],
  ['73 Kamloops-Thompson', 'Thompson-Okanagan'],
  ['93 Conseil scolaire francophone', 'Metro Vancouver'],
  [null, null],
] as const

const line: fc.Arbitrary<InboxLine> = fc
  .record({
    id: fc.uuid(),
    name: fc.constantFrom('Zoë Roux', 'Zoe Roux', 'Émile Abel', 'abel Émile', 'Étienne O’Hara'),
    seat: fc.constantFrom(...seatKinds),
    state: fc.constantFrom(...inboxStates),
    membership: fc.constantFrom(...memberships),
    place: fc.constantFrom(...places),
    submittedAt: fc.option(instant),
    createdAt: instant,
    capacity: fc.integer({ min: 0, max: 4 }),
    namesUnknown: fc.boolean(),
  })
  .map(({ place: [district, region], ...drawn }) => ({
    ...drawn,
    district,
    region,
    eligibility: 'unknown',
    setting: null,
    role: null,
    source: 'online',
    decidedAt: null,
    waitingSince: null,
  }))
const lines = fc.array(line, { maxLength: 30 })
const filter = fc.record(
  {
    state: fc.constantFrom('', ...inboxStates),
    seat: fc.constantFrom('', ...seatKinds),
    membership: fc.constantFrom('', ...memberships),
    search: fc.constantFrom('', 'ROUX', 'emile', 'ohara', 'okanagan', '73', '  zoé  '),
    sort: fc.constantFrom('', 'name', 'district', 'state', 'sent', 'what nobody sorts by'),
  },
  { requiredKeys: [] },
)

test('a filter leaves out what does not fit and nothing else, whatever the order', () => {
  fc.assert(
    fc.property(lines, filter, (all, wanted) => {
      const shown = filterInbox(all, wanted)
      const bare = { ...wanted, search: '' }
      for (const each of all) {
        const fits =
          (!wanted.state || each.state === wanted.state) &&
          (!wanted.seat || each.seat === wanted.seat) &&
          (!wanted.membership || each.membership === wanted.membership)
        assert.equal(filterInbox(all, bare).includes(each), fits)
        assert.ok(fits || !shown.includes(each))
      }
      assert.equal(new Set(shown).size, shown.length)
    }),
  )
})

test('a search finds a name or a place however it is typed', () => {
  const typed: [search: string, finds: RegExp][] = [
    ['ROUX', /Roux/],
    ['emile', /mile/],
    ['ohara', /Hara/],
    ['  zoé  ', /Zo/],
    ['okanagan', /Okanagan/],
    ['73', /^73 /],
  ]
  fc.assert(
    fc.property(lines, fc.constantFrom(...typed), (all, [search, finds]) => {
      const expected = all.filter(({ name, district, region }) =>
        [name, district, region].some((text) => finds.test(text ?? '')),
      )
      assert.deepEqual(new Set(filterInbox(all, { search })), new Set(expected))
    }),
  )
})

test('the longest waiting come first where no order is asked for; names as a reader expects them', () => {
  const at = ({ submittedAt, createdAt }: InboxLine) => (submittedAt ?? createdAt).epochMilliseconds
  fc.assert(
    fc.property(lines, (all) => {
      const waiting = filterInbox(all, {}).map(at)
      assert.deepEqual(
        waiting,
        waiting.toSorted((a, b) => a - b),
      )
      const names = filterInbox(all, { sort: 'name' }).map(({ name }) => name)
      const order = ['abel Émile', 'Émile Abel', 'Étienne O’Hara', 'Zoe Roux', 'Zoë Roux']
      assert.deepEqual(
        names,
        order.flatMap((name) => names.filter((each) => each === name)),
      )
      const states = filterInbox(all, { sort: 'state' }).map(({ state }) => inboxStates.indexOf(state))
      assert.deepEqual(
        states,
        states.toSorted((a, b) => a - b),
      )
      const numbers = filterInbox(all, { sort: 'district' }).flatMap(({ region, district }) =>
        region === 'Thompson-Okanagan' ? [Number.parseInt(district ?? '', 10)] : [],
      )
      assert.deepEqual(
        numbers,
        numbers.toSorted((a, b) => a - b),
        'by number, not by its digits',
      )
    }),
  )
})

test('the counts beside the states are what choosing one shows', () => {
  fc.assert(
    fc.property(lines, (all) => {
      const counts = countStates(all)
      for (const [state, n] of Object.entries(counts)) assert.equal(filterInbox(all, { state }).length, n)
      assert.equal(filterInbox(all, { state: 'undecided' }).length, counts.complete + counts.eligible)
      assert.ok(countPlaces(all).taken <= countStates(all).accepted)
    }),
  )
})
