import assert from 'node:assert/strict'
import test from 'node:test'
import { withDatabase } from '#foundation/testing.ts'
import { readEntrant } from './entrant.ts'
import { getExpected } from './forecast.server.ts'
import { guessMapping } from './guess.ts'
import { coordinate } from './import.example.ts'
import { isProblem, type Remark, sayMend, sayRemark } from './remark.ts'
import { noteWords, problemWords } from './remark.words.ts'
import type { Expected, Mapping } from './target.ts'

const today = Temporal.PlainDate.from('2026-10-12')
const amina = {
  Seat: 'Mentee',
  Name: 'Amina Diallo',
  Email: 'amina@example.org',
  Role: 'Principal',
  District: '73',
  Reason: 'new to role',
  Since: '2026-08-01',
}
const bo = { ...amina, Seat: 'Mentor', Reason: '' }

type Told = (given: Record<string, string>) => {
  remarks: readonly Remark[]
  kinds: string[]
  entrant: ReturnType<typeof readEntrant>['entrant']
}

const withReader = (tell: (read: Told, expected: Expected) => void) =>
  withDatabase(async (db) => {
    const expected = await getExpected(db, (await coordinate(db)).program)
    tell((given) => {
      const mapping: Mapping = guessMapping(Object.keys(given), expected)
      const { entrant, remarks } = readEntrant({ n: 2, cells: Object.values(given) }, mapping, expected, today)
      return { entrant, remarks, kinds: remarks.map(({ kind }) => kind) }
    }, expected)
  })

test(
  'a whole row is understood',
  withReader((read, { competencies }) => {
    const { entrant, kinds } = read({
      ...bo,
      'Preferred name': 'Bo',
      Pronouns: 'they/them',
      'Personal email': 'BO@example.org',
      Language: 'French',
      Since: '2015-08-01',
      School: 'Sahali Secondary',
      'Retired on': '31 July 2024',
      'Languages spoken': 'English; French',
      Channels: 'Zoom, phone',
      Times: 'Evenings',
      Capacity: '2',
      'Can travel': 'oui',
      Needs: 'Captions',
      'Wish 1': 'Priya Parmar',
      'Wish 1 email': 'priya@example.org',
      'Rather not 1': 'Somebody Else',
      'Membership number': 'P123',
      'Submitted on': '2026-09-14 10:32',
      'What I can be most helpful with': 'Budget; Parents and the PAC',
      C1: '4',
      C2: '3 – sometimes',
      Focus: 'C1',
    })
    assert.deepEqual(kinds, [])
    assert.deepEqual(JSON.parse(JSON.stringify(entrant)), {
      seat: 'mentor',
      name: 'Amina Diallo',
      addresses: ['amina@example.org', 'bo@example.org'],
      position: {
        role: 'principal',
        districtNumber: 73,
        since: '2015-08-01',
        schoolName: 'Sahali Secondary',
        until: '2024-07-31',
        retired: true,
      },
      preferredName: 'Bo',
      pronouns: 'they/them',
      language: 'fr',
      speaks: ['en', 'fr'],
      channels: ['video', 'phone'],
      times: ['evening'],
      capacity: 2,
      travels: true,
      needs: 'Captions',
      wishes: [
        { kind: 'prefer', rank: 1, name: 'Priya Parmar', email: 'priya@example.org' },
        { kind: 'avoid', rank: 1, name: 'Somebody Else', email: '' },
      ],
      memberNumber: 'P123',
      submittedOn: '2026-09-14',
      answers: { issues: ['budget', 'parents'] },
      ratings: [
        { competencyId: competencies[0]?.id, rating: 4, focus: true },
        { competencyId: competencies[1]?.id, rating: 3, focus: false },
      ],
    })
  }),
)

test(
  'what a row does not say is left undefined, so that it can change nothing',
  withReader((read) => {
    const { entrant } = read(
      Object.fromEntries(
        Object.keys(amina).map((key) => [key, key === 'Seat' ? 'Mentee' : key === 'Name' ? 'Bo' : ' ']),
      ),
    )
    assert.deepEqual(entrant, {
      seat: 'mentee',
      name: 'Bo',
      addresses: [],
      position: {},
      wishes: [],
      answers: {},
      ratings: [],
    })
  }),
)

