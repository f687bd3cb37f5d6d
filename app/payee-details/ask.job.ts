import { sql } from 'kysely'
import { post } from '#foundation/outbox.ts'
import type { Tick } from '#foundation/postman.ts'

/** Tells mentors whose money was approved in the last days, and who gave nothing yet, that they may say how to pay them. */
export const askPayees: Tick = async (db, { now }) => {
  const { rows } = await sql<{ claim: string; personId: string }>`
    select claim, person_id from app.payees_to_ask(${now.subtract({ hours: 48 })})`.execute(db)
  for (const { claim, personId } of rows) await post(db, { kind: 'payee.asked', personId, subjectId: claim })
}
