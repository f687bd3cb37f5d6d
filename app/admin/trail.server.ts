import { sql } from 'kysely'
import { sealWhole } from '#foundation/audit.ts'
import { beginning, type Chain, chains, type Head, type SignedHead, signHead } from '#foundation/chain.ts'
import type { Db } from '#foundation/database.ts'

/** Signs how far both chains have come, once a day. @returns whether it was done now */
export async function signHeads(db: Db, key: Buffer, now: Temporal.Instant, day: Temporal.PlainDate): Promise<boolean> {
  if (await db.selectFrom('auditHeads').select('day').where('day', '=', day).executeTakeFirst()) return false
  await sealWhole(db)
  let signed = false
  for (const chain of chains) {
    const { signature, ...head } = signHead(key, await readEnd(db, chain, now))
    const { numInsertedOrUpdatedRows } = await db
      .insertInto('auditHeads')
      .values({ ...head, signature, day })
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirst()
    signed ||= numInsertedOrUpdatedRows === 1n
  }
  return signed
}

/** Where a chain ends now: at its last line, or where it was cut. */
async function readEnd(db: Db, chain: Chain, now: Temporal.Instant): Promise<Head> {
  const cut = await findCut(db, chain)
  const last = await db
    .selectFrom('auditSeals')
    .select(['place', 'hash'])
    .where('chain', '=', chain)
    .orderBy('place', 'desc')
    .limit(1)
    .executeTakeFirst()
  const { place, hash } = last ?? cut ?? { place: 0, hash: beginning }
  return { chain, place: Number(place), hash, lines: Number(place) - Number(cut?.place ?? 0), signedAt: toSecond(now) }
}

/** Where the kept part of a chain begins, if its beginning has been cut off. */
export async function findCut(db: Db, chain: Chain) {
  return db
    .selectFrom('auditCuts')
    .select(['place', 'hash', 'day'])
    .where('chain', '=', chain)
    .orderBy('place', 'desc')
    .limit(1)
    .executeTakeFirst()
}

/** A head says its time to the second, in the letter as in the table. */
const toSecond = (now: Temporal.Instant) => now.round({ smallestUnit: 'second', roundingMode: 'floor' })

const selectHeads = (db: Db) =>
  db
    .selectFrom('auditHeads')
    .select(['chain', 'place', 'hash', 'lines', 'signedAt', 'signature'])
    .orderBy('day', 'desc')
    .orderBy('chain')

/** The signed heads, newest first. */
export async function listHeads(db: Db, most: number): Promise<SignedHead[]> {
  return numbered(await selectHeads(db).limit(most).execute())
}

/** What was signed on one day. */
export async function readHeadsOf(db: Db, day: Temporal.PlainDate): Promise<SignedHead[]> {
  return numbered(await selectHeads(db).where('day', '=', day).execute())
}

const numbered = (heads: Awaited<ReturnType<ReturnType<typeof selectHeads>['execute']>>): SignedHead[] =>
  heads.map((head) => ({ ...head, place: Number(head.place), lines: Number(head.lines) }))

/** Cuts off what is older than the law of the house asks to keep. @returns how many lines are gone */
export async function cutTrail(db: Db): Promise<number> {
  const { rows } = await sql<{ gone: number }>`select app.cut_audit(now() - interval '2 years') as gone`.execute(db)
  return rows[0]?.gone ?? 0
}
