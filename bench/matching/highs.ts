// Solves a binary instance by HiGHS as a linear program, for the benchmark: node bench/matching/highs.ts FILE
// Prints milliseconds of processor time without reading, how many were matched, and the cost. Its vertices are whole.
import { readFileSync } from 'node:fs'
import { loadHighs } from '#app/group-matching/mip.ts'
import { readInstance } from '#app/matching/instance.ts'

/** Beyond so many pairs it would take the whole benchmark's time. */
const mostPairs = 60_000

const problem = readInstance(readFileSync(process.argv[2] as string))
const { mentees, mentors, capacity, rowStart, mentor, cost } = problem
if (cost.length > mostPairs) process.exit(4)
const dearest = cost.reduce((most, each) => Math.max(most, each), 0)
const reward = (dearest + 1) * (Math.min(mentees, mentors) + 1) // so that one person more is worth any cost
const places: number[][] = Array.from({ length: mentors }, () => [])
mentor.forEach((each, at) => {
  places[each]?.push(at)
})
const highs = await loadHighs()
const began = process.cpuUsage()
const indices = Int32Array.from([...cost.keys(), ...places.flat()])
const starts = new Int32Array(mentees + mentors + 1)
starts.set(rowStart)
for (const [at, row] of places.entries()) starts[mentees + at + 1] = (starts[mentees + at] ?? 0) + row.length
const [numRows, numCols] = [mentees + mentors, cost.length]
const values = new Float64Array(indices.length).fill(1)
const found = highs.withModel(
  {
    numCols,
    numRows,
    colCost: Float64Array.from(cost, (each) => each - reward),
    colLower: new Float64Array(numCols),
    colUpper: new Float64Array(numCols).fill(1),
    rowLower: new Float64Array(numRows),
    rowUpper: Float64Array.from([...new Array<number>(mentees).fill(1), ...capacity]),
    matrix: { format: 'csr', numRows, numCols, starts, indices, values },
  },
  (model) => {
    model.options.set({ output_flag: false })
    model.run()
    return model.getSolution().colValue
  },
)
const { user, system } = process.cpuUsage(began)
let [matched, total] = [0, 0]
found.forEach((value, at) => {
  if (value < 0.5) return
  matched++
  total += cost[at] ?? 0
})
console.log(`${((user + system) / 1000).toFixed(3)} ${matched} ${total}`)
