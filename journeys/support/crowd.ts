// People who apply while the house falls down around them, and the judge of what is there when it is over.
import assert from 'node:assert/strict'
import type { TestContext } from 'node:test'
import pg from 'pg'
import { addProgram } from '#app/programs/program.example.ts'
import { layAsOwner } from '#foundation/testing.ts'
import { apply, type Ledger, type Surroundings } from './applicant.ts'
import type { HouseProcess } from './process.ts'

const atOnce = 10

/**
 * People apply, some at a time, while `disturb` does its worst; whoever has begun finishes. Then the database is asked:
 * every answer that was acknowledged is there, once, and so is every letter.
 */
export async function letPeopleApply(
  t: TestContext,
  house: HouseProcess,
  random: () => number,
  disturb: (crowd: Crowd) => Promise<void>,
): Promise<Ledger> {
  const { everything, slug } = await layProgram(house)
  const letters = new Letters(everything)
  t.after(() => letters.close())
  const crowd = new Crowd(house, letters, `/programs/${slug}`, random)
  t.after(() => crowd.leave())
  const applying = crowd.apply()
  await disturb(crowd)
  crowd.isOver = true
  await applying
  const { applicants, acknowledged, repeated, doubled, gaveUp, slowest, told } = crowd.ledger
  t.diagnostic(
    `${applicants.length} applications, ${acknowledged} forms taken, ${repeated} sendings repeated, ${doubled} doubled, ${gaveUp} people given up`,
  )
  t.diagnostic(`no answer took longer than ${Math.round(slowest)} ms; told meanwhile: ${JSON.stringify([...told])}`)
  if (crowd.problem) throw crowd.problem
  await letters.untilStill()
  const client = new pg.Client(everything)
  await client.connect()
  await assertOnce(client, crowd.ledger).finally(() => client.end())
  return crowd.ledger
}

const kindly =
  /^503 · (?:.* · )?(We cannot reach our records just now|Nothing new can be kept just now: the disk|This could not be kept: the disk|Something sent a moment ago is still being worked on)/

/** An answer comes in time, and where it is no page it says in words what to do. Longest where a machine is busy with something else. */
export function mustBeToldKindly({ told, slowest }: Ledger): void {
  const unkind = [...told.keys()].filter((said) => !kindly.test(said))
  assert.deepEqual(unkind, [], 'whoever gets no page is told what to do')
  assert.ok(slowest < 20_000, 'nobody waits for ever')
}

/** A program that is open today, and its coordinator. */
async function layProgram(house: HouseProcess) {
  const { owner, everything } = await house.database()
  const today = Temporal.Now.plainDateISO()
  const { program } = await layAsOwner(owner, (db) =>
    addProgram(db, {
      changes: {
        opensOn: today.subtract({ days: 9 }),
        closesOn: today.add({ days: 9 }),
        matchBy: today.add({ days: 19 }),
        startsOn: today.add({ days: 29 }),
        endsOn: today.add({ months: 9 }),
      },
    }),
  )
  return { everything, slug: program.slug }
}

/** Some people at a time apply, one after the other, until it is over; whoever has begun finishes. */
export class Crowd {
  readonly ledger: Ledger = {
    acknowledged: 0,
    repeated: 0,
    doubled: 0,
    gaveUp: 0,
    applicants: [],
    slowest: 0,
    told: new Map(),
  }
  isOver = false
  problem: unknown
  readonly #program: string
  readonly #around: Surroundings
  constructor(house: HouseProcess, letters: Letters, program: string, random: () => number) {
    let patience = Number.POSITIVE_INFINITY
    this.#program = program
    this.#around = {
      origin: house.origin,
      ledger: this.ledger,
      random,
      link: (address, tried) => letters.link(address, tried, () => this.isOver),
      isOver: () => this.isOver,
      isHopeless: () => {
        if (this.isOver) patience = Math.min(patience, Date.now() + 60_000)
        return this.problem !== undefined || Date.now() > patience
      },
    }
  }

  /** Until so many more forms were taken: on a busy machine too there is something to lose when the next thing happens. */
  async untilTaken(forms: number): Promise<void> {
    const wanted = this.ledger.acknowledged + forms
    for (const patience = Date.now() + 60_000; Date.now() < patience && !this.problem; ) {
      if (this.ledger.acknowledged >= wanted) return
      await new Promise((resolve) => setTimeout(resolve, 20))
    }
  }

  /** Ends it, however far it has come. */
  leave(): void {
    this.problem ??= new Error('The house was gone.')
  }

  /** Never throws: what went wrong is its `problem`, and ends it. */
  async apply(): Promise<void> {
    let count = 0
    const oneAfterTheOther = async () => {
      try {
        while (!this.isOver && !this.problem) {
          const number = ++count
          await apply(this.#around, this.#program, `Person ${number}`, `person-${number}@example.org`)
        }
      } catch (error) {
        this.problem ??= error
      }
    }
    await Promise.all(Array.from({ length: atOnce }, oneAfterTheOther))
  }
}

