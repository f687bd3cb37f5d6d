// The rules of docs/house.md, judged. `npm run check` runs it; `node tools/check-house.ts --questions` asks more.
import { rooms } from '#app/rooms.ts'
import { checkCircles } from './rules/circles.ts'
import { checkDirection } from './rules/direction.ts'
import { findImports } from './rules/imports.ts'
import { checkNames } from './rules/names.ts'
import { checkPhrases, checkWords } from './rules/phrases.ts'
import { checkReleased } from './rules/released.ts'
import { checkReadmes, checkSizes } from './rules/sizes.ts'
import { type Finding, readTree, type Tree } from './rules/tree.ts'

/** Everything the rules find in a tree whose rooms tell their story in this order, by file. */
export function checkHouse(tree: Tree, story: readonly string[]): Finding[] {
  const imports = findImports(tree)
  const found = [
    ...checkDirection(imports, story),
    ...checkCircles(imports),
    ...checkNames(tree, story),
    ...checkSizes(tree),
    ...checkReadmes(tree, story),
    ...checkPhrases(tree),
    ...checkWords(tree),
    ...checkReleased(tree),
  ]
  return found.sort((a, b) => a.file.localeCompare(b.file, 'en') || (a.line ?? 0) - (b.line ?? 0))
}

/** Judges this house. @returns whether it stands, and what to print */
export function judgeHouse({ questions = false } = {}): { ok: boolean; report: string } {
  const found = checkHouse(readTree(), rooms)
  const errors = found.filter(({ kind }) => kind === 'error')
  const asked = questions ? found.filter(({ kind }) => kind === 'question') : []
  const report = [...errors.map(say), ...asked.map((one) => `${say(one)} (a question)`)].join('\n')
  return { ok: errors.length === 0, report }
}

function say({ file, line, says }: Finding): string {
  return `${file}${line ? `:${line}` : ''}\n    ${says}`
}

if (process.argv[1] === import.meta.filename) {
  const { ok, report } = judgeHouse({ questions: process.argv.includes('--questions') })
  console.log(report || 'The house stands.')
  process.exitCode = ok ? 0 : 1
}
