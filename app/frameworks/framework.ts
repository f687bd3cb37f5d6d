import { readPair, type Text, writePair } from '#foundation/language.ts'

/** A competency as somebody words it; its code is given when it is kept. */
export interface Wording {
  readonly domain: Text | null
  readonly title: Text
}

/** A framework as an outline: `# Domain | Domaine`, then a competency a line, `English | French`. */
export function writeOutline(competencies: readonly Wording[]): string {
  const lines: string[] = []
  let domain: string | null = null
  for (const competency of competencies) {
    const heading = competency.domain && writePair(competency.domain)
    if (heading !== null && heading !== domain) lines.push(...(lines.length ? [''] : []), `# ${heading}`)
    domain = heading
    lines.push(writePair(competency.title))
  }
  return lines.join('\n')
}

/**
 * Reads an outline.
 *
 * @returns the competencies in order, or the number of the first line that is not in both languages, or that is said
 * twice; 0 where there is no competency at all
 */
export function readOutline(outline: string): readonly Wording[] | { readonly wrongLine: number } {
  const competencies: Wording[] = []
  const seen = new Set<string>()
  let domain: Text | null = null
  for (const [index, line] of outline.split('\n').entries()) {
    if (!line.trim()) continue
    const isDomain = line.trim().startsWith('#')
    const words = readPair(line.trim().replace(/^#+/, ''))
    if (!words || (!isDomain && seen.has(words.en))) return { wrongLine: index + 1 }
    if (isDomain) domain = words
    else {
      seen.add(words.en)
      competencies.push({ domain, title: words })
    }
  }
  return competencies.length ? competencies : { wrongLine: 0 }
}
