import { stripTypeScriptTypes } from 'node:module'

/** One change of one place in a file. */
export interface Mutant {
  readonly start: number
  readonly end: number
  readonly line: number
  readonly was: string
  readonly becomes: string
}

/** What becomes what: an operator its neighbour, a condition its opposite, a value another, a step nothing. */
const changes: readonly (readonly [RegExp, (match: RegExpMatchArray) => readonly string[]])[] = [
  [/ === /g, () => [' !== ']],
  [/ !== /g, () => [' === ']],
  [/ && /g, () => [' || ']],
  [/ \|\| /g, () => [' && ']],
  [/ \?\? /g, () => [' && ']],
  [/ < (?=[\w(])/g, () => [' <= ', ' > ']],
  [/ > (?=[\w(])/g, () => [' >= ', ' < ']],
  [/ % /g, () => [' * ']],
  [/\btrue\b/g, () => ['false']],
  [/\bfalse\b/g, () => ['true']],
  [/(?<=[ (])!(?=[\w(])/g, () => ['']],
  [/\bif \((?!!)([\w.]+)\)/g, ([, condition]) => [`if (!${condition})`, 'if (true)', 'if (false)']],
  [/\bif \(!([\w.]+(?:\([^()]*\))?)\)/g, ([, condition]) => [`if (${condition})`]],
  [/'(?:[^'\\\n]|\\.)*'/g, ([text = '']) => [text === "''" ? "'x'" : "''"]],
  [/`[^`]*`/g, ([text = '']) => (text.length > 2 ? ['``'] : ["'x'"])],
  [/(?<![\w.#-])\d[\d_]*(?![\w.])/g, ([number = '']) => [String(Number(number.replaceAll('_', '')) + 1)]],
  [/ in \(select/g, () => [' not in (select']],
  [/ and (?=[\w.]+ = )/g, () => [' or ']],
  [/\.some\(/g, () => ['.every(']],
  [/\.has\(/g, () => ['.delete(']],
  [/\bcontinue\b/g, () => ['break']],
  [/^ +(?:await )?[\w.]+\([^\n{]*\)$/gm, () => ['']],
  [/^ +(?:roles|granted)\.add\([^\n]*\)$/gm, () => ['']],
  [/(?<=\) )(?:roles|granted)\.add\([^\n]*\)$/gm, () => [';']],
]

/** Every way in which a module can be changed in one place. Imports, types and comments say nothing about what it does. */
export function mutantsOf(source: string): Mutant[] {
  const mute = silent(source)
  return changes.flatMap(([pattern, become]) =>
    [...source.matchAll(pattern)].flatMap((match) => {
      const [was] = match
      if (mute.some(([from, to]) => match.index >= from && match.index < to)) return []
      const place = {
        start: match.index,
        end: match.index + was.length,
        was,
        line: source.slice(0, match.index).split('\n').length,
      }
      const mutants = become(match).map((becomes) => ({ ...place, becomes }))
      return mutants.filter(({ start, end, becomes }) => isCode(source.slice(0, start) + becomes + source.slice(end)))
    }),
  )
}

/** What cannot be read any more would be noticed by everybody. */
function isCode(source: string): boolean {
  try {
    stripTypeScriptTypes(source)
    return true
  } catch {
    return false
  }
}

/** Places in which nothing is done: comments, imports, types. */
function silent(source: string): (readonly [number, number])[] {
  const places = [
    /\/\*[\s\S]*?\*\//g,
    /\/\/[^\n]*/g,
    /^import [\s\S]*?from '[^']+'$/gm,
    /^(?:export )?interface [\s\S]*?^\}$/gm,
    /<\s*Record<[\s\S]*?>\s*>/g,
    /\bas '[^']*'/g,
  ]
  return places.flatMap((place) =>
    [...source.matchAll(place)].map(({ 0: text, index }) => [index, index + text.length] as const),
  )
}
