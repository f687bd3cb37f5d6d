import { connect, type Socket } from 'node:net'
import type { Tally } from './tally.ts'
import type { Target } from './target.ts'

/** Says something over a line of its own, as it stands. @returns everything that came back until the line was closed */
export function say(origin: string, words: string | Buffer, patience = 4000): Promise<string> {
  const { hostname, port } = new URL(origin)
  return new Promise((resolve) => {
    let heard = ''
    const socket: Socket = connect(Number(port), hostname, () => socket.write(words))
    const end = () => {
      clearTimeout(timer)
      socket.destroy()
      resolve(heard)
    }
    const timer = setTimeout(end, patience)
    socket.setEncoding('latin1').on('data', (part: string) => (heard += part))
    socket.on('end', end).on('error', end).on('close', end)
  })
}

/** The status of each answer that came over one line. */
const statusesIn = (heard: string) => [...heard.matchAll(/^HTTP\/1\.1 (\d{3})/gm)].map(([, status]) => Number(status))

/**
 * What no browser says. Two readings of one request are how a second is smuggled past a proxy: whatever has two is refused,
 * and nothing that follows it on the line is answered.
 */
export async function speakBadly(target: Pick<Target, 'origin'>, tally: Tally): Promise<void> {
  const { host } = new URL(target.origin)
  const smuggled = `GET /smuggled HTTP/1.1\r\nHost: ${host}\r\n\r\n`
  const post = (headers: string, body: string) =>
    `POST /sign-in HTTP/1.1\r\nHost: ${host}\r\nContent-Type: application/x-www-form-urlencoded\r\n${headers}\r\n\r\n${body}`
  const ambiguous: Record<string, string> = {
    'length and chunks': post(`Content-Length: 5\r\nTransfer-Encoding: chunked`, `0\r\n\r\n${smuggled}`),
    'chunks and length': post(`Transfer-Encoding: chunked\r\nContent-Length: 500`, `0\r\n\r\n${smuggled}`),
    'two lengths': post(`Content-Length: 3\r\nContent-Length: 30`, `a=1${smuggled}`),
    'two lengths in one': post(`Content-Length: 3, 30`, `a=1${smuggled}`),
    'a signed length': post(`Content-Length: +3`, `a=1${smuggled}`),
    'a length less than nothing': post(`Content-Length: -1`, `a=1${smuggled}`),
    'a length in hexadecimal': post(`Content-Length: 0x3`, `a=1${smuggled}`),
    'chunked twice': post(`Transfer-Encoding: chunked\r\nTransfer-Encoding: identity`, `0\r\n\r\n${smuggled}`),
    'chunks misspelt': post(`Transfer-Encoding: xchunked`, `0\r\n\r\n${smuggled}`),
    'chunks behind a tab': post(`Transfer-Encoding:\tchunked\r\nContent-Length: 5`, `0\r\n\r\n${smuggled}`),
    'a space before the colon': post(`Content-Length : 3`, `a=1${smuggled}`),
    'a folded header': post(`X-Long: a\r\n b\r\nContent-Length: 3`, `a=1${smuggled}`),
    'a header over two lines': post(`Transfer-Encoding:\r\n chunked\r\nContent-Length: 3`, `0\r\n\r\n${smuggled}`),
    'a chunk of a size nobody knows': post(`Transfer-Encoding: chunked`, `zz\r\na=1\r\n0\r\n\r\n${smuggled}`),
    'a chunk that ends too late': post(`Transfer-Encoding: chunked`, `3\r\na=1extra\r\n0\r\n\r\n${smuggled}`),
    'a chunk without an end': post(`Transfer-Encoding: chunked`, `FFFFFFFFFFFFFFFFF\r\na`),
    'lines that end by halves': `GET / HTTP/1.1\nHost: ${host}\n\n`,
    'a NUL in a header': `GET / HTTP/1.1\r\nHost: ${host}\r\nX: a\u0000b\r\n\r\n${smuggled}`,
    'no host': `GET / HTTP/1.1\r\n\r\n${smuggled}`,
    'two hosts': `GET / HTTP/1.1\r\nHost: ${host}\r\nHost: evil.example\r\n\r\n${smuggled}`,
    'a host of its own making': `GET / HTTP/1.1\r\nHost: evil example/\r\n\r\n`,
    'an address longer than all': `GET /${'x'.repeat(20_000)} HTTP/1.1\r\nHost: ${host}\r\n\r\n`,
    'a header longer than all': `GET / HTTP/1.1\r\nHost: ${host}\r\nCookie: ${'x'.repeat(20_000)}\r\n\r\n`,
    'ten thousand headers': `GET / HTTP/1.1\r\nHost: ${host}\r\n${Array.from({ length: 10_000 }, (_, n) => `X-${n}: 1`).join('\r\n')}\r\n\r\n`,
    'no HTTP': 'EHLO mail.example.org\r\n\r\n',
    'HTTP of a time to come': `GET / HTTP/3.7\r\nHost: ${host}\r\n\r\n`,
    'the beginning of HTTP/2': 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n',
    'a greeting in TLS': '\u0016\u0003\u0001\u0002\u0000\u0001\u0000',
    'a tunnel': `CONNECT evil.example:443 HTTP/1.1\r\nHost: evil.example:443\r\n\r\n`,
    'an echo': `TRACE / HTTP/1.1\r\nHost: ${host}\r\nX-Secret: echo\r\n\r\n`,
    'another protocol': `GET / HTTP/1.1\r\nHost: evil.example\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Key: x\r\nSec-WebSocket-Version: 13\r\n\r\n`,
    'a whole address of another house': `GET http://evil.example/ HTTP/1.1\r\nHost: evil.example\r\n\r\n`,
    'another house': `GET /me HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n`,
  }
  await Promise.all(
    Object.entries(ambiguous).map(async ([what, words]) => {
      const heard = await say(target.origin, Buffer.from(words, 'latin1'))
      const statuses = statusesIn(heard)
      const problem =
        statuses.find((status) => status >= 500) ??
        (statuses.some((status) => status < 300) ? 'answered as if nothing were' : undefined) ??
        (statuses.length > 1 ? `answered ${statuses.length} times` : undefined) ??
        (/evil\.example|X-Secret|node:|\.ts:/i.test(heard) ? 'says back what it heard' : undefined)
      tally.count(problem === undefined ? undefined : `${problem}`, what, heard.slice(0, 200).replaceAll(/\s+/g, ' '))
    }),
  )
}

