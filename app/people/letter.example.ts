import { sql } from 'kysely'
import type { Db } from '#foundation/database.ts'
import { readSettings } from '#foundation/environment.ts'
import { type Language, pick } from '#foundation/language.ts'
import { asText, type Message } from '#foundation/mail.ts'
import type { Composer, Errand, Item } from '#foundation/postman.ts'
import { testKey } from '#foundation/testing.ts'
import { asOwner } from './trace.example.ts'

/** What the worker takes along at a moment. */
export const errandAt = (now: Temporal.Instant): Errand => ({
  settings: readSettings({ APP_ORIGIN: 'https://mentors.example.org', SMTP_URL: 'smtp://mail.example.org' }),
  key: testKey,
  now,
})

/** Everything of one kind that waits in the outbox. */
export async function itemsOf(db: Db, kind: string): Promise<Item[]> {
  const rows = await asOwner(db, () =>
    db.selectFrom('outbox').selectAll().where('kind', '=', kind).where('state', '=', 'waiting').execute(),
  )
  return rows.map((row) => ({ ...row, particulars: row.particulars as Item['particulars'] }))
}

/** Writes a letter as the worker does; whoever acted goes on acting. */
export async function compose(db: Db, composer: Composer, item: Item, now: Temporal.Instant) {
  return asOwner(db, async () => {
    await sql`set local role alongside_job`.execute(db)
    return composer(db, item, errandAt(now))
  })
}

/** A letter as its reader sees it, in their language or another. */
export function textOf(letter: Message, language: Language = letter.language): string {
  // The token of a link is chance, and chance writes names too.
  return `${pick(letter.subject, language)}\n${asText({ ...letter, language })}`.replace(/[\w-]{40,}/g, 'token')
}
