// `npm run new-room NAME [after ROOM]`: a room with its first files, placed in the story. What only a person can say
// (the words, what it is for) is left empty, and the checks refuse it until it is said.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { projectRoot } from '#foundation/environment.ts'

/** The first files of a room, by name. */
export function filesOfRoom(room: string): Record<string, string> {
  const name = room.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase())
  const title = `${room[0]?.toUpperCase()}${room.slice(1).replaceAll('-', ' ')}`
  const noun = `${name[0]?.toUpperCase()}${name.slice(1)}`
  const [type, list] = [`${noun}Entry`, `list${noun}`]
  return {
    'README.md': `# ${title}\n`,
    [`${room}.words.ts`]: `${from('#foundation/language.ts', 'words')}
export const ${name}Words = words({
  title: { en: '${title}', fr: '' },
  empty: { en: '', fr: '' },
})
`,
    [`${room}.server.ts`]: `${from('kysely', 'sql')}${from('#foundation/database.ts', 'Db', 'import type')}
export interface ${type} {
  readonly id: string
  readonly name: string
}

/** What the actor may see here. Row-level security decides what that is. */
export async function ${list}(db: Db): Promise<${type}[]> {
  const { rows } = await sql<${type}>\`select id, name from ${room.replaceAll('-', '_')} order by name\`.execute(db)
  return rows
}
`,
    [`${room}.page.tsx`]: `${from('#foundation/page.ts', 'page')}${from('#ui/page.tsx', 'Empty, Page')}${from(`./${room}.server.ts`, list)}${from(`./${room}.words.ts`, `${name}Words as w`)}
export const ${name}Page = page('/${room}', {
  async show({ db }) {
    const entries = await ${list}(db)
    return (
      <Page title={w.title}>
        {entries.length === 0 && <Empty text={w.empty} />}
        <ul>
          {entries.map((entry) => (
            <li>{entry.name}</li>
          ))}
        </ul>
      </Page>
    )
  },
})
`,
    [`${room}.privacy.ts`]: `${from('#foundation/privacy.ts', 'Privacy', 'import type')}
/** What this room promises about each of its tables. */
export const ${name}Privacy: Privacy = {}
`,
  }
}

/** An import line. Spelled out, it would be taken for one of this file's own. */
const from = (file: string, what: string, how = 'import') => `${how} { ${what} } from '${file}'\n`

/** app/rooms.ts with the room in it: after the one named, else last. */
export function placeRoom(story: string, room: string, after: string | undefined): string {
  const line = `  '${room}',\n`
  if (after === undefined) return story.replace(/^\] as const/m, `${line}] as const`)
  if (!story.includes(`  '${after}',\n`)) throw new Error(`There is no room "${after}" in app/rooms.ts.`)
  return story.replace(`  '${after}',\n`, `  '${after}',\n${line}`)
}

function makeRoom(room: string, after: string | undefined): void {
  const folder = path.join(projectRoot, 'app', room)
  const storyFile = path.join(projectRoot, 'app', 'rooms.ts')
  if (existsSync(folder)) throw new Error(`There is a room app/${room} already.`)
  const story = placeRoom(readFileSync(storyFile, 'utf8'), room, after)
  mkdirSync(folder)
  for (const [name, content] of Object.entries(filesOfRoom(room))) writeFileSync(path.join(folder, name), content)
  writeFileSync(storyFile, story)
}

if (process.argv[1] === import.meta.filename) {
  const [room, word, after, ...rest] = process.argv.slice(2)
  const isAsked = room && /^[a-z][a-z-]*[a-z]$/.test(room) && (word === undefined || (word === 'after' && after))
  if (!isAsked || rest.length) {
    console.error('npm run new-room NAME [after ROOM]   NAME is a plural noun in kebab-case: visits, half-days')
    process.exit(2)
  }
  try {
    makeRoom(room, after)
    console.log(`app/${room} is there. Next: say in its README what it is for, its words in both languages, its table in
database/migrations with a promise in ${room}.privacy.ts, its page in app/routes.tsx; then npm run generate, npm run check.`)
  } catch (error) {
    console.error((error as Error).message)
    process.exit(1)
  }
}
