import { makeOperatorLink } from '#app/people/sign-in.server.ts'
import { connect } from '#database/connect.ts'
import { refuseWrongNode } from '#database/safety.ts'
import { asWorker, type Db, inTransaction } from '#foundation/database.ts'
import { readKey, readSettings, SettingError } from '#foundation/environment.ts'
import { readOptions, UsageError } from '../options.ts'

export const command = {
  about: "Make a link that signs one person in: the operator's own door.",
  help: `bin/alongside sign-in-link EMAIL

Prints a link that signs the person with this address in, in any browser, once, within an hour. For the first day and
for somebody who cannot receive mail. It proves no more than a letter would: whoever has a passkey is asked for it, whoever
runs something and has none adds one first. It is written into the audit trail.`,
  async run(args: string[]) {
    const [given] = readOptions(args, {}, { most: 1 }).positionals
    const address = given?.trim().toLowerCase()
    if (!address?.includes('@')) throw new UsageError('Whose link? bin/alongside sign-in-link EMAIL')
    refuseWrongNode()
    const settings = readSettings()
    const key = readKey(settings.keyFile)
    const connected = await connect(settings)
    try {
      const token = await inTransaction(connected.store, asWorker, (db) => makeLink(db, address, key))
      console.log(`${settings.origin}/sign-in/${token}`)
    } finally {
      await connected.close()
    }
  },
}

async function makeLink(db: Db, address: string, key: Buffer): Promise<string> {
  const known = await db.selectFrom('emails').select('personId').where('address', '=', address).executeTakeFirst()
  if (!known) throw new SettingError(`Nobody here has the address ${address}.`)
  return makeOperatorLink(db, address, key)
}
