import assert from 'node:assert/strict'
import { chmodSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { after, test } from 'node:test'
import { findRecipient, keepRecipient, makeRecoveryKey, markOf, readCode, recoveryFile } from './recovery.ts'

const folder = mkdtempSync(path.join(tmpdir(), 'alongside-recovery-'))
after(() => rmSync(folder, { recursive: true, force: true }))
const keyFile = path.join(folder, 'key')

test('a code is read as somebody types it from paper', async () => {
  const { code, recipient } = await makeRecoveryKey()
  const typed = `${code
    .toLowerCase()
    .match(/.{1,4}/g)
    ?.join(' ')}\n`
  assert.deepEqual(await readCode(typed), { code, recipient })
  assert.match(markOf(recipient), /^[a-z0-9]{4}-[a-z0-9]{4}$/)
})

test('a wrong letter, half a code and none are refused in a sentence that does not repeat it', async () => {
  const { code } = await makeRecoveryKey()
  const wrong = code.at(-1) === 'Q' ? 'P' : 'Q'
  for (const typed of [code.slice(0, -1) + wrong, code.slice(0, 40), '', 'hello'])
    await assert.rejects(readCode(typed), (error: Error) => {
      assert.equal(error.name, 'SettingError')
      assert.ok(!typed || !error.message.includes(typed.slice(16)) || typed.length < 17)
      return true
    })
})

test('the public half is kept beside the key file, and not believed where others could have changed it', async () => {
  assert.equal(findRecipient(keyFile), undefined)
  const { recipient } = await makeRecoveryKey()
  keepRecipient(keyFile, recipient)
  assert.equal(findRecipient(keyFile), recipient)
  assert.equal(statSync(recoveryFile(keyFile)).mode & 0o777, 0o644)
  chmodSync(recoveryFile(keyFile), 0o666)
  assert.throws(() => findRecipient(keyFile), /can be changed by others.*chmod 644/)
  keepRecipient(keyFile, recipient)
  writeFileSync(recoveryFile(keyFile), 'age1hello\n')
  assert.throws(() => findRecipient(keyFile), /does not hold the public half/)
})
