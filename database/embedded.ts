import { spawn, spawnSync } from 'node:child_process'
import { hash, randomBytes } from 'node:crypto'
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { SettingError, writeWhole } from '#foundation/environment.ts'
import { log } from '#foundation/log.ts'
import { findQuarters, type Quarters } from './account.ts'
import { clearStaleLock, isAlive, runningServer } from './postmaster.ts'
import { findPrograms } from './programs.ts'

/** A running cluster of ours. */
export interface Embedded {
  /** How its superuser connects; used to make the owner role and databases, never to serve. */
  readonly superuser: pg.ClientConfig
  /** Whether this process started it, and therefore ends it. */
  readonly ours: boolean
  stop(): Promise<void>
}

export interface EmbeddedOptions {
  /** The folder the cluster lives in. */
  readonly home: string
  /** For tests: no waiting for the disk, gone with the run. */
  readonly throwaway?: boolean
}

/**
 * Starts the project's own PostgreSQL, or joins the one already running in this folder.
 *
 * It listens on a unix socket only, keeps page checksums, and survives its parent: after a kill -9 of Alongside the
 * next start finds the server still up and takes it over, or finds it dead and clears what it left. Whoever started it
 * or took it over keeps it up until it stops it.
 */
export async function startEmbedded({ home, throwaway = false }: EmbeddedOptions): Promise<Embedded> {
  const quarters = findQuarters(findPrograms(), home)
  const dataDir = path.join(quarters.home, 'postgres')
  const socketDir = findSocketDir(quarters)
  const passwordFile = path.join(home, 'postgres.password')
  const password = readOrMake(passwordFile)
  if (!existsSync(path.join(dataDir, 'PG_VERSION'))) initialise(quarters, dataDir, password, throwaway)
  const superuser = { host: socketDir, user: 'postgres', password, database: 'postgres' }
  const cluster: Cluster = {
    quarters,
    dataDir,
    socketDir,
    logFile: path.join(home, 'postgres.log'),
    throwaway,
    superuser,
  }

  const supervisor = supervisorOf(home)
  let ours = !runningServer(dataDir) || !supervisor.lives()
  const takeOver = () => {
    ours = true
    supervisor.become()
  }
  const endWithUs = () => void (ours && tellToEnd(dataDir))
  process.once('exit', endWithUs)
  if (ours) takeOver()
  await bringUp(cluster)
  const letGo = keepUp(cluster, ours ? 1000 : 5000, takeOver)
  return {
    superuser,
    ours,
    stop: async () => {
      process.off('exit', endWithUs)
      await letGo()
      if (ours || !supervisor.lives()) await end(dataDir)
    },
  }
}

/** Which of several processes in one house started the server or took it over, and therefore ends it. */
function supervisorOf(home: string) {
  const file = path.join(home, 'supervisor.pid')
  return {
    lives: () => existsSync(file) && isAlive(Number(readFileSync(file, 'utf8'))),
    become() {
      try {
        writeFileSync(file, String(process.pid))
      } catch (error) {
        log.fault('not noted who keeps the database up', error) // a full disk must not end who could free it
      }
    },
  }
}

/** One cluster: where it lies, and how it is reached. */
interface Cluster {
  readonly quarters: Quarters
  readonly dataDir: string
  readonly socketDir: string
  readonly logFile: string
  readonly throwaway: boolean
  readonly superuser: pg.ClientConfig
}

/**
 * Returns when the server answers, started if need be. A server that is just ending, or a question of a killed one
 * that still runs, holds the data for a moment longer: that moment is waited for.
 */
