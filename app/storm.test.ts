// Forms in bad weather (FORMS=10000 for a long one): lines tear before and after a question and after a commit, the database loses its
// sessions and its disk, the mail server its patience; people send twice at once, again, or go. When it is over, what is
// there is what was said to be done, once.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import pg from 'pg'
import { sealWhole } from '#foundation/audit.ts'
import { asPerson, asWorker, inTransaction, openClient, over, type Store } from '#foundation/database.ts'
import { readSettings } from '#foundation/environment.ts'
import { startPostman } from '#foundation/postman.ts'
import { as, openTestDatabase, testKey } from '#foundation/testing.ts'
import { verifyTrail } from './admin/verify.server.ts'
import { openClaims } from './honoraria/honorarium.server.ts'
import { listNotes } from './notes/note.server.ts'
import { openSimulation, type Simulation } from './simulation.example.ts'
import { makeChance } from './simulation-chance.example.ts'
import { mustHavePlaces } from './simulation-watch.example.ts'
import { lookAtAll, openHouse, signAllIn, stormyCarrier, stormyStore, type Weather } from './storm.example.ts'
import { stormActs, stormDuties } from './storm-acts.example.ts'
import { Crowd } from './storm-crowd.example.ts'

const seed = Number(process.env.SEED ?? 20261122)
const forms = Number(process.env.FORMS ?? 600)

test(`${forms} forms in a storm (seed ${seed})`, async (t) => {
  t.diagnostic(`the same again: SEED=${seed} FORMS=${forms} node --test app/storm.test.ts`)
  const database = await openTestDatabase()
  const simulation = await openSimulation(database, seed)
  const weather: Weather = { chance: makeChance(seed + 1), faults: new Map(), isCalm: false }
  const killer = new pg.Pool({ ...database.owner, max: 2 })
  const stormy = () => stormyStore(database.serving, weather, killer)
  const stores = [stormy(), stormy(), stormy()] as const
  const carrier = stormyCarrier(weather)
  const client = openClient(database.owner)
  await client.connect()
  const owner = over(client)
  await client.query('alter table contacts no force row level security') // the judge reads them all
  const actors = await signAllIn(owner, [
    ...simulation.people.values(),
    simulation.pool.coordinator,
    simulation.pool.admin,
  ])
  const clock = { now: simulation.now }
  const office = { settings: readSettings({}), key: testKey, clock, carrier, duties: stormDuties }
  const postmen = await Promise.all(
    stores.slice(1).map((store) => startPostman(database.serving, { ...office, store })),
  )
  const house = openHouse(simulation, stores[0], stormActs(simulation))
  const crowd = new Crowd({ simulation, weather, house, owner, actors })
  try {
    await crowd.answerOffers()
    await simulation.moveTo(Temporal.PlainDate.from('2026-11-20'))
    await layClaims(simulation, owner)
    await crowd.rage(forms)
    await crowd.payOut()
    weather.isCalm = true
    await untilStill(owner, clock.now())
    for (const postman of postmen) await postman.stop() // nothing moves while it is judged
    for (const [name, n] of [...weather.faults].sort()) t.diagnostic(`${name}: ${n}`)
    t.diagnostic(
      `forms: ${[...crowd.sent].map(([name, n]) => `${name} ${n}`).join(', ')}; ${crowd.left} left without an answer`,
    )
    await mustBeChained(stores[0])
    await judge(crowd, simulation, owner, carrier.carried)
    await mustHavePlaces(simulation)
  } finally {
    weather.isCalm = true
    for (const postman of postmen) await postman.stop()
    for (const { pool } of stores) await pool.end()
    await killer.end()
    await client.end()
    await simulation.close()
    await database.close()
  }
})

/** Every line that was kept stands in the chain once, and none is missing. */
async function mustBeChained(store: Store): Promise<void> {
  await inTransaction(store, asWorker, sealWhole)
  const verdict = await inTransaction(store, asWorker, (db) => verifyTrail(db, testKey, Temporal.Now.instant()))
  assert.deepEqual([verdict.fault, verdict.unsealed], [undefined, 0])
  assert.ok(verdict.lines > forms / 10)
}

