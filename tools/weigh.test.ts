import assert from 'node:assert/strict'
import { createServer } from 'node:http'
import { type TestContext, test } from 'node:test'
import { brotliCompressSync } from 'node:zlib'
import { complaints, weigh } from './weigh.ts'

const parts: Record<string, string> = {
  '/plain': '<link rel="stylesheet" href="/a.css"><link rel="icon" href="/i.svg"><p>Words</p>',
  '/scripted': '<link rel="stylesheet" href="/a.css"><script type="module" src="/s.js"></script>',
  '/abroad': '<img src="https://elsewhere.example/p.png">',
  '/a.css': 'a'.repeat(500),
  '/i.svg': 'i'.repeat(300),
  '/s.js': 's'.repeat(700),
}

/** Serves the parts for as long as a test lasts. */
async function serve(t: TestContext): Promise<string> {
  const server = createServer((request, response) => {
    response.sendDate = false
    response.writeHead(200, { 'content-encoding': 'br', connection: 'close' })
    response.end(brotliCompressSync(parts[request.url ?? ''] ?? ''))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  t.after(() => server.close())
  return `http://127.0.0.1:${(server.address() as { port: number }).port}`
}

test('a page is weighed as it is served, alone and with all it loads', async (t) => {
  const origin = await serve(t)
  const plain = await weigh(origin, '/plain')
  const packed = (path: string) => brotliCompressSync(parts[path] ?? '').length
  const head = plain.page - packed('/plain')
  assert.ok(head > 40 && head < 200, `headers weigh ${head}`)
  assert.equal(plain.all, plain.page + packed('/a.css') + packed('/i.svg') + 2 * head)
  assert.deepEqual(plain.scripts, [])
})

test('scripts and other hosts are noticed', async (t) => {
  const origin = await serve(t)
  const scripted = await weigh(origin, '/scripted')
  assert.match(complaints(scripted, 'participant').join(), /sends a script \(\/s\.js\)/)
  assert.deepEqual(complaints(scripted, 'staff'), [])
  assert.match(complaints(await weigh(origin, '/abroad'), 'staff').join(), /from another host/)
})

test('each kind of page has its own limits', () => {
  const weight = { path: '/x', status: 200, page: 14_001, all: 30_001, scripts: [], elsewhere: [] }
  assert.equal(complaints(weight, 'participant').length, 2)
  assert.deepEqual(complaints(weight, 'staff'), [])
  assert.equal(complaints({ ...weight, all: 150_001 }, 'staff').length, 1)
})
