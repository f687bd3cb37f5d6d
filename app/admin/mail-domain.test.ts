import assert from 'node:assert/strict'
import { createSocket } from 'node:dgram'
import { test } from 'node:test'
import { findingWords } from './mail.words.ts'
import { askDns, checkMailDomain } from './mail-domain.server.ts'
import { domainOf, type Finding, isAskable, judgeDkim, judgeDmarc, judgeSpf } from './mail-domain.ts'

test('the domain is that of the address letters come from', () => {
  assert.equal(domainOf('Mentors <m@Example.org>'), 'example.org')
  assert.equal(domainOf('m@mail.example.org'), 'mail.example.org')
  assert.equal(domainOf('Écoles <a@écoles.ca>'), 'xn--coles-9ra.ca')
  for (const domain of ['example.org', 'mail.example.org', 'xn--coles-9ra.ca']) assert.ok(isAskable(domain), domain)
  for (const domain of ['localhost', '127.0.0.1', 'mail.local', 'mail', '', 'two words.org', 'demo.localhost'])
    assert.ok(!isAskable(domain), domain)
})

const expectAll = (
  judge: (texts: string[]) => Finding,
  cases: readonly (readonly [Finding['what'], ...string[]])[],
) => {
  for (const [what, ...texts] of cases) assert.equal(judge(texts).what, what, texts.join(' | ') || 'nothing')
}

test('SPF is one record that ends in ~all or -all', () => {
  expectAll(judgeSpf, [
    ['spfMissing'],
    ['spfMissing', 'google-site-verification=v=spf1', 'v=spf10 -all', 'spf2.0/pra -all'],
    ['spfHard', 'another text', 'v=spf1 include:_spf.example.net -all'],
    ['spfHard', 'V=SPF1 MX -ALL'],
    ['spfSoft', 'v=spf1 mx ~all'],
    ['spfOpen', 'v=spf1 mx ?all'],
    ['spfOpen', 'v=spf1 +all'],
    ['spfOpen', 'v=spf1 all -all'],
    ['spfEndless', 'v=spf1 mx'],
    ['spfEndless', 'v=spf1 include:all.example.net'],
    ['spfSeveral', 'v=spf1 mx -all', 'v=spf1 -all'],
  ])
})

test('DMARC is one record with a policy that does something; above, the policy for those below', () => {
  expectAll(judgeDmarc, [
    ['dmarcMissing'],
    ['dmarcMissing', 'v=DMARC2; p=reject', 'p=reject'],
    ['dmarcReject', 'v=DMARC1; p=reject; rua=mailto:d@example.org'],
    ['dmarcQuarantine', 'v = DMARC1 ;P = Quarantine'],
    ['dmarcWatching', 'v=DMARC1;p=none;sp=reject'],
    ['dmarcNoPolicy', 'v=DMARC1'],
    ['dmarcNoPolicy', 'v=DMARC1; p=refuse'],
    ['dmarcSeveral', 'v=DMARC1; p=reject', 'v=DMARC1; p=none'],
  ])
  expectAll(
    (texts) => judgeDmarc(texts, true),
    [
      ['dmarcWatching', 'v=DMARC1; p=reject; sp=none'],
      ['dmarcReject', 'v=DMARC1; p=none; sp=reject'],
      ['dmarcQuarantine', 'v=DMARC1; p=quarantine'],
    ],
  )
})

test('DKIM is a key that is there, not taken back and not only tried out', () => {
  expectAll(judgeDkim, [
    ['dkimMissing'],
    ['dkimThere', 'v=DKIM1; k=rsa; p=MIIBIjANBgkq'],
    ['dkimThere', 'p=MIIBIjANBgkq'],
    ['dkimRevoked', 'v=DKIM1; p='],
    ['dkimTesting', 'v=DKIM1; t=s:y; p=MIIB'],
    ['dkimThere', 'v=DKIM1; t=s; p=MIIB'],
    ['dkimBroken', 'v=DKIM1; k=rsa'],
    ['dkimBroken', 'v=DKIM2; p=MIIB'],
    ['dkimBroken', 'something else'],
  ])
})

/** A DNS of these texts; `asked` holds every name that was looked up. */
function dns(texts: Record<string, readonly string[]>) {
  const asked: string[] = []
  const ask = async (name: string) => {
    asked.push(name)
    return texts[name] ?? (name.startsWith('_dmarc') || name.includes('._domainkey') ? undefined : [])
  }
  return { ask, asked }
}
const told = (found: Awaited<ReturnType<typeof checkMailDomain>>) =>
  found.map(({ kind, name, finding, records }) => [kind, name, finding.what, records.length])

