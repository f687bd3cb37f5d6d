// How fast the matching engine is against the libraries, family by family, all in one run, taking turns.
//
//   npm run bench -- matching [--scale 1] [--rounds 3] [--only NAME] [--million]
//
// Milliseconds are processor time of the solving thread, without reading: a machine that does other things as well must
// not decide. Ours runs in this process after half a second of solves at least, which warm the compiler up; a peer is a
// process of its own that times itself. Medians, spreads and ratios go to bench/results/, with the machine's description.
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { cpus, release, tmpdir, totalmem } from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { type Family, families, million } from '#app/matching/family.example.ts'
import { writeBinary } from '#app/matching/instance.ts'
import { costOfAnswer, matchedIn, type Problem } from '#app/matching/problem.ts'
import { proveBest } from '#app/matching/proof.ts'
import { solve } from '#app/matching/solve.ts'
import { projectRoot } from '#foundation/environment.ts'
import { findPeers, type Peer, type Run } from './matching/peers.ts'

const { values } = parseArgs({
  args: process.argv.slice(2),
  allowPositionals: true,
  options: {
    scale: { type: 'string', default: '1' },
    rounds: { type: 'string', default: '3' },
    only: { type: 'string' },
    million: { type: 'boolean', default: false },
  },
})

interface Measured {
  readonly median: number
  readonly low: number
  readonly high: number
}

interface Line {
  readonly family: string
  readonly mentees: number
  readonly mentors: number
  readonly pairs: number
  readonly proved: boolean
  /** Memory of a whole process that reads and solves, at most; small instances pay for the runtime. */
  readonly bytesPerPair: number
  readonly mostMemory: number
  /** How much of our time each phase takes, the ties among them; by the wall, so a busy machine makes it longer. */
  readonly phases: Record<string, number>
  readonly milliseconds: Record<string, Measured | null>
}

/** How long the compiler has at least, in milliseconds, to make what it can of our code before we are timed. */
const warmUp = 500

const folder = mkdtempSync(path.join(tmpdir(), 'matching-'))
try {
  const { peers, missing } = findPeers(folder)
  for (const each of missing) console.log(`Not present, left out: ${each}.`)
  const chosen = values.million ? [million] : families(Number(values.scale))
  const lines: Line[] = []
  for (const family of chosen) {
    if (values.only && !family.name.startsWith(values.only)) continue
    lines.push(await measure(family, values.million ? peers.slice(0, 1) : peers, Number(values.rounds)))
    console.log(told(lines.at(-1) as Line))
  }
  keep(lines)
} finally {
  rmSync(folder, { recursive: true })
}

async function measure(family: Family, peers: readonly Peer[], rounds: number): Promise<Line> {
  const problem = family.make(1)
  const file = path.join(folder, 'instance')
  writeFileSync(file, writeBinary(problem))
  const solution = solve(problem)
  const proved = proveBest(problem, solution.mate, solution).length === 0
  const [matched, cost] = [matchedIn(solution.mate), costOfAnswer(problem, solution.mate)]
  const runs = new Map<string, (Run | null)[]>()
  const note = (name: string, run: Run | null) => runs.set(name, [...(runs.get(name) ?? []), run])
  const phases: Record<string, number> = {}
  const warm = performance.now() + warmUp
  for (let solves = solvesARound(problem); solves > 0 || performance.now() < warm; solves--) solve(problem)
  for (let round = 0; round < rounds; round++) {
    note('ours', timeOurs(problem, phases))
    for (const peer of peers) {
      const isOut = runs.get(peer.name)?.includes(null)
      const run = isOut ? null : await peer.run(file)
      if (run && (run.cost !== cost || run.matched !== matched))
        console.log(
          `${family.name}: ${peer.name} says ${run.matched} matched at ${run.cost}, ours ${matched} at ${cost}`,
        )
      note(peer.name, run)
    }
  }
  for (const phase of Object.keys(phases)) phases[phase] = rounded((phases[phase] as number) / rounds)
  const memory = JSON.parse(
    spawnSync(process.execPath, [path.join(import.meta.dirname, 'matching/memory.ts'), file], { encoding: 'utf8' })
      .stdout,
  ) as { most: number }
  return {
    family: family.name,
    mentees: problem.mentees,
    mentors: problem.mentors,
    pairs: problem.mentor.length,
    proved,
    bytesPerPair: Math.round(memory.most / problem.mentor.length),
    mostMemory: memory.most,
    phases,
    milliseconds: Object.fromEntries([...runs].map(([name, all]) => [name, summary(all)])),
  }
}

/** The clock of a thread may tick only every few milliseconds, so short solves are timed many at once. */
function solvesARound({ mentor }: Problem): number {
  return Math.max(1, Math.ceil(2_000_000 / (mentor.length + 1000)))
}

function timeOurs(problem: Problem, phases: Record<string, number>): Run {
  const now = () => {
    const { user, system } = process.threadCpuUsage()
    return (user + system) / 1000
  }
  const times = solvesARound(problem)
  const start = now()
  let mate: Int32Array = new Int32Array()
  for (let time = 0; time < times; time++) mate = solve(problem).mate
  const milliseconds = (now() - start) / times
  // Phases are shorter than a tick of that clock: the wall tells them apart, in solves of their own.
  let last = 0
  for (let time = 0; time < times; time++) {
    last = performance.now()
    solve(problem, (done) => {
      const here = performance.now()
      phases[done] = (phases[done] ?? 0) + (here - last) / times
      last = here
    })
  }
  return { milliseconds, matched: matchedIn(mate), cost: costOfAnswer(problem, mate) }
}

function summary(runs: readonly (Run | null)[]): Measured | null {
  const times = runs.flatMap((run) => (run ? [run.milliseconds] : [])).sort((a, b) => a - b)
  if (times.length < runs.length) return null
  const at = (share: number) => rounded(times[Math.floor(share * (times.length - 1))] ?? 0)
  return { median: at(0.5), low: at(0), high: at(1) }
}

function rounded(value: number): number {
  return Math.round(value * 1000) / 1000
}

function told({ family, pairs, proved, bytesPerPair, phases, milliseconds }: Line): string {
  const ours = milliseconds.ours?.median ?? 0
  const others = Object.entries(milliseconds).flatMap(([name, time]) =>
    name === 'ours' ? [] : [`${name} ${time && ours > 0 ? `× ${(time.median / ours).toFixed(2)}` : '–'}`],
  )
  const spread = `${ours} ms (${milliseconds.ours?.low}–${milliseconds.ours?.high})`
  const ties = `ties ${phases.ties ?? 0} ms`
  return `${family.padEnd(26)} ${pairs} pairs, ${proved ? 'proved' : 'NOT PROVED'}, ${spread}, ${ties}, ${bytesPerPair} B a pair; ${others.join(', ')}`
}

function keep(lines: readonly Line[]): void {
  const results = path.join(projectRoot, 'bench/results')
  mkdirSync(results, { recursive: true })
  const machine = {
    processor: cpus()[0]?.model ?? '',
    cores: cpus().length,
    memory: totalmem(),
    system: `${process.platform} ${release()}`,
    node: process.version,
  }
  const file = path.join(results, values.million ? 'matching-million.json' : 'matching.json')
  const { scale, rounds } = values
  writeFileSync(file, `${JSON.stringify({ machine, scale: Number(scale), rounds: Number(rounds), lines }, null, 1)}\n`)
  console.log(`Written to ${path.relative(projectRoot, file)}.`)
}
