import { fold } from '#foundation/language.ts'

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
 * former name, or the town of the office. An exact reading comes alone; otherwise everything that contains it.
 */
export function matchDistricts(districts: readonly District[], typed: string): District[] {
  const wanted = fold(typed)
  if (!wanted) return []
  const number = /^(?:sd|school district|district|cs)?\s*(?:no\.?|#)?\s*(\d{1,2})\b/.exec(wanted)?.[1]
  if (number) return districts.filter((district) => district.number === Number(number))
  const named = (district: District) => [district.name, district.formerName ?? '', district.city].map(fold)
  const exact = districts.filter((district) => named(district).includes(wanted))
  if (exact.length) return exact
  return districts.filter((district) => named(district).some((name) => name.includes(wanted)))
}

/** Kilometres between two places on a sphere of the Earth's mean radius (haversine). */
export function kilometres(a: { lat: number; lon: number }, b: { lat: number; lon: number }): number {
  const rad = Math.PI / 180
  const [dLat, dLon] = [(b.lat - a.lat) * rad, (b.lon - a.lon) * rad]
  const h = Math.sin(dLat / 2) ** 2 + Math.cos(a.lat * rad) * Math.cos(b.lat * rad) * Math.sin(dLon / 2) ** 2
  return 2 * 6371 * Math.asin(Math.min(1, Math.sqrt(h)))
}
