import { sql } from 'kysely'
import type { SeatKind } from '#database/types.ts'
import type { PersonActor } from '#foundation/actor.ts'
import { record } from '#foundation/audit.ts'
import { dateAt } from '#foundation/clock.ts'
import type { Db } from '#foundation/database.ts'
import { byName } from '#foundation/language.ts'
import { post } from '#foundation/outbox.ts'
import { orNotFound, refuseUnless } from '#foundation/refusal.ts'
import type { Program } from '../programs/program.ts'
import { type Certificate, newCertificateCode } from './certificate.ts'
import { certificateWords as w } from './certificate.words.ts'
import { listOwnHours } from './hours.server.ts'
import { statementOf } from './hours.ts'

/** Somebody whose time in a program is over, as what and from when to when. */
export interface Served {
  readonly personId: string
  readonly name: string
  readonly seat: SeatKind
  readonly startsOn: Temporal.PlainDate
  readonly endsOn: Temporal.PlainDate
}

/**
 * Who has no certificate, in the seat they served in: whether they can have one from the actor now, their partnerships
 * being over or the program's last day here, or not yet. Several partnerships of one person are one time of service.
 */
export async function listLacking(
  db: Db,
  actor: PersonActor,
  program: Program,
  today: Temporal.PlainDate,
): Promise<{ able: Served[]; later: Served[] }> {
  const { rows } = await sql<Served & { able: boolean }>`
    with side as (
      select mentor_id as person_id, 'mentor'::seat_kind as seat, state, starts_on, ends_on from partnerships where program_id = ${program.id}
      union all
      select mentee_id, 'mentee', state, starts_on, ends_on from partnerships where program_id = ${program.id})
    select s.person_id, p.name, s.seat, min(s.starts_on) as starts_on, max(least(s.ends_on, ${today})) as ends_on,
      bool_and(s.state = 'ended') or ${Temporal.PlainDate.compare(program.endsOn, today) <= 0} as able
    from side s join people p on p.id = s.person_id
    where s.person_id <> ${actor.id}
      and not exists (select 1 from certificates c
        where c.program_id = ${program.id} and c.person_id = s.person_id and c.seat = s.seat and c.revoked_at is null)
    group by s.person_id, p.name, s.seat`.execute(db)
  rows.sort((a, b) => a.seat.localeCompare(b.seat) || byName(a.name, b.name))
  const those = (wanted: boolean) => rows.flatMap(({ able, ...served }) => (able === wanted ? [served] : []))
  return { able: those(true), later: those(false) }
}

/** The name under which one of several is chosen. */
export const servedKey = ({ personId, seat }: Pick<Served, 'personId' | 'seat'>) => `${seat} ${personId}`

/** Signs a certificate for each of those chosen and tells them; all or none. @returns how many */
export async function issueCertificates(
  db: Db,
  actor: PersonActor,
  program: Program,
  chosen: readonly string[],
  now: Temporal.Instant,
  today: Temporal.PlainDate,
): Promise<number> {
  const lacking = await listLacking(db, actor, program, today)
  const able = new Map(lacking.able.map((each) => [servedKey(each), each]))
  for (const key of new Set(chosen)) {
    const served = able.get(key)
    refuseUnless(served, w.notAble, { field: 'chosen' })
    const { id } = await db
      .insertInto('certificates')
      .values({
        ...served,
        code: newCertificateCode(),
        programId: program.id,
        organizationName: JSON.stringify(program.organizationName),
        programTitle: JSON.stringify(program.title),
        signerName: actor.name,
        issuedBy: actor.id,
        issuedAt: now,
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    await post(db, { kind: 'certificate.issued', personId: served.personId, subjectId: id })
    await record(db, actor, 'certificate.issued', { recordType: 'certificate', recordId: id, programId: program.id })
  }
  return new Set(chosen).size
}

/** Every certificate of a program, for its coordinator. */
export async function listCertificates(db: Db, programId: string) {
  return db
    .selectFrom('certificates')
    .select(['id', 'code', 'name', 'seat', 'issuedAt', 'revokedAt', 'signerName'])
    .where('programId', '=', programId)
    .orderBy('issuedAt', 'desc')
    .orderBy('name')
    .execute()
}

/** Withdraws a certificate for good. */
export async function revokeCertificate(
  db: Db,
  actor: PersonActor,
  programId: string,
  id: string,
  now: Temporal.Instant,
): Promise<void> {
  const revoked = await db
    .updateTable('certificates')
    .set({ revokedBy: actor.id, revokedAt: now })
    .where('id', '=', id)
    .where('programId', '=', programId)
    .where('revokedAt', 'is', null)
    .executeTakeFirst()
  orNotFound(revoked.numUpdatedRows > 0n)
  await record(db, actor, 'certificate.revoked', { recordType: 'certificate', recordId: id, programId })
}

/** The actor's own certificates in a program that hold. */
export async function listOwnCertificates(db: Db, actor: PersonActor, programId: string) {
  return db
    .selectFrom('certificates')
    .select(['id', 'code', 'seat'])
    .where('programId', '=', programId)
    .where('personId', '=', actor.id)
    .where('revokedAt', 'is', null)
    .orderBy('seat')
    .execute()
}

/** A certificate of the actor's own that holds, by its code. */
export async function findOwnCertificate(db: Db, actor: PersonActor, code: string) {
  return db
    .selectFrom('certificates')
    .select(['id', 'programId', 'minutes'])
    .where('code', '=', code)
    .where('personId', '=', actor.id)
    .where('revokedAt', 'is', null)
    .executeTakeFirst()
}

/** What whoever holds a code may know: what the certificate says, or that it was withdrawn. */
export async function checkCertificate(
  db: Db,
  code: string,
): Promise<{ revokedOn: Temporal.PlainDate } | { certificate: Certificate } | undefined> {
  const { rows } = await sql<
    Omit<Certificate, 'issuedOn'> & { issuedAt: Temporal.Instant; revokedAt: Temporal.Instant | null }
  >`select * from app.certificate_of(${code})`.execute(db)
  const [found] = rows
  if (!found) return undefined
  const { issuedAt, revokedAt, ...said } = found
  return revokedAt ? { revokedOn: dateAt(revokedAt) } : { certificate: { ...said, issuedOn: dateAt(issuedAt) } }
}

/** The holder has their certificate say how much time they noted, or nothing of it. */
export async function showTime(db: Db, actor: PersonActor, code: string, shown: boolean): Promise<void> {
  const own = orNotFound(await findOwnCertificate(db, actor, code))
  const { total } = statementOf(await listOwnHours(db, actor, own.programId))
  await sql`select app.show_time(${own.id}, ${shown && total > 0 ? total : null})`.execute(db)
  await record(db, actor, shown ? 'certificate.time-shown' : 'certificate.time-hidden', {
    recordType: 'certificate',
    recordId: own.id,
    programId: own.programId,
  })
}
