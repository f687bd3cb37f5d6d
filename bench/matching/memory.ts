// How much memory a solve takes: node bench/matching/memory.ts FILE prints the bytes at most held while solving, beyond
// what the read instance holds, and all of the process at most.
import { readFileSync } from 'node:fs'
import { readInstance } from '#app/matching/instance.ts'
import { solve } from '#app/matching/solve.ts'

const problem = readInstance(readFileSync(process.argv[2] as string))
const before = process.memoryUsage().rss
solve(problem)
const most = process.resourceUsage().maxRSS * 1024
console.log(JSON.stringify({ solving: Math.max(0, most - before), most }))
