import assert from 'node:assert/strict'
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { after, afterEach, test } from 'node:test'
import pg from 'pg'
import { type Embedded, startEmbedded } from './embedded.ts'
import { isAlive } from './postmaster.ts'

const home = mkdtempSync(path.join(tmpdir(), 'alongside-embedded-'))
chmodSync(home, 0o711)
const running: Embedded[] = []

afterEach(async () => {
  for (const embedded of running.splice(0).reverse()) await embedded.stop()
})
after(() => rmSync(home, { recursive: true, force: true }))

/** Without `throwaway`: these are about what survives. */
async function start(): Promise<Embedded> {
  const embedded = await startEmbedded({ home })
  running.push(embedded)
  return embedded
}

async function ask<Row extends pg.QueryResultRow>(embedded: Embedded, question: string): Promise<Row[]> {
  const client = new pg.Client(embedded.superuser)
  client.on('error', () => {})
  await client.connect()
  try {
    return (await client.query<Row>(question)).rows
  } finally {
    await client.end().catch(() => {})
  }
}

const lock = path.join(home, 'postgres', 'postmaster.pid')
const serverPid = () => Number(readFileSync(lock, 'utf8').split('\n')[0])

async function kill(pid: number): Promise<void> {
  process.kill(pid, 'SIGKILL')
  while (isAlive(pid)) await new Promise((resolve) => setTimeout(resolve, 10))
}

test('the first start makes a cluster that listens on a socket only, checks its pages, and keeps UTC', async () => {
  const embedded = await start()
  assert.equal(embedded.ours, true)
  const [said] = await ask<Record<string, string>>(
    embedded,
    `select current_setting('listen_addresses') as listens, current_setting('data_checksums') as checksums,
       current_setting('timezone') as zone, current_setting('fsync') as fsync, current_setting('log_statement') as logged`,
  )
  assert.deepEqual(said, { listens: '', checksums: 'on', zone: 'UTC', fsync: 'on', logged: 'none' })
  assert.equal(statSync(path.join(home, 'postgres.password')).mode & 0o777, 0o600)
})

test('a wrong password is refused, also on the socket', async () => {
  const { superuser } = await start()
  await assert.rejects(ask({ superuser: { ...superuser, password: 'wrong' } } as Embedded, 'select 1'), /password/)
})

test('a second start joins the first, and leaves it running when it stops', async () => {
  const first = await start()
  const second = await startEmbedded({ home })
  assert.deepEqual([first.ours, second.ours], [true, false])
  await ask(second, 'create table if not exists kept (n int)')
  await second.stop()
  assert.equal((await ask(first, 'select 1')).length, 1)
})

test('what was written is there after a stop and a start', async () => {
  await ask(await start(), 'insert into kept values (1)')
  await running.pop()?.stop()
  assert.deepEqual(await ask(await start(), 'select n from kept'), [{ n: 1 }])
})

test('after a kill -9 of the server the next start finds everything that was committed', async () => {
  const embedded = await start()
  const idle = new pg.Client(embedded.superuser)
  idle.on('error', () => {})
  await idle.connect()
  for (let n = 2; n <= 4; n++) {
    await ask(running.at(-1) as Embedded, `insert into kept values (${n})`)
    await kill(serverPid())
    await start()
  }
  await idle.end().catch(() => {})
  assert.deepEqual(
    (await ask<{ n: number }>(running.at(-1) as Embedded, 'select n from kept order by n')).map(({ n }) => n),
    [1, 2, 3, 4],
  )
})

test('a start waits until a question that outlived its killed server has ended', async () => {
  const embedded = await start()
  const busy = ask(embedded, 'select count(*) from generate_series(1, 4000000) n where n % 7 = 0').catch(() => [])
  await new Promise((resolve) => setTimeout(resolve, 100))
  await kill(serverPid())
  await running.pop()?.stop()
  assert.equal((await ask(await start(), 'select 1')).length, 1)
  await busy
})

test('whoever started the server starts it again when it is killed', async () => {
  const embedded = await start()
  const killed = serverPid()
  await kill(killed)
  const patience = Date.now() + 10_000
  while ((!existsSync(lock) || serverPid() === killed) && Date.now() < patience)
    await new Promise((resolve) => setTimeout(resolve, 50))
  assert.notEqual(serverPid(), killed)
  const second = await startEmbedded({ home }) // returns when it answers
  assert.equal(second.ours, false)
  assert.equal((await ask(embedded, 'select n from kept')).length, 4)
  await second.stop()
})

test('a stop ends the server, and stopping again does no harm', async () => {
  const embedded = await start()
  const pid = serverPid()
  await embedded.stop()
  assert.equal(isAlive(pid), false)
  await embedded.stop()
})
