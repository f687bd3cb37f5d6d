// What a reader of My day feels of a large match that runs beside: the 95th percentile of its answers while one runs,
// as a multiple of the same without, taking turns, pages and worker in one process as `npm start` runs them. Then how long
// the pages of its board take to answer.
//
//   npm run bench -- run [--size program|region|province] [--mentees 3000] [--mentors 2000] [--rounds 2] [--readers 4]
import { fork } from 'node:child_process'
import { Agent, get } from 'node:http'
import { cpus } from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { listBoards } from '#app/boards/board.server.ts'
import { findPairs } from '#app/boards/listing.server.ts'
import { addCommittee } from '#app/committees/committee.example.ts'
import { addProgram } from '#app/programs/program.example.ts'
import { addCrowd } from '#app/runs/crowd.example.ts'
import { findLatestRun, startRun } from '#app/runs/run.server.ts'
import { hash } from '#foundation/crypto.ts'
import { asPerson, inTransaction, openClient, over } from '#foundation/database.ts'
import { projectRoot } from '#foundation/environment.ts'
import { openTestDatabase, startTestCluster } from '#foundation/testing.ts'
import { buildAll } from '../tools/build.ts'

const { values } = parseArgs({
  args: process.argv.slice(2),
  allowPositionals: true,
  options: {
    size: { type: 'string', default: 'program' },
    mentees: { type: 'string' },
    mentors: { type: 'string' },
    rounds: { type: 'string', default: '2' },
    readers: { type: 'string', default: '4' },
  },
})
const sizes: Record<string, { mentees: number; mentors: number }> = {
  program: { mentees: 3000, mentors: 2000 },
  region: { mentees: 6000, mentors: 3000 },
  province: { mentees: 50_000, mentors: 10_000 },
}
const named = sizes[values.size] ?? { mentees: 3000, mentors: 2000 }
const size = { mentees: Number(values.mentees ?? named.mentees), mentors: Number(values.mentors ?? named.mentors) }
/** Seconds of an idle turn, and how long each reader rests between two requests, in milliseconds. */
const [idleSeconds, rest] = [15, 60]
const connections = Number(values.readers)
const port = 4803
const goal = 2

await buildAll()
const { cluster, stop } = await startTestCluster()
process.env.ALONGSIDE_TEST_CLUSTER = JSON.stringify(cluster)
const database = await openTestDatabase()
const token = 'b'.repeat(43)
const { program, coordinator } = await lay()
const server = fork(
  path.join(projectRoot, 'bench', 'serve.ts'),
  ['whole', JSON.stringify(database.serving), String(port)],
  { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] },
)
try {
  await new Promise((resolve) => server.once('message', resolve))
  await look(until(5))
  const idle: number[][] = []
  const running: number[][] = []
  for (let round = 0; round < Number(values.rounds); round++) {
    idle.push(await look(until(idleSeconds)))
    const began = performance.now()
    await as((db) => startRun(db, coordinator, program.id, '', Temporal.Now.instant()))
    running.push(await look(whileRunning()))
    const run = await as((db) => findLatestRun(db, program.id))
    console.log(
      `run ${round + 1}: ${run?.state}, board ${run?.board}, ${((performance.now() - began) / 1000).toFixed(1)} s; ` +
        `p95 idle ${p95(idle.at(-1))} ms, beside the run ${p95(running.at(-1))} ms`,
    )
  }
  idle.push(await look(until(idleSeconds)))
  report(idle.flat(), running.flat())
  await lookAtBoard()
} finally {
  server.disconnect()
  await sleep(500)
  await database.close()
  await stop()
}

