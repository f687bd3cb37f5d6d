import assert from 'node:assert/strict'
import crypto, { randomBytes } from 'node:crypto'
import { syncBuiltinESMExports } from 'node:module'
import test from 'node:test'
import fc from 'fast-check'
import { derive, hash, hashInHex, isSigned, newCode, newToken, seal, sign, unseal } from './crypto.ts'

const key = randomBytes(32)

test('what is sealed opens again, whatever it is', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 2000 }), fc.string(), (plain, bound) => {
      assert.deepEqual(unseal(key, seal(key, Buffer.from(plain), bound), bound), Buffer.from(plain))
    }),
  )
})

test('a sealed value does not open in another place, or with another key', () => {
  const sealed = seal(key, 'I lost a colleague this year.', 'answers 1 3')
  assert.throws(() => unseal(key, sealed, 'answers 2 3'))
  assert.throws(() => unseal(randomBytes(32), sealed, 'answers 1 3'))
  assert.equal(unseal(key, sealed, 'answers 1 3').toString(), 'I lost a colleague this year.')
})

test('a single changed bit is noticed, wherever it is', () => {
  const sealed = seal(key, 'short', 'here')
  for (let bit = 0; bit < sealed.length * 8; bit++) {
    const changed = Buffer.from(sealed)
    changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7))
    assert.throws(() => unseal(key, changed, 'here'), `bit ${bit}`)
  }
  assert.throws(() => unseal(key, sealed.subarray(0, 20), 'here'))
})

test('the same words sealed twice look different', () => {
  assert.notDeepEqual(seal(key, 'same', 'here'), seal(key, 'same', 'here'))
})

test('a digest is the same in bytes and in hexadecimal, as everybody reckons it', () => {
  assert.equal(hash('abc').toString('hex'), 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad')
  for (const text of ['', 'abc', 'é – 我']) assert.equal(hashInHex(text), hash(text).toString('hex'))
})

test('a mark fits only its message and its key', () => {
  const mark = sign(key, 'operation 1')
  assert.match(mark, /^[\w-]{22}$/, '132 bits that fit into an address')
  assert.equal(sign(Buffer.alloc(32, 7), 'operation 1'), 'gY9MNVuXVTzXUpbRSOeizE')
  assert.ok(isSigned(key, 'operation 1', mark))
  assert.ok(!isSigned(key, 'operation 2', mark))
  assert.ok(!isSigned(randomBytes(32), 'operation 1', mark))
  for (const wrong of ['', mark.slice(1), `${mark}a`, 'é'.repeat(22)]) assert.ok(!isSigned(key, 'operation 1', wrong))
})

test('keys for different purposes are different, and the same for the same', () => {
  assert.notDeepEqual(derive(key, 'one'), derive(key, 'two'))
  assert.deepEqual(derive(key, 'one'), derive(key, 'one'))
  assert.equal(derive(key, 'one').length, 32)
})

test('tokens are 256 bits that fit into an address, codes are eight digits', () => {
  const tokens = new Set(Array.from({ length: 200 }, newToken))
  assert.equal(tokens.size, 200)
  for (const token of tokens) assert.match(token, /^[\w-]{43}$/)
  for (let i = 0; i < 200; i++) assert.match(newCode(), /^\d{8}$/)
  assert.equal(hash('token').length, 32)
})

test('a code is any of a hundred million, and a small one has noughts before it', (t) => {
  const asked: unknown[][] = []
  t.mock.method(crypto, 'randomInt', (...bounds: unknown[]) => {
    asked.push(bounds)
    return 7
  })
  syncBuiltinESMExports()
  const code = newCode()
  t.mock.restoreAll()
  syncBuiltinESMExports()
  assert.equal(code, '00000007')
  assert.deepEqual(asked, [[0, 100_000_000]])
})
