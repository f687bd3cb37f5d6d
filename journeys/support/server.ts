// A PostgreSQL of one's own, as an operator has one: a server that knows nothing of Alongside and is reached by a URL.
import { spawn, spawnSync } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { chmodSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { findQuarters } from '#database/account.ts'
import { isAlive } from '#database/postmaster.ts'
import { findPrograms } from '#database/programs.ts'
import { projectRoot } from '#foundation/environment.ts'
import { bareEnvironment } from '#foundation/testing.ts'

export interface Server {
  readonly version: string
  /** Starts it when it is not there, and waits until it answers. */
  start(): Promise<void>
  /** kill -9: its first process, or one that works for somebody, upon which all begin anew. */
  kill(victim: 'first' | 'one', random: () => number): void
  /** Ends it as an operator does; who is connected is sent away. */
  stop(): Promise<void>
  /** Stops every process of it where it stands. @returns how they go on */
  freeze(): () => void
  /** An empty database and the login that owns it, as docs/operate.md makes them. */
  addDatabase(): Promise<{ owner: pg.ClientConfig; everything: pg.ClientConfig }>
  clear(): Promise<void>
}

/** How a server is reached and handled, whosever it is. */
interface Handle {
  readonly superuser: pg.ClientConfig
  readonly data: string
  launch(): void
  clear(databases: readonly string[]): Promise<void>
}

/**
 * The server FAULT_DATABASE_URL names (a superuser's, on this computer, started by the command in FAULT_DATABASE_START), or
 * one that is made for this test.
 */
export async function openServer(): Promise<Server> {
  const { FAULT_DATABASE_URL: url, FAULT_DATABASE_START: command } = process.env
  const handle = url ? await takeNamed(url, command ?? '') : await makeServer()
  const made: string[] = []
  const ask = (text: string) => askOnce(handle.superuser, text)
  const start = async () => {
    handle.launch()
    for (const patience = Date.now() + 60_000; ; await new Promise((resolve) => setTimeout(resolve, 50))) {
      const problem = await ask('select 1').then(() => undefined, String)
      if (!problem) return
      if (Date.now() > patience) throw new Error(`The server did not answer within a minute: ${problem}`)
      if (familyOf(handle.data).length === 0) handle.launch() // what the dead one shared was not free yet
    }
  }
  await start()
  return {
    version: (await ask('show server_version'))[0]?.server_version ?? '',
    start,
    kill(victim, random) {
      const [first, ...others] = familyOf(handle.data)
      const pid = victim === 'first' ? first : others[Math.floor(random() * others.length)]
      if (pid) process.kill(pid, 'SIGKILL')
    },
    async stop() {
      const [first] = familyOf(handle.data)
      if (first) process.kill(first, 'SIGINT')
      while (familyOf(handle.data).length) await new Promise((resolve) => setTimeout(resolve, 20))
    },
    freeze() {
      const all = familyOf(handle.data)
      signal(all, 'SIGSTOP')
      return () => signal(all, 'SIGCONT')
    },
    async addDatabase() {
      const database = `faults_${randomUUID().slice(0, 8)}`
      made.push(database)
      await ask(`create role ${database}_owner login createrole password 'choose-one'`)
      await ask(`create database ${database} owner ${database}_owner`)
      const everything = { ...handle.superuser, database }
      return { owner: { ...everything, user: `${database}_owner`, password: 'choose-one' }, everything }
    },
    clear: () => handle.clear(made),
  }
}

/** Where a login finds a database. */
export const urlOf = ({ host, port, user, password, database }: pg.ClientConfig): string =>
  `postgres://${user}:${encodeURIComponent(String(password))}@${host}:${port}/${database}`

async function takeNamed(url: string, command: string): Promise<Handle> {
  const { hostname, port, username, password, pathname } = new URL(url)
  const superuser = {
    host: hostname,
    port: Number(port || 5432),
    user: decodeURIComponent(username),
    password: decodeURIComponent(password),
    database: pathname.slice(1) || 'postgres',
  }
  const launch = () => void spawnSync(command, { shell: true, stdio: 'ignore' })
  launch()
  const data = (await askOnce(superuser, 'show data_directory'))[0]?.data_directory ?? ''
  const clear = async (databases: readonly string[]) => {
    for (const name of databases) {
      await askOnce(superuser, `drop database ${name} with (force)`)
      for (const role of ['serving', 'owner']) await askOnce(superuser, `drop role if exists ${name}_${role}`)
    }
  }
  return { superuser, data, launch, clear }
}

/** Makes a cluster with the programs that come along, its settings PostgreSQL's own, reached by loopback alone. */
async function makeServer(): Promise<Handle> {
  const home = mkdtempSync(path.join(tmpdir(), 'alongside-server-'))
  chmodSync(home, 0o755) // started as root, the database's own account must be able to enter
  const quarters = findQuarters(findPrograms(), home)
  const data = path.join(quarters.home, 'data')
  const superuser = {
    host: '127.0.0.1',
    port: await freePort(),
    user: 'postgres',
    password: 'test',
    database: 'postgres',
  }
  const program = (name: string) => path.join(quarters.programs, 'bin', name)
  const passwordFile = path.join(quarters.home, 'password')
  writeFileSync(passwordFile, `${superuser.password}\n`, { mode: 0o644 })
  const flags = [
    '-D',
    data,
    '-U',
    superuser.user,
    '-A',
    'scram-sha-256',
    '-E',
    'UTF8',
    '--locale=C',
    `--pwfile=${passwordFile}`,
  ]
  const made = spawnSync(program('initdb'), flags, { ...quarters.account, cwd: quarters.home, encoding: 'utf8' })
  if (made.status !== 0) throw new Error(made.stderr)
  const settings = ['listen_addresses=127.0.0.1', `port=${superuser.port}`, 'unix_socket_directories=']
  const end = () => signal(familyOf(data), 'SIGKILL')
  process.once('exit', end) // however the test ends
  return {
    superuser,
    data,
    launch() {
      if (familyOf(data).length) return
      rmSync(path.join(data, 'postmaster.pid'), { force: true }) // as a service's start does, once nobody of it lives
      const out = openSync(path.join(home, 'log'), 'a')
      spawn(program('postgres'), ['-D', data, ...settings.flatMap((setting) => ['-c', setting])], {
        ...quarters.account,
        cwd: quarters.home,
        stdio: ['ignore', out, out],
        detached: true,
      }).unref()
    },
    async clear() {
      end()
      process.off('exit', end)
      rmSync(home, { recursive: true, force: true, maxRetries: 5 })
      rmSync(quarters.home, { recursive: true, force: true, maxRetries: 5 })
    },
  }
}

async function askOnce(config: pg.ClientConfig, text: string): Promise<Record<string, string>[]> {
  const client = new pg.Client({ ...config, connectionTimeoutMillis: 2000 })
  client.on('error', () => {})
  try {
    await client.connect()
    return (await client.query<Record<string, string>>(text)).rows
  } finally {
    await client.end().catch(() => {})
  }
}

function signal(pids: readonly number[], what: NodeJS.Signals): void {
  for (const pid of pids)
    try {
      process.kill(pid, what)
    } catch {} // it has ended by itself
}

/** Brings a database to this release as its owner. @returns the URL to serve with, as it was printed */
export function migrateAs(owner: pg.ClientConfig, keyFile: string, home: string): string {
  const { stdout, stderr } = spawnSync(process.execPath, ['bin/main.ts', 'migrate'], {
    cwd: projectRoot,
    env: { ...bareEnvironment(), DATA_DIR: home, KEY_FILE: keyFile, DATABASE_URL: urlOf(owner) },
    encoding: 'utf8',
  })
  const [, url] = /DATABASE_URL='([^']+)'/.exec(stdout) ?? []
  if (!url) throw new Error(`${stdout}${stderr}`)
  return url
}

/** The first process of the server of this data, and all that it started; nothing once it has ended. */
export function familyOf(data: string): number[] {
  const server = readPid(path.join(data, 'postmaster.pid'))
  if (!server || !isAlive(server)) return []
  const { stdout } = spawnSync('ps', ['-A', '-o', 'pid=,ppid='], { encoding: 'utf8' })
  const family = stdout.split('\n').map((line) => line.trim().split(/\s+/).map(Number))
  return [server, ...family.flatMap(([pid, parent]) => (parent === server && pid ? [pid] : []))]
}

function readPid(file: string): number | undefined {
  try {
    return Number(readFileSync(file, 'utf8').split('\n')[0])
  } catch {
    return undefined
  }
}

/** A port nobody listens on. */
export function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number }
      server.close(() => resolve(port))
    })
  })
}
