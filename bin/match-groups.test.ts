import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { after, test } from 'node:test'
import { writeGroups } from '#app/group-matching/instance.ts'
import { anyGroupsOf, made } from '#app/group-matching/problem.example.ts'
import { readGroupsResult } from '#app/group-matching/result.ts'
import { projectRoot } from '#foundation/environment.ts'

const folder = mkdtempSync(path.join(tmpdir(), 'alongside-groups-'))
after(() => rmSync(folder, { recursive: true, force: true }))

/** Runs `bin/alongside match --groups`, with a text as standard input, and stops it when it is told to. */
async function run(args: string[], input = '', stopAfter?: number) {
  const child = spawn(process.execPath, ['bin/main.ts', 'match', '--groups', ...args], { cwd: projectRoot })
  const said = { out: '', error: '' }
  child.stdout.on('data', (chunk) => (said.out += chunk))
  child.stderr.on('data', (chunk) => (said.error += chunk))
  child.stdin.end(input)
  const stopping = stopAfter === undefined ? undefined : setTimeout(() => child.kill('SIGINT'), stopAfter)
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve))
  clearTimeout(stopping)
  return { code, ...said }
}

const two = {
  format: 'alongside-groups/1',
  people: 2,
  groups: 1,
  most: [2],
  pairs: [
    [0, 0, 3],
    [1, 0, 4],
  ],
}

test('reads standard input, writes the result, says in a line what it comes to', async () => {
  const { code, out, error } = await run(['-'], JSON.stringify(two))
  assert.equal(code, 0)
  assert.deepEqual(readGroupsResult(out).groups, [{ leads: [], members: [0, 1] }])
  assert.match(error, /^2 of 2 people placed in 1 groups, cost 7, proved best; read .* ms\n$/)
})

test('what cannot be used ends with 2 and where', async () => {
  const empty = await run(['-'], JSON.stringify({ ...two, least: [2], pairs: [] }))
  assert.deepEqual([empty.code, empty.error], [2, '$.least: not every group can be filled: group 0 lacks 2 people\n'])
  const odd = await run(['-', '--seconds', 'many'], JSON.stringify(two))
  assert.deepEqual([odd.code, odd.error], [2, '--seconds: a number is needed, not many\n'])
})

test('Ctrl-C writes the best so far', async () => {
  const [instance, out] = [path.join(folder, 'instance.json'), path.join(folder, 'result.json')]
  writeFileSync(instance, writeGroups(made(anyGroupsOf({ people: 3000, groups: 100, choices: 15, seed: 1 }))))
  const { code, error } = await run([instance, '--out', out], '', 4000)
  // Whether there was an answer by then depends on the machine; there is a file exactly where there was one.
  if (/^The run was stopped before/.test(error)) return assert.equal(code, 1)
  assert.equal(code, 0, error)
  const result = readGroupsResult(readFileSync(out, 'utf8'))
  assert.equal(result.placed, 3000)
  assert.match(error, /proved (best|within \S+ %; stopped);/)
})
