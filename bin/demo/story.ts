import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { findBoard, listProposals } from '#app/boards/board.server.ts'
import type { Board } from '#app/boards/board.ts'
import { runMatching } from '#app/boards/run.server.ts'
import { signBoard } from '#app/boards/sign-off.server.ts'
import { findCommittee, formCommittee, promiseConfidentiality, seatMember } from '#app/committees/committee.server.ts'
import { getExpected } from '#app/imports/forecast.server.ts'
import { countRows, keepUpload, proposeMapping, readImport, saveMapping, startRun } from '#app/imports/import.server.ts'
import type { Counts } from '#app/imports/import.ts'
import { readApart } from '#app/imports/reader.server.ts'
import { runPart } from '#app/imports/run.server.ts'
import { decide, ruleOnEligibility } from '#app/inbox/decision.server.ts'
import { type InboxLine, readInbox } from '#app/inbox/inbox.server.ts'
import { answerOffer } from '#app/partnerships/answer.server.ts'
import { cascade } from '#app/partnerships/cascade.server.ts'
import { publishBoard } from '#app/partnerships/publication.server.ts'
import { findActor } from '#app/people/actor.server.ts'
import { changeProgram, findProgram, getProgram, openProgram, publishProgram } from '#app/programs/program.server.ts'
import type { Program } from '#app/programs/program.ts'
import { writeText } from '#app/programs/text.server.ts'
import { assignReadings, getReading, listOwnReadings, saveReading } from '#app/readings/reading.server.ts'
import type { PersonActor } from '#foundation/actor.ts'
import { dateAt, endOf } from '#foundation/clock.ts'
import { asPerson, asWorker, type Db, inTransaction, type Store } from '#foundation/database.ts'
import { projectRoot } from '#foundation/environment.ts'
import { byName } from '#foundation/language.ts'
import { orNotFound } from '#foundation/refusal.ts'

/** A house in which a story is told, step by step, each in the name of whoever would take it. */
export interface Stage {
  readonly store: Store
  readonly key: Buffer
}

export const asSomebody = <T>({ store }: Stage, actor: PersonActor, work: (db: Db) => Promise<T>): Promise<T> =>
  inTransaction(store, asPerson(actor), work)

export const asHouse = <T>({ store }: Stage, work: (db: Db) => Promise<T>): Promise<T> =>
  inTransaction(store, asWorker, work)

/** Somebody by their address. */
export async function actorAt(stage: Stage, address: string): Promise<PersonActor> {
  return asHouse(stage, async (db) => {
    const { personId } = orNotFound(
      await db.selectFrom('emails').select('personId').where('address', '=', address).executeTakeFirst(),
    )
    return orNotFound(await findActor(db, personId))
  })
}

/** Whom people can turn to: made up, like everybody here. */
const turnTo = {
  en: 'Members’ line (example): 604-555-0140, confidential, at any hour.\nCounselling for members and their families (example): care@example.org.\nA colleague who has been there: ask the office for a name.',
  fr: 'Ligne des membres (exemple) : 604-555-0140, confidentielle, à toute heure.\nSoutien psychologique pour les membres et leur famille (exemple) : care@example.org.\nUne personne qui est passée par là : demandez un nom au bureau.',
}

/** Opens a program from its template, with dates that suit, and publishes it on the day it opens. */
export async function open(
  stage: Stage,
  actor: PersonActor,
  wish: { organizationId: string; template: string; year: number },
  changes: Record<string, unknown>,
): Promise<Program> {
  return asSomebody(stage, actor, async (db) => {
    const { id, version } = await findProgram(db, await openProgram(db, actor, wish))
    await changeProgram(db, actor, await getProgram(db, id), version, changes)
    const program = await getProgram(db, id)
    await writeText(db, actor, { programId: id, kind: 'resources', body: turnTo, approvedOn: null }, 0)
    await publishProgram(db, actor, program, endOf(program.opensOn))
    return getProgram(db, id)
  })
}

/** Takes a file in, as the import's pages and the worker do. @returns what became of its rows */
export async function importFile(
  stage: Stage,
  actor: PersonActor,
  program: Program,
  file: { name: string; bytes: Buffer },
  now: Temporal.Instant,
): Promise<Counts> {
  const table = await readApart(file.bytes)
  const id = await asSomebody(stage, actor, async (db) => {
    const kept = await keepUpload(db, actor, program, file.name, file.bytes, table)
    const uploaded = await readImport(db, program, kept)
    const mapping = await proposeMapping(db, uploaded, await getExpected(db, program))
    await saveMapping(db, program, uploaded, mapping, uploaded.version, now)
    const imported = await readImport(db, program, kept)
    await startRun(db, actor, program, imported, imported.version, now)
    return kept
  })
  while ((await asHouse(stage, (db) => runPart(db, id, now))) > 0);
  return asSomebody(stage, actor, async (db) => countRows(db, await readImport(db, program, id)))
}

/** The demo's file of applications. */
export async function demoFile(name: string): Promise<{ name: string; bytes: Buffer }> {
  return { name, bytes: await readFile(path.join(projectRoot, 'database', 'demo', name)) }
}

/**
 * Decides on everybody who is complete: accepts, up to so many mentees, and puts the rest on the waiting list.
 *
 * @returns how many of each
 */
