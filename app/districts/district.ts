import type { SchoolLevel } from '#database/types.ts'
import { fold } from '#foundation/language.ts'

export const schoolLevels = [
  'elementary',
  'middle',
  'secondary',
  'k-12',
  'other',
] as const satisfies readonly SchoolLevel[]

export interface District {
  readonly number: number
  readonly name: string
  readonly formerName: string | null
  readonly city: string
  readonly region: string
  readonly lat: number
  readonly lon: number
  readonly sizeBand: 'XS' | 'S' | 'M' | 'L' | 'XL'
  readonly setting: 'remote' | 'rural' | 'mixed' | 'urban' | 'province-wide'
  readonly zone: string
  readonly language: string
}

/** "73 Kamloops-Thompson": how a district is written in a list and recognised when typed. */
export function districtLabel(district: Pick<District, 'number' | 'name'>): string {
  return `${district.number} ${district.name}`
}

/**
 * The districts a person may mean by what they typed: a number ("73", "SD73"), a name with or without accents, a
 * former name, or the town of the office. An exact reading comes alone, a name before a town; otherwise everything that
 * contains it.
 */
export function matchDistricts(districts: readonly District[], typed: string): District[] {
  const wanted = letters(typed)
  if (!wanted) return []
  const number = /^(?:sd|school district|district|cs)?\s*(?:no\.?|#)?\s*(\d{1,2})\b/.exec(fold(typed))?.[1]
  if (number) return districts.filter((district) => district.number === Number(number))
  const named = ({ name, formerName }: District) => [name, formerName ?? ''].map(letters)
  const exact = districts.filter((district) => named(district).includes(wanted))
  if (exact.length) return exact
  const seated = districts.filter(({ city }) => letters(city) === wanted)
  if (seated.length) return seated
  return districts.filter((district) =>
    [...named(district), letters(district.city)].some((name) => name.includes(wanted)),
  )
}

/** Letters and digits alone: "Kamloops Thompson", "Kamloops–Thompson" and "Kamloops-Thompson" are one name. */
const letters = (text: string) => fold(text).replace(/[^\p{L}\p{N}]+/gu, '')

/** Kilometres between two places on a sphere of the Earth's mean radius (haversine). */
export function kilometres(a: { lat: number; lon: number }, b: { lat: number; lon: number }): number {
  const rad = Math.PI / 180
  const [dLat, dLon] = [(b.lat - a.lat) * rad, (b.lon - a.lon) * rad]
  const h = Math.sin(dLat / 2) ** 2 + Math.cos(a.lat * rad) * Math.cos(b.lat * rad) * Math.sin(dLon / 2) ** 2
  return 2 * 6371 * Math.asin(Math.min(1, Math.sqrt(h)))
}
