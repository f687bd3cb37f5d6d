import { type CriterionKey, criterionKeys, type Policy } from '../programs/policy.ts'
import { type Candidate, unknownCandidate } from './candidate.ts'
import { type Columns, type ListKey, listKeys, type SideColumns } from './columns.ts'
import { portion } from './criterion.ts'
import { neutral } from './reason.ts'
import { brokenRule } from './rule.ts'
import { lossBy } from './score.ts'

/** Added to what a pair loses where a rule forbids it: more than any pair can lose, and so often as rules are. */
export const forbidden = 2 ** 14
/** Rows of a facet are all kept where they come to no more numbers than this. */
const mostKept = 2 ** 22
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

  constructor(
    mentees: Uint16Array,
    mentors: Uint16Array,
    fill: (value: number, row: Uint16Array) => void,
    width = 1 + highest(mentors),
  ) {
    this.mentees = mentees
    this.mentors = mentors
    this.height = 1 + highest(mentees)
    this.width = width
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
  const mentees = pairsOf(one.mentees, other.mentees, other.height)
  const mentors = pairsOf(one.mentors, other.mentors, other.width)
  return new Facet(mentees.values, mentors.values, (value, row) => {
    addTwo(
      one.row(mentees.first[value] as number),
      mentors.first,
      other.row(mentees.second[value] as number),
      mentors.second,
      row,
    )
  })
}

function addTwo(one: Uint16Array, at: Uint16Array, other: Uint16Array, otherAt: Uint16Array, to: Uint16Array): void {
  for (let each = 0; each < at.length; each++)
    to[each] = (one[at[each] as number] as number) + (other[otherAt[each] as number] as number)
}

/** Numbers the pairs of values that there are; `height`: second values are below it. */
function pairsOf(first: Uint16Array, second: Uint16Array, height: number) {
  const numbers = new Int32Array((1 + highest(first)) * height).fill(-1)
  const values = new Uint16Array(first.length)
  const there: number[] = []
  for (let row = 0; row < first.length; row++) {
    const pair = (first[row] as number) * height + (second[row] as number)
    if (numbers[pair] === -1) numbers[pair] = there.push(pair) - 1
    values[row] = numbers[pair] as number
  }
  return {
    values,
    first: Uint16Array.from(there, (pair) => Math.floor(pair / height)),
    second: Uint16Array.from(there, (pair) => pair % height),
  }
}

function highest(values: Uint16Array): number {
  let most = 0
  for (let row = 0; row < values.length; row++) if ((values[row] as number) > most) most = values[row] as number
  return most
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

/**
 * One of the criteria that compare lists; `issues`, `levels` and `subjects` ask what of the mentee's is met. Most lists
 * have nothing in common: what a row loses where nothing is shared is copied, and the lists of each id the mentee's has
 * take one step further in a table of losses.
 */
function ofLists({ mentees, mentors, shared: { lists } }: Columns, key: ListKey, weight: number): Facet {
  const { length, start, ids, startOf, lists: holders } = lists[key]
  const isShare = key !== 'channels' && key !== 'times'
  const codes = (side: SideColumns) => side.lists[key]
  const most = 1 + length.reduce((longest, each) => Math.max(longest, each), 0)
  const lossOf = (asked: number, offered: number, count: number) => {
    const of = isShare ? asked : Math.min(asked, offered)
    return weight * (100 - (asked > 0 && offered > 0 ? portion(Math.min(count, of), of) : neutral))
  }
  /** By length of the mentee's list: what is lost, by length of the mentor's and by how many ids are shared. */
  const losses = Array.from({ length: most }, (_, asked) =>
    Uint16Array.from({ length: most * most }, (__, at) => lossOf(asked, Math.floor(at / most), at % most)),
  )
  const first = Uint16Array.from(length, (each) => each * most)
  const unshared = losses.map((each) => Uint16Array.from(first, (at) => each[at] as number))
  const reached = new Uint16Array(first.length)
  const fill = (value: number, row: Uint16Array) => {
    const asked = length[value] as number
    const own = losses[asked] as Uint16Array
    row.set(unshared[asked] as Uint16Array)
    reached.set(first)
    for (let each = start[value] as number; each < (start[value + 1] as number); each++) {
      const id = ids[each] as number
      stepOn(holders, startOf[id] as number, startOf[id + 1] as number, reached, own, row)
    }
  }
  return new Facet(codes(mentees), codes(mentors), fill, length.length)
}

/** Counts one id more for some lists, and writes what they lose now. */
function stepOn(
  lists: Uint16Array,
  begin: number,
  end: number,
  reached: Uint16Array,
  losses: Uint16Array,
  row: Uint16Array,
): void {
  for (let at = begin; at < end; at++) {
    const list = lists[at] as number
    const next = (reached[list] as number) + 1
    reached[list] = next
    row[list] = losses[next] as number
  }
}
