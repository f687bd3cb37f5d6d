import type { Db } from '#foundation/database.ts'
import { districtLabel } from '../districts/district.ts'
import { getCard } from '../partnerships/offer.server.ts'
import type { Pair } from '../partnerships/partnership.server.ts'

/**
 * Where the other of two works, as they said when they applied: their district by the figures we ship, and how many
 * districts of the province are of its size and setting. Undefined where no district is known.
 */
export async function findContext(db: Db, { partnership }: Pair) {
  const { districtNumber, schoolName, retired } = await getCard(db, partnership.offerId)
  const districts = await db.selectFrom('districts').selectAll().execute()
  const district = districts.find(({ number }) => number === districtNumber)
  if (!district) return undefined
  const { name, number, city, region, zone, enrolment, sizeBand, setting } = district
  return {
    label: districtLabel({ name, number }),
    ...{ schoolName, retired, city, region, zone, enrolment, sizeBand, setting },
    all: districts.length,
    ofSize: districts.filter((each) => each.sizeBand === sizeBand).length,
    ofSetting: districts.filter((each) => each.setting === setting).length,
  }
}

export type Context = NonNullable<Awaited<ReturnType<typeof findContext>>>
