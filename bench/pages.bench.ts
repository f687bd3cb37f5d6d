// What a page costs, as a ratio to a bare Hono page with one select, in the same run on the same machine.
//
// CPU a request is taken at one pace for all, some hundred requests a second, and once more, with requests a second, as
// fast as eight connections can ask; each time after as many requests to each: for as long a time the bare page would be
// asked ten times as often, and code that runs ten times as often is compiled better.
import { type ChildProcess, fork } from 'node:child_process'
import { Agent, get } from 'node:http'
import { cpus } from 'node:os'
import path from 'node:path'
import { hash } from '#foundation/crypto.ts'
import { asRole, inTransaction } from '#foundation/database.ts'
import { projectRoot } from '#foundation/environment.ts'
import { openTestDatabase, startTestCluster } from '#foundation/testing.ts'
import { buildAll } from '../tools/build.ts'
import { layWorld } from './world.ts'

const rounds = 7
const seconds = 1.5
/** As many of each at full speed, so that none is compiled better than another. */
const hurried = 600
const warmUp = 1500
/** Milliseconds each connection rests between two requests where the pace is given. */
const rest = 70
const clock = '2027-10-21T17:00:00Z'

interface Target {
  readonly name: string
  readonly port: number
  readonly path: string
  readonly cookie?: string
  /** CPU a request, as a multiple of the bare page's. */
  readonly goal?: number
}

await buildAll()
const { cluster, stop } = await startTestCluster()
process.env.ALONGSIDE_TEST_CLUSTER = JSON.stringify(cluster)
const database = await openTestDatabase()
const children: ChildProcess[] = []
try {
  const world = await layWorld(database.owner)
  const token = 'b'.repeat(43)
  await inTransaction(database.store, `${asRole('alongside_web')};select 1`, async () => {})
  await world.addSession(hash(token))
  const [bare, house] = [await start('bare', 4801), await start('house', 4802)]
  const cookie = `session=${token}`
  const targets: Target[] = [
    { name: 'bare page, one select', port: 4801, path: '/' },
    { name: 'public program page', port: 4802, path: `/programs/${world.slug}`, goal: 2 },
    { name: 'My day', port: 4802, path: '/', cookie, goal: 4 },
    { name: 'inbox, 200 applications', port: 4802, path: `/programs/${world.slug}/applications`, cookie, goal: 10 },
    {
      name: `board, ${world.pairs} pairs`,
      port: 4802,
      path: `/programs/${world.slug}/matching/${world.board}`,
      cookie,
      goal: 10,
    },
  ]
  const measured = new Map<string, { perSecond: number[]; hurried: number[]; cpu: number[] }>(
    targets.map(({ name }) => [name, { perSecond: [], hurried: [], cpu: [] }]),
  )
  const serverOf = ({ port }: Target) => (port === 4801 ? bare : house)
  for (const target of targets) await load(target, serverOf(target), { requests: warmUp })
  for (let round = 0; round < rounds; round++)
    for (const target of targets)
      measured.get(target.name)?.cpu.push((await load(target, serverOf(target), { rest })).cpu)
  for (let round = 0; round < rounds; round++)
    for (const target of targets) {
      const { perSecond, cpu } = await load(target, serverOf(target), { requests: hurried })
      measured.get(target.name)?.perSecond.push(perSecond)
      measured.get(target.name)?.hurried.push(cpu)
    }
  report(targets, measured)
} finally {
  for (const child of children) child.disconnect()
  await database.close()
  await stop()
}

async function start(kind: 'bare' | 'house', port: number): Promise<ChildProcess> {
  const child = fork(
    path.join(projectRoot, 'bench', 'serve.ts'),
    [kind, JSON.stringify(database.serving), String(port), clock],
    { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] },
  )
  children.push(child)
  await new Promise((resolve) => child.once('message', resolve))
  return child
}

/** Eight keep-alive connections for a while. @returns requests a second, and CPU milliseconds of the server a request */
async function load(
  target: Target,
  server: ChildProcess,
  { rest = 0, requests: enough = Number.POSITIVE_INFINITY }: { rest?: number; requests?: number },
): Promise<{ perSecond: number; cpu: number }> {
  const agent = new Agent({ keepAlive: true, maxSockets: 8 })
  const before = await cpuOf(server)
  const started = performance.now()
  const until = enough < Number.POSITIVE_INFINITY ? Number.POSITIVE_INFINITY : started + seconds * 1000
  let requests = 0
  const one = async () => {
    while (performance.now() < until && requests < enough) {
      await fetchOnce(target, agent)
      requests++
      if (rest) await new Promise((resolve) => setTimeout(resolve, rest))
    }
  }
  await Promise.all(Array.from({ length: 8 }, one))
  const elapsed = (performance.now() - started) / 1000
  const used = (await cpuOf(server)) - before
  agent.destroy()
  return { perSecond: requests / elapsed, cpu: used / requests }
}

function fetchOnce({ port, path: url, cookie }: Target, agent: Agent): Promise<void> {
  return new Promise((resolve, reject) => {
    const request = get(
      { host: '127.0.0.1', port, path: url, agent, headers: cookie ? { cookie } : {} },
      (response) => {
        if (response.statusCode !== 200) reject(new Error(`${url} answered ${response.statusCode}`))
        response.resume()
        response.on('end', resolve)
      },
    )
    request.on('error', reject)
  })
}

function cpuOf(server: ChildProcess): Promise<number> {
  return new Promise((resolve) => {
    server.once('message', (usage: NodeJS.CpuUsage) => resolve((usage.user + usage.system) / 1000))
    server.send('cpu')
  })
}

function report(
  targets: readonly Target[],
  measured: ReadonlyMap<string, { perSecond: number[]; hurried: number[]; cpu: number[] }>,
): void {
  const bare = measured.get('bare page, one select')
  const [base, hurriedBase] = [median(bare?.cpu ?? [1]), median(bare?.hurried ?? [1])]
  console.log(
    `\n${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}, Node ${process.version}; medians of ${rounds} rounds, interleaved\n`,
  )
  console.log(
    `${'page'.padEnd(28)}${'req/s'.padStart(8)}${'CPU ms'.padStart(9)}${'spread'.padStart(14)}${'ratio'.padStart(8)}${'goal'.padStart(7)}${'at full speed'.padStart(15)}`,
  )
  for (const { name, goal } of targets) {
    const { perSecond, hurried, cpu } = measured.get(name) ?? { perSecond: [], hurried: [], cpu: [] }
    const ratio = median(cpu) / base
    const spread = `${Math.min(...cpu).toFixed(2)}–${Math.max(...cpu).toFixed(2)}`
    console.log(
      `${name.padEnd(28)}${median(perSecond).toFixed(0).padStart(8)}${median(cpu).toFixed(3).padStart(9)}${spread.padStart(14)}${ratio.toFixed(1).padStart(8)}${(goal ? `≤ ${goal}${ratio <= goal ? '' : ' ✗'}` : '').padStart(7)}${(median(hurried) / hurriedBase).toFixed(1).padStart(15)}`,
    )
  }
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN
}
