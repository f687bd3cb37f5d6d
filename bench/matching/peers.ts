// The solvers ours is measured against: whichever are present on this machine. Nothing is installed.
import { spawn, spawnSync } from 'node:child_process'
import path from 'node:path'

/** One run: milliseconds of processor time without reading, how many were matched, and the cost. */
export interface Run {
  readonly milliseconds: number
  readonly matched: number
  readonly cost: number
}

export interface Peer {
  readonly name: string
  /** Solves an instance in a file once; null where it cannot take part or needs too long. */
  run(file: string): Promise<Run | null>
}

const here = import.meta.dirname
const patience = 300_000

/** Compiles and looks for peers; what is missing is told and left out. */
export function findPeers(folder: string): { peers: Peer[]; missing: string[] } {
  const peers: Peer[] = []
  const missing: string[] = []
  const lemon = path.join(folder, 'lemon-peer')
  const compiled = spawnSync('g++', ['-O3', '-march=native', '-o', lemon, path.join(here, 'peers.cpp')])
  if (compiled.status === 0)
    for (const [name, kind] of [
      ['LEMON NetworkSimplex', 'network-simplex'],
      ['LEMON CostScaling', 'cost-scaling'],
    ] as const)
      peers.push({ name, run: (file) => once(lemon, [kind, '1', file]) })
  else missing.push('LEMON (g++ and its headers)')
  const python = ['python3', '/usr/bin/python3'].find((each) => spawnSync(each, ['-c', 'import scipy']).status === 0)
  if (python)
    for (const [name, kind] of [
      ['SciPy dense', 'dense'],
      ['SciPy sparse', 'sparse'],
    ] as const)
      peers.push({ name, run: (file) => once(python, [path.join(here, 'peers.py'), kind, '1', file]) })
  else missing.push('SciPy (python3)')
  peers.push({ name: 'HiGHS', run: (file) => once(process.execPath, [path.join(here, 'highs.ts'), file]) })
  return { peers, missing }
}

function once(command: string, args: string[]): Promise<Run | null> {
  return new Promise((resolve) => {
    const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'ignore'], timeout: patience })
    let text = ''
    child.stdout.on('data', (piece) => {
      text += piece
    })
    child.on('error', () => resolve(null))
    child.on('close', (code) => {
      const [milliseconds, matched, cost] = text.trim().split(' ').map(Number)
      const isRun = code === 0 && milliseconds !== undefined && matched !== undefined && cost !== undefined
      resolve(isRun ? { milliseconds, matched, cost } : null)
    })
  })
}
