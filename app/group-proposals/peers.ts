import path from 'node:path'
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads'
import { projectRoot } from '#foundation/environment.ts'
import { makePeers, type PeerPair } from '../peer-matching/peers.ts'
import { provePeers } from '../peer-matching/proof.ts'
import { solvePeers } from '../peer-matching/solve.ts'
import { type Facts, weighPeers } from './facts.ts'
import type { Reason } from './proposal.ts'

/** People put together, and those who are left over. */
export interface PeerGroups {
  readonly groups: readonly (readonly { readonly personId: string; readonly reasons: readonly Reason[] }[])[]
  readonly left: readonly string[]
}

/** Pairs everybody up at the least cost there is, and lets whoever is left join a pair; the answer has been proved. */
export function findPeers(people: readonly Facts[]): PeerGroups {
  const pairs: PeerPair[] = []
  for (const [one, facts] of people.entries())
    for (let other = one + 1; other < people.length; other++) {
      const weight = weighPeers(facts, people[other] as Facts)
      if (weight) pairs.push([one, other, weight.cost])
    }
  const peers = makePeers({ people: people.length, trios: true }, pairs)
  const solution = solvePeers(peers)
  const complaints = provePeers(peers, solution)
  if (complaints.length > 0) throw new Error(`The proof does not hold: ${complaints.join('; ')}`)
  const third = new Map(solution.trios.map(({ person, pair: [low] }) => [low, person]))
  const groups: number[][] = []
  for (const [one, other] of solution.mate.entries()) {
    if (other <= one) continue
    const joining = third.get(one)
    groups.push(joining === undefined ? [one, other] : [one, other, joining])
  }
  const placed = new Set(groups.flat())
  const facts = (at: number) => people[at] as Facts
  return {
    groups: groups.map((group) =>
      group.map((at) => ({
        personId: facts(at).personId,
        reasons: reasonsIn(
          group.filter((who) => who !== at),
          at,
        ),
      })),
    ),
    left: people.flatMap(({ personId }, at) => (placed.has(at) ? [] : [personId])),
  }

  function reasonsIn(others: readonly number[], at: number): Reason[] {
    const nearest = others[0] as number
    return weighPeers(facts(at), facts(nearest))?.reasons ?? []
  }
}

/** The same in a thread of its own, so that nothing else waits. @returns nothing where it was stopped */
export async function findPeersApart(people: readonly Facts[], signal: AbortSignal): Promise<PeerGroups | undefined> {
  if (signal.aborted) return undefined
  const { promise, resolve, reject } = Promise.withResolvers<PeerGroups | undefined>()
  const worker = new Worker(path.join(projectRoot, 'app/group-proposals/peers.ts'), {
    workerData: { peerFacts: people },
    execArgv: ['--disable-warning=ExperimentalWarning'],
  })
  const stop = () => resolve(undefined)
  signal.addEventListener('abort', stop)
  worker.once('error', reject)
  worker.once('message', resolve)
  worker.once('exit', () => reject(new Error('The thread ended without an answer.')))
  try {
    return await promise
  } finally {
    signal.removeEventListener('abort', stop)
    await worker.terminate()
  }
}

if (!isMainThread && workerData?.peerFacts) parentPort?.postMessage(findPeers(workerData.peerFacts as Facts[]))
