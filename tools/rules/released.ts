import { createHash } from 'node:crypto'
import { error, type Finding, lineAt, type Tree } from './tree.ts'

const list = 'database/released.json'

/** What the release before could not live with: it goes on serving on the new schema while the nodes are changed over. */
const breaking: readonly (readonly [pattern: RegExp, says: string])[] = [
  [/\bdrop\s+(table|column|view|type|function|schema)\b/gi, 'drops what the release before still uses'],
  [/\brename\s+(to|column|constraint|value)\b/gi, 'renames what the release before still calls by its old name'],
  [/\balter\s+column\s+\w+\s+(set\s+data\s+)?type\b/gi, 'changes a type under the release before'],
  [/\bset\s+not\s+null\b/gi, 'makes a column necessary that the release before leaves empty'],
  [
    /\badd\s+column\s+(?:if\s+not\s+exists\s+)?\w+\s(?:(?!\bdefault\b|\bgenerated\b)[^;,])*\bnot\s+null\b(?!(?:[^;,])*\b(?:default|generated)\b)/gi,
    'adds a column that must be filled and has no default: the release before does not know it',
  ],
  [/\brevoke\b/gi, 'takes a right away from the release before'],
]

/**
 * A migration that a release has carried is never changed again, and one that comes after only adds. Until the first
 * release the list is empty, and migrations may be edited in place.
 */
export function checkReleased(tree: Tree): Finding[] {
  const text = tree.get(list)
  if (text === undefined) return []
  const released = JSON.parse(text) as Record<string, string>
  if (Object.keys(released).length === 0) return []
  const changed = Object.entries(released)
    .filter(([name, digest]) => digestOf(tree.get(`database/migrations/${name}`)) !== digest)
    .map(([name]) =>
      error(`database/migrations/${name}`, 'A release has carried this migration. Leave it, and add another.'),
    )
  const later = [...tree].filter(
    ([file]) =>
      /^database\/migrations\/.*\.sql$/.test(file) && !(file.slice('database/migrations/'.length) in released),
  )
  return [...changed, ...later.flatMap(([file, content]) => breakingIn(file, content))]
}

function breakingIn(file: string, content: string): Finding[] {
  const said = content.replace(/--.*|\/\*[\s\S]*?\*\//g, (remark) => remark.replace(/[^\n]/g, ' '))
  return breaking.flatMap(([pattern, says]) =>
    [...said.matchAll(pattern)].map((match) =>
      error(
        file,
        `This ${says}. Add beside it in this release, and take away in the one after (decision 21).`,
        lineAt(said, match.index),
      ),
    ),
  )
}

/** The digest under which a release remembers a migration. */
export const digestOf = (content: string | undefined): string =>
  createHash('sha256')
    .update(content ?? '')
    .digest('hex')
