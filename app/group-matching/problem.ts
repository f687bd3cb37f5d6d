import { BadProblem, checkList, checkWhole, jsonPath, mostCost, type Whereabouts } from '#app/matching/problem.ts'

/**
 * Which groups each person is in, as numbers: people and groups are places in a list; only an offer can be taken.
 *
 * An offer is one person, in one group, leading it or as a member, at a cost. The offers of person `p` are
 * `rowStart[p]` up to `rowStart[p + 1]` of `group`, `lead` and `cost`: groups ascending, member before lead, none twice.
 */
export interface GroupProblem {
  readonly people: number
  readonly groups: number
  /** The fewest and the most people of each group, leads included. */
  readonly least: Int32Array
  readonly most: Int32Array
  /** The fewest and the most leads of each group. */
  readonly leastLeads: Int32Array
  readonly mostLeads: Int32Array
  /** How many groups each person is to be in (0: only where somebody is needed), and may be in. */
  readonly leastGroups: Int32Array
  readonly mostGroups: Int32Array
  readonly rowStart: Int32Array
  readonly group: Int32Array
  /** 1 where the offer is to lead. */
  readonly lead: Uint8Array
  readonly cost: Int32Array
  readonly balance: readonly Balance[]
  /** People who are never in one group. */
  readonly apart: readonly (readonly [person: number, other: number])[]
  /** People who wish to share a group, and what it costs where they do not. */
  readonly together: readonly (readonly [person: number, other: number, cost: number])[]
}

/** How a group is mixed: of one value (or of each), at least and at most so many people in every group. */
export interface Balance {
  readonly name: string
  /** The value of each person (a school, a level), -1 where it has none and counts for nothing. */
  readonly of: Int32Array
  /** The value that is counted; undefined: each of them on its own. */
  readonly value?: number
  readonly least: number
  readonly most?: number
}

/** Who is in which group: 1 where an offer is taken. */
export type Taken = Uint8Array

export type Offer = readonly [person: number, group: number, cost: number]

/** A problem before it is checked: what is left out takes the default said in the README. */
export interface GivenGroups {
  readonly people: number
  readonly groups: number
  readonly least?: ArrayLike<number>
  readonly most: ArrayLike<number>
  readonly leastLeads?: ArrayLike<number>
  readonly mostLeads?: ArrayLike<number>
  readonly leastGroups?: ArrayLike<number>
  readonly mostGroups?: ArrayLike<number>
  /** Who may be a member of what. */
  readonly pairs: readonly Offer[]
  /** Who may lead what. */
  readonly leads?: readonly Offer[]
  readonly balance?: readonly GivenBalance[]
  readonly apart?: readonly (readonly [number, number])[]
  readonly together?: readonly (readonly [number, number, number])[]
}

export interface GivenBalance {
  readonly name?: string
  readonly of: readonly (number | null)[]
  readonly value?: number
  readonly least?: number
  readonly most?: number
}

export const mostPeople = 1_000_000
export const mostGroupsThereAre = 65_536

/**
 * Makes a problem from lists in any order; the lower of two costs for one offer counts.
 * @throws BadProblem that begins with where (`$.pairs[7][1]`)
 */
export function makeGroupProblem(given: GivenGroups): GroupProblem {
  const people = checkWhole(given.people, 0, mostPeople, 'number of people', () => '$.people')
  const groups = checkWhole(given.groups, 0, mostGroupsThereAre, 'number of groups', () => '$.groups')
  const list = (part: BoundField, length: number, otherwise: (at: number) => number) =>
    given[part] === undefined
      ? Int32Array.from({ length }, (_, at) => otherwise(at))
      : checkList(given[part], length, mostPeople, part, jsonPath)
  if (given.most === undefined) throw new BadProblem('$.most', 'a list is needed')
  const most = list('most', groups, () => 0)
  const least = list('least', groups, () => 0)
  const leastLeads = list('leastLeads', groups, () => 0)
  const mostLeads = list('mostLeads', groups, (at) => most[at] as number)
  const mostGroups = list('mostGroups', people, (at) => Math.max(1, given.leastGroups?.[at] ?? 1))
  const leastGroups = list('leastGroups', people, (at) => Math.min(1, mostGroups[at] as number))
  refuseCrossed('least', least, most)
  refuseCrossed('leastLeads', leastLeads, mostLeads)
  refuseCrossed('leastGroups', leastGroups, mostGroups)
  return {
    ...{ people, groups, least, most, leastLeads, mostLeads, leastGroups, mostGroups },
    ...sortOffers(people, [...checkOffers(given.pairs, 0), ...checkOffers(given.leads ?? [], 1)]),
    balance: checkEach(given.balance ?? [], 'balance', (rule, at) => checkBalance(rule, people, at)),
    apart: checkEach(given.apart ?? [], 'apart', (pair, at) => {
      const [one, other] = checkTuple(pair, 2, 'apart', at)
      return [...checkTwo(one, other, 'apart', at)] as const
    }),
    together: checkEach(given.together ?? [], 'together', (wish, at) => {
      const [one, other, cost] = checkTuple(wish, 3, 'together', at)
      const paid = checkWhole(cost, 0, mostCost, 'cost', () => jsonPath('together', at, 2))
      return [...checkTwo(one, other, 'together', at), paid] as const
    }),
  }

  function checkOffers(offers: readonly Offer[], lead: 0 | 1) {
    const part = lead ? 'leads' : 'pairs'
    return checkEach(offers, part, (offer, at) => {
      const [person, group, cost] = checkTuple(offer, 3, part, at)
      return {
        person: checkWhole(person, 0, people - 1, 'person', () => jsonPath(part, at, 0)),
        group: checkWhole(group, 0, groups - 1, 'group', () => jsonPath(part, at, 1)),
        cost: checkWhole(cost, 0, mostCost, 'cost', () => jsonPath(part, at, 2)),
        lead,
      }
    })
  }

  function checkTwo(one: unknown, other: unknown, part: string, at: number): [number, number] {
    const [first, second] = [one, other].map((who, side) =>
      checkWhole(who, 0, people - 1, 'person', () => jsonPath(part, at, side)),
    ) as [number, number]
    if (first === second) throw new BadProblem(jsonPath(part, at), `two people are needed, not ${first} twice`)
    return [first, second]
  }
}

