import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import { readAddress, readDate, readRating, readText, readWhole, readWord, readWords, readYesNo } from './cell.ts'
import { channels, nearest, reasons, roles, seats, slots, spoken } from './vocabulary.ts'

const dates: Record<string, string> = {
  '2026-08-01': '2026-08-01',
  '2026/8/1': '2026-08-01',
  '20260801': '2026-08-01',
  '1 August 2026': '2026-08-01',
  'August 1, 2026': '2026-08-01',
  'Aug 1st, 2026': '2026-08-01',
  'Saturday 1 August 2026': '2026-08-01',
  '1er août 2026': '2026-08-01',
  '1 août 2026': '2026-08-01',
  '14 févr. 2025': '2025-02-14',
  'mardi 9 mars 2027': '2027-03-09',
  '25/08/2026': '2026-08-25',
  '08/25/2026': '2026-08-25',
  '5.5.2025': '2025-05-05',
  '9/14/2026 10:32:05': '2026-09-14',
  '2026-09-14T10:32:05Z': '2026-09-14',
  '2026-09-14 10:32': '2026-09-14',
}
for (const [said, meant] of Object.entries(dates))
  test(`“${said}” is ${meant}`, () => assert.equal(readAs(readDate(said)).toString(), meant))

test('a date in which either number may be the month is a problem, with both readings', () => {
  assert.deepEqual(readDate('01/08/2026'), {
    wrong: {
      kind: 'dateUnclear',
      about: ['01/08/2026'],
      mend: { kind: 'eitherDate', about: ['2026-08-01', '2026-01-08'] },
    },
  })
  assert.equal(readAs(readDate('08/08/2026')).toString(), '2026-08-08')
})

test('a month or year alone is its first day, and says so', () => {
  for (const [said, meant] of [
    ['August 2026', '2026-08-01'],
    ['août 2026', '2026-08-01'],
    ['2026-08', '2026-08-01'],
    ['2009', '2009-01-01'],
  ] as const) {
    const read = readDate(said)
    assert.deepEqual([readAs(read).toString(), 'note' in read && read.note?.kind], [meant, 'aboutDate'])
  }
})

test('what is no date is no date', () => {
  for (const said of [
    'last summer',
    '2026-02-30',
    '31/02/2026',
    '1/2/26',
    '46235',
    '12',
    'August',
    '1 Augst 2026',
    '0001-01-01',
  ])
    assert.equal(wrongOf(readDate(said)), 'dateUnreadable', said)
})

test('every day is read back from each way of writing it that is clear', () => {
  const day = fc.integer({ min: 0, max: 30_000 }).map((days) => Temporal.PlainDate.from('1950-01-01').add({ days }))
  fc.assert(
    fc.property(day, (date) => {
      for (const locale of ['en-CA', 'fr-CA']) {
        const month = date.toLocaleString(locale, { month: 'long' })
        assert.ok(readAs(readDate(`${date.day} ${month} ${date.year}`)).equals(date))
      }
      assert.ok(readAs(readDate(date.toString())).equals(date))
    }),
    { numRuns: 200 },
  )
})

test('an address is read out of whatever a mail program puts around it', () => {
  assert.equal(readAs(readAddress(' Amina.Diallo@Example.ORG ')), 'amina.diallo@example.org')
  assert.equal(readAs(readAddress('Amina Diallo <amina@example.org>')), 'amina@example.org')
  assert.equal(readAs(readAddress('mailto:amina@example.org')), 'amina@example.org')
  for (const said of ['amina', 'amina(at)example.org', 'a@b', 'amina@example.org, bo@example.org'])
    assert.equal(wrongOf(readAddress(said)), 'badAddress', said)
})