export async function receive(
  stage: Stage,
  actor: PersonActor,
  program: Program,
  places: number,
  now: Temporal.Instant,
): Promise<{ mentees: number; mentors: number; waiting: number }> {
  const counts = { mentees: 0, mentors: 0, waiting: 0 }
  await asSomebody(stage, actor, async (db) => {
    const { lines } = await readInbox(db, program.id, { state: 'undecided' }, dateAt(now), 10_000)
    for (const line of lines.toSorted(byArrival)) {
      const isFull = line.seat === 'mentee' && counts.mentees >= places
      if (line.state !== 'eligible') {
        const { application, version } = await versionOf(db, line.id)
        await ruleOnEligibility(db, actor, application, { eligible: true, note: 'An equivalent role.' }, version)
      }
      const { application, version } = await versionOf(db, line.id)
      await decide(db, actor, program, application, isFull ? 'wait' : 'accept', '', version, now)
      counts[isFull ? 'waiting' : line.seat === 'mentee' ? 'mentees' : 'mentors']++
    }
  })
  return counts
}

/** The longest waiting first, by name where they came together: the demo is the same each time. */
const byArrival = (a: InboxLine, b: InboxLine) =>
  String(a.submittedAt).localeCompare(String(b.submittedAt)) || byName(a.name, b.name)

async function versionOf(db: Db, id: string) {
  const application = await db.selectFrom('applications').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
  return { application, version: application.version }
}

export interface Seated {
  readonly name: string
  readonly email: string
}

/** Forms the committee as the template has it and seats people, who promise confidentiality. */
export async function seat(
  stage: Stage,
  actor: PersonActor,
  program: Program,
  people: readonly Seated[],
  today: Temporal.PlainDate,
): Promise<PersonActor[]> {
  await asSomebody(stage, actor, async (db) => {
    await formCommittee(db, actor, program)
    for (const { name, email } of people) {
      const committee = orNotFound(await findCommittee(db, program.id))
      const free = committee.constituencies.find(
        ({ id, seats }) => committee.members.filter((member) => member.constituencyId === id).length < seats,
      )
      const term = {
        chair: committee.members.length === 0,
        since: today.subtract({ days: 60 }),
        until: today.add({ years: 2 }),
      }
      await seatMember(db, actor, committee, { name, email, constituencyId: orNotFound(free).id, ...term })
    }
  })
  const members: PersonActor[] = []
  for (const { email } of people) {
    const member = await actorAt(stage, email)
    await asSomebody(stage, member, (db) => promiseConfidentiality(db, member, program.id, Temporal.Now.instant()))
    members.push(member)
  }
  return members
}

/** Hands the readings out, and every member reads the first few of theirs. */
export async function read(
  stage: Stage,
  actor: PersonActor,
  program: Program,
  members: readonly PersonActor[],
  each: number,
  now: Temporal.Instant,
): Promise<void> {
  await asSomebody(stage, actor, async (db) =>
    assignReadings(db, actor, program, orNotFound(await findCommittee(db, program.id)), dateAt(now)),
  )
  for (const [place, member] of members.entries())
    await asSomebody(stage, member, async (db) => {
      for (const [index, { id }] of (await listOwnReadings(db, member, program.id)).slice(0, each).entries()) {
        const { reading } = await getReading(db, member, id)
        const scores = new Map(program.rubric.map(({ key }, at) => [key, 2 + ((place + index + at) % 4)]))
        await saveReading(db, member, program, reading, scores, '', true, 1, now)
      }
    })
}

/** Runs the engine. @returns the board */
export async function match(
  stage: Stage,
  actor: PersonActor,
  program: Program,
  today: Temporal.PlainDate,
): Promise<Board> {
  return asSomebody(stage, actor, async (db) =>
    findBoard(db, program.id, await runMatching(db, actor, program, '', today)),
  )
}

/** The members sign, until the quorum approves; then the coordinator publishes. @returns how many were asked */
export async function signAndPublish(
  stage: Stage,
  actor: PersonActor,
  program: Program,
  number: number,
  members: readonly PersonActor[],
  now: Temporal.Instant,
): Promise<number> {
  for (const member of members)
    await asSomebody(stage, member, async (db) => {
      const board = await findBoard(db, program.id, number)
      if (board.state === 'proposed')
        await signBoard(db, member, board, { approves: true, words: '' }, now, dateAt(now))
    })
  return asSomebody(stage, actor, async (db) =>
    publishBoard(db, actor, program, await findBoard(db, program.id, number), stage.key, now),
  )
}

/** Most people say yes; some mentors say no, and the next best is asked; some have not answered yet. */
export async function answer(
  stage: Stage,
  actor: PersonActor,
  program: Program,
  number: number,
  now: Temporal.Instant,
): Promise<void> {
  const proposals = await asSomebody(stage, actor, async (db) =>
    listProposals(db, (await findBoard(db, program.id, number)).id),
  )
  const offers = await asHouse(stage, (db) =>
    db
      .selectFrom('offers')
      .select(['id', 'mentorId', 'menteeId'])
      .where('programId', '=', program.id)
      .orderBy('id')
      .execute(),
  )
  const say = async (personId: string, offerId: string, values: { answer: 'yes' | 'no'; word: string }) => {
    const person = orNotFound(await asHouse(stage, (db) => findActor(db, personId)))
    await asSomebody(stage, person, (db) =>
      answerOffer(db, person, offerId, { ...values, promised: true }, stage.key, now),
    )
  }
  for (const [index, offer] of offers.entries()) {
    if (index % 12 === 11) continue // not answered yet
    const isNo = index % 23 === 7
    await say(offer.mentorId, offer.id, { answer: isNo ? 'no' : 'yes', word: isNo ? 'She once reported to me.' : '' })
    if (!isNo && index % 9 !== 4) await say(offer.menteeId, offer.id, { answer: 'yes', word: '' })
  }
  if (proposals.length > 0)
    await asHouse(stage, (db) => cascade(db, { kind: 'system', id: null, job: 'demo' }, program, stage.key, now))
}
