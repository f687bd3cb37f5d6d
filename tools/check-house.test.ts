import assert from 'node:assert/strict'
import test from 'node:test'
import { checkHouse } from './check-house.ts'
import { findImports, resolveImport } from './rules/imports.ts'
import { checkReleased, digestOf } from './rules/released.ts'
import type { Tree } from './rules/tree.ts'

const story = ['people', 'programs', 'matching']
const readme = '# Room\n\nWhat it is for.\n'

/** A small house that stands, with some files put into it. */
function houseWith(files: Record<string, string>): Map<string, string> {
  const rooms = story.map((room): [string, string] => [`app/${room}/README.md`, readme])
  return new Map([...rooms, ...Object.entries(files)])
}

function errorsIn(files: Record<string, string>): string[] {
  return checkHouse(houseWith(files), story)
    .filter(({ kind }) => kind === 'error')
    .map(({ file, line, says }) => `${file}${line ? `:${line}` : ''} ${says}`)
}

const importing = (specifier: string) => `import { it } from '${specifier}'\n`

test('a small house stands', () => {
  assert.deepEqual(errorsIn({ 'app/people/person.ts': 'export const it = 1\n' }), [])
})

const allowed: [from: string, specifier: string][] = [
  ['app/programs/program.ts', '../people/person.ts'],
  ['app/programs/program.ts', '#app/people/person.ts'],
  ['app/programs/program.page.tsx', '#ui/page.tsx'],
  ['app/programs/program.ts', '#database/types.ts'],
  ['app/programs/program.server.test.ts', '#foundation/testing.ts'],
  ['app/programs/program.example.ts', '#foundation/testing.ts'],
  ['app/routes.tsx', './matching/board.page.tsx'],
  ['foundation/database.ts', '#database/types.ts'],
  ['foundation/testing.ts', '#database/connect.ts'],
  ['ui/page.tsx', '#foundation/language.ts'],
  ['database/connect.ts', '#foundation/crypto.ts'],
  ['bin/commands/start.ts', '../../tools/build.ts'],
  ['journeys/support/house.ts', '#app/worker.ts'],
]

for (const [from, specifier] of allowed)
  test(`${from} may import ${specifier}`, () => assert.deepEqual(errorsIn({ [from]: importing(specifier) }), []))

const refused: [from: string, specifier: string, says: RegExp][] = [
  ['app/people/person.ts', '../programs/program.ts', /"people" comes before "programs"/],
  ['app/people/person.ts', '../rooms.ts', /they do not know it/],
  ['app/people/person.page.tsx', '../layout.tsx', /they do not know it/],
  ['app/people/person.ts', '#database/connect.ts', /database\/types\.ts, not/],
  ['app/people/person.ts', '../../tools/build.ts', /not tools\/build\.ts/],
  ['app/people/person.ts', '#foundation/testing.ts', /only tests and examples/],
  ['app/worker.ts', '#database/connect.ts', /doors of the house/],
  ['app/worker.ts', './people/person.page.tsx', /cannot import the screen/],
  ['foundation/mail.ts', '#app/people/person.ts', /foundation knows none of them/],
  ['foundation/mail.ts', '#database/connect.ts', /foundation knows none of them/],
  ['foundation/mail.ts', '#ui/page.tsx', /cannot import the screen/],
  ['ui/page.tsx', '#foundation/database.ts', /only language and clock/],
  ['ui/page.tsx', '#app/people/person.ts', /only language and clock/],
  ['database/demo.ts', '#app/people/person.ts', /database knows no room/],
]

for (const [from, specifier, says] of refused)
  test(`${from} may not import ${specifier}`, () => {
    const [problem = ''] = errorsIn({ [from]: `\n${importing(specifier)}` })
    assert.ok(problem.startsWith(`${from}:2 `), problem)
    assert.match(problem, says)
  })

test('imports are found however they are written, and none in comments or packages', () => {
  const content = `// import { no } from './no.ts'
/**
 * import('./no.ts')
 */
import test from 'node:test'
import type { A } from './a.ts'
import {
  type B,
  b as c,
} from '#app/people/b.ts'
import './side.ts'
export * from '../programs/d.ts'
export { e } from './e.ts'
const f = await import('./f.ts')
const text = 'import("./no.ts is prose'
export const g = { from: './no.ts' }
`
  const found = findImports(new Map([['app/people/x.ts', content]])).map(({ to }) => to)
  const people = ['a', 'b', 'side'].map((name) => `app/people/${name}.ts`)
  assert.deepEqual(found, [...people, 'app/programs/d.ts', 'app/people/e.ts', 'app/people/f.ts'])
})

test('names of ours are found from anywhere, packages are not ours', () => {
  assert.equal(resolveImport('bin/commands/start.ts', '../../tools/build.ts'), 'tools/build.ts')
  assert.equal(resolveImport('app/people/a.ts', '#ui/page.tsx'), 'ui/page.tsx')
  assert.equal(resolveImport('app/people/a.ts', 'kysely'), undefined)
})

test('a circle is reported once, by the way around', () => {
  const problems = errorsIn({
    'app/people/a.ts': importing('./b.ts'),
    'app/people/b.ts': importing('./c.ts'),
    'app/people/c.ts': importing('./b.ts'),
  })
  assert.equal(problems.length, 1)
  assert.match(problems[0] ?? '', /app\/people\/b\.ts → app\/people\/c\.ts → app\/people\/b\.ts/)
})

