import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { asWorker, inTransaction, type Store } from './database.ts'
import { KeptPages, stampOf } from './kept.ts'
import { post } from './outbox.ts'
import { openTestDatabase } from './testing.ts'
import type { Reply } from './visit.ts'

let store: Store
let close: () => Promise<void>

before(async () => ({ store, close } = await openTestDatabase()))
after(() => close())

const reply = (body: string, more: Partial<Reply> = {}): Reply => ({
  status: 200,
  body,
  headers: { 'content-type': 'text/html' },
  nonce: undefined,
  cookies: [],
  stale: undefined,
  ...more,
})

test('a page is kept until anything in the database changes, whatever it was', async () => {
  const pages = new KeptPages()
  const first = await stampOf(store)
  pages.keep('/programs', first, reply('<h1>Programs</h1>'))
  assert.equal(pages.find('/programs', await stampOf(store))?.body, '<h1>Programs</h1>')
  await inTransaction(store, asWorker, (db) => post(db, { kind: 'hello', subjectId: '1' }))
  assert.equal(pages.find('/programs', await stampOf(store)), undefined)
})

test('a kept page has a mark that changes with what it says', () => {
  const pages = new KeptPages()
  const mark = (body: string) => pages.keep('/', 'now', reply(body)).headers.etag
  assert.match(mark('a') ?? '', /^W\/"[\w-]{22}"$/)
  assert.equal(mark('a'), mark('a'))
  assert.notEqual(mark('a'), mark('b'))
})

test('a page that failed, or that sets a cookie, is nobody else’s', () => {
  const pages = new KeptPages()
  pages.keep('/a', 'now', reply('', { status: 503 }))
  pages.keep('/b', 'now', reply('', { cookies: ['language=fr'] }))
  assert.equal(pages.find('/a', 'now'), undefined)
  assert.equal(pages.find('/b', 'now'), undefined)
})

test('only so many are kept: the one drawn longest ago makes room', () => {
  const pages = new KeptPages(2)
  for (const path of ['/a', '/b', '/a', '/c']) pages.keep(path, 'now', reply(path))
  assert.deepEqual(
    ['/a', '/b', '/c'].map((path) => pages.find(path, 'now')?.body),
    ['/a', undefined, '/c'],
  )
})
