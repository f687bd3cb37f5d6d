import { decode, parse } from '#app/matching/instance.ts'
import { BadProblem } from '#app/matching/problem.ts'
import { type GivenGroups, type GroupProblem, makeGroupProblem, type Offer, peopleOfOffers } from './problem.ts'

const format = 'alongside-groups/1'
const fields = [
  ...['format', 'people', 'groups', 'least', 'most', 'leastLeads', 'mostLeads', 'leastGroups', 'mostGroups'],
  ...['pairs', 'leads', 'balance', 'apart', 'together'],
]

/**
 * Reads an instance, JSON in UTF-8 as the README describes it.
 * @throws BadProblem that begins with where: a byte, or a path as `$.pairs[7][1]`
 */
export function readGroups(bytes: Uint8Array): GroupProblem {
  const given = parse(decode(bytes))
  if (typeof given !== 'object' || given === null || Array.isArray(given))
    throw new BadProblem('$', `an object with "format": "${format}" is needed`)
  const said = given as Record<string, unknown>
  if (said.format !== format)
    throw new BadProblem('$.format', `"${format}" is needed, not ${JSON.stringify(said.format) ?? 'nothing'}`)
  const stranger = Object.keys(said).find((field) => !fields.includes(field))
  if (stranger !== undefined) throw new BadProblem(`$.${stranger}`, `${format} has no such field`)
  return makeGroupProblem(given as GivenGroups)
}

/** An instance as JSON, every default said. */
export function writeGroups(problem: GroupProblem): string {
  const person = peopleOfOffers(problem)
  const offers = { pairs: [] as Offer[], leads: [] as Offer[] }
  for (const [at, group] of problem.group.entries())
    offers[problem.lead[at] === 1 ? 'leads' : 'pairs'].push([person[at] as number, group, problem.cost[at] as number])
  const bounds = ['least', 'most', 'leastLeads', 'mostLeads', 'leastGroups', 'mostGroups'] as const
  const given = {
    format,
    ...{ people: problem.people, groups: problem.groups },
    ...Object.fromEntries(bounds.map((part) => [part, [...problem[part]]])),
    ...offers,
    balance: problem.balance.map((rule) => ({
      ...rule,
      of: Array.from(rule.of, (value) => (value < 0 ? null : value)),
      least: rule.value === undefined ? undefined : rule.least,
    })),
    ...{ apart: problem.apart, together: problem.together },
  }
  const lines = Object.entries(given).map(([name, value]) => `  "${name}": ${JSON.stringify(value)}`)
  return `{\n${lines.join(',\n')}\n}\n`
}
