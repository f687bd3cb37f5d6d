import assert from 'node:assert/strict'
import { globSync } from 'node:fs'
import { test } from 'node:test'
import { pathToFileURL } from 'node:url'
import { projectRoot } from '#foundation/environment.ts'
import type { Privacy } from '#foundation/privacy.ts'
import { recordKinds } from '../access/matrix.ts'
import { schedule } from './schedule.ts'

test('the privacy page is written from the promises of every room, and from nothing else', async () => {
  const promised: Record<string, unknown> = {}
  for (const file of globSync('app/*/*.privacy.ts', { cwd: projectRoot }))
    for (const privacy of Object.values(
      (await import(pathToFileURL(projectRoot + file).href)) as Record<string, Privacy>,
    ))
      Object.assign(promised, privacy)
  assert.ok(Object.keys(promised).length > 40)
  assert.deepEqual(schedule, promised)
})

test('each table says in both languages how long it is kept, and which rule says who sees it', () => {
  const rules = ['public', 'system', ...recordKinds]
  for (const [table, { keep, record }] of Object.entries(schedule)) {
    assert.ok(keep.en && keep.fr && keep.en !== keep.fr, table)
    assert.ok(rules.includes(record), table)
  }
})

test('what holds a person’s own words is part of their export, and no secret is', () => {
  const personal = ['applications', 'applicationAnswers', 'wishes', 'ratings', 'consents', 'selfIdentifications']
  for (const table of personal) assert.equal(typeof schedule[table]?.export, 'object', table)
  for (const table of ['personKeys', 'operations']) assert.equal(schedule[table]?.export, 'secret', table)
})
