// The drill: a house with life in it is backed up while it is being used, everything that can happen to the files happens
// to them, and a partnership reads its notes again in the house that came back.
import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { after, before, test } from 'node:test'
import pg from 'pg'
import { signHeads } from '#app/admin/trail.server.ts'
import { verifyTrail } from '#app/admin/verify.server.ts'
import { addDecidedWorld, type DecidedWorld } from '#app/decided.example.ts'
import { listNotes } from '#app/notes/note.server.ts'
import { makeBackup, type Order } from '#database/backup/make.ts'
import { type Manifest, openListed, parts, readManifest } from '#database/backup/opened.ts'
import { prove } from '#database/backup/proof.ts'
import { refusePartialReader } from '#database/backup/reach.ts'
import { keepRecipient, makeRecoveryKey, type RecoveryKey } from '#database/backup/recovery.ts'
import { restoreInto } from '#database/backup/restored.ts'
import { digestOf, seal } from '#database/backup/sealed.ts'
import { system } from '#foundation/actor.ts'
import { record } from '#foundation/audit.ts'
import { derive } from '#foundation/crypto.ts'
import { asPerson, asWorker, inTransaction, openStore } from '#foundation/database.ts'
import { projectRoot } from '#foundation/environment.ts'
import { post } from '#foundation/outbox.ts'
import { bareEnvironment, layAsOwner, openTestDatabase, testKey } from '#foundation/testing.ts'

const home = mkdtempSync(path.join(tmpdir(), 'alongside-drill-'))
chmodSync(home, 0o711) // started as root, the database's own account must be able to enter
const folder = path.join(home, 'backups')
let house: Awaited<ReturnType<typeof openTestDatabase>>
let world: DecidedWorld
let recovery: RecoveryKey
/** A login for backups alone, as docs/operate.md makes it: it reads every row, and changes none. */
let reader: pg.ClientConfig
let made: { manifest: Manifest; list: string }

const urlOf = ({ host, user, password, database }: pg.ClientConfig) =>
  `postgres://${user}:${password}@${encodeURIComponent(String(host))}/${database}`

async function askSuperuser<Row extends object>(config: pg.ClientConfig, text: string): Promise<Row[]> {
  const client = new pg.Client(config)
  await client.connect()
  return client
    .query<Row>(text)
    .then(({ rows }) => rows)
    .finally(() => client.end())
}

const order = (changes: Partial<Order> = {}): Order => ({
  reader,
  key: testKey,
  recipient: recovery.recipient,
  folder,
  keysFolder: folder,
  workshop: home,
  look: verifyTrail,
  ...changes,
})

before(async () => {
  house = await openTestDatabase()
  recovery = await makeRecoveryKey()
  reader = { ...house.superuser, user: `${house.superuser.database}_backup`, password: 'test' }
  await askSuperuser(
    house.superuser,
    `create role ${reader.user} login bypassrls password 'test' in role pg_read_all_data; grant connect on database ${reader.database} to ${reader.user}`,
  )
  world = await layAsOwner(house.owner, addDecidedWorld)
  const now = Temporal.Now.instant()
  await inTransaction(house.store, asWorker, (db) => signHeads(db, testKey, now, Temporal.Now.plainDateISO()))
})
after(async () => {
  await askSuperuser(house.superuser, `drop owned by ${reader.user}; drop role ${reader.user}`)
  await house.close()
  rmSync(home, { recursive: true, force: true })
})

/** Writes a letter and its line in the audit trail, together, again and again. @returns how to stop, once it goes well */
async function keepWriting(): Promise<() => Promise<number>> {
  let going = true
  let begun = () => {}
  const wellUnderWay = new Promise<void>((resolve) => (begun = resolve))
  const writing = (async () => {
    let n = 0
    for (; going; n++) {
      if (n === 5) begun()
      await inTransaction(house.store, asWorker, async (db) => {
        await record(db, system('drill'), 'drill.written', { recordType: 'drill', recordId: String(n) })
        await post(db, { kind: 'drill.written', subjectId: String(n), address: 'a@example.org' })
      }).then(() => new Promise((resolve) => setTimeout(resolve, 20)))
    }
    return n
  })()
  await wellUnderWay
  return () => {
    going = false
    return writing
  }
}

test('a house is backed up while it is being used, and proven before it is called good', async () => {
  const stop = await keepWriting()
  made = await makeBackup(order())
  assert.ok((await stop()) > 10, 'it went on being used')
  const { manifest, list } = made
  assert.ok(manifest.verified.rows > 1000 && manifest.verified.tables > 100)
  assert.deepEqual(readManifest(list).manifest, manifest)
  assert.deepEqual(
    readdirSync(folder).sort(),
    [...parts.map((part) => manifest.files[part].name), path.basename(list)].sort(),
  )
  const written = readdirSync(folder).map((name) => readFileSync(path.join(folder, name), 'latin1'))
  for (const name of ['Amina', testKey.toString('base64')])
    assert.ok(!written.some((text) => text.includes(name)), `${name} can be read in it`)
})

