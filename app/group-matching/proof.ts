import type { Certificate } from './flow.ts'
import type { GroupProblem, Taken } from './problem.ts'

/** What an answer is worth, in the order that counts; each as low as can be. */
export interface Worth {
  /** People who are to be in a group and are in none. */
  readonly unplaced: number
  /** Groups that people who are in one are still short of. */
  readonly short: number
  /** The costs of what is taken and of wishes to be together that are not met. */
  readonly cost: number
}

/** What an answer is worth, counted from the problem alone. */
export function worthOf(problem: GroupProblem, taken: Taken): Worth {
  const { people, rowStart, cost, leastGroups, together } = problem
  let [unplaced, short, sum] = [0, 0, 0]
  for (let person = 0; person < people; person++) {
    let held = 0
    for (let at = rowStart[person] ?? 0; at < (rowStart[person + 1] ?? 0); at++) {
      if (taken[at] !== 1) continue
      held++
      sum += cost[at] ?? 0
    }
    const wanted = leastGroups[person] ?? 0
    if (wanted > 0 && held === 0) unplaced++
    short += Math.max(0, wanted - Math.max(1, held))
  }
  for (const [person, other, price] of together)
    if (!groupsOf(problem, taken, person).some((group) => groupsOf(problem, taken, other).includes(group))) sum += price
  return { unplaced, short, cost: sum }
}

/**
 * Checks an answer against every bound and every rule, trusting nobody: it shares no code with any solver and looks
 * only at the problem as it was given. Returns what is wrong; nothing wrong means everything is kept.
 */
export function findBreaches(problem: GroupProblem, taken: Taken): string[] {
  const { people, groups, group, lead, balance, apart } = problem
  if (taken.length !== group.length) return [`${group.length} offers there are, ${taken.length} are answered`]
  const breaches: string[] = []
  const inside: number[][] = Array.from({ length: groups }, () => [])
  const leading = new Array<number>(groups).fill(0)
  for (let person = 0; person < people; person++) {
    const held = groupsOf(problem, taken, person)
    if (new Set(held).size < held.length) breaches.push(`person ${person} is twice in one group`)
    if (held.length > (problem.mostGroups[person] ?? 0)) breaches.push(`person ${person} is in ${held.length} groups`)
    for (const each of held) inside[each]?.push(person)
  }
  taken.forEach((is, at) => {
    if (is !== 0 && is !== 1) breaches.push(`offer ${at} is neither taken nor left`)
    if (is === 1 && lead[at] === 1) leading[group[at] ?? 0] = (leading[group[at] ?? 0] ?? 0) + 1
  })
  inside.forEach((members, at) => {
    const within = (count: number, least = 0, most = Number.POSITIVE_INFINITY, what = 'people') => {
      if (count < least) breaches.push(`group ${at} has ${count} ${what}, at least ${least} are required`)
      if (count > most) breaches.push(`group ${at} has ${count} ${what}, at most ${most} are allowed`)
    }
    within(members.length, problem.least[at], problem.most[at])
    within(leading[at] ?? 0, problem.leastLeads[at], problem.mostLeads[at], 'leads')
    for (const { name, of, value, least, most } of balance) {
      const counted = new Map<number, number>(value === undefined ? [] : [[value, 0]])
      for (const person of members) {
        const its = of[person] ?? -1
        if (its >= 0 && (value === undefined || value === its)) counted.set(its, (counted.get(its) ?? 0) + 1)
      }
      // A group that may hold nobody is not mixed.
      for (const [its, count] of counted)
        within(count, (problem.most[at] ?? 0) > 0 ? least : 0, most, `of ${name} ${its}`)
    }
    for (const [person, other] of apart)
      if (members.includes(person) && members.includes(other))
        breaches.push(`person ${person} and person ${other} are both in group ${at}`)
  })
  return breaches
}

