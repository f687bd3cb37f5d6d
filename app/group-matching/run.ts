import path from 'node:path'
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads'
import { BadProblem } from '#app/matching/problem.ts'
import { projectRoot } from '#foundation/environment.ts'
import { loadHighs } from './mip.ts'
import { type GroupProblem, isPlain } from './problem.ts'
import { findBreaches } from './proof.ts'
import { type Found, NothingFound, type Standing } from './search.ts'
import { solveGroups } from './solve.ts'

/** The best answer a run came to, and why it ended: nothing can be better, its time was over, a person stopped it. */
export interface Ended extends Found {
  readonly ended: 'proved' | 'time' | 'stopped'
}

export interface RunOptions {
  /** Seconds HiGHS may take, by its own clock; the flow before it takes its own (short) time. */
  readonly seconds: number
  /** Stops the run at once; the best answer so far is kept. */
  readonly signal?: AbortSignal
  /** Hears of every better answer and every better bound. */
  readonly tell?: (standing: Standing) => void
}

type Message = { standing: Standing } | { found: Found } | { refused: string } | { nothing: string }

/**
 * Solves in a thread of its own, so that nothing else waits, and checks the answer again here.
 * @throws BadProblem where groups cannot be filled; NothingFound where the run ended before there was any answer
 */
export async function runGroups(problem: GroupProblem, { seconds, signal, tell }: RunOptions): Promise<Ended> {
  let best: Standing | undefined
  const { promise, resolve, reject } = Promise.withResolvers<Found | undefined>()
  if (signal?.aborted) throw new NothingFound('The run was stopped before it began.')
  const worker = new Worker(path.join(projectRoot, 'app/group-matching/run.ts'), {
    workerData: { groupProblem: problem, seconds },
    execArgv: ['--disable-warning=ExperimentalWarning'],
  })
  const stop = () => resolve(undefined)
  signal?.addEventListener('abort', stop)
  worker.once('error', reject)
  worker.on('message', (message: Message) => {
    if ('found' in message) return resolve(message.found)
    if ('nothing' in message) return reject(new NothingFound(message.nothing))
    if ('refused' in message) return reject(refusal(message.refused))
    best = message.standing
    tell?.(best)
  })
  try {
    const found = await promise
    const last = found ?? best
    if (!last) throw new NothingFound('The run was stopped before any answer was found.')
    const breaches = findBreaches(problem, last.taken)
    if (breaches.length > 0) throw new Error(`The answer breaks a rule, so it is not given: ${breaches.join('; ')}`)
    return { ...last, ended: isProved(last) ? 'proved' : found ? 'time' : 'stopped' }
  } finally {
    signal?.removeEventListener('abort', stop)
    await worker.terminate()
  }
}

/** Whether no answer can be better. */
export function isProved({ worth, least }: Standing): boolean {
  return worth.unplaced === least.unplaced && worth.short === least.short && worth.cost === least.cost
}

function refusal(message: string): BadProblem {
  const [where = '$', ...what] = message.split(': ')
  return new BadProblem(where, what.join(': '))
}

async function answer(problem: GroupProblem, seconds: number): Promise<Message> {
  try {
    const highs = isPlain(problem) ? undefined : await loadHighs()
    const tell = (standing: Standing) => parentPort?.postMessage({ standing })
    return { found: solveGroups(problem, highs, { seconds, tell }) }
  } catch (error) {
    if (error instanceof BadProblem) return { refused: error.message }
    if (error instanceof NothingFound) return { nothing: error.message }
    throw error
  }
}

if (!isMainThread && workerData?.groupProblem)
  parentPort?.postMessage(await answer(workerData.groupProblem as GroupProblem, workerData.seconds as number))
