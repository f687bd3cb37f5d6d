import pg from 'pg'
import { provincialZone, wrongZoneFact, zoneFacts } from '#foundation/clock.ts'
import { derive } from '#foundation/crypto.ts'
import { SettingError } from '#foundation/environment.ts'

/** Refuses a Node whose zone data does not know that BC stays at UTC-7. */
export function refuseWrongNode(): void {
  const wrong = wrongZoneFact()
  if (wrong)
    throw new SettingError(
      `This Node's time-zone data (${process.versions.tz}) is out of date: ${wrong.zone} is ${wrong.offset} on ${wrong.at}. Use the project's own Node (npm start does), or one with zone data 2026c or later.`,
    )
}

/**
 * Refuses a server that is too old, or whose zone data does not know BC's permanent UTC-7. Alberta's rule (2026c) is
 * asked of Node alone: instants are stored in UTC and only the province's own date is ever computed in the database.
 */
export async function refuseWrongServer(client: pg.ClientBase): Promise<void> {
  const { rows } = await client.query<{ version: number; name: string }>(
    `select current_setting('server_version_num')::int as version, current_setting('server_version') as name`,
  )
  const server = rows[0]
  if (!server || server.version < 150_000)
    throw new SettingError(`PostgreSQL ${server?.name} is too old. Use version 15 or later.`)
  for (const { zone, at, offset } of zoneFacts.filter(({ zone }) => zone === provincialZone)) {
    const said = await client.query<{ hours: number }>(
      `select extract(epoch from (($1::timestamptz at time zone $2) - ($1::timestamptz at time zone 'UTC')))::int / 3600 as hours`,
      [at, zone],
    )
    if (said.rows[0]?.hours !== Number(offset.slice(0, 3)))
      throw new SettingError(
        `The database's time-zone data is out of date: ${zone} is ${offset} on ${at}. Update the server's zone data (tzdata) to 2026b or later and restart it, or use the embedded database.`,
      )
  }
}

/**
 * Refuses a login that could step around row-level security: a superuser, one that bypasses it, or the owner of the
 * tables, itself or through a role it may take.
 */
export async function refuseUnsafeRole(client: pg.ClientBase): Promise<void> {
  const { rows } = await client.query<{ role: string; why: string; owns: boolean }>(`
    with mine as (select oid, rolname, rolsuper, rolbypassrls from pg_roles where pg_has_role(session_user, oid, 'member')
      order by rolname <> session_user)
    select rolname as role, case when rolsuper then 'a superuser' else 'able to bypass row-level security' end as why, false as owns
      from mine where rolsuper or rolbypassrls
    union all
    select distinct mine.rolname, 'the owner of ' || c.relname, true from mine join pg_class c on c.relowner = mine.oid
      join pg_namespace n on n.oid = c.relnamespace where n.nspname in ('public', 'private') and c.relkind in ('r', 'v')
    limit 1`)
  const found = rows[0]
  if (!found) return
  const cure = found.owns
    ? 'Run: DATABASE_URL=… bin/alongside migrate (with this URL); it prints the URL to serve with.'
    : 'Make an owner that is none (docs/operate.md says how), run DATABASE_URL=… bin/alongside migrate with its URL, and serve with the URL it prints.'
  throw new SettingError(
    `Alongside will not serve as ${found.role}, which is ${found.why}: the rules about who sees what would not bind it. ${cure}`,
  )
}

/**
 * Refuses a database in which row-level security has been switched off: a table without it, or without any rule, and people
 * shown to somebody who is nobody. Whoever did that to look into something may have forgotten it.
 */