/** The letters in the local outbox, read behind the house's back whenever its database is there. */
class Letters {
  readonly #pool: pg.Pool
  constructor(config: pg.ClientConfig) {
    this.#pool = new pg.Pool({ ...config, max: 2, connectionTimeoutMillis: 1000 })
    this.#pool.on('error', () => {})
    this.#pool.on('connect', (client) => client.on('error', () => {}))
  }
  close() {
    return this.#pool.end()
  }

  async link(address: string, tried: ReadonlySet<string>, isOver: () => boolean): Promise<string | undefined> {
    const bodies = 'select body from local_letters where recipient = $1 order by at desc'
    for (const patience = Date.now() + 5000; Date.now() < patience && !isOver(); ) {
      const found = await this.#pool.query<{ body: string }>(bodies, [address]).catch(() => undefined)
      const links = found?.rows.map(({ body }) => /https?:\/\/\S+/.exec(body)?.[0] ?? '') ?? []
      const fresh = links.find((link) => link && !tried.has(link))
      if (fresh) return fresh
      await new Promise((resolve) => setTimeout(resolve, 100))
    }
  }

  /** Waits until the postman has nothing left to do; what a dead one held is taken up again after a minute. */
  async untilStill(): Promise<void> {
    const due = `select 1 from outbox where state in ('handed', 'sending') or (state = 'waiting' and (due_at is null or due_at <= now()))`
    for (const patience = Date.now() + 3000; Date.now() < patience; ) {
      if ((await this.#pool.query(due)).rowCount === 0) return
      await new Promise((resolve) => setTimeout(resolve, 200))
    }
  }
}

/** Asks the database itself, past every rule of row-level security. */
async function assertOnce(client: pg.Client, ledger: Ledger): Promise<void> {
  const ask = async <T extends object>(text: string) => (await client.query<T & pg.QueryResultRow>(text)).rows
  const kept = new Map(
    (
      await ask<{ id: string; address: string; status: string; wants: string; saves: number; version: number }>(`
        select a.id, e.address, a.status, w.answers->>'wants' as wants, w.version as saves, a.version
        from applications a join emails e on e.person_id = a.person_id
        left join application_answers w on w.application_id = a.id and w.group_key = 'hopes'`)
    ).map((row) => [row.address, row]),
  )
  for (const { address, application, wants, saves, sent } of ledger.applicants) {
    const { id, status, version, ...answer } = kept.get(address) ?? {}
    assert.deepEqual(
      { id, status, version, ...answer },
      { id: application, status: 'submitted', version: 4, address, wants, saves },
    )
    assert.ok(sent)
  }
  assert.ok(ledger.applicants.length >= atOnce / 2)
  assert.equal(kept.size, ledger.applicants.length)
  const none = async (what: string, text: string) => assert.deepEqual(await ask(text), [], what)
  await none('nobody applied twice', 'select person_id from applications group by person_id having count(*) > 1')
  const [{ operations } = { operations: 0 }] = await ask<{ operations: number }>(
    'select count(*)::int as operations from operations',
  )
  assert.equal(operations, ledger.acknowledged, 'every form that was taken was taken once')
  for (const verb of ['application.started', 'application.submitted'])
    await none(
      `${verb} is told once for each`,
      `select a.id from applications a left join audit_entries e on e.record_id = a.id::text and e.verb = '${verb}'
       group by a.id having count(e.seq) <> 1`,
    )
  await none(
    'every save of an answer is told once',
    `select w.application_id from application_answers w left join audit_entries e
       on e.record_id = w.application_id::text and e.verb = 'application.answered' and e.facts->>'group' = w.group_key
     group by w.application_id, w.group_key, w.version having count(e.seq) <> w.version`,
  )
  await assertLetters(none)
}

/** Every letter is sent once, or unknown for a person to see, or still in the hands of a job that will be tried again. */
async function assertLetters(none: (what: string, text: string) => Promise<void>): Promise<void> {
  await none(
    'one letter of receipt for each application',
    `select a.id from applications a left join outbox o on o.kind = 'application.received' and o.subject_id = a.id::text
     group by a.id having count(o.id) <> 1`,
  )
  await none(
    'nobody was told twice',
    `select l.recipient, l.subject from local_letters l join outbox o on o.id = l.id where o.kind <> 'sign-in'
     group by l.recipient, l.subject, o.subject_id having count(*) > 1`,
  )
  await none(
    'what counts as sent was sent',
    `select o.id, o.kind from outbox o left join local_letters l on l.id = o.id
     where o.queue = 'mail' and o.state = 'sent' and l.id is null`,
  )
  await none(
    'nothing is forgotten',
    `select o.id, o.kind, o.state from outbox o left join pgboss.job j on j.data->>'id' = o.id::text and j.state in ('created', 'retry', 'active')
     where o.state = 'failed' or (o.state in ('handed', 'sending') and j.id is null)`,
  )
}
