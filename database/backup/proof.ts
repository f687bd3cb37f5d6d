import pg from 'pg'
import { unwrap } from '#foundation/vault.ts'

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
const owners: Readonly<Record<string, string>> = { person_keys: 'person', partnership_keys: 'partnership' }

/**
 * Looks at a restored house as a whole.
 *
 * @param superuser who may look at everything: only ever of a database that is thrown away
 * @param key the house's key, as it was restored
 * @returns what does not hold, in words; nothing when all does
 */
export async function prove(superuser: pg.ClientConfig, key: Buffer): Promise<string[]> {
  const client = new pg.Client(superuser)
  await client.connect()
  try {
    const wrong: string[] = []
    for (const invariant of invariants) {
      const { rows } = await client.query<Record<string, number>>(invariant.wrong)
      if (Object.values(rows[0] ?? {})[0] !== 0) wrong.push(invariant.says)
    }
    if (!(await allKeysOpen(client, key))) wrong.push('every wrapped key is opened by the key of the house')
    return wrong
  } finally {
    await client.end()
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
