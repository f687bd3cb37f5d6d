import { lookup } from 'node:dns/promises'
import { request as askPlainly } from 'node:http'
import { request as askSecurely } from 'node:https'
import { BlockList, isIP, type LookupFunction } from 'node:net'

/** Why another computer was not asked, or gave no answer. */
export type OutsideTrouble = 'not-secure' | 'not-public' | 'no-answer' | 'too-long'

export class OutsideError extends Error {
  override readonly name = 'OutsideError'
  readonly trouble: OutsideTrouble
  constructor(trouble: OutsideTrouble, cause?: unknown) {
    super(trouble, { cause })
    this.trouble = trouble
  }
}

/** What is asked of another computer, as `fetch` would be asked. */
export interface Question {
  readonly method: string
  readonly headers: Record<string, string>
  readonly body?: unknown
  readonly signal?: AbortSignal
}

export interface Manner {
  /** Also this computer itself, without https: a local start and its tests. */
  readonly loopback: boolean
  readonly resolve?: (host: string) => Promise<readonly string[]>
}

const patience = 5000
const mostBytes = 1024 * 1024

/**
 * Asks a computer on the internet whose address somebody typed. Never one on this network (the name is looked up once, and
 * the connection goes to what was found then), never for longer than five seconds or more than a megabyte, and wherever the
 * answer points, nothing follows it.
 *
 * @throws OutsideError
 */
export async function askOutside(address: string, question: Question, manner: Manner): Promise<Response> {
  const url = new URL(address)
  const host = url.hostname.replace(/^\[|\]$/g, '')
  const signals = [AbortSignal.timeout(patience), ...(question.signal ? [question.signal] : [])]
  const signal = AbortSignal.any(signals)
  const found = await abortable(signal, () => resolveHost(host, manner.resolve))
  const isHere = manner.loopback && found.every(isLoopback)
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && isHere)) throw new OutsideError('not-secure')
  if (url.username || url.password || !(isHere || found.every(isPublic))) throw new OutsideError('not-public')
  return send(url, question, found[0] ?? '', signal)
}

async function resolveHost(host: string, resolve = lookUp): Promise<readonly string[]> {
  const found = isIP(host) ? [host] : await resolve(host)
  if (found.length === 0) throw new OutsideError('no-answer')
  return found
}

const lookUp: NonNullable<Manner['resolve']> = async (host) =>
  (await lookup(host, { all: true })).map(({ address }) => address)

async function abortable<T>(signal: AbortSignal, work: () => Promise<T>): Promise<T> {
  try {
    signal.throwIfAborted()
    return await Promise.race([
      work(),
      new Promise<never>((_, reject) => {
        signal.addEventListener('abort', () => reject(signal.reason), { once: true })
      }),
    ])
  } catch (error) {
    throw error instanceof OutsideError ? error : new OutsideError('no-answer', error)
  }
}

function send(url: URL, { method, headers, body }: Question, address: string, signal: AbortSignal): Promise<Response> {
  const ask = url.protocol === 'https:' ? askSecurely : askPlainly
  const text = body === undefined || body === null ? undefined : String(body)
  return new Promise((resolve, reject) => {
    const fail = (error: unknown) =>
      reject(error instanceof OutsideError ? error : new OutsideError('no-answer', error))
    const request = ask(
      url,
      { method, headers: { ...headers, ...lengthOf(text) }, lookup: pinnedTo(address), agent: false, signal },
      (answer) => {
        const pieces: Buffer[] = []
        let length = 0
        answer.on('data', (piece: Buffer) => {
          length += piece.length
          if (length > mostBytes) answer.destroy(new OutsideError('too-long'))
          else pieces.push(piece)
        })
        answer.on('error', fail)
        answer.on('end', () => resolve(responseOf(answer.statusCode ?? 0, answer.headers, Buffer.concat(pieces))))
      },
    )
    request.on('error', fail)
    request.end(text)
  })
}

const lengthOf = (text: string | undefined) =>
  text === undefined ? {} : { 'content-length': String(Buffer.byteLength(text)) }

/** The name is not looked up again: what was judged is what is called. */
function pinnedTo(address: string): LookupFunction {
  const family = isIP(address)
  return (_host, options, tell) => (options.all ? tell(null, [{ address, family }]) : tell(null, address, family))
}

function responseOf(status: number, given: NodeJS.Dict<string | string[]>, body: Buffer): Response {
  const headers = new Headers()
  for (const [name, value] of Object.entries(given)) if (value !== undefined) headers.set(name, String(value))
  const isEmpty = status === 204 || status === 205 || status === 304
  return new Response(isEmpty ? null : new Uint8Array(body), { status, headers })
}

const loopback = new BlockList()
loopback.addSubnet('127.0.0.0', 8, 'ipv4')
loopback.addAddress('::1', 'ipv6')

/** Networks of IPv4 that are nobody's on the internet (RFC 6890). */
const reserved = new BlockList()
for (const [net, bits] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
] as const)
  reserved.addSubnet(net, bits, 'ipv4')

/** Of IPv6 only global unicast is public, and of that not what stands for something else: tunnels, IPv4 in disguise, examples. */
const unicast = new BlockList()
unicast.addSubnet('2000::', 3, 'ipv6')
const disguised = new BlockList()
for (const [net, bits] of [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
] as const)
  disguised.addSubnet(net, bits, 'ipv6')

const isLoopback = (address: string) => loopback.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4')

/** Whether an address is somebody's on the internet: not this computer, this network, or a name for either. */
export function isPublic(address: string): boolean {
  const family = isIP(address)
  if (family === 4) return !reserved.check(address, 'ipv4')
  return family === 6 && unicast.check(address, 'ipv6') && !disguised.check(address, 'ipv6')
}
