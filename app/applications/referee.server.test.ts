import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { hash } from '#foundation/crypto.ts'
import type { Db } from '#foundation/database.ts'
import { Refusal } from '#foundation/refusal.ts'
import { as, isRefusedByDatabase, signedIn, withDatabase } from '#foundation/testing.ts'
import { compose, itemsOf, textOf } from '../people/letter.example.ts'
import { addPerson } from '../people/person.example.ts'
import { asOwner, noTrace, tracing } from '../people/trace.example.ts'
import { addProgram } from '../programs/program.example.ts'
import { refereeLetter } from './application.email.ts'
import { begin, fillIn, openNow, settleInvitations } from './application.example.ts'
import { getWritable, submitApplication, withdrawApplication } from './application.server.ts'
import { getReferenceRequest, giveReference, listReferees, readReferences, saveReferees } from './referee.server.ts'

const rita = { name: 'Rita Roy', email: 'rita@example.org', relation: 'My superintendent' }
const sam = { name: 'Sam Sun', email: 'sam@example.org', relation: '' }
const said = { recommends: 'strongly', words: 'Listens before she speaks.' } as const

/** Marcus has filled in a mentor’s pages; he acts. */
async function write(db: Db) {
  const world = await addProgram(db)
  const marcus = await addPerson(db, { name: 'Marcus Wong' })
  const id = await begin(db, marcus, world.program, 'mentor')
  await fillIn(db, marcus, id)
  const { application } = await getWritable(db, marcus, id)
  const name = async (...referees: (typeof rita)[]) => {
    await as(db, marcus)
    await saveReferees(db, marcus, application, referees)
  }
  const send = async () => {
    await as(db, marcus)
    await submitApplication(db, marcus, id, openNow)
    await settleInvitations(db, id, Temporal.Now.instant()) // the database itself judges whether a link is over
    await as(db, marcus)
  }
  await name(rita)
  return { ...world, marcus, id, name, send }
}

const asked = async (db: Db) => (await itemsOf(db, 'referee.asked')).length

/** The letter to a referee, as the postman hands it over. */
async function letterTo(db: Db, address: string) {
  for (const item of await itemsOf(db, 'referee.asked')) {
    const letter = await compose(db, refereeLetter, item, openNow)
    if (letter?.to === address) return letter
  }
}

/** Somebody opens the link of a letter in a browser that has never been here. */
async function open(db: Db, address: string) {
  const href = (await letterTo(db, address))?.button?.href ?? ''
  await as(db, 'visitor')
  const { rows } = await sql<{ personId: string; name: string; subjectId: string }>`
    select * from app.enter_by_link(${hash(href.split('/').at(-1) ?? '')}, 'reference')`.execute(db)
  const [entry] = rows
  assert.ok(entry, 'the link opens')
  return { referee: signedIn({ id: entry.personId, name: entry.name }), subject: entry.subjectId }
}

test(
  'referees are asked by letter once the application has been sent, and each once however often it is',
  withDatabase(async (db) => {
    const { name, send } = await write(db)
    await name(rita, sam)
    assert.equal(await asked(db), 0)
    await send()
    await send()
    assert.equal(await asked(db), 2)
    const letter = await letterTo(db, 'rita@example.org')
    assert.ok(letter)
    for (const language of ['en', 'fr'] as const)
      assert.ok(!textOf(letter, language).includes('Marcus'), 'the letter names nobody')
  }),
)

test(
  'a referee answers from the letter without an account, once; the coordinator reads it, the applicant never',
  withDatabase(async (db) => {
    const { coordinator, marcus, id, send } = await write(db)
    await send()
    const { referee, subject } = await open(db, 'rita@example.org')
    const request = await getReferenceRequest(db, subject)
    assert.deepEqual([request.applicant, request.answered], ['Marcus Wong', false])
    const trace = await tracing(db, () => giveReference(db, referee, subject, said, openNow))
    assert.deepEqual(trace, { verbs: ['reference.given'], posted: [] })
    assert.equal((await getReferenceRequest(db, subject)).answered, true)
    const again = giveReference(db, referee, subject, { recommends: 'no', words: 'On second thought' }, openNow)
    await assert.rejects(again, { status: 422 })
    await as(db, coordinator)
    assert.deepEqual(
      (await readReferences(db, id)).map(({ recommends, words }) => ({ recommends, words })),
      [said],
    )
    await as(db, marcus)
    assert.deepEqual(await readReferences(db, id), [])
    assert.deepEqual(
      (await listReferees(db, id)).map(({ name, answered }) => [name, answered]),
      [['Rita Roy', true]],
    )
  }),
)

