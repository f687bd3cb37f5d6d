import assert from 'node:assert/strict'
import { mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { after, test } from 'node:test'
import { type Manifest, parts } from './opened.ts'
import { rotate } from './rotation.ts'

const home = mkdtempSync(path.join(tmpdir(), 'alongside-rotation-'))
after(() => rmSync(home, { recursive: true, force: true }))

const file = (name: string) => ({ name, bytes: 1, sha256: '' })
const listed: Manifest = {
  alongside: 'backup',
  format: 1,
  madeAt: '',
  schema: '0001_foundation.sql',
  recovery: 'abcd-efgh',
  files: { data: file('data'), keys: file('keys'), housekey: file('housekey') },
  verified: { at: '', rows: 1, tables: 1, seconds: 1 },
}

test('backups older than 35 days go, keys and all, but never the last, nor anything that is not one', () => {
  const [rows, keys] = ['rows', 'keys'].map((name) => mkdtempSync(path.join(home, name))) as [string, string]
  const lay = (day: string) => {
    const stem = `alongside-${day}T03-00-00Z`
    const manifest: Manifest = { ...listed, madeAt: `${day}T03:00:00Z` }
    writeFileSync(path.join(rows, `${stem}.json`), JSON.stringify(manifest))
    for (const part of parts) writeFileSync(path.join(part === 'data' ? rows : keys, `${stem}.${part}.age`), '')
  }
  for (const day of ['2026-10-01', '2026-10-17', '2026-10-19']) lay(day)
  const others = ['alongside-2026-01-01T03-00-00Z.data.age', 'letters.json', 'alongside-2026-01-02T03-00-00Z.json']
  for (const name of others) writeFileSync(path.join(rows, name), '')
  utimesSync(path.join(rows, others[0] ?? ''), 0, 0)
  const now = Temporal.Instant.from('2026-11-22T04:00:00Z')
  assert.equal(rotate(rows, keys, now), 2)
  assert.deepEqual(readdirSync(keys).length, 2)
  assert.deepEqual(
    readdirSync(rows).sort(),
    [
      'alongside-2026-01-02T03-00-00Z.json',
      'alongside-2026-10-19T03-00-00Z.data.age',
      'alongside-2026-10-19T03-00-00Z.json',
      'letters.json',
    ],
    'a list that cannot be read is nobody’s to remove',
  )
  assert.equal(rotate(rows, keys, now.add({ hours: 5000 })), 0, 'the last one stays')
})
