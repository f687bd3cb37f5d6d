// One made-up program from candidates to a proved and explained answer: node bench/scoring/program.ts MENTEES MENTORS SEATS
//
// All times are processor time of this thread, in milliseconds, of one run; making the candidates is not counted.
import { proveBest } from '#app/matching/proof.ts'
import { today } from '#app/scoring/candidate.example.ts'
import type { Candidate } from '#app/scoring/candidate.ts'
import { type Columns, makeColumns } from '#app/scoring/columns.ts'
import { facetsOf } from '#app/scoring/facet.ts'
import { province, provincePolicy } from '#app/scoring/province.example.ts'
import { dearestUnder, scorePair } from '#app/scoring/score.ts'
import { Scorer } from '#app/scoring/scorer.ts'
import { Workbench } from '#app/scoring/workbench.ts'
import { takeCensus } from '#app/shortlists/census.ts'
import { matchAtScale, type Outcome } from '#app/shortlists/scale.ts'

const [mentees, mentors, seats] = process.argv.slice(2).map(Number) as [number, number, number]
const policy = provincePolicy()
const rulings = { pins: [], vetoes: [], holds: [] }
const people = province({ mentees, mentors, seats })

const spent = { read: 0, score: 0, solve: 0, price: 0, prove: 0, explain: 0 }
let last = now()
const columns = makeColumns(people, today)
note('read')
const outcome = match()
const complaints = prove(outcome)
note('prove')
explain(people, outcome)
note('explain')
const streams = Array.from({ length: 4 }, () => stream(columns))
  .slice(1)
  .sort((a, b) => a - b)
console.log(
  JSON.stringify({
    mentees,
    mentors,
    seats,
    matched: outcome.solution.mate.filter((mentor) => mentor >= 0).length,
    isProved: complaints.length === 0,
    isSettled: outcome.isSettled,
    rounds: outcome.rounds,
    kept: outcome.problem.mentor.length,
    scoredAgain: outcome.scored - mentees * mentors,
    milliseconds: { ...spent, stream: streams[1] },
    mostMemory: process.resourceUsage().maxRSS * 1024,
  }),
)

function now(): number {
  const { user, system } = process.threadCpuUsage()
  return (user + system) / 1000
}

function note(part: keyof typeof spent): void {
  const here = now()
  spent[part] += here - last
  last = here
}

function match(): Outcome {
  const steps = matchAtScale(columns, policy, rulings)
  for (let step = steps.next(); ; step = steps.next()) {
    // What leads up to the first step of a part belongs to it; what follows the last, to the sweep.
    note(step.done ? 'price' : step.value.part)
    if (step.done) return step.value
  }
}

function prove(found: Outcome): string[] {
  const { problem, solution } = found
  const proof = takeCensus(found)
  for (let step = proof.next(); ; step = proof.next())
    if (step.done)
      return [...step.value.complaints, ...proveBest(problem, solution.mate, solution, dearestUnder(policy))]
}

/** Every pair's reasons, once. */
function explain(candidates: readonly Candidate[], { solution }: Outcome): void {
  const seats = ['mentee', 'mentor'].map((seat) =>
    candidates.filter((each) => each.seat === seat).sort((a, b) => (a.id < b.id ? -1 : 1)),
  )
  for (const [row, mentor] of solution.mate.entries())
    if (mentor >= 0) scorePair(seats[0]?.[row] as Candidate, seats[1]?.[mentor] as Candidate, policy.weights, today)
}

/**
 * The yardstick: the time memory needs to stream the same inputs through the same arithmetic. The kernel over all
 * mentors for every mentee, with all rows written out before: no rule looked at, nothing put right, nothing chosen.
 */
function stream(all: Columns): number {
  const { blockStart, blocks } = new Scorer(all, policy, rulings)
  const base = new Uint16Array(all.mentors.ids.length)
  const workbench = new Workbench(all, blockStart, facetsOf(all, policy), base, Number.POSITIVE_INFINITY)
  for (let mentee = 0; mentee < mentees; mentee++) workbench.begin(mentee)
  const start = now()
  for (let mentee = 0; mentee < mentees; mentee++) {
    workbench.begin(mentee)
    workbench.run(0, blocks, 1, 1, policy.weights.skills)
  }
  return now() - start
}