test(
  'a referee’s link opens the one reference it was made for, and nothing else of the application',
  withDatabase(async (db) => {
    const { id, name, send } = await write(db)
    await name(rita, sam)
    await send()
    const { subject: others } = await open(db, 'sam@example.org')
    const { referee } = await open(db, 'rita@example.org')
    await assert.rejects(getReferenceRequest(db, others), { status: 404 })
    const trace = await tracing(db, () =>
      assert.rejects(giveReference(db, referee, others, said, openNow), { status: 422 }),
    )
    assert.deepEqual(trace, noTrace)
    for (const table of ['applications', 'applicationAnswers', 'wishes', 'ratings'] as const)
      assert.deepEqual(await db.selectFrom(table).selectAll().execute(), [], table)
    assert.deepEqual(await listReferees(db, id), [])
  }),
)

test(
  'who has not been asked is replaced by whom the page names; who has been asked or has answered stays',
  withDatabase(async (db) => {
    const { id, name, send, marcus } = await write(db)
    const named = async () => {
      await as(db, marcus)
      return (await listReferees(db, id)).map((each) => each.name).sort()
    }
    await name(sam, { ...sam, name: 'Sam Again' })
    assert.deepEqual(await named(), ['Sam Sun'], 'an address is asked once')
    await send()
    await name(sam)
    assert.deepEqual(await named(), ['Sam Sun'], 'saved again as it was')
    const { referee, subject } = await open(db, 'sam@example.org')
    await giveReference(db, referee, subject, said, openNow)
    await name(sam, rita)
    assert.deepEqual(await named(), ['Rita Roy', 'Sam Sun'])
    await name(sam)
    assert.deepEqual(await named(), ['Sam Sun'])
    const [answered] = await asOwner(db, () => db.selectFrom('referees').select(['words', 'relation']).execute())
    assert.equal(answered?.words, said.words)
  }),
)

test(
  'somebody named only after the first sending is asked when it is sent again',
  withDatabase(async (db) => {
    const { name, send } = await write(db)
    await send()
    await name(rita, sam)
    await send()
    assert.ok(await letterTo(db, 'sam@example.org'))
    assert.equal(await asked(db), 2)
  }),
)

test(
  'no letter goes to whoever has answered already, or once the application is taken back',
  withDatabase(async (db) => {
    const { marcus, id, name, send } = await write(db)
    await name(rita, sam)
    await send()
    const { referee, subject } = await open(db, 'rita@example.org')
    await giveReference(db, referee, subject, said, openNow)
    assert.equal(await letterTo(db, 'rita@example.org'), undefined)
    assert.ok(await letterTo(db, 'sam@example.org'))
    await as(db, marcus)
    await withdrawApplication(db, marcus, id)
    assert.equal(await letterTo(db, 'sam@example.org'), undefined)
  }),
)

test(
  'a referee who is known here already is the same person, under the name they gave',
  withDatabase(async (db) => {
    const { send } = await write(db)
    const known = await addPerson(db, { name: 'Marguerite Roy', email: 'rita@example.org' })
    await send()
    const { referee } = await open(db, 'rita@example.org')
    assert.deepEqual([referee.id, referee.name], [known.id, 'Marguerite Roy'])
  }),
)

test(
  'nobody speaks for themselves: an answer cannot be written along with the name',
  withDatabase(async (db) => {
    const { id } = await write(db)
    const forged = { applicationId: id, name: 'Nobody', email: 'nobody@example.org', recommends: 'strongly' }
    assert.ok(
      await isRefusedByDatabase(db, (db) =>
        db
          .insertInto('referees')
          .values({ ...forged, answeredAt: openNow })
          .execute(),
      ),
    )
    const { numUpdatedRows } = await db
      .updateTable('referees')
      .set({ answeredAt: openNow, recommends: 'strongly', words: 'Me.' })
      .executeTakeFirstOrThrow()
    assert.equal(numUpdatedRows, 0n)
  }),
)

test(
  'nobody sets going more than fifty letters to strangers in a day',
  withDatabase(async (db) => {
    const { marcus, id, name, send } = await write(db)
    await send()
    await name(rita, sam)
    await sql`select app.count_use('invitations', ${marcus.id}, 86400) from generate_series(1, 49)`.execute(db)
    await assert.rejects(
      submitApplication(db, marcus, id, openNow),
      (error) => error instanceof Refusal && error.status === 429,
    )
    assert.equal(await asked(db), 1)
  }),
)
