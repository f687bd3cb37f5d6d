import assert from 'node:assert/strict'
import { test } from 'node:test'
import { letterKindWords } from './admin/undelivered.words.ts'
import { duties } from './worker.ts'

test('every letter the house writes about a program has a name the coordinator can read', () => {
  const ofAccounts = ['sign-in', 'session.new-device', 'sign-on.connected']
  const kinds = Object.keys(duties.letters).filter((kind) => !ofAccounts.includes(kind))
  assert.deepEqual(
    kinds.filter((kind) => !letterKindWords[kind]),
    [],
  )
})
