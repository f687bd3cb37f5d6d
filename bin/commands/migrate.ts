import { migrateHouse } from '#database/connect.ts'
import { refuseWrongNode } from '#database/safety.ts'
import { readSettings } from '#foundation/environment.ts'
import { readOptions } from '../options.ts'

export const command = {
  about: 'Bring the database to this release, and make the login Alongside serves with.',
  help: `DATABASE_URL=postgres://OWNER:PASSWORD@HOST/DATABASE bin/alongside migrate

Run as the owner of the database: a role that may create roles (CREATEROLE), not a superuser. It makes the tables, the
roles and a serving login that owns nothing, and prints the DATABASE_URL to start with. Running it again changes
nothing. Without DATABASE_URL it does the same for the embedded database, which \`start\` does by itself.`,
  async run(args: string[]) {
    readOptions(args, {})
    refuseWrongNode()
    const { applied, servingUrl } = await migrateHouse(readSettings())
    console.log(
      applied.length ? `Applied: ${applied.join(', ')}` : 'Nothing to apply: the database is at this release.',
    )
    if (servingUrl) console.log(`\nServe with (keep it secret):\n  DATABASE_URL='${servingUrl}'\n`)
  },
}
