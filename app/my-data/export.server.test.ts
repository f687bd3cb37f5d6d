import assert from 'node:assert/strict'
import { test } from 'node:test'
import { unzipSync } from 'fflate'
import type { PersonActor } from '#foundation/actor.ts'
import type { Db } from '#foundation/database.ts'
import { Refusal } from '#foundation/refusal.ts'
import { as, testKey, withDatabase } from '#foundation/testing.ts'
import { addApplication } from '../applications/application.example.ts'
import { noteLook } from '../applications/application.server.ts'
import { errandAt } from '../people/letter.example.ts'
import { peoplePrivacy } from '../people/people.privacy.ts'
import { addPerson } from '../people/person.example.ts'
import { asOwner, noTrace, tracing } from '../people/trace.example.ts'
import { addProgram } from '../programs/program.example.ts'
import { fetchExport, listExports, requestExport } from './export.server.ts'
import { sweepExports } from './sweep.job.ts'

const now = Temporal.Instant.from('2026-10-25T18:00:00Z')
const later = (hours: number) => now.add({ hours })

async function addFile(db: Db, name = 'Amina Diallo', at = now) {
  const person = await addPerson(db, { name })
  await as(db, person)
  return { person, id: await requestExport(db, person, peoplePrivacy, testKey, at) }
}

test(
  'a file is made with a line in the trail and no letter, and is taken once',
  withDatabase(async (db) => {
    const person = await addPerson(db)
    await as(db, person)
    let id = ''
    const made = await tracing(db, async () => {
      id = await requestExport(db, person, peoplePrivacy, testKey, now)
    })
    assert.deepEqual(made, { verbs: ['export.requested'], posted: [] })
    let zip: Buffer | undefined
    const taken = await tracing(db, async () => {
      zip = await fetchExport(db, person, id, testKey, later(23))
    })
    assert.deepEqual(taken.verbs, ['export.fetched'])
    assert.deepEqual(Object.keys(unzipSync(new Uint8Array(zip ?? []))).sort(), ['alongside.json', 'index.html'])
    const again = await tracing(db, async () =>
      assert.equal(await fetchExport(db, person, id, testKey, now), undefined),
    )
    assert.deepEqual(again, noTrace)
    const [file] = await listExports(db, person, now)
    assert.deepEqual([file?.waits, file?.fetchedAt?.toString()], [false, later(23).toString()])
  }),
)

test(
  'after a day it is gone, whether or not the sweep has come by; then the sweep destroys it',
  withDatabase(async (db) => {
    const { person, id } = await addFile(db)
    assert.equal(await fetchExport(db, person, id, testKey, later(24)), undefined)
    assert.equal((await listExports(db, person, later(24)))[0]?.waits, false)
    await as(db, 'worker')
    await sweepExports(db, errandAt(later(25)))
    await as(db, person)
    assert.equal(await fetchExport(db, person, id, testKey, now), undefined, 'also by a clock that was set back')
    await as(db, 'worker')
    await sweepExports(db, errandAt(later(24 * 91)))
    await as(db, person)
    assert.deepEqual(await listExports(db, person, now), [])
  }),
)

test(
  'a new file takes the place of one that waits, and three a day are enough',
  withDatabase(async (db) => {
    const { person, id } = await addFile(db)
    const request = () => requestExport(db, person, peoplePrivacy, testKey, now)
    await request()
    assert.equal(await fetchExport(db, person, id, testKey, now), undefined)
    const third = await request()
    await assert.rejects(request(), (error: Refusal) => error instanceof Refusal && error.status === 429)
    assert.ok(await fetchExport(db, person, third, testKey, now), 'the one that waits still does')
  }),
)

test(
  'nobody else can take it, and what lies in the database says nothing',
  withDatabase(async (db) => {
    const { person, id } = await addFile(db)
    const other = await addPerson(db, { name: 'Otto' })
    await as(db, other)
    assert.equal(await fetchExport(db, other, id, testKey, now), undefined)
    assert.equal(await fetchExport(db, person, id, testKey, now), undefined, 'not even in their name')
    await as(db, person)
    const kept = await db.selectFrom('private.ownExports').select('sealed').executeTakeFirstOrThrow()
    assert.ok(!kept.sealed?.toString('latin1').includes('PK\u0003\u0004'), 'it is no archive')
    const hidden = await asOwner(db, () => db.selectFrom('private.ownExports').select('id').execute())
    assert.deepEqual(hidden, [], 'and not even the owner of the database sees that there is one')
  }),
)

test(
  'the file says who looked, in which role, and under which law it is given; of nobody else',
  withDatabase(async (db) => {
    const { program, coordinator } = await addProgram(db)
    const { person, application } = await addApplication(db, program, 'mentee', { name: 'Amina' })
    const other = await addApplication(db, program, 'mentee', { name: 'Jo' })
    await as(db, coordinator)
    await noteLook(db, application)
    const file = async (who: PersonActor) => {
      await as(db, who)
      const id = await requestExport(db, who, peoplePrivacy, testKey, now)
      const files = unzipSync(new Uint8Array((await fetchExport(db, who, id, testKey, now)) ?? []))
      const read = (name: string) => new TextDecoder().decode(files[name])
      const { looks, about } = JSON.parse(read('alongside.json')) as { looks: object[]; about: { law: string[] } }
      return { html: read('index.html'), looks, law: about.law }
    }
    const own = await file(person)
    assert.match(own.html, /Read your application \(Rosalind Carey, coordinator/)
    assert.match(own.html, /under the Personal Information Protection Act/)
    assert.deepEqual(
      own.looks.map((look) => ({ ...look, at: undefined, program: undefined })),
      [
        {
          who: 'Rosalind Carey',
          as: 'coordinator',
          verb: 'application.read',
          recordType: 'application',
          at: undefined,
          program: undefined,
        },
      ],
    )
    assert.equal((await file(other.person)).looks.length, 0)
    await asOwner(db, () => db.updateTable('organizations').set({ regime: 'fippa' }).execute())
    const [law, ...rest] = (await file(person)).law
    assert.match(law ?? '', /Freedom of Information/)
    assert.deepEqual(rest, [])
  }),
)
