import { z } from 'zod'
import { BadProblem, costOf, type Problem, type Solution } from './problem.ts'

const whole = z.int()

/** The format `alongside-matching-result/1`. */
const resultSchema = z.strictObject({
  format: z.literal('alongside-matching-result/1'),
  policy: z.enum(['best', 'fairest', 'stable']),
  mate: z.array(whole.min(-1)),
  matched: whole.min(0),
  cost: whole.min(0),
  certificate: z.strictObject({ mentorPrice: z.array(whole), unmatchedPrice: z.array(whole) }),
  blocking: whole.min(0),
  milliseconds: z.strictObject({ read: z.number(), solve: z.number(), prove: z.number() }),
})
export type Result = z.output<typeof resultSchema>

/** What a solved problem comes to, ready to be written. */
export function makeResult(
  problem: Problem,
  { mate, mentorPrice, unmatchedPrice }: Solution,
  { blocking, milliseconds }: Pick<Result, 'blocking' | 'milliseconds'>,
): Result {
  return {
    format: 'alongside-matching-result/1',
    policy: 'best',
    mate: Array.from(mate),
    matched: matchedIn(mate),
    cost: costOfAnswer(problem, mate),
    certificate: { mentorPrice: [...mentorPrice], unmatchedPrice: [...unmatchedPrice] },
    blocking,
    milliseconds,
  }
}

export function matchedIn(mate: Int32Array): number {
  return mate.reduce((count, mentor) => count + (mentor >= 0 ? 1 : 0), 0)
}

/** The total cost of an answer's pairs. */
export function costOfAnswer(problem: Problem, mate: Int32Array): number {
  return mate.reduce((sum, mentor, mentee) => sum + (costOf(problem, mentee, mentor) ?? 0), 0)
}

/** A result as JSON, a field a line. */
export function writeResult(result: Result): string {
  const fields = Object.entries(result).map(([name, value]) => `  "${name}": ${JSON.stringify(value)}`)
  return `{\n${fields.join(',\n')}\n}\n`
}

/** Reads a result, so that its certificate can be checked against the instance by anyone. */
export function readResult(text: string): Result {
  const read = resultSchema.safeParse(JSON.parse(text))
  if (read.success) return read.data
  const { path, message } = read.error.issues[0] ?? { path: [], message: 'not a result' }
  throw new BadProblem(
    `$${path.map((step) => (typeof step === 'number' ? `[${step}]` : `.${String(step)}`)).join('')}`,
    message,
  )
}