/**
 * Checks that no answer within the bounds is better, by prices (linear programming duality, in exact arithmetic).
 * Returns what is wrong; nothing wrong means proved.
 *
 * Whatever the answer: a person costs at least the cheapest they could take for themselves, priced: any number of
 * different groups, each at cost + placePrice (+ leadPrice for a lead), unplacedPrice for none, shortPrice for each
 * group fewer than they are to be in. And a group gives back at most its price for every place it may fill. So the sum
 * of the first less the sum of the second is what any answer costs at the very least; this one costs exactly that.
 * And being left out or short is priced above every chain of moves, so that counts come before costs.
 */
export function proveBest(problem: GroupProblem, taken: Taken, certificate: Certificate): string[] {
  const { placePrice, leadPrice, unplacedPrice, shortPrice } = certificate
  const odd = [...placePrice, ...leadPrice, unplacedPrice, shortPrice].find((price) => !Number.isSafeInteger(price))
  if (odd !== undefined) return [`the price ${odd} is not a whole number that can be computed with exactly`]
  if (placePrice.length !== problem.groups || leadPrice.length !== problem.groups)
    return [`${problem.groups} prices of places and of leads are needed`]
  const complaints = findBreaches(problem, taken)
  const { unplaced, short, cost } = worthOf(problem, taken)
  const reached = BigInt(cost) + BigInt(unplaced) * BigInt(unplacedPrice) + BigInt(short) * BigInt(shortPrice)
  let bound = 0n
  for (let person = 0; person < problem.people; person++) bound += cheapestFor(problem, person, certificate)
  for (let at = 0; at < problem.groups; at++)
    bound -=
      givesBack(placePrice[at], problem.least[at], problem.most[at]) +
      givesBack(leadPrice[at], problem.leastLeads[at], problem.mostLeads[at])
  if (reached !== bound) complaints.push(`the prices leave room for an answer that costs ${reached - bound} less`)
  const dearest = problem.cost.reduce((most, each) => Math.max(most, each), 0)
  const chain = BigInt(dearest) * BigInt(Math.min(problem.people, 2 * problem.groups))
  if (BigInt(shortPrice) <= chain) complaints.push('the price of a missing group does not rule out a chain of moves')
  if (BigInt(unplacedPrice) < 3n * BigInt(shortPrice))
    complaints.push('the price of being left out does not come before that of a missing group')
  return complaints
}

function groupsOf({ rowStart, group }: GroupProblem, taken: Taken, person: number): number[] {
  const held: number[] = []
  for (let at = rowStart[person] ?? 0; at < (rowStart[person + 1] ?? 0); at++)
    if (taken[at] === 1) held.push(group[at] ?? 0)
  return held
}

function cheapestFor(problem: GroupProblem, person: number, prices: Certificate): bigint {
  const ofGroup = new Map<number, bigint>()
  for (let at = problem.rowStart[person] ?? 0; at < (problem.rowStart[person + 1] ?? 0); at++) {
    const to = problem.group[at] ?? 0
    const priced =
      BigInt(problem.cost[at] ?? 0) +
      BigInt(prices.placePrice[to] ?? 0) +
      (problem.lead[at] === 1 ? BigInt(prices.leadPrice[to] ?? 0) : 0n)
    const before = ofGroup.get(to)
    if (before === undefined || priced < before) ofGroup.set(to, priced)
  }
  const priced = [...ofGroup.values()].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0))
  const wanted = problem.leastGroups[person] ?? 0
  let best: bigint | undefined
  let sum = 0n
  for (let held = 0; held <= Math.min(priced.length, problem.mostGroups[person] ?? 0); held++) {
    if (held > 0) sum += priced[held - 1] ?? 0n
    const left = wanted > 0 && held === 0 ? BigInt(prices.unplacedPrice) : 0n
    const total = sum + left + BigInt(Math.max(0, wanted - Math.max(1, held))) * BigInt(prices.shortPrice)
    if (best === undefined || total < best) best = total
  }
  return best ?? 0n
}

function givesBack(price = 0, least = 0, most = 0): bigint {
  return BigInt(price) * BigInt(price > 0 ? most : least)
}
