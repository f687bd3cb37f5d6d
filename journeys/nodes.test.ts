// Two nodes of pages and two workers over one database. Everybody's form arrives at both nodes at once; a node and a worker
// are killed in the middle. Nothing happens twice, and no letter arrives twice.
import assert from 'node:assert/strict'
import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { after, test } from 'node:test'
import pg from 'pg'
import { addApplication } from '#app/applications/application.example.ts'
import { savePromises } from '#app/applications/save.server.ts'
import { addProgram } from '#app/programs/program.example.ts'
import { projectRoot } from '#foundation/environment.ts'
import { as, bareEnvironment, openTestDatabase, testKey } from '#foundation/testing.ts'
import { type Answer, callFrom, formIn } from './support/caller.ts'
import { type JourneyHouse, openHouse } from './support/house.ts'
import { openSession } from './support/sign-in.ts'

const people = 12
const late = 4 // those of them who come when a node and a worker are gone
const folder = mkdtempSync(path.join(tmpdir(), 'alongside-nodes-'))
const keyFile = path.join(folder, 'key')
writeFileSync(keyFile, testKey.toString('base64'), { mode: 0o600 })
const running: ChildProcess[] = []
after(() => {
  for (const child of running) child.kill('SIGKILL')
  rmSync(folder, { recursive: true, force: true })
})

test('two nodes and two workers, one of each killed in the middle: every form and every letter once', async () => {
  const database = await openTestDatabase()
  const house = await openHouse(database)
  const office = await openOffice()
  after(async () => {
    office.close()
    await house.close()
  })
  const applicants = await layApplicants(house)
  const env = { DATABASE_URL: urlOf(database.serving), SMTP_URL: office.url }
  const [one, two] = await Promise.all([startNode(env), startNode(env)])
  const [worker] = await Promise.all([startWorker(env), startWorker(env)])

  const kill = office.after(4).then(() => {
    worker.kill('SIGKILL')
    one.child.kill('SIGKILL')
  })
  const send = (each: Applicant, n: number) => sendToBoth(each, [one.origin, two.origin], n * 60)
  await Promise.all(applicants.slice(late).map(send))
  await kill
  await Promise.all(applicants.slice(0, late).map(send))

  const ask = asking(database.superuser)
  await untilSent(ask, applicants.slice(0, late))
  await untilStill(ask, office)
  assert.deepEqual(
    await ask(`select a.id from applications a left join audit_entries e on e.record_id = a.id::text and e.verb = 'application.submitted'
      where a.status = 'submitted' group by a.id having count(e.seq) = 1`).then((rows) => rows.length),
    people,
    'every application was sent once, by whichever node',
  )
  const letters = await ask<{ id: string; state: string; live: boolean }>(`
    select o.id, o.state, exists (select from pgboss.job j where j.data->>'id' = o.id::text and j.state in ('created', 'retry', 'active')) as live
    from outbox o where o.kind = 'application.received'`)
  assert.equal(letters.length, people)
  const arrived = office.arrived.map((letter) => /^Message-ID: <([^@>]+)/im.exec(letter)?.[1])
  assert.equal(new Set(arrived).size, arrived.length, 'no letter arrived twice')
  for (const { id, state, live } of letters) {
    if (state === 'sent') assert.ok(arrived.includes(id), 'what counts as sent has arrived')
    else assert.ok(live, 'what a dead worker held will be taken up again')
  }
})

interface Applicant {
  readonly id: string
  readonly session: string
}

/** People whose applications lack nothing but being sent, to a program that is open today. */
async function layApplicants(house: JourneyHouse): Promise<Applicant[]> {
  const today = Temporal.Now.plainDateISO()
  const laid = await house.lay(async (db) => {
    const { program } = await addProgram(db, {
      changes: {
        opensOn: today.subtract({ days: 9 }),
        closesOn: today.add({ days: 9 }),
        matchBy: today.add({ days: 19 }),
        startsOn: today.add({ days: 29 }),
        endsOn: today.add({ months: 9 }),
      },
    })
    const all: { id: string; email: string }[] = []
    for (let n = 0; n < people; n++) {
      const { person, application } = await addApplication(db, program, 'mentee', { status: 'draft' })
      await as(db, person)
      const promises = { member: true, memberNumber: '', counted: false }
      await savePromises(db, person, program, application, promises, 'own', Temporal.Now.instant())
      await as(db, 'owner')
      all.push({ id: application.id, email: person.email })
    }
    return all
  })
  return Promise.all(laid.map(async ({ id, email }) => ({ id, session: await openSession(house, email) })))
}

