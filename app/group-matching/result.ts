import { z } from 'zod'
import { BadProblem } from '#app/matching/problem.ts'
import { type GroupProblem, peopleOfOffers } from './problem.ts'
import type { Ended } from './run.ts'
import type { Standing } from './search.ts'

const whole = z.int()
const count = whole.min(0)
const worth = z.strictObject({ unplaced: count, short: count, cost: count })

/** The format `alongside-groups-result/1`. */
const resultSchema = z.strictObject({
  format: z.literal('alongside-groups-result/1'),
  groups: z.array(z.strictObject({ leads: z.array(count), members: z.array(count) })),
  placed: count,
  unplaced: z.array(count),
  short: count,
  cost: count,
  ended: z.enum(['proved', 'time', 'stopped']),
  /** What no answer can be better than. */
  least: worth,
  /** Percent by which the cost might still be lower; null while it is not known how many can be placed. */
  gap: z.number().min(0).nullable(),
  /** Prices that prove it exactly, where bounds are all there is. */
  certificate: z
    .strictObject({ placePrice: z.array(whole), leadPrice: z.array(whole), unplacedPrice: whole, shortPrice: whole })
    .optional(),
  milliseconds: z.strictObject({ read: z.number(), solve: z.number(), prove: z.number() }),
})
export type GroupsResult = z.output<typeof resultSchema>

/** What a run comes to, ready to be written. */
export function makeGroupsResult(
  problem: GroupProblem,
  { taken, worth, least, certificate, ended }: Ended,
  milliseconds: GroupsResult['milliseconds'],
): GroupsResult {
  const person = peopleOfOffers(problem)
  const groups = Array.from({ length: problem.groups }, () => ({ leads: [] as number[], members: [] as number[] }))
  const placed = new Set<number>()
  for (const [at, is] of taken.entries()) {
    if (is !== 1) continue
    placed.add(person[at] as number)
    groups[problem.group[at] as number]?.[problem.lead[at] === 1 ? 'leads' : 'members'].push(person[at] as number)
  }
  const wanted = Array.from(problem.leastGroups.keys()).filter((who) => (problem.leastGroups[who] as number) > 0)
  return {
    format: 'alongside-groups-result/1',
    groups,
    placed: placed.size,
    unplaced: wanted.filter((who) => !placed.has(who)),
    ...{ short: worth.short, cost: worth.cost, ended, least, gap: gapOf({ worth, least }) },
    certificate: certificate && {
      ...{ placePrice: [...certificate.placePrice], leadPrice: [...certificate.leadPrice] },
      ...{ unplacedPrice: certificate.unplacedPrice, shortPrice: certificate.shortPrice },
    },
    milliseconds,
  }
}

/** Percent by which the cost might still be lower; null while it is not known how many people can be placed. */
export function gapOf({ worth, least }: Pick<Standing, 'worth' | 'least'>): number | null {
  if (worth.unplaced !== least.unplaced || worth.short !== least.short) return null
  return worth.cost === least.cost ? 0 : (100 * (worth.cost - least.cost)) / worth.cost
}

/** How good an answer is known to be, in words. */
export function sayProof({ gap, unplaced, short, least }: GroupsResult): string {
  if (gap === 0) return 'proved best'
  if (gap !== null) return `proved within ${gap < 0.01 ? 'less than 0.01' : (Math.ceil(gap * 100) / 100).toString()} %`
  if (unplaced.length > least.unplaced)
    return `not proved: perhaps ${unplaced.length - least.unplaced} more can be placed`
  return `not proved: perhaps ${short - least.short} more of the groups people are to be in can be had`
}

/** A result as JSON, a field a line. */
export function writeGroupsResult(result: GroupsResult): string {
  const fields = Object.entries(result).filter(([, value]) => value !== undefined)
  return `{\n${fields.map(([name, value]) => `  "${name}": ${JSON.stringify(value)}`).join(',\n')}\n}\n`
}

/** Reads a result. @throws BadProblem that begins with where */
export function readGroupsResult(text: string): GroupsResult {
  const read = resultSchema.safeParse(JSON.parse(text))
  if (read.success) return read.data
  const { path, message } = read.error.issues[0] ?? { path: [], message: 'not a result' }
  const where = path.map((step) => (typeof step === 'number' ? `[${step}]` : `.${String(step)}`)).join('')
  throw new BadProblem(`$${where}`, message)
}
