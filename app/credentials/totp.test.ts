import assert from 'node:assert/strict'
import { test } from 'node:test'
import { drawChallenge, readChallenge } from './challenge.ts'
import { keeperOf } from './employer.ts'
import { codesFrom, plainCode } from './recovery.ts'
import { base32, codeAt, keyUri, stepAt, stepOf } from './totp.ts'

const secret = Buffer.from('12345678901234567890')
const at = (seconds: number) => Temporal.Instant.fromEpochMilliseconds(seconds * 1000)

test('the codes are those of RFC 6238, appendix B', () => {
  const vectors = [
    [59, '94287082'],
    [1111111109, '07081804'],
    [1111111111, '14050471'],
    [1234567890, '89005924'],
    [2000000000, '69279037'],
    [20000000000, '65353130'],
  ] as const
  for (const [seconds, code] of vectors) assert.equal(codeAt(secret, stepAt(at(seconds)), 8), code)
})

test('a code is taken half a minute early or late, however it is typed, and never twice', () => {
  const step = stepAt(at(1111111111))
  const code = codeAt(secret, step)
  const typed = `${code.slice(0, 3)} ${code.slice(3)}`
  for (const seconds of [-30, 0, 30]) assert.equal(stepOf(secret, typed, at(1111111111 + seconds), 0), step)
  for (const seconds of [-90, 90]) assert.equal(stepOf(secret, code, at(1111111111 + seconds), 0), undefined)
  assert.equal(stepOf(secret, code, at(1111111111), step), undefined, 'a step that was used')
  assert.equal(stepOf(secret, code.slice(1), at(1111111111), 0), undefined)
})

test('a secret is told to an app in base32, as RFC 4648 has it', () => {
  const vectors = {
    '': '',
    f: 'MY',
    fo: 'MZXQ',
    foo: 'MZXW6',
    foob: 'MZXW6YQ',
    fooba: 'MZXW6YTB',
    foobar: 'MZXW6YTBOI',
  }
  for (const [text, coded] of Object.entries(vectors)) assert.equal(base32(Buffer.from(text)), coded)
  const uri = new URL(keyUri(secret, 'ana@example.org'))
  assert.equal(uri.searchParams.get('secret'), 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ')
  assert.equal(decodeURIComponent(uri.pathname), '/Alongside:ana@example.org')
})

test('ten recovery codes of a seed are the same ten, easy to read, and never digits alone', () => {
  for (let n = 0; n < 50; n++) {
    const codes = codesFrom(Buffer.alloc(32, n))
    assert.deepEqual(codes, codesFrom(Buffer.alloc(32, n)))
    assert.equal(new Set(codes).size, 10)
    for (const code of codes) {
      assert.match(code, /^[a-hjkmnp-tv-z2-9]{4}-[a-hjkmnp-tv-z2-9]{4}-[a-hjkmnp-tv-z2-9]{4}$/)
      assert.match(code, /[a-z]/)
    }
  }
  assert.equal(plainCode(' ABCD efgh-2345 '), 'abcdefgh2345')
})

test('a challenge is good in its own browser for five minutes', () => {
  const key = Buffer.alloc(32, 3)
  const drawn = drawChallenge(key, 'browser', at(1000))
  assert.equal(readChallenge(key, 'browser', drawn.name, at(1300))?.challenge, drawn.challenge)
  assert.notEqual(readChallenge(key, 'another', drawn.name, at(1000))?.challenge, drawn.challenge)
  assert.notEqual(readChallenge(Buffer.alloc(32, 4), 'browser', drawn.name, at(1000))?.challenge, drawn.challenge)
  for (const late of [at(999), at(1301)]) assert.equal(readChallenge(key, 'browser', drawn.name, late), undefined)
  for (const name of ['', '1000', `1000.${'x'.repeat(36)}`, `${drawn.name} `, `-${drawn.name}`])
    assert.equal(readChallenge(key, 'browser', name, at(1000)), undefined)
})

test('a mailbox tells by its name whose it is, or does not', () => {
  const known = {
    'ana@sd73.bc.ca': 'district',
    'ana@mail.sd5.bc.ca': 'district',
    'ana@gmail.com': 'own',
    'ana@hotmail.ca': 'own',
    'ana@yahoo.co.uk': 'own',
    'ana@telus.net': 'own',
    'ana@gmail.com.evil.example': 'unknown',
    'ana@notsd73.bc.ca': 'unknown',
    'ana@burnabyschools.ca': 'unknown',
  }
  for (const [address, keeper] of Object.entries(known)) assert.equal(keeperOf(address), keeper, address)
})
