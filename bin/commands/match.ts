import { readFile, writeFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { readInstance } from '#app/matching/instance.ts'
import { type Answer, type Policy, policies, proveAnswer, solveBy } from '#app/matching/policy.ts'
import { BadProblem, type Problem } from '#app/matching/problem.ts'
import { makeResult, writeResult } from '#app/matching/result.ts'
import { blockingPairs } from '#app/matching/stable.ts'
import { matchGroups } from '../match-groups.ts'
import { matchPeers } from '../peers.ts'
import { stopBy } from '../stopping.ts'
import { timed } from '../timing.ts'

export const command = {
  about: 'Find the best matches for an instance in a file, and prove them.',
  help: `bin/alongside match INSTANCE [--policy best|fairest|stable] [--out RESULT] [--threads N]
bin/alongside match --peers INSTANCE [--out RESULT]
bin/alongside match --groups INSTANCE [--out RESULT] [--seconds N]

Reads an instance (JSON or binary, told apart by content; - is standard input), finds the best matches, checks their
proof and writes the result as JSON. One line of summary goes to standard error.

  --policy best     as many people as possible by priority class, then the least cost (the default).
  --policy fairest  as many people, then the worst-served pair as good as possible, then the least cost.
  --policy stable   no mentee and mentor would both rather have each other; classes and least have no part in it.
  --peers           pairs people up with each other, mentors or not; somebody left over joins a pair
                    (formats: app/peer-matching/README.md).
  --groups          reads people and groups (learning teams, cohorts): most people placed, then the least cost.
  --seconds N       ends the search after about so long (60 unless told) with the best answer so far, and says how near
                    it is to the best there can be. Ctrl-C does the same at once.
  --out RESULT      writes the result to a file instead of standard output.
  --threads N       accepted; the engine uses one thread.

Exits with 0, or with 2 where the input cannot be used: the message begins with where. Formats: app/matching/README.md,
app/group-matching/README.md.`,
  async run(args: string[]) {
    try {
      const { instance, out, policy, note, kind, seconds } = readArguments(args)
      if (note) console.error(note)
      const bytes = await readBytes(instance)
      const write = async ({ text, summary }: { text: string; summary: string }) => {
        if (out) await writeFile(out, text).catch((error: Error) => refuse(out, error))
        else await writeAll(text)
        console.error(summary)
      }
      if (kind === 'groups') await stoppable((signal) => matchGroups(bytes, { seconds, signal }).then(write))
      else await write(kind === 'peers' ? matchPeers(bytes) : match(bytes, policy))
    } catch (error) {
      if (!(error instanceof BadProblem)) throw error
      console.error(error.message)
      process.exitCode = 2
    }
  },
}

/** Told to stop, what it has so far is written. */
async function stoppable(work: (signal: AbortSignal) => Promise<void>): Promise<void> {
  const stopping = new AbortController()
  const working = work(stopping.signal)
  stopBy(() => {
    stopping.abort()
    // Where there is nothing to write, whoever awaits the work says so and ends the program.
    return working.catch(() => Promise.withResolvers<void>().promise)
  })
  await working
}

function readArguments(args: string[]) {
  const { values, positionals } = parse(args)
  const { policy, threads, out, seconds = '60' } = values
  const [instance] = positionals
  if (instance === undefined || positionals.length > 1)
    throw new BadProblem('INSTANCE', `name one file, or - for standard input; there are ${positionals.length}`)
  if (!isPolicy(policy))
    throw new BadProblem('--policy', `there is no policy ${policy}; there are ${policies.join(', ')}`)
  if (threads !== undefined && !/^[1-9]\d*$/.test(threads))
    throw new BadProblem('--threads', `a number from 1 is needed, not ${threads}`)
  if (values.peers && values.groups) throw new BadProblem('--groups', 'either peers or groups')
  const kind = values.peers ? 'peers' : values.groups ? 'groups' : 'pairs'
  if (kind !== 'pairs' && policy !== 'best')
    throw new BadProblem('--policy', `${kind} are matched by the least cost alone`)
  if (!/^\d+(\.\d+)?$/.test(seconds)) throw new BadProblem('--seconds', `a number is needed, not ${seconds}`)
  if (kind !== 'groups' && values.seconds !== undefined) throw new BadProblem('--seconds', 'only --groups takes it')
  const note = Number(threads ?? 1) > 1 ? '--threads is ignored: the engine uses one thread.' : ''
  return { instance, out, policy, note, kind, seconds: Number(seconds) } as const
}

function isPolicy(policy: string): policy is Policy {
  return policies.some((each) => each === policy)
}

function parse(args: string[]) {
  const text = { type: 'string' } as const
  try {
    const options = {
      policy: { ...text, default: 'best' },
      out: text,
      threads: text,
      peers: { type: 'boolean' } as const,
      groups: { type: 'boolean' } as const,
      seconds: text,
    }
    return parseArgs({ args, options, allowPositionals: true })
  } catch (error) {
    throw new BadProblem('arguments', (error as Error).message)
  }
}

async function readBytes(instance: string): Promise<Uint8Array> {
  if (instance !== '-') return readFile(instance).catch((error: Error) => refuse(instance, error))
  const chunks: Buffer[] = []
  for await (const chunk of process.stdin) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks)
}

function refuse(file: string, error: Error): never {
  throw new BadProblem(file, error.message)
}

/** Reads, solves and proves; an answer that is not proved is a fault, and never written. */
function match(bytes: Uint8Array, policy: Policy): { text: string; summary: string } {
  const [read, problem] = timed(() => readInstance(bytes))
  const [solve, answer] = timed(() => solveBy(problem, policy))
  const [prove, complaints] = timed(() => proveAnswer(problem, answer))
  if (complaints.length > 0) refuseUnproved(problem, answer, complaints)
  const blocking = blockingPairs(problem, answer.mate, 0).count
  const result = makeResult(problem, answer, { blocking, milliseconds: { read, solve, prove } })
  const summary = `${result.matched} of ${problem.mentees} mentees matched with ${problem.mentors} mentors, cost ${result.cost}, proved ${policy}; ${blocking} blocking pairs; read ${read} ms, solve ${solve} ms, prove ${prove} ms`
  return { text: writeResult(result), summary }
}

function refuseUnproved(problem: Problem, { mate }: Answer, complaints: string[]): never {
  const short = problem.least.findIndex((least, mentor) => mate.filter((held) => held === mentor).length < least)
  if (short >= 0) throw new BadProblem('$.least', `cannot be met: ${complaints.join('; ')}`)
  throw new Error(`The answer could not be proved, so it is not given: ${complaints.join('; ')}`)
}

/** A pipe may take a long text in pieces; the program must not end before the last. */
function writeAll(text: string): Promise<void> {
  return new Promise((resolve, reject) => {
    process.stdout.write(text, (error) => (error ? reject(error) : resolve()))
  })
}
