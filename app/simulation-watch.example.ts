import assert from 'node:assert/strict'
import { sql } from 'kysely'
import type { Item } from '#foundation/postman.ts'
import { listContacts } from './contacts/contact.server.ts'
import { byMonth, monthsBetween } from './contacts/contact.ts'
import { listPairs } from './contacts/pair.server.ts'
import { getOwnPartnership } from './partnerships/partnership.server.ts'
import { readHours } from './pulse/pulse.server.ts'
import { inSight, isWritten, personOf, type Remembered, type Simulation, take } from './simulation.example.ts'
import type { PairNow, Standing } from './simulation-look.example.ts'

/** Looks on, remembers which states were reached and left, and which letters left, and finds what must not be. */
export class Watcher {
  /** "machine state", reached; and the same, left. */
  readonly reached = new Set<string>()
  readonly left = new Set<string>()
  /** How many letters of each kind were written, and how many had lost their reason when their time came. */
  readonly written = new Map<string, number>()
  readonly dropped = new Map<string, number>()
  readonly #states = new Map<string, string>()
  readonly #nudged = new Map<string, Temporal.PlainDate[]>()
  readonly #occasions = new Set<string>()
  readonly #reached = new Map<string, Temporal.PlainDate>()
  #waiting: { item: Item; on: Temporal.PlainDate }[] = []

  /** Notes every state, and that nothing that has ended lives again. */
  note({ pairs, meetings, offers, reviews, surveys, extensions, others }: Standing): void {
    for (const { id, state, quiet } of pairs) {
      this.#move('partnership', id, state)
      this.#move('quiet', id, quiet ?? 'well')
    }
    for (const { id, state, askedId, held } of meetings) {
      this.#move('meeting', id, state)
      if (state === 'agreed') this.#move('moving', id, askedId ? 'asked' : 'settled')
      if (held !== null) this.#move('held', id, String(held))
    }
    for (const { id, state } of offers) this.#move('offer', id, state)
    for (const { id, state, moment, sent } of reviews) {
      this.#move('review', id, state)
      this.#move('moment', id, moment)
      this.#move('report', id, sent ? 'sent' : 'open')
    }
    for (const { id, state } of surveys) this.#move('survey', id, state)
    for (const { machine, id, state } of others) this.#move(machine, id, state)
    for (const { id, state } of extensions) this.#move('extension', id, state)
    const livingMentees = pairs.filter(({ state }) => state !== 'ended').map(({ menteeId }) => menteeId)
    assert.equal(new Set(livingMentees).size, livingMentees.length, 'a mentee has two living partnerships')
  }

  #move(machine: string, id: string, state: string): void {
    const before = this.#states.get(`${machine} ${id}`)
    if (before === state) return
    if (before !== undefined) {
      assert.ok(!isLast(machine, before), `${machine}: ${before} became ${state}`)
      this.left.add(`${machine} ${before}`)
    }
    this.reached.add(`${machine} ${state}`)
    this.#states.set(`${machine} ${id}`, state)
  }

  /** Writes the letters that have waited a day, as the worker would: their reason may be gone by now. */
  async deliver(simulation: Simulation, { pairs }: Standing): Promise<void> {
    const now = new Map(pairs.map((pair) => [pair.id, pair]))
    for (const { item } of this.#waiting) {
      const isSent = await isWritten(simulation, item)
      const counts = isSent ? this.written : this.dropped
      counts.set(item.kind, (counts.get(item.kind) ?? 0) + 1)
      if (isSent && (item.kind === 'contact.nudge' || item.kind === 'contact.reach'))
        mustWant(simulation, item, now.get(item.subjectId))
    }
    this.#waiting = []
  }

  /** Takes what was posted today, and finds reminders that are one too many. */
  async collect(simulation: Simulation, { pairs }: Standing): Promise<void> {
    const now = new Map(pairs.map((pair) => [pair.id, pair]))
    for (const item of await take(simulation, 'mail')) {
      if (item.kind === 'contact.nudge') this.#nudge(simulation, item, now.get(item.subjectId))
      if (item.kind === 'contact.reach') this.#reach(simulation, item, now.get(item.subjectId))
      if (!reminders.has(item.kind)) continue
      if (item.kind !== 'contact.nudge' && item.kind !== 'contact.reach') {
        const occasion = [item.kind, item.subjectId, item.personId, item.particulars.sequence ?? ''].join(' ')
        assert.ok(!this.#occasions.has(occasion), `twice: ${occasion}`)
        this.#occasions.add(occasion)
      }
      this.#waiting.push({ item, on: simulation.today })
    }
  }

  #nudge(simulation: Simulation, item: Item, pair: PairNow | undefined): void {
    const { today, rhythms } = simulation
    const key = `${item.subjectId} ${item.personId}`
    mustWant(simulation, item, pair)
    const before = this.#nudged.get(key) ?? []
    const isSame = (day: Temporal.PlainDate) =>
      rhythms.get(key) === 'week'
        ? monday(day).equals(monday(today))
        : day.toPlainYearMonth().equals(today.toPlainYearMonth())
    assert.ok(!before.some(isSame), `nudged twice in a period: ${key} on ${today}, after ${before.join(', ')}`)
    this.#nudged.set(key, [...before, today])
  }

  #reach(simulation: Simulation, item: Item, pair: PairNow | undefined): void {
    const key = `${item.subjectId} ${item.personId}`
    mustLive(item, pair)
    const before = this.#reached.get(key)
    assert.ok(!before || before.until(simulation.today).days >= 10, `asked again too soon: ${key}`)
    this.#reached.set(key, simulation.today)
  }
}

