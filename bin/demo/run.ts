import { fromStored, solutionOf } from '#app/answers/stored.ts'
import { getStored, listProposals } from '#app/boards/board.server.ts'
import type { Board } from '#app/boards/board.ts'
import { type Counts, importOutcomes } from '#app/imports/import.ts'
import { outcomeWords } from '#app/imports/remark.words.ts'
import { proveBest } from '#app/matching/proof.ts'
import type { PersonActor } from '#foundation/actor.ts'
import { asSomebody, demoFile, importFile, match, receive, type Stage, seat, signAndPublish } from './story.ts'
import { found, members, openPrincipals, places } from './world.ts'

/**
 * The main job from end to end on the demo's file: open, import, decide, match, prove, sign, publish. Prints what each
 * step did and how long it took.
 *
 * @throws when the proof, read back from the database, is not accepted
 */
export async function runDemo(stage: Stage, today: Temporal.PlainDate): Promise<void> {
  const began = performance.now()
  const now = Temporal.Now.instant()
  const staff = await found(stage)
  const program = await timed(
    'A program opened from its template',
    () => openPrincipals(stage, staff, today),
    ({ slug }) => slug,
  )
  const file = await demoFile('applications.csv')
  await timed(`${file.name} imported`, () => importFile(stage, staff, program, file, now), sayCounts)
  const seated = await timed(
    'A committee seated',
    () => seat(stage, staff, program, members, today),
    ({ length }) => `${length} members, confidentiality promised`,
  )
  await timed(
    'Applications decided',
    () => receive(stage, staff, program, places, now),
    ({ mentees, mentors, waiting }) => `${mentees} mentees and ${mentors} mentors accepted, ${waiting} waiting`,
  )
  const board = await timed('Matched', () => match(stage, staff, program, today), sayBoard)
  await timed(
    'Proof read back and checked',
    () => proveAgain(stage, staff, board),
    (pairs) => `${pairs} pairs are the best there are`,
  )
  await timed(
    'Signed by the quorum and published',
    () => signAndPublish(stage, staff, program, board.number, seated, now),
    (asked) => `${asked} mentors asked`,
  )
  console.log(`\nFrom the file to published matches in ${seconds(performance.now() - began)}.`)
}

async function timed<T>(what: string, work: () => Promise<T>, say: (outcome: T) => string): Promise<T> {
  const began = performance.now()
  const outcome = await work()
  console.log(`${seconds(performance.now() - began).padStart(8)}  ${what}: ${say(outcome)}.`)
  return outcome
}

const seconds = (milliseconds: number) => `${(milliseconds / 1000).toFixed(2)} s`

const sayCounts = (counts: Counts) =>
  importOutcomes
    .filter((outcome) => counts[outcome] > 0)
    .map((outcome) => `${counts[outcome]} ${outcomeWords[outcome].en.toLowerCase()}`)
    .join(', ')

const sayBoard = ({
  matched,
  mentees,
  mentors,
  pairsAllowed,
  cost,
  milliseconds: { read, score, solve, prove },
}: Board) =>
  `${matched} of ${mentees} mentees with ${mentors} mentors, cost ${cost}; ${pairsAllowed} allowed pairs scored in ${Math.round(score)} ms (read ${Math.round(read)}), solved in ${Math.round(solve)} ms, proved in ${Math.round(prove)} ms`

/** Takes problem, answer and certificate from the database and has the independent checker look at them once more. */
async function proveAgain(stage: Stage, staff: PersonActor, board: Board): Promise<number> {
  return asSomebody(stage, staff, async (db) => {
    const { problem, certificate } = await getStored(db, board.id)
    const pairs = (await listProposals(db, board.id)).map(({ mentee, mentor }) => ({
      mentee: mentee.applicationId,
      mentor: mentor.applicationId,
    }))
    const solution = solutionOf(problem, certificate, pairs)
    const complaints = proveBest(fromStored(problem), solution.mate, solution)
    if (complaints.length > 0) throw new Error(`The proof was not accepted: ${complaints.join('; ')}`)
    return pairs.length
  })
}
