import type { Import } from './imports.ts'
import { error, type Finding } from './tree.ts'

/** Files that import each other in a circle can only be understood, moved and tested together. */
export function checkCircles(imports: readonly Import[]): Finding[] {
  const next = new Map<string, Import[]>()
  for (const one of imports) next.set(one.from, [...(next.get(one.from) ?? []), one])
  const reported = new Set<string>()
  return [...next.keys()].flatMap((start) => {
    const circle = reported.has(start) ? undefined : shortestCircle(start, next)
    if (!circle) return []
    for (const { from } of circle) reported.add(from)
    const path = [...circle.map(({ from }) => from), start].join(' → ')
    return [
      error(
        start,
        `Imports go in a circle: ${path}. Move what two of them share into a file of its own that both import.`,
        circle[0]?.line,
      ),
    ]
  })
}

/** The shortest way from a file back to itself, if there is one. */
function shortestCircle(start: string, next: ReadonlyMap<string, Import[]>): Import[] | undefined {
  const ways: Import[][] = (next.get(start) ?? []).map((one) => [one])
  const seen = new Set<string>()
  for (const way of ways) {
    const at = way.at(-1)?.to ?? ''
    if (at === start) return way
    if (seen.has(at)) continue
    seen.add(at)
    for (const one of next.get(at) ?? []) ways.push([...way, one])
  }
}
