import { sql } from 'kysely'
import type { PersonActor } from '#foundation/actor.ts'
import { record } from '#foundation/audit.ts'
import type { Db } from '#foundation/database.ts'
import { type Language, pick, type Text } from '#foundation/language.ts'
import { post } from '#foundation/outbox.ts'
import { orNotFound, refuseUnless } from '#foundation/refusal.ts'
import { changeVersioned } from '#foundation/versioned.ts'
import { honorariaWords as w } from './honoraria.words.ts'
import { type Handler, type Honorarium, sumCents } from './honorarium.ts'
import { csvOf, xlsxOf } from './sheet.ts'

type Paying = { readonly id: string; readonly title: Text }

/** What of a program can be handed to finance by this person: approved, not their own nor of somebody they supervise. */
export const exportable = (handler: Handler, claims: readonly Honorarium[]) =>
  handler.pays
    ? claims.filter(
        ({ state, personId }) => state === 'approved' && personId !== handler.id && !handler.supervises.has(personId),
      )
    : []

/**
 * Hands everything approved to finance as one numbered export. The files are kept as they were made: whoever downloads
 * them again gets the same bytes. Two who press at once make one export, and the second finds nothing left.
 *
 * @returns its number
 */
export async function makeExport(
  db: Db,
  actor: PersonActor,
  handler: Handler,
  program: Paying,
  language: Language,
  now: Temporal.Instant,
): Promise<number> {
  orNotFound(handler.pays)
  await sql`select pg_advisory_xact_lock(hashtextextended(${`honoraria ${program.id}`}, 0))`.execute(db)
  const approved = (await db
    .selectFrom('honoraria')
    .selectAll()
    .where('programId', '=', program.id)
    .where('state', '=', 'approved')
    .orderBy('payee')
    .orderBy('id')
    .forUpdate()
    .execute()) as unknown as Honorarium[]
  const claims = exportable(handler, approved)
  refuseUnless(claims.length > 0, w.nothingToExport)
  const names = await namesOf(db, claims)
  const { last } = await db
    .selectFrom('honorariumExports')
    .select((of) => of.fn.coalesce(of.fn.max('number'), sql<number>`0`).as('last'))
    .where('programId', '=', program.id)
    .executeTakeFirstOrThrow()
  const number = last + 1
  const lines = claims.map(({ id, payee, amountCents, approvedBy, secondedBy }) => ({
    id,
    payee,
    program: pick(program.title, language),
    amountCents,
    approvedBy: names.get(approvedBy ?? '') ?? '',
    secondedBy: names.get(secondedBy ?? '') ?? '',
  }))
  const made = await db
    .insertInto('honorariumExports')
    .values({
      programId: program.id,
      number,
      madeBy: actor.id,
      madeAt: now,
      claims: claims.length,
      totalCents: sumCents(claims),
      csv: Buffer.from(csvOf(number, lines, language)),
      xlsx: await xlsxOf(number, lines, language),
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  for (const { id, version } of claims)
    await changeVersioned(db, 'honoraria', id, version, { state: 'exported', exportId: made.id, exportedAt: now })
  await record(db, actor, 'honorarium.exported', {
    recordType: 'honorarium-export',
    recordId: made.id,
    programId: program.id,
    about: claims.map(({ personId }) => personId),
    facts: { number, claims: claims.length, cents: sumCents(claims) },
  })
  return number
}

async function namesOf(db: Db, claims: readonly Honorarium[]): Promise<Map<string, string>> {
  const ids = [...new Set(claims.flatMap(({ approvedBy, secondedBy }) => [approvedBy, secondedBy]))]
  const people = await db
    .selectFrom('people')
    .select(['id', 'name'])
    .where(
      'id',
      'in',
      ids.filter((id) => id !== null),
    )
    .execute()
  return new Map(people.map(({ id, name }) => [id, name]))
}

const selectExports = (db: Db, programId: string) =>
  db
    .selectFrom('honorariumExports')
    .select(['id', 'number', 'madeAt', 'claims', 'totalCents'])
    .where('programId', '=', programId)

/** The exports of a program, newest first, for whoever pays. */
export const listExports = (db: Db, programId: string) =>
  selectExports(db, programId).orderBy('number', 'desc').execute()

/** One export with its claims. */
export async function getExport(db: Db, programId: string, number: string) {
  const found = orNotFound(
    await selectExports(db, programId)
      .where('number', '=', Number(/^\d{1,6}$/.test(number) ? number : 0))
      .executeTakeFirst(),
  )
  const claims = (await db
    .selectFrom('honoraria')
    .selectAll()
    .where('programId', '=', programId)
    .where('exportId', '=', found.id)
    .orderBy('payee')
    .orderBy('id')
    .execute()) as unknown as Honorarium[]
  return { batch: found, claims }
}

/** The file of an export, byte for byte as it was made. Each time somebody takes it out is written down. */
export async function takeOut(
  db: Db,
  actor: PersonActor,
  programId: string,
  exportId: string,
  form: 'csv' | 'xlsx',
): Promise<Buffer> {
  const file = orNotFound(
    await db
      .selectFrom('honorariumExports')
      .select(`${form} as bytes`)
      .where('id', '=', exportId)
      .where('programId', '=', programId)
      .executeTakeFirst(),
  )
  const paid = await db.selectFrom('honoraria').select('personId').where('exportId', '=', exportId).execute()
  await record(db, actor, 'honorarium.taken-out', {
    recordType: 'honorarium-export',
    recordId: exportId,
    programId,
    about: paid.map(({ personId }) => personId),
    facts: { form },
  })
  return file.bytes
}

/** Finance has paid: notes the day and the reference on each claim of an export that is not paid yet. @returns how many */
export async function markExportPaid(
  db: Db,
  actor: PersonActor,
  handler: Handler,
  claims: readonly Honorarium[],
  paid: { readonly paidOn: Temporal.PlainDate; readonly reference: string },
  today: Temporal.PlainDate,
): Promise<number> {
  orNotFound(handler.pays)
  refuseUnless(Temporal.PlainDate.compare(paid.paidOn, today) <= 0, w.notInFuture, { field: 'paidOn' })
  const open = claims.filter(
    ({ state, personId }) => state === 'exported' && personId !== handler.id && !handler.supervises.has(personId),
  )
  refuseUnless(open.length > 0, w.nothingToPay)
  for (const claim of open) await notePaid(db, actor, claim, claim.version, paid)
  return open.length
}

/** Corrects the day or reference of one payment. */
export async function correctPaid(
  db: Db,
  actor: PersonActor,
  handler: Handler,
  claim: Honorarium,
  version: number,
  paid: { readonly paidOn: Temporal.PlainDate; readonly reference: string },
  today: Temporal.PlainDate,
): Promise<void> {
  orNotFound(handler.pays && claim.state === 'paid')
  refuseUnless(claim.personId !== handler.id && !handler.supervises.has(claim.personId), w.notYours)
  refuseUnless(Temporal.PlainDate.compare(paid.paidOn, today) <= 0, w.notInFuture, { field: 'paidOn' })
  await notePaid(db, actor, claim, version, paid)
}

async function notePaid(
  db: Db,
  actor: PersonActor,
  claim: Honorarium,
  version: number,
  { paidOn, reference }: { readonly paidOn: Temporal.PlainDate; readonly reference: string },
): Promise<void> {
  const corrected = claim.state === 'paid'
  await changeVersioned(db, 'honoraria', claim.id, version, { state: 'paid', paidOn, paidReference: reference })
  if (!corrected)
    await post(db, {
      kind: 'honorarium.moved',
      personId: claim.personId,
      subjectId: claim.id,
      occurrence: 'paid',
      particulars: { state: 'paid' },
    })
  await record(db, actor, corrected ? 'honorarium.corrected' : 'honorarium.paid', {
    recordType: 'honorarium',
    recordId: claim.id,
    programId: claim.programId,
  })
}

/** Every claim of an organization's programs that the actor may see. */
export async function listClaimsOf(db: Db, organizationId: string): Promise<Honorarium[]> {
  const rows = await db
    .selectFrom('honoraria')
    .innerJoin('programs', 'programs.id', 'honoraria.programId')
    .selectAll('honoraria')
    .where('programs.organizationId', '=', organizationId)
    .execute()
  return rows as unknown as Honorarium[]
}
