import assert from 'node:assert/strict'
import test from 'node:test'
import { mutantsOf } from './mutate/mutant.ts'
import { judgeCoverage } from './mutate.ts'

test('every branch of what decides and seals is taken by its own tests', () => {
  const { passed, said } = judgeCoverage(['foundation/crypto.ts', 'foundation/vault.ts', 'app/access/policy.ts'])
  assert.ok(passed, said)
})

test('a change is one place of code: no comment, no import, nothing that cannot be read', () => {
  const source = `import { a } from './a.ts'\n// if (true) 'x'\nexport const is = (n: number) => n === 1 && !a(n)\n`
  assert.deepEqual(
    mutantsOf(source).map(({ line, was, becomes }) => `${line} ${was.trim()} → ${becomes.trim()}`),
    ['3 === → !==', '3 && → ||', '3 ! → ', '3 1 → 2'],
  )
})
