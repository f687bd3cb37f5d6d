import { type CriterionKey, criterionKeys, type Policy } from '../programs/policy.ts'
import { type Candidate, unknownCandidate } from './candidate.ts'
import { type Columns, type ListKey, listKeys, type SideColumns } from './columns.ts'
import { portion } from './criterion.ts'
import { neutral } from './reason.ts'
import { brokenRule } from './rule.ts'
import { lossBy } from './score.ts'
import { countShared } from './vocabulary.ts'

/** Added to what a pair loses where a rule forbids it: more than any pair can lose, and so often as rules are. */
export const forbidden = 2 ** 14
/** Rows of a facet are all kept where they come to no more numbers than this. */
const mostKept = 2 ** 24
/** A facet joined from two has at most so many values. */
const mostJoined = 2 ** 12

const someDay = Temporal.PlainDate.from('2000-01-01')

/**
 * Criteria and rules that look at few values of each side: people by their value, and what a pair of values loses,
 * `forbidden` more for every rule it breaks.
 */
export class Facet {
  readonly mentees: Uint16Array
  readonly mentors: Uint16Array
  /** How many values mentors have, and mentees. */
  readonly width: number
  readonly height: number
  private readonly fill: (value: number, row: Uint16Array) => void
  /** The rows known so far, one after the other in one piece of memory. */
  private readonly rows: Uint16Array
  private readonly isKept: boolean
  private readonly isKnown: Uint8Array
  private last = -1

  constructor(mentees: Uint16Array, mentors: Uint16Array, fill: (value: number, row: Uint16Array) => void) {
    this.mentees = mentees
    this.mentors = mentors
    this.height = 1 + mentees.reduce((most, each) => Math.max(most, each), 0)
    this.width = 1 + mentors.reduce((most, each) => Math.max(most, each), 0)
    this.fill = fill
    this.isKept = this.width * this.height <= mostKept
    this.rows = new Uint16Array(this.isKept ? this.width * this.height : this.width)
    this.isKnown = new Uint8Array(this.height)
  }

  /** What a mentee of this value loses with mentors of each value; of big facets it holds until the next is asked. */
  row(value: number): Uint16Array {
    const { width, isKept } = this
    const row = isKept ? this.rows.subarray(value * width, (value + 1) * width) : this.rows
    if (isKept ? this.isKnown[value] === 1 : this.last === value) return row
    this.fill(value, row)
    this.isKnown[value] = 1
    this.last = value
    return row
  }
}

/** The facets of a policy: that of places first, then few others, joined where their values are few. */
export function facetsOf(columns: Columns, policy: Policy): Facet[] {
  const { weights } = policy
  const others = [
    ofRoles(columns, policy),
    ofSpeech(columns, policy),
    ofAsking(columns, weights),
    ...listKeys.filter((key) => weights[key] > 0).map((key) => ofLists(columns, key, weights[key])),
  ]
  return [ofPlaces(columns, policy), ...joinSmallest(others)]
}

function joinSmallest(facets: Facet[]): Facet[] {
  const sorted = facets.sort((a, b) => a.width - b.width)
  const [one, other, ...rest] = sorted
  if (!one || !other) return sorted
  const isFew = one.width * other.width <= mostJoined && one.height * other.height <= mostJoined
  return isFew ? joinSmallest([join(one, other), ...rest]) : sorted
}

/** Two facets as one, over the pairs of values that there are. */
function join(one: Facet, other: Facet): Facet {
  const pairs = (a: Uint16Array, b: Uint16Array) => {
    const known = new Map<number, number>()
    const values = a.map((value, row) => {
      const pair = value * 65536 + (b[row] as number)
      if (!known.has(pair)) known.set(pair, known.size)
      return known.get(pair) as number
    })
    return { values, pairs: [...known.keys()] }
  }
  const mentees = pairs(one.mentees, other.mentees)
  const mentors = pairs(one.mentors, other.mentors)
  return new Facet(mentees.values, mentors.values, (value, row) => {
    const pair = mentees.pairs[value] as number
    const [first, second] = [one.row(Math.floor(pair / 65536)), other.row(pair % 65536)]
    for (const [at, to] of mentors.pairs.entries())
      row[at] = (first[Math.floor(to / 65536)] as number) + (second[to % 65536] as number)
  })
}

const noWeights = Object.fromEntries(criterionKeys.map((key) => [key, 0])) as Policy['weights']

const asMentee = (known: Partial<Candidate>): Candidate => ({ ...unknownCandidate, personId: 'mentee', ...known })
const asMentor = (known: Partial<Candidate>): Candidate => ({ ...unknownCandidate, personId: 'mentor', ...known })

/** What two people lose by some criteria and by rules. */
function lost(
  keys: readonly CriterionKey[],
  { weights, rules }: Pick<Policy, 'weights' | 'rules'>,
  mentee: Candidate,
  mentor: Candidate,
): number {
  const loss = keys.reduce((sum, key) => sum + lossBy(key, weights[key], mentee, mentor, someDay), 0)
  return loss + (brokenRule(mentee, mentor, rules) === null ? 0 : forbidden)
}

const noRules: Policy['rules'] = { district: 'any', language: false, seniority: false, mostKilometres: null }

/**
 * Distance, region, setting and size, and the rules about districts. Any two districts are looked at in the five ways
 * that people can differ; the values of places are put together from those.
 */
