// Draws docs/map.md: the rooms in story order with their pages, tables and letters, then the foundation.
import path from 'node:path'
import { rooms } from '#app/rooms.ts'
import { firstParagraph } from './rules/sizes.ts'
import { isCode, isTest, lineCount, readTree, roomOf, type Tree } from './rules/tree.ts'

/** Draws docs/map.md. The same code always gives the same map. */
export function drawMap(given: Tree = readTree(), story: readonly string[] = rooms): string {
  const tree = new Map([...given].sort(([a], [b]) => (a < b ? -1 : 1)))
  const tables = findTables(tree)
  const homeless = tables.filter((table) => !story.some((room) => ownsTable(tree, room, table)))
  return [
    '# The map',
    '<!-- Drawn by `npm run generate` from the code. Do not edit. -->',
    'Every room in the order a program lives, with what is found there. A room looks back along this list, never forward.',
    ...story.filter((room) => filesOf(tree, room).length > 0).map((room) => drawRoom(tree, room, tables)),
    '## Foundation',
    'What every room stands on.',
    drawFoundation(tree),
    ...(homeless.length ? [`Tables of no room: ${homeless.map(code).join(', ')}.`] : []),
  ]
    .join('\n\n')
    .concat('\n')
}

function drawRoom(tree: Tree, room: string, tables: readonly string[]): string {
  const files = filesOf(tree, room)
  const lines = files.reduce((sum, file) => sum + lineCount(tree.get(file) ?? ''), 0)
  const rows = [
    ...pagesOf(tree, files).map(({ address, file, who }) => `- ${code(address)} ${who}· ${path.basename(file)}`),
    said('Tables', tables.filter((table) => ownsTable(tree, room, table)).map(code)),
    said(
      'Letters',
      files.filter((file) => file.endsWith('.email.ts')).map((file) => path.basename(file)),
    ),
    said(
      'Jobs and feeds',
      files.filter((file) => /\.(job|feed)\.ts$/.test(file)).map((file) => path.basename(file)),
    ),
  ].filter((row) => row !== '')
  const purpose = firstParagraph(tree.get(`app/${room}/README.md`) ?? '').replaceAll('\n', ' ')
  const size = `(${files.length === 1 ? 'one file' : `${files.length} files`}, ${about(lines)} lines)`
  return [`## ${room}`, `${purpose} ${size}`.trim(), rows.join('\n')].filter(Boolean).join('\n\n')
}

const code = (name: string) => `\`${name}\``
const said = (what: string, names: readonly string[]) => (names.length ? `- ${what}: ${names.join(', ')}` : '')

/** Rounded, so that the map need not be drawn again for every line. */
const about = (lines: number) => (lines < 100 ? 'under 100' : `about ${Math.round(lines / 100) * 100}`)

const filesOf = (tree: Tree, room: string) =>
  [...tree.keys()].filter((file) => roomOf(file) === room && isCode(file) && !isTest(file)).sort()

/** The pages a room declares, by address; who may come in where that is not "whoever is signed in". */
function pagesOf(tree: Tree, files: readonly string[]): { address: string; file: string; who: string }[] {
  const doors: Record<string, string> = { openPage: 'for anyone ', linkPage: 'by a mailed link ' }
  return files
    .flatMap((file) =>
      [...(tree.get(file) ?? '').matchAll(/\b(page|openPage|linkPage)\(\s*'(\/[^']*)'/g)].map((call) => ({
        address: call[2] ?? '',
        file,
        who: doors[call[1] ?? ''] ?? '',
      })),
    )
    .sort((a, b) => (a.address < b.address ? -1 : 1))
}

function findTables(tree: Tree): string[] {
  return [...tree]
    .filter(([file]) => file.startsWith('database/migrations/'))
    .flatMap(([, sql]) => [...sql.matchAll(/^create table (?:if not exists )?(?:\w+\.)?(\w+)/gm)])
    .map((match) => match[1] ?? '')
}

/** A table belongs to the room that makes promises about it. */
function ownsTable(tree: Tree, room: string, table: string): boolean {
  const camel = table.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase())
  return filesOf(tree, room).some(
    (file) => file.endsWith('.privacy.ts') && new RegExp(`\\b${camel}'?:`).test(tree.get(file) ?? ''),
  )
}

function drawFoundation(tree: Tree): string {
  return [...tree]
    .filter(([file]) => /^foundation\/[\w-]+\.tsx?$/.test(file) && !isTest(file))
    .map(([file, content]) => `- ${code(path.basename(file))} ${firstSentence(content)}`.trim())
    .join('\n')
}

/** The first sentence of a file's first docstring. */
function firstSentence(content: string): string {
  const doc = /\/\*\*([\s\S]*?)\*\//.exec(content)?.[1] ?? ''
  const prose = doc
    .replace(/^\s*\* ?/gm, ' ')
    .replace(/\s+/g, ' ')
    .trim()
  return /^.*?[.!?:](?=\s|$)/.exec(prose)?.[0].replace(/:$/, '.') ?? prose
}