/** One form, sent to both nodes at the same moment; sent again to the other where one is gone. */
async function sendToBoth({ id, session }: Applicant, origins: readonly [string, string], wait: number): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, wait))
  const lines = origins.map((origin) => {
    const line = callFrom(origin)
    line.cookies.set('session', session)
    return line
  })
  const [first, second] = lines
  assert.ok(first && second)
  const page = `/applications/${id}/check`
  const form = formIn((await patiently(() => second.open(page))).html, page)
  const answers = await Promise.all(
    lines.map((line) =>
      line
        .send(form)
        .then(unlessBusy)
        .catch(() => patiently(() => second.send(form))),
    ),
  )
  for (const { status, location } of answers)
    assert.deepEqual([status, new URL(location, origins[1]).pathname], [303, `/applications/${id}`])
}

/** A node on a busy machine may ask to come again: nothing has happened then. */
async function patiently(act: () => Promise<Answer>): Promise<Answer> {
  for (const patience = Date.now() + 30_000; ; await new Promise((resolve) => setTimeout(resolve, 100))) {
    const answer = await act()
    if (answer.status < 500 || Date.now() > patience) return answer
  }
}

function unlessBusy(answer: Answer): Answer {
  if (answer.status >= 500) throw new Error(`${answer.status}`)
  return answer
}

async function startNode(env: Record<string, string>): Promise<{ child: ChildProcess; origin: string }> {
  const port = await freePort()
  const origin = `http://127.0.0.1:${port}`
  const child = await start('--no-worker', { ...env, PORT: String(port) }, /Alongside is at/)
  assert.equal((await fetch(`${origin}/ready`)).status, 200)
  return { child, origin }
}

const startWorker = (env: Record<string, string>) => start('--worker', env, /The worker is running/)

function start(part: string, env: Record<string, string>, says: RegExp): Promise<ChildProcess> {
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', 'bin/main.ts', 'start', part], {
    cwd: projectRoot,
    env: { ...bareEnvironment(), DATA_DIR: folder, KEY_FILE: keyFile, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  running.push(child)
  let said = ''
  return new Promise((resolve, reject) => {
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk) => {
        said += chunk
        if (says.test(said)) resolve(child)
      })
    child.once('exit', () => reject(new Error(said)))
  })
}

/** A post office that takes its time over each letter. */
async function openOffice() {
  const arrived: string[] = []
  const server = createServer((line) => {
    let letter: string | undefined
    line.on('error', () => {}) // a worker that was killed
    line.write('220 here\r\n')
    line.setEncoding('utf8').on('data', (text: string) => {
      if (letter === undefined) {
        for (const command of text.trim().split('\r\n')) {
          line.write(command === 'DATA' ? '354 go on\r\n' : '250 fine\r\n')
          if (command === 'DATA') letter = ''
        }
        return
      }
      letter += text
      if (!letter.endsWith('\r\n.\r\n')) return
      arrived.push(letter)
      letter = undefined
      setTimeout(() => line.write('250 taken\r\n'), 150)
    })
  })
  const port = await new Promise<number>((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve((server.address() as { port: number }).port))
  })
  return {
    arrived,
    url: `smtp://127.0.0.1:${port}`,
    async after(n: number) {
      const patience = Date.now() + 20_000
      while (arrived.length < n && Date.now() < patience) await new Promise((resolve) => setTimeout(resolve, 10))
    },
    close: () => server.close(),
  }
}

type Ask = <Row extends object>(text: string) => Promise<Row[]>

function asking(config: pg.ClientConfig): Ask {
  return async <Row extends object>(text: string) => {
    const client = new pg.Client(config)
    await client.connect()
    const { rows } = await client.query<Row & pg.QueryResultRow>(text).finally(() => client.end())
    return rows
  }
}

/** Until the other worker has sent the letters of those who came late; what the dead one took is none of theirs. */
async function untilSent(ask: Ask, those: readonly Applicant[]): Promise<void> {
  const ids = those.map(({ id }) => `'${id}'`).join(', ')
  const unsent = () =>
    ask(`select subject_id, state from outbox
      where kind = 'application.received' and state <> 'sent' and subject_id in (${ids})`)
  let left = await unsent()
  for (const patience = Date.now() + 60_000; left.length > 0 && Date.now() < patience; left = await unsent())
    await new Promise((resolve) => setTimeout(resolve, 200))
  assert.deepEqual(left, [], 'the other worker went on')
}

/** Until nothing has moved for a second and a half: what the dead worker held lies still for a minute. */
async function untilStill(ask: Ask, office: { arrived: readonly string[] }): Promise<void> {
  const states = async () =>
    JSON.stringify([office.arrived.length, await ask('select id, state from outbox order by id')])
  let before = ''
  for (let now = await states(); now !== before; now = await states()) {
    before = now
    await new Promise((resolve) => setTimeout(resolve, 1500))
  }
}

const urlOf = ({ host, user, password, database }: pg.ClientConfig) =>
  `postgres://${user}:${password}@${encodeURIComponent(String(host))}/${database}`

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number }
      server.close(() => resolve(port))
    })
  })
}
