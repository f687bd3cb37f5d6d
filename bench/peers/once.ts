// Ours in a process of its own, as the command line runs it: name, CPU milliseconds, pairs, cost.
import { readFileSync } from 'node:fs'
import { readPeers } from '#app/peer-matching/instance.ts'
import { edgesOf } from '#app/peer-matching/peers.ts'
import { costOfPairs } from '#app/peer-matching/result.ts'
import { matchAtLeastCost } from '#app/peer-matching/solve.ts'

const peers = readPeers(readFileSync(process.argv[2] ?? ''))
const edges = edgesOf(peers)
const before = process.cpuUsage()
const { mate } = matchAtLeastCost(edges)
const { user, system } = process.cpuUsage(before)
const pairs = mate.reduce((count, other, person) => count + (other > person ? 1 : 0), 0)
console.log(`alongside, once ${(user + system) / 1000} ${pairs} ${costOfPairs(peers, mate)}`)
