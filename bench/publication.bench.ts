// What publishing a board costs at 100, 1,000 and 10,000 pairs, by the product's own function, in its one transaction: time and time a
// pair, how long the thread that publishes was held at most, memory, and what My day of somebody else waits meanwhile.
//
//   npm run bench -- publication [--sizes 100,1000,10000]
//
// Goal: a pair of the last board costs at most 1.5 times one of the second; of the first, much is what any publication costs.
// Results go to bench/results/publication.json, with the machine's description.
import { fork } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { mkdirSync, writeFileSync } from 'node:fs'
import { Agent, get } from 'node:http'
import { cpus } from 'node:os'
import path from 'node:path'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { setTimeout as sleep } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { sql } from 'kysely'
import type pg from 'pg'
import { findBoard } from '#app/boards/board.server.ts'
import { publishBoard } from '#app/partnerships/publication.server.ts'
import { addProgram } from '#app/programs/program.example.ts'
import { hash } from '#foundation/crypto.ts'
import { asPerson, type Db, inTransaction, openClient, over } from '#foundation/database.ts'
import { projectRoot } from '#foundation/environment.ts'
import { as, openTestDatabase, startTestCluster, testKey } from '#foundation/testing.ts'
import { buildAll } from '../tools/build.ts'

const { values } = parseArgs({
  args: process.argv.slice(2),
  allowPositionals: true,
  options: { sizes: { type: 'string', default: '100,1000,10000' } },
})
const sizes = values.sizes.split(',').map(Number)
const goal = 1.5
const token = 'p'.repeat(43)
const now = Temporal.Instant.from('2026-11-20T17:00:00Z')

/** As long as the reasons of a usual pair. */
const reasons = JSON.stringify(
  Array.from({ length: 6 }, (_, n) => ({ criterion: `criterion-${n}`, points: n, max: 10, words: 'same' })),
)

interface Line {
  readonly pairs: number
  readonly seconds: number
  readonly millisecondsAPair: number
  /** The longest its own thread did nothing else, in milliseconds. */
  readonly held: number
  /** Megabytes of memory more than before, at most. */
  readonly megabytes: number
  /** My day beside it, and before, in milliseconds: in the middle, 95th percentile, most. */
  readonly beside: readonly number[]
  readonly alone: readonly number[]
}

await buildAll()
const { cluster, stop } = await startTestCluster()
process.env.ALONGSIDE_TEST_CLUSTER = JSON.stringify(cluster)
const lines: Line[] = []
try {
  for (const [at, pairs] of sizes.entries()) lines.push(await measure(pairs, 4840 + at))
} finally {
  await stop()
}
const [last, before] = [lines.at(-1), lines.at(-2)]
const ratio = Math.round((100 * (last?.millisecondsAPair ?? 0)) / (before?.millisecondsAPair ?? 1)) / 100
console.log(`a pair of the last board costs ${ratio} times one of the board before${ratio > goal ? ' ✗' : ''}`)
keep()

async function measure(pairs: number, port: number): Promise<Line> {
  const database = await openTestDatabase()
  const { program, coordinator } = await lay(database.owner, pairs)
  const server = fork(
    path.join(projectRoot, 'bench', 'serve.ts'),
    ['house', JSON.stringify(database.serving), String(port), now.toString()],
    { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] },
  )
  await new Promise((resolve) => server.once('message', resolve))
  try {
    await look(port, sleep(1000))
    const alone = await look(port, sleep(2000))
    globalThis.gc?.()
    const start = process.memoryUsage().rss
    const delay = monitorEventLoopDelay({ resolution: 5 })
    let most = start
    const watch = setInterval(() => (most = Math.max(most, process.memoryUsage().rss)), 20)
    delay.enable()
    const began = performance.now()
    const publishing = inTransaction(database.store, asPerson(coordinator), async (db) =>
      publishBoard(db, coordinator, program, await findBoard(db, program.id, 1), testKey, now),
    )
    const beside = await look(port, publishing)
    const asked = await publishing
    const took = performance.now() - began
    delay.disable()
    clearInterval(watch)
    if (asked !== pairs) throw new Error(`${asked} were asked.`)
    const line: Line = {
      pairs,
      seconds: round(took / 1000),
      millisecondsAPair: round(took / pairs),
      held: round(delay.max / 1e6),
      megabytes: Math.round((most - start) / 1e6),
      beside: [0.5, 0.95, 1].map((share) => at(beside, share)),
      alone: [0.5, 0.95, 1].map((share) => at(alone, share)),
    }
    console.log(
      `${pairs} pairs: ${line.seconds} s, ${line.millisecondsAPair} ms a pair; its thread held ${line.held} ms, ${line.megabytes} MB; ` +
        `My day beside it ${line.beside.join(' / ')} ms, alone ${line.alone.join(' / ')}`,
    )
    return line
  } finally {
    server.disconnect()
    await sleep(200)
    await database.close()
  }
}

