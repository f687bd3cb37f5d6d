import pg from 'pg'
import { sealWhole } from '#foundation/audit.ts'
import { asWorker, type Db, openClient, over } from '#foundation/database.ts'
import { unwrap } from '#foundation/vault.ts'

/** Looks through the audit trail, its signed heads included, as `audit verify` does. It is the house's: a backup is given it. */
export type LookThrough = (db: Db, key: Buffer, now: Temporal.Instant) => Promise<{ fault: string | undefined }>

/** What must hold in every house, as a question for what does not. */
interface Invariant {
  readonly says: string
  /** How many rows speak against it. */
  readonly wrong: string
}

const invariants: readonly Invariant[] = [
  {
    says: 'every table is locked, for its owner too',
    wrong: `select count(*)::int from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where n.nspname in ('public', 'private') and c.relkind = 'r' and c.relname <> 'migrations' and not (c.relrowsecurity and c.relforcerowsecurity)`,
  },
  {
    says: 'every trigger fires, and every reference was looked at',
    wrong: `select (select count(*) from pg_trigger where tgenabled = 'D')::int + (select count(*) from pg_constraint where not convalidated)::int`,
  },
  {
    says: 'nobody is mentored by two in one program',
    wrong: `select count(*)::int from (select 1 from partnerships where state <> 'ended' group by program_id, mentee_id having count(*) > 1) twice`,
  },
  {
    says: 'a place is held by one offer of its program',
    wrong: `select count(*)::int from places p join offers o on o.id = p.offer_id where o.program_id <> p.program_id or o.mentor_application_id <> p.mentor_application_id`,
  },
  {
    says: 'what finance was given adds up',
    wrong: `select count(*)::int from honorarium_exports e
      where (select coalesce(sum(amount_cents), 0) from honoraria h where h.export_id = e.id) > e.total_cents`,
  },
  {
    says: 'the audit trail goes on after its last line',
    wrong: `select count(*)::int from audit_entries where seq > coalesce((select last_value from pg_sequences
      where format('%I.%I', schemaname, sequencename)::regclass = pg_get_serial_sequence('audit_entries', 'seq')::regclass), 0)`,
  },
]

/** Tables of wrapped data keys: whose they are, as they were wrapped. */
const owners: Readonly<Record<string, string>> = {
  person_keys: 'person',
  partnership_keys: 'partnership',
  group_keys: 'group',
}

/**
 * Looks at a restored house as a whole.
 *
 * @param superuser who may look at everything: only ever of a database that is thrown away
 * @param key the house's key, as it was restored
 * @param look how the audit trail is looked through
 * @returns what does not hold, in words; nothing when all does
 */
export async function prove(superuser: pg.ClientConfig, key: Buffer, look: LookThrough): Promise<string[]> {
  const client = new pg.Client(superuser)
  await client.connect()
  try {
    const wrong: string[] = []
    for (const invariant of invariants) {
      const { rows } = await client.query<Record<string, number>>(invariant.wrong)
      if (Object.values(rows[0] ?? {})[0] !== 0) wrong.push(invariant.says)
    }
    if (!(await allKeysOpen(client, key))) wrong.push('every wrapped key is opened by the key of the house')
    const fault = await findFault(superuser, key, look)
    if (fault) wrong.push(`the audit trail is as it was written (${fault.replace(/\.$/, '')})`)
    return wrong
  } finally {
    await client.end()
  }
}

/** As the worker, who alone may close the chain: that it still can is part of what must have come back. */
async function findFault(superuser: pg.ClientConfig, key: Buffer, look: LookThrough): Promise<string | undefined> {
  const client = openClient(superuser)
  await client.connect()
  try {
    await client.query(`begin; ${asWorker}`)
    const db = over(client)
    await sealWhole(db)
    return (await look(db, key, Temporal.Now.instant())).fault
  } finally {
    await client.end() // what was sealed is of a database that is thrown away
  }
}

async function allKeysOpen(client: pg.Client, key: Buffer): Promise<boolean> {
  for (const [table, whose] of Object.entries(owners)) {
    const { rows } = await client.query<{ id: string; wrapped: Buffer }>(
      `select ${whose}_id as id, wrapped from private.${table}`,
    )
    try {
      for (const { id, wrapped } of rows) unwrap(key, wrapped, `${whose} ${id}`)
    } catch {
      return false
    }
  }
  return true
}
