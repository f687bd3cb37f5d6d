// What the command line says and refuses, and how it ends: as an operator meets it, in a process of its own.
import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { chmodSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { after, test } from 'node:test'
import type pg from 'pg'
import { isAlive } from '#database/postmaster.ts'
import { projectRoot } from '#foundation/environment.ts'
import { openTestDatabase, testKey } from '#foundation/testing.ts'

const folder = mkdtempSync(path.join(tmpdir(), 'alongside-command-'))
chmodSync(folder, 0o711) // started as root, the database's own account must be able to enter
const keyFile = path.join(folder, 'key')
writeFileSync(keyFile, testKey.toString('base64'), { mode: 0o600 })
after(() => rmSync(folder, { recursive: true, force: true }))

/** Starts the command as `bin/alongside` does. */
function start(args: string[], env: NodeJS.ProcessEnv = {}) {
  const child = spawn(process.execPath, ['tools/bootstrap.mjs', ...args], {
    cwd: projectRoot,
    env: { PATH: process.env.PATH, KEY_FILE: keyFile, DATA_DIR: path.join(folder, 'data'), ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (said += chunk))
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve))
  const until = async (met: () => boolean) => {
    for (const patience = Date.now() + 30_000; !met(); await new Promise((resolve) => setTimeout(resolve, 20)))
      if (child.exitCode !== null || Date.now() > patience) assert.fail(said)
  }
  return { child, ended, until, said: () => said }
}

async function run(args: string[], env: NodeJS.ProcessEnv = {}): Promise<{ code: number | null; said: string }> {
  const { ended, said } = start(args, env)
  return { code: await ended, said: said() }
}

function listen(port = 0): Promise<{ port: number; server: Server }> {
  return new Promise((resolve) => {
    const server = createServer().listen(port, '127.0.0.1', () =>
      resolve({ server, port: (server.address() as { port: number }).port }),
    )
  })
}

async function freePort(): Promise<string> {
  const { port, server } = await listen()
  await new Promise((resolve) => server.close(resolve))
  return String(port)
}

const urlOf = ({ host, user, password, database }: pg.ClientConfig) =>
  `postgres://${user}:${password}@${encodeURIComponent(String(host))}/${database}`

const commands = readdirSync(path.join(import.meta.dirname, 'commands')).map((file) => path.parse(file).name)

test('every command is listed, and explains itself', async () => {
  const { code, said } = await run(['help'])
  assert.equal(code, 0)
  for (const name of commands) {
    const { command } = await import(`./commands/${name}.ts`)
    assert.ok(said.includes(command.about), name)
    assert.match(command.help, new RegExp(`^(.* )?bin/alongside ${name}\\b`), name)
  }
  assert.match((await run(['start', '--help'])).said, /^bin\/alongside start \[--worker/)
})

test('a command that does not exist is refused with those that do', async () => {
  const { code, said } = await run(['serve'])
  assert.equal(code, 2)
  assert.match(said, /^There is no command "serve"\.\n(.*\n)*.*sign-in-link/)
})

test('an option that does not exist is refused, and where to read is said', async () => {
  assert.deepEqual(await run(['start', '--wroker']), {
    code: 2,
    said: "Unknown option '--wroker'.\nWhat it can do: bin/alongside start --help\n",
  })
})

const misunderstood: [command: string, args: string[], says: RegExp][] = [
  ['start', ['--worker', '--no-worker'], /leave nothing to do/],
  ['migrate', ['now'], /^"now" is not expected here\.$/],
  ['demo', ['--run=yes'], /does not take an argument/],
  ['sign-in-link', [], /^Whose link\?/],
  ['sign-in-link', ['one@example.org', 'two@example.org'], /^"two@example\.org" is not expected/],
]

for (const [name, args, says] of misunderstood)
  test(`"${name} ${args.join(' ')}" is refused kindly`, async () => {
    const { command } = await import(`./commands/${name}.ts`)
    await assert.rejects(command.run(args), { name: 'UsageError', message: says })
  })

test('a wrong setting ends the start with its sentence and nothing else', async () => {
  assert.deepEqual(await run(['start'], { PORT: 'eighty' }), {
    code: 1,
    said: 'PORT must be a number from 1 to 65535.\n',
  })
})

test('a key that others can read ends the start with the cure', async () => {
  const open = path.join(folder, 'open-key')
  writeFileSync(open, readFileSync(keyFile), { mode: 0o644 })
  const { code, said } = await run(['start'], { KEY_FILE: open })
  assert.deepEqual([code, said], [1, `The key file ${open} can be read by others. Run: chmod 600 ${open}\n`])
})

test('a taken port is said before a database is made', async () => {
  const { port, server } = await listen()
  const { code, said } = await run(['start'], { PORT: String(port) })
  server.close()
  assert.equal(code, 1)
  assert.match(said, new RegExp(`^Port ${port} is taken, .*PORT=${port + 1} npm start\n$`))
  assert.ok(!existsSync(path.join(folder, 'data')))
})

test('Ctrl-C in the middle of a first start leaves no database running', async () => {
  const lock = path.join(folder, 'data', 'postgres', 'postmaster.pid')
  const { child, ended, until } = start(['start', '--worker'])
  await until(() => existsSync(lock))
  const server = Number(readFileSync(lock, 'utf8').split('\n')[0])
  child.kill('SIGINT')
  assert.equal(await ended, 130)
  for (const patience = Date.now() + 5000; isAlive(server) && Date.now() < patience; )
    await new Promise((resolve) => setTimeout(resolve, 20))
  assert.equal(isAlive(server), false)
})

test('npm has no shell between itself and Alongside, which would keep a signal to itself', () => {
  const { scripts } = JSON.parse(readFileSync(path.join(projectRoot, 'package.json'), 'utf8')) as {
    scripts: Record<string, string>
  }
  for (const script of Object.values(scripts)) assert.match(script, /^exec node tools\/bootstrap\.mjs /)
})

test('pages and worker run apart over one database, and stop when they are told', async (t) => {
  const { serving, close } = await openTestDatabase()
  t.after(close)
  const PORT = await freePort()
  const env = { DATABASE_URL: urlOf(serving), PORT }
  // npm says "production" where somebody's settings leave out development packages: that is not our production
  const pages = start(['start', '--no-worker'], { ...env, NODE_ENV: 'production', npm_config_omit: 'dev' })
  const worker = start(['start', '--worker'], env)
  await Promise.all([
    pages.until(() => /Ctrl-C/.test(pages.said())),
    worker.until(() => /worker is running/.test(worker.said())),
  ])
  assert.match(pages.said(), new RegExp(`http://127\\.0\\.0\\.1:${PORT}/setup/`))
  assert.equal((await fetch(`http://127.0.0.1:${PORT}/outbox`)).status, 200)
  worker.child.kill('SIGTERM')
  worker.child.kill('SIGTERM') // a supervisor tells everybody, and npm passes it on
  pages.child.kill('SIGINT')
  assert.deepEqual([await worker.ended, await pages.ended], [0, 0])
})

test('in production nobody reads letters on a page', async (t) => {
  const { serving, close } = await openTestDatabase()
  t.after(close)
  const PORT = await freePort()
  const { child, ended, until, said } = start(['start'], { DATABASE_URL: urlOf(serving), PORT, NODE_ENV: 'production' })
  await until(() => /Ctrl-C/.test(said()))
  for (const page of ['/outbox', '/demo', '/ui'])
    assert.equal((await fetch(`http://127.0.0.1:${PORT}${page}`)).status, 404, page)
  child.kill('SIGHUP')
  assert.equal(await ended, 0)
})