test('each is asked where it stands: SPF on where it is sent, DMARC at the domains above, DKIM by its selector', async () => {
  const { ask } = dns({
    'mail.school.example.org': ['hello', 'v=spf1 redirect=_spf.example.net'],
    '_spf.example.net': ['v=spf1 ip4:192.0.2.1 -all'],
    's1._domainkey.mail.school.example.org': ['v=DKIM1; p=MIIB'],
    '_dmarc.example.org': ['v=DMARC1; p=reject; sp=quarantine'],
  })
  assert.deepEqual(told(await checkMailDomain('mail.school.example.org', 's1', ask)), [
    ['spf', '_spf.example.net', 'spfHard', 1],
    ['dkim', 's1._domainkey.mail.school.example.org', 'dkimThere', 1],
    ['dmarc', '_dmarc.example.org', 'dmarcQuarantine', 1],
  ])
})

test('where nothing is there it says so of each, and asks no top-level domain; without a selector DKIM is not asked', async () => {
  const { ask, asked } = dns({})
  assert.deepEqual(told(await checkMailDomain('mail.example.org', undefined, ask)), [
    ['spf', 'mail.example.org', 'spfMissing', 0],
    ['dkim', 'mail.example.org', 'noSelector', 0],
    ['dmarc', '_dmarc.mail.example.org', 'dmarcMissing', 0],
  ])
  assert.deepEqual(asked.sort(), ['_dmarc.example.org', '_dmarc.mail.example.org', 'mail.example.org'])
})

test('a domain the DNS does not know is told as that, and nothing is said of its records', async () => {
  assert.deepEqual(told(await checkMailDomain('mistyped.example', 's1', async () => undefined)), [
    ['spf', 'mistyped.example', 'noDomain', 0],
  ])
})

test('records that send each other on in a circle come to an end', async () => {
  const { ask, asked } = dns({
    'a.example': ['v=spf1 redirect=b.example'],
    'b.example': ['v=spf1 redirect=a.example'],
  })
  assert.equal((await checkMailDomain('a.example', undefined, ask))[0]?.finding.what, 'spfEndless')
  assert.ok(asked.length < 12, `${asked.length} questions`)
})

test('a DNS that fails, or never answers, says nothing about the records; nobody waits for it longer than told', async () => {
  const failing = async () => {
    throw Object.assign(new Error('queryTxt ESERVFAIL'), { code: 'ESERVFAIL' })
  }
  const never = () => new Promise<never>(() => {})
  for (const ask of [failing, never]) {
    const began = performance.now()
    const found = await checkMailDomain('example.org', 's1', ask, 200)
    assert.deepEqual(
      found.map(({ finding }) => finding),
      [1, 2, 3].map(() => ({ is: 'unknown', what: 'silent' })),
    )
    assert.ok(performance.now() - began < 2000)
  }
  const half = async (name: string) => (name.startsWith('_dmarc') ? never() : ['v=spf1 -all'])
  const [spf, , dmarc] = await checkMailDomain('example.org', undefined, half, 200)
  assert.deepEqual([spf?.finding.what, dmarc?.finding.what], ['spfHard', 'silent'], 'what was answered is told')
})

/** A DNS on this computer that knows one text of two parts, one name without any, and fails for one. */
async function serveDns() {
  const socket = createSocket('udp4')
  socket.on('message', (question, from) => {
    const end = question.indexOf(0, 12) + 5 // the name, its type and class
    const name = question.toString('latin1', 12, end)
    const code = name.includes('broken') ? 2 : /known|empty/.test(name) ? 0 : 3
    const parts = name.includes('known') ? ['v=spf1 ', '-all'] : []
    const data = Buffer.concat(parts.map((part) => Buffer.concat([Buffer.from([part.length]), Buffer.from(part)])))
    const answer = Buffer.from([0xc0, 12, 0, 16, 0, 1, 0, 0, 0, 60, 0, data.length])
    const head = Buffer.from([0x81, 0x80 + code, 0, 1, 0, parts.length ? 1 : 0, 0, 0, 0, 0])
    const body = [question.subarray(0, 2), head, question.subarray(12, end), ...(parts.length ? [answer, data] : [])]
    socket.send(Buffer.concat(body), from.port, from.address)
  })
  await new Promise<void>((resolve) => socket.bind(0, '127.0.0.1', resolve))
  return { server: `127.0.0.1:${socket.address().port}`, close: () => socket.close() }
}

test('over the wire: parts are one text, a name may be there without one or not at all, and a server that fails is no answer', async () => {
  const { server, close } = await serveDns()
  try {
    const ask = askDns([server])
    assert.deepEqual(await ask('known.example'), ['v=spf1 -all'])
    assert.equal(await ask('nothing.example'), undefined)
    assert.deepEqual(await ask('empty.example'), [])
    await assert.rejects(ask('broken.example'))
  } finally {
    close()
  }
})

test('every finding has words in both languages, and what is wrong says what to do', () => {
  for (const [what, { en, fr }] of Object.entries(findingWords)) {
    assert.ok(en.length > 20 && fr.length > 20 && en !== fr, what)
    if (/Missing|Several|Open|Endless|NoPolicy|Watching|Revoked|Testing|Broken/.test(what))
      assert.match(en, /Add|Put|Let|Keep|must|change|Have|Remove|Copy/, what)
  }
})
