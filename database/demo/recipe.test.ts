import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import test from 'node:test'
import { parse } from 'csv-parse/sync'
import { makeRecipe } from './recipe.ts'
import { toWindows1252 } from './windows.ts'
import { readWorld } from './world.ts'

const committed = (name: string) => readFileSync(path.join(import.meta.dirname, name))
const { csv, xlsx } = makeRecipe()

test('the demo’s files are what its recipe makes, byte for byte', () => {
  assert.ok(csv.equals(committed('applications.csv')), 'Run: node database/demo/recipe.ts')
  assert.ok(xlsx.equals(committed('applications.xlsx')), 'Run: node database/demo/recipe.ts')
})

const rows: Record<string, string>[] = parse(csv.toString('latin1'), { columns: true, relax_column_count: true })
const utf8 = (text = '') => Buffer.from(text, 'latin1').toString()

test('it holds 240 rows: 125 mentees, 107 mentors, eight awkward ones', () => {
  assert.equal(rows.length, 240)
  const of = (seat: string) => rows.slice(0, 232).filter((row) => row['Applying as'] === seat).length
  assert.deepEqual([of('Mentee'), of('Mentor')], [125, 107])
})

test('everybody is invented: mail goes to example.org, telephones to numbers nobody has', () => {
  for (const row of rows) {
    assert.match(row['E-mail'] ?? '', /^$|(@|\(at\))example\.org$/)
    assert.match(row.Telephone ?? '', /^$|-555-01\d\d$/)
  }
})

test('places and schools are real, every region is there and ten remote districts', () => {
  const { districts, schools } = readWorld('bcpvpa')
  const numberOf = (said: string) =>
    /^(?:SD)?(\d+)/.exec(said)?.[1] ?? districts.find(({ name }) => name === said)?.number
  const known = new Set([...schools.values()].flat().map(({ name }) => name))
  const places = rows.map((row) => districts.find(({ number }) => number === numberOf(utf8(row['School district']))))
  assert.ok(rows.every((row) => !row.School || known.has(utf8(row.School)) || known.has(row.School)))
  assert.equal(
    new Set(places.map((place) => place?.region)).size - 1,
    new Set(districts.map(({ region }) => region)).size,
    'and one that is no place',
  )
  assert.ok(new Set(places.filter((place) => place?.setting === 'remote').map((place) => place?.number)).size >= 10)
  const french = rows.filter((row) => row.Language === 'French')
  assert.ok(french.length >= 5 && french.some((row) => /93/.test(row['School district'] ?? '')))
})

test('some rows are Windows-1252 in the middle of UTF-8, and the district’s own name is there with its fold', () => {
  const lines = csv.toString('latin1').split('\r\n')
  const isUtf8 = (line: string) => {
    try {
      new TextDecoder('utf-8', { fatal: true }).decode(Buffer.from(line, 'latin1'))
      return true
    } catch {
      return false
    }
  }
  assert.equal(lines.filter((line) => !isUtf8(line)).length, 12)
  assert.ok(csv.includes('K̓wsaltktnéws ne Secwepemcúl’ecw') && csv.includes('Kwsaltktnews ne Secwepemculecw'))
  assert.deepEqual(toWindows1252('é’–'), Buffer.from([0xe9, 0x92, 0x96]))
  assert.equal(toWindows1252('K̓'), undefined)
})

test('shares are near what the recipe asks for', () => {
  const share = (of: readonly Record<string, string>[], isSo: (row: Record<string, string>) => boolean) =>
    of.filter(isSo).length / of.length
  const mentors = rows.filter((row) => row['Applying as'] === 'Mentor')
  const near = (actual: number, wanted: number) =>
    assert.ok(Math.abs(actual - wanted) < 0.12, `${actual} is far from ${wanted}`)
  near(
    share(mentors, (row) => row['Retired on'] !== ''),
    0.45,
  )
  near(
    share(rows, (row) => /^(Vice|Direction adjointe)/.test(row.Role ?? '')),
    0.55,
  )
  near(
    share(rows, (row) => row.Language === 'French'),
    0.05,
  )
  near(
    share(rows, (row) => row['Wish 1'] !== ''),
    0.07,
  )
})
