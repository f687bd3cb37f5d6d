import { sql } from 'kysely'
import type { Db } from './database.ts'
import type { Text } from './language.ts'
import { Refusal } from './refusal.ts'

const tooOften: Text = {
  en: 'That has been asked for many times in a short while. Please wait a little and try again; nothing is lost.',
  fr: 'Cette demande a été faite plusieurs fois en peu de temps. Veuillez patienter un peu, puis réessayer; rien n’est perdu.',
}

/**
 * Counts one use of `what` by `whom` and refuses with 429 past `limit` in the current window.
 * Kept in the database: a restart forgives nothing, and many nodes count together.
 */
export async function limitRate(
  db: Db,
  what: string,
  whom: string,
  limit: number,
  windowSeconds: number,
): Promise<void> {
  const { rows } = await sql<{
    uses: number
  }>`select app.count_use(${what}, ${whom}, ${windowSeconds}) as uses`.execute(db)
  if ((rows[0]?.uses ?? 0) > limit) throw new Refusal(tooOften, { status: 429 })
}
