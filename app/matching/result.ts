import { z } from 'zod'
import { type Answer, policies } from './policy.ts'
import { BadProblem, type Certificate, costOfAnswer, matchedIn, type Problem } from './problem.ts'

const whole = z.int()

const certificate = z.strictObject({ mentorPrice: z.array(whole), unmatchedPrice: z.array(whole) })

/** The format `alongside-matching-result/1`. */
const resultSchema = z.strictObject({
  format: z.literal('alongside-matching-result/1'),
  policy: z.enum(policies),
  mate: z.array(whole.min(-1)),
  matched: whole.min(0),
  cost: whole.min(0),
  /** A stable answer needs none: its check looks at every pair. */
  certificate: certificate.optional(),
  /** Only of a fairest answer: its dearest pair, and what proves that it could not be cheaper. */
  worst: whole.min(-1).optional(),
  witness: z.strictObject({ all: certificate, below: certificate.extend({ mate: z.array(whole.min(-1)) }) }).optional(),
  blocking: whole.min(0),
  milliseconds: z.strictObject({ read: z.number(), solve: z.number(), prove: z.number() }),
})
export type Result = z.output<typeof resultSchema>

/** What a solved problem comes to, ready to be written. */
export function makeResult(
  problem: Problem,
  answer: Answer,
  { blocking, milliseconds }: Pick<Result, 'blocking' | 'milliseconds'>,
): Result {
  const { policy, mate } = answer
  return {
    format: 'alongside-matching-result/1',
    policy,
    mate: Array.from(mate),
    matched: matchedIn(mate),
    cost: costOfAnswer(problem, mate),
    ...proofOf(answer),
    blocking,
    milliseconds,
  }
}

/** What proves an answer under its policy, as a result holds it. */
export function proofOf(answer: Answer): Pick<Result, 'certificate' | 'worst' | 'witness'> {
  const { policy } = answer
  if (policy === 'stable') return {}
  if (policy === 'best') return { certificate: pricesOf(answer) }
  const below = { mate: Array.from(answer.below.mate), ...pricesOf(answer.below) }
  return { certificate: pricesOf(answer), worst: answer.worst, witness: { all: pricesOf(answer.all), below } }
}

/** The answer in a result, to be checked again. */
export function answerOf({ policy, mate, certificate, worst, witness }: Result): Answer {
  const seats = Int32Array.from(mate)
  if (policy === 'stable') return { policy, mate: seats }
  if (!certificate) throw new BadProblem('$.certificate', `a ${policy} answer needs one`)
  if (policy === 'best') return { policy, mate: seats, ...certificate }
  if (worst === undefined || !witness) throw new BadProblem('$.witness', 'a fairest answer needs worst and witness')
  const below = { ...witness.below, mate: Int32Array.from(witness.below.mate) }
  return { policy, mate: seats, ...certificate, worst, all: witness.all, below }
}

function pricesOf({ mentorPrice, unmatchedPrice }: Certificate): z.output<typeof certificate> {
  return { mentorPrice: [...mentorPrice], unmatchedPrice: [...unmatchedPrice] }
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