test('a file name is one of the kinds, and says what is inside', () => {
  const good = ['person.ts', 'sign-in.server.ts', 'person.form.ts', 'person.server.test.ts', 'card.tsx', 'a.page.tsx']
  for (const name of [...good, 'templates/bcpvpa.json', 'board.island.tsx'])
    assert.deepEqual(errorsIn({ [`app/people/${name}`]: '' }), [], name)
  for (const name of [
    'Person.ts',
    'person.service.ts',
    'person.test.tsx',
    'notes.txt',
    'deep/person.ts',
    'x.words.tsx',
  ])
    assert.match(errorsIn({ [`app/people/${name}`]: '' })[0] ?? '', /not a kind of file/, name)
  for (const name of ['app/people/utils.ts', 'foundation/index.ts', 'ui/helpers.tsx', 'tools/common.ts'])
    assert.match(errorsIn({ [name]: '' })[0] ?? '', /says where code was put/, name)
  assert.deepEqual(errorsIn({ 'database/types.ts': '' }), [])
})

test('a file has 300 lines at most, a migration 400; generated types as many as they need', () => {
  const lines = (n: number) => 'x\n'.repeat(n)
  assert.deepEqual(errorsIn({ 'app/people/a.ts': lines(300), 'database/types.ts': lines(900) }), [])
  assert.match(errorsIn({ 'app/people/a.test.ts': lines(301) })[0] ?? '', /301 lines/)
  assert.deepEqual(errorsIn({ 'database/migrations/0001_a.sql': lines(400) }), [])
  assert.match(errorsIn({ 'database/migrations/0001_a.sql': lines(401) })[0] ?? '', /400 is the most/)
})

test('a room over 30 files is two rooms; tests do not count', () => {
  const files = (n: number, kind: string) =>
    Object.fromEntries(Array.from({ length: n }, (_, i) => [`app/people/a${i}${kind}`, '']))
  assert.deepEqual(errorsIn({ ...files(30, '.ts'), ...files(30, '.test.ts') }), [])
  assert.match(errorsIn(files(31, '.ts'))[0] ?? '', /31 files/)
})

test('every room is in the story, and says what it is for', () => {
  assert.match(errorsIn({ 'app/visits/visit.ts': '' }).join('\n'), /app\/visits has no place in the story/)
  const without = houseWith({ 'app/people/person.ts': '' })
  without.delete('app/people/README.md')
  assert.match(checkHouse(without, story)[0]?.says ?? '', /Every room has a README/)
  assert.match(errorsIn({ 'app/people/README.md': '# People\n' })[0] ?? '', /says nothing/)
  assert.match(errorsIn({ 'app/people/README.md': readme + 'x\n'.repeat(40) })[0] ?? '', /40 is the most/)
  assert.deepEqual(errorsIn({ 'app/matching/README.md': readme + 'x\n'.repeat(77) }), [])
})

test('nothing unfinished ships', () => {
  const phrases = [`${'TO'}DO`, `${'FIX'}ME`, `Coming ${'soon'}`, `Lorem ${'ipsum'}`]
  for (const phrase of phrases)
    assert.match(errorsIn({ 'app/people/a.ts': `\n// ${phrase}` })[0] ?? '', /a\.ts:2 .*ship/)
  assert.deepEqual(errorsIn({ 'ui/page.tsx': '<ul class="todo">', 'app/people/a.ts': 'const xxxl = 1' }), [])
})

test('words that nothing says are asked about', () => {
  const tree = houseWith({
    'app/people/people.words.ts':
      "export const w = words({\n  said: { en: '', fr: '' },\n  forgotten: { en: '', fr: '' },\n})\n",
    'app/people/a.ts': "import { w } from './people.words.ts'\nw.said\n",
  })
  const asked = checkHouse(tree, story).filter(({ kind }) => kind === 'question')
  assert.deepEqual(
    asked.map(({ says, line }) => [line, says]),
    [[3, 'Nothing says "forgotten". Is it still wanted?']],
  )
})

const migration = 'database/migrations/0002_more.sql'
const released = (sql: string, first = 'create table a (n int);'): Tree =>
  new Map([
    ['database/released.json', JSON.stringify({ '0001_first.sql': digestOf('create table a (n int);') })],
    ['database/migrations/0001_first.sql', first],
    [migration, sql],
  ])

test('a released migration stays as it is, and a later one only adds', () => {
  assert.match(checkReleased(released('', 'create table a (n bigint);'))[0]?.says ?? '', /A release has carried this/)
  for (const adds of [
    'create table b (n int not null);',
    "alter table a add column m int not null default 0, add column o text; alter type t add value 'x';",
    '-- drop table a;\n/* rename to b */ create or replace function app.f() returns int language sql as $$ select 1 $$;',
    'alter table a add column s int generated always as (n) stored not null;',
  ])
    assert.deepEqual(checkReleased(released(adds)), [], adds)
  for (const breaks of [
    'drop table a;',
    'alter table a drop column n;',
    'alter table a rename column n to m;',
    'alter table a alter column n type bigint;',
    'alter table a alter column n set not null;',
    'alter table a add column m int not null;',
    'revoke select on a from alongside_web;',
  ])
    assert.equal(checkReleased(released(`\n${breaks}`))[0]?.line, 2, breaks)
  const unreleased: Tree = new Map([
    ['database/released.json', '{}'],
    [migration, 'drop table a;'],
  ])
  assert.deepEqual(checkReleased(unreleased), [], 'before the first release everything may still change')
})
