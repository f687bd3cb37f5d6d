// How much memory a process takes at most that reads an instance and solves it: node bench/matching/memory.ts FILE
import { readFileSync } from 'node:fs'
import { readInstance } from '#app/matching/instance.ts'
import { solve } from '#app/matching/solve.ts'

solve(readInstance(readFileSync(process.argv[2] as string)))
console.log(JSON.stringify({ most: process.resourceUsage().maxRSS * 1024 }))