async function lay(owner: pg.ClientConfig, pairs: number) {
  const client = openClient(owner)
  await client.connect()
  try {
    await client.query('begin')
    const laid = await layBoard(over(client), pairs)
    await client.query(
      `insert into sessions (token_hash, person_id, level, ends_at) values ($1, $2, 'strong', now() + interval '1 day')`,
      [hash(token), laid.coordinator.id],
    )
    await client.query('commit')
    await client.query('vacuum analyze')
    return laid
  } finally {
    await client.end()
  }
}

/** A program with an approved board of so many pairs, one in twenty of both seats left over and as many waiting. */
async function layBoard(db: Db, pairs: number) {
  const { program, coordinator } = await addProgram(db)
  await as(db, 'owner')
  const people = async (seat: string, n: number, status = 'accepted') => {
    const ids = Array.from({ length: n }, () => randomUUID())
    const given = sql`unnest(${ids}::uuid[]) with ordinality given(id, n)`
    await sql`insert into people (id, name, language) select id, ${seat} || ' ' || md5(n::text), 'en' from ${given}`.execute(
      db,
    )
    await sql`insert into emails (person_id, address) select id, id || '@example.org' from ${given}`.execute(db)
    await sql`insert into applications (id, program_id, person_id, seat, status, eligibility, submitted_at, decided_at, waiting_since)
      select id, ${program.id}, id, ${seat}::seat_kind, ${status}::application_status, 'eligible', '2026-09-01', '2026-10-01',
        case ${status} when 'waiting' then timestamptz '2026-10-01' end from ${given}`.execute(db)
    return ids
  }
  const [mentees, mentors] = [await people('mentee', pairs), await people('mentor', pairs)]
  const left = Math.ceil(pairs / 20)
  await people('mentee', left, 'waiting')
  const { id } = await db
    .insertInto('matchings')
    .values({
      ...{
        programId: program.id,
        number: 1,
        state: 'approved',
        policy: JSON.stringify(program.policy),
        verified: true,
      },
      ...{ mentees: pairs, mentors: pairs, pairsAllowed: pairs, matched: pairs, cost: 0, milliseconds: '{}' },
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await sql`insert into proposals (matching_id, mentee_application_id, mentor_application_id, cost, reasons, fit)
    select ${id}, mentee, mentor, 1, ${reasons}::jsonb, 80 from unnest(${mentees}::uuid[], ${mentors}::uuid[]) pair(mentee, mentor)`.execute(
    db,
  )
  await sql`insert into left_overs (matching_id, application_id, seat, reason)
    select ${id}, one, 'mentor', '{"kind": "spare"}' from unnest(${await people('mentor', left)}::uuid[]) one`.execute(
    db,
  )
  return { program, coordinator }
}

/** Looks at My day again and again until something is over. @returns milliseconds of each answer */
async function look(port: number, over: Promise<unknown>): Promise<number[]> {
  let goesOn = true
  const stop = () => {
    goesOn = false
  }
  over.then(stop, stop)
  const agent = new Agent({ keepAlive: true, maxSockets: 1 })
  const taken: number[] = []
  while (goesOn) {
    const began = performance.now()
    await fetchPage(port, agent)
    taken.push(performance.now() - began)
    await sleep(10)
  }
  agent.destroy()
  return taken
}

function fetchPage(port: number, agent: Agent): Promise<void> {
  return new Promise((resolve, reject) => {
    const request = get(
      { host: '127.0.0.1', port, path: '/', agent, headers: { cookie: `session=${token}` } },
      (answer) => {
        if (answer.statusCode !== 200) reject(new Error(`My day answered ${answer.statusCode}`))
        answer.resume()
        answer.on('end', resolve)
      },
    )
    request.on('error', reject)
  })
}

function at(all: readonly number[], share: number): number {
  const place = Math.min(all.length - 1, Math.floor(all.length * share))
  return round(all.toSorted((a, b) => a - b)[place] ?? Number.NaN)
}

function round(n: number): number {
  return Math.round(n * 100) / 100
}

function keep(): void {
  const machine = { cpus: `${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}`, node: process.version }
  const file = path.join(projectRoot, 'bench', 'results', 'publication.json')
  mkdirSync(path.dirname(file), { recursive: true })
  writeFileSync(file, `${JSON.stringify({ machine, ratio, lines }, null, 2)}\n`)
}
