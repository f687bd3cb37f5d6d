// `npm run mutate`: changes one thing at a time in the modules that decide and seal, and sees whether a test notices.
// Prints what nobody noticed, and ends with 1 below ninety in a hundred or where a branch is untested.
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { projectRoot } from '#foundation/environment.ts'
import { startTestCluster } from '#foundation/testing.ts'
import { mutantsOf } from './mutate/mutant.ts'

/** Each module with the tests that are to notice. */
const judged: Record<string, readonly string[]> = {
  'foundation/crypto.ts': ['foundation/crypto.test.ts'],
  'foundation/vault.ts': ['foundation/vault.test.ts'],
  'app/access/policy.ts': ['app/access/policy.test.ts'],
  'app/access/standing.server.ts': ['app/standing.test.ts'],
  'app/people/vault.server.ts': ['app/people/vault.server.test.ts'],
  'app/partnerships/vault.server.ts': ['app/partnerships/vault.server.test.ts'],
  'app/groups/vault.server.ts': ['app/groups/vault.server.test.ts'],
}

/** Changes that change nothing anybody could notice, each with its reason: they are not tried. */
const equivalent: ReadonlySet<string> = new Set([
  // a text that is parted always has a first part, so that what would stand for none never does
  `app/access/policy.ts: '' → 'x'`,
  // whether something exists is not told by what is selected of it
  'app/access/standing.server.ts: 1 → 2',
])

const least = 90

/** A run of tests inside another is one of its own. */
const withoutRun = ({ NODE_TEST_CONTEXT: _, ...env }: NodeJS.ProcessEnv) => env

/** Runs tests on this Node, with one change in one module. @returns whether they passed, and what they said */
function runTests(files: readonly string[], mutant?: object, more: readonly string[] = []) {
  const { status, stdout } = spawnSync(
    process.execPath,
    [
      '--test',
      '--test-reporter=spec',
      '--disable-warning=ExperimentalWarning',
      `--import=${projectRoot}tools/mutate/load.ts`,
      ...more,
      ...files,
    ],
    {
      cwd: projectRoot,
      encoding: 'utf8',
      timeout: 120_000,
      env: { ...withoutRun(process.env), MUTANT: mutant ? JSON.stringify(mutant) : '' },
    },
  )
  return { passed: status === 0, said: stdout }
}

/** Whether every branch of these modules is taken by their tests, and the report that says so. */
export function judgeCoverage(modules: readonly string[]): { passed: boolean; said: string } {
  const { passed, said } = runTests([...new Set(modules.flatMap((file) => judged[file] ?? []))], undefined, [
    '--experimental-test-coverage',
    '--test-coverage-branches=100',
    ...modules.map((file) => `--test-coverage-include=${file}`),
  ])
  return { passed, said: said.slice(Math.max(0, said.indexOf('start of coverage report') - 2)) }
}

async function main(): Promise<number> {
  const { cluster, stop } = await startTestCluster()
  process.env.ALONGSIDE_TEST_CLUSTER = JSON.stringify(cluster)
  try {
    const { passed: covered, said } = judgeCoverage(Object.keys(judged))
    console.log(said)
    if (process.argv.includes('--coverage')) return covered ? 0 : 1
    let [noticed, all] = [0, 0]
    const wanted = process.argv.slice(2).filter((arg) => !arg.startsWith('--'))
    for (const [file, tests] of Object.entries(judged)) {
      if (wanted.length && !wanted.includes(file)) continue
      const survivors: string[] = []
      const mutants = mutantsOf(readFileSync(path.join(projectRoot, file), 'utf8')).filter(
        ({ was, becomes }) => !equivalent.has(`${file}: ${was.trim()} → ${becomes.trim()}`),
      )
      for (const mutant of mutants) {
        if (runTests(tests, { file: projectRoot + file, ...mutant }).passed)
          survivors.push(`  ${file}:${mutant.line}  ${mutant.was.trim()}  →  ${mutant.becomes || '(nothing)'}`)
      }
      all += mutants.length
      noticed += mutants.length - survivors.length
      console.log(`${file}: ${mutants.length - survivors.length} of ${mutants.length} noticed`)
      for (const survivor of survivors) console.log(survivor)
    }
    const score = (100 * noticed) / all
    console.log(`${noticed} of ${all} changes were noticed: ${score.toFixed(1)} in a hundred.`)
    return covered && score >= least ? 0 : 1
  } finally {
    await stop()
  }
}

if (process.argv[1] === import.meta.filename) process.exitCode = await main()