type BoundField = 'least' | 'most' | 'leastLeads' | 'mostLeads' | 'leastGroups' | 'mostGroups'

/** Whether bounds are all there is, so that a flow answers it exactly. */
export function isPlain({ balance, apart, together }: GroupProblem): boolean {
  return balance.length + apart.length + together.length === 0
}

/** The person of each offer. */
export function peopleOfOffers({ people, rowStart, group }: GroupProblem): Int32Array {
  const person = new Int32Array(group.length)
  for (let who = 0; who < people; who++) person.fill(who, rowStart[who], rowStart[who + 1])
  return person
}

function refuseCrossed(part: string, least: Int32Array, most: Int32Array): void {
  const at = least.findIndex((fewest, place) => fewest > (most[place] as number))
  if (at >= 0) throw new BadProblem(jsonPath(part, at), `${least[at]} is more than the most allowed, ${most[at]}`)
}

function checkEach<Given, Made>(
  given: readonly Given[],
  part: string,
  check: (one: Given, at: number) => Made,
): Made[] {
  if (!Array.isArray(given)) throw new BadProblem(jsonPath(part), 'a list is needed')
  return given.map(check)
}

function checkTuple(given: unknown, length: number, part: string, at: number): readonly unknown[] {
  if (Array.isArray(given) && given.length === length) return given
  const says = { pairs: '[person, group, cost]', leads: '[person, group, cost]', apart: '[person, other]' }[part]
  throw new BadProblem(jsonPath(part, at), `${says ?? '[person, other, cost]'} is needed`)
}

function checkBalance(given: GivenBalance, people: number, at: number): Balance {
  const where: Whereabouts = (part, index) =>
    `${jsonPath('balance', at)}.${part}${index === undefined ? '' : `[${index}]`}`
  if (typeof given !== 'object' || given === null || Array.isArray(given))
    throw new BadProblem(jsonPath('balance', at), 'an object with "of" and "least" or "most" is needed')
  const stranger = Object.keys(given).find((field) => !['name', 'of', 'value', 'least', 'most'].includes(field))
  if (stranger !== undefined) throw new BadProblem(where(stranger), 'a balance has no such field')
  const { name = `balance ${at}`, of, value, least, most } = given
  if (typeof name !== 'string') throw new BadProblem(where('name'), 'a text is needed')
  if (least === undefined && most === undefined) throw new BadProblem(where('least'), '"least" or "most" is needed')
  if (least !== undefined && value === undefined)
    throw new BadProblem(where('value'), '"least" needs the value it counts')
  if (!Array.isArray(of)) throw new BadProblem(where('of'), 'a list is needed')
  const values = checkList(
    of.map((one) => (one === null ? mostCost : one)),
    people,
    mostCost,
    'of',
    where,
  ).map((one) => (one === mostCost ? -1 : one))
  const whole = (part: string, number: unknown) => checkWhole(number, 0, mostCost - 1, part, () => where(part))
  const bounds = { least: whole('least', least ?? 0), most: most === undefined ? undefined : whole('most', most) }
  if (bounds.most !== undefined && bounds.least > bounds.most)
    throw new BadProblem(where('least'), `${least} is more than the most allowed, ${most}`)
  return { name, of: values, value: value === undefined ? undefined : whole('value', value), ...bounds }
}

function sortOffers(people: number, offers: { person: number; group: number; cost: number; lead: 0 | 1 }[]) {
  const sorted = offers
    .sort((a, b) => a.person - b.person || a.group - b.group || a.lead - b.lead || a.cost - b.cost)
    .filter((offer, at, all) => {
      const before = all[at - 1]
      return before?.person !== offer.person || before.group !== offer.group || before.lead !== offer.lead
    })
  const rowStart = new Int32Array(people + 1)
  for (const { person } of sorted) rowStart[person + 1] = (rowStart[person + 1] as number) + 1
  for (let at = 0; at < people; at++) rowStart[at + 1] = (rowStart[at + 1] as number) + (rowStart[at] as number)
  return {
    rowStart,
    group: Int32Array.from(sorted, ({ group }) => group),
    lead: Uint8Array.from(sorted, ({ lead }) => lead),
    cost: Int32Array.from(sorted, ({ cost }) => cost),
  }
}
