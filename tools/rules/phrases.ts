import { error, type Finding, isCode, lineAt, question, type Tree } from './tree.ts'

const unfinished = [/\b(?:TODO|FIXME|XXX)\b/, /coming soon|lorem ipsum/i]

/** Nothing half done ships: it is finished, or it is an issue with a number. */
export function checkPhrases(tree: Tree): Finding[] {
  return [...tree].flatMap(([file, content]) =>
    /^(app|foundation|ui|bin)\//.test(file) ? phraseFindings(file, content) : [],
  )
}

function phraseFindings(file: string, content: string): Finding[] {
  return content.split('\n').flatMap((line, index) => {
    const found = unfinished.map((phrase) => phrase.exec(line)?.[0]).find((phrase) => phrase)
    if (!found) return []
    return [error(file, `"${found}" must not ship. Finish it, leave it out, or open an issue.`, index + 1)]
  })
}

/** Words that nothing says any more; a question, because a key may be reached by a computed name. */
export function checkWords(tree: Tree): Finding[] {
  const code = [...tree].filter(([file]) => isCode(file))
  return code
    .filter(([file]) => file.endsWith('.words.ts'))
    .flatMap(([file, content]) => {
      const name = file.split('/').at(-1) ?? ''
      const readers = code
        .filter(([other, text]) => other !== file && text.includes(`/${name}'`))
        .map(([, text]) => text)
      const said = readers.join('\n')
      return entriesOf(content)
        .filter(({ key }) => !new RegExp(`[.'"]${key}\\b`).test(said))
        .map(({ key, index }) => question(file, `Nothing says "${key}". Is it still wanted?`, lineAt(content, index)))
    })
}

/** The keys of a catalogue: those of `words({ … })`, which Biome indents by two. */
function entriesOf(content: string): { key: string; index: number }[] {
  return [...content.matchAll(/= words\(\{\n([\s\S]*?)\n\}\)/g)].flatMap((block) =>
    [...(block[1] ?? '').matchAll(/^ {2}(\w+): /gm)].map((entry) => ({
      key: entry[1] ?? '',
      index: block.index + block[0].indexOf(block[1] ?? '') + entry.index,
    })),
  )
}
