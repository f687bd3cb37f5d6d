import pg from 'pg'
import { SettingError } from '#foundation/environment.ts'

/** The roles every installation on a server shares. None may log in; policies and grants name them. */
const shared = ['alongside_web', 'alongside_job', 'alongside_gate', 'alongside_seal'] as const

/**
 * Makes the roles that do not exist yet, and the serving login of this database: a role that owns nothing, inherits
 * nothing and can only step into alongside_web or alongside_job inside a transaction.
 *
 * @param owner a connection that may create roles (CREATEROLE), and owns the database
 * @param password the serving login's password; derived from the key file, so that it need not be kept
 */
export async function ensureRoles(owner: pg.ClientBase, login: string, password: string): Promise<void> {
  const existing = await owner.query<{ rolname: string }>('select rolname from pg_roles where rolname = any($1)', [
    [...shared, login],
  ])
  const known = new Set(existing.rows.map((row) => row.rolname))
  for (const role of shared) if (!known.has(role)) await createRole(owner, `create role ${role} nologin noinherit`)
  const name = pg.escapeIdentifier(login)
  if (!known.has(login)) await createRole(owner, `create role ${name} login noinherit`)
  const database = pg.escapeIdentifier(await databaseName(owner))
  try {
    await owner.query(`alter role ${name} password ${pg.escapeLiteral(password)}`)
    await owner.query(`grant alongside_web, alongside_job to ${name}`)
    await grantGateToOwner(owner)
  } catch (error) {
    throw sayForeign(error, login)
  }
  await owner.query(
    `revoke connect on database ${database} from public; grant connect on database ${database} to ${name}`,
  )
}

/** The roles are made once a server, and PostgreSQL 16 lets only their maker hand them on. */
function sayForeign(error: unknown, login: string): unknown {
  if (!(error instanceof pg.DatabaseError) || error.code !== '42501') return error
  return new SettingError(
    `Another owner made Alongside's roles on this server, and only that one may use them. Migrate with its URL: one owner may own several databases. Or run as a superuser: grant ${[...shared, login].join(', ')} to this owner with admin option`,
  )
}

/** The serving login of a database: one each, so that two installations on one server stay apart. */
export async function servingLogin(owner: pg.ClientBase): Promise<string> {
  return `${await databaseName(owner)}_serving`.slice(0, 63)
}

async function databaseName(owner: pg.ClientBase): Promise<string> {
  return (await owner.query<{ name: string }>('select current_database() as name')).rows[0]?.name ?? ''
}

/** The owner hands functions to the gate and the seal, and otherwise has none of their rights (PostgreSQL 16 can say so). */
async function grantGateToOwner(owner: pg.ClientBase): Promise<void> {
  const { rows } = await owner.query<{ modern: boolean }>(
    `select current_setting('server_version_num')::int >= 160000 as modern`,
  )
  await owner.query(`grant alongside_gate to current_user${rows[0]?.modern ? ' with set true, inherit false' : ''}`)
  await owner.query(
    `grant alongside_web, alongside_job, alongside_seal to current_user${rows[0]?.modern ? ' with set true, inherit false' : ''}`,
  )
}

/** Two installations starting at once may both try; the second finds the role made. */
async function createRole(owner: pg.ClientBase, statement: string): Promise<void> {
  try {
    await owner.query(statement)
  } catch (error) {
    if (!(error instanceof pg.DatabaseError) || (error.code !== '42710' && error.code !== '23505')) throw error
  }
}
