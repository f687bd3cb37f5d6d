import path from 'node:path'
import { error, type Finding, isCode, isTest, question, roomOf, type Tree } from './tree.ts'

/** The kinds of file a room may hold. A new kind needs a decision record. */
const kinds = [
  /^[a-z][a-z0-9-]*(\.(server|form|privacy|example|email|job|feed|words))?\.ts$/,
  /^[a-z][a-z0-9-]*(\.(server|form|privacy|example|email|job|feed|words))?\.test\.ts$/,
  /^[a-z][a-z0-9-]*(\.(page|island))?\.tsx$/,
  /^README\.md$/,
  /^templates\/[a-z0-9-]+\.json$/,
]

const saysNothing = ['index', 'utils', 'util', 'helpers', 'helper', 'misc', 'common', 'types']

/** A name says what is inside: the extension is the layer, the stem is the noun. */
export function checkNames(tree: Tree, rooms: readonly string[]): Finding[] {
  return [...[...tree.keys()].flatMap(nameFindings), ...checkRooms(tree, rooms)]
}

function nameFindings(file: string): Finding[] {
  const stem = path.basename(file).split('.')[0] ?? ''
  if (isCode(file) && saysNothing.includes(stem) && file !== 'database/types.ts')
    return [error(file, `"${stem}" says where code was put, not what it is. Name the file after the noun inside.`)]
  const room = roomOf(file)
  const inRoom = room && file.slice(`app/${room}/`.length)
  if (!inRoom || kinds.some((kind) => kind.test(inRoom))) return []
  return [
    error(
      file,
      `This is not a kind of file a room holds: noun.ts .form.ts .server.ts .privacy.ts .example.ts .email.ts .job.ts .feed.ts .words.ts .page.tsx .island.tsx thing.tsx .test.ts README.md templates/*.json, in-kebab-case. A new kind needs a decision record.`,
    ),
  ]
}

function checkRooms(tree: Tree, rooms: readonly string[]): Finding[] {
  const found = new Set([...tree.keys()].map(roomOf).filter((room) => room !== undefined))
  const unlisted = [...found].filter((room) => !rooms.includes(room))
  return [
    ...unlisted.map((room) => error('app/rooms.ts', `The room app/${room} has no place in the story. List it here.`)),
    ...rooms
      .filter((room) => !found.has(room))
      .map((room) =>
        error('app/rooms.ts', `"${room}" is listed, but app/${room} holds nothing. Build it or unlist it.`),
      ),
    ...[...found].flatMap((room) => sizeFindings(tree, room)),
  ]
}

function sizeFindings(tree: Tree, room: string): Finding[] {
  const code = [...tree.keys()].filter((file) => roomOf(file) === room && isCode(file) && !isTest(file)).length
  const says = `This room holds ${code} files (tests apart). Past 25 a room is two rooms: which noun should move out?`
  if (code > 30) return [error(`app/${room}`, says)]
  return code > 25 ? [question(`app/${room}`, says)] : []
}
