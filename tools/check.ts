// `npm run check`: everything that can be judged without running the house. `-- --questions` asks more.
import path from 'node:path'
import { projectRoot } from '#foundation/environment.ts'
import { judgeHouse } from './check-house.ts'
import { type Outcome, run, seconds, step } from './step.ts'

/** What was judged before and has not changed is not judged again. */
const tsc = [
  'node_modules/typescript/bin/tsc',
  '--noEmit',
  '--incremental',
  '--tsBuildInfoFile',
  'build/types.tsbuildinfo',
] as const
const mendable = 'Most of this mends itself: npx biome check --write .'

/** Types, Biome, the house rules and the generated files, all at once. @returns whether nothing is wrong */
export async function checkAll({ questions = false } = {}): Promise<boolean> {
  const began = performance.now()
  console.log('Checking, all at once:')
  const passed = await Promise.all([
    step('types (tsc)', () => runNode(...tsc)),
    step('format and lint (Biome)', judgeStyle),
    step('database/types.ts and docs/map.md are current', () => runNode('tools/generate.ts', '--check')),
    step('the rules of the house (docs/house.md)', () => judgeHouse({ questions })),
  ])
  const wrong = passed.filter((ok) => !ok).length
  console.log(`${wrong ? `${wrong} of ${passed.length} checks failed` : 'Nothing to mend'}, ${took(began)}.\n`)
  return wrong === 0
}

/** Runs a program of ours or of a package on this very Node. */
const runNode = (file: string, ...args: string[]) => run(process.execPath, [path.join(projectRoot, file), ...args])

async function judgeStyle(): Promise<Outcome> {
  const { ok, report } = await runNode('node_modules/@biomejs/biome/bin/biome', 'check', '--reporter=concise', '.')
  const lines = report.split('\n').filter((line) => line.startsWith('×'))
  return { ok, report: ok ? '' : [...(lines.length ? lines : [report]), mendable].join('\n') }
}

const took = (began: number) => `after ${seconds(performance.now() - began)}`

if (process.argv[1] === import.meta.filename)
  process.exitCode = (await checkAll({ questions: process.argv.includes('--questions') })) ? 0 : 1
