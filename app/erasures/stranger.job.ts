import { sql } from 'kysely'
import { system } from '#foundation/actor.ts'
import { record } from '#foundation/audit.ts'
import { dateAt } from '#foundation/clock.ts'
import type { Tick } from '#foundation/postman.ts'

/** Each is tried against every table that may point at them, so a tick takes few. */
const mostAtOnce = 20

/**
 * Forgets people whom somebody named and who never came, ninety days later, once nothing needs them any more. Who that is,
 * the database says; whatever still points at one of them stops it for that one.
 */
export const forgetStrangers: Tick = async (db, { now }) => {
  const { rows } = await sql<{ id: string }>`select id from app.strangers(${mostAtOnce}) id`.execute(db)
  let gone = 0
  for (const { id } of rows) {
    const [tried] = (await sql<{ gone: boolean }>`select app.forget_stranger(${id}) as gone`.execute(db)).rows
    if (tried?.gone) gone++
  }
  if (gone > 0)
    await record(db, system('people.forget'), 'promises.kept', {
      recordType: 'sweep',
      recordId: dateAt(now).toString(),
      facts: { people: gone },
    })
}