/** Each page of the newest board, twice: alone, and the longest that My day waited meanwhile. */
async function lookAtBoard(): Promise<void> {
  const { boards, mentees, mentors } = await as(async (db) => {
    const [board] = await listBoards(db, program.id)
    const ids = (await findPairs(db, board?.id ?? '', {}, [], [])).proposals.slice(0, 3)
    return {
      boards: board ? [board] : [],
      mentees: ids.map(({ mentee }) => mentee.applicationId),
      mentors: ids.map(({ mentor }) => mentor.applicationId),
    }
  })
  for (const { number, matched, pairsAllowed, milliseconds } of boards) {
    const here = `/programs/${program.slug}/matching/${number}`
    console.log(`board ${number}: ${matched} pairs of ${pairsAllowed} allowed; ${JSON.stringify(milliseconds)}`)
    const pages = {
      board: here,
      pair: `${here}/mentees/${mentees[0]}`,
      'another mentor': `${here}/mentees/${mentees[0]}?choose=${mentors[1]}`,
      certificate: `${here}/certificate`,
    }
    for (const [name, path] of Object.entries(pages)) {
      let isOver = false
      const beside = look(() => !isOver)
      const taken = [await timed(path), await timed(path)]
      isOver = true
      console.log(`${name}: ${taken.map((ms) => ms.toFixed(0)).join(', ')} ms; My day beside it ${say(await beside)}`)
    }
  }
}

async function timed(path: string): Promise<number> {
  const began = performance.now()
  await fetchPage(path, new Agent())
  return performance.now() - began
}

async function lay() {
  const client = openClient(database.owner)
  await client.connect()
  await client.query('begin')
  const db = over(client)
  const laid = await addProgram(db)
  await addCommittee(db, laid.program)
  await addCrowd(db, laid.program, size)
  await client.query(
    `insert into sessions (token_hash, person_id, level, ends_at) values ($1, $2, 'strong', now() + interval '1 day')`,
    [hash(token), laid.coordinator.id],
  )
  await client.query('commit')
  await client.query('analyze')
  await client.end()
  return laid
}

function as<T>(work: Parameters<typeof inTransaction<T, undefined>>[2]): Promise<T> {
  return inTransaction(database.store, asPerson(coordinator), work)
}

/** Whether a turn goes on, as a question asked before each request. */
function until(seconds: number): () => boolean {
  const end = performance.now() + seconds * 1000
  return () => performance.now() < end
}

function whileRunning(): () => boolean {
  let goesOn = true
  const watch = async () => {
    while (goesOn) {
      await sleep(500)
      goesOn = (await as((db) => findLatestRun(db, program.id)))?.state === 'running'
    }
  }
  void watch().catch(() => (goesOn = false))
  return () => goesOn
}

/** Looks at My day over a few connections for as long as a turn goes on. @returns milliseconds of each answer */
async function look(goesOn: () => boolean): Promise<number[]> {
  const agent = new Agent({ keepAlive: true, maxSockets: connections })
  const taken: number[] = []
  const one = async () => {
    while (goesOn()) {
      const began = performance.now()
      await fetchPage('/', agent)
      taken.push(performance.now() - began)
      await sleep(rest)
    }
  }
  await Promise.all(Array.from({ length: connections }, one))
  agent.destroy()
  return taken
}

function fetchPage(path: string, agent: Agent): Promise<void> {
  return new Promise((resolve, reject) => {
    const request = get({ host: '127.0.0.1', port, path, agent, headers: { cookie: `session=${token}` } }, (answer) => {
      if (answer.statusCode !== 200) reject(new Error(`${path} answered ${answer.statusCode}`))
      answer.resume()
      answer.on('end', resolve)
    })
    request.on('error', reject)
  })
}

function report(idle: readonly number[], running: readonly number[]): void {
  const ratio = Number(p95(running)) / Number(p95(idle))
  console.log(
    `\n${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}, Node ${process.version}; ${size.mentees} mentees, ${size.mentors} mentors\n` +
      `My day, p50 / p95 / most, in ms: idle ${say(idle)}; beside the run ${say(running)}\n` +
      `p95 beside the run is ${ratio.toFixed(2)} times idle: ${ratio <= goal ? `within ${goal}` : `more than ${goal} ✗`}`,
  )
}

function at(all: readonly number[], share: number): string {
  const place = Math.min(all.length - 1, Math.floor(all.length * share))
  return (all.toSorted((a, b) => a - b)[place] ?? Number.NaN).toFixed(1)
}

function p95(all: readonly number[] = []): string {
  return at(all, 0.95)
}

function say(all: readonly number[]): string {
  return `${at(all, 0.5)} / ${p95(all)} / ${at(all, 1)} (${all.length})`
}
