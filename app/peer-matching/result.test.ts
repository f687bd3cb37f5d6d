import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { readPeers, writePeersBinary } from './instance.ts'
import { anyPeers } from './peers.example.ts'
import { provePeers } from './proof.ts'
import { makePeersResult, readPeersResult, solutionOf, writePeersResult } from './result.ts'
import { solvePeers } from './solve.ts'

const instance = `{ "format": "alongside-peers/1", "people": 5,
  "pairs": [[0, 1, 4], [0, 2, 9], [1, 2, 9], [2, 3, 1], [2, 4, 3], [3, 4, 5]] }`
const milliseconds = { read: 0, solve: 1.5, prove: 0 }
const main = fileURLToPath(new URL('../../bin/main.ts', import.meta.url))

function match(args: string[], input: string | Uint8Array = instance) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [main, 'match', ...args], { input, encoding: 'utf8' })
  return { status, stdout, stderr }
}

test('a result is read back as written, and still carries its proof', () => {
  fc.assert(
    fc.property(anyPeers(), (peers) => {
      const made = makePeersResult(peers, solvePeers(peers), milliseconds)
      const read = readPeersResult(writePeersResult(made))
      assert.deepEqual(read, made)
      assert.deepEqual(provePeers(peers, solutionOf(peers, read)), [])
      assert.equal(2 * read.pairs + read.trios.length + read.alone, peers.people)
    }),
  )
})

test('a result that is not one is refused by its place', () => {
  const peers = readPeers(new TextEncoder().encode(instance))
  const text = writePeersResult(makePeersResult(peers, solvePeers(peers), milliseconds))
  assert.throws(() => readPeersResult(text.replace('"alone": 0', '"alone": -1')), /^BadProblem: \$\.alone: /)
  assert.throws(() => readPeersResult(text.replace('"mate": [1', '"mate": [0.5')), /^BadProblem: \$\.mate\[0\]: /)
})

test('the command pairs people from JSON and binary on standard input and says so in a line', () => {
  for (const input of [instance, writePeersBinary(readPeers(new TextEncoder().encode(instance)))]) {
    const { status, stdout, stderr } = match(['--peers', '-'], input)
    assert.equal(status, 0)
    const { certificate, trioCertificate, milliseconds, ...result } = readPeersResult(stdout)
    assert.deepEqual(result, {
      format: 'alongside-peers-result/1',
      mate: [1, 0, 3, 2, -1],
      pairs: 2,
      cost: 5,
      trios: [[4, 2, 3]],
      trioCost: 8,
      alone: 0,
    })
    assert.equal(certificate.unmatchedPrice, 19)
    assert.match(stderr, /^4 of 5 people in pairs, cost 5; 1 joined a pair, cost 8; 0 alone; proved best; read .*\n$/)
  }
})

test('the command refuses with 2, and says what and where', () => {
  const refusals: [string[], string, RegExp][] = [
    [['--peers', '-'], instance.replace('[3, 4, 5]', '[3, 3, 5]'), /^\$\.pairs\[5\]: person 3 cannot be their own/],
    [['--peers', '-'], '{ "format": ', /^byte 12: not JSON: /],
    [['--peers', '-'], instance.replace('-peers/', '-matching/'), /^\$\.format: "alongside-peers\/1" is needed/],
    [['--peers', '/nowhere/at/all.json'], '', /^\/nowhere\/at\/all\.json: ENOENT/],
    [['--peers'], instance, /^INSTANCE: name one file/],
  ]
  for (const [args, input, message] of refusals) {
    const { status, stdout, stderr } = match(args, input)
    assert.deepEqual([status, stdout], [2, ''])
    assert.match(stderr, message)
  }
})
