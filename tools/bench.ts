// `npm run bench -- NAME`: runs bench/NAME.ts; without a name, lists what there is.
import { globSync } from 'node:fs'
import path from 'node:path'
import { projectRoot } from '#foundation/environment.ts'

const names = globSync('bench/*.bench.ts', { cwd: projectRoot })
  .map((file) => path.basename(file, '.bench.ts'))
  .sort()
const [name] = process.argv.slice(2)
if (!name || !names.includes(name)) {
  console.log(`npm run bench -- NAME, where NAME is one of: ${names.join(', ')}`)
  process.exitCode = name ? 2 : 0
} else await import(path.join(projectRoot, 'bench', `${name}.bench.ts`))