/** Many who send slowly or not at all, and much: everybody else is served meanwhile, and memory stays what it was. */
export async function pressSlowly(target: Target, tally: Tally): Promise<void> {
  const { host, hostname, port } = new URL(target.origin)
  const before = target.house.memory()
  const opened = performance.now()
  const sockets: Socket[] = []
  const open = (first: string, more?: string) => {
    const socket = connect(Number(port), hostname, () => socket.write(first))
    socket.on('error', () => {}).on('data', () => {})
    const timer = more === undefined ? undefined : setInterval(() => socket.writable && socket.write(more), 1000)
    socket.on('close', () => clearInterval(timer))
    sockets.push(socket)
  }
  const head = `POST /sign-in HTTP/1.1\r\nHost: ${host}\r\nContent-Type: application/x-www-form-urlencoded\r\n`
  for (let n = 0; n < 300; n++) {
    open(`GET / HTTP/1.1\r\nHost: ${host}\r\nX-a: `, 'b')
    open(`${head}Content-Length: 1000000\r\n\r\nop=`, 'x')
    open('')
  }
  const isServed = async (what: string) => {
    for (let n = 0; n < 20; n++) {
      const began = performance.now()
      const { status } = await fetch(`${target.origin}/programs`, { signal: AbortSignal.timeout(5000) }).catch(() => ({
        status: 0,
      }))
      const took = performance.now() - began
      tally.count(status === 200 && took < 4000 ? undefined : `answered ${status} after ${took.toFixed(0)} ms`, what)
    }
  }
  await isServed('others, while nine hundred lines are held open')
  const large = Buffer.alloc(64 * 1024 * 1024, 'x')
  const heard = Promise.all(
    Array.from({ length: 6 }, (_, n) =>
      n % 2
        ? say(
            target.origin,
            Buffer.concat([Buffer.from(`${head}Content-Length: ${large.length}\r\n\r\n`), large]),
            25_000,
          )
        : say(
            target.origin,
            Buffer.concat([
              Buffer.from(`${head}Transfer-Encoding: chunked\r\n\r\n${large.length.toString(16)}\r\n`),
              large,
              Buffer.from('\r\n0\r\n\r\n'),
            ]),
            25_000,
          ),
    ),
  )
  await isServed('others, while six times 64 MiB arrive')
  for (const each of await heard)
    tally.count(
      /^HTTP\/1\.1 413/.test(each) && /<h1/.test(each) ? undefined : 'was not told that it is too much',
      '64 MiB',
      each.slice(0, 80),
    )
  const grown = target.house.memory() - before
  tally.count(grown < 250 ? undefined : `grew by ${grown.toFixed(0)} MB`, 'the memory of the house')
  await new Promise((resolve) => setTimeout(resolve, 42_000 - (performance.now() - opened)))
  await isServed('others, afterwards')
  const left = sockets.filter((socket) => !socket.destroyed && socket.readyState === 'open').length
  tally.count(left === 0 ? undefined : `${left} lines are still held open`, 'slow lines after forty seconds')
  for (const socket of sockets) socket.destroy()
}