function ofPlaces({ mentees, mentors, shared: { districts } }: Columns, { weights, rules }: Policy): Facet {
  const all = [null, ...districts]
  const each = (
    keys: readonly CriterionKey[],
    policy: Pick<Policy, 'weights' | 'rules'>,
    own: Partial<Candidate> = {},
    theirs: Partial<Candidate> = {},
  ) => {
    const here = all.map((district) => asMentee({ ...own, district }))
    const there = all.map((district) => asMentor({ ...theirs, district }))
    return Uint16Array.from(here.flatMap((mentee) => there.map((mentor) => lost(keys, policy, mentee, mentor))))
  }
  const plain = { weights, rules: noRules }
  const always = each(['region', 'size'], { weights, rules: { ...rules, language: false, seniority: false } })
  const setting = [false, true].map((knowsSmallRemote) => each(['setting'], plain, {}, { knowsSmallRemote }))
  const distance = [
    { channels: [], travels: false },
    { channels: ['in_person'], travels: false },
    { channels: ['in_person'], travels: true },
  ].map((how) => each(['distance'], plain, how, how))
  return new Facet(mentees.place, mentors.place, (value, row) => {
    for (let other = 0; other < row.length; other++) {
      const pair = (value >> 3) * all.length + (other >> 3)
      const way = (value & other & 4) === 0 ? 0 : ((value | other) & 2) === 0 ? 1 : 2
      row[other] = (always[pair] as number) + (setting[other & 1]?.[pair] as number) + (distance[way]?.[pair] as number)
    }
  })
}

function ofRoles({ mentees, mentors, shared: { roles } }: Columns, { weights, rules }: Policy): Facet {
  const policy = { weights, rules: { ...noRules, seniority: rules.seniority } }
  return new Facet(mentees.role, mentors.role, (value, row) => {
    for (let other = 0; other < row.length; other++)
      row[other] = lost(
        ['role'],
        policy,
        asMentee({ role: roles[value] ?? null }),
        asMentor({ role: roles[other] ?? null }),
      )
  })
}

function ofSpeech({ mentees, mentors, shared: { speaks } }: Columns, { weights, rules }: Policy): Facet {
  const policy = { weights, rules: { ...noRules, language: rules.language } }
  return new Facet(mentees.speaks, mentors.speaks, (value, row) => {
    for (let other = 0; other < row.length; other++)
      row[other] = lost(
        ['language'],
        policy,
        asMentee({ speaks: speaks[value] ?? [] }),
        asMentor({ speaks: speaks[other] ?? [] }),
      )
  })
}

/**
 * What is lost by wishes and by a wish for shared identity where a pair meets none of them. A value of a mentee is 1
 * for anybody wished for, and 2 for identity.
 */
function ofAsking({ mentees, mentors }: Columns, weights: Policy['weights']): Facet {
  const asking = mentees.wishes.map((wishes, row) => wishes | ((mentees.identity[row] as number) << 1))
  return new Facet(Uint16Array.from(asking), Uint16Array.from(mentors.wishes), (value, row) => {
    for (let other = 0; other < row.length; other++)
      row[other] = lossByWishes(weights, { has: (value & 1) === 1, rank: 0 }, { has: other === 1, rank: 0 })
    if (value & 2)
      for (let other = 0; other < row.length; other++) row[other] = (row[other] as number) + 100 * weights.identity
  })
}

/** What a pair loses by wishes, from whether each side has any and the other's place in them. */
export function lossByWishes(
  weights: Policy['weights'],
  mentee: { readonly has: boolean; readonly rank: number },
  mentor: { readonly has: boolean; readonly rank: number },
): number {
  const wished = ({ has, rank }: { has: boolean; rank: number }, id: string) =>
    has ? Array.from({ length: Math.max(1, rank) }, (_, at) => (at + 1 === rank ? id : `${at}`)) : []
  const policy = { weights: { ...noWeights, wishes: weights.wishes }, rules: noRules }
  return lost(
    ['wishes'],
    policy,
    asMentee({ prefers: wished(mentee, 'mentor') }),
    asMentor({ prefers: wished(mentor, 'mentee') }),
  )
}

/** One of the criteria that compare lists; `issues`, `levels` and `subjects` ask what of the mentee's is met. */
function ofLists({ mentees, mentors, shared: { lists } }: Columns, key: ListKey, weight: number): Facet {
  const own = lists[key]
  const isShare = key !== 'channels' && key !== 'times'
  const codes = (side: SideColumns) => side.lists[key]
  const most = 1 + own.length.reduce((longest, each) => Math.max(longest, each), 0)
  /** What is lost with lists of each length, by how many ids are shared. */
  const losses = new Uint16Array(most * most)
  const lossesAt = Int32Array.from(own.length, (length) => length * most)
  const counts = new Uint8Array(own.length.length)
  return new Facet(codes(mentees), codes(mentors), (value, row) => {
    const asked = own.length[value] as number
    for (let length = 0; length < most; length++) {
      const of = isShare ? asked : Math.min(asked, length)
      for (let count = 0; count <= of; count++)
        losses[length * most + count] = weight * (100 - (asked > 0 && length > 0 ? portion(count, of) : neutral))
    }
    countShared(own, value, counts)
    for (let other = 0; other < row.length; other++)
      row[other] = losses[(lossesAt[other] as number) + (counts[other] as number)] as number
  })
}
