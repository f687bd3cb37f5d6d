import { createServer, type Socket } from 'node:net'

/** One letter as it came over the line: what was said before it, and itself, dots undone. */
export interface Caught {
  readonly said: readonly string[]
  readonly from: readonly string[]
  readonly to: readonly string[]
  readonly letter: string
}

/** A mail server that takes everything anybody says and delivers nothing: what it was told is what is judged. */
export async function openPostbox(): Promise<{ url: string; caught: Caught[]; close(): void }> {
  const caught: Caught[] = []
  const lines = new Set<Socket>()
  const server = createServer((line) => {
    lines.add(line)
    line.on('error', () => {}).on('close', () => lines.delete(line))
    serve(line, (one) => caught.push(one))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as { port: number }
  return {
    url: `smtp://127.0.0.1:${port}`,
    caught,
    close() {
      for (const line of lines) line.destroy()
      server.close()
    },
  }
}

/** Reads bytes as bytes: a letter ends where a line holds one dot alone, and a line ends with both signs and no other way. */
function serve(line: Socket, keep: (one: Caught) => void): void {
  let [heard, isLetter] = ['', false]
  let said: string[] = []
  const after = (word: string) => said.filter((each) => each.toUpperCase().startsWith(word))
  const command = (words: string) => {
    said.push(words)
    const word = words.slice(0, 4).toUpperCase()
    isLetter = word === 'DATA'
    line.write(word === 'EHLO' ? '250-here\r\n250 8BITMIME\r\n' : isLetter ? '354 go on\r\n' : '250 fine\r\n')
    if (word === 'QUIT') line.end()
  }
  const take = (letter: string) => {
    keep({ said, from: after('MAIL'), to: after('RCPT'), letter: letter.replace(/(^|\r\n)\.\./g, '$1.') })
    said = []
    isLetter = false
    line.write('250 taken\r\n')
  }
  line.write('220 here\r\n')
  line.setEncoding('latin1').on('data', (text: string) => {
    heard += text
    for (;;) {
      const end = heard.indexOf(isLetter ? '\r\n.\r\n' : '\r\n')
      if (end < 0) return
      const words = heard.slice(0, end)
      heard = heard.slice(end + (isLetter ? 5 : 2))
      if (isLetter) take(`${words}\r\n`)
      else command(words)
    }
  })
}

/** The headers of a letter or of a part of one, in order, unfolded; and what follows them. */
export function headersOf(text: string): {
  headers: readonly (readonly [name: string, value: string])[]
  body: string
} {
  const end = text.indexOf('\r\n\r\n')
  const head = end < 0 ? text : text.slice(0, end)
  const headers = head
    .replace(/\r\n[ \t]+/g, ' ')
    .split('\r\n')
    .map((each) => {
      const at = each.indexOf(':')
      return [each.slice(0, at < 0 ? each.length : at), at < 0 ? '' : each.slice(at + 1).trim()] as const
    })
  return { headers, body: end < 0 ? '' : text.slice(end + 4) }
}

/** Every part of a letter, however deep, each with its headers. */
export function partsOf(text: string): { type: string; encoding: string; names: readonly string[]; body: string }[] {
  const { headers, body } = headersOf(text)
  const find = (wanted: string) => headers.find(([name]) => name.toLowerCase() === wanted)?.[1] ?? ''
  const type = find('content-type')
  const boundary = /boundary="?([^";]+)"?/i.exec(type)?.[1]
  const own = {
    type,
    encoding: find('content-transfer-encoding').toLowerCase(),
    names: headers.map(([name]) => name.toLowerCase()),
    body,
  }
  if (!boundary) return [own]
  const inside = body.split(new RegExp(`(?:^|\\r\\n)--${boundary.replace(/[^\w]/g, '\\$&')}(?:--)?\\r\\n`)).slice(1)
  return [own, ...inside.filter((part) => part.trim()).flatMap(partsOf)]
}

/** What a part says once its encoding is undone. */
export function plainOf({ body, encoding }: { body: string; encoding: string }): string {
  if (encoding === 'base64') return Buffer.from(body, 'base64').toString()
  if (encoding !== 'quoted-printable') return Buffer.from(body, 'latin1').toString()
  const bytes = body
    .replace(/=\r\n/g, '')
    .replace(/=([0-9A-F]{2})/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
  return Buffer.from(bytes, 'latin1').toString()
}

/** A header as a mail program shows it: encoded words undone (RFC 2047), those side by side joined. */
export function shownOf(value: string): string {
  return value
    .replace(/(=\?[^?\s]+\?[bq]\?[^?\s]*\?=)\s+(?==\?[^?\s]+\?[bq]\?[^?\s]*\?=)/gi, '$1')
    .replace(/=\?[^?\s]+\?([bq])\?([^?\s]*)\?=/gi, (_, kind: string, text: string) =>
      kind.toLowerCase() === 'b'
        ? Buffer.from(text, 'base64').toString()
        : plainOf({ body: text.replaceAll('_', ' '), encoding: 'quoted-printable' }),
    )
}
