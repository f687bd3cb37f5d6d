// The disk the database is on is really full, to the last byte: people are told so, what they typed waits, nothing that was
// acknowledged is lost, and when there is room again everything goes on by itself.
import assert from 'node:assert/strict'
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { test } from 'node:test'
import { verifyTrail } from '#app/admin/verify.server.ts'
import { makeBackup, type Order } from '#database/backup/make.ts'
import type { LookThrough } from '#database/backup/proof.ts'
import { makeRecoveryKey } from '#database/backup/recovery.ts'
import { openTestDatabase, testKey } from '#foundation/testing.ts'
import { seeded } from './support/applicant.ts'
import { letPeopleApply, mustBeToldKindly } from './support/crowd.ts'
import { openProcess } from './support/process.ts'
import { openSmallDisk } from './support/small-disk.ts'

const seed = Number(process.env.FAULT_SEED ?? Math.floor(Math.random() * 1e6))
const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

test('a disk that is really full while people apply', { timeout: 400_000 }, async (t) => {
  const disk = openSmallDisk(320)
  if (typeof disk === 'string') return t.skip(disk)
  t.after(() => disk.clear())
  const house = await openProcess({ within: disk.folder, patience: 90, supervised: true })
  t.after(() => house.clear())
  house.start()
  await house.ready()
  const random = seeded(seed)
  const ledger = await letPeopleApply(t, house, random, async (crowd) => {
    for (const also of [undefined, 'database', 'both'] as const) {
      if (crowd.problem) break
      await crowd.untilTaken(10)
      disk.fill()
      await sleep(1000)
      if (also) house.kill(also)
      if (also === 'both') house.start()
      await sleep(2000)
      disk.free()
      const began = performance.now()
      await house.ready()
      t.diagnostic(
        `well again ${Math.round(performance.now() - began)} ms after there was room (${also ?? 'nobody'} killed meanwhile)`,
      )
    }
    await crowd.untilTaken(30)
  })
  mustBeToldKindly(ledger)
  assert.ok([...ledger.told.keys()].some((said) => said.includes('the disk our records are on is full')))
  assert.equal(await house.stop(), 0, 'it stops as told')
})

test('a backup onto a disk that is full, or gets full before its list is written, is none, and leaves nothing there', async (t) => {
  const disk = openSmallDisk(40)
  if (typeof disk === 'string') return t.skip(disk)
  t.after(() => disk.clear())
  const database = await openTestDatabase()
  t.after(() => database.close())
  const workshop = mkdtempSync(path.join(tmpdir(), 'alongside-workshop-'))
  chmodSync(workshop, 0o711)
  t.after(() => rmSync(workshop, { recursive: true, force: true }))
  const { recipient } = await makeRecoveryKey()
  const folder = path.join(disk.folder, 'backups')
  const order = {
    key: testKey,
    reader: database.superuser,
    recipient,
    folder,
    keysFolder: folder,
    workshop,
    look: verifyTrail,
  }
  const isToldAndGone = async (changes: Partial<Order>, says: RegExp) => {
    await assert.rejects(makeBackup({ ...order, ...changes }), { name: 'SettingError', message: says })
    assert.deepEqual(readdirSync(changes.folder ?? folder), [])
  }
  mkdirSync(folder)
  disk.fill()
  await isToldAndGone({}, /There is no room left in .*backups\. No backup was made, and nothing of it was left there/)
  disk.free()
  const fillAtTheEnd: LookThrough = (...given) => {
    disk.fill()
    return verifyTrail(...given)
  }
  await isToldAndGone({ look: fillAtTheEnd }, /There is no room left in .*backups/)
  disk.free()
  const here = { folder: path.join(workshop, 'backups'), keysFolder: path.join(workshop, 'backups') }
  await isToldAndGone({ ...here, workshop: disk.folder }, /no room left in .* for the second copy of the data/)
})
