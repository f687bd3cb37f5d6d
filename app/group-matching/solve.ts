import type { Highs } from 'highs'
import { narrow, priceAll } from './core.ts'
import { solveFlow } from './flow.ts'
import { type GroupProblem, isPlain } from './problem.ts'
import { worthOf } from './proof.ts'
import { repair } from './repair.ts'
import { type Found, type Patience, Search } from './search.ts'

/**
 * The best answer: exactly by flow where bounds are all there is; otherwise by HiGHS, which starts from the flow's
 * answer, repaired, and is asked for one thing after another: groups filled, people placed, groups short, cost.
 * Nothing is asked that the flow has settled already: what is impossible without the rules is impossible with them.
 * @throws BadProblem where groups cannot be filled, saying which and by how many
 */
export function solveGroups(problem: GroupProblem, highs: Highs | undefined, patience: Patience): Found {
  const flow = solveFlow(problem)
  const worth = worthOf(problem, flow.taken)
  if (isPlain(problem)) return { taken: flow.taken, worth, least: worth, certificate: flow }
  if (!highs) throw new Error('Rules of balance and wishes need HiGHS.')
  const search = new Search(problem, highs, flow, patience)
  const known = priceAll(search)
  if (search.isCounted) return narrow(search, known)
  search.offer(repair(problem, search.rules, flow.taken))
  if (!search.hasAnswer) search.fill()
  search.count('unplaced')
  search.count('short')
  return search.isCounted ? narrow(search, priceAll(search)) : search.best
}
