// Everything about one person, taken out by them: each word they wrote or may read is in it, and no other.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { unzipSync } from 'fflate'
import { sql } from 'kysely'
import type { Db } from '#foundation/database.ts'
import { as, signedIn, testKey, withDatabase } from '#foundation/testing.ts'
import { addDecidedWorld } from './decided.example.ts'
import { fetchExport, requestExport } from './my-data/export.server.ts'
import { fieldWords, machineOnly } from './my-data/field.words.ts'
import { sealedColumns } from './my-data/sealed.ts'
import { tableWords } from './my-data/table.words.ts'
import { schedule } from './privacy/schedule.ts'

const now = Temporal.Instant.from('2026-11-20T18:00:00Z')

interface Machine {
  readonly sections: readonly {
    readonly tables: readonly { readonly table: string; readonly rows: readonly Record<string, unknown>[] }[]
  }[]
}

async function exportOf(db: Db, person: { id: string }) {
  const actor = signedIn({ ...person, name: 'Reader' })
  await as(db, actor)
  const id = await requestExport(db, actor, schedule, testKey, now)
  const files = unzipSync(new Uint8Array((await fetchExport(db, actor, id, testKey, now)) ?? []))
  const read = (name: string) => new TextDecoder().decode(files[name])
  const json = read('alongside.json')
  const { sections } = JSON.parse(json) as Machine
  const attached = Object.keys(files).filter((name) => name.startsWith('files/'))
  return {
    html: read('index.html'),
    json,
    attached: attached.map(read),
    tables: sections.flatMap(({ tables }) => tables),
  }
}

const of = (whose: string, ...what: readonly string[]) => what.map((each) => `${each} ${whose}`)

/** What each of the two said of themselves, or was told. */
const own = (whose: string) => [
  ...of(whose, 'pronouns', 'phone', 'title', 'needs', 'answer', 'answer on the card', 'another answer on the card'),
  ...of(whose, 'wish', 'rather not', 'request', 'referee', 'second referee', 'decision word', 'comment'),
  ...of(whose, 'identity', 'identity wish', 'journal', 'private note', 'words for the program'),
  ...of(whose, 'group post'),
]

const goal = ['title', 'why', 'measure', 'district', 'outcome']
const wordsOfFiles = ['words of a file mentee', 'words of a file mentor']
/** What the two share is in the export of each. */
const shared = [
  ...['mentee', 'mentor'].flatMap((whose) => of(whose, 'shared note', 'case', 'review words', 'name of a file')),
  ...['hours', 'confidentiality', 'boundaries', 'ending', 'other'].map((part) => `agreement ${part}`),
  ...['kept goal', 'shared goal', 'mentor goal'].flatMap((whose) => goal.map((part) => `${whose} ${part}`)),
  ...['kept step', 'shared step', 'plan vision', 'plan vision lived', 'plan priorities', 'plan first', 'evidence'],
  ...['inquiry question', 'inquiry reason', 'feedback asked, open', 'feedback asked', 'feedback answer'],
  ...['feedback subject', 'feedback unasked', 'suggestion', 'suggestion why', 'suggestion link', 'suggestion reply'],
  ...['signature', 'meeting place', 'agenda suggestion', 'agenda item', 'action item', 'word of calling off'],
  ...['thanks by the mentee', 'gathering', 'group name'],
]

const expected = {
  amina: [
    ...own('mentee'),
    ...shared,
    ...['quote by the mentee', 'signature of the quote', 'correction mentee', 'reason to decline'],
  ],
  marcus: [
    ...own('mentor'),
    ...shared,
    ...['unopened note by the mentor', 'member number mentor', 'training', 'honorarium condition'],
    ...['word with an honorarium', 'wish to see mentor', 'payee name', 'payee address', 'payee note'],
  ],
  /** What somebody wrote about others is theirs to take where it is about them; staff and readers take none of it out. */
  coordinator: [],
  assigned: [],
}