test('it comes back on another database, whole and of one moment, and a partnership reads its notes again', async () => {
  const opened = await openListed(readManifest(made.list), recovery)
  const name = `r_${crypto.randomUUID().slice(0, 8)}`
  const asSuperuser = (text: string) => askSuperuser({ ...house.superuser, database: 'postgres' }, text)
  await asSuperuser(`create database ${name} owner alongside_owner`)
  const url = urlOf({ ...house.owner, database: name })
  const { servingUrl } = await restoreInto(url, opened)
  const store = openStore({ connectionString: servingUrl ?? '' })
  try {
    const { amina, marcus, partnershipId } = world
    const notes = await inTransaction(store, asPerson(marcus), (db) =>
      listNotes(db, marcus, partnershipId, 'ours', testKey),
    )
    assert.deepEqual(notes.map(({ words }) => words).sort(), ['shared note mentee', 'shared note mentor'])
    const own = await inTransaction(store, asPerson(amina), (db) =>
      listNotes(db, amina, partnershipId, 'mine', testKey),
    )
    assert.equal(own.map(({ words }) => words).join(), 'private note mentee')
    const [found] = await askSuperuser<Record<string, number>>(
      { ...house.superuser, database: name },
      `select
        (select count(*)::int from outbox where kind = 'drill.written') as letters,
        (select count(*)::int from audit_entries where verb = 'drill.written') as told,
        (select count(*)::int from outbox where queue = 'mail' and state in ('waiting', 'handed', 'sending') and coalesce(due_at, created_at) <= now()) as leaving,
        (select count(*)::int from sessions) + (select count(*)::int from sign_ins) as doors`,
    )
    assert.ok(found?.letters)
    assert.equal(found.letters, found.told, 'of one moment')
    assert.deepEqual([found.leaving, found.doors], [0, 0], 'no letter leaves twice, nobody is still signed in')
    const goesOn = { recordType: 'drill', recordId: 'afterwards' }
    await inTransaction(store, asWorker, (db) => record(db, system('drill'), 'drill.written', goesOn))
    await assert.rejects(restoreInto(url, opened), /not empty.*nothing is ever restored over something/)
  } finally {
    await store.pool.end()
    await asSuperuser(`drop database ${name} with (force)`)
    await asSuperuser(`drop role ${name}_serving`)
  }
})

/** The backup once more in a folder of its own, with something done to it; the list agrees unless told not to. */
async function spoil(what: (fileOf: (part: string) => string) => unknown, { listed = true } = {}) {
  const other = mkdtempSync(path.join(home, 'spoiled-'))
  const fileOf = (part: string) => path.join(other, `${path.basename(made.list, '.json')}.${part}.age`)
  for (const part of parts) copyFileSync(path.join(folder, path.basename(fileOf(part))), fileOf(part))
  await what(fileOf)
  const manifest = structuredClone(made.manifest)
  if (listed)
    for (const part of parts)
      if (existsSync(fileOf(part))) Object.assign(manifest.files[part], await digestOf(fileOf(part)))
  return () => openListed({ manifest, folder: other }, recovery)
}

const flip = (file: string, at: number) => {
  const bytes = readFileSync(file)
  const place = at < 0 ? bytes.length + at : at
  bytes[place] = (bytes[place] ?? 0) ^ 1
  writeFileSync(file, bytes)
}
async function* justOne(text: string) {
  yield Buffer.from(text)
}

/** Reads everything there is in it. */
async function readThrough(open: () => Promise<Awaited<ReturnType<typeof openListed>>>): Promise<void> {
  const opened = await open()
  for (const part of ['data', 'keys'] as const)
    for await (const piece of opened.pieces(part)) if (piece.kind === 'table') for await (const _ of piece.rows);
}

test('damaged, cut short, swapped, missing and foreign files are refused in a sentence', async () => {
  const damaged = { name: 'SettingError', message: /is damaged, cut short or not of this backup/ }
  const spoiled: [what: string, open: () => Promise<Awaited<ReturnType<typeof openListed>>>, says: object][] = [
    ['a bit of the rows', await spoil((of) => flip(of('data'), 5000), { listed: false }), damaged],
    ['the same, in the list too', await spoil((of) => flip(of('data'), 5000)), damaged],
    ['the head of the rows', await spoil((of) => flip(of('data'), 40)), damaged],
    [
      'the end of the rows is gone',
      await spoil((of) => writeFileSync(of('data'), readFileSync(of('data')).subarray(0, -70_000))),
      damaged,
    ],
    ['a bit of the keys', await spoil((of) => flip(of('keys'), -1)), damaged],
    ['keys where the rows should be', await spoil((of) => copyFileSync(of('keys'), of('data'))), damaged],
    [
      'keys of another moment',
      await spoil(async (of) => {
        rmSync(of('keys'))
        await seal(of('keys'), [recovery.recipient], justOne('-- {"alongside":"keys"}\n'))
      }),
      damaged,
    ],
    ['no keys', await spoil((of) => rmSync(of('keys'))), { message: /keys\.age is missing.*--keys/ }],
    ['a wish for nothing', await spoil((of) => writeFileSync(of('housekey'), '')), damaged],
  ]
  for (const [what, open, says] of spoiled) await assert.rejects(readThrough(open), says, what)
  const foreign = await makeRecoveryKey()
  await assert.rejects(
    openListed(readManifest(made.list), foreign),
    /was sealed to the recovery key .* Look for the other paper/,
  )
  assert.throws(() => readManifest(path.join(home, 'alongside-none.json')), /is missing.*never finished/)
  const nonsense = path.join(home, 'nonsense.json')
  writeFileSync(nonsense, '{"alongside":"backup"}')
  assert.throws(() => readManifest(nonsense), /not the list of a backup/)
})

