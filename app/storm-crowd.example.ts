import type { PersonActor } from '#foundation/actor.ts'
import type { Db } from '#foundation/database.ts'
import type { Simulation } from './simulation.example.ts'
import { lookAtAll, type openHouse, send, type Weather } from './storm.example.ts'

/** What can be acted on, as it stood a moment ago: people act on what they saw, and it may have changed. */
interface Seen {
  readonly pairs: readonly { id: string; mentorId: string; menteeId: string }[]
  readonly contacts: readonly { id: string; partnershipId: string; version: number }[]
  readonly offers: readonly { id: string; state: string; mentorId: string; menteeId: string }[]
  readonly claims: readonly { id: string; state: string; version: number; approvedBy: string | null }[]
  readonly exports: readonly { number: number; isPaid: boolean }[]
}

interface Form {
  readonly name: string
  readonly who: string
  readonly what: object
}

/** How many forms are filled in before somebody looks again. */
const aLook = 150
const atOnce = 12

/** Everybody who sends forms while the storm lasts, and what they were told. */
export class Crowd {
  /** How many were sent of each form; those who left never heard. */
  readonly sent = new Map<string, number>()
  left = 0
  refused = 0
  /** Where each form led of which somebody was told that it was done. */
  readonly told: string[] = []
  readonly actors: ReadonlyMap<string, PersonActor>
  readonly #simulation: Simulation
  readonly #weather: Weather
  readonly #house: ReturnType<typeof openHouse>
  readonly #owner: Db
  #words = 0

  constructor(given: {
    simulation: Simulation
    weather: Weather
    house: ReturnType<typeof openHouse>
    owner: Db
    actors: ReadonlyMap<string, PersonActor>
  }) {
    this.actors = given.actors
    this.#simulation = given.simulation
    this.#weather = given.weather
    this.#house = given.house
    this.#owner = given.owner
  }

  /** Everybody who is asked answers, most with yes, until nobody is asked any more. */
  async answerOffers(): Promise<void> {
    for (let times = 0; times < 8; times++) {
      const { offers } = await this.#look()
      if (offers.length === 0) return
      await this.#sendAll(offers.flatMap((offer) => [this.#answer(offer), this.#answer(offer)]))
    }
  }

  /** So many forms of every kind, by whoever may send them and by some who may not. */
  async rage(forms: number): Promise<void> {
    for (let done = 0; done < forms; done += aLook) {
      const seen = await this.#look()
      await this.#sendAll(Array.from({ length: aLook }, () => this.#choose(seen)))
    }
  }

  /** The office goes on, in the same weather, until something was paid: a short storm may not have come so far. */
  async payOut(): Promise<void> {
    const { coordinator, admin } = this.#simulation.pool
    for (let times = 0; times < 20; times++) {
      const { claims, exports } = await this.#look()
      if (exports.some(({ isPaid }) => isPaid)) return
      await this.#sendAll(
        claims.slice(0, 4).map(({ id, version, state, approvedBy }) => ({
          name: state === 'promised' ? 'tick' : 'approve',
          who: state === 'promised' || approvedBy !== coordinator.id ? coordinator.id : admin.id,
          what: { claim: id, version },
        })),
      )
      await this.#sendAll([{ name: 'export', who: admin.id, what: {} }])
      await this.#sendAll(exports.map(({ number }) => ({ name: 'pay', who: admin.id, what: { number } })))
    }
  }

  async #sendAll(forms: readonly Form[]): Promise<void> {
    const waiting = [...forms]
    const one = async () => {
      for (let form = waiting.pop(); form; form = waiting.pop()) {
        const who = this.actors.get(form.who)
        if (!who) throw new Error('Nobody of the storm.')
        this.sent.set(form.name, (this.sent.get(form.name) ?? 0) + 1)
        const { location } = await send(this.#house, this.#weather, { ...form, who })
        if (location === undefined) this.left++
        else if (location === '/refused') this.refused++
        else this.told.push(location)
      }
    }
    await Promise.all(Array.from({ length: atOnce }, one))
  }

  async #look(): Promise<Seen> {
    const ask = <Row>(question: string) => lookAtAll<Row>(this.#owner, question)
    return {
      pairs: await ask(`select id, mentor_id, mentee_id from partnerships where state <> 'ended' order by id`),
      contacts: await ask('select id, partnership_id, version from contacts order by logged_at desc, id limit 40'),
      offers: await ask(
        `select id, state, mentor_id, mentee_id from offers where state in ('asking_mentor', 'asking_mentee') order by id`,
      ),
      claims: await ask(
        `select id, state, version, approved_by from honoraria where state in ('promised', 'earned') order by id`,
      ),
      exports: await ask(
        `select number, exists (select 1 from honoraria h where h.export_id = e.id and h.state = 'paid') as is_paid
        from honorarium_exports e order by number desc limit 3`,
      ),
    }
  }

  #answer({ id, state, mentorId, menteeId }: Seen['offers'][number]): Form {
    const { chance } = this.#weather
    const who = state === 'asking_mentor' ? mentorId : menteeId
    return { name: 'answer', who, what: { offer: id, answer: chance.share(0.9) ? 'yes' : 'no' } }
  }

  #choose({ pairs, contacts, claims, exports, offers }: Seen): Form {
    const { chance } = this.#weather
    const { coordinator, admin } = this.#simulation.pool
    const pair = chance.one(pairs)
    const who = chance.one([pair.mentorId, pair.menteeId])
    const minutes = chance.whole(1, 600)
    const kind = chance.weighted([
      ['log', 30],
      ['mend', 18],
      ['note', 22],
      ['meet', 6],
      ['money', 20],
      ['answer', 4],
    ] as const)
    if (kind === 'mend' && contacts.length > 0) return this.#mend(chance.one(contacts), pairs, minutes)
    if (kind === 'note') return { name: 'note', who, what: { pair: pair.id, words: `word-${++this.#words}` } }
    if (kind === 'meet') return { name: 'meet', who, what: { pair: pair.id } }
    if (kind === 'answer' && offers.length > 0) return this.#answer(chance.one(offers))
    if (kind === 'money') {
      const step = chance.weighted([
        ['tick', 5],
        ['approve', 10],
        ['export', 2],
        ['pay', 2],
      ] as const)
      const staff = chance.one([coordinator.id, admin.id])
      const [batch] = exports
      if (step === 'export') return { name: 'export', who: admin.id, what: {} }
      if (step === 'pay' && batch) return { name: 'pay', who: admin.id, what: { number: batch.number } }
      if (claims.length > 0 && step !== 'pay') {
        // Most know where a claim stands; all want the same few, so that they meet.
        const ripe = claims.filter(({ state }) => state === (step === 'tick' ? 'promised' : 'earned'))
        const { id, version } = chance.one((ripe.length > 0 && chance.share(0.8) ? ripe : claims).slice(0, 12))
        return { name: step, who: step === 'tick' ? coordinator.id : staff, what: { claim: id, version } }
      }
    }
    return { name: 'log', who, what: { pair: pair.id, minutes, ago: chance.whole(0, 15) } }
  }

  #mend({ id, partnershipId, version }: Seen['contacts'][number], pairs: Seen['pairs'], minutes: number): Form {
    const pair = pairs.find((each) => each.id === partnershipId)
    const who = this.#weather.chance.one([pair?.mentorId, pair?.menteeId]) ?? this.#simulation.pool.coordinator.id
    return { name: 'mend', who, what: { pair: partnershipId, contact: id, version, minutes } }
  }
}
