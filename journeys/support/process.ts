import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type pg from 'pg'
import { prepareDatabase } from '#database/connect.ts'
import { startEmbedded } from '#database/embedded.ts'
import { projectRoot, readKey } from '#foundation/environment.ts'
import { bareEnvironment } from '#foundation/testing.ts'
import { familyOf, freePort, migrateAs, type Server } from './server.ts'

/** Who dies: Alongside alone, its database's first process alone, or both with everything that works for them. */
export type Victim = 'house' | 'database' | 'both'

/** The real thing, as an operator starts it: a process of its own over its own database in a folder of its own. */
export interface HouseProcess {
  readonly origin: string
  /** Starts it. */
  start(): void
  /** Waits until it answers. @returns milliseconds since it was started, or since its database was killed */
  ready(): Promise<number>
  /** kill -9. */
  kill(victim: Victim): void
  /** Stops it as an operator does. @returns its exit code */
  stop(): Promise<number | null>
  /** The faults its log has told of so far, a line each. */
  readonly faults: readonly string[]
  /** Megabytes of memory it holds. */
  memory(): number
  /** How its database is reached behind its back: as the owner, and as the superuser who sees every row. */
  database(): Promise<{ owner: pg.ClientConfig; everything: pg.ClientConfig }>
  clear(): void
}

interface Manner {
  /** The key of the house; one of its own otherwise. */
  readonly key?: Buffer
  /** What `start` is told to do of the house. */
  readonly parts?: readonly string[]
  /** Seconds it may take to answer. */
  readonly patience?: number
  /** The folder in which it lies; the temporary one otherwise. */
  readonly within?: string
  /** Whether it is started again when it ends by itself, as an operator's supervisor does. */
  readonly supervised?: boolean
  /** A server that its database is on, instead of one of its own. It is the test's to kill. */
  readonly server?: Server
}

export async function openProcess(manner: Manner = {}): Promise<HouseProcess> {
  const { key, parts = [], patience = 30, within = tmpdir(), supervised = false, server: elsewhere } = manner
  const home = mkdtempSync(path.join(within, 'alongside-process-'))
  chmodSync(home, 0o711) // started as root, the database's own account must be able to enter
  const keyFile = path.join(home, 'key')
  if (key) writeFileSync(keyFile, `${key.toString('base64')}\n`, { mode: 0o600 })
  const external = await elsewhere?.addDatabase()
  const servingUrl = external && migrateAs(external.owner, keyFile, home)
  const faults: string[] = []
  const port = await freePort()
  const origin = `http://127.0.0.1:${port}`
  let child: ChildProcess | undefined
  let isCleared = false
  let began = 0
  let lastWords = ''
  const kill = (victim: Victim) => {
    began = performance.now()
    const server = victim === 'house' || external ? [] : serverProcesses(home)
    for (const pid of victim === 'database' ? server.slice(0, 1) : server) end(pid)
    if (victim !== 'database' && child?.pid) end(child.pid)
  }
  process.once('exit', () => kill('both')) // however the test ends
  const launch = () => {
    if (isCleared) throw new Error('The house was cleared away.')
    began = performance.now()
    child = spawn(process.execPath, ['bin/main.ts', 'start', ...parts], {
      cwd: projectRoot,
      env: {
        ...bareEnvironment(),
        DATA_DIR: home,
        KEY_FILE: keyFile,
        PORT: String(port),
        ...(servingUrl ? { DATABASE_URL: servingUrl } : {}),
      },
      stdio: ['ignore', 'ignore', 'pipe'],
    })
    const own = child
    if (supervised)
      own.once('exit', (code) => code === 1 && setTimeout(() => own === child && !isCleared && launch(), 500))
    child.stderr?.setEncoding('utf8').on('data', (said: string) => {
      faults.push(...said.split('\n').filter((line) => line.includes('"level":"fault"')))
      lastWords = withoutLog(`${lastWords}${said}`)
    })
  }
  return {
    origin,
    kill,
    faults,
    start: launch,
    memory: () => Number(spawnSync('ps', ['-o', 'rss=', '-p', String(child?.pid)], { encoding: 'utf8' }).stdout) / 1024,
    async ready() {
      const asked = performance.now()
      while (!(await isHealthy(origin))) {
        if (child?.exitCode != null && !supervised) {
          await new Promise((resolve) => child?.stderr?.once('close', resolve))
          throw new Error(`Alongside ended with ${child.exitCode}: ${lastWords}`)
        }
        if (performance.now() - asked > patience * 1000)
          throw new Error(`Alongside did not answer within ${patience} seconds. ${lastWords}`)
        await new Promise((resolve) => setTimeout(resolve, 20))
      }
      return performance.now() - began
    },
    async stop() {
      const running = child
      if (!running) return null
      const ended = new Promise<number | null>((resolve) => running.once('exit', resolve))
      running.kill('SIGTERM')
      return ended
    },
    async database() {
      if (external) return external
      const joined = await startEmbedded({ home })
      const { owner } = await prepareDatabase(joined, readKey(keyFile), 'alongside')
      await joined.stop()
      return { owner, everything: { ...joined.superuser, database: 'alongside' } }
    },
    clear() {
      isCleared = true
      kill('both')
      rmSync(home, { recursive: true, force: true, maxRetries: 5 })
    },
  }
}

/** What was said that is no line of the log. */
const withoutLog = (said: string) => said.replace(/^\{"at":.*\n/gm, '').slice(-4000)

async function isHealthy(origin: string): Promise<boolean> {
  try {
    return (await fetch(`${origin}/ready`)).ok
  } catch {
    return false
  }
}

function end(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL')
  } catch {} // it has ended by itself
}

/** The database's server with everything it started, as long as it lives. */
export function serverProcesses(home: string): number[] {
  return familyOf(path.join(home, 'postgres'))
}