const monday = (day: Temporal.PlainDate) => day.subtract({ days: day.dayOfWeek - 1 })

/** Letters that remind somebody of something. */
const reminders = new Set([
  'contact.nudge',
  'contact.reach',
  'meeting.reminder',
  'review.reminder',
  'survey.reminder',
  'offer.reminder',
])

/** States nothing comes after. */
const last: Record<string, readonly string[]> = {
  partnership: ['ended'],
  meeting: ['cancelled'],
  offer: ['declined', 'expired', 'withdrawn', 'ended'],
  review: ['shown'],
  report: ['sent'],
  survey: ['closed'],
  extension: ['agreed', 'declined', 'withdrawn'],
  agreement: ['set_aside', 'replaced'],
  suggestion: ['done', 'declined'],
  concern: ['settled'],
  honorarium: ['paid'],
}
export const isLast = (machine: string, state: string): boolean => last[machine]?.includes(state) ?? false

function mustLive(item: Item, pair: PairNow | undefined): void {
  assert.ok(
    pair?.state === 'introduced' || pair?.state === 'under_way',
    `${item.kind} to a pair that is ${pair?.state}`,
  )
}

function mustWant({ rhythms }: Simulation, item: Item, pair: PairNow | undefined): void {
  mustLive(item, pair)
  if (item.kind === 'contact.nudge')
    assert.notEqual(rhythms.get(`${item.subjectId} ${item.personId}`), 'off', 'a nudge to somebody who wants none')
}

/** No mentor has more partners or open offers than the places they offered. */
export async function mustHavePlaces(simulation: Simulation): Promise<void> {
  const over = await simulation.asWorker((db) =>
    db
      .selectFrom('offers as o')
      .innerJoin('applications as a', 'a.id', 'o.mentorApplicationId')
      .where('o.state', 'in', ['asking_mentor', 'asking_mentee', 'accepted'])
      .groupBy(['a.id', 'a.capacity'])
      .having(({ eb, fn }) => eb(fn.countAll(), '>', eb.ref('a.capacity')))
      .select('a.id')
      .execute(),
  )
  assert.deepEqual(over, [], 'mentors with more than they offered')
}

/** What one of the two and their coordinator see agrees with what was written down: minutes by kind, and the months met. */
export async function mustAgree(simulation: Simulation, { pairs }: Standing): Promise<number> {
  const { pool, today, contacts } = simulation
  const log = Map.groupBy(contacts.values(), ({ pair }) => pair)
  let compared = 0
  for (const pair of pairs) {
    if (pair.endedOn && pair.endedOn.until(today).days > 90) continue
    const own = log.get(pair.id) ?? []
    const months = monthsBetween(pair.introducedOn, today)
    const who = personOf(simulation, simulation.chance.one([pair.mentorId, pair.menteeId]))
    await simulation.act('totals', who, async (db) => {
      const seen = byMonth(await listContacts(db, await getOwnPartnership(db, who, pair.id)), months)
      const expected = own.filter(({ kind, by }) => kind === 'meeting' || by === who.id)
      for (const kind of ['meeting', 'preparation', 'learning'] as const)
        assert.equal(
          seen.reduce((sum, { minutes }) => sum + minutes[kind], 0),
          expected.reduce((sum, each) => sum + (each.kind === kind ? each.minutes : 0), 0),
          `${kind} of ${who.name} on ${today}`,
        )
      compared++
    })
  }
  await simulation.act('ticks', pool.coordinator, async (db) => {
    const { lines } = await listPairs(db, pool.program, today, { perPage: 1000, most: 60 })
    assert.equal(lines.length, pairs.length)
    for (const { id, months } of lines) {
      const met = (log.get(id) ?? []).filter(({ kind }) => kind === 'meeting')
      for (const month of months)
        assert.equal(
          month.met,
          met.some(({ metOn }) => metOn.with({ day: 1 }).equals(month.from)),
          `tick of ${id} in ${month.from}`,
        )
    }
  })
  await mustCount(simulation)
  return compared
}

/** The sums of the whole program say what was written down, and nothing where fewer than five pairs did. */
async function mustCount(simulation: Simulation): Promise<void> {
  const { contacts, pool, today } = simulation
  const since = today.with({ day: 1 }).subtract({ months: 5 })
  const expected = (of: readonly Remembered[], group: (contact: Remembered) => string) =>
    [...Map.groupBy(of, group)]
      .filter(([, noted]) => new Set(noted.map(({ pair }) => pair)).size >= 5)
      .map(([name, noted]) => `${name} ${noted.reduce((sum, { minutes }) => sum + minutes, 0)}`)
      .sort()
  const all = [...contacts.values()]
  const { byKind, counted } = await inSight(simulation, async (db) => ({
    byKind: await sql<{ kind: string; minutes: number }>`
      select kind, minutes::integer from app.report_hours(${pool.program.id})`.execute(db),
    counted: await readHours(db, pool.program),
  }))
  assert.deepEqual(
    byKind.rows.map(({ kind, minutes }) => `${kind} ${minutes}`).sort(),
    expected(all, ({ kind }) => kind),
    'hours of the report',
  )
  const late = all.filter(({ metOn }) => Temporal.PlainDate.compare(metOn, since) >= 0)
  assert.deepEqual(
    (counted?.months ?? [])
      .flatMap(({ month, minutes }) => Object.entries(minutes).map(([kind, n]) => `${month} ${kind} ${n}`))
      .sort(),
    expected(late, ({ kind, metOn }) => `${metOn.with({ day: 1 })} ${kind}`),
    'hours of the pulse',
  )
}
