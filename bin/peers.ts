import { readPeers } from '#app/peer-matching/instance.ts'
import { provePeers } from '#app/peer-matching/proof.ts'
import { makePeersResult, writePeersResult } from '#app/peer-matching/result.ts'
import { solvePeers } from '#app/peer-matching/solve.ts'
import { timed } from './timing.ts'

/**
 * `alongside match --peers`: reads, solves and proves; an answer that is not proved is a fault, and never written.
 *
 * @throws BadProblem that begins with what cannot be used
 */
export function matchPeers(bytes: Uint8Array): { text: string; summary: string } {
  const [read, peers] = timed(() => readPeers(bytes))
  const [solving, solution] = timed(() => solvePeers(peers))
  const [prove, complaints] = timed(() => provePeers(peers, solution))
  if (complaints.length > 0)
    throw new Error(`The answer could not be proved, so it is not given: ${complaints.slice(0, 5).join('; ')}`)
  const result = makePeersResult(peers, solution, { read, solve: solving, prove })
  const summary = `${2 * result.pairs} of ${peers.people} people in pairs, cost ${result.cost}; ${result.trios.length} joined a pair, cost ${result.trioCost}; ${result.alone} alone; proved best; read ${read} ms, solve ${solving} ms, prove ${prove} ms`
  return { text: writePeersResult(result), summary }
}
