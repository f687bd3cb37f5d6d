import type { PositionRole } from '#database/types.ts'
import { kilometres } from '../districts/district.ts'
import type { CriterionKey } from '../programs/policy.ts'
import type { Candidate } from './candidate.ts'
import type { FactsOf, Finding, Missing } from './reason.ts'
import { skills } from './skills.ts'

type Criterion<Key extends CriterionKey> = (
  mentee: Candidate,
  mentor: Candidate,
  today: Temporal.PlainDate,
) => Finding<FactsOf[Key]>

/** How each criterion of a policy looks at a pair. */
export const criteria: { readonly [Key in CriterionKey]: Criterion<Key> } = {
  skills,
  issues: (mentee, mentor) => share(mentee.issues, mentor.issues),
  levels: (mentee, mentor) => share(mentee.levels, mentor.levels),
  subjects: (mentee, mentor) => share(mentee.subjects, mentor.subjects),
  channels: (mentee, mentor) => overlap(mentee.channels, mentor.channels),
  times: (mentee, mentor) => overlap(mentee.times, mentor.times),
  wishes,
  distance,
  region,
  setting,
  size,
  role,
  experience,
  language,
  identity,
}

/** What so many shared of so many are worth. */
export function portion(shared: number, of: number): number {
  return Math.round((100 * shared) / of)
}

/** How much of what the mentee asks the mentor offers. */
function share(asked: readonly string[], offered: readonly string[]): Finding<FactsOf['issues']> {
  if (asked.length === 0 || offered.length === 0) return unknown(asked.length > 0, offered.length > 0)
  const shared = asked.filter((each) => offered.includes(each))
  return { value: portion(shared.length, asked.length), facts: { of: asked.length, shared } }
}

/** How much of the shorter list is in the longer, so that being flexible costs nobody anything. */
function overlap(mentee: readonly string[], mentor: readonly string[]): Finding<FactsOf['times']> {
  if (mentee.length === 0 || mentor.length === 0) return unknown(mentee.length > 0, mentor.length > 0)
  const shared = mentee.filter((each) => mentor.includes(each))
  return { value: portion(shared.length, Math.min(mentee.length, mentor.length)), facts: { shared } }
}

/** A first wish is worth 100, each further one 15 less but never under 40; the mentee's counts double. */
function wishes(mentee: Candidate, mentor: Candidate): Finding<FactsOf['wishes']> {
  const sides = [
    { list: mentee.prefers, wished: mentor.personId, times: 2 },
    { list: mentor.prefers, wished: mentee.personId, times: 1 },
  ].map((side) => ({ ...side, rank: side.list.indexOf(side.wished) + 1 }))
  const said = sides.filter(({ list }) => list.length > 0)
  if (said.length === 0) return unknown(false, false)
  const worth = (rank: number) => (rank === 0 ? 0 : Math.max(40, 115 - 15 * rank))
  const total = said.reduce((sum, { rank, times }) => sum + times * worth(rank), 0)
  const value = Math.round(total / said.reduce((sum, { times }) => sum + times, 0))
  return { value, facts: { mentee: sides[0]?.rank || null, mentor: sides[1]?.rank || null } }
}

/**
 * 100 next door, about 50 at 100 km, 0 from 1,500 km, falling by the logarithm. It counts in full where both would
 * like to meet in person, a journey by somebody who travels as half as long; else only half of what is lost counts.
 */
function distance(mentee: Candidate, mentor: Candidate): Finding<FactsOf['distance']> {
  const [here, there] = [placed(mentee), placed(mentor)]
  if (!here || !there) return unknown(here !== null, there !== null)
  const km = Math.round(kilometres(here, there))
  const inPerson = mentee.channels.includes('in_person') && mentor.channels.includes('in_person')
  const travels = mentee.travels || mentor.travels
  const near = Math.max(0, 100 * (1 - Math.log1p((inPerson && travels ? km / 2 : km) / 10) / Math.log1p(150)))
  const value = Math.round(inPerson ? near : 50 + near / 2)
  return { value, facts: { km, from: here.city, to: there.city, inPerson, travels } }
}

