import assert from 'node:assert/strict'
import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { test } from 'node:test'
import { askOutside, isPublic, type Manner } from './outside.ts'

const get = { method: 'GET', headers: {} }
const trouble = (name: string) => ({ name: 'OutsideError', trouble: name })
const strict: Manner = { loopback: false }
const local: Manner = { loopback: true }

/** A server on this computer, for the length of a test. */
async function serving(listener: RequestListener, work: (origin: string) => Promise<void>): Promise<void> {
  const server = createServer(listener)
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  try {
    await work(`http://127.0.0.1:${(server.address() as AddressInfo).port}`)
  } finally {
    server.closeAllConnections()
    await new Promise((closed) => server.close(closed))
  }
}

test('what is on the internet is told from what is not', () => {
  const ours = `0.0.0.0 10.1.2.3 100.64.0.1 127.0.0.1 169.254.169.254 172.16.0.1 172.31.255.255 192.0.2.1 192.168.1.1
    198.18.0.1 203.0.113.9 224.0.0.1 255.255.255.255 :: ::1 ::ffff:10.0.0.1 ::ffff:8.8.8.8 64:ff9b::a00:1 fc00::1 fd12::1
    fe80::1 ff02::1 2001::1 2001:db8::1 2002:a00:1:: 3fff::1 localhost 127.1 nonsense`
  for (const address of ours.split(/\s+/)) assert.equal(isPublic(address), false, address)
  for (const address of ['8.8.8.8', '172.32.0.1', '100.128.0.1', '192.0.3.1', '2606:4700::1111', '2620:fe::fe'])
    assert.equal(isPublic(address), true, address)
})

test('neither this computer nor its network is asked, whatever name it goes by', async () => {
  const names = ['https://127.0.0.1/', 'https://[::1]/', 'https://169.254.169.254/latest', 'https://[::ffff:7f00:1]/']
  for (const name of [...names, 'https://0x7f000001/', 'https://2130706433/', 'https://0177.1/'])
    await assert.rejects(askOutside(name, get, strict), trouble('not-public'), name)
  const inside = { ...strict, resolve: async () => ['10.0.0.7'] }
  await assert.rejects(askOutside('https://login.example.org/', get, inside), trouble('not-public'))
  const both = { ...strict, resolve: async () => ['8.8.8.8', '127.0.0.1'] }
  await assert.rejects(askOutside('https://login.example.org/', get, both), trouble('not-public'))
  await assert.rejects(askOutside('https://user:word@8.8.8.8/', get, strict), trouble('not-public'))
  await assert.rejects(askOutside('http://8.8.8.8/', get, local), trouble('not-secure'))
  const mixed = { ...local, resolve: async () => ['127.0.0.1', '10.0.0.7'] }
  await assert.rejects(askOutside('https://login.example.org/', get, mixed), trouble('not-public'))
})

test('a name is looked up once: what was judged is what is called', async () => {
  let asked = 0
  await serving(
    (request, answer) => answer.end(request.headers.host),
    async (origin) => {
      const { port } = new URL(origin)
      const resolve = async () => {
        asked++
        return ['127.0.0.1']
      }
      const answer = await askOutside(`http://a-name-nobody-has.invalid:${port}/`, get, { ...local, resolve })
      assert.equal(await answer.text(), `a-name-nobody-has.invalid:${port}`)
    },
  )
  assert.equal(asked, 1)
})

test('a form is sent as it is, and an answer that points elsewhere is not followed', () =>
  serving(
    (request, answer) => {
      if (request.method === 'GET') answer.writeHead(302, { location: 'http://127.0.0.1:1/' }).end()
      else request.pipe(answer.writeHead(200, { 'content-type': 'text/plain' }))
    },
    async (origin) => {
      const moved = await askOutside(`${origin}/`, get, local)
      assert.deepEqual([moved.status, moved.headers.get('location')], [302, 'http://127.0.0.1:1/'])
      const body = new URLSearchParams({ code: 'é&=' })
      assert.equal(
        await (await askOutside(`${origin}/`, { method: 'POST', headers: {}, body }, local)).text(),
        `${body}`,
      )
    },
  ))

test('what is too long, or does not come, is given up', () =>
  serving(
    (request, answer) => {
      if (request.url === '/long') answer.end(Buffer.alloc(1024 * 1024 + 1))
      else answer.writeHead(200).write('never ends')
    },
    async (origin) => {
      await assert.rejects(askOutside(`${origin}/long`, get, local), trouble('too-long'))
      const signal = AbortSignal.timeout(50)
      await assert.rejects(askOutside(`${origin}/slow`, { ...get, signal }, local), trouble('no-answer'))
      const forever = { ...local, resolve: () => new Promise<string[]>(() => {}) }
      await assert.rejects(askOutside('https://x.example/', { ...get, signal }, forever), trouble('no-answer'))
    },
  ))

test('nobody there is no answer', () =>
  serving(
    () => {},
    async (origin) => {
      const gone = { ...local, resolve: async () => [] }
      await assert.rejects(askOutside('https://x.example/', get, gone), trouble('no-answer'))
      await assert.rejects(askOutside(`http://127.0.0.2:${new URL(origin).port}/`, get, local), trouble('no-answer'))
    },
  ))