/** Money for every mentor, with one condition somebody ticks. */
async function layClaims({ pool, now }: Simulation, owner: ReturnType<typeof over>): Promise<void> {
  await owner.connection().execute(async () => {
    await sql`begin`.execute(owner)
    await as(owner, pool.coordinator)
    await openClaims(owner, pool.coordinator, pool.program, now())
    await as(owner, 'owner')
    await sql`update honoraria set conditions = '[{"en":"Trained","fr":"Formation","proof":null,"met":false}]'`.execute(
      owner,
    )
    await sql`commit`.execute(owner)
  })
}

/** Until nothing that is due waits, is handed over, leaves or is still a job; waiting between tries is cut short. */
async function untilStill(owner: ReturnType<typeof over>, now: Temporal.Instant): Promise<void> {
  const isDue = `(due_at is null or due_at <= '${now}' or tries > 0)`
  for (let times = 0; times < 400; times++) {
    await sql`update outbox set due_at = null where state = 'waiting' and tries > 0`.execute(owner)
    await sql`update pgboss.job set start_after = now() where state = 'retry'`.execute(owner)
    const busy = await lookAtAll<{ n: number }>(
      owner,
      `select (select count(*) from outbox where state in ('handed', 'sending') or (state = 'waiting' and ${isDue}))::int
        + (select count(*) from pgboss.job where state = 'active' and name in ('mail', 'work', 'long', 'tick'))::int as n`,
    )
    if (busy[0]?.n === 0) return
    await new Promise((resolve) => setTimeout(resolve, 250))
  }
  const stuck = await lookAtAll(
    owner,
    `select queue, kind, state, tries, problem, count(*)::int as n from outbox
    where state in ('handed', 'sending', 'waiting') and ${isDue} group by 1, 2, 3, 4, 5`,
  )
  assert.fail(`the worker never came to rest: ${JSON.stringify(stuck)}`)
}

type Owner = ReturnType<typeof over>

/** What was done by the log of operations, each of which commits with its effect; what people were told is part of it. */
async function judge(
  crowd: Crowd,
  simulation: Simulation,
  owner: Owner,
  carried: ReadonlyMap<string, number>,
): Promise<void> {
  const operations = (await lookAtAll<{ location: string }>(owner, `select location from operations`)).map(
    (row) => row.location,
  )
  assert.deepEqual(
    counted(crowd.told.filter((told) => !operations.includes(told))),
    {},
    'somebody was told what was not done',
  )
  const by = (name: string) => operations.filter((at) => at.startsWith(`/${name}/`)).map((at) => at.split('/').slice(2))
  assert.ok(crowd.told.length > forms / 3, 'too little was done to tell anything')
  await judgeContacts(owner, by('log'), by('mend'))
  await judgeNotes(simulation, crowd, by('note'))
  await judgeOffers(owner, by('answer'))
  await judgeMoney(owner, by)
  await judgeLetters(owner, carried)
}

const counted = (all: readonly string[]) =>
  Object.fromEntries(
    Map.groupBy(all, (each) => each)
      .entries()
      .map(([key, of]) => [key, of.length]),
  )

async function judgeContacts(owner: Owner, logged: string[][], mended: string[][]): Promise<void> {
  const rows = await lookAtAll<{ id: string; minutes: number; version: number }>(
    owner,
    'select id, minutes, version from contacts',
  )
  assert.deepEqual(rows.map(({ id }) => id).sort(), logged.map(([id]) => id).sort(), 'each contact is there once')
  const minutes = new Map(logged.map(([id, said]) => [id, [Number(said)]]))
  for (const [id, version, said] of mended.sort(([, a], [, b]) => Number(a) - Number(b))) {
    const versions = minutes.get(String(id)) ?? []
    assert.equal(Number(version), versions.length + 1, 'two people changed one version')
    versions.push(Number(said))
  }
  for (const { id, minutes: now, version } of rows)
    assert.deepEqual([version, now], [minutes.get(id)?.length, minutes.get(id)?.at(-1)], 'a change was lost')
  const asked = await lookAtAll<{ id: string; n: number }>(
    owner,
    `select record_id as id, count(*)::int as n from audit_entries where verb = 'storm.counted' group by 1`,
  )
  assert.deepEqual(
    asked.filter(({ n }) => n > 1),
    [],
    'work was done twice',
  )
  assert.equal(asked.length, rows.length, 'work was not done')
  const [written] = await lookAtAll<{ n: number }>(
    owner,
    `select count(*)::int as n from audit_entries where verb = 'contact.logged'`,
  )
  assert.equal(written?.n, rows.length, 'the audit trail tells of each')
}

