import type { Import } from './imports.ts'
import { error, type Finding, isTest, roomOf } from './tree.ts'

/** Imports look back along the story, and down: rooms stand on ui and foundation, the doors above the rooms. */
export function checkDirection(imports: readonly Import[], rooms: readonly string[]): Finding[] {
  return imports.flatMap(({ from, to, line }) => {
    const says = screenProblem(from, to) ?? problemOf(from, to, rooms)
    return says ? [error(from, says, line)] : []
  })
}

function screenProblem(from: string, to: string): string | undefined {
  if (from.endsWith('.ts') && to.endsWith('.tsx'))
    return `A .ts file is domain and runs without a build, so it cannot import the screen ${to}. Move what it needs into a .ts file that both can import.`
}

function problemOf(from: string, to: string, rooms: readonly string[]): string | undefined {
  const top = from.split('/')[0]
  if (to === 'foundation/testing.ts' && ['app', 'foundation', 'ui'].includes(top ?? '') && !mayTest(from))
    return `${to} makes throwaway databases; only tests and examples import it.`
  if (top === 'app') return roomOf(from) ? roomProblem(from, to, rooms) : doorProblem(to)
  if (top === 'foundation') return foundationProblem(from, to)
  if (top === 'ui') return uiProblem(to)
  if (top === 'database' && !/^(database|foundation)\//.test(to))
    return `The database knows no room and no screen, so it cannot import ${to}. A room's own rows belong in the room.`
}

const mayTest = (file: string) => isTest(file) || file.endsWith('.example.ts')
const isGround = (to: string) => /^(foundation|ui)\//.test(to) || to === 'database/types.ts'

function roomProblem(from: string, to: string, rooms: readonly string[]): string | undefined {
  const here = roomOf(from) ?? ''
  const there = roomOf(to)
  if (there === undefined)
    return isGround(to)
      ? undefined
      : `A room imports rooms before it, foundation, ui and database/types.ts, not ${to}: what stands above the rooms knows them, and they do not know it.`
  if (there === here || rooms.indexOf(there) < rooms.indexOf(here)) return undefined
  return `"${here}" comes before "${there}" in app/rooms.ts and cannot know it. Let ${there} look back at ${here}, subscribe in app/worker.ts, or move what both need further back.`
}

function doorProblem(to: string): string | undefined {
  if (!to.startsWith('app/') && !isGround(to))
    return `The doors of the house import rooms, foundation, ui and database/types.ts, not ${to}.`
}

function foundationProblem(from: string, to: string): string | undefined {
  if (to.startsWith('foundation/') || to === 'database/types.ts') return undefined
  if (from === 'foundation/testing.ts' && to.startsWith('database/')) return undefined
  return `Every room stands on foundation, so foundation knows none of them, nor ${to}. Take what is needed as an argument.`
}

function uiProblem(to: string): string | undefined {
  if (to.startsWith('ui/') || /^foundation\/(language|clock)\.ts$/.test(to)) return undefined
  return `ui knows how things look and no word of the domain; of foundation it needs only language and clock, not ${to}.`
}
