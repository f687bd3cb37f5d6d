// compare bare vs My day, interleaved; env PROF=dir profiles the house
import { type ChildProcess, fork } from 'node:child_process'
import { Agent, get } from 'node:http'
import path from 'node:path'
import { hash } from '#foundation/crypto.ts'
import { asRole, inTransaction } from '#foundation/database.ts'
import { projectRoot } from '#foundation/environment.ts'
import { openTestDatabase, startTestCluster } from '#foundation/testing.ts'
import { buildAll } from '../tools/build.ts'
import { layWorld } from './world.ts'

const rounds = Number(process.env.ROUNDS ?? 8),
  rest = 70,
  clock = '2027-10-21T17:00:00Z'
await buildAll()
const { cluster, stop } = await startTestCluster()
process.env.ALONGSIDE_TEST_CLUSTER = JSON.stringify(cluster)
const database = await openTestDatabase()
const children: ChildProcess[] = []
const median = (v: number[]) => [...v].sort((a, b) => a - b)[v.length >> 1]!
try {
  const world = await layWorld(database.owner)
  const token = 'b'.repeat(43)
  await inTransaction(database.store, `${asRole('alongside_web')};select 1`, async () => {})
  await world.addSession(hash(token))
  const start = async (kind: string, port: number) => {
    const child = fork(
      path.join(projectRoot, 'bench', 'serve.ts'),
      [kind, JSON.stringify(database.serving), String(port), clock],
      {
        stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
        execArgv: process.env.ARGV ? process.env.ARGV.split(' ') : process.env.PROF && kind === 'house' ? ['--cpu-prof', '--cpu-prof-interval', '250', '--cpu-prof-dir', process.env.PROF] : [],
      },
    )
    children.push(child)
    await new Promise((r) => child.once('message', r))
    return child
  }
  const servers = { bare: await start('bare', 4811), house: await start('house', 4812) }
  const cpuOf = (s: ChildProcess) =>
    new Promise<{user:number,system:number}>((r) => {
      s.once('message', (u: NodeJS.CpuUsage) => r({user:u.user/1000,system:u.system/1000}))
      s.send('cpu')
    })
  const sys = {bare:[] as number[],house:[] as number[]}, usr = {bare:[] as number[],house:[] as number[]}
  const load = async (kind: 'bare' | 'house', count: number, wait: number) => {
    const agent = new Agent({ keepAlive: true, maxSockets: 8 })
    const before = await cpuOf(servers[kind])
    let n = 0
    await Promise.all(
      Array.from({ length: 8 }, async () => {
        while (n < count) {
          n++
          await new Promise<void>((ok, no) => {
            const q = get(
              {
                host: '127.0.0.1',
                port: kind === 'bare' ? 4811 : 4812,
                path: '/',
                agent,
                headers: { cookie: `session=${token}` },
              },
              (r) => {
                if (r.statusCode !== 200) no(new Error(String(r.statusCode)))
                r.resume()
                r.on('end', () => ok())
              },
            )
            q.on('error', no)
          })
          if (wait) await new Promise((r) => setTimeout(r, wait))
        }
      }),
    )
    const after = await cpuOf(servers[kind])
    agent.destroy()
    sys[kind].push((after.system-before.system)/n); usr[kind].push((after.user-before.user)/n)
    return (after.user+after.system-before.user-before.system) / n
  }
  await load('bare', 1500, 0)
  await load('house', 1500, 0)
  if (process.env.LEAK) for (let i = 0; i < 6; i++) { for (const k of ['bare','house'] as const) { await load(k, 3000, 0); servers[k].kill('SIGUSR2'); await new Promise((r) => setTimeout(r, 600)) } }
  const got = { bare: [] as number[], house: [] as number[] }
  for (let i = 0; i < rounds; i++) for (const k of ['bare', 'house'] as const) got[k].push(await load(k, 250, rest))
  if (process.env.PROF) await load('house', 9000, 6)
  const [b, h] = [median(got.bare), median(got.house)]
  for (const k of ['bare','house'] as const) console.log(k, 'user', median(usr[k]).toFixed(3), 'system', median(sys[k]).toFixed(3))
  console.log(
    `bare ${b.toFixed(3)} house ${h.toFixed(3)} ratio ${(h / b).toFixed(2)} | ${got.house.map((x, i) => (x / got.bare[i]!).toFixed(1)).join(' ')}`,
  )
} finally {
  for (const c of children) c.disconnect()
  await new Promise((r) => setTimeout(r, 1500))
  await database.close()
  await stop()
}
