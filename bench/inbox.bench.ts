// How a page of a program's inbox grows with its applications: at 1,000 and 50,000, in every order and under every filter.
//
//   npm run bench -- inbox [--sizes 1000,50000] [--requests 60]
//
// One connection asks page after page, sizes taking turns. Goal: the median at the last size is at most twice the one at the first
// for the page as it opens, its states and its seats; what has to look at every name or district is measured and told.
// Each request asks for another page, so that none is answered from a drawing.
import { type ChildProcess, fork } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { Agent, get } from 'node:http'
import { cpus } from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { addProgram } from '#app/programs/program.example.ts'
import { hash } from '#foundation/crypto.ts'
import { openClient, over } from '#foundation/database.ts'
import { projectRoot } from '#foundation/environment.ts'
import { openTestDatabase, startTestCluster, type TestDatabase } from '#foundation/testing.ts'
import { buildAll } from '../tools/build.ts'
import { addApplicants } from './applicants.ts'

const { values } = parseArgs({
  args: process.argv.slice(2),
  allowPositionals: true,
  options: { sizes: { type: 'string', default: '1000,50000' }, requests: { type: 'string', default: '60' } },
})
const sizes = values.sizes.split(',').map(Number)
const goal = 2
const token = 'i'.repeat(43)

interface House {
  readonly port: number
  readonly database: TestDatabase
  readonly server: ChildProcess
  readonly slug: string
}

/** What is asked of the inbox, and whether it is held to the goal. */
const asked: readonly (readonly [query: string, isHeld: boolean])[] = [
  ['', true],
  ['state=undecided', true],
  ['state=accepted&seat=mentor', true],
  ['sort=state', true],
  ['sort=name', true],
  ['sort=district', false],
  ['membership=expired', false],
  ['names=unknown', false],
  ['search=okafor', false],
]

await buildAll()
const { cluster, stop } = await startTestCluster()
process.env.ALONGSIDE_TEST_CLUSTER = JSON.stringify(cluster)
const houses: House[] = []
const lines: object[] = []
try {
  for (const [at, size] of sizes.entries()) houses.push(await openHouse(size, 4830 + at))
  for (const [query, isHeld] of asked) {
    const median = await timed(query)
    const ratio = Math.round((100 * (median.at(-1) ?? 0)) / (median[0] ?? 1)) / 100
    lines.push({ query, median, ratio })
    console.log(
      `${(query || 'as it opens').padEnd(30)}median ${median.join(' / ')} ms; last ÷ first ${ratio}${isHeld && ratio > goal ? ' ✗' : ''}`,
    )
  }
  keep()
} finally {
  for (const { server, database } of houses) {
    server.disconnect()
    await database.close()
  }
  await stop()
}

async function openHouse(size: number, port: number): Promise<House> {
  const database = await openTestDatabase()
  const began = performance.now()
  const client = openClient(database.owner)
  await client.connect()
  await client.query('begin')
  const db = over(client)
  const { program, coordinator } = await addProgram(db)
  await addApplicants(db, program.id, size)
  await client.query(
    `insert into sessions (token_hash, person_id, level, ends_at) values ($1, $2, 'strong', now() + interval '1 day')`,
    [hash(token), coordinator.id],
  )
  await client.query('commit')
  await client.query('vacuum analyze')
  await client.end()
  console.log(`${size} applications laid in ${((performance.now() - began) / 1000).toFixed(1)} s.`)
  const server = fork(
    path.join(projectRoot, 'bench', 'serve.ts'),
    ['house', JSON.stringify(database.serving), String(port), '2026-11-20T17:00:00Z'],
    { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] },
  )
  await new Promise((resolve) => server.once('message', resolve))
  return { port, database, server, slug: program.slug }
}

/** Milliseconds at each size, in the middle. */
async function timed(query: string): Promise<number[]> {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 })
  const all = houses.map((): number[] => [])
  for (let request = -5; request < Number(values.requests); request++)
    for (const [n, { port, slug }] of houses.entries()) {
      const address = `/programs/${slug}/${query.startsWith('=') ? query.slice(1) : 'applications'}?${query}&page=${1 + ((request + 5) % 18)}&drawn=${request}`
      const took = await ask(port, address, agent)
      if (request >= 0) all[n]?.push(took)
    }
  agent.destroy()
  return all.map((times) => {
    const middle = times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)] ?? Number.NaN
    return Math.round(middle * 10) / 10
  })
}

function ask(port: number, address: string, agent: Agent): Promise<number> {
  const began = performance.now()
  return new Promise((resolve, reject) => {
    const headers = { cookie: `session=${token}` }
    const request = get({ host: '127.0.0.1', port, path: address, agent, headers }, (answer) => {
      if (answer.statusCode !== 200) reject(new Error(`${address} answered ${answer.statusCode}`))
      answer.resume()
      answer.on('end', () => resolve(performance.now() - began))
    })
    request.on('error', reject)
  })
}

function keep(): void {
  const machine = { cpus: `${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}`, node: process.version }
  const file = path.join(projectRoot, 'bench', 'results', 'inbox.json')
  mkdirSync(path.dirname(file), { recursive: true })
  writeFileSync(file, `${JSON.stringify({ machine, sizes, lines }, null, 2)}\n`)
}
