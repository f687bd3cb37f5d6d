import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import {
  type Condition,
  closedToSupervisors,
  conditions,
  matrix,
  type Role,
  recordKinds,
  roles,
  verbs,
} from './matrix.ts'
import { can, grants, type Standing } from './policy.ts'

const allVerbs = Object.values(verbs)
const standing = (held: readonly Role[], holds: readonly Condition[] = [], conflicted = false): Standing => ({
  roles: new Set(held),
  holds: new Set(holds),
  conflicted,
})

/** A cell read by another hand than the policy's: from the text, letter by letter. */
function cellOf(record: string, role: Role): Map<string, Set<string>> {
  const found = new Map<string, Set<string>>()
  const text = (matrix as Record<string, Partial<Record<Role, string>>>)[record]?.[role] ?? ''
  for (const [, condition = 'always', letters = ''] of text.matchAll(/(?:(\w+) )?([A-Z]+)/g))
    for (const letter of letters)
      found.set(verbs[letter as 'L'], (found.get(verbs[letter as 'L']) ?? new Set()).add(condition))
  return found
}

for (const record of recordKinds)
  test(`${record}: each role may exactly what its cell says`, () => {
    for (const role of roles)
      for (const verb of allVerbs) {
        const granted = cellOf(record, role).get(verb) ?? new Set()
        assert.deepEqual(new Set<string>(grants(record, role, verb)), granted, `${role} ${verb}`)
        assert.equal(can(standing([role]), verb, record), granted.has('always'), `${role} ${verb}, and nothing holds`)
        for (const condition of conditions)
          assert.equal(
            can(standing([role], [condition]), verb, record),
            granted.has('always') || granted.has(condition),
            `${role} ${verb} when ${condition}`,
          )
      }
  })

test('the matrix is whole: 34 records, 9 roles, 7 verbs', () => {
  assert.deepEqual([recordKinds.length, roles.length, allVerbs.length], [34, 9, 7])
})

test('nobody in no role may do anything, whatever holds', () => {
  for (const record of recordKinds)
    for (const verb of allVerbs) assert.equal(can(standing([], conditions), verb, record), false)
})

test('to ask changes nothing: what was allowed is allowed again', () => {
  for (const record of recordKinds)
    for (const role of roles)
      for (const verb of allVerbs) {
        const asking = standing([role], conditions)
        assert.equal(can(asking, verb, record), can(asking, verb, record), `${role} ${verb} ${record}`)
        assert.deepEqual([...asking.holds], [...conditions])
      }
})

test('two roles give together what each gives alone, and no more', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...recordKinds),
      fc.constantFrom(...allVerbs),
      fc.subarray([...roles]),
      fc.subarray([...conditions]),
      fc.boolean(),
      (record, verb, held, holds, conflicted) => {
        const alone = held.some((role) => can(standing([role], holds, conflicted), verb, record))
        assert.equal(can(standing(held, holds, conflicted), verb, record), alone)
      },
    ),
  )
})

test('more that holds never takes a right away, and a conflict never gives one', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...recordKinds),
      fc.constantFrom(...allVerbs),
      fc.subarray([...roles]),
      fc.subarray([...conditions]),
      fc.constantFrom(...conditions),
      (record, verb, held, holds, another) => {
        if (can(standing(held, holds), verb, record)) assert.ok(can(standing(held, [...holds, another]), verb, record))
        if (can(standing(held, holds, true), verb, record)) assert.ok(can(standing(held, holds), verb, record))
      },
    ),
  )
})

test('a supervisor has nothing but their own where a record is closed to supervisors', () => {
  assert.deepEqual(
    [...closedToSupervisors],
    [
      'application',
      'reference',
      'self-assessment scores',
      'self-assessment comments',
      'committee note',
      'development plan',
      'concern',
      'review part B',
      'named survey answer',
      'payee details',
      'confidential access',
    ],
  )
  for (const record of closedToSupervisors)
    for (const role of roles)
      for (const verb of allVerbs) {
        const others = conditions.filter((condition) => condition !== 'own')
        assert.equal(can(standing([role], others, true), verb, record), false, `${record} ${role} ${verb}`)
        assert.equal(can(standing([role], ['own'], true), verb, record), grants(record, role, verb).has('own'))
      }
})

test('a conflict closes nothing else', () => {
  for (const record of recordKinds.filter((each) => !closedToSupervisors.has(each)))
    for (const role of roles)
      for (const verb of allVerbs)
        assert.equal(can(standing([role], [], true), verb, record), can(standing([role]), verb, record))
})

test('a coordinator sees figures of ratings, never a rating; the committee only what was released', () => {
  assert.equal(can(standing(['coordinator']), 'read', 'self-assessment scores'), false)
  assert.equal(can(standing(['coordinator'], ['aggregate']), 'read', 'self-assessment scores'), true)
  assert.equal(can(standing(['coordinator'], conditions), 'read', 'self-assessment comments'), false)
  assert.equal(can(standing(['committee'], ['assigned']), 'read', 'self-assessment comments'), false)
  assert.equal(can(standing(['committee'], ['released']), 'read', 'self-assessment comments'), true)
})

test('no staff role reads what partners tell each other, whatever holds', () => {
  for (const record of ['messages', 'shared notes', 'private notes', 'review part A', 'self-identification'] as const)
    for (const role of ['org admin', 'coordinator', 'committee', 'guest'] as const)
      for (const verb of allVerbs) assert.equal(can(standing([role], conditions), verb, record), false)
})

test('a cell that begins with no known condition is a fault, and gives nothing', () => {
  const broken = matrix.events as unknown as Record<string, string>
  const kept = broken.peer ?? ''
  try {
    broken.peer = 'sometimes LR'
    assert.throws(() => grants('events', 'peer', 'read'), /"sometimes LR", which begins with no known condition/)
    assert.throws(() => can(standing(['peer'], conditions), 'delete', 'events'), /no known condition/)
  } finally {
    broken.peer = kept
  }
})

test('every letter of every cell is a verb, every word before it a condition', () => {
  for (const record of recordKinds)
    for (const cell of Object.values(matrix[record] as Record<string, string>))
      for (const part of cell.split('; ')) {
        const [letters = '', condition, more] = part.split(' ').reverse()
        assert.ok(
          [...letters].every((letter) => letter in verbs),
          part,
        )
        assert.ok(condition === undefined || conditions.includes(condition as Condition), part)
        assert.equal(more, undefined, part)
      }
})
