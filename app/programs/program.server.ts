import type { SeatKind } from '#database/types.ts'
import type { PersonActor } from '#foundation/actor.ts'
import { record } from '#foundation/audit.ts'
import type { Db } from '#foundation/database.ts'
import { fold, type Text } from '#foundation/language.ts'
import { orNotFound, Refusal, refuseUnless } from '#foundation/refusal.ts'
import { changeVersioned } from '#foundation/versioned.ts'
import { mustCoordinate } from '../access/standing.server.ts'
import { findFramework } from '../frameworks/framework.server.ts'
import { makeQuestionnaire } from '../questionnaires/questionnaire.server.ts'
import { eligibilitySchema } from './eligibility.ts'
import { policySchema } from './policy.ts'
import { type Criterion, type Program, type Seat, seatKinds } from './program.ts'
import { programWords as w } from './programs.words.ts'
import { dateOf, findTemplate, type Template, withYears } from './template.ts'

export const selectPrograms = (db: Db) =>
  db
    .selectFrom('programs')
    .innerJoin('organizations', 'organizations.id', 'programs.organizationId')
    .selectAll('programs')
    .select(['organizations.name as organizationName', 'organizations.privacyName', 'organizations.privacyEmail'])

type Row = Awaited<ReturnType<ReturnType<typeof selectPrograms>['executeTakeFirstOrThrow']>>

function toProgram({ privacyName, privacyEmail, ...row }: Row): Program {
  return {
    ...row,
    privacyContact: `${privacyName}, ${privacyEmail}`,
    cascade: row.cascade === 'ask' ? 'ask' : 'automatic',
    policy: policySchema.parse(row.policy),
    rubric: row.rubric as Criterion[],
  }
}

/** The program at an address, if the actor may see it: published, or theirs to run. */
export async function findProgram(db: Db, slug: string): Promise<Program> {
  return toProgram(orNotFound(await selectPrograms(db).where('programs.slug', '=', slug).executeTakeFirst()))
}

/** A program by its id, or by a question that has it for its answer. */
export type ProgramId = string | ReturnType<typeof idOf>

/** A program's id by its address, as a part of other questions. */
export const idOf = (db: Db, slug: string) =>
  db.selectFrom('programs').select('programs.id').where('programs.slug', '=', slug)

export async function getProgram(db: Db, id: string): Promise<Program> {
  return toProgram(orNotFound(await selectPrograms(db).where('programs.id', '=', id).executeTakeFirst()))
}

/** Every program the actor may see, newest first. */
export async function listPrograms(db: Db): Promise<Program[]> {
  const rows = await selectPrograms(db)
    .orderBy('programs.opensOn', 'desc')
    .orderBy('programs.slug')
    .limit(200)
    .execute()
  return rows.map(toProgram)
}

/** The program at an address, for somebody who coordinates it. Anyone else finds nothing. */
export async function findCoordinated(db: Db, actor: PersonActor, slug: string): Promise<Program> {
  const program = await findProgram(db, slug)
  await mustCoordinate(db, actor, program.id)
  return program
}

export async function getSeat(db: Db, programId: string, kind: string): Promise<Seat> {
  const seat = orNotFound(
    await db
      .selectFrom('seats')
      .selectAll()
      .where('programId', '=', programId)
      .where('kind', '=', kind as SeatKind)
      .executeTakeFirst(),
  )
  return { ...seat, eligibility: eligibilitySchema.parse(seat.eligibility) }
}

export async function listSeats(db: Db, programId: string): Promise<Seat[]> {
  const seats = await Promise.all(seatKinds.map((kind) => getSeat(db, programId, kind)))
  return seats
}

/** The dates of the year besides the five every program has. */
export async function listDates(db: Db, programId: string) {
  return db
    .selectFrom('programDates')
    .selectAll()
    .where('programId', '=', programId)
    .orderBy('startsOn')
    .orderBy('key')
    .execute()
}

/** The organizations in which the actor may open a program. */
export async function listOwnOrganizations(db: Db, actor: PersonActor) {
  return db
    .selectFrom('organizations')
    .innerJoin('staff', 'staff.organizationId', 'organizations.id')
    .select(['organizations.id', 'organizations.name', 'organizations.email', 'organizations.phone'])
    .where('staff.personId', '=', actor.id)
    .where('staff.role', '=', 'coordinator')
    .where('staff.until', 'is', null)
    .execute()
}

/**
 * Opens a program from a template: everything it needs is there, and everything can be changed. It stays a draft
 * that only its staff see until it is published.
 *
 * @param year the calendar year the program's first dates fall in
 * @returns the program's address
 */
export async function openProgram(
  db: Db,
  actor: PersonActor,
  wish: { organizationId: string; template: string; year: number },
): Promise<string> {
  const template = findTemplate(wish.template)
  refuseUnless(template, w.noTemplate)
  orNotFound((await listOwnOrganizations(db, actor)).find(({ id }) => id === wish.organizationId))
  const program = await insertProgram(db, await programRow(db, template, wish))
  await db.insertInto('programStaff').values({ programId: program.id, personId: actor.id, readsWishes: true }).execute()
  await addSeats(db, program.id, wish.organizationId, template)
  await addDates(db, program.id, template, wish.year)
  await addTexts(db, actor, program.id, template)
  await addContact(db, actor, program.id)
  await record(db, actor, 'program.opened', {
    recordType: 'program',
    recordId: program.id,
    programId: program.id,
    organizationId: wish.organizationId,
    facts: { template: template.id },
  })
  return program.slug
}

