// How My day, the pulse and a coordinator's partnerships grow with the house: at 100, 1,000 and 10,000 partnerships with two years of
// contacts, on an embedded PostgreSQL; and on another server, where DATABASE_URL names a superuser of one that may be
// thrown away: roles and databases are made there.
//
//   npm run bench -- year [--sizes 100,1000,10000] [--requests 400]
//
// One connection asks page after page, sizes taking turns. Goal: the 95th percentile at the last size is at most 1.5 times
// the one at the first. Results go to bench/results/year.json, with the machine's description.
import { type ChildProcess, fork } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { Agent, get } from 'node:http'
import { cpus, release, totalmem } from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import pg from 'pg'
import { prepareDatabase } from '#database/connect.ts'
import { hash } from '#foundation/crypto.ts'
import { projectRoot } from '#foundation/environment.ts'
import {
  openTestDatabase,
  startTestCluster,
  type TestCluster,
  type TestDatabase,
  testKey,
} from '#foundation/testing.ts'
import { buildAll } from '../tools/build.ts'
import { layYear, today } from './year.ts'

const { values } = parseArgs({
  args: process.argv.slice(2),
  allowPositionals: true,
  options: { sizes: { type: 'string', default: '100,1000,10000' }, requests: { type: 'string', default: '400' } },
})
const sizes = values.sizes.split(',').map(Number)
const goal = 1.5
const rounds = 8
const tokens = ['m'.repeat(43), 'c'.repeat(43)] as const

interface House {
  readonly pairs: number
  readonly port: number
  readonly database: TestDatabase
  readonly server: ChildProcess
  readonly slug: string
}

interface Line {
  readonly server: string
  readonly page: string
  /** Milliseconds at each size. */
  readonly median: readonly number[]
  readonly p95: readonly number[]
  readonly ratio: number
}

await buildAll()
const lines: Line[] = []
const tell = (found: readonly Line[]) => {
  lines.push(...found)
  for (const { server, page, p95, median, ratio } of found)
    console.log(
      `${server.padEnd(10)}${page.padEnd(34)}p95 ${p95.join(' / ')} ms, median ${median.join(' / ')} ms; last ÷ first ${ratio}${ratio <= goal ? '' : ' ✗'}`,
    )
}
tell(await embedded())
if (process.env.DATABASE_URL) tell(await external(process.env.DATABASE_URL))
keep()

async function embedded(): Promise<Line[]> {
  const { cluster, stop } = await startTestCluster()
  try {
    return await measure('embedded', cluster)
  } finally {
    await stop()
  }
}

async function external(url: string): Promise<Line[]> {
  const { username, password, hostname, port, pathname, searchParams } = new URL(url)
  const superuser: pg.ClientConfig = {
    user: decodeURIComponent(username) || (searchParams.get('user') ?? 'postgres'),
    ...(password ? { password: decodeURIComponent(password) } : {}),
    host: hostname || (searchParams.get('host') ?? 'localhost'),
    port: Number(port || (searchParams.get('port') ?? 5432)),
    database: pathname.slice(1) || 'postgres',
  }
  const template = `alongside_bench_${process.pid}`
  const { owner } = await prepareDatabase({ superuser, stop: async () => {} } as never, testKey, template)
  try {
    return await measure('external', { superuser, owner, template })
  } finally {
    const client = new pg.Client(superuser)
    await client.connect()
    await client.query(`drop database ${template} with (force)`)
    await client.end()
  }
}

async function measure(server: string, cluster: TestCluster): Promise<Line[]> {
  process.env.ALONGSIDE_TEST_CLUSTER = JSON.stringify(cluster)
  const houses: House[] = []
  try {
    for (const [at, pairs] of sizes.entries()) houses.push(await openHouse(pairs, 4810 + at))
    const [mentor, coordinator] = tokens
    return [
      await timed(server, 'My day of a mentor', houses, () => '/', mentor),
      await timed(server, 'My day of the coordinator', houses, () => '/', coordinator),
      await timed(server, 'the pulse', houses, ({ slug }) => `/programs/${slug}/pulse`, coordinator),
      await timed(
        server,
        'the quiet ones of the pulse',
        houses,
        ({ slug }) => `/programs/${slug}/pulse?show=quiet`,
        coordinator,
      ),
      await timed(server, 'partnerships', houses, ({ slug }) => `/programs/${slug}/partnerships`, coordinator),
      await timed(
        server,
        'partnerships, those to call',
        houses,
        ({ slug }) => `/programs/${slug}/partnerships?show=call`,
        coordinator,
      ),
    ]
  } finally {
    for (const { server: child } of houses) child.disconnect()
    for (const { database } of houses) await database.close()
  }
}

async function openHouse(pairs: number, port: number): Promise<House> {
  const database = await openTestDatabase()
  const began = performance.now()
  const { slug } = await layYear(database.owner, pairs, [hash(tokens[0]), hash(tokens[1])])
  console.log(`${pairs} partnerships laid in ${((performance.now() - began) / 1000).toFixed(1)} s.`)
  const args = ['house', JSON.stringify(database.serving), String(port), `${today}T17:00:00Z`]
  const server = fork(path.join(projectRoot, 'bench', 'serve.ts'), args, {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })
  await new Promise((resolve) => server.once('message', resolve))
  return { pairs, port, database, server, slug }
}

async function timed(
  server: string,
  page: string,
  houses: readonly House[],
  at: (house: House) => string,
  token: string,
): Promise<Line> {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 })
  const all = houses.map((): number[] => [])
  const each = Math.ceil(Number(values.requests) / rounds)
  for (let round = -1; round < rounds; round++)
    for (const [n, house] of houses.entries())
      for (let request = 0; request < each; request++) {
        const took = await ask(house.port, at(house), token, agent)
        if (round >= 0) all[n]?.push(took) // the first round warms up
      }
  agent.destroy()
  const p95 = all.map((times) => share(times, 0.95))
  return {
    server,
    page,
    median: all.map((times) => share(times, 0.5)),
    p95,
    ratio: round2((p95.at(-1) ?? 0) / (p95[0] ?? 1)),
  }
}

function ask(port: number, url: string, token: string, agent: Agent): Promise<number> {
  const began = performance.now()
  return new Promise((resolve, reject) => {
    get({ host: '127.0.0.1', port, path: url, agent, headers: { cookie: `session=${token}` } }, (answer) => {
      if (answer.statusCode !== 200) reject(new Error(`${url} answered ${answer.statusCode}`))
      answer.resume()
      answer.on('end', () => resolve(performance.now() - began))
    }).on('error', reject)
  })
}

function share(values: readonly number[], part: number): number {
  return round2(
    values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * part))] ?? Number.NaN,
  )
}

function round2(value: number): number {
  return Math.round(value * 100) / 100
}

function keep(): void {
  const machine = {
    processor: cpus()[0]?.model ?? '',
    cores: cpus().length,
    memory: totalmem(),
    system: `${process.platform} ${release()}`,
    node: process.version,
  }
  const folder = path.join(projectRoot, 'bench/results')
  mkdirSync(folder, { recursive: true })
  writeFileSync(path.join(folder, 'year.json'), `${JSON.stringify({ machine, sizes, goal, lines }, undefined, 1)}\n`)
}
