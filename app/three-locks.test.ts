// Each of the three locks alone. Row-level security is tried cell by cell in access.test.ts; here stand alone encryption,
// against somebody who has every row and no key, and the pages' own policy, where the rows keep nothing from anybody.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import pg from 'pg'
import type { PersonActor } from '#foundation/actor.ts'
import type { Db } from '#foundation/database.ts'
import { Refusal } from '#foundation/refusal.ts'
import { as, testKey, withDatabase } from '#foundation/testing.ts'
import { unwrap } from '#foundation/vault.ts'
import { countUnknownAvoided, listCounterparts } from './applications/wish.server.ts'
import { findAssessment } from './assessments/assessment.server.ts'
import { listProposals } from './boards/board.server.ts'
import { listChangedPairs, listMoves } from './boards/move.server.ts'
import { listEveryRuling, listNotes as listPairNotes, listRulings } from './boards/ruling.server.ts'
import { getGrant, listGrants, listSteps } from './break-glass/grant.server.ts'
import { readPieces } from './break-glass/piece.server.ts'
import { getPair, readReach } from './changes/pair.server.ts'
import { listSeeking } from './changes/rematch.server.ts'
import { listContacts } from './contacts/contact.server.ts'
import { addDecidedWorld, type DecidedWorld } from './decided.example.ts'
import { questionsOfGroup } from './groups/group.example.ts'
import { readDay } from './home/day.server.ts'
import { loadKnown } from './imports/known.server.ts'
import { readInbox } from './inbox/inbox.server.ts'
import { listProgramConsents } from './my-data/consent.server.ts'
import { getRequest, listRequests } from './my-data/request.server.ts'
import { listNotes, writeNote } from './notes/note.server.ts'
import { findWithout, listOffers } from './partnerships/answers.server.ts'
import { getOwnPartnership } from './partnerships/partnership.server.ts'
import { listCopies, readCopy } from './plans/copy.server.ts'
import { getReading, listOtherReadings, listOwnReadings, listProgress } from './readings/reading.server.ts'
import { getEdition, listEditions, publishReport } from './reports/report.server.ts'
import { getReview, listReports, listReviews, readWritings } from './reviews/review.server.ts'
import { listQuotes } from './thanks/quote.server.ts'
import { listTrainees } from './trainings/training.server.ts'
import { worldNow, worldToday } from './world.example.ts'

/** What two people tell each other and what one writes for oneself: in no table in words. */
const sealed = [
  ...['private note mentee', 'private note mentor', 'shared note mentee', 'shared note mentor', 'meeting place'],
  ...['name of a file mentee', 'name of a file mentor', 'words of a file mentee', 'words of a file mentor'],
  ...['agenda suggestion', 'action item', 'agenda item', 'word of calling off', 'journal mentee', 'journal mentor'],
  ...['case mentee', 'case mentor', 'kept goal title', 'kept step', 'plan vision', 'evidence', 'feedback answer'],
  ...['suggestion', 'thanks by the mentee', 'unopened note by the mentor', 'agreement hours', 'signature'],
  ...['concern mentee', 'concern mentor', 'review words mentee', 'review words mentor', 'identity mentee'],
  ...['identity wish mentee', 'group post mentee', 'group post mentor', 'payee name', 'payee address', 'payee note'],
]

/** As somebody who has the disk: every row of every table, whatever its policies say. */
async function openAll(db: Db): Promise<void> {
  await as(db, 'owner')
  const { rows } = await sql<{ name: string }>`select format('%I.%I', schemaname, tablename) as name from pg_tables
    where schemaname in ('public', 'private') and rowsecurity`.execute(db)
  for (const { name } of rows) await sql.raw(`alter table ${name} disable row level security`).execute(db)
}

test(
  'encryption alone: whoever has every row of the database reads nothing of what was said in confidence',
  withDatabase(async (db) => {
    const birds = new Map<string, string>()
    await addDecidedWorld(db, (what) => {
      const bird = `bird${birds.size}x${crypto.randomUUID().slice(0, 8)}`
      birds.set(bird, what)
      return bird
    })
    await openAll(db)
    const { rows: tables } = await sql<{
      name: string
    }>`select format('%I.%I', schemaname, tablename) as name from pg_tables
      where schemaname in ('public', 'private')`.execute(db)
    const inWords = new Set<string>()
    let bytes = 0
    for (const { name } of tables) {
      const { rows } = await sql.raw<{ row: string }>(`select t::text as row from ${name} t`).execute(db)
      // bytes are written in hexadecimal: what lies in them unsealed is words as well
      const text = rows
        .map(
          ({ row }) =>
            `${row} ${row.replaceAll(/\\x([0-9a-f]+)/g, (_, hex: string) => Buffer.from(hex, 'hex').toString('latin1'))}`,
        )
        .join('\n')
      bytes += text.length
      for (const [bird, what] of birds) if (text.includes(bird)) inWords.add(what)
    }
    assert.ok(bytes > 100_000, 'everything was looked through')
    const unknown = sealed.filter((what) => ![...birds.values()].includes(what))
    assert.deepEqual(unknown, [], 'these were written')
    assert.deepEqual(
      sealed.filter((what) => inWords.has(what)),
      [],
      'these lie open',
    )
  }),
)

