import { sql } from 'kysely'
import type { Db } from '#foundation/database.ts'
import { refuseUnless } from '#foundation/refusal.ts'
import type { Program } from './program.ts'
import { keptSettingWords } from './settings.words.ts'

/** Refuses another number of days than people were told: those who begin must know how long what they write is kept. */
export async function mustKeepAsSaid(db: Db, program: Program, daysKept: number): Promise<void> {
  if (daysKept === program.daysKept) return
  const { rows } = await sql<{ said: boolean }>`select app.days_were_said(${program.id}) as said`.execute(db)
  refuseUnless(rows[0]?.said === false, keptSettingWords.daysSaid, { field: 'daysKept' })
}
