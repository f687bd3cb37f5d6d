import type { Db } from '#foundation/database.ts'
import { Refusal } from '#foundation/refusal.ts'
import { listDistricts } from './district.server.ts'
import { districtLabel, matchDistricts } from './district.ts'
import { districtWords } from './districts.words.ts'

/**
 * The district a typed text means.
 *
 * @returns its number, or null for an empty text
 * @throws Refusal beside `field` when none or several fit
 */
export async function resolveDistrict(db: Db, typed: string, field: string): Promise<number | null> {
  if (!typed.trim()) return null
  const [first, ...others] = matchDistricts(await listDistricts(db), typed)
  if (!first) throw new Refusal(districtWords.unknown(typed), { field })
  if (others.length)
    throw new Refusal(districtWords.several([first, ...others].slice(0, 5).map(districtLabel).join(', ')), { field })
  return first.number
}
