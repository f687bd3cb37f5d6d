// How fast are peers matched, measured against LEMON, NetworkX and edmonds-blossom, whichever this machine has?
//
//   npm run bench -- peers            every family, nine rounds
//   npm run bench -- peers geometric  only families of that name
//
// CPU time, because a machine is seldom idle. All contenders take turns on the same instance, so that whatever disturbs
// one disturbs all; medians and spreads count. Every answer must have as many pairs at the same cost. Ours runs in
// this process, warm, and once more in a process of its own, where compiling it counts. Writes bench/results/peers.json.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { cpus, tmpdir, totalmem } from 'node:os'
import path from 'node:path'
import { writePeersBinary } from '#app/peer-matching/instance.ts'
import type { Peers } from '#app/peer-matching/peers.ts'
import { projectRoot } from '#foundation/environment.ts'
import { type Contender, findContenders, type Measured } from './peers/contenders.ts'
import { type Family, families } from './peers/families.ts'

interface Figure {
  readonly median: number
  readonly least: number
  readonly most: number
}
interface Row {
  readonly family: string
  readonly pairs: number
  readonly figures: Record<string, Figure>
}

const rounds = 9
const wanted = process.argv[3] ?? ''
const folder = mkdtempSync(path.join(tmpdir(), 'alongside-bench-'))
try {
  const contenders = findContenders(folder)
  console.log(`${contenders.map(({ name }) => name).join(', ')}; ${rounds} rounds, CPU milliseconds\n`)
  const rows = families.filter(({ name }) => name.includes(wanted)).map((family) => measure(family, contenders))
  if (!wanted) keep(rows)
} finally {
  rmSync(folder, { recursive: true })
}

function measure(family: Family, contenders: readonly Contender[]): Row {
  const peers = family.make()
  const file = path.join(folder, 'instance')
  writeFileSync(file, writePeersBinary(peers))
  const taken = new Map<string, number[]>()
  const answers = new Set<string>()
  for (let round = 0; round < rounds; round++)
    for (const contender of contenders)
      for (const { name, milliseconds, pairs, cost } of turn(contender, peers, file, round)) {
        taken.set(name, [...(taken.get(name) ?? []), milliseconds])
        answers.add(`${pairs} pairs at ${cost}`)
      }
  if (answers.size > 1) throw new Error(`${family.name}: the answers differ: ${[...answers].join('; ')}`)
  const figures = Object.fromEntries([...taken].map(([name, times]) => [name, figureOf(times)]))
  const row = { family: family.name, pairs: peers.cost.length, figures }
  say(row)
  return row
}

function turn(contender: Contender, peers: Peers, file: string, round: number): Measured[] {
  const isTooLarge = peers.people * peers.cost.length > 10_000_000
  return contender.isSlow && (round > 0 || isTooLarge) ? [] : contender.run(peers, file)
}

function figureOf(times: readonly number[]): Figure {
  const sorted = times.toSorted((a, b) => a - b)
  return {
    median: sorted[Math.floor(sorted.length / 2)] ?? Number.NaN,
    least: sorted[0] ?? Number.NaN,
    most: sorted.at(-1) ?? Number.NaN,
  }
}

function say({ family, figures }: Row): void {
  const own = figures.alongside?.median ?? Number.NaN
  const parts = Object.entries(figures).map(
    ([name, { median, least, most }]) =>
      `${name} ${median.toFixed(1)} (${least.toFixed(1)}–${most.toFixed(1)}; × ${(median / own).toFixed(1)})`,
  )
  console.log(`${family.padEnd(24)} ${parts.join('   ')}`)
}

function keep(rows: readonly Row[]): void {
  const results = path.join(projectRoot, 'bench', 'results')
  mkdirSync(results, { recursive: true })
  const machine = {
    processors: `${cpus().length} × ${cpus()[0]?.model.trim() ?? 'unknown'}`,
    memory: `${Math.round(totalmem() / 2 ** 30)} GiB`,
    system: `${process.platform} ${process.arch}`,
    node: process.version,
  }
  const text = JSON.stringify({ bench: 'peers', unit: 'CPU milliseconds', rounds, machine, rows }, null, 1)
  writeFileSync(path.join(results, 'peers.json'), `${text}\n`)
  console.log('\nWrote bench/results/peers.json')
}
