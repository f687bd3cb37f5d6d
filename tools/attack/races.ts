import type { Answer, Caller } from '../../journeys/support/caller.ts'
import { type Arena, openArena, type Who } from './arena.ts'
import { operationFor, send } from './knock.ts'
import type { Tally } from './tally.ts'
import type { Target } from './target.ts'
import { problemOf } from './walk.ts'

/**
 * Two people who do the same at the same moment, each in two tabs, over the line: what is there once is given once, and each
 * who comes too late is told so in words. Every round has a program of its own: two mentees, one mentor with one place.
 */
export async function raceEachOther(target: Target, tally: Tally, rounds: number): Promise<void> {
  for (let round = 0; round < rounds; round++) {
    const arena = await openArena(target, round)
    const race = new Race(target, tally, arena)
    await race.publish()
    await race.answerByMentor()
    await race.answerByMentee()
    await race.claimPlace()
    await race.approve()
    await race.pay()
    await race.joinGroup()
  }
}

/** One form of a race: who sends it, where it stands, and what they fill in. */
type Entry = readonly [who: Who, page: string, fields?: readonly (readonly [string, string])[]]
type Count = readonly [what: string, wanted: number, question: string]

class Race {
  readonly #target: Target
  readonly #tally: Tally
  readonly #arena: Arena

  constructor(target: Target, tally: Tally, arena: Arena) {
    this.#target = target
    this.#tally = tally
    this.#arena = arena
  }