test('seats, roles and reasons are known in both languages, however they are written', () => {
  for (const said of ['Mentee', 'MENTEE', 'personne mentorée', 'Mentoré(e)', 'protégée'])
    assert.equal(readAs(readWord(said, seats)), 'mentee', said)
  for (const said of ['VP', 'Vice-Principal', 'vice principal', 'V.-P.', 'Direction adjointe', 'Directrice adjointe'])
    assert.equal(readAs(readWord(said, roles)), 'vice_principal', said)
  for (const said of ['Principal', 'principal ', 'Directeur d’école', "directrice d'ecole"])
    assert.equal(readAs(readWord(said, roles)), 'principal', said)
  for (const said of ['new to role', 'I am new to this role', 'Nouvelle fonction'])
    assert.equal(readAs(readWord(said, reasons)), 'new_role', said)
})

test('a mistyped word is a problem that says what was probably meant; a strange one what can be said', () => {
  const typo = readWord('Vice-princpal', roles)
  assert.ok('wrong' in typo && typo.wrong.mend?.kind === 'nearest' && typo.wrong.mend.about[0] === 'Vice-principal')
  const strange = readWord('Zookeeper', roles)
  assert.ok('wrong' in strange && strange.wrong.mend?.kind === 'oneOf')
  assert.equal(nearest('Kamlops', ['Surrey', 'Kamloops', 'Kelowna']), 'Kamloops')
  assert.equal(nearest('xyz', ['Surrey', 'Kamloops']), undefined)
})

test('several words stand in one cell, divided as people divide them', () => {
  assert.deepEqual(readAs(readWords('Video call; Telephone', channels)), ['video', 'phone'])
  assert.deepEqual(readAs(readWords('Zoom, phone and in person', channels)), ['video', 'phone', 'in_person'])
  assert.deepEqual(readAs(readWords('Appel vidéo / Téléphone', channels)), ['video', 'phone'])
  assert.deepEqual(readAs(readWords('anglais et français', spoken)), ['en', 'fr'])
  assert.deepEqual(readAs(readWords('Evenings;Evenings', slots)), ['evening'])
  assert.equal(wrongOf(readWords('Evenings; midnight', slots)), 'unknownWord')
})

test('yes and no are known in both languages, and by a tick', () => {
  for (const said of ['yes', 'Y', 'Oui', 'vrai', 'TRUE', '1', 'x', '✓', 'Retired', 'à la retraite'])
    assert.equal(readAs(readYesNo(said)), true, said)
  for (const said of ['no', 'N', 'Non', 'FAUX', '0', '☐', 'en poste'])
    assert.equal(readAs(readYesNo(said)), false, said)
  assert.equal(wrongOf(readYesNo('perhaps')), 'notYesNo')
})

test('figures stay within what is possible', () => {
  assert.deepEqual([readAs(readWhole(' 2 ', 0, 4)), readAs(readWhole('2.0', 0, 4))], [2, 2])
  assert.deepEqual([wrongOf(readWhole('9', 0, 4)), wrongOf(readWhole('two', 0, 4))], ['outOfRange', 'notWhole'])
  assert.deepEqual([readAs(readRating('4')), readAs(readRating('4 – could show others'))], [4, 4])
  for (const said of ['0', '6', '45', 'high', '4.5']) assert.equal(wrongOf(readRating(said)), 'notRating', said)
})

test('text is kept as it is, unless it is too long or holds what cannot be kept', () => {
  assert.equal(readAs(readText(' 1. calm\r\n2. sleep ', 50)), '1. calm\n2. sleep')
  assert.equal(wrongOf(readText('x'.repeat(51), 50)), 'tooLong')
  assert.equal(wrongOf(readText('a\u0007b', 50)), 'control')
  assert.equal(wrongOf(readText('a\u202eb', 50)), 'control')
})

function readAs<Value>(read: { value: Value } | { wrong: unknown }): Value {
  assert.ok('value' in read, JSON.stringify(read))
  return read.value
}

function wrongOf(read: { value: unknown } | { wrong: { kind: string } }): string | undefined {
  return 'wrong' in read ? read.wrong.kind : undefined
}
