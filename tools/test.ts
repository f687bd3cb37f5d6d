// `npm test`: the check, the tests of the domain, then the journeys in a browser. `npm test -- app/matching` runs only
// what lies there (and leaves the check out); `--no-journeys` needs no browser.
import { globSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { availableParallelism, tmpdir } from 'node:os'
import path from 'node:path'
import { run } from 'node:test'
import { spec } from 'node:test/reporters'
import { pathToFileURL } from 'node:url'
import { projectRoot } from '#foundation/environment.ts'
import { startTestCluster } from '#foundation/testing.ts'
import { ensureBrowser } from './browser.ts'
import { buildAll } from './build.ts'
import { checkAll } from './check.ts'
import { guard } from './warden.ts'

/** Much of a test is waiting for its database or its browser: one more than there are cores keeps all of them at work. */
const atOnce = availableParallelism() + 1

/** Tests of a minute and more. */
const slow = ['/canary.', '/faults.', '/year.test', '/decide.', 'app/simulation.', '/weight.']

/** Files a process reads, one after the other: half of what a small test costs is reading the house, a journey its browser besides. */
const together = { domain: 10, journeys: 3 }

const domainFolders = ['foundation', 'ui', 'database', 'app', 'bin', 'tools', 'bench']

interface Count {
  readonly tests: number
  readonly failed: number
  /** Known not to hold yet: told, and no failure. */
  readonly todo: number
}

const none: Count = { tests: 0, failed: 0, todo: 0 }
const args = process.argv.slice(2)
const places = args.filter((arg) => !arg.startsWith('--'))
const stopping = new AbortController()
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => stopping.abort())
process.exitCode = await main()

async function main(): Promise<number> {
  const began = performance.now()
  const checked = places.length > 0 || (await checkAll())
  const { tests, failed, todo } = stopping.signal.aborted ? none : await testAll()
  const ok = checked && failed === 0 && tests > 0 && !stopping.signal.aborted
  console.log(
    `\n${summary({ tests, failed, todo }, checked)}, in ${((performance.now() - began) / 60_000).toFixed(1)} minutes.`,
  )
  return stopping.signal.aborted ? 130 : ok ? 0 : 1
}

function summary({ tests, failed, todo }: Count, checked: boolean): string {
  if (stopping.signal.aborted) return `Stopped after ${tests} tests`
  if (tests === 0) return places.length ? `There is no test in ${places.join(', ')}` : 'There are no tests'
  const passed = `${tests - todo} tests passed${todo ? `, ${todo} wait for a fix (todo)` : ''}`
  const told = failed ? `✖ ${failed} of ${tests} tests failed` : `${checked ? '✔' : '✖'} ${passed}`
  return checked ? told : `${told}, and the check failed`
}

/** All tests that are asked for, over one throwaway cluster that ends with this run however it ends. */
async function testAll(): Promise<Count> {
  const domain = find(domainFolders.map((folder) => `${folder}/**/*.test.ts`))
  const journeys = args.includes('--no-journeys') ? [] : find(['journeys/*.test.ts'])
  if (domain.length + journeys.length === 0) return none
  console.log('Starting a throwaway database …')
  const { cluster, stop } = await startTestCluster()
  try {
    await guard(cluster)
    process.env.ALONGSIDE_TEST_CLUSTER = JSON.stringify(cluster)
    return await testTogether(domain, journeys)
  } finally {
    await stop()
  }
}

function find(patterns: readonly string[]): string[] {
  return patterns
    .flatMap((pattern) => globSync(pattern, { cwd: projectRoot }).sort())
    .filter((file) => places.length === 0 || places.some((place) => file.includes(place.replace(/^\.\//, ''))))
}

/** The slow ones begin first, and what is quick fills the gaps: nobody waits for one that began last. */
async function testTogether(domain: readonly string[], journeys: readonly string[]): Promise<Count> {
  if (stopping.signal.aborted) return none
  if (journeys.length) {
    console.log('Building the pages …')
    await buildAll()
    process.env.CHROMIUM_PATH = ensureBrowser()
  }
  console.log(`Testing ${domain.length} files of the domain and ${journeys.length} journeys, ${atOnce} at a time.\n`)
  const home = mkdtempSync(path.join(tmpdir(), 'alongside-tests-'))
  process.env.ALONGSIDE_TEST_SHAPES = path.join(home, 'shapes')
  const isSlow = (file: string) => slow.some((name) => file.includes(name))
  const [long, short] = [[...journeys, ...domain].filter(isSlow), domain.filter((file) => !isSlow(file))]
  const others = journeys.filter((file) => !isSlow(file))
  try {
    return await runTests([
      ...long.map((file) => projectRoot + file),
      ...inOneProcess(home, 'journeys', others),
      ...inOneProcess(home, 'domain', short),
    ])
  } finally {
    rmSync(home, { recursive: true, force: true })
  }
}

/** @returns for every few of these files one that reads them */
function inOneProcess(home: string, kind: keyof typeof together, files: readonly string[]): string[] {
  const each = together[kind]
  const few = (n: number) => files.slice(n * each, (n + 1) * each)
  return Array.from({ length: Math.ceil(files.length / each) }, (_, n) => {
    const file = path.join(home, `${kind}-${n}.test.mjs`)
    writeFileSync(
      file,
      few(n)
        .map((one) => `import ${JSON.stringify(pathToFileURL(projectRoot + one).href)}\n`)
        .join(''),
    )
    return file
  })
}

/** Runs test files, each in a process of its own, and prints them as they end. */
async function runTests(files: string[]): Promise<Count> {
  if (files.length === 0 || stopping.signal.aborted) return none
  const stream = run({
    files,
    concurrency: atOnce,
    timeout: 600_000,
    execArgv: ['--disable-warning=ExperimentalWarning'],
    signal: stopping.signal,
  })
  let count = none
  stream.on('test:summary', ({ file, counts, success }) => {
    const failed = counts.tests - counts.passed - counts.skipped - counts.todo
    if (file === undefined)
      count = { tests: counts.tests, failed: success ? 0 : Math.max(1, failed), todo: counts.todo }
  })
  for await (const line of stream.compose(spec)) process.stdout.write(line)
  return count
}
