import { type Expression, sql } from 'kysely'
import type { Actor } from '#foundation/actor.ts'
import type { Db } from '#foundation/database.ts'
import { orNotFound } from '#foundation/refusal.ts'
import type { Condition, RecordKind, Role, Verb } from './matrix.ts'
import { can, type Standing } from './policy.ts'

/** The roles somebody holds in one program, as the database sees them today. */
export interface ProgramRoles {
  readonly roles: ReadonlySet<Role>
  /** On the committee, but confidentiality not yet promised. */
  readonly seated: boolean
}

/**
 * What the actor is in a program. Asked once a request; every decision about its records is made from it by `can`.
 * The worker has no roles: it is bound by row-level security alone and shows nothing to anybody.
 */
export async function getRoles(db: Db, actor: Actor, programId: string): Promise<ProgramRoles> {
  if (actor.kind !== 'person') return { roles: new Set(), seated: false }
  const { rows } = await rolesIn(sql`${programId}::uuid`).execute(db)
  const found = orNotFound(rows[0])
  const roles = new Set<Role>()
  if (found.administers) roles.add('org admin')
  if (found.coordinates) roles.add('coordinator')
  if (found.judges) roles.add('committee')
  if (found.mentors) roles.add('mentor')
  if (found.learns) roles.add('mentee')
  if (found.leads) roles.add('team lead')
  if (found.peers) roles.add('peer')
  return { roles, seated: found.seated }
}

/** The question what whoever asks is in a program; the program may itself be a question. */
export const rolesIn = (program: Expression<unknown>) => sql<
  Record<'administers' | 'coordinates' | 'judges' | 'seated' | 'mentors' | 'learns' | 'leads' | 'peers', boolean>
>`select
      exists (select 1 from programs p where p.id = (${program}) and p.organization_id in (select app.administered())) as administers,
      (${program}) in (select app.coordinated()) as coordinates,
      (${program}) in (select app.judged()) as judges,
      (${program}) in (select app.seated()) as seated,
      exists (select 1 from applications a where a.program_id = (${program}) and a.person_id = app.actor() and a.seat = 'mentor') as mentors,
      exists (select 1 from applications a where a.program_id = (${program}) and a.person_id = app.actor() and a.seat = 'mentee') as learns,
      exists (select 1 from groups g where g.program_id = (${program}) and g.id in (select app.leading())) as leads,
      exists (select 1 from groups g where g.program_id = (${program}) and g.kind = 'peers' and g.id in (select app.grouped())) as peers`

/** Whether the actor supervises somebody, declared or by position. */
export async function supervises(db: Db, personId: string): Promise<boolean> {
  const { rows } = await sql<{ yes: boolean }>`select ${personId}::uuid in (select app.supervised()) as yes`.execute(db)
  return rows[0]?.yes === true
}

/**
 * Nobody the actor supervises, as a part of questions: what the rows' policies say of those who run a program, said once
 * more by whoever asks. Only for people: the worker supervises nobody.
 *
 * @param person the column in which a person stands; never null
 */
export const notSupervised = (person: string) => sql<boolean>`${sql.ref(person)} not in (select app.supervised())`

/** The same of an application that somebody stepped back from, or whose person they supervise; a column may be empty. */
export const notConflicted = (...applications: readonly string[]) =>
  sql.join<boolean>(
    applications.map(
      (column) => sql`(${sql.ref(column)} is null or ${sql.ref(column)} not in (select app.conflicted()))`,
    ),
    sql` and `,
  )

/** A standing from roles and the conditions that hold for the record at hand. */
export function standing({ roles }: ProgramRoles, holds: readonly Condition[] = [], conflicted = false): Standing {
  return { roles, holds: new Set(holds), conflicted }
}

/** Goes on only if allowed; otherwise there is nothing here, as for a wrong address. */
export function mustBeAble(standing: Standing, verb: Verb, record: RecordKind): void {
  orNotFound(can(standing, verb, record))
}

/** Goes on only for somebody who coordinates the program. @returns their roles */
export async function mustCoordinate(db: Db, actor: Actor, programId: string): Promise<ProgramRoles> {
  const held = await getRoles(db, actor, programId)
  orNotFound(held.roles.has('coordinator'))
  return held
}

/** Goes on only for the coordinator or a committee member who has promised confidentiality. @returns their roles */
export async function mustDecide(db: Db, actor: Actor, programId: string): Promise<ProgramRoles> {
  const held = await getRoles(db, actor, programId)
  mustBeAble(standing(held), 'read', 'committee note')
  return held
}
