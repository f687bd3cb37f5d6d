import type { PersonActor } from '#foundation/actor.ts'
import { record } from '#foundation/audit.ts'
import type { Db } from '#foundation/database.ts'
import type { Text } from '#foundation/language.ts'
import { refuseUnless } from '#foundation/refusal.ts'
import { changeVersioned } from '#foundation/versioned.ts'
import type { Program } from './program.ts'
import { settingsWords as w } from './settings.words.ts'

/** Whom to ask about a program, in order. The first one's address receives answers to its letters. */
export async function listContacts(db: Db, programId: string) {
  return db
    .selectFrom('programContacts')
    .selectAll()
    .where('programId', '=', programId)
    .orderBy('position')
    .orderBy('name')
    .execute()
}

export interface ContactForm {
  readonly name: string
  readonly role: Text
  readonly email: string
  readonly phone: string
}

export async function saveContact(
  db: Db,
  actor: PersonActor,
  program: Program,
  contact: ContactForm,
  known: { id: string; version: number } | null,
): Promise<void> {
  const values = { ...contact, role: JSON.stringify(contact.role) }
  if (known) await changeVersioned(db, 'programContacts', known.id, known.version, values)
  else
    await db
      .insertInto('programContacts')
      .values({ ...values, programId: program.id, position: (await listContacts(db, program.id)).length })
      .execute()
  await record(db, actor, 'program.changed', {
    recordType: 'program',
    recordId: program.id,
    programId: program.id,
    facts: { what: 'contacts' },
  })
}

export async function removeContact(db: Db, actor: PersonActor, program: Program, id: string): Promise<void> {
  const { numDeletedRows } = await db
    .deleteFrom('programContacts')
    .where('id', '=', id)
    .where('programId', '=', program.id)
    .executeTakeFirstOrThrow()
  if (numDeletedRows === 0n) return
  await record(db, actor, 'program.changed', {
    recordType: 'program',
    recordId: program.id,
    programId: program.id,
    facts: { what: 'contacts' },
  })
}

/** What is different in one region or district of the program. */
export async function listPlaces(db: Db, programId: string) {
  return db
    .selectFrom('programPlaces')
    .leftJoin('districts', 'districts.number', 'programPlaces.districtNumber')
    .selectAll('programPlaces')
    .select('districts.name as districtName')
    .where('programId', '=', programId)
    .orderBy('programPlaces.region')
    .orderBy('programPlaces.districtNumber')
    .execute()
}

/** The place note that holds for a district: its own, else its region's. */
export async function findPlace(db: Db, programId: string, district: { number: number; region: string } | undefined) {
  if (!district) return undefined
  const places = await listPlaces(db, programId)
  return (
    places.find((place) => place.districtNumber === district.number) ??
    places.find((place) => place.region === district.region)
  )
}

export interface PlaceForm {
  readonly region: string | null
  readonly districtNumber: number | null
  readonly note: Text
  readonly contactName: string
  readonly contactEmail: string
  readonly closesOn: Temporal.PlainDate | null
}

/** Keeps what is different in a place, new or known. A region or district has one note at most. */
export async function savePlace(
  db: Db,
  actor: PersonActor,
  program: Program,
  place: PlaceForm,
  known: { id: string; version: number } | null,
): Promise<void> {
  const values = { ...place, note: JSON.stringify(place.note) }
  const others = (await listPlaces(db, program.id)).filter(({ id }) => id !== known?.id)
  refuseUnless(
    !others.some((other) => other.region === place.region && other.districtNumber === place.districtNumber),
    w.placeTaken,
    { field: place.region === null ? 'district' : 'region' },
  )
  if (known) await changeVersioned(db, 'programPlaces', known.id, known.version, values)
  else
    await db
      .insertInto('programPlaces')
      .values({ ...values, programId: program.id })
      .execute()
  await record(db, actor, 'program.changed', {
    recordType: 'program',
    recordId: program.id,
    programId: program.id,
    facts: { what: 'places' },
  })
}

export async function removePlace(db: Db, actor: PersonActor, program: Program, id: string): Promise<void> {
  const { numDeletedRows } = await db
    .deleteFrom('programPlaces')
    .where('id', '=', id)
    .where('programId', '=', program.id)
    .executeTakeFirstOrThrow()
  if (numDeletedRows === 0n) return
  await record(db, actor, 'program.changed', {
    recordType: 'program',
    recordId: program.id,
    programId: program.id,
    facts: { what: 'places' },
  })
}
