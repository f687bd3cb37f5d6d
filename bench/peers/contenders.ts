// Who is measured by `npm run bench -- peers`: whichever of them this machine has.
import { spawnSync } from 'node:child_process'
import { createRequire } from 'node:module'
import path from 'node:path'
import { edgesOf, type Peers } from '#app/peer-matching/peers.ts'
import { costOfPairs } from '#app/peer-matching/result.ts'
import { matchAtLeastCost } from '#app/peer-matching/solve.ts'

export interface Measured {
  readonly name: string
  /** CPU time of the algorithm alone, all threads, reading apart. */
  readonly milliseconds: number
  readonly pairs: number
  readonly cost: number
}

export interface Contender {
  readonly name: string
  /** Takes minutes on large instances: only asked for small ones, once. */
  readonly isSlow: boolean
  run(peers: Peers, file: string): Measured[]
}

const here = import.meta.dirname
const patience = 60_000

/** Ours, in this process: warm, as in a server that has matched before, since each turn begins with one not counted. */
const ours: Contender = {
  name: 'alongside',
  isSlow: false,
  run(peers) {
    const edges = edgesOf(peers)
    for (let round = 0; round < Math.min(20, 5000 / peers.people); round++) matchAtLeastCost(edges)
    const [milliseconds, { mate }] = cpuTime(() => matchAtLeastCost(edges))
    return [{ name: 'alongside', milliseconds, pairs: pairsIn(mate), cost: costOfPairs(peers, mate) }]
  },
}

/** Everybody there is; the C++ program is compiled into `folder`. */
export function findContenders(folder: string): Contender[] {
  const lemon = path.join(folder, 'lemon')
  const compiled = spawnSync('g++', ['-O3', '-march=native', '-o', lemon, path.join(here, 'lemon.cpp')])
  const python = spawnSync('python3', ['-c', 'import networkx'])
  return [
    ours,
    program('alongside, once', false, process.execPath, path.join(here, 'once.ts')),
    ...(compiled.status === 0 ? [program('lemon', false, lemon)] : []),
    ...(python.status === 0 ? [program('networkx', true, 'python3', path.join(here, 'networkx_matching.py'))] : []),
    ...edmondsBlossom(),
  ]
}

/** A program that reads a binary instance and prints lines of name, milliseconds, pairs and cost. */
function program(name: string, isSlow: boolean, command: string, ...args: string[]): Contender {
  return {
    name,
    isSlow,
    run(_, file) {
      const { status, stdout, stderr } = spawnSync(command, [...args, file], { encoding: 'utf8', timeout: patience })
      if (status === null) return []
      if (status !== 0) throw new Error(`${name} ended with ${status}: ${stderr}`)
      return stdout
        .trim()
        .split('\n')
        .map((line) => {
          const [said = '', milliseconds, pairs, cost] = line.split(/ (?=[\d.]+(?: |$))/)
          return { name: said, milliseconds: Number(milliseconds), pairs: Number(pairs), cost: Number(cost) }
        })
    },
  }
}

function edmondsBlossom(): Contender[] {
  const require = createRequire(import.meta.url)
  let match: (edges: number[][], maxCardinality: boolean) => number[]
  try {
    match = require('edmonds-blossom')
  } catch {
    return []
  }
  const run = (peers: Peers): Measured[] => {
    const { tail, head, cost } = edgesOf(peers)
    const dearest = peers.cost.reduce((most, each) => Math.max(most, each), 0)
    const edges = Array.from(tail, (one, at) => [one, head[at] ?? 0, dearest - (cost[at] ?? 0)])
    const [milliseconds, mate] = cpuTime(() => match(edges, true))
    const all = Int32Array.from({ length: peers.people }, (_, person) => mate[person] ?? -1)
    return [{ name: 'edmonds-blossom', milliseconds, pairs: pairsIn(all), cost: costOfPairs(peers, all) }]
  }
  return [{ name: 'edmonds-blossom', isSlow: true, run }]
}

function pairsIn(mate: Int32Array): number {
  return mate.reduce((count, other, person) => count + (other > person ? 1 : 0), 0)
}

function cpuTime<T>(work: () => T): [milliseconds: number, T] {
  const before = process.cpuUsage()
  const done = work()
  const { user, system } = process.cpuUsage(before)
  return [(user + system) / 1000, done]
}
