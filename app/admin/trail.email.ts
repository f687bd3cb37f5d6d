import { sql } from 'kysely'
import { headLine } from '#foundation/chain.ts'
import { sayDate } from '#foundation/clock.ts'
import { both, isLanguage, same } from '#foundation/language.ts'
import type { Composer } from '#foundation/postman.ts'
import { readHeadsOf } from './trail.server.ts'
import { trailWords as w } from './trail.words.ts'

/** The day's signed heads, for a privacy contact to keep. */
export const auditSignedLetter: Composer = async (db, item, { settings }) => {
  if (!item.address) return undefined
  const day = Temporal.PlainDate.from(String(item.particulars.day))
  const heads = await readHeadsOf(db, day)
  if (heads.length === 0) return undefined
  const { rows } = await sql<{ language: string }>`select language from app.known_address(${item.address})`.execute(db)
  const language = rows[0]?.language
  return {
    to: item.address,
    language: isLanguage(language) ? language : 'en',
    subject: both((language) => w.letterSubject(sayDate(day, language))[language]),
    paragraphs: [w.letterKeep, ...heads.map((head) => same(headLine(head))), w.letterUse],
    button: { label: w.letterButton, href: `${settings.origin}/status` },
    from: w.house,
  }
}
