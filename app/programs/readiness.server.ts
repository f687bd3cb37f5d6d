import { sql } from 'kysely'
import type { Db } from '#foundation/database.ts'
import type { Text } from '#foundation/language.ts'
import { listContacts } from './contact.server.ts'
import { listCoordinators } from './coordinator.server.ts'
import { firstDateOutOfOrder, type Program } from './program.ts'
import { programWords as w } from './programs.words.ts'
import { getText } from './text.server.ts'

/** One thing a program needs before it can be published, and whether it is there. */
export interface Need {
  readonly part: 'dates' | 'contacts' | 'basics' | 'texts'
  readonly text: Text
  readonly met: boolean
  /** A program can be published without it. */
  readonly advised?: true
}

/** What publishing waits for. A program fresh from a template usually lacks nothing. */
export async function listNeeds(db: Db, program: Program, today: Temporal.PlainDate): Promise<Need[]> {
  const contacts = await listContacts(db, program.id)
  return [
    { part: 'dates', text: w.needDates, met: firstDateOutOfOrder(program) === undefined },
    { part: 'dates', text: w.needFuture, met: Temporal.PlainDate.compare(program.closesOn, today) >= 0 },
    { part: 'contacts', text: w.needContact, met: contacts.some(({ email, phone }) => email !== '' || phone !== '') },
    {
      part: 'basics',
      text: w.needTexts,
      met: [program.title, program.summary].every(({ en, fr }) => en !== '' && fr !== ''),
    },
    {
      part: 'texts',
      text: w.needResources,
      met: (await getText(db, program.id, 'resources')) !== undefined,
      advised: true,
    },
  ]
}

/**
 * Whether a program wants one more coordinator. Nobody hears anything in confidence about somebody they supervise or are
 * paired with: `now` where a pair has nobody left to turn to, whether or not anybody has tried; `soon` before there are
 * pairs, while all hangs on one.
 */
export async function wantsCoordinator(db: Db, { id, status }: Program): Promise<'now' | 'soon' | undefined> {
  const { rows } = await sql<{ yes: boolean }>`select app.is_unheard(${id}) as yes`.execute(db)
  if (rows[0]?.yes) return 'now'
  return status === 'draft' && (await listCoordinators(db, id)).length < 2 ? 'soon' : undefined
}
