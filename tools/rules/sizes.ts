import { error, type Finding, isCode, isTest, lineCount, question, roomOf, type Tree } from './tree.ts'

/** A file is read in one go: 300 lines at most, 120 when it can be. */
export function checkSizes(tree: Tree): Finding[] {
  return [...tree].flatMap(([file, content]) => {
    if (file === 'database/types.ts' || !/\.(tsx?|sql)$/.test(file)) return []
    const lines = lineCount(content)
    const most = file.startsWith('database/migrations/') ? 400 : 300
    if (lines > most)
      return [error(file, `${lines} lines; ${most} is the most. Find the second noun in it and give it its own file.`)]
    if (lines > 120 && isCode(file) && !isTest(file))
      return [question(file, `${lines} lines. Is there a second noun in it? (Aim at 60 to 120.)`)]
    return []
  })
}

/** Every room says in a few lines what it is for. */
export function checkReadmes(tree: Tree, rooms: readonly string[]): Finding[] {
  const found = rooms.filter((room) => [...tree.keys()].some((file) => roomOf(file) === room))
  return found.flatMap((room) => {
    const file = `app/${room}/README.md`
    const content = tree.get(file)
    if (content === undefined)
      return [error(file, 'Every room has a README.md of at most 40 lines: what it is for, its words, its rules.')]
    const most = room === 'matching' ? 100 : 40 // matching documents its file formats and measurements there
    if (lineCount(content) > most)
      return [error(file, `${lineCount(content)} lines; ${most} is the most. Keep what a newcomer would guess wrong.`)]
    return firstParagraph(content) ? [] : [error(file, 'It has a heading and says nothing below it yet.')]
  })
}

/** The first line of prose of a README. */
export function firstParagraph(readme: string): string {
  return (
    readme
      .split(/\n\s*\n/)
      .map((block) => block.trim())
      .find((block) => block && !block.startsWith('#')) ?? ''
  )
}
