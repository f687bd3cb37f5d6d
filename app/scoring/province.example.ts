import type { District } from '../districts/district.ts'
import { contactChannels, positionRoles } from '../people/person.ts'
import type { Policy } from '../programs/policy.ts'
import { policyWith, someone, today } from './candidate.example.ts'
import type { Candidate } from './candidate.ts'

/** Whole numbers by chance, the same for the same seed (xorshift, Marsaglia 2003). */
function drawFrom(seed: number): (below: number) => number {
  let state = (seed * 2654435761) | 1
  return (below) => {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    return Math.floor(((state >>> 0) / 2 ** 32) * below)
  }
}

const settings = ['urban', 'urban', 'mixed', 'rural', 'remote'] as const
const sizes = ['XS', 'S', 'M', 'L', 'XL'] as const

function makeDistricts(draw: (below: number) => number): District[] {
  return Array.from({ length: 60 }, (_, at) => ({
    number: at + 5,
    name: `District ${at + 5}`,
    formerName: null,
    city: `Town ${at + 5}`,
    region: `Region ${at % 9}`,
    lat: 48.5 + draw(11_000) / 1000,
    lon: -134 + draw(19_000) / 1000,
    sizeBand: sizes[draw(5)] ?? 'M',
    setting: settings[draw(5)] ?? 'mixed',
    zone: 'America/Vancouver',
    language: 'en',
  }))
}

/** How a program of this size is shaped. */
export interface Size {
  readonly mentees: number
  readonly mentors: number
  /** Seats for each mentee: below 1 some go without. */
  readonly seats?: number
  readonly competencies?: number
  /** How many issues there are to choose from. */
  readonly issues?: number
  readonly seed?: number
}

/**
 * A made-up province: 60 districts of unequal size, self-assessments over 12 competencies, lists chosen from as many as
 * the questionnaires have, and few wishes, supervisors and people not to be paired. The same seed gives the same people.
 */
export function province({
  mentees,
  mentors,
  seats = 1.15,
  competencies = 12,
  issues = 18,
  seed = 1,
}: Size): Candidate[] {
  const draw = drawFrom(seed)
  const districts = makeDistricts(draw)
  const some = (of: readonly string[], most: number) => [
    ...new Set(Array.from({ length: 1 + draw(most) }, () => of[draw(of.length)] as string)),
  ]
  const names = (what: string, many: number) => Array.from({ length: many }, (_, at) => `${what}${at}`)
  const choices = { issues: names('issue', issues), subjects: names('subject', 10), times: names('time', 5) }
  const rated = names('competency', competencies)
  const personId = (seat: string, at: number) => `${seat}-person-${at}`
  const pad = (at: number) => String(at).padStart(6, '0')
  const capacity = Math.floor((mentees * seats) / mentors)
  const extra = Math.round(mentees * seats - capacity * mentors)
  const person = (seat: 'mentee' | 'mentor', at: number): Candidate => {
    const isMentee = seat === 'mentee'
    const others = isMentee ? 'mentor' : 'mentee'
    const other = () => personId(others, draw(isMentee ? mentors : mentees))
    const asks = draw(10)
    return someone({
      id: `${seat}-${pad(at)}`,
      personId: personId(seat, at),
      seat,
      name: `${seat} ${at}`,
      district: districts[Math.min(draw(60), draw(60))] ?? null,
      role: positionRoles[draw(isMentee ? 3 : 6)] ?? null,
      since: draw(20) === 0 ? null : today.subtract({ days: draw(isMentee ? 3000 : 9000) }),
      speaks: draw(8) === 0 ? ['fr', 'en'] : draw(20) === 0 ? ['en', 'pa'] : ['en'],
      channels: some(contactChannels, 4),
      times: some(choices.times, 4),
      levels: some(['elementary', 'middle', 'secondary'], 2),
      subjects: some(choices.subjects, 3),
      issues: some(choices.issues, 4),
      ratings: new Map(
        draw(20) === 0 ? [] : rated.map((id) => [id, { rating: 1 + draw(5), focus: draw(8) === 0 }] as const),
      ),
      capacity: isMentee ? 1 : capacity + (at < extra ? 1 : 0),
      alone: draw(12) === 0,
      knowsSmallRemote: draw(4) === 0,
      prefers: asks === 0 ? [other(), other()] : [],
      avoids: asks === 1 ? [other()] : [],
      travels: draw(3) === 0,
      supervises: new Set(!isMentee && draw(3) === 0 ? [other(), other(), other()] : []),
    })
  }
  return [
    ...Array.from({ length: mentees }, (_, at) => person('mentee', at)),
    ...Array.from({ length: mentors }, (_, at) => person('mentor', at)),
  ]
}

/** A policy that looks at everything. */
export function provincePolicy(rules: Partial<Policy['rules']> = {}): Policy {
  return policyWith({
    weights: {
      skills: 10,
      issues: 6,
      wishes: 8,
      distance: 7,
      region: 2,
      setting: 4,
      size: 2,
      levels: 5,
      subjects: 2,
      role: 4,
      experience: 3,
      channels: 3,
      times: 3,
      language: 6,
      identity: 0,
    },
    rules: { district: 'different', language: true, seniority: true, ...rules },
    priority: ['remote', 'first_year'],
  })
}
