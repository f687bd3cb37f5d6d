import type pg from 'pg'
import { provincialZone, wrongZoneFact, zoneFacts } from '#foundation/clock.ts'
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
        `The database's time-zone data is out of date: ${zone} is ${offset} on ${at}. Update the server's zone data (tzdata) to 2026b or later, or use the embedded database.`,
      )
  }
}

/**
 * Refuses a login that could step around row-level security: a superuser, one that bypasses it, or the owner of the
 * tables, itself or through a role it may take.
 */
export async function refuseUnsafeRole(client: pg.ClientBase): Promise<void> {
  const { rows } = await client.query<{ role: string; why: string }>(`
    with mine as (select oid, rolname, rolsuper, rolbypassrls from pg_roles where pg_has_role(session_user, oid, 'member'))
    select rolname as role, case when rolsuper then 'a superuser' else 'able to bypass row-level security' end as why from mine where rolsuper or rolbypassrls
    union all
    select distinct mine.rolname, 'the owner of ' || c.relname from mine join pg_class c on c.relowner = mine.oid
      join pg_namespace n on n.oid = c.relnamespace where n.nspname in ('public', 'private') and c.relkind in ('r', 'v')
    limit 1`)
  const found = rows[0]
  if (found)
    throw new SettingError(
      `Alongside will not serve as ${found.role}, which is ${found.why}: the rules about who sees what would not bind it. Run: DATABASE_URL=… bin/alongside migrate (with this URL); it prints the URL to serve with.`,
    )
}
