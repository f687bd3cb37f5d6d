// Builds the screens: app/main.tsx for the server, every *.island.tsx for the browser, the style sheet. Under a second.
import { createHash, hash } from 'node:crypto'
import { existsSync, globSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { build, transform } from 'esbuild'
import { projectRoot } from '#foundation/environment.ts'

const out = path.join(projectRoot, 'build')

/** Builds unless what was built came from exactly these sources: an older release laid over a newer one counts too. */
export async function ensureBuilt(): Promise<void> {
  const stamp = path.join(out, 'built.json')
  const built = existsSync(stamp) ? (JSON.parse(readFileSync(stamp, 'utf8')) as { sources?: string }) : {}
  if (built.sources !== digestSources()) await buildAll()
}

/** Names, sizes and times of everything the screens are made of; reading it all would take longer than it saves. */
function digestSources(): string {
  const sources = globSync(
    ['app/**/*', 'ui/**/*', 'foundation/**/*', 'database/types.ts', 'tools/build.ts', 'package-lock.json'],
    { cwd: projectRoot },
  )
  const seen = sources.map((file) => {
    const { mtimeMs, size } = statSync(path.join(projectRoot, file))
    return `${file} ${size} ${mtimeMs}`
  })
  return hash('sha256', seen.sort().join('\n'))
}

export async function buildAll(): Promise<void> {
  const sources = digestSources()
  rmSync(out, { recursive: true, force: true })
  mkdirSync(path.join(out, 'assets'), { recursive: true })
  const [css, icon, islands] = await Promise.all([
    buildCss(),
    Promise.resolve(keep('icon.svg', readFileSync(path.join(projectRoot, 'ui/assets/icon.svg')))),
    buildIslands(),
    buildServer(),
  ])
  writeFileSync(path.join(out, 'built.json'), JSON.stringify({ css, icon, islands, sources }))
}

async function buildServer(): Promise<void> {
  await build({
    entryPoints: [path.join(projectRoot, 'app/main.tsx')],
    outfile: path.join(out, 'server.js'),
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node26',
    packages: 'external',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    sourcemap: 'linked',
    logLevel: 'warning',
    absWorkingDir: projectRoot,
  })
}

async function buildIslands(): Promise<Record<string, string>> {
  const entries = globSync('app/**/*.island.tsx', { cwd: projectRoot })
  const islands: Record<string, string> = {}
  for (const entry of entries) {
    const result = await build({
      entryPoints: [path.join(projectRoot, entry)],
      write: false,
      bundle: true,
      minify: true,
      format: 'esm',
      target: ['safari15', 'chrome100', 'firefox100'],
      jsx: 'automatic',
      jsxImportSource: 'preact',
      logLevel: 'warning',
      absWorkingDir: projectRoot,
    })
    const name = path.basename(entry, '.island.tsx')
    islands[name] = keep(`${name}.js`, Buffer.from(result.outputFiles[0]?.contents ?? []))
  }
  return islands
}

async function buildCss(): Promise<string> {
  const { code } = await transform(readFileSync(path.join(projectRoot, 'ui/theme.css'), 'utf8'), {
    loader: 'css',
    minify: true,
  })
  return keep('theme.css', Buffer.from(code))
}

/** Writes an asset under a name that carries its content's hash. @returns the name */
function keep(name: string, body: Buffer): string {
  const { name: stem, ext } = path.parse(name)
  const named = `${stem}-${createHash('sha256').update(body).digest('hex').slice(0, 10)}${ext}`
  writeFileSync(path.join(out, 'assets', named), body)
  return named
}

if (process.argv[1] === import.meta.filename) await buildAll()
