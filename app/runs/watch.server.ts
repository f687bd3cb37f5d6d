import { setTimeout as sleep } from 'node:timers/promises'
import { Worker } from 'node:worker_threads'
import type { RunPart } from '#database/types.ts'
import { asWorker, type Db, inTransaction } from '#foundation/database.ts'
import type { Endurance } from '#foundation/duty.ts'
import type { Text } from '#foundation/language.ts'
import { log } from '#foundation/log.ts'
import { failRun, moveRun } from './run.server.ts'
import { runParts, shareOf } from './run.ts'
import { runWords as w } from './runs.words.ts'

/** How often the row is written, and asked whether the run is still wanted. */
const milliseconds = 1000
/** A province fits; what needs more ends its thread and not the house. */
const mostMegabytes = 8192

/** What a thread says when it ends by itself. */
export type Ending = 'done' | 'ended' | { readonly refused: Text }

/** Where a thread writes how far it is, and its watcher reads it, without either waiting for the other. */
export class Gauge {
  readonly memory: SharedArrayBuffer
  readonly #at: Int32Array

  constructor(memory = new SharedArrayBuffer(8)) {
    this.memory = memory
    this.#at = new Int32Array(memory)
  }

  /** @param done how much of the part is done, from 0 to 1 */
  tell(part: RunPart, done: number): void {
    Atomics.store(this.#at, 0, runParts.indexOf(part))
    Atomics.store(this.#at, 1, Math.max(Atomics.load(this.#at, 1), shareOf(part, done)))
  }

  read(): { part: RunPart; share: number } {
    return { part: runParts[Atomics.load(this.#at, 0)] ?? 'read', share: Atomics.load(this.#at, 1) }
  }
}

/**
 * Sees a run through in a thread of its own, started from a file of ours that is told `given`, a gauge and how to reach
 * the database. Pages and other work share nothing with it but the machine.
 */
export function runApart(id: string, file: string, given: object): Endurance {
  return async (store, clock, signal) => {
    const gauge = new Gauge()
    const inWorker = <T>(work: (db: Db) => Promise<T>) => inTransaction(store, asWorker, work)
    const thread = new Worker(file, {
      workerData: { ...given, runId: id, gauge: gauge.memory, config: plain(store.config) },
      resourceLimits: { maxOldGenerationSizeMb: mostMegabytes },
      execArgv: ['--disable-warning=ExperimentalWarning'],
    })
    try {
      const ending = await attend(thread, signal, () =>
        inWorker((db) => moveRun(db, id, gauge.read(), clock.now())).catch((error) => {
          log.fault('run not written', error, { run: id })
          return true
        }),
      )
      if (typeof ending === 'object') await inWorker((db) => failRun(db, id, ending.refused, clock.now()))
    } finally {
      await thread.terminate()
    }
  }
}

/** What can be handed to a thread. */
const plain = (config: object): object => JSON.parse(JSON.stringify(config))

/** Waits for the thread's end, and looks in between whether it is still wanted. */
async function attend(thread: Worker, signal: AbortSignal, isWanted: () => Promise<boolean>): Promise<Ending> {
  const ended = endingOf(thread)
  const { promise: aborted, resolve } = Promise.withResolvers<Ending>()
  const abort = () => resolve({ refused: w.houseStopped })
  signal.addEventListener('abort', abort, { once: true })
  if (signal.aborted) abort()
  try {
    for (;;) {
      const look = new AbortController()
      const ending = await Promise.race([
        ended,
        aborted,
        sleep(milliseconds, undefined, { signal: look.signal }).catch(() => undefined),
      ])
      look.abort()
      if (ending) return ending
      if (!(await isWanted())) return 'ended'
    }
  } finally {
    signal.removeEventListener('abort', abort)
  }
}

function endingOf(thread: Worker): Promise<Ending> {
  const { promise, resolve } = Promise.withResolvers<Ending>()
  thread.once('message', resolve)
  thread.once('error', (error: NodeJS.ErrnoException) => {
    log.fault('run failed', error)
    resolve({ refused: error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? w.tooLarge : w.fault })
  })
  thread.once('exit', () => resolve({ refused: w.died }))
  return promise
}