async function programRow(
  db: Db,
  template: Template,
  { organizationId, year }: { organizationId: string; year: number },
) {
  const startsOn = dateOf(template.starts, year)
  const endsOn = dateOf(template.ends, year)
  const title = withYears(template.title, startsOn, endsOn)
  return {
    organizationId,
    template: template.id,
    model: template.model,
    title: JSON.stringify(title),
    summary: JSON.stringify(template.summary),
    months: template.months,
    opensOn: dateOf(template.opens, year),
    closesOn: dateOf(template.closes, year),
    firstClosesOn: dateOf(template.closes, year),
    matchBy: dateOf(template.matchBy, year),
    startsOn,
    endsOn,
    cap: template.cap,
    answerDays: template.answerDays,
    readers: template.readers,
    mentorsTrained: template.mentorsTrained,
    frameworkId: await findFramework(db, template.framework),
    policy: JSON.stringify(template.policy),
    rubric: JSON.stringify(template.rubric),
    goals: JSON.stringify(template.goals),
    meetsEvery: template.meetsEvery,
    hoursLeast: template.hours.least,
    hoursMost: template.hours.most,
    hoursAll: template.hours.all,
  }
}

/** Readable addresses for a program of this title, the plainest first; drafts of other houses cannot be seen, so they are tried. */
export function slugsFor({ en }: Text): string[] {
  const base =
    fold(en)
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-|-$/g, '') || 'program'
  return Array.from({ length: 99 }, (_, index) => (index === 0 ? base : `${base}-${index + 1}`))
}

/** A program at the first address that no other has. */
async function insertProgram(db: Db, row: Awaited<ReturnType<typeof programRow>>) {
  for (const slug of slugsFor(JSON.parse(row.title) as Text)) {
    const program = await db
      .insertInto('programs')
      .values({ ...row, slug })
      .onConflict((conflict) => conflict.column('slug').doNothing())
      .returning(['id', 'slug'])
      .executeTakeFirst()
    if (program) return program
  }
  throw new Refusal(w.noTemplate)
}

async function addSeats(db: Db, programId: string, organizationId: string, template: Template): Promise<void> {
  for (const kind of seatKinds) {
    const seat = template.seats[kind]
    const questionnaireId = await makeQuestionnaire(db, organizationId, template.title, seat.questions)
    await db
      .insertInto('seats')
      .values({
        programId,
        kind,
        questionnaireId,
        description: JSON.stringify(seat.description),
        expectations: JSON.stringify(seat.expectations),
        hours: JSON.stringify(seat.hours),
        eligibility: JSON.stringify(seat.eligibility),
        mostMentees: seat.mostMentees,
        honorariumCents: seat.honorariumCents,
      })
      .execute()
  }
}

async function addDates(db: Db, programId: string, template: Template, year: number): Promise<void> {
  for (const date of template.dates)
    await db
      .insertInto('programDates')
      .values({
        programId,
        key: date.key,
        title: JSON.stringify(date.title),
        startsOn: dateOf(date.from, year),
        endsOn: dateOf(date.to, year),
        note: date.note ? JSON.stringify(date.note) : null,
      })
      .execute()
}

async function addTexts(db: Db, actor: PersonActor, programId: string, template: Template): Promise<void> {
  for (const [kind, body] of Object.entries(template.texts))
    await db
      .insertInto('programTexts')
      .values({ programId, kind: kind as 'code', edition: 1, body: JSON.stringify(body), writtenBy: actor.id })
      .execute()
}

/** The person who opens a program is its first contact, until they name another. */
async function addContact(db: Db, actor: PersonActor, programId: string): Promise<void> {
  const email = await db
    .selectFrom('emails')
    .select('address')
    .where('personId', '=', actor.id)
    .where('first', '=', true)
    .executeTakeFirst()
  await db
    .insertInto('programContacts')
    .values({ programId, name: actor.name, role: JSON.stringify(w.coordinator), email: email?.address ?? '' })
    .execute()
}

/** Changes a program as a form asked; jsonb values already as text. */
export async function changeProgram(
  db: Db,
  actor: PersonActor,
  program: Program,
  version: number,
  changes: Record<string, unknown>,
): Promise<void> {
  await changeVersioned(db, 'programs', program.id, version, changes)
  await record(db, actor, 'program.changed', {
    recordType: 'program',
    recordId: program.id,
    programId: program.id,
    facts: { what: Object.keys(changes).join(' ') },
  })
}

export async function changeSeat(
  db: Db,
  actor: PersonActor,
  seat: Seat,
  version: number,
  changes: Record<string, unknown>,
): Promise<void> {
  await changeVersioned(db, 'seats', seat.id, version, changes)
  await record(db, actor, 'seat.changed', { recordType: 'seat', recordId: seat.id, programId: seat.programId })
}

/** Makes a program public. From here its dates alone decide whether applications are open. */
export async function publishProgram(
  db: Db,
  actor: PersonActor,
  program: Program,
  now: Temporal.Instant,
): Promise<void> {
  refuseUnless(program.status === 'draft', w.alreadyPublished)
  await changeVersioned(db, 'programs', program.id, program.version, {
    status: 'published',
    publishedAt: now,
    firstClosesOn: program.closesOn,
  })
  await record(db, actor, 'program.published', { recordType: 'program', recordId: program.id, programId: program.id })
}
