import assert from 'node:assert/strict'
import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { after, afterEach, test } from 'node:test'
import { clearStaleLock, isAlive, runningServer } from './postmaster.ts'

const folder = mkdtempSync(path.join(tmpdir(), 'alongside-lock-'))
const lock = path.join(folder, 'postmaster.pid')
const children: ChildProcess[] = []

afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL')
})
after(() => rmSync(folder, { recursive: true, force: true }))

const writeLock = (pid: number | string) => writeFileSync(lock, `${pid}\n${folder}\n1780000000\n5432\n`)

function start(command: string, args: string[]): ChildProcess {
  const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'ignore'] })
  children.push(child)
  return child
}

/** Runs `sleep` under the name postgres: as far as the lock can tell, a server. */
function startNamedPostgres(): ChildProcess {
  const sleep = spawnSync('sh', ['-c', 'command -v sleep'], { encoding: 'utf8' }).stdout.trim()
  const named = path.join(folder, 'postgres')
  if (!existsSync(named)) symlinkSync(sleep, named)
  return start(named, ['60'])
}

test('without a lock there is no server', () => {
  rmSync(lock, { force: true })
  assert.equal(runningServer(folder), undefined)
  assert.doesNotThrow(() => clearStaleLock(folder))
})

test('a lock of a process that has ended is stale, and cleared', () => {
  const { pid } = spawnSync('true')
  writeLock(pid ?? 0)
  assert.equal(runningServer(folder), undefined)
  clearStaleLock(folder)
  assert.equal(existsSync(lock), false)
})

test('a lock whose number another program has taken since is stale', {
  skip: process.platform !== 'linux',
}, async () => {
  const other = start('sleep', ['60'])
  writeLock(other.pid ?? 0)
  assert.ok(isAlive(other.pid ?? 0))
  assert.equal(runningServer(folder), undefined)
})

test('a lock of a server that nobody has collected yet is stale', { skip: process.platform !== 'linux' }, async () => {
  const keeper = start('sh', ['-c', 'sleep 0.5 & echo $!; exec sleep 60']) // exec forgets the child, which stays a zombie
  const pid = Number(await new Promise((resolve) => keeper.stdout?.once('data', resolve)))
  assert.ok(isAlive(pid))
  for (const patience = Date.now() + 10_000; isAlive(pid) && Date.now() < patience; )
    await new Promise((resolve) => setTimeout(resolve, 20))
  assert.doesNotThrow(() => process.kill(pid, 0), 'the number is still taken')
  assert.equal(isAlive(pid), false)
  writeLock(pid)
  assert.equal(runningServer(folder), undefined)
})

test('a lock of a living server stays', async () => {
  const server = startNamedPostgres()
  await new Promise((resolve) => setTimeout(resolve, 100))
  writeLock(server.pid ?? 0)
  assert.deepEqual(runningServer(folder), { pid: server.pid })
  clearStaleLock(folder)
  assert.ok(existsSync(lock))
})

test('a lock with nonsense in it is stale', () => {
  for (const nonsense of ['', 'abc', '-1', '0', '1.5']) {
    writeLock(nonsense)
    assert.equal(runningServer(folder), undefined, nonsense)
  }
})
