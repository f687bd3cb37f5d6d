import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { listConcerns } from '#app/changes/concern.server.ts'
import { listPairs } from '#app/contacts/pair.server.ts'
import { findOwnDetails } from '#app/payee-details/details.server.ts'
import { listReviewResults } from '#app/reviews/review.server.ts'
import { findResult, listSurveys } from '#app/surveys/survey.server.ts'
import { openTestDatabase, testKey } from '#foundation/testing.ts'
import { julian } from './cast.ts'
import { inPair } from './pair-life.ts'
import { asSomebody } from './story.ts'
import { demoToday, found, members } from './world.ts'
import { readPairs, type Year } from './year.ts'
import { layYear } from './year-program.ts'

/** What the mentees of the program see of their pairs, by what it is and how it stands. */
const ofPairs: Readonly<Record<string, string>> = {
  pair: 'state from partnerships where id = $',
  agreement:
    "case when agreed_id is null then 'proposed' else 'in force' end from agreement_standing where partnership_id = $",
  goal: 'state from goals where partnership_id = $',
  step: 'state from steps where partnership_id = $',
  meeting: "case when held then 'held' else state::text end from meetings where partnership_id = $",
  quiet: "state from quiets where partnership_id = $ and state <> 'well'",
  call: "'wished' from call_wishes where partnership_id = $",
  extension: 'state from extensions where partnership_id = $',
  note: "'shared' from shared_notes where partnership_id = $",
  file: "'shared' from partnership_files where partnership_id = $",
  journal: "'written' from journal_entries where partnership_id = $",
  case: "'begun' from case_notes where partnership_id = $",
  review: "case when done_at is null then 'draft' else 'done' end from review_words where partnership_id = $",
  thanks: "case when opened_at is null then 'waits' else 'opened' end from thanks where partnership_id = $",
  quote: "'given' from quotes where partnership_id = $",
}

/** The same of what those who run it see. */
const ofProgram: Readonly<Record<string, string>> = {
  survey: "case when closed_at is null then 'open' else 'closed' end from surveys where program_id = $",
  honorarium: 'state from honoraria where program_id = $',
  certificate: 'seat from certificates where program_id = $',
  edition: "case when shared then 'shared' else 'kept' end from report_editions where program_id = $",
  training: "'noted' from trainings where program_id = $",
  group: 'kind from groups where program_id = $',
  place:
    "case when leads then 'lead' else 'member' end from group_members m join groups g on g.id = m.group_id where program_id = $",
}

/** How many of what does not move with the day on which it is laid. */
const exactly: Readonly<Record<string, number>> = {
  'pair under_way': 9,
  'pair introduced': 1,
  'pair paused': 1,
  'pair ended': 2,
  'agreement in force': 12,
  'agreement proposed': 1,
  'quiet asked': 1,
  'call wished': 1,
  'extension open': 1,
  'survey open': 1,
  'survey closed': 1,
  'honorarium promised': 10,
  'honorarium earned': 1,
  'honorarium approved': 1,
  'certificate mentor': 1,
  'certificate mentee': 1,
  'edition shared': 1,
  'training noted': 12,
  'group learning_team': 2,
  'place lead': 2,
  'place member': 4,
}
const several = [
  ...[
    'goal reached',
    'goal under_way',
    'step done',
    'step open',
    'note shared',
    'file shared',
    'journal written',
    'case begun',
  ],
  ...['meeting proposed', 'meeting agreed', 'meeting held', 'meeting cancelled', 'review done'],
  ...['thanks opened', 'thanks waits', 'quote given'],
]

const tally = async (
  db: Parameters<Parameters<typeof inPair>[3]>[0],
  questions: Readonly<Record<string, string>>,
  id: string,
  counts: Map<string, number>,
) => {
  const asked = Object.entries(questions).map(([what, of]) => `select '${what} ' || ${of.replace('$', `'${id}'`)}`)
  const { rows } = await sql<{ what: string }>`${sql.raw(asked.join(' union all '))}`.execute(db)
  for (const row of rows) {
    const [what = ''] = Object.values(row)
    counts.set(what, (counts.get(what) ?? 0) + 1)
  }
}

test('the program with a life has every part of one', async () => {
  const database = await openTestDatabase()
  try {
    const stage = { store: database.store, key: testKey }
    const year: Year = await layYear(stage, await found(stage), demoToday(), members.slice(0, 3), () => {})
    const { steward, program, today } = year
    const counts = new Map<string, number>()
    const pairs = [...year.pairs.values(), ...(await readPairs(stage, program)).values()]
    for (const two of new Map(pairs.map((each) => [each.id, each])).values())
      await inPair(stage, two.mentee, two, (db) => tally(db, ofPairs, two.id, counts))
    await asSomebody(stage, steward, (db) => tally(db, ofProgram, program.id, counts))
    for (const [what, n] of Object.entries(exactly)) assert.equal(counts.get(what), n, what)
    for (const what of several) assert.ok((counts.get(what) ?? 0) > 0, `no ${what}`)
    const { mentor } = year.pairs.get(julian.name) ?? assert.fail()
    const toPay = await asSomebody(stage, mentor, (db) => findOwnDetails(db, mentor, testKey))
    assert.equal(toPay?.way, 'by_cheque')
    await asSomebody(stage, steward, async (db) => {
      assert.equal((await listPairs(db, program, today)).calls, 1)
      assert.deepEqual((await listConcerns(db, steward, program.id)).map(({ wish }) => wish).sort(), ['ended', 'talk'])
      const closed = (await listSurveys(db, program.id)).find(({ closedAt }) => closedAt)
      const result = await findResult(db, closed?.id ?? '')
      assert.ok(
        result?.figures.every(({ groups }) => groups.some(({ n }) => n >= 5)),
        'a survey that shows nothing',
      )
      assert.ok(
        (await listReviewResults(db, program.id)).some(({ answered }) => answered),
        'no figures of the reviews',
      )
    })
  } finally {
    await database.close()
  }
})
