import { kilometres } from '../districts/district.ts'
import type { Candidate } from '../scoring/candidate.ts'
import type { Reason } from './proposal.ts'

/** What is looked at of somebody; plain enough to be handed to a thread. */
export interface Facts {
  readonly personId: string
  readonly school: string
  readonly place: { readonly lat: number; readonly lon: number } | null
  readonly speaks: readonly string[]
  readonly issues: readonly string[]
  readonly levels: readonly string[]
  readonly prefers: readonly string[]
  /** Never together with: whom they would rather not be with, and whom they supervise. */
  readonly never: readonly string[]
}

/** What applications say of people, one entry a person: who asked for two seats is looked at once. */
export function factsOf(candidates: readonly Candidate[]): Facts[] {
  const byPerson = new Map<string, Facts>()
  for (const candidate of candidates) {
    const { personId, schoolName, district, speaks, issues, levels, prefers, avoids, supervises } = candidate
    const known = byPerson.get(personId)
    const school = schoolName.trim().toLowerCase()
    byPerson.set(personId, {
      personId,
      school: known?.school || (school && `${district?.number ?? ''} ${school}`),
      place: known?.place ?? (district && { lat: district.lat, lon: district.lon }),
      speaks: [...new Set([...(known?.speaks ?? []), ...speaks])],
      issues: [...new Set([...(known?.issues ?? []), ...issues])],
      levels: [...new Set([...(known?.levels ?? []), ...levels])],
      prefers: [...(known?.prefers ?? []), ...prefers],
      never: [...(known?.never ?? []), ...avoids, ...supervises],
    })
  }
  return [...byPerson.values()]
}

/** Whether two are never to be in one group. */
export const areApart = (one: Facts, other: Facts) =>
  one.never.includes(other.personId) || other.never.includes(one.personId)

/** Kilometres between two; null where one's district is not known. */
export const distance = (one: Facts, other: Facts) =>
  one.place && other.place ? Math.round(kilometres(one.place, other.place)) : null

const shared = (one: readonly string[], other: readonly string[]) => one.filter((each) => other.includes(each)).length

/**
 * What it costs to make peers of two, and why; null where they may not be. What both need counts most, then a wish, the
 * level of their schools, and a little how far apart they are.
 */
export function weighPeers(one: Facts, other: Facts): { cost: number; reasons: Reason[] } | null {
  if (areApart(one, other) || (one.school !== '' && one.school === other.school)) return null
  if (one.speaks.length > 0 && other.speaks.length > 0 && shared(one.speaks, other.speaks) === 0) return null
  const issues = shared(one.issues, other.issues)
  const level = shared(one.levels, other.levels) > 0
  const wished = one.prefers.includes(other.personId) || other.prefers.includes(one.personId)
  const km = distance(one, other)
  const cost = 20 * (4 - Math.min(4, issues)) + (level ? 0 : 15) + (wished ? 0 : 25) + Math.min(20, (km ?? 500) / 50)
  const reasons: Reason[] = [
    ...(wished ? [{ key: 'prefers' } as const] : []),
    { key: 'issues', n: issues },
    ...(level ? [{ key: 'level' } as const] : []),
    ...(km === null ? [] : [{ key: 'apart', n: km } as const]),
  ]
  return { cost: Math.round(cost), reasons }
}
