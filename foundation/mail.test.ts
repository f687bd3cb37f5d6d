import assert from 'node:assert/strict'
import { createServer, type Server, type Socket } from 'node:net'
import { afterEach, test } from 'node:test'
import ICAL from 'ical.js'
import { invitation } from './calendar.ts'
import { readSettings } from './environment.ts'
import { LetterUnknown, type Message, smtpCarrier } from './mail.ts'

const letter: Message = {
  to: 'amina@example.org',
  language: 'fr',
  subject: { en: 'Your place', fr: 'Votre place' },
  paragraphs: [{ en: 'You are in.', fr: 'Vous êtes des nôtres.' }],
  button: { label: { en: 'Open', fr: 'Ouvrir' }, href: 'https://mentorship.example.org/?a=1&b=2' },
  from: { en: 'The <program>', fr: 'Le <programme>' },
  replyTo: 'rosalind@example.org',
}

const servers: Server[] = []
afterEach(() => {
  for (const server of servers.splice(0)) server.close()
})

/** A mail server in a few lines; `answer` may say something else than usual, or nothing. @returns a carrier to it */
async function openServer(answer: (command: string, line: Socket) => string | undefined = () => undefined) {
  const taken: string[] = []
  const usual: Record<string, string> = { DATA: '354 go on', '.': '250 taken', QUIT: '221 bye' }
  const server = createServer((line) => {
    let letter: string | undefined
    const say = (command: string) => {
      const said = answer(command, line) ?? usual[command] ?? '250 fine'
      if (!line.destroyed) line.write(`${said}\r\n`)
      if (command === 'DATA' && said.startsWith('354')) letter = ''
    }
    line.on('error', () => {})
    line.write('220 here\r\n')
    line.setEncoding('utf8').on('data', (text: string) => {
      if (letter === undefined) {
        for (const command of text.trim().split('\r\n')) say(/^[A-Z]+/.exec(command)?.[0] ?? command)
        return
      }
      letter += text
      if (!letter.endsWith('\r\n.\r\n')) return
      taken.push(letter)
      letter = undefined
      say('.')
    })
  })
  servers.push(server)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as { port: number }
  const smtpUrl = `smtp://127.0.0.1:${port}`
  const settings = readSettings({ APP_ORIGIN: 'https://mentorship.example.org', SMTP_URL: smtpUrl })
  return { taken, carrier: smtpCarrier({ ...settings, smtpUrl }), mailFrom: settings.mailFrom }
}

const breakOff = (at: string) => (command: string, line: Socket) => {
  if (command === at) line.destroy()
  return undefined
}

test('a letter leaves once, in its reader’s language, under its outbox row’s name', async () => {
  const { taken, carrier } = await openServer()
  await carrier.carry(letter, 'row-1')
  assert.equal(taken.length, 1)
  assert.match(taken[0] ?? '', /^Message-ID: <row-1@mentorship\.example\.org>/im)
  assert.match(taken[0] ?? '', /^Subject: Votre place/im)
  assert.match(taken[0] ?? '', /^Reply-To: rosalind@example\.org/im)
  assert.match(taken[0] ?? '', /Le &#60;programme&#62;/)
})

test('an invitation lies among the alternatives and as a file, with its method said, from the mailbox that sends', async () => {
  const { taken, carrier, mailFrom } = await openServer()
  const startsAt = Temporal.Instant.from('2026-12-01T17:00:00Z')
  const event = { uid: 'a@b', sequence: 0, title: 'Rencontre', description: 'https://b/é', startsAt, minutes: 60 }
  const between = { organizer: mailFrom, attendee: letter.to, now: startsAt.subtract({ hours: 240 }) }
  for (const cancelled of [false, true])
    await carrier.carry({ ...letter, calendar: invitation({ ...event, cancelled }, between) }, `row-${cancelled}`)
  for (const [index, method] of ['REQUEST', 'CANCEL'].entries()) {
    const whole = partsOf(taken[index] ?? '')
    const [body, file] = whole.parts.map(partsOf)
    assert.match(whole.type, /^multipart\/mixed/)
    assert.match(body?.type ?? '', /^multipart\/alternative/)
    const kinds = body?.parts.map((part) => partsOf(part).type.replace(/\s+/g, ' ')) ?? []
    assert.deepEqual(kinds, [
      'text/plain; charset=utf-8',
      'text/html; charset=utf-8',
      `text/calendar; charset=utf-8; method=${method}`,
    ])
    assert.match(file?.type ?? '', /^application\/ics; name=invite\.ics/)
    assert.match(file?.head ?? '', /Content-Disposition: attachment; filename=invite\.ics/)
    const told = partsOf(body?.parts[2] ?? '').text
    assert.equal(told.trimEnd(), file?.text.trimEnd(), 'both say the same')
    const calendar = new ICAL.Component(ICAL.parse(told))
    assert.equal(calendar.getFirstPropertyValue('method'), method, 'as the letter says: Outlook refuses another')
    const { organizer } = new ICAL.Event(calendar.getFirstSubcomponent('vevent') ?? undefined)
    assert.ok(/^From: .*<(.+)>/m.exec(whole.head)?.[1] === organizer.replace('mailto:', ''), organizer)
  }
})

/** A letter or a part of one: what it is, its parts, and what it says. */
function partsOf(raw: string) {
  const [head = '', ...rest] = raw.split('\r\n\r\n')
  const flat = head.replace(/\r\n[ \t]+/g, ' ')
  const type = /^Content-Type: (.*)$/im.exec(flat)?.[1]?.trim() ?? ''
  const body = rest.join('\r\n\r\n')
  const boundary = /boundary="?([^";]+)/.exec(type)?.[1]
  const parts = boundary
    ? body
        .split(`--${boundary}`)
        .slice(1, -1)
        .map((part) => part.replace(/^\r\n/, ''))
    : []
  const plain = body
    .replace(/=\r\n/g, '')
    .replace(/=([0-9A-F]{2})/g, (_, code) => String.fromCharCode(Number(`0x${code}`)))
  const isPacked = /^Content-Transfer-Encoding: base64/im.test(flat)
  const text = Buffer.from(isPacked ? body : plain, isPacked ? 'base64' : 'latin1').toString()
  return { head: flat, type, parts, text }
}