/** A row for every kind of problem and note that a row alone can have. */
const rows: Record<string, Record<string, string>> = {
  missing: { ...amina, Name: '' },
  unknownWord: { ...amina, Role: 'Zookeeper' },
  unknownDistrict: { ...amina, District: 'Kamlops' },
  severalDistricts: { ...amina, District: 'Island' },
  badAddress: { ...amina, Email: 'amina at example.org' },
  dateUnclear: { ...amina, Since: '01/08/2026' },
  dateUnreadable: { ...amina, Since: 'last summer' },
  inFuture: { ...amina, 'Submitted on': '2027-01-01' },
  untilBeforeSince: { ...bo, Since: '2020-08-01', 'Retired on': '2019-07-31' },
  retiredWithoutDate: { ...bo, Retired: 'yes' },
  roleWithoutTitle: { ...bo, Role: 'Another role' },
  positionWithoutRole: { ...amina, Role: '' },
  notWhole: { ...bo, Capacity: 'two' },
  outOfRange: { ...bo, Capacity: '3' },
  tooLong: { ...amina, Pronouns: 'x'.repeat(61) },
  control: { ...amina, School: 'a\u0007b' },
  notYesNo: { ...bo, Retired: 'perhaps' },
  tooMany: { ...amina, C1: '1', C2: '2', C3: '3', C4: '4', Focus: 'C1; C2; C3; C4' },
  notRating: { ...amina, C1: '6' },
  notAsked: { ...amina, Capacity: '1', 'Why I want to mentor': 'No' },
  aboutDate: { ...amina, Since: 'August 2026' },
  noAddress: { ...amina, Email: '' },
  focusUnrated: { ...amina, C1: '2', Focus: 'C1; C4' },
  unfinished: { ...amina, Role: '', District: '', Since: '' },
}
for (const [kind, row] of Object.entries(rows))
  test(
    `a row can be told: ${kind}`,
    withReader((read) => {
      const { remarks } = read(row)
      const said = remarks.find((remark) => remark.kind === kind)
      assert.ok(said, `It says ${JSON.stringify(remarks)}`)
      assert.ok(
        remarks.every((remark) => remark.kind === kind || !isProblem(remark)),
        'and of nothing else',
      )
      assert.ok(kind === 'missing' || said.column !== null, 'by column')
      assert.ok(sayRemark(said).en && sayRemark(said).fr)
      if (said.mend) assert.ok(sayMend(said)?.en && sayMend(said)?.fr)
    }),
  )

test('every kind of problem and note is tried: here, in reading a file, or in running an import', () => {
  const elsewhere = [
    'readAsWindows',
    'formulaText',
    'formulaValue',
    'formulaEmpty',
    'repeats',
    'knownPerson',
    'keptDecided',
    'keptOwn',
    'keptEnded',
    'twoAccounts',
    'twinUndecided',
    'withRow',
    'supervised',
    'takenMeanwhile',
    'refused',
  ]
  const kinds = [...Object.keys(noteWords), ...Object.keys(problemWords)]
  assert.deepEqual([...Object.keys(rows), ...elsewhere].sort(), kinds.sort())
})

test(
  'a district is known by number, name with or without accents, and town; a near one is proposed',
  withReader((read) => {
    for (const said of [
      '83',
      'SD83',
      'K̓wsaltktnéws ne Secwepemcúl’ecw',
      'Kwsaltktnews ne Secwepemculecw',
      'North Okanagan-Shuswap',
      'Salmon Arm',
    ])
      assert.equal(read({ ...amina, District: said }).entrant.position.districtNumber, 83, said)
    const { remarks } = read({ ...amina, District: 'Kamlops' })
    assert.match(sayMend(remarks[0] as Remark)?.en ?? '', /73 Kamloops-Thompson/)
  }),
)

test(
  'a mentee’s column in a mentor’s row is left out with a note, and stops nothing',
  withReader((read) => {
    const { entrant, remarks } = read({ ...bo, 'Three things I want from this year': 'Calm' })
    assert.deepEqual(entrant.answers, {})
    assert.deepEqual(
      remarks.map((remark) => [remark.kind, isProblem(remark)]),
      [['notAsked', false]],
    )
  }),
)
