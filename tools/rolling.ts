// `npm run rolling -- REF`: does the release before serve on the schema of this one, beside it? Checks REF out into a folder
// of its own, lays a small world into a database migrated by this release, serves it from both, and writes from one what
// is read from the other.
import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type pg from 'pg'
import { projectRoot } from '#foundation/environment.ts'
import { startTestCluster, testKey } from '#foundation/testing.ts'
import { callFrom, filled, formIn } from '../journeys/support/caller.ts'

const [ref] = process.argv.slice(2)
const home = mkdtempSync(path.join(tmpdir(), 'alongside-rolling-'))
const checkout = path.join(home, 'before')
const running: ChildProcess[] = []

if (!ref) {
  console.error('Which release? npm run rolling -- TAG')
  process.exitCode = 2
} else {
  try {
    process.exitCode = (await tryBoth(ref)) ? 0 : 1
  } finally {
    for (const child of running) child.kill('SIGKILL')
    git('worktree', 'remove', '--force', checkout)
    rmSync(home, { recursive: true, force: true })
  }
}

async function tryBoth(ref: string): Promise<boolean> {
  if (git('worktree', 'add', '--detach', checkout, ref).status !== 0) {
    console.error(`There is no ${ref} in this checkout.`)
    return false
  }
  if (!existsSync(path.join(checkout, 'node_modules')))
    symlinkSync(path.join(projectRoot, 'node_modules'), path.join(checkout, 'node_modules'))
  const keyFile = path.join(home, 'key')
  writeFileSync(keyFile, testKey.toString('base64'), { mode: 0o600 })
  process.env.ALONGSIDE_TEST_CLUSTER = ''
  const { cluster, stop } = await startTestCluster()
  try {
    process.env.ALONGSIDE_TEST_CLUSTER = JSON.stringify(cluster)
    const { openTestDatabase } = await import('#foundation/testing.ts')
    const database = await openTestDatabase()
    const env = { DATABASE_URL: urlOf(database.serving), KEY_FILE: keyFile, DATA_DIR: home }
    const [before, now] = [await serve(checkout, env), await serve(projectRoot, env)]
    const wrong = [
      ...(await look(before, ref)),
      ...(await look(now, 'this release')),
      ...(await writeAcross(before, now)),
    ]
    console.log(wrong.length ? wrong.map((each) => `✖ ${each}`).join('\n') : `✔ ${ref} serves beside this release.`)
    await database.close()
    return wrong.length === 0
  } finally {
    for (const child of running) child.kill('SIGTERM')
    await stop()
  }
}

/** Pages anybody may open, asked of one of the two. @returns what is wrong */
async function look(origin: string, who: string): Promise<string[]> {
  const wrong: string[] = []
  for (const page of ['/health', '/programs', '/sign-in', '/privacy']) {
    const { status } = await fetch(origin + page)
    if (status !== 200) wrong.push(`${page} answered ${status} from ${who}`)
  }
  return wrong
}

/** Somebody asks the one for a letter to sign in, and is known to the other: the same form, the same key, one effect. */
async function writeAcross(one: string, other: string): Promise<string[]> {
  const [first, second] = [callFrom(one), callFrom(other)]
  const form = filled(formIn((await first.open('/sign-in')).html, '/sign-in'), { address: 'nobody@example.org' })
  for (const [name, value] of first.cookies) second.cookies.set(name, value)
  const statuses = [(await first.send(form)).status, (await second.send(form)).status]
  return statuses.every((status) => status === 303)
    ? []
    : [`a form sent to both was answered ${statuses.join(' and ')}`]
}

async function serve(folder: string, env: Record<string, string>): Promise<string> {
  const port = await freePort()
  const child = spawn(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', 'bin/main.ts', 'start', '--no-worker'],
    {
      cwd: folder,
      env: { PATH: process.env.PATH, ...env, PORT: String(port) },
      stdio: ['ignore', 'inherit', 'inherit'],
    },
  )
  running.push(child)
  const origin = `http://127.0.0.1:${port}`
  for (const patience = Date.now() + 120_000; Date.now() < patience; ) {
    if (
      await fetch(`${origin}/health`).then(
        ({ ok }) => ok,
        () => false,
      )
    )
      return origin
    if (child.exitCode !== null) break
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
  throw new Error(`${folder} did not come up.`)
}

function git(...args: string[]) {
  return spawnSync('git', args, { cwd: projectRoot, stdio: ['ignore', 'ignore', 'pipe'] })
}

function urlOf({ host, user, password, database }: pg.ClientConfig): string {
  return `postgres://${user}:${password}@${encodeURIComponent(String(host))}/${database}`
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number }
      server.close(() => resolve(port))
    })
  })
}
