// Finds the Chromium that journeys run in, or gets one.
import { spawnSync } from 'node:child_process'
import { existsSync, globSync } from 'node:fs'
import { homedir } from 'node:os'
import path from 'node:path'
import { projectRoot } from '#foundation/environment.ts'

/** What finding a browser asks of the machine; a test hands in its own. */
export interface Machine {
  readonly env: Readonly<Record<string, string | undefined>>
  readonly home: string
  exists(file: string): boolean
  /** Files by pattern, in any order. */
  list(pattern: string): readonly string[]
  /** Whether the program starts at all: Ubuntu's chromium-browser may only say that it is elsewhere. */
  runs(file: string): boolean
}

const systemPlaces = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
]

/** The programs inside Playwright's downloads, for Linux and macOS. */
const downloaded = [
  'chromium-*/chrome-linux*/chrome',
  'chromium_headless_shell-*/chrome-*/{headless_shell,chrome-headless-shell}',
  'chromium-*/chrome-mac*/*.app/Contents/MacOS/*',
]

/** The first browser that is there and starts: the one named, the system's, then Playwright's newest. */
export function findBrowser(machine: Machine = thisMachine): string | undefined {
  const named = machine.env.CHROMIUM_PATH
  if (named && !machine.exists(named))
    throw new Error(
      `CHROMIUM_PATH names ${named}, where there is no browser. Correct it, or unset it to have one found.`,
    )
  return [...(named ? [named] : []), ...systemPlaces, ...listDownloaded(machine)].find(
    (file) => machine.exists(file) && machine.runs(file),
  )
}

function listDownloaded({ env, home, list }: Machine): string[] {
  const caches = [
    env.PLAYWRIGHT_BROWSERS_PATH,
    path.join(home, '.cache', 'ms-playwright'),
    path.join(home, 'Library', 'Caches', 'ms-playwright'),
  ].filter((folder) => folder !== undefined)
  const revision = (file: string) => Number(/-(\d+)\//.exec(file)?.[1] ?? 0)
  return caches
    .flatMap((cache) => downloaded.flatMap((pattern) => list(path.join(cache, pattern))))
    .sort((a, b) => revision(b) - revision(a))
}

const thisMachine: Machine = {
  env: process.env,
  home: homedir(),
  exists: existsSync,
  list: (pattern) => globSync(pattern),
  runs: (file) => spawnSync(file, ['--version'], { stdio: 'ignore', timeout: 20_000 }).status === 0,
}

/** The browser to use, got from the system's packages or from Playwright if there is none yet. Says which. */
export function ensureBrowser(): string {
  const found = findBrowser() ?? (fetchPackage() || fetchFromPlaywright() ? findBrowser() : undefined)
  if (!found)
    throw new Error(
      'There is no Chromium for the journeys, and none could be fetched. Install one (Debian: apt-get install chromium; anywhere: npx playwright-core install --with-deps chromium-headless-shell), or set CHROMIUM_PATH, or leave the journeys out: npm test -- --no-journeys',
    )
  console.log(`The browser is ${found}.`)
  return found
}

/** As root on Debian or Ubuntu. @returns whether a browser that starts is there now */
function fetchPackage(): boolean {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return false
  console.log('There is no browser here. Installing Chromium by apt-get …')
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  const apt = (...args: string[]) => spawnSync('apt-get', args, { env, stdio: ['ignore', 'ignore', 'inherit'] }).status
  apt('update', '-q')
  apt('install', '-y', '-q', '--no-install-recommends', 'chromium', 'fonts-dejavu-core')
  return findBrowser() !== undefined
}

function fetchFromPlaywright(): boolean {
  console.log('Fetching a headless Chromium by Playwright …')
  const root = process.getuid?.() === 0 ? ['--with-deps'] : []
  const cli = path.join(projectRoot, 'node_modules', 'playwright-core', 'cli.js')
  const args = [cli, 'install', ...root, 'chromium-headless-shell']
  return spawnSync(process.execPath, args, { stdio: ['ignore', 'inherit', 'inherit'] }).status === 0
}

if (process.argv[1] === import.meta.filename) ensureBrowser()