  /** All are sent at one moment, each with a key of its own. @returns the answers */
  async #run(what: string, entries: readonly Entry[]): Promise<Answer[]> {
    const { origin } = this.#target
    const ready = []
    for (const [who, page, fields = []] of entries) {
      const caller = this.#arena.callers.get(who) as Caller
      const op = await operationFor(origin, caller)
      ready.push(() => send(origin, caller, page, [['op', op], ...fields]))
    }
    const answers = await Promise.all(ready.map((go) => go()))
    for (const [at, answer] of answers.entries()) this.#tally.count(problemOf(answer), `${what} by ${entries[at]?.[0]}`)
    return answers
  }

  /** How many were told that it was done. */
  #told(what: string, answers: readonly Answer[], wanted: number): void {
    const done = answers.filter(({ status }) => status === 303).length
    const statuses = answers.map(({ status }) => status).join(' ')
    this.#tally.count(done === wanted ? undefined : `${done} were told that it is done (${statuses})`, what)
  }

  /** Counts behind the house's back; $1 is the program. */
  async #mustBe(...counts: readonly Count[]): Promise<void> {
    for (const [what, wanted, question] of counts) {
      const [row] = await this.#target.ask<{ n: number }>(`select count(*)::int as n from ${question}`, [
        this.#arena.programId,
      ])
      this.#tally.count(row?.n === wanted ? undefined : `is there ${row?.n} times`, what)
    }
  }

  async #offer(): Promise<{ id: string; state: string }> {
    const [row] = await this.#target.ask<{ id: string; state: string }>(
      'select id, state from offers where program_id = $1 order by created_at desc, id limit 1',
      [this.#arena.programId],
    )
    if (!row) throw new Error('Nobody is asked in the race.')
    return row
  }

  /** Two coordinators publish one board. */
  async publish(): Promise<void> {
    const page = `/programs/${this.#arena.slug}/matching/${this.#arena.board}/publication`
    const answers = await this.#run('publishing', [
      ['one', page],
      ['two', page],
      ['one', page],
      ['two', page],
    ])
    this.#told('publishing', answers, 1)
    await this.#mustBe(
      ['the publication', 1, `audit_entries where program_id = $1 and verb = 'matching.published'`],
      ['the offer', 1, 'offers where program_id = $1'],
      ['the place', 1, 'places where program_id = $1'],
      ['the letter to the mentor', 1, `outbox where kind = 'offer.asked' and ${ofOffers}`],
      ['the letter to who is left', 1, `outbox where kind = 'match.none-mentee' and ${ofApplications}`],
    )
  }

  /** The mentor says yes in two tabs, while both coordinators write down the yes they heard on the telephone. */
  async answerByMentor(): Promise<void> {
    const { id } = await this.#offer()
    const spoken = `/programs/${this.#arena.slug}/offers/${id}/answer`
    const heard = [...saidYes, ['agreed', 'yes'], ['side', 'mentor']] as const
    const answers = await this.#run('a mentor’s yes', [
      ['mentor', `/offers/${id}`, saidYes],
      ['one', spoken, heard],
      ['mentor', `/offers/${id}`, saidYes],
      ['two', spoken, heard],
    ])
    this.#told('a mentor’s yes', answers, 1)
    await this.#mustBe(
      ['the mentor’s yes', 1, `audit_entries where program_id = $1 and verb = 'offer.mentor-accepted'`],
      ['a mentee’s yes nobody gave', 0, `offers where program_id = $1 and state <> 'asking_mentee'`],
      ['both letters', 2, `outbox where kind = 'offer.asked' and ${ofOffers}`],
    )
  }

  /** The mentee says yes in one tab and no in another, while both coordinators write down a yes. */
  async answerByMentee(): Promise<void> {
    const { id } = await this.#offer()
    const spoken = `/programs/${this.#arena.slug}/offers/${id}/answer`
    const heard = [...saidYes, ['agreed', 'yes'], ['side', 'mentee']] as const
    const answers = await this.#run('a mentee’s answer', [
      ['one', spoken, heard],
      ['mentee', `/offers/${id}`, saidYes],
      ['two', spoken, heard],
      ['mentee', `/offers/${id}`, saidNo],
    ])
    this.#told('a mentee’s answer', answers, 1)
    const { state } = await this.#offer()
    const pairs = state === 'accepted' ? 1 : 0
    await this.#mustBe(
      ['the pair', pairs, 'partnerships where program_id = $1'],
      ['the place of the pair', pairs, 'places where program_id = $1'],
      ['the letters of introduction', 2 * pairs, `outbox where kind = 'partnership.introduced' and ${ofPartnerships}`],
      ['what the mentee said', 1, `audit_entries where program_id = $1 and verb in (${ofMentees})`],
    )
  }

  /** The mentor is free again and two mentees want them: both coordinators ask who comes next. */
  async claimPlace(): Promise<void> {
    const { ask } = this.#target
    const { slug, programId, mentorApplicationId } = this.#arena
    await ask(`delete from partnerships where program_id = $1`, [programId]).catch(() => undefined)
    const living = `offers where program_id = $1 and state in ('asking_mentor', 'asking_mentee', 'accepted')`
    const [kept] = await ask<{ n: number }>(`select count(*)::int as n from ${living}`, [programId])
    const page = `/programs/${slug}/offers`
    const answers = await this.#run('asking who is next', [
      ['one', page],
      ['two', page],
      ['one', page],
      ['two', page],
    ])
    this.#tally.count(answers.some(({ status }) => status === 303) ? undefined : 'nobody was asked', 'who is next')
    await this.#mustBe(
      ['the only place', 1, `places where program_id = $1 and mentor_application_id = '${mentorApplicationId}'`],
      ['who holds it', 1, living],
    )
    if (kept?.n === 0) await this.#settleWith()
  }

  /** The mentor and the next mentee agree, so that there is a pair whose mentor is paid. */
  async #settleWith(): Promise<void> {
    const { id } = await this.#offer()
    const spoken = `/programs/${this.#arena.slug}/offers/${id}/answer`
    for (const side of ['mentor', 'mentee'])
      await this.#run('a later yes', [['one', spoken, [...saidYes, ['agreed', 'yes'], ['side', side]]]])
    await this.#mustBe(['the later pair', 1, 'partnerships where program_id = $1'])
  }

  /** Everybody who may says yes to the money at once: two people's yes, no more. */
  async approve(): Promise<void> {
    const { ask } = this.#target
    const { slug, programId } = this.#arena
    const honoraria = `/programs/${slug}/honoraria`
    const opened = await this.#run('opening the money', [
      ['one', `${honoraria}/opening`],
      ['two', `${honoraria}/opening`],
    ])
    this.#told('opening the money', opened, 2) // whoever comes second is told that none is new
    await this.#mustBe(['the claim', 1, 'honoraria where program_id = $1'])
    await ask(
      `update honoraria set state = 'earned', conditions = '[{"en":"Trained","fr":"Formation","proof":null,"met":true}]' where program_id = $1`,
      [programId],
    )
    for (const [turn, wanted] of [1, 1].entries()) {
      const [claim] = await ask<{ id: string; version: number }>(
        'select id, version from honoraria where program_id = $1',
        [programId],
      )
      const chosen = [['chosen', `${claim?.id} ${claim?.version}`]] as const
      const who: Who[] =
        turn === 0 ? ['one', 'two', 'admin', 'one', 'two'] : ['two', 'one', 'admin', 'admin too', 'two']
      const answers = await this.#run(
        'a yes to money',
        who.map((each) => [each, `${honoraria}/approval`, chosen] as const),
      )
      this.#told(`yes ${turn + 1} to money`, answers, wanted)
    }
    await this.#mustBe(
      ['the first yes', 1, `audit_entries where program_id = $1 and verb = 'honorarium.approved'`],
      ['the second yes', 1, `audit_entries where program_id = $1 and verb = 'honorarium.seconded'`],
      [
        'two different people',
        1,
        `honoraria where program_id = $1 and state = 'approved' and approved_by <> seconded_by`,
      ],
    )
  }

  /** The two who pay make the file and note the payment at once, and one who may not tries it too. */
  async pay(): Promise<void> {
    const exporting = `/programs/${this.#arena.slug}/honoraria/exporting`
    const exported = await this.#run('the file for finance', [
      ['admin', exporting],
      ['admin too', exporting],
      ['one', exporting],
      ['admin', exporting],
    ])
    this.#told('the file for finance', exported, 1)
    const batch = `/programs/${this.#arena.slug}/honoraria/exports/1`
    const paid = (reference: string) =>
      [
        ['paidOn', '2026-11-20'],
        ['reference', reference],
      ] as const
    const answers = await this.#run('the payment', [
      ['admin', batch, paid('B-1')],
      ['admin too', batch, paid('B-2')],
      ['two', batch, paid('B-3')],
      ['admin', batch, paid('B-4')],
    ])
    this.#told('the payment', answers, 1)
    await this.#mustBe(
      ['the file', 1, 'honorarium_exports where program_id = $1 and claims = 1'],
      ['the payment', 1, `audit_entries where program_id = $1 and verb = 'honorarium.paid'`],
      ['the paid claim', 1, `honoraria where program_id = $1 and state = 'paid'`],
      [
        'the letter of the payment',
        1,
        `outbox where kind = 'honorarium.moved' and occurrence = 'paid' and subject_id in (select id::text from honoraria where program_id = $1)`,
      ],
    )
  }

  /** Two take the last two places of two cohorts in two tabs each: each is in one of them, once. */
  async joinGroup(): Promise<void> {
    const { ask } = this.#target
    const { slug, programId } = this.#arena
    const [program] = await ask<{ ends: string }>('select ends_on::text as ends from programs where id = $1', [
      programId,
    ])
    const fields = (name: string) =>
      Object.entries({ kind: 'cohort', name, least: '2', most: '2', signUp: 'yes', endsOn: program?.ends ?? '' })
    const opened = await this.#run('opening groups', [
      ['one', `/programs/${slug}/groups`, fields('A')],
      ['two', `/programs/${slug}/groups`, fields('B')],
    ])
    this.#told('opening groups', opened, 2)
    const groups = await ask<{ id: string }>('select id from groups where program_id = $1', [programId])
    const entries = groups.flatMap(({ id }) =>
      (['mentor', 'mentee', 'mentor', 'mentee'] as const).map((who) => [who, `/groups/${id}/joining`] as const),
    )
    this.#told('joining a group', await this.#run('joining a group', entries), 2)
    const ofGroups = 'group_members m join groups g on g.id = m.group_id where g.program_id = $1'
    await this.#mustBe(
      ['the places taken', 2, ofGroups],
      ['the people in them', 2, `(select distinct m.person_id from ${ofGroups}) once`],
      ['the joining', 2, `audit_entries where program_id = $1 and verb = 'group.joined'`],
    )
  }
}

const saidYes = [
  ['answer', 'yes'],
  ['word', ''],
  ['promised', 'yes'],
] as const
const saidNo = [
  ['answer', 'no'],
  ['word', 'Not this year.'],
] as const
const ofOffers = 'subject_id in (select id::text from offers where program_id = $1)'
const ofApplications = 'subject_id in (select id::text from applications where program_id = $1)'
const ofPartnerships = 'subject_id in (select id::text from partnerships where program_id = $1)'
const ofMentees = `'offer.mentee-accepted', 'offer.declined'`