async function judgeNotes({ store }: Simulation, { actors }: Crowd, noted: string[][]): Promise<void> {
  for (const [pair, of] of Map.groupBy(noted, ([pair]) => String(pair))) {
    const said = of.map(([, words]) => words).sort()
    const read = await Promise.all(
      [...(await bothOf(store, pair))].map((id) => {
        const who = actors.get(id)
        assert.ok(who)
        return inTransaction(store, asPerson(who), async (db) =>
          (await listNotes(db, who, pair, 'ours', testKey)).map(({ words }) => words).sort(),
        )
      }),
    )
    assert.deepEqual(read, [said, said], 'both read every word, once')
  }
}

const bothOf = (store: Simulation['store'], pair: string) =>
  inTransaction(store, asWorker, async (db) => {
    const row = await db
      .selectFrom('partnerships')
      .select(['mentorId', 'menteeId'])
      .where('id', '=', pair)
      .executeTakeFirstOrThrow()
    return [row.mentorId, row.menteeId]
  })

async function judgeOffers(owner: Owner, answered: string[][]): Promise<void> {
  const pairs = await lookAtAll<{ offerId: string }>(owner, 'select offer_id from partnerships')
  const accepted = answered.filter(([, answer]) => answer === 'yes').map(([offer]) => String(offer))
  const twice = [...Map.groupBy(accepted, (offer) => offer)].filter(([, of]) => of.length === 2).map(([offer]) => offer)
  assert.deepEqual(pairs.map((pair) => pair.offerId).sort(), twice.sort(), 'a pair for each offer both said yes to')
}

async function judgeMoney(owner: Owner, by: (name: string) => string[][]): Promise<void> {
  const claims = await lookAtAll<{
    id: string
    state: string
    amountCents: number
    exportId: string | null
    approvedBy: string | null
    secondedBy: string | null
  }>(owner, 'select * from honoraria')
  const exports = await lookAtAll<{ id: string; number: number; claims: number; totalCents: number }>(
    owner,
    'select id, number, claims, total_cents from honorarium_exports',
  )
  assert.ok(claims.some(({ state }) => state === 'paid'))
  for (const { approvedBy, secondedBy, state } of claims) {
    assert.ok(secondedBy === null || secondedBy !== approvedBy)
    if (['approved', 'exported', 'paid'].includes(state)) assert.ok(approvedBy && secondedBy)
  }
  for (const batch of exports) {
    const own = claims.filter(({ exportId }) => exportId === batch.id)
    const sum = own.reduce((all, { amountCents }) => all + amountCents, 0)
    assert.deepEqual([own.length, sum], [batch.claims, batch.totalCents], 'an export tells what it holds')
  }
  const seconds = by('approve')
    .filter(([, which]) => which === 'second')
    .map(([claim]) => claim)
  assert.deepEqual(
    seconds.sort(),
    claims
      .filter(({ secondedBy }) => secondedBy)
      .map(({ id }) => id)
      .sort(),
    'each second yes was given once',
  )
  assert.deepEqual(by('export').length, exports.length)
}

async function judgeLetters(owner: Owner, carried: ReadonlyMap<string, number>): Promise<void> {
  assert.deepEqual(
    [...carried].filter(([, n]) => n > 1),
    [],
    'a letter left twice',
  )
  const letters = await lookAtAll<{ id: string; state: string }>(
    owner,
    `select id, state from outbox where queue = 'mail'`,
  )
  const stateOf = new Map(letters.map(({ id, state }) => [id, state]))
  assert.deepEqual(
    letters.filter(({ id, state }) => state === 'sent' && !carried.has(id)),
    [],
    'a letter that never left is told as sent',
  )
  assert.deepEqual(
    [...carried.keys()].filter((id) => !['sent', 'unknown'].includes(stateOf.get(id) ?? '')),
    [],
    'a letter left and is told as waiting',
  )
  assert.ok(carried.size > 100)
}
