// What scoring every pair of a program and matching on all of them takes, up to a province: 50,000 × 10,000.
//
//   npm run bench -- scoring [--rounds 1] [--most 50000]
//
// Each program is a process of its own (bench/scoring/program.ts), so that its memory is its own. Times are processor
// time of one core. Results go to bench/results/scoring.json, with the machine's description.
import { spawnSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { cpus, release, totalmem } from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { projectRoot } from '#foundation/environment.ts'

/** Mentees, mentors, and seats for each mentee. */
const sizes = [
  [120, 105, 1.15],
  [1000, 600, 1.15],
  [10_000, 5000, 1.15],
  [50_000, 10_000, 1.15],
  [50_000, 10_000, 0.3],
] as const

const { values } = parseArgs({
  args: process.argv.slice(2),
  allowPositionals: true,
  options: { rounds: { type: 'string', default: '1' }, most: { type: 'string', default: '50000' } },
})

interface Line {
  readonly mentees: number
  readonly mentors: number
  readonly seats: number
  readonly matched: number
  readonly isProved: boolean
  readonly isSettled: boolean
  readonly rounds: number
  readonly kept: number
  readonly scoredAgain: number
  readonly milliseconds: Readonly<Record<'read' | 'score' | 'solve' | 'price' | 'prove' | 'explain' | 'stream', number>>
  readonly mostMemory: number
}

const lines: Line[] = []
for (let round = 0; round < Number(values.rounds); round++)
  for (const [mentees, mentors, seats] of sizes) {
    if (mentees > Number(values.most)) continue
    const file = path.join(projectRoot, 'bench/scoring/program.ts')
    const { stdout, stderr, status } = spawnSync(process.execPath, [file, ...[mentees, mentors, seats].map(String)], {
      encoding: 'utf8',
    })
    if (status !== 0) throw new Error(stderr)
    const line = JSON.parse(stdout) as Line
    lines.push(line)
    console.log(told(line))
  }
keep()

function told({ milliseconds: ms, mentees, mentors, seats, ...line }: Line): string {
  const total = ms.read + ms.score + ms.solve + ms.price + ms.prove + ms.explain
  const says = [
    `${mentees} × ${mentors}, ${seats} seats each: ${((mentees * mentors) / ms.score / 1000).toFixed(1)} million pairs scored a second`,
    ms.stream >= 4
      ? `${(ms.score / ms.stream).toFixed(1)} times the stream of ${ms.stream.toFixed(0)} ms`
      : 'too short a stream to time',
    `${line.rounds} rounds, ${line.kept} pairs kept, ${line.scoredAgain} scored again`,
    `read ${ms.read.toFixed(0)}, score ${ms.score.toFixed(0)}, solve ${ms.solve.toFixed(0)}, price ${ms.price.toFixed(0)}, prove ${ms.prove.toFixed(0)}, explain ${ms.explain.toFixed(0)} ms`,
    `all ÷ solve ${(total / ms.solve).toFixed(1)}, solve ${((100 * ms.solve) / total).toFixed(0)} %`,
    `${(line.mostMemory / 1e6).toFixed(0)} MB`,
    line.isProved ? 'proved' : 'NOT PROVED',
  ]
  return says.join('; ')
}

function keep(): void {
  const results = path.join(projectRoot, 'bench/results')
  mkdirSync(results, { recursive: true })
  const machine = {
    processor: cpus()[0]?.model ?? '',
    cores: cpus().length,
    memory: totalmem(),
    system: `${process.platform} ${release()}`,
    node: process.version,
  }
  const file = path.join(results, 'scoring.json')
  writeFileSync(file, `${JSON.stringify({ machine, rounds: Number(values.rounds), lines }, null, 1)}\n`)
  console.log(`Written to ${path.relative(projectRoot, file)}.`)
}
