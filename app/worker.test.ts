import assert from 'node:assert/strict'
import { test } from 'node:test'
import { letterKindWords } from './admin/undelivered.words.ts'
import { duties } from './worker.ts'

test('every letter the house writes about a program has a name the coordinator can read', () => {
  const ofAccounts = /^(sign-in|sign-on|session|access|address)\b/
  const ofNoCoordinators = /^(grant|extract|incident)\b/ // they are told by other ways, and about nobody else's program
  const ofMembersOnly = /^group\.written$/ // that a group writes is its members' to know
  const kinds = Object.keys(duties.letters).filter(
    (kind) => !ofAccounts.test(kind) && !ofNoCoordinators.test(kind) && !ofMembersOnly.test(kind),
  )
  assert.deepEqual(
    kinds.filter((kind) => !letterKindWords[kind]),
    [],
  )
})
