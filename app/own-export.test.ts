// Everything about one person, taken out by them: each word they wrote or may read is in it, and no other.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { unzipSync } from 'fflate'
import type { Db } from '#foundation/database.ts'
import { as, signedIn, testKey, withDatabase } from '#foundation/testing.ts'
import { addDecidedWorld } from './decided.example.ts'
import { fetchExport, requestExport } from './my-data/export.server.ts'
import { schedule } from './privacy/schedule.ts'

const now = Temporal.Instant.from('2026-11-20T18:00:00Z')

async function exportOf(db: Db, person: { id: string }) {
  const actor = signedIn({ ...person, name: 'Reader', language: 'fr' })
  await as(db, actor)
  const id = await requestExport(db, actor, schedule, testKey, now)
  const zip = await fetchExport(db, actor, id, testKey, now)
  const files = unzipSync(new Uint8Array(zip ?? []))
  const read = (name: string) => new TextDecoder().decode(files[name])
  return { html: read('index.html'), json: read('alongside.json') }
}

test('x', withDatabase(async (db) => {
  const birds = new Map<string, string>()
  const say = (what: string) => {
    const bird = `bird${birds.size}x`
    birds.set(bird, what)
    return bird
  }
  const world = await addDecidedWorld(db, say)
  for (const who of ['amina', 'marcus', 'coordinator', 'assigned'] as const) {
    const { html, json } = await exportOf(db, world[who])
    const { writeFileSync } = await import('node:fs')
    writeFileSync(`/tmp/mydata-${who}.html`, html)
    writeFileSync(`/tmp/mydata-${who}.json`, json)
    const inHtml = [...birds].filter(([bird]) => html.includes(bird)).map(([, what]) => what)
    const inJson = [...birds].filter(([bird]) => json.includes(bird)).map(([, what]) => what)
    console.log(who, [...new Set(inHtml)].sort().join(', '))
    assert.deepEqual(inHtml, inJson)
    console.log('NOT', [...new Set([...birds].filter(([bird]) => !html.includes(bird)).map(([, what]) => what))].sort().join(', '))
  }
}))
