import assert from 'node:assert/strict'
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { after, test } from 'node:test'
import { projectRoot, readKey, readSettings, SettingError } from './environment.ts'

const folder = mkdtempSync(path.join(tmpdir(), 'alongside-key-'))
after(() => rmSync(folder, { recursive: true, force: true }))

/** What an installation that others reach sets at least. */
const served = { APP_ORIGIN: 'https://mentors.example.org', SMTP_URL: 'smtp://mail.example.org' }

test('without any setting it is a local start on port 3000, its data beside the code, its key outside the data', () => {
  const settings = readSettings({})
  assert.equal(settings.origin, 'http://127.0.0.1:3000')
  assert.equal(settings.dataDir, path.join(projectRoot, '.alongside'))
  assert.equal(settings.keyFile, path.join(projectRoot, '.alongside.key'))
  assert.deepEqual([settings.local, settings.production, settings.databaseUrl], [true, false, undefined])
})

test('a setting left empty is one not set', () => {
  assert.deepEqual(readSettings({ PORT: '', DATABASE_URL: '', SMTP_URL: '' }), readSettings({}))
})

test('the address follows the port, and loses its last slash', () => {
  assert.equal(readSettings({ PORT: '4100' }).origin, 'http://127.0.0.1:4100')
  assert.equal(readSettings({ ...served, APP_ORIGIN: 'https://mentors.example.org/' }).origin, served.APP_ORIGIN)
})

test('a DKIM selector is a name as it stands in the DNS', () => {
  assert.equal(readSettings({ ...served, MAIL_DKIM_SELECTOR: 'mail2026' }).dkimSelector, 'mail2026')
  assert.equal(readSettings({ ...served, MAIL_DKIM_SELECTOR: 's1.mail' }).dkimSelector, 's1.mail')
})

const wrong: [setting: Record<string, string>, sentence: RegExp][] = [
  [{ DATABASE_URL: 'mysql://x/y' }, /^DATABASE_URL must look like postgres:\/\//],
  [{ DATABASE_URL: 'alongside' }, /^DATABASE_URL must look like/],
  [{ APP_ORIGIN: 'mentors.example.org' }, /^APP_ORIGIN must be the address people type/],
  [{ APP_ORIGIN: 'ftp://mentors.example.org' }, /^APP_ORIGIN must be the address people type/],
  [{ APP_ORIGIN: 'https://example.org/mentors' }, /^APP_ORIGIN must have no path/],
  [{ APP_ORIGIN: 'https://somebody@example.org' }, /^APP_ORIGIN must have no path/],
  [{ MAIL_DKIM_SELECTOR: 'mail 2026' }, /^MAIL_DKIM_SELECTOR must be the name before ._domainkey/],
  [{ PORT: 'eighty' }, /^PORT must be a number/],
  [{ PORT: '80.5' }, /^PORT must be a whole number/],
  [{ PORT: '0' }, /^PORT must be 1 or more/],
  [{ PORT: '70000' }, /^PORT must be at most 65535/],
  [{ SMTP_URL: 'http://mail.example.org' }, /^SMTP_URL must look like smtp:\/\//],
  [{ MAIL_FROM: 'Alongside' }, /^MAIL_FROM must be an address/],
  [{ MAIL_FROM: 'Alongside <a@example.org>\r\nBcc: x@example.org' }, /^MAIL_FROM must be an address/],
  [{ ...served, APP_ORIGIN: 'http://mentors.example.org' }, /^APP_ORIGIN must begin with https:/],
  [{ ...served, SMTP_URL: '' }, /^SMTP_URL must be set unless/],
]

for (const [setting, sentence] of wrong)
  test(`${JSON.stringify(setting)} is refused in one sentence`, () => {
    assert.throws(
      () => readSettings(setting),
      (error) => error instanceof SettingError && sentence.test(error.message) && !error.message.includes('\n'),
    )
  })

test('several wrong settings are said together, a line each', () => {
  assert.throws(() => readSettings({ PORT: 'x', SMTP_URL: 'x' }), { message: /PORT must.*\nSMTP_URL must/ })
})

test('local pages exist only on this machine, and never in production', () => {
  assert.equal(readSettings({ APP_ORIGIN: 'http://localhost:3000' }).local, true)
  assert.equal(readSettings(served).local, false)
  assert.equal(readSettings({ NODE_ENV: 'production' }).local, false)
})

test('letters come from the address people type, unless MAIL_FROM says otherwise', () => {
  assert.equal(readSettings(served).mailFrom, 'Alongside <no-reply@mentors.example.org>')
  assert.equal(readSettings({ ...served, MAIL_FROM: 'Mentors <m@example.org>' }).mailFrom, 'Mentors <m@example.org>')
})

test('the key is made once, 32 bytes that only its owner reads, and is the same ever after', () => {
  const file = path.join(folder, 'deep', 'key')
  const key = readKey(file)
  assert.equal(key.length, 32)
  assert.equal(statSync(file).mode & 0o777, 0o600)
  assert.deepEqual(readKey(file), key)
})

test('a key that others can read is refused with the command that mends it', () => {
  const file = path.join(folder, 'open')
  readKey(file)
  for (const mode of [0o644, 0o640, 0o604, 0o602]) {
    chmodSync(file, mode)
    assert.throws(() => readKey(file), { name: 'SettingError', message: new RegExp(`chmod 600 ${file}`) })
  }
})

test('a file that is no key is refused and left as it is', () => {
  const file = path.join(folder, 'short')
  writeFileSync(file, 'c2hvcnQ=\n', { mode: 0o600 })
  assert.throws(() => readKey(file), { name: 'SettingError', message: /does not hold a key/ })
  assert.ok(existsSync(file) && readFileSync(file, 'utf8') === 'c2hvcnQ=\n')
})

test('a key file that cannot be opened is refused with the reason', () => {
  assert.throws(() => readKey(folder), { name: 'SettingError', message: /cannot be read or made \(EISDIR\)/ })
  assert.throws(() => readKey(path.join(folder, 'short', 'key')), {
    name: 'SettingError',
    message: /\((ENOTDIR|EEXIST)\)/,
  })
})
