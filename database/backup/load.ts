import { Readable, Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import pg from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import { derive } from '#foundation/crypto.ts'
import { SettingError } from '#foundation/environment.ts'
import { migrate, migrateTo } from '../migrate.ts'
import { ensureRoles } from '../roles.ts'
import { refuseWrongServer, rememberKey } from '../safety.ts'
import { damaged, type Opened } from './opened.ts'
import { type Content, NotAScript, Tally } from './script.ts'

/** What a restored house holds. */
export interface Loaded {
  readonly rows: number
  readonly tables: number
}

/**
 * Lays a backup into an empty database, and brings it to this release. The rows come in one transaction: all of them, or
 * none. Foreign keys are taken off before and put back after, so that the database itself looks at every reference;
 * triggers do not fire, for what they did is in the rows.
 *
 * @param owner a login that owns the database and may make roles
 * @param login the login that will serve it
 */
export async function loadHouse(owner: pg.ClientConfig, login: string, opened: Opened): Promise<Loaded> {
  const client = new pg.Client({ ...owner, options: '-c statement_timeout=0 -c client_encoding=UTF8' })
  client.on('error', () => {}) // it is told by the question that fails
  await client.connect()
  try {
    await refuseWrongServer(client)
    await refuseFurnished(client)
    await ensureRoles(client, login, derive(opened.key, `database login ${login}`).toString('base64url'))
    await migrateTo(client, opened.head.migrations)
    const loaded = await loadAll(client, opened)
    await migrate(client)
    await rememberKey(client, opened.key)
    return loaded
  } finally {
    await client.end().catch(() => {})
  }
}

/** @throws SettingError where there is anything that a restore would be laid over */
export async function refuseFurnished(client: pg.ClientBase): Promise<void> {
  const { rows } = await client.query<{ name: string }>(`
    select format('%s.%s', n.nspname, c.relname) as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind in ('r', 'p', 'v', 'm') and n.nspname not in ('pg_catalog', 'information_schema') and n.nspname not like 'pg_toast%'
    limit 1`)
  if (rows[0])
    throw new SettingError(
      `The database is not empty (there is ${rows[0].name}), and nothing is ever restored over something. Name a new one.`,
    )
}

async function loadAll(client: pg.Client, opened: Opened): Promise<Loaded> {
  await client.query('begin')
  try {
    const references = await unlock(client)
    const keys = await loadPart(client, opened, 'keys')
    const data = await loadPart(client, opened, 'data')
    for (const { table, name, says } of references)
      await client.query(`alter table ${table} add constraint ${name} ${says}`)
    await comeBack(client)
    await lock(client)
    await client.query('commit')
    const sums = Object.values({ ...keys, ...data })
    return { rows: sums.reduce((all, { rows }) => all + rows, 0), tables: sums.length }
  } catch (error) {
    await client.query('rollback').catch(() => {})
    throw error instanceof NotAScript ? damaged('The backup') : error
  }
}

async function loadPart(client: pg.Client, opened: Opened, part: 'data' | 'keys'): Promise<Record<string, Content>> {
  const found: Record<string, Content> = {}
  let promised: Record<string, unknown> | undefined
  for await (const piece of opened.pieces(part)) {
    if (piece.kind === 'remark') promised = piece.facts.end === part ? piece.facts : promised
    else {
      const tally = new Tally()
      const count = new Transform({ transform: (rows, _, done) => done(null, tally.add(rows as Buffer)) })
      const into = client.query(copyFrom(`copy ${piece.table} (${piece.columns}) from stdin`))
      await pipeline(Readable.from(piece.rows), count, into)
      found[piece.table] = tally.sum()
    }
  }
  if (!promised || !isSame(found, promised.tables as Record<string, Content>)) throw damaged(opened.nameOf(part))
  for (const [sequence, last] of Object.entries(promised.sequences as Record<string, string>))
    await client.query('select setval($1::regclass, $2::bigint)', [sequence, last])
  return found
}

function isSame(found: Record<string, Content>, promised: Record<string, Content>): boolean {
  const names = Object.keys(promised)
  return (
    names.length === Object.keys(found).length &&
    names.every((name) => found[name]?.rows === promised[name]?.rows && found[name]?.sha256 === promised[name]?.sha256)
  )
}

const ours = `from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where n.nspname in ('public', 'private', 'app') and c.relkind = 'r' and c.relname <> 'migrations'`

const each = (statement: string, also = '') => `do $$ declare t regclass; begin
  for t in select c.oid::regclass ${ours} ${also} loop execute format('${statement}', t); end loop; end $$`

interface Reference {
  readonly table: string
  readonly name: string
  readonly says: string
}

/** Opens the tables to their owner, for this transaction. @returns the foreign keys that must come back */
async function unlock(client: pg.Client): Promise<Reference[]> {
  const { rows } = await client.query<Reference>(`
    select f.conrelid::regclass::text as table, quote_ident(f.conname) as name, pg_get_constraintdef(f.oid) as says
    from pg_constraint f where f.contype = 'f' and f.conrelid in (select c.oid ${ours}) order by f.oid`)
  for (const { table, name } of rows) await client.query(`alter table ${table} drop constraint ${name}`)
  await client.query(each('alter table %s no force row level security'))
  await client.query(each('alter table %s disable trigger user'))
  await client.query(each('truncate %s'))
  return rows
}

async function lock(client: pg.Client): Promise<void> {
  await client.query('set constraints all immediate')
  await client.query(each('alter table %s enable trigger user'))
  await client.query(each('alter table %s force row level security', 'and c.relrowsecurity'))
}

/**
 * What differs between then and now. Sessions and links are not revived: a thief's might be among them. Letters that
 * were about to leave may have left since, so a person decides; nobody gets one twice. Work that was not done is done.
 */
async function comeBack(client: pg.Client): Promise<void> {
  await client.query(`
    delete from sessions;
    delete from sign_ins;
    update outbox set state = 'waiting' where queue <> 'mail' and state = 'handed';
    update outbox set state = 'withdrawn' where kind = 'sign-in' and state in ('waiting', 'handed', 'sending');
    update outbox set state = 'unknown', problem = 'The house was restored from a backup: this letter may have left before.'
      where queue = 'mail' and (state in ('handed', 'sending') or (state = 'waiting' and coalesce(due_at, created_at) <= now()))`)
}
