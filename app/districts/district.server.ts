import type { Db } from '#foundation/database.ts'
import { byName, fold } from '#foundation/language.ts'
import type { District } from './district.ts'

const columns = [
  'number',
  'name',
  'formerName',
  'city',
  'region',
  'lat',
  'lon',
  'sizeBand',
  'setting',
  'zone',
  'language',
] as const

/** All 60 districts by number. */
export async function listDistricts(db: Db): Promise<District[]> {
  return db.selectFrom('districts').select(columns).orderBy('number').execute()
}

/** The regions districts are grouped in. */
export async function listRegions(db: Db): Promise<string[]> {
  const rows = await db.selectFrom('districts').select('region').distinct().execute()
  return rows.map((row) => row.region).sort(byName)
}

/** The names of a district's schools that we know of; about two thirds of all, so a school may always be typed. */
export async function listSchools(db: Db, districtNumber: number) {
  const rows = await db
    .selectFrom('schools')
    .select(['id', 'name', 'level'])
    .where('districtNumber', '=', districtNumber)
    .execute()
  return rows.sort((a, b) => byName(a.name, b.name))
}

/** The school of that name in that district, where we know it. */
export async function findSchool(db: Db, districtNumber: number | null, name: string) {
  if (districtNumber === null || !name) return undefined
  const wanted = fold(name)
  return (await listSchools(db, districtNumber)).find((school) => fold(school.name) === wanted)
}
