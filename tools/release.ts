// `npm run release`: remembers the migrations as they stand, once a release has carried them to an installation. From
// then on `npm run check` keeps them as they are, and keeps later ones to adding.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { projectRoot } from '#foundation/environment.ts'
import { digestOf } from './rules/released.ts'

const folder = path.join(projectRoot, 'database', 'migrations')
const names = readdirSync(folder)
  .filter((name) => name.endsWith('.sql'))
  .sort()
const released = Object.fromEntries(
  names.map((name) => [name, digestOf(readFileSync(path.join(folder, name), 'utf8'))]),
)
writeFileSync(path.join(projectRoot, 'database', 'released.json'), `${JSON.stringify(released, null, 2)}\n`)
console.log(`${names.length} migrations are released now. Commit database/released.json with the tag.`)
