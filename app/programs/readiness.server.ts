import type { Db } from '#foundation/database.ts'
import type { Text } from '#foundation/language.ts'
import { listContacts } from './contact.server.ts'
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