test(
  'encryption alone: what is moved to another row, or handed to another pair, does not open, nor does anything without the key file',
  withDatabase(async (db) => {
    const { amina, partnershipId } = await addDecidedWorld(db)
    await as(db, amina)
    const kinds = ['mine', 'ours'] as const
    for (const kind of kinds)
      for (const words of ['one', 'another'])
        await writeNote(db, amina, partnershipId, { kind, words }, testKey, worldNow)
    const read = async (key = testKey) => {
      await as(db, amina)
      const notes = await Promise.all(kinds.map((kind) => listNotes(db, amina, partnershipId, kind, key)))
      return notes.flat().length
    }
    assert.ok((await read()) >= 4)
    await assert.rejects(read(Buffer.alloc(32, 8)), 'another key file opens nothing')
    const moves = [
      // one of one's own to the place of another
      `update private_notes n set words_sealed = o.words_sealed from private_notes o
         where o.author_id = n.author_id and o.id <> n.id and n.author_id = '${amina.id}'`,
      // what is for the two to the place of what is one's own
      `update private_notes n set words_sealed = o.words_sealed from shared_notes o where n.author_id = '${amina.id}'`,
      // one's key given to somebody else, and theirs to oneself
      `update private.person_keys k set wrapped = o.wrapped from private.person_keys o where o.person_id <> k.person_id`,
      `update private.partnership_keys set wrapped = (select wrapped from private.person_keys limit 1)`,
    ]
    await openAll(db)
    for (const move of moves) {
      await sql`savepoint moved`.execute(db)
      await as(db, 'owner')
      const { numAffectedRows } = await sql.raw(move).execute(db)
      assert.ok((numAffectedRows ?? 0n) > 0n, move)
      await assert.rejects(read(), (error) => !(error instanceof pg.DatabaseError), move)
      await sql`rollback to savepoint moved`.execute(db)
    }
    await as(db, 'owner')
    const { rows } = await sql<{ wrapped: Buffer }>`
      select wrapped from private.person_keys union all select wrapped from private.partnership_keys
      union all select wrapped from private.group_keys`.execute(db)
    assert.ok(rows.length > 2)
    const { rows: names } = await sql<{ name: string }>`select 'person ' || person_id as name from private.person_keys
      union all select 'partnership ' || partnership_id from private.partnership_keys
      union all select 'group ' || group_id from private.group_keys`.execute(db)
    for (const { wrapped } of rows)
      for (const { name } of names) assert.throws(() => unwrap(Buffer.alloc(32, 8), wrapped, name))
  }),
)

/** A question pages ask about people, as somebody whom their policy lets ask it. */
type Ask = (actor: PersonActor) => Promise<unknown>

/** Those who ask, and what; from whoever stands last something is kept that whoever stands first is shown. */
type Asked = readonly [readonly PersonActor[], Readonly<Record<string, Ask>>]