test('a login that sees only a part is refused with its cure, and so is the key of another house', async () => {
  const judge = async (config: pg.ClientConfig) => {
    const client = new pg.Client(config)
    await client.connect()
    await refusePartialReader(client).finally(() => client.end())
  }
  for (const config of [house.owner, house.serving])
    await assert.rejects(judge(config), /may not read every row.*create role alongside_backup login bypassrls/)
  await judge(reader)
  const folder = path.join(home, 'part')
  await assert.rejects(makeBackup(order({ reader: house.owner, folder, keysFolder: folder })), { code: '42501' })
  await assert.rejects(
    makeBackup(order({ key: Buffer.alloc(32, 8), folder, keysFolder: folder })),
    /not the one this house began with/,
  )
  assert.deepEqual(readdirSync(folder), [])
})

test('killed in the middle, it leaves nothing that is called a backup; the next clears up and is noted', async () => {
  const keyFile = path.join(home, 'key')
  writeFileSync(keyFile, testKey.toString('base64'), { mode: 0o600 })
  keepRecipient(keyFile, recovery.recipient)
  const { database } = house.superuser
  const login = `${database}_serving`
  const password = derive(testKey, `database login ${login}`).toString('base64url')
  await askSuperuser(house.superuser, `alter role ${login} password '${password}'`)
  const to = path.join(home, 'killed')
  const start = () =>
    spawn(process.execPath, ['--disable-warning=ExperimentalWarning', 'bin/main.ts', 'backup', '--to', to], {
      cwd: projectRoot,
      env: { ...bareEnvironment(), KEY_FILE: keyFile, DATA_DIR: home, DATABASE_URL: urlOf(house.superuser) },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
  const first = start()
  const scratch = () => readdirSync(home).some((name) => name === `scratch-${first.pid}`)
  while (!scratch()) await new Promise((resolve) => setTimeout(resolve, 10))
  first.kill('SIGKILL')
  await new Promise((resolve) => first.once('close', resolve))
  assert.ok(readdirSync(to).length > 0 && readdirSync(to).every((name) => name.endsWith(`.partial-${first.pid}`)))
  const second = start()
  let said = ''
  for (const stream of [second.stdout, second.stderr]) stream.on('data', (chunk) => (said += chunk))
  assert.equal(await new Promise((resolve) => second.once('close', resolve)), 0, said)
  assert.match(said, /^A good backup: .*\.json\n\d+ rows of \d+ tables/)
  assert.equal(readdirSync(to).length, 4)
  assert.ok(!readdirSync(home).some((name) => name.startsWith('scratch-')), 'and no copy of the data lies about')
  const noted = await askSuperuser(house.superuser, 'select kind, good, recovery from backup_runs')
  assert.deepEqual(noted, [{ kind: 'backup', good: true, recovery: made.manifest.recovery }])
})

test('of a house whose audit trail was altered there is no good backup, and it says where', async () => {
  const lookedThrough = () => prove(house.superuser, testKey, verifyTrail)
  const breakIn = (text: string) => askSuperuser(house.superuser, `set session_replication_role = 'replica'; ${text}`)
  assert.deepEqual(await lookedThrough(), [])
  const forge = 'update audit_heads set signature = set_byte(signature, 0, get_byte(signature, 0) # 1)'
  await breakIn(forge)
  assert.match((await lookedThrough()).join(), /does not bear this house's signature/)
  await breakIn(forge)
  await breakIn(
    `update audit_entries set outcome = 'denied' where seq = (select entry_seq from audit_seals where chain = 'house' and place = 2)`,
  )
  const folder = path.join(home, 'altered')
  await assert.rejects(makeBackup(order({ folder, keysFolder: folder })), {
    name: 'SettingError',
    message: /not whole.*the audit trail is as it was written \(Line 2 of the audit trail does not say what was sealed/,
  })
  assert.deepEqual(readdirSync(folder), [])
})