/** What the world of the tests has none of: a browser signed in, a file read in, a shared plan that was read. */
async function addTheRest(db: Db, { amina, coordinator, program }: Awaited<ReturnType<typeof addDecidedWorld>>) {
  await as(db, 'owner')
  await sql`insert into sessions (token_hash, person_id, agent, ends_at) values ('\\x01', ${amina.id}, 'Browser', now() + interval '1 day')`.execute(
    db,
  )
  await sql`
    with made as (
      insert into imports (program_id, file_name, digest, format, encoding, headings, row_count, created_by)
      values (${program.id}, 'people.csv', '\\x00', 'csv', 'utf-8', '{}', 1, ${coordinator.id}) returning id),
    line as (insert into import_rows (import_id, n, cells, person_id) select id, 1, '["A cell"]', ${amina.id} from made)
    insert into import_twins (import_id, one_key, one_rows, person_id) select id, 'x', '{1}', ${amina.id} from made`.execute(
    db,
  )
  await as(db, coordinator)
  await sql`insert into plan_copy_readings (copy_id, reader_id, read_on) select id, app.actor(), '2026-11-19' from plan_copies limit 1`.execute(
    db,
  )
}

/** Tables of which nobody in the world of the tests has a row; that they can be read is tried all the same. */
const emptyHere: readonly string[] = [
  ...['passkeys', 'proofFailures', 'accessRequests', 'addressChanges', 'devices', 'signOnIdentities', 'erasures'],
  ...['grants', 'grantSteps', 'grantReadings', 'extracts', 'incidents', 'incidentPeople', 'incidentSteps'],
]

test('everything about somebody', (t) =>
  withDatabase(async (db) => {
    const birds = new Map<string, string>()
    const world = await addDecidedWorld(db, (what) => {
      const bird = `bird${birds.size}x`
      birds.set(bird, what)
      return bird
    })
    const sung = (text: string) =>
      [...new Set([...birds].flatMap(([bird, what]) => (text.includes(bird) ? [what] : [])))].sort()

    await t.test('each word of one’s own is in the file, and no word of anybody else’s', async () => {
      for (const who of ['amina', 'marcus', 'coordinator', 'assigned'] as const) {
        const { html, json, attached } = await exportOf(db, world[who])
        assert.deepEqual(sung(html), [...expected[who]].sort(), who)
        assert.deepEqual(sung(json), sung(html), `${who}: the page and the machine’s form say the same`)
        const files = who === 'amina' || who === 'marcus' ? wordsOfFiles : []
        assert.deepEqual(sung(attached.join('\n')), files, `${who}: what two share goes along as files`)
      }
    })

    await t.test('whatever a room promises is in somebody’s file, and named in both languages', async () => {
      await addTheRest(db, world)
      const found = new Set<string>()
      const nameless = new Set<string>()
      const people = [world.amina, world.marcus, world.coordinator, world.admin, world.assigned, world.supervisingAdmin]
      for (const person of people) {
        const { tables, json } = await exportOf(db, person)
        for (const { table, rows } of tables) {
          found.add(table)
          if (!tableWords[table]) nameless.add(table)
          for (const name of Object.keys(rows[0] ?? {}))
            if (!fieldWords[name] && !machineOnly.has(name)) nameless.add(`${table}.${name}`)
        }
        assert.ok(!json.includes('"type": "Buffer"'), 'bytes nobody can read')
      }
      assert.deepEqual([...nameless], [], 'these need a name in field.words.ts or table.words.ts')
      const promised = Object.entries(schedule).flatMap(([table, promise]) =>
        typeof promise.export === 'object' ? [table] : [],
      )
      assert.deepEqual(
        promised.filter((table) => !found.has(table) && !emptyHere.includes(table)),
        [],
      )
      assert.deepEqual(
        Object.keys(sealedColumns).filter((table) => !promised.includes(table)),
        [],
      )
    })
  })())