export async function refuseOpenTables(client: pg.ClientBase): Promise<void> {
  const { rows } = await client.query<{ name: string }>(`
    select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname in ('public', 'private') and c.relkind in ('r', 'p') and c.relname <> 'migrations'
      and not (c.relrowsecurity and c.relforcerowsecurity and exists (select 1 from pg_policy p where p.polrelid = c.oid))
    order by 1 limit 3`)
  if (rows.length === 0) await client.query('begin; set local role alongside_web')
  const shown = rows.length ? [] : (await client.query('select id from people limit 1')).rows
  if (rows.length === 0) await client.query('rollback')
  const open = [...rows.map(({ name }) => name), ...(shown.length ? ['people'] : [])]
  if (open.length)
    throw new SettingError(
      `Alongside will not serve: row-level security is switched off for ${open.join(', ')}, so anybody could see what is there. Put it back (alter table … enable row level security; alter table … force row level security) or restore a backup.`,
    )
}

/** Refuses a login that is harmless, and may do nothing here. Before the first migration nobody may. */
export async function refuseStranger(client: pg.ClientBase): Promise<void> {
  const { rows } = await client.query<{ role: string; stranger: boolean }>(`
    select session_user as role, not (pg_has_role(session_user, web, 'member') and pg_has_role(session_user, job, 'member')) as stranger
    from (select to_regrole('alongside_web') as web, to_regrole('alongside_job') as job) roles`)
  if (rows[0]?.stranger)
    throw new SettingError(
      `${rows[0].role} is not the login that Alongside serves with. Run DATABASE_URL=… bin/alongside migrate with the owner's URL: it prints the URL to serve with.`,
    )
}

/**
 * Refuses a login that cannot make the tables and roles, or should not: what a superuser makes could step around the
 * rules.
 *
 * @param serving the login that serves this database
 */
export async function refuseUnfitOwner(client: pg.ClientBase, serving: string): Promise<void> {
  const { rows } = await client.query<Owner>(`
    select session_user as role, rolsuper as super, rolcreaterole as "makesRoles", datname as database,
      pg_has_role(session_user, datdba, 'usage') as owns
    from pg_roles, pg_database where rolname = session_user and datname = current_database()`)
  const problem = rows[0] && sayUnfit(rows[0], serving)
  if (problem) throw new SettingError(problem)
}

interface Owner {
  readonly role: string
  readonly super: boolean
  readonly makesRoles: boolean
  readonly database: string
  readonly owns: boolean
}

function sayUnfit({ role, super: isSuper, makesRoles, database, owns }: Owner, serving: string): string | undefined {
  if (isSuper)
    return `${role} is a superuser, and what it makes could step around the rules about who sees what. Make an owner that is none (docs/operate.md says how) and migrate with its URL.`
  if (role === serving)
    return `${role} is the login that Alongside serves with, which may change nothing. Migrate with the owner's URL.`
  if (!makesRoles) return `${role} may not make roles. Run as a superuser: alter role ${role} createrole`
  if (!owns) return `${role} does not own the database. Run as a superuser: alter database ${database} owner to ${role}`
}

/**
 * Refuses a key that is not the one this house began with: with it sealed answers could not be opened, and new ones
 * would be sealed with another. The first migration leaves a mark of the key beside the data.
 */
export async function refuseOtherKey(client: pg.ClientBase, key: Buffer): Promise<void> {
  const { rows } = await client.query<{ mark: string | null }>(
    `select obj_description(to_regclass('public.migrations'), 'pg_class') as mark`,
  )
  if (rows[0]?.mark && rows[0].mark !== keyMark(key))
    throw new SettingError(
      'The key file is not the one this database began with, and sealed answers could not be opened. Put that one back, or name it by KEY_FILE.',
    )
}

/** Leaves the mark that `refuseOtherKey` looks for. Nothing about the key can be told from it. */
export async function rememberKey(owner: pg.ClientBase, key: Buffer): Promise<void> {
  await owner.query(`comment on table migrations is ${pg.escapeLiteral(keyMark(key))}`)
}

/** A mark of a house's key, from which nothing about the key can be told. */
export const keyMark = (key: Buffer): string =>
  `The key of this house: ${derive(key, 'mark of the key').toString('base64url').slice(0, 16)}`
