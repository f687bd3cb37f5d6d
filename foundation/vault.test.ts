import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import test from 'node:test'
import { derive, seal, unseal } from './crypto.ts'
import { makeVault, newDataKey, unwrap } from './vault.ts'

const key = randomBytes(32)

test('a vault opens what it sealed, in its place and by its key alone', () => {
  const dataKey = randomBytes(32)
  const vault = makeVault(dataKey)
  const sealed = vault.seal('Entre nous – 我们', 'notes 1 words')
  assert.equal(vault.open(sealed, 'notes 1 words'), 'Entre nous – 我们')
  assert.equal(unseal(dataKey, sealed, 'notes 1 words').toString(), 'Entre nous – 我们')
  assert.equal(vault.open(vault.seal('', 'here'), 'here'), '')
  for (const elsewhere of ['notes 2 words', 'notes 1 title', 'plans 1 words', ''])
    assert.throws(() => vault.open(sealed, elsewhere), elsewhere)
  assert.throws(() => makeVault(randomBytes(32)).open(sealed, 'notes 1 words'))
})

test('a data key is kept wrapped: by this key file, for this owner, and no two are the same', () => {
  const { dataKey, wrapped } = newDataKey(key, 'partnership 1')
  assert.equal(dataKey.length, 32)
  assert.ok(!wrapped.includes(dataKey))
  assert.deepEqual(unwrap(key, wrapped, 'partnership 1'), dataKey)
  assert.throws(() => unwrap(key, wrapped, 'partnership 2'), 'handed to another partnership it does not open')
  assert.throws(() => unwrap(randomBytes(32), wrapped, 'partnership 1'), 'nor with another key file')
  assert.notDeepEqual(newDataKey(key, 'partnership 1').dataKey, dataKey)
})

test('what wraps data keys is derived for that alone: the key file itself opens none, nor does another use of it', () => {
  const { dataKey, wrapped } = newDataKey(key, 'person 1')
  assert.deepEqual(unseal(derive(key, 'data keys'), wrapped, 'person 1'), dataKey)
  assert.throws(() => unseal(key, wrapped, 'person 1'))
  assert.throws(() => unwrap(key, seal(derive(key, 'operations'), dataKey, 'person 1'), 'person 1'))
})