async function bringUp(cluster: Cluster): Promise<void> {
  const patience = Date.now() + 60_000
  for (;;) {
    const ended = runningServer(cluster.dataDir)
      ? () => (runningServer(cluster.dataDir) ? undefined : goneMeanwhile)
      : launch(cluster)
    const problem = await untilReady(cluster.superuser, ended, patience)
    if (!problem) return
    const isPassing =
      /pre-existing shared memory|lock file .* already exists/.test(problem) || problem === goneMeanwhile
    if (!isPassing || Date.now() > patience) throw new Error(`The database did not start: ${problem}`)
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
}

const goneMeanwhile = 'the server that was running ended.'

/**
 * Looks every so often whether the server lives, and starts it again when it was killed, or ended by whoever had
 * started it. @returns how to let it go
 */
function keepUp(cluster: Cluster, often: number, takeOver: () => void): () => Promise<void> {
  let rising: Promise<void> | undefined
  const timer = setInterval(() => {
    if (rising || runningServer(cluster.dataDir)) return
    log.info('database gone, starting it again')
    takeOver()
    rising = bringUp(cluster)
      .catch((error) => log.fault('database not started', error))
      .finally(() => (rising = undefined))
  }, often)
  timer.unref()
  return async () => {
    clearInterval(timer)
    await rising
  }
}

/** A socket's whole path must stay under about 100 characters, so a deep checkout gets one in the temporary folder. */
function findSocketDir({ home, account }: Quarters): string {
  const beside = path.join(home, 'socket')
  const short = path.join(tmpdir(), `alongside-${hash('sha256', home).slice(0, 16)}`)
  const folder = beside.length < 80 ? beside : short
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  if (account) chownSync(folder, account.uid, account.gid)
  if (statSync(folder).uid !== (account?.uid ?? process.getuid?.()))
    throw new SettingError(`${folder} belongs to somebody else, so the database cannot be reached through it.`)
  return folder
}

function readOrMake(file: string): string {
  try {
    writeWhole(file, randomBytes(24).toString('base64url'))
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  }
  chmodSync(file, 0o600)
  return readFileSync(file, 'utf8').trim()
}

/**
 * Makes the cluster in a folder beside and moves it into place: a killed first start leaves nothing half made, and of
 * two at once the first to finish counts.
 */
function initialise(quarters: Quarters, dataDir: string, password: string, throwaway: boolean): void {
  const making = `${dataDir}.making-${process.pid}`
  const passwordFile = `${making}.password`
  clearLeftovers(dataDir)
  writeFileSync(passwordFile, password, { mode: 0o600 })
  if (quarters.account) chownSync(passwordFile, quarters.account.uid, quarters.account.gid)
  const result = spawnSync(
    path.join(quarters.programs, 'bin', 'initdb'),
    [
      '-D',
      making,
      '-U',
      'postgres',
      '-E',
      'UTF8',
      '--locale=C',
      '--locale-provider=builtin',
      '--builtin-locale=C.UTF-8',
      '--data-checksums',
      '--auth=scram-sha-256',
      `--pwfile=${passwordFile}`,
      ...(throwaway ? ['--no-sync'] : []),
    ],
    { ...quarters.account, cwd: quarters.home, encoding: 'utf8' },
  )
  rmSync(passwordFile, { force: true })
  if (result.status !== 0) throw new Error(`The database could not be made: ${result.stderr || result.error?.message}`)
  if (existsSync(dataDir)) rmSync(making, { recursive: true })
  else renameSync(making, dataDir)
}

/** What first starts left that were killed; a number of our own is another's from before. */
function clearLeftovers(dataDir: string): void {
  const folder = path.dirname(dataDir)
  for (const name of readdirSync(folder)) {
    const pid = Number(/\.making-(\d+)/.exec(name)?.[1] ?? Number.NaN)
    if (pid === process.pid || (pid && !isAlive(pid))) rmSync(path.join(folder, name), { recursive: true, force: true })
  }
}

/** @returns a question: what the server said when it ended, once it has */
function launch({ quarters, dataDir, socketDir, logFile, throwaway }: Cluster): () => string | undefined {
  clearStaleLock(dataDir)
  const settings = {
    listen_addresses: '',
    unix_socket_directories: socketDir,
    max_connections: '60',
    max_locks_per_transaction: '256', // a transaction may touch every table there is, each with its indexes
    shared_buffers: '128MB',
    timezone: 'UTC',
    log_min_duration_statement: '-1',
    log_statement: 'none',
    log_error_verbosity: 'terse',
    log_min_error_statement: 'panic',
    ...(throwaway ? { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' } : {}),
  }
  const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  const out = openSync(logFile, 'a', 0o600)
  const server = spawn(path.join(quarters.programs, 'bin', 'postgres'), ['-D', dataDir, ...flags], {
    ...quarters.account,
    cwd: quarters.home,
    stdio: ['ignore', out, out],
    detached: true,
  })
  let problem: (() => string) | undefined
  server.on('error', (error) => (problem = () => error.message))
  // Its words are read when somebody asks: a server that was stopped may outlive its folder.
  server.on(
    'exit',
    (code) => (problem = () => `it ended with ${code}; its last words are in ${logFile}:\n${lastWords(logFile)}`),
  )
  server.unref()
  return () => problem?.()
}

const lastWords = (logFile: string) => readFileSync(logFile, 'utf8').split('\n').slice(-8).join('\n')

/** @returns nothing once the server answers, or what became of it */
async function untilReady(
  superuser: pg.ClientConfig,
  ended: () => string | undefined,
  patience: number,
): Promise<string | undefined> {
  for (;;) {
    const client = new pg.Client(superuser)
    client.on('error', () => {})
    try {
      await client.connect()
      await client.end()
      return undefined
    } catch (error) {
      const problem = ended()
      if (problem) return problem
      if (Date.now() > patience) return `it did not answer within a minute: ${(error as Error).message}`
    }
    await new Promise((resolve) => setTimeout(resolve, 25))
  }
}

/** Ends the server kindly: connections are closed, everything is on disk before it returns. */
async function end(dataDir: string): Promise<void> {
  const server = tellToEnd(dataDir)
  if (!server) return
  const patience = Date.now() + 20_000
  while (isAlive(server.pid) && Date.now() < patience) await new Promise((resolve) => setTimeout(resolve, 25))
}

function tellToEnd(dataDir: string): { pid: number } | undefined {
  const server = runningServer(dataDir)
  if (server) process.kill(server.pid, 'SIGINT')
  return server
}
