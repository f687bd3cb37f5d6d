import { readGroups } from '#app/group-matching/instance.ts'
import { proveBest } from '#app/group-matching/proof.ts'
import { makeGroupsResult, sayProof, writeGroupsResult } from '#app/group-matching/result.ts'
import { runGroups } from '#app/group-matching/run.ts'

/** `alongside match --groups`: reads, solves, checks. What is not proved by prices says how near it is. */
export async function matchGroups(
  bytes: Uint8Array,
  options: { seconds: number; signal: AbortSignal },
): Promise<{ text: string; summary: string }> {
  const start = performance.now()
  const problem = readGroups(bytes)
  const read = performance.now()
  const found = await runGroups(problem, options)
  const solved = performance.now()
  const complaints = found.certificate ? proveBest(problem, found.taken, found.certificate) : []
  if (complaints.length > 0)
    throw new Error(`The answer could not be proved, so it is not given: ${complaints.join('; ')}`)
  const tenth = (milliseconds: number) => Math.round(milliseconds * 10) / 10
  const milliseconds = {
    read: tenth(read - start),
    solve: tenth(solved - read),
    prove: tenth(performance.now() - solved),
  }
  const result = makeGroupsResult(problem, found, milliseconds)
  const end = { proved: '', time: '; the time was over', stopped: '; stopped' }[found.ended]
  const summary = `${result.placed} of ${problem.people} people placed in ${problem.groups} groups, cost ${result.cost}, ${sayProof(result)}${end}; read ${milliseconds.read} ms, solve ${milliseconds.solve} ms, prove ${milliseconds.prove} ms`
  return { text: writeGroupsResult(result), summary }
}
