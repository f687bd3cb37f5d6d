import { sql } from 'kysely'
import type { PersonActor } from '#foundation/actor.ts'
import { record } from '#foundation/audit.ts'
import type { Db } from '#foundation/database.ts'
import type { Text } from '#foundation/language.ts'
import { post } from '#foundation/outbox.ts'
import { orNotFound, Refusal, refuseUnless } from '#foundation/refusal.ts'
import { findCommittee } from '../committees/committee.server.ts'
import { listCatalogue } from '../learning/catalogue.server.ts'
import { listPlaces } from '../programs/contact.server.ts'
import { listCoordinators } from '../programs/coordinator.server.ts'
import { listDates, listOwnOrganizations, slugsFor } from '../programs/program.server.ts'
import { firstDateOutOfOrder, type Program } from '../programs/program.ts'
import { type ProgramDateKey, programDateKeys } from './copy.ts'
import { copyWords as w } from './copy.words.ts'

/** Everything of a program that has a date or a person of its own, for a copy. */
export async function readSource(db: Db, actor: PersonActor, program: Program) {
  const committee = await findCommittee(db, program.id)
  return {
    program,
    events: await listDates(db, program.id),
    places: await listPlaces(db, program.id),
    readBy: committee?.readBy ?? null,
    committee,
    coordinators: (await listCoordinators(db, program.id)).filter(({ personId }) => personId !== actor.id),
    mayOpen: (await listOwnOrganizations(db, actor)).some(({ id }) => id === program.organizationId),
  }
}

export type Source = Awaited<ReturnType<typeof readSource>>

export interface CopyWish {
  readonly title: Text
  /** The new dates by the names `movedDates` gives them. */
  readonly dates: ReadonlyMap<string, Temporal.PlainDate>
  /** Coordinators and committee members to be carried over; nobody unless chosen. */
  readonly coordinators: readonly string[]
  readonly members: readonly string[]
}

/**
 * Makes a draft for another year with every setting of a program: seats and their questions, texts with all editions,
 * dates, places, contacts, policy, rubric, what is asked for before money is paid, committee without its people unless chosen. Nothing anybody applied with,
 * answered or decided comes along.
 *
 * @returns the new program's address
 */
export async function copyProgram(db: Db, actor: PersonActor, source: Source, wish: CopyWish): Promise<string> {
  const { program, events, places } = source
  refuseUnless(source.mayOpen, w.notYours)
  const dates = readDates(wish.dates)
  const made = await copyShell(db, program, wish.title, dates)
  await db.insertInto('programStaff').values({ programId: made.id, personId: actor.id, readsWishes: true }).execute()
  const programId = made.id
  await copySeats(db, program.id, programId)
  for (const { id } of await listCatalogue(db, program.id))
    await copyRow(db, 'catalogue_items', id, { program_id: programId })
  for (const { id } of events)
    await copyRow(db, 'program_dates', id, {
      program_id: programId,
      starts_on: dateIn(wish, `from-${id}`),
      ends_on: wish.dates.get(`to-${id}`) ?? dateIn(wish, `from-${id}`),
    })
  for (const table of ['program_texts', 'program_contacts', 'honorarium_terms']) {
    const { rows } = await sql<{ id: string }>`
      select id from ${sql.table(table)} where program_id = ${program.id}`.execute(db)
    for (const { id } of rows) await copyRow(db, table, id, { program_id: programId })
  }
  for (const { id, closesOn } of places)
    await copyRow(db, 'program_places', id, {
      program_id: programId,
      closes_on: closesOn ? dateIn(wish, `place-${id}`) : null,
    })
  await copyCommittee(db, actor, source, wish, made.id)
  await copyCoordinators(db, actor, source, wish, made.id)
  await record(db, actor, 'program.copied', {
    recordType: 'program',
    recordId: made.id,
    programId: made.id,
    organizationId: program.organizationId,
    facts: { from: program.id },
  })
  return made.slug
}

function dateIn({ dates }: Pick<CopyWish, 'dates'>, key: string): Temporal.PlainDate {
  return orNotFound(dates.get(key))
}

/** The program's own dates, in order; and nothing that ends before it begins. */
function readDates(dates: CopyWish['dates']): Record<ProgramDateKey, Temporal.PlainDate> {
  const own = Object.fromEntries(programDateKeys.map((key) => [key, dateIn({ dates }, key)]))
  const program = own as Record<ProgramDateKey, Temporal.PlainDate>
  const wrong = firstDateOutOfOrder(program)
  refuseUnless(!wrong, w.order, { field: wrong })
  for (const [key, from] of dates) {
    const to = key.startsWith('from-') ? dates.get(key.replace('from-', 'to-')) : undefined
    if (to && Temporal.PlainDate.compare(from, to) > 0)
      throw new Refusal(w.endsFirst, { field: key.replace('from-', 'to-') })
  }
  return program
}

