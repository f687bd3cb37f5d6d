import { sql } from 'kysely'
import type { PersonActor } from '#foundation/actor.ts'
import type { Db } from '#foundation/database.ts'
import { type Language, pick, type Text } from '#foundation/language.ts'
import { orNotFound } from '#foundation/refusal.ts'
import { getExport } from '../honoraria/export.server.ts'
import { getHandler } from '../honoraria/honorarium.server.ts'
import type { Honorarium } from '../honoraria/honorarium.ts'
import { dollars } from '../honoraria/sheet.ts'
import { writeCsv } from '../imports/csv.ts'
import { vaultOf } from '../people/vault.server.ts'
import { findProgram } from '../programs/program.server.ts'
import { boundTo } from './details.server.ts'
import { type Account, accountLine, type Payee } from './details.ts'
import { payeeWords as w, wayWords } from './details.words.ts'

/** Where one claim of an export is to be paid, as its mentor says. */
export interface PayTo {
  readonly claim: Honorarium
  /** What they gave; undefined where nothing may be read. */
  readonly payee: Payee | undefined
  /** Undefined too once it is paid, where only a tax slip may be due. */
  readonly account: Account | undefined
  /** Paid: without a slip to come, nothing of it is open any more. */
  readonly isPaid: boolean
  /** Somebody else pays the reader, and whom the reader supervises. */
  readonly isForOthers: boolean
}

/**
 * Opens, for whoever pays, what the people of an export gave. The database hands out what they may read and writes each
 * opening into the trail of the person opened.
 */
export async function openBatch(
  db: Db,
  actor: PersonActor,
  at: { readonly program: string; readonly number: string },
  key: Buffer,
  intoFile = false,
) {
  const program = await findProgram(db, at.program)
  const handler = await getHandler(db, actor, program.id)
  orNotFound(handler.pays)
  const { batch, claims } = await getExport(db, program.id, at.number)
  const ids = claims.map(({ personId }) => personId)
  const { rows } = await sql<{
    personId: string
    payeeSealed: Buffer
    accountSealed: Buffer | null
    wrapped: Buffer
  }>`select * from app.payees_to_pay(${program.id}, ${ids}::uuid[], ${intoFile})`.execute(db)
  const found = new Map(rows.map((row) => [row.personId, row]))
  const lines = claims.map((claim): PayTo => {
    const row = found.get(claim.personId)
    const vault = row && vaultOf(claim.personId, row.wrapped, key)
    const read = <T>(sealed: Buffer | null | undefined, part: 'payee' | 'account') =>
      vault && sealed ? (JSON.parse(vault.open(sealed, boundTo(claim.personId, part))) as T) : undefined
    return {
      claim,
      payee: read<Payee>(row?.payeeSealed, 'payee'),
      account: read<Account>(row?.accountSealed, 'account'),
      isPaid: claim.state === 'paid',
      isForOthers: claim.personId === actor.id || handler.supervises.has(claim.personId),
    }
  })
  return { program, batch, lines }
}

/** The same as a file, made at this moment and stored nowhere; whatever could be taken for a formula is text. */
export function sheetOf(number: number, lines: readonly PayTo[], language: Language): string {
  const say = (text: Text) => pick(text, language)
  const head = [w.export, w.claimant, w.amountCad, w.payTo, w.address, w.wayHead, w.accountHead, w.note].map(say)
  return writeCsv([
    head,
    ...lines.map((line) => {
      const { claim, payee, account } = line
      return [
        String(number),
        claim.payee,
        dollars(claim.amountCents),
        payee?.payee ?? say(standingOf(line)),
        payee?.address ?? '',
        account?.way ? say(wayWords[account.way]) : '',
        account ? accountLine(account) : '',
        account?.note ?? '',
      ]
    }),
  ])
}

/** Why nothing is shown of somebody. */
export const standingOf = ({ isForOthers, isPaid }: PayTo): Text =>
  isForOthers ? w.forOthers : isPaid ? w.paidAlready : w.gaveNothing