/** What is asked by those who read applications, who decide on pairs, who run the program, and who guard what is confidential. */
async function questionsOf(db: Db, world: DecidedWorld): Promise<Asked[]> {
  const { program, board, amina, marcus, organizationId, partnershipId, supervisingCoordinator, olga } = world
  await as(db, 'owner')
  const above = { supervisorId: supervisingCoordinator.id, declaredBy: olga.person.id }
  await db
    .insertInto('supervisions')
    .values({ ...above, supervisedId: olga.person.id })
    .execute()
  await db.updateTable('wishes').set({ personId: null, nobodyAt: null }).where('kind', '=', 'avoid').execute()
  const readings = await db.selectFrom('readings').select(['id', 'applicationId']).orderBy('id').execute()
  const requests = await db.selectFrom('dataRequests').select('id').orderBy('id').execute()
  const staff = [world.coordinator, supervisingCoordinator]
  const members = [world.assigned, world.unassigned, world.recused, world.supervisingMember]
  await as(db, marcus)
  await db.updateTable('reviewWords').set({ doneAt: null, shownAt: null }).where('personId', '=', marcus.id).execute()
  await as(db, world.coordinator)
  await publishReport(db, world.coordinator, program.slug, worldNow, worldToday)
  const copies = await listCopies(await as(db, world.coordinator), world.coordinator, program.id)
  const grants = await listGrants(await as(db, marcus), { own: true })
  const each = async <T>(all: readonly T[], ask: (one: T) => Promise<unknown>) => {
    const answers: string[] = []
    for (const one of all) answers.push(await answerOf(db, () => ask(one)))
    return answers
  }
  const reading: Asked = [
    [...members, world.past, world.unpromised],
    {
      'what one reads': (actor) => listOwnReadings(db, actor, program.id),
      'a reading': (actor) => each(readings, ({ id }) => getReading(db, actor, id)),
      'how they rated themselves': () =>
        each([amina.assessmentId, marcus.assessmentId], (id) => findAssessment(db, id)),
      'what others wrote': () => each(readings, ({ id, applicationId }) => listOtherReadings(db, applicationId, id)),
    },
  ]
  const deciding: Asked = [
    [...members, ...staff],
    {
      rulings: () => listEveryRuling(db, program.id),
      'rulings that stand': () => listRulings(db, program.id),
      'notes of a pair': () => listPairNotes(db, program.id, amina.applicationId),
      moves: async () => [await listMoves(db, program.id, board.number), await listChangedPairs(db, board)],
      proposals: () => listProposals(db, board.id),
    },
  ]
  const running: Asked = [
    staff,
    {
      'my day': () => readDay(db, '2026-10-24'),
      progress: () => listProgress(db, program.id),
      inbox: () => readInbox(db, program.id, {}, worldToday),
      counterparts: () => listCounterparts(db, { programId: program.id, seat: 'mentor', personId: marcus.id }),
      'avoided and unknown': () => countUnknownAvoided(db, program.id),
      'known to a file': () => loadKnown(db, program.id, [], [amina.id, marcus.id]).then((known) => known.applications),
      trainees: () => listTrainees(db, program.id),
      offers: () => listOffers(db, program.id, { group: undefined, page: 1 }),
      'without an offer': () => findWithout(db, program.id),
      'how to reach them': async (actor) => {
        const { menteeId, mentorId } = await getPair(db, actor, program.id, partnershipId)
        return [await readReach(db, menteeId), await readReach(db, mentorId)]
      },
      'who seeks another': async (actor) => {
        await sql`select app.end_partnership(${partnershipId}, 'early'), app.wish_again(${partnershipId}, true)`.execute(
          await as(db, amina),
        )
        return listSeeking(await as(db, actor), actor, program.id)
      },
      'shared plans': (actor) => listCopies(db, actor, program.id),
      'a shared plan': (actor) => each(copies, ({ id }) => readCopy(db, actor, program.id, id, testKey, worldToday)),
      'words for the program': () => listReports(db, program.id),
      quotes: () => listQuotes(db, program.id),
      requests: (actor) => listRequests(db, actor, program.id),
      'a request': (actor) => each(requests, ({ id }) => getRequest(db, actor, program.id, id)),
      consents: (actor) => listProgramConsents(db, actor, program.id),
    },
  ]
  const guarding: Asked = [
    [world.admin, world.supervisingAdmin],
    {
      edition: () => getEdition(db, program, 1),
      grants: () => listGrants(db, { organizationId }),
      steps: () => each(grants, async ({ id }) => listSteps(db, await getGrant(db, id, { organizationId }), testKey)),
    },
  ]
  const reviews = await listReviews(await as(db, amina), partnershipId)
  const together: Asked = [
    [amina, marcus],
    {
      'steps told': () => each(grants, async ({ id }) => listSteps(db, await getGrant(db, id, { own: true }), testKey)),
      pieces: () => readPieces(db, partnershipId, 'reviews', testKey),
      contacts: async (actor) => listContacts(db, await getOwnPartnership(db, actor, partnershipId)),
      reviews: () => listReviews(db, partnershipId),
      'a review': (actor) =>
        each(reviews, async ({ id }) => readWritings(db, actor, await getReview(db, partnershipId, id), testKey)),
      'what they wrote for each other': (actor) => each(reviews, (review) => readWritings(db, actor, review, testKey)),
    },
  ]
  const reporting: Asked = [
    [world.coordinator, world.unassigned, amina],
    { editions: () => listEditions(db, program.id), 'the first': () => getEdition(db, program, 1) },
  ]
  const grouped: Asked = [[amina, marcus, world.coordinator, olga.person], await questionsOfGroup(db, amina)]
  return [reading, deciding, running, guarding, together, reporting, grouped]
}

/** What is answered, or how it is refused; nothing it writes stays. */
async function answerOf(db: Db, ask: () => Promise<unknown>): Promise<string> {
  await sql`savepoint asked`.execute(db)
  try {
    return JSON.stringify(await ask(), (_, value) => (value instanceof Map ? [...value] : value))
  } catch (error) {
    if (error instanceof Refusal) return `refused with ${error.status}`
    throw error
  } finally {
    await sql`rollback to savepoint asked`.execute(db)
  }
}

test(
  'policy alone: where the rows keep nothing from anybody, who runs a program, reads, decides or guards is answered as before',
  withDatabase(async (db) => {
    const world = await addDecidedWorld(db)
    const asked = await questionsOf(db, world)
    const answers = async () => {
      const found: Record<string, string> = {}
      for (const [actors, questions] of asked)
        for (const [what, ask] of Object.entries(questions))
          for (const actor of actors)
            found[`${what} – ${actor.name}`] = await answerOf(await as(db, actor), () => ask(actor))
      return found
    }
    const kept = await answers()
    for (const [actors, questions] of asked)
      for (const what of Object.keys(questions)) {
        const [first, last] = [actors[0], actors.at(-1)].map((actor) => kept[`${what} – ${actor?.name}`])
        assert.notEqual(first, last, `${what}: there is something to be kept`)
      }
    await openAll(db)
    assert.deepEqual(await answers(), kept)
  }),
)
