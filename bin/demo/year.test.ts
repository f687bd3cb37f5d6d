import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openTestDatabase } from '#foundation/testing.ts'
import { testKey } from '#foundation/testing.ts'
import { demoToday, found, members } from './world.ts'
import { layYear } from './year-program.ts'

test('trial', async () => {
  const database = await openTestDatabase()
  try {
    const stage = { store: database.store, key: testKey }
    const staff = await found(stage)
    const b = performance.now()
    try { await layYear(stage, staff, demoToday(), members.slice(0, 3), console.log) } finally { console.log(performance.now() - b) }
  } finally { await database.close() }
})
