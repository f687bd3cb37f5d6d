import assert from 'node:assert/strict'
import test from 'node:test'
import { Conflict, orNotFound, Refusal, refuseUnless } from './refusal.ts'

const text = { en: 'Applications are closed.', fr: 'Les demandes sont closes.' }

test('a refusal carries its words in both languages, its status and its field', () => {
  const refusal = new Refusal(text, { status: 403, field: 'seat' })
  assert.deepEqual([refusal.text, refusal.status, refusal.field], [text, 403, 'seat'])
  assert.equal(refusal.message, text.en)
  assert.equal(refusal.name, 'Refusal')
  assert.equal(new Refusal(text).status, 422)
})

test('what is allowed goes on, what is not stops here', () => {
  for (const allowed of [true, 1, 'yes', {}]) assert.doesNotThrow(() => refuseUnless(allowed, text))
  for (const refused of [false, 0, '', null, undefined])
    assert.throws(() => refuseUnless(refused, text, { status: 409 }), { name: 'Refusal', status: 409 })
})

test('not found and not allowed are one answer', () => {
  assert.equal(orNotFound('found'), 'found')
  const answers = [undefined, null, false as const].map((missing) => {
    try {
      return orNotFound<string>(missing)
    } catch (refusal) {
      return refusal as Refusal
    }
  })
  for (const answer of answers) {
    assert.ok(answer instanceof Refusal)
    assert.equal(answer.status, 404)
    assert.equal(answer.text, (answers[0] as Refusal).text)
  }
})

test('a conflict is a refusal that shows what is stored now', () => {
  const conflict = new Conflict(text, { title_en: 'New title' })
  assert.ok(conflict instanceof Refusal)
  assert.deepEqual([conflict.status, conflict.stored], [409, { title_en: 'New title' }])
})
