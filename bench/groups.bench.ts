// People to groups: our search to the proven best, against the time HiGHS alone needs for its first answer and for its
// best, on the same program, in the same run, one after the other. HiGHS is compiled before the clock starts, for both.
import { mkdirSync, writeFileSync } from 'node:fs'
import { cpus, totalmem } from 'node:os'
import path from 'node:path'
import type { Highs } from 'highs'
import { loadHighs, runMip } from '#app/group-matching/mip.ts'
import { buildModel } from '#app/group-matching/model.ts'
import { anyGroupsOf } from '#app/group-matching/problem.example.ts'
import { type GroupProblem, makeGroupProblem } from '#app/group-matching/problem.ts'
import { findBreaches, proveBest } from '#app/group-matching/proof.ts'
import { gapOf } from '#app/group-matching/result.ts'
import { rulesOf } from '#app/group-matching/row.ts'
import { solveGroups } from '#app/group-matching/solve.ts'
import { projectRoot } from '#foundation/environment.ts'

interface Family {
  readonly name: string
  readonly shape: Parameters<typeof anyGroupsOf>[0]
  readonly rounds: number
  readonly seconds: number
}

/** Milliseconds of each run. */
type Times = Record<string, number[]>

const families: Family[] = [
  { name: '300 × 12, bounds only', shape: { isPlain: true }, rounds: 7, seconds: 60 },
  { name: '300 × 12, all rules', shape: {}, rounds: 7, seconds: 60 },
  {
    name: '3,000 × 100, 15 choices, bounds only',
    shape: { people: 3000, groups: 100, choices: 15, isPlain: true },
    rounds: 3,
    seconds: 120,
  },
  {
    name: '3,000 × 100, 15 choices, all rules',
    shape: { people: 3000, groups: 100, choices: 15 },
    rounds: 3,
    seconds: 120,
  },
]

const highs = await loadHighs()
const machine = `${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}, ${Math.round(totalmem() / 2 ** 30)} GB, ${process.platform}, Node ${process.version}`
console.log(`${machine}; medians of interleaved rounds, each with another instance\n`)
const measured = families.map((family) => {
  const times = measure(family)
  report(family.name, times)
  const milliseconds = Object.entries(times).map(([what, each]) => [what, each.map((one) => Math.round(one))])
  return { family: family.name, rounds: family.rounds, milliseconds: Object.fromEntries(milliseconds) }
})
const folder = path.join(projectRoot, 'bench', 'results')
mkdirSync(folder, { recursive: true })
writeFileSync(path.join(folder, 'groups.json'), `${JSON.stringify({ machine, measured }, undefined, 2)}\n`)

function measure({ shape, rounds, seconds }: Family): Times {
  const times: Times = { first: [], within: [], best: [], alone: [], 'alone first': [], 'alone within': [] }
  // The first rounds of a small family are not counted: code is compiled as it is first used.
  for (let round = rounds > 3 ? -2 : 0; round < rounds; round++) {
    const problem = makeGroupProblem(anyGroupsOf({ ...shape, seed: 10 + round }))
    const ours = runOurs(problem, seconds)
    const alone = runAlone(highs, problem, seconds)
    if (ours.worth.unplaced > 0) throw new Error('The instance is meant to place everybody.')
    if (alone.cost !== undefined && alone.isBest && alone.cost < ours.least.cost) throw new Error('A bound is wrong.')
    if (round < 0) continue
    times.first?.push(ours.first)
    times.within?.push(ours.within)
    times.best?.push(ours.best)
    times['alone first']?.push(alone.first)
    times['alone within']?.push(alone.within)
    times.alone?.push(alone.best)
  }
  return times
}

/** When there was a first answer, one within 1 % of the bound, and the proof that it is best; Infinity for never. */
function runOurs(problem: GroupProblem, seconds: number) {
  const start = performance.now()
  const at = { first: Number.POSITIVE_INFINITY, within: Number.POSITIVE_INFINITY }
  const found = solveGroups(problem, highs, {
    seconds,
    tell: (standing) => {
      const now = performance.now() - start
      at.first = Math.min(at.first, now)
      const gap = gapOf(standing)
      if (gap !== null && gap <= 1) at.within = Math.min(at.within, now)
    },
  })
  const end = performance.now() - start
  const wrong = found.certificate
    ? proveBest(problem, found.taken, found.certificate)
    : findBreaches(problem, found.taken)
  if (wrong.length > 0) throw new Error(wrong.join('; '))
  const best = gapOf(found) === 0 ? end : Number.POSITIVE_INFINITY
  return { ...found, first: Math.min(at.first, end), within: Math.min(at.within, best), best }
}

/** The same program given to HiGHS as it is, everybody to be placed. */
function runAlone(highs: Highs, problem: GroupProblem, seconds: number) {
  const start = performance.now()
  const core = Int32Array.from(problem.cost.keys())
  const model = buildModel(problem, rulesOf(problem), { core, stage: 'cost', limits: { unplaced: 0, short: 0 } })
  const at = { first: Number.POSITIVE_INFINITY, within: Number.POSITIVE_INFINITY }
  let cost: number | undefined
  const end = runMip(highs, model.data, {
    seconds,
    onBetter: (columns, bound) => {
      const now = performance.now() - start
      if (columns) {
        at.first = Math.min(at.first, now)
        cost = columns.reduce((sum, value, column) => sum + value * (model.data.colCost[column] ?? 0), 0)
      }
      if (cost !== undefined && cost - bound <= cost / 100) at.within = Math.min(at.within, now)
    },
  })
  const isBest = end.status === 'optimal'
  const best = isBest ? performance.now() - start : Number.POSITIVE_INFINITY
  return {
    first: Math.min(at.first, best),
    within: Math.min(at.within, best),
    best,
    cost: cost && Math.round(cost),
    isBest,
  }
}

function report(name: string, times: Times): void {
  console.log(name)
  const goal = median(times.best ?? [])
  for (const [what, says] of [
    ['first', 'ours, first answer'],
    ['within', 'ours, within 1 % proved'],
    ['best', 'ours, best proved'],
    ['alone first', 'HiGHS alone, first answer'],
    ['alone within', 'HiGHS alone, within 1 %'],
    ['alone', 'HiGHS alone, best proved'],
  ] as const) {
    const each = times[what] ?? []
    const spread = `${Math.min(...each).toFixed(0)}–${Math.max(...each).toFixed(0)}`
    const ratio = (median(each) / goal).toFixed(2)
    console.log(
      `  ${says.padEnd(28)}${median(each).toFixed(0).padStart(8)} ms${spread.padStart(16)}${ratio.padStart(8)}`,
    )
  }
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN
}
