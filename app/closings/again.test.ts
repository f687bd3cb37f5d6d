import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Answers, Group, Question } from '../questionnaires/questionnaire.ts'
import { answersStillAsked } from './again.ts'

const same = (name: string) => ({ en: name, fr: name })
const question = (key: string, about: Partial<Question> = {}): Question => ({
  key,
  kind: 'line',
  label: same(key),
  required: false,
  card: false,
  ...about,
})
const options = ['a', 'b'].map((value) => ({ value, label: same(value) }))
const group = (key: string, ...questions: Question[]): Group => ({ key, title: same(key), questions })
const kept = (groups: Group[], ...before: Answers[]) => Object.fromEntries(answersStillAsked(groups, before))

test('an answer follows its question, also to another page, and stays behind where it is not asked any more', () => {
  const before = { why: 'To give back', gone: 'Nobody asks' }
  assert.deepEqual(kept([group('new_page', question('why'), question('other'))], before), {
    new_page: { why: 'To give back' },
  })
  assert.deepEqual(kept([group('page', question('other'))], before), {})
})

test('an answer that does not suit its question any more stays behind', () => {
  const choice = question('one', { kind: 'choice', options })
  const several = question('more', { kind: 'choices', options })
  assert.deepEqual(kept([group('page', choice, several)], { one: 'a', more: ['a', 'b'] }), {
    page: { one: 'a', more: ['a', 'b'] },
  })
  assert.deepEqual(kept([group('page', choice, several)], { one: 'c', more: ['a', 'c'] }), {})
  assert.deepEqual(kept([group('page', question('text', { most: 5 }))], { text: 'Too long' }), {})
  assert.deepEqual(kept([group('page', question('n', { kind: 'number' }))], { n: 'seven' }), {})
})

test('numbers and days come along as they were kept; what was ticked is to be said anew', () => {
  const asked = [
    question('n', { kind: 'number' }),
    question('day', { kind: 'date' }),
    question('yes', { kind: 'tick' }),
  ]
  const before = { n: 7, day: '2026-10-01', yes: true }
  assert.deepEqual(kept([group('page', ...asked)], before), { page: { n: 7, day: '2026-10-01' } })
  assert.deepEqual(kept([group('page', question('yes', { kind: 'tick' }))], before), {})
})