function region(mentee: Candidate, mentor: Candidate): Finding<FactsOf['region']> {
  const [here, there] = [placed(mentee), placed(mentor)]
  if (!here || !there) return unknown(here !== null, there !== null)
  return { value: here.region === there.region ? 100 : 0, facts: { mentee: here.region, mentor: there.region } }
}

const settings = ['remote', 'rural', 'mixed', 'urban']

function setting(mentee: Candidate, mentor: Candidate): Finding<FactsOf['setting']> {
  const [here, there] = [placed(mentee), placed(mentor)]
  if (!here || !there) return unknown(here !== null, there !== null)
  const apart = Math.abs(settings.indexOf(here.setting) - settings.indexOf(there.setting))
  const alike = Math.round((100 * (settings.length - 1 - apart)) / (settings.length - 1))
  const knows = mentor.knowsSmallRemote && (here.setting === 'remote' || here.setting === 'rural')
  const facts = { mentee: here.setting, mentor: there.setting, knows }
  return { value: knows ? Math.max(80, alike) : alike, facts }
}

const sizes = ['XS', 'S', 'M', 'L', 'XL']

function size({ district: here }: Candidate, { district: there }: Candidate): Finding<FactsOf['size']> {
  if (!here || !there) return unknown(here !== null, there !== null)
  const apart = Math.abs(sizes.indexOf(here.sizeBand) - sizes.indexOf(there.sizeBand))
  return { value: 100 - 25 * apart, facts: { mentee: here.sizeBand, mentor: there.sizeBand } }
}

/** Roles that know much of each other's work. */
const related: readonly (readonly PositionRole[])[] = [
  ['vice_principal', 'principal'],
  ['principal', 'district_principal'],
  ['district_principal', 'director_of_instruction', 'assistant_superintendent'],
  ['assistant_superintendent', 'superintendent'],
  ['secretary_treasurer', 'assistant_secretary_treasurer', 'director_of_finance'],
]

function role({ role: own }: Candidate, { role: theirs }: Candidate): Finding<FactsOf['role']> {
  const isKnown = (each: PositionRole | null) => each !== null && each !== 'other'
  if (!own || !theirs || !isKnown(own) || !isKnown(theirs)) return unknown(isKnown(own), isKnown(theirs))
  const isRelated = related.some((family) => family.includes(own) && family.includes(theirs))
  const value = own === theirs ? 100 : isRelated ? 60 : 0
  return { value, facts: { mentee: own, mentor: theirs, related: isRelated } }
}

/** Ten years in the role or more are worth 100. */
function experience(_: Candidate, { since }: Candidate, today: Temporal.PlainDate): Finding<FactsOf['experience']> {
  if (!since) return unknown(true, false)
  const years = Math.max(0, since.until(today, { largestUnit: 'years' }).years)
  return { value: Math.min(100, 10 * years), facts: { years } }
}

/** 100 where both prefer the same language, 70 where they share one. */
function language({ speaks: own }: Candidate, { speaks: theirs }: Candidate): Finding<FactsOf['language']> {
  if (own.length === 0 || theirs.length === 0) return unknown(own.length > 0, theirs.length > 0)
  const shared = own.filter((each) => theirs.includes(each))
  const preferred = own[0] === theirs[0]
  return { value: preferred ? 100 : shared.length > 0 ? 70 : 0, facts: { shared, preferred } }
}

function identity(mentee: Candidate, mentor: Candidate): Finding<FactsOf['identity']> {
  if (!mentee.identity?.wish) return null
  const meets = mentee.identity.meets.has(mentor.id)
  return { value: meets ? 100 : 0, facts: { meets } }
}

/** Where somebody is; null for a district that is everywhere, whose office says nothing about them. */
function placed({ district }: Candidate) {
  return district && district.setting !== 'province-wide' ? district : null
}

function unknown(isMentee: boolean, isMentor: boolean): { value: null; facts: Missing } {
  return { value: null, facts: { missing: isMentee ? 'mentor' : isMentor ? 'mentee' : 'both' } }
}
