import { existsSync, readFileSync } from 'node:fs'
import { verifyTrail } from '#app/admin/verify.server.ts'
import { connect } from '#database/connect.ts'
import { refuseWrongNode } from '#database/safety.ts'
import { sealWhole } from '#foundation/audit.ts'
import { publicKeyOf, readHeads, type SignedHead } from '#foundation/chain.ts'
import { asWorker, inTransaction } from '#foundation/database.ts'
import { readKey, readSettings } from '#foundation/environment.ts'
import { readOptions, UsageError } from '../options.ts'

export const command = {
  about: 'Look whether the audit trail is as it was written.',
  help: `bin/alongside audit verify [--anchor FILE-OR-HEAD]

Looks at every line of the audit trail: against its seal, against the line before, and against the heads this house has
signed. Says the first thing that is not as it was written, and then exits with 1.

  --anchor   a signed head kept elsewhere, or a file that holds some: the letter that privacy contacts receive every day,
             or the text of /status. Only these show whether somebody with the whole database wrote history anew, took its
             end off, and the signed heads with it. May be given several times.`,
  async run(args: string[]) {
    const { positionals, values } = readOptions(args, { anchor: { type: 'string', multiple: true } }, { most: 1 })
    if (positionals[0] !== 'verify') throw new UsageError('Do what? bin/alongside audit verify')
    const anchors = (values.anchor ?? []).flatMap(readAnchor)
    refuseWrongNode()
    const settings = readSettings()
    const key = readKey(settings.keyFile)
    const { store, close } = await connect(settings)
    try {
      await inTransaction(store, asWorker, sealWhole)
      const now = Temporal.Now.instant()
      const verdict = await inTransaction(store, asWorker, (db) => verifyTrail(db, key, now, anchors), {
        readOnly: true,
      })
      if (verdict.fault) throw new Error(verdict.fault)
      const { lines, unsealed, heads } = verdict
      console.log(
        `The audit trail is whole: ${lines} line(s), ${heads} signed head(s) here, ${anchors.length} given. ${unsealed} line(s) are too new to be chained.`,
      )
      console.log(`Signed by this house's key:\n${publicKeyOf(key).trim()}`)
    } finally {
      await close()
    }
  },
}

function readAnchor(given: string): SignedHead[] {
  const found = readHeads(existsSync(given) ? readFileSync(given, 'utf8') : given)
  if (found.length === 0) throw new UsageError(`There is no signed head in "${given.slice(0, 60)}".`)
  return found
}