test('a letter goes to one address or to none, and what was typed makes no header and no line of its own', async () => {
  const { taken, carrier } = await openServer()
  const evil = 'all@evil.example'
  for (const to of [
    `a@example.org, ${evil}`,
    `a@example.org\r\nBcc: ${evil}`,
    `a <${evil}>`,
    'a',
    `a@example.org，${evil}`,
  ])
    await assert.rejects(carrier.carry({ ...letter, to }, 'row-1'), /one address/)
  assert.deepEqual(taken, [])
  const title = `Your\u2028Bcc: ${evil}\r\nBcc: ${evil}\u202e place`
  await carrier.carry({ ...letter, subject: { en: title, fr: title }, replyTo: `a@example.org, ${evil}` }, 'row-2')
  assert.match(taken[0] ?? '', /^Subject: Your Bcc: all@evil\.example Bcc: all@evil\.example place\r$/m)
  assert.doesNotMatch(taken[0] ?? '', /^(Bcc|Reply-To):/im)
})

test('a letter that can be stopped says so to mail programs, which may do it for their reader at a secure address', async () => {
  const { taken, carrier } = await openServer()
  const stop = (href: string) => ({ ...letter, unsubscribe: { label: { en: 'Stop', fr: 'Arrêter' }, href } })
  await carrier.carry(letter, 'row-1')
  await carrier.carry(stop('https://mentorship.example.org/x'), 'row-2')
  await carrier.carry(stop('http://127.0.0.1/x'), 'row-3')
  const headers = taken.map((text) => text.match(/^List-Unsubscribe.*$/gim)?.map((line) => line.trim()) ?? [])
  assert.deepEqual(headers, [
    [],
    ['List-Unsubscribe: <https://mentorship.example.org/x>', 'List-Unsubscribe-Post: List-Unsubscribe=One-Click'],
    ['List-Unsubscribe: <http://127.0.0.1/x>'],
  ])
})

test('a line break in what somebody wrote begins no header, and goes to nobody else', async () => {
  const asked: string[] = []
  const { taken, carrier } = await openServer((command) => void asked.push(command))
  const more = '\r\nBcc: other@example.org'
  await carrier.carry(
    { ...letter, subject: { en: 'Hi', fr: `Bonjour${more}` }, from: { en: 'A', fr: `Le programme${more}` } },
    'row-1',
  )
  const head = (taken[0] ?? '').split('\r\n\r\n')[0] ?? ''
  assert.match(head, /^Subject: Bonjour/im)
  assert.doesNotMatch(head, /^Bcc:/im)
  assert.equal(asked.filter((command) => command === 'RCPT').length, 1)
})

test('when the line breaks after the letter was handed over, nobody knows whether it arrived', async () => {
  const { taken, carrier } = await openServer(breakOff('.'))
  await assert.rejects(carrier.carry(letter, 'row-1'), LetterUnknown)
  assert.equal(taken.length, 1)
})

test('when the line breaks before the letter was asked for, it has not left and may be tried again', async () => {
  for (const at of ['EHLO', 'MAIL', 'RCPT', 'DATA']) {
    const { carrier } = await openServer(breakOff(at))
    const error = await carrier.carry(letter, 'row-1').catch((error: unknown) => error)
    assert.ok(error instanceof Error && !(error instanceof LetterUnknown), at)
  }
})

test('a server that refuses the letter has not taken it', async () => {
  for (const [at, word] of [
    ['RCPT', '550 nobody here'],
    ['DATA', '451 later'],
    ['.', '452 full'],
  ] as const) {
    const { carrier } = await openServer((command) => (command === at ? word : undefined))
    const error = await carrier.carry(letter, 'row-1').catch((error: unknown) => error)
    assert.ok(error instanceof Error && !(error instanceof LetterUnknown), at)
  }
})

test('a mail server that is not there is an error like any other', async () => {
  const { carrier } = await openServer()
  servers.pop()?.close()
  const error = await carrier.carry(letter, 'row-1').catch((error: unknown) => error)
  assert.ok(error instanceof Error && !(error instanceof LetterUnknown))
})
