import { sql } from 'kysely'
import { beginning, type Chain, chains, hashOfLine, isSignedHead, type SignedHead } from '#foundation/chain.ts'
import type { Db } from '#foundation/database.ts'
import { findCut, listHeads } from './trail.server.ts'

/** What came of looking through the whole trail. */
export interface Verdict {
  /** The first thing that is not as it was written, in a sentence; undefined where all is whole. */
  readonly fault: string | undefined
  /** Lines looked at. */
  readonly lines: number
  /** Lines too young to be chained. */
  readonly unsealed: number
  readonly heads: number
}

/** A head to hold the chain against, and where it comes from. */
interface Witness extends SignedHead {
  readonly from: string
}

class Fault extends Error {}

const name: Record<Chain, string> = { house: 'the audit trail', glass: 'the break-glass trail' }

/**
 * Looks through the whole trail: every line against its seal, every seal against the one before, and all against what was
 * signed. Works everything out itself and believes no function of the database.
 *
 * @param anchors heads kept elsewhere: from a letter, or a printed status page
 */
export async function verifyTrail(
  db: Db,
  key: Buffer,
  now: Temporal.Instant,
  anchors: readonly SignedHead[] = [],
): Promise<Verdict> {
  const heads = await listHeads(db, Number.MAX_SAFE_INTEGER)
  const witnesses: Witness[] = [
    ...anchors.map((head) => ({ ...head, from: 'given' })),
    ...heads.toReversed().map((head) => ({ ...head, from: 'kept here' })),
  ]
  let lines = 0
  let fault: string | undefined
  try {
    for (const witness of witnesses) mustBeSigned(key, witness)
    for (const chain of chains)
      lines += await walk(
        db,
        chain,
        witnesses.filter((each) => each.chain === chain),
        now,
      )
  } catch (error) {
    if (!(error instanceof Fault)) throw error
    fault = error.message
  }
  return { fault, lines, unsealed: await countUnsealed(db), heads: heads.length }
}

function mustBeSigned(key: Buffer, witness: Witness): void {
  if (!isSignedHead(key, witness))
    throw new Fault(
      `The head ${witness.from} of ${name[witness.chain]}, line ${witness.place}, ${witness.signedAt}, does not bear this house's signature: it was forged or altered.`,
    )
}

/** Walks one chain from where it begins now. @returns how many lines it has */
async function walk(db: Db, chain: Chain, witnesses: readonly Witness[], now: Temporal.Instant): Promise<number> {
  const start = await findStart(db, chain, witnesses, now)
  const awaited = witnesses.filter(({ place }) => place >= start.place).sort((a, b) => a.place - b.place)
  let { place, hash } = start
  let sound = start.place
  const compare = () => {
    for (; awaited[0]?.place === place; awaited.shift()) {
      const [head] = awaited
      if (!head.hash.equals(hash))
        throw new Fault(
          `Line ${place} of ${name[chain]} is not the one that was signed on ${head.signedAt}: the trail was written anew somewhere from line ${sound + 1} to line ${place}.`,
        )
      sound = place
    }
  }
  compare()
  for (;;) {
    const batch = await readLines(db, chain, place)
    for (const line of batch) {
      if (line.place !== place + 1)
        throw new Fault(`Line ${place + 1} of ${name[chain]} is missing: after line ${place} comes line ${line.place}.`)
      if (!line.parts)
        throw new Fault(`Line ${line.place} of ${name[chain]} is missing: its seal is there, and what it said is not.`)
      if (!hashOfLine(hash, [String(line.place), ...line.parts]).equals(line.hash))
        throw new Fault(
          `Line ${line.place} of ${name[chain]} does not say what was sealed: it was changed, or put in another's place.`,
        )
      place = line.place
      hash = line.hash
      compare()
    }
    if (batch.length < atOnce) break
  }
  const [missed] = awaited
  if (missed)
    throw new Fault(
      `Line ${place + 1} of ${name[chain]} is missing: the trail ends at line ${place}, and ${missed.place} lines were signed on ${missed.signedAt}.`,
    )
  return place - start.place
}

/** The first line follows the beginning, or a signed head old enough to cut off what came before it. */
async function findStart(db: Db, chain: Chain, witnesses: readonly Witness[], now: Temporal.Instant) {
  const cut = await findCut(db, chain)
  if (!cut) return { place: 0, hash: beginning }
  const place = Number(cut.place)
  const years = chain === 'glass' ? 7 : 2
  const oldEnough = (at: Temporal.Instant) =>
    Temporal.Instant.compare(at.toZonedDateTimeISO('UTC').add({ years }).toInstant(), now) <= 0
  const isJust = witnesses.some(
    (head) =>
      head.from === 'kept here' && head.place === place && head.hash.equals(cut.hash) && oldEnough(head.signedAt),
  )
  if (!isJust)
    throw new Fault(
      `Lines 1 to ${place} of ${name[chain]} are missing: they were cut off without a signed head of ${years} years ago.`,
    )
  return { place, hash: cut.hash }
}

const atOnce = 2000

/** The next lines as they stand in the tables, each thing as PostgreSQL writes it; no parts where a line is gone. */
async function readLines(db: Db, chain: Chain, after: number) {
  const { rows } = await sql<{ place: number; hash: Buffer; parts: (string | null)[] | null }>`
    select s.place, s.hash, case when e.seq is not null then array[
      e.seq::text, to_char(e.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), e.actor_id::text, e.acted_as, e.job, e.verb,
      e.record_type, e.record_id, e.partnership_id::text, e.program_id::text, e.organization_id::text, e.purpose, e.facts::text,
      e.about::text, e.outcome, e.address] end as parts
    from audit_seals s left join audit_entries e on e.seq = s.entry_seq
    where s.chain = ${chain} and s.place > ${after} order by s.place limit ${atOnce}`.execute(db)
  return rows
}

async function countUnsealed(db: Db): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*) as n from audit_entries e
    where not exists (select from audit_seals s where s.entry_seq = e.seq)`.execute(db)
  return rows[0]?.n ?? 0
}