async function copyShell(db: Db, program: Program, title: Text, dates: ReturnType<typeof readDates>) {
  for (const slug of slugsFor(title)) {
    const id = crypto.randomUUID()
    const made = await copyRow(
      db,
      'programs',
      program.id,
      {
        id,
        slug,
        title: JSON.stringify(title),
        status: 'draft',
        opens_on: dates.opensOn,
        closes_on: dates.closesOn,
        first_closes_on: dates.closesOn,
        match_by: dates.matchBy,
        starts_on: dates.startsOn,
        ends_on: dates.endsOn,
        published_at: null,
        archived_at: null,
        archived_from: null,
        copied_from: program.id,
      },
      'on conflict (slug) do nothing',
    )
    if (made) return { id: made, slug }
  }
  throw new Refusal(w.noAddress)
}

async function copySeats(db: Db, from: string, programId: string): Promise<void> {
  const seats = await db.selectFrom('seats').select(['id', 'questionnaireId']).where('programId', '=', from).execute()
  for (const { id, questionnaireId } of seats) {
    const questionnaire = await copyRow(db, 'questionnaires', questionnaireId, {})
    await copyRow(db, 'seats', id, { program_id: programId, questionnaire_id: questionnaire })
  }
}

async function copyCommittee(db: Db, actor: PersonActor, source: Source, wish: CopyWish, programId: string) {
  const { committee } = source
  if (!committee) return
  const since = dateIn(wish, 'opensOn')
  const committeeId = await copyRow(db, 'committees', committee.id, {
    program_id: programId,
    read_by: committee.readBy ? dateIn(wish, 'readBy') : null,
  })
  for (const { id } of committee.constituencies) {
    const constituencyId = await copyRow(db, 'constituencies', id, { committee_id: committeeId })
    for (const member of committee.members.filter(
      (each) => each.constituencyId === id && wish.members.includes(each.id),
    )) {
      refuseUnless(Temporal.PlainDate.compare(since, member.until) <= 0, w.termOver(member.name), { field: 'members' })
      const { personId, chair, until } = member
      const term = { committeeId: orNotFound(committeeId), constituencyId: orNotFound(constituencyId), personId, chair }
      const seated = await db
        .insertInto('committeeMembers')
        .values({ ...term, since, until })
        .returning('id')
        .executeTakeFirstOrThrow()
      // The letter comes when the term begins: before that there is nothing for them to open.
      const dueAt = since.toZonedDateTime({ timeZone: source.program.zone, plainTime: '09:00' }).toInstant()
      await post(db, { kind: 'committee.seated', personId, subjectId: seated.id, dueAt })
      await record(db, actor, 'committee.seated', { recordType: 'person', recordId: personId, programId })
    }
  }
}

async function copyCoordinators(db: Db, actor: PersonActor, source: Source, wish: CopyWish, programId: string) {
  for (const { personId, readsWishes } of source.coordinators.filter((each) =>
    wish.coordinators.includes(each.personId),
  )) {
    await db.insertInto('programStaff').values({ programId, personId, readsWishes }).execute()
    await record(db, actor, 'coordinator.named', { recordType: 'person', recordId: personId, programId })
  }
}

/**
 * Copies one row with all it holds, also what later rooms have added to it, except its own name and count of versions
 * and what is said anew. @returns the new row's id; nothing where a conflict was let pass
 */
async function copyRow(
  db: Db,
  table: string,
  id: string,
  anew: Record<string, unknown>,
  onConflict = '',
): Promise<string | undefined> {
  const { rows: columns } = await sql<{ name: string; type: string }>`
    select column_name as name, udt_name as type from information_schema.columns
    where table_schema = 'public' and table_name = ${table} order by ordinal_position`.execute(db)
  const named = columns.filter(
    ({ name }) =>
      Object.hasOwn(anew, name) || !['id', 'version', ...(table === 'programs' ? ['created_at'] : [])].includes(name),
  )
  const value = ({ name, type }: { name: string; type: string }) =>
    Object.hasOwn(anew, name) ? sql`${anew[name]}::${sql.id(type)}` : sql.id(name)
  const { rows } = await sql<{ id: string }>`
    insert into ${sql.table(table)} (${sql.join(named.map(({ name }) => sql.id(name)))})
    select ${sql.join(named.map(value))} from ${sql.table(table)} where id = ${id}
    ${sql.raw(onConflict)} returning id`.execute(db)
  return rows[0]?.id
}
