import assert from 'node:assert/strict'
import { test } from 'node:test'
import { byName } from '#foundation/language.ts'
import { withDatabase } from '#foundation/testing.ts'
import { findSchool, listDistricts, listRegions, listSchools } from './district.server.ts'
import { type District, districtLabel, kilometres, matchDistricts } from './district.ts'
import { resolveDistrict } from './district-choice.server.ts'

const numbers = (districts: readonly District[]) => districts.map(({ number }) => number)

/** What people type, and the districts they mean. */
const readings: [typed: string, meant: number[]][] = [
  ['73', [73]],
  [' SD73 ', [73]],
  ['sd 73', [73]],
  ['School District No. 73', [73]],
  ['district #5', [5]],
  ['73 Kamloops-Thompson', [73]],
  ['CS 93', [93]],
  ['kamloops thompson', [73]],
  ['Kamloops–Thompson', [73]],
  ['Kamloops / Thompson', [73]],
  ['—', []],
  ['Kamloops', [73]],
  ['kwsaltktnews', [83]],
  ['K̓wsaltktnéws ne Secwepemcúl’ecw', [83]],
  ['North Okanagan-Shuswap', [83]],
  ['Salmon Arm', [83]],
  ['QATHET', [47]],
  ['Powell River', [47]],
  ['nisgaa', [92]],
  ['Nisga’a', [92]],
  ['Vancouver', [39]],
  ['Richmond', [38]],
  ['vancouver island', [84, 85]],
  ['peace river', [59, 60]],
  ['99', []],
  ['Toronto', []],
  ['', []],
  ['   ', []],
]

test(
  'a district is recognised however it is written',
  withDatabase(async (db) => {
    const districts = await listDistricts(db)
    for (const [typed, meant] of readings) assert.deepEqual(numbers(matchDistricts(districts, typed)), meant, typed)
  }),
)

test(
  'every one of the 60 is found by its number, its label, its name and its former name',
  withDatabase(async (db) => {
    const districts = await listDistricts(db)
    assert.equal(districts.length, 60)
    for (const district of districts)
      for (const typed of [
        String(district.number),
        `SD${district.number}`,
        districtLabel(district),
        district.name,
        district.formerName ?? district.name,
      ])
        assert.deepEqual(numbers(matchDistricts(districts, typed)), [district.number], typed)
  }),
)

test(
  'the form takes what is plain, leaves what is empty, and asks beside the field where it is not',
  withDatabase(async (db) => {
    assert.equal(await resolveDistrict(db, 'kamloops', 'district'), 73)
    assert.equal(await resolveDistrict(db, ' ', 'district'), null)
    await assert.rejects(resolveDistrict(db, 'peace river', 'district'), {
      field: 'district',
      message: /59 Peace River South, 60 Peace River North/,
    })
    await assert.rejects(resolveDistrict(db, 'Atlantis', 'district'), { field: 'district', message: /“Atlantis”/ })
  }),
)

test(
  'a school is found in its district whatever its accents and case, and in no other',
  withDatabase(async (db) => {
    const [school] = await listSchools(db, 73)
    assert.ok(school)
    assert.equal((await findSchool(db, 73, school.name.toUpperCase()))?.id, school.id)
    assert.equal(await findSchool(db, 5, school.name), undefined)
    assert.equal(await findSchool(db, null, school.name), undefined)
    assert.equal(await findSchool(db, 73, ''), undefined)
  }),
)

test(
  'regions come once each, in order',
  withDatabase(async (db) => {
    const regions = await listRegions(db)
    assert.deepEqual(regions, [...new Set(regions)].sort(byName))
    assert.ok(regions.includes('Thompson-Okanagan'))
  }),
)

test(
  'distance is the same both ways, nothing to oneself, and about right',
  withDatabase(async (db) => {
    const districts = new Map((await listDistricts(db)).map((district) => [district.number, district]))
    const [kamloops, haida] = [districts.get(73), districts.get(50)]
    assert.ok(kamloops && haida)
    assert.equal(kilometres(kamloops, kamloops), 0)
    assert.equal(kilometres(kamloops, haida), kilometres(haida, kamloops))
    assert.ok(Math.abs(kilometres(kamloops, haida) - 877) < 30, String(kilometres(kamloops, haida)))
  }),
)
