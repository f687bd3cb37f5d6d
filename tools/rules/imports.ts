import path from 'node:path'
import { isCode, lineAt, type Tree } from './tree.ts'

/** One import of one file of ours by another. */
export interface Import {
  readonly from: string
  readonly to: string
  readonly line: number
}

// Biome puts every static import or re-export at the start of a line, where no comment or string begins one.
const staticImport = /^(?:import|export)\s+(?:type\s+)?(?:[\w$*{}\s,]+?\sfrom\s+)?(['"])([^'"\n]+)\1/gm
const dynamicImport = /^(?!\s*(?:\/\/|\*)).*?\bimport\(\s*(['"`])([^'"`$\n]+)\1/gm

/** Every import between files of ours, in the order they are written. Packages and Node's own modules are left out. */
export function findImports(tree: Tree): Import[] {
  return [...tree].filter(([file]) => isCode(file)).flatMap(([file, content]) => importsOf(file, content))
}

function importsOf(from: string, content: string): Import[] {
  return [...content.matchAll(staticImport), ...content.matchAll(dynamicImport)].flatMap((match) => {
    const to = resolveImport(from, match[2] ?? '')
    return to ? [{ from, to, line: lineAt(content, match.index) }] : []
  })
}

/** The file an import names, from the project's folder; undefined for a package. */
export function resolveImport(from: string, specifier: string): string | undefined {
  const ours = /^#(app|foundation|ui|database)\/(.+)$/.exec(specifier)
  if (ours) return `${ours[1]}/${ours[2]}`
  return specifier.startsWith('.') ? path.posix.join(path.posix.dirname(from), specifier) : undefined
}
