// `alongside import`, as an operator types it.
import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import test, { after, before } from 'node:test'
import { projectRoot } from '#foundation/environment.ts'
import { bareEnvironment, testKey } from '#foundation/testing.ts'
import { csvOf, type House, openHouse } from './import.example.ts'

let house: House
let folder: string
before(async () => {
  house = await openHouse()
  folder = mkdtempSync(path.join(tmpdir(), 'alongside-import-'))
  writeFileSync(path.join(folder, 'key'), testKey.toString('base64'), { mode: 0o600 })
})
after(async () => {
  await house.close()
  rmSync(folder, { recursive: true, force: true })
})

/** Runs the command on this house's database. */
function alongside(...args: string[]): Promise<{ code: number; out: string; errors: string }> {
  const { user, password, database, host, port } = house.serving
  const url = `postgres://${user}:${password}@localhost:${port ?? 5432}/${database}?host=${encodeURIComponent(String(host))}`
  const env = { ...bareEnvironment(), DATABASE_URL: url, DATA_DIR: folder, KEY_FILE: path.join(folder, 'key') }
  const { promise, resolve } = Promise.withResolvers<{ code: number; out: string; errors: string }>()
  execFile(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', 'bin/main.ts', 'import', ...args],
    { cwd: projectRoot, env },
    (error, out, errors) => resolve({ code: error ? Number(error.code) : 0, out, errors }),
  )
  return promise
}

const demo = path.join(projectRoot, 'database', 'demo', 'applications.csv')
const asCoordinator = () => ['--program', house.program.slug, '--as', house.address]

test('a dry run says what would happen, row by row, and keeps nothing', async () => {
  const { code, out } = await alongside(demo, ...asCoordinator(), '--dry-run')
  assert.equal(code, 0)
  assert.match(out, /^applications\.csv: 240 rows, csv, mixed\n/)
  assert.match(out, /Row 237, Since: “03\/04\/2026” can be two dates.* Write 2026-04-03 or 2026-03-04\./)
  assert.match(out, /Would become: 229 new, 1 nothing new, 10 not taken: a problem\.\nNothing was kept/)
  const { rows } = await house.owner.query(
    'select (select count(*)::int from imports) + (select count(*)::int from applications) as kept',
  )
  assert.deepEqual(rows, [{ kept: 0 }])
})

test('the demo is imported to the end, by the same rules as on the page', async () => {
  const { code, out, errors } = await alongside(demo, ...asCoordinator())
  assert.deepEqual([code, errors], [0, ''])
  assert.match(out, /Imported: 229 new, 1 nothing new, 10 not taken: a problem\. It can be undone at \/programs\//)
  const { rows } = await house.owner.query('select count(*)::int as applications from applications')
  assert.deepEqual(rows, [{ applications: 229 }])
})

const unusable: Record<string, [() => string[], RegExp]> = {
  'no file named': [() => [...asCoordinator()], /Name one file/],
  'a file that is not there': [() => ['nowhere.csv', ...asCoordinator()], /nowhere\.csv: .*no such file/],
  'an unknown option': [() => [demo, '--forse'], /forse/],
  'no program': [() => [demo, '--as', 'x@example.org'], /--program SLUG/],
  'an unknown program': [
    () => [demo, '--program', 'nothing', '--as', house.address],
    /coordinates no program at "nothing"/,
  ],
  'nobody at that address': [
    () => [demo, '--program', house.program.slug, '--as', 'who@example.org'],
    /nobody here has the address/,
  ],
  'a file that is no table': [() => [write('x.csv', '<html>'), ...asCoordinator()], /web page/],
  'headings that say nothing': [
    () => [write('y.csv', csvOf(['Colour', 'Size'], ['red', '9'])), ...asCoordinator()],
    /which column holds the name/,
  ],
}
for (const [name, [args, says]] of Object.entries(unusable))
  test(`exits with 2 and says why: ${name}`, async () => {
    const { code, errors } = await alongside(...args())
    assert.equal(code, 2)
    assert.match(errors, says)
  })

function write(name: string, content: string | Buffer): string {
  const file = path.join(folder, name)
  writeFileSync(file, content)
  return file
}
