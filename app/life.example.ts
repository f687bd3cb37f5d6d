import type { Db } from '#foundation/database.ts'
import { addContactLife } from './contacts/contact.example.ts'
import { addReportLife } from './reports/report.example.ts'
import type { Say, World } from './world.example.ts'

/** Two who have been introduced, in the world of the tests. */
export interface Introduced extends Pick<World, 'amina' | 'marcus' | 'program' | 'coordinator'> {
  readonly partnershipId: string
}

/** What a room adds to the world: something of everything it keeps, by its own functions, as the person who does it. */
export type AddPart = (db: Db, pair: Introduced, say: Say) => Promise<void>

/** In the order of the story. */
const parts: readonly AddPart[] = [addContactLife, addReportLife]

/** What happens between Amina and Marcus after hello, so that every table has something to be seen or kept shut. */
export async function addLife(db: Db, pair: Introduced, say: Say): Promise<void> {
  for (const add of parts) await add(db, pair, say)
}
