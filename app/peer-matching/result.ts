import { z } from 'zod'
import { BadProblem } from '#app/matching/problem.ts'
import { costOfPair, type PeerSolution, type Peers } from './peers.ts'

const whole = z.int()

const certificateSchema = z.strictObject({
  unmatchedPrice: whole.min(0),
  price: z.array(whole),
  inside: z.array(whole.min(-1)),
  blossoms: z.array(z.tuple([whole.min(0), whole.min(-1)])),
})

/** The format `alongside-peers-result/1`. */
const resultSchema = z.strictObject({
  format: z.literal('alongside-peers-result/1'),
  mate: z.array(whole.min(-1)),
  pairs: whole.min(0),
  cost: whole.min(0),
  trios: z.array(z.tuple([whole.min(0), whole.min(0), whole.min(0)])),
  trioCost: whole.min(0),
  alone: whole.min(0),
  certificate: certificateSchema,
  trioCertificate: certificateSchema,
  milliseconds: z.strictObject({ read: z.number(), solve: z.number(), prove: z.number() }),
})
export type PeersResult = z.output<typeof resultSchema>

/** What a solved problem comes to, ready to be written. */
export function makePeersResult(
  peers: Peers,
  { mate, certificate, trios, trioCertificate }: PeerSolution,
  milliseconds: PeersResult['milliseconds'],
): PeersResult {
  const paired = mate.reduce((count, other) => count + (other >= 0 ? 1 : 0), 0)
  return {
    format: 'alongside-peers-result/1',
    mate: Array.from(mate),
    pairs: paired / 2,
    cost: costOfPairs(peers, mate),
    trios: trios.map(({ person, pair }) => [person, ...pair]),
    trioCost: trios.reduce((sum, { cost }) => sum + cost, 0),
    alone: peers.people - paired - trios.length,
    certificate: plain(certificate),
    trioCertificate: plain(trioCertificate),
    milliseconds,
  }
}

function plain(certificate: PeerSolution['certificate']): PeersResult['certificate'] {
  return structuredClone(certificate) as PeersResult['certificate']
}

/** The total cost of all pairs, trios apart. */
export function costOfPairs(peers: Peers, mate: ArrayLike<number>): number {
  return Array.from(mate).reduce(
    (sum, other, person) => sum + (person < other ? (costOfPair(peers, person, other) ?? 0) : 0),
    0,
  )
}

/** A result as JSON, a field a line. */
export function writePeersResult(result: PeersResult): string {
  const fields = Object.entries(result).map(([name, value]) => `  "${name}": ${JSON.stringify(value)}`)
  return `{\n${fields.join(',\n')}\n}\n`
}

/**
 * Reads a result, so that its certificates can be checked against the instance by anyone; `solutionOf` makes it ready.
 *
 * @throws BadProblem that begins with the field of the first fault
 */
export function readPeersResult(text: string): PeersResult {
  const read = resultSchema.safeParse(JSON.parse(text))
  if (read.success) return read.data
  const { path, message } = read.error.issues[0] ?? { path: [], message: 'not a result' }
  const where = path.map((step) => (typeof step === 'number' ? `[${step}]` : `.${String(step)}`)).join('')
  throw new BadProblem(`$${where}`, message)
}

/** A result as `provePeers` wants it. */
export function solutionOf(peers: Peers, { mate, trios, certificate, trioCertificate }: PeersResult): PeerSolution {
  return {
    mate: Int32Array.from(mate),
    certificate,
    trioCertificate,
    trios: trios.map(([person, low, high]) => ({
      person,
      pair: [low, high],
      cost: (costOfPair(peers, person, low) ?? 0) + (costOfPair(peers, person, high) ?? 0),
    })),
  }
}
