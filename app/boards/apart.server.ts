import { setPriority } from 'node:os'
import path from 'node:path'
import { isMainThread, parentPort, workerData } from 'node:worker_threads'
import type { PoolConfig } from 'pg'
import { dateAt } from '#foundation/clock.ts'
import { asPerson, asWorker, inTransaction, openSlowStore } from '#foundation/database.ts'
import type { LongWork } from '#foundation/duty.ts'
import { projectRoot } from '#foundation/environment.ts'
import { orNotFound, Refusal } from '#foundation/refusal.ts'
import { actAs, findActor } from '../people/actor.server.ts'
import { getProgram } from '../programs/program.server.ts'
import { finishRun, RunEnded, takeOnRun } from '../runs/run.server.ts'
import { runWords } from '../runs/runs.words.ts'
import { type Ending, Gauge, runApart } from '../runs/watch.server.ts'
import { answerFor, keepAnswer, readMaterials } from './run.server.ts'

/** What a thread is told, with what `runApart` adds. */
interface Given {
  readonly runId: string
  readonly programId: string
  readonly startedBy: string
  readonly reason: string
  readonly now: string
  readonly gauge: SharedArrayBuffer
  readonly config: PoolConfig
}

/** A run as the worker sees it through: taken on here, made in a thread, which is this same file. */
export const matchApart: LongWork = async (db, { subjectId }, { now }) => {
  const taken = await takeOnRun(db, subjectId, now)
  if (!taken) return undefined
  const { programId, startedBy, reason } = taken
  const file = path.join(projectRoot, 'app/boards/apart.server.ts')
  return runApart(taken.id, file, { programId, startedBy, reason, now: now.toString() })
}

/**
 * Makes a board as a click does, from the same functions, with the rights of whoever started it and no others. The board
 * and the run's end are one transaction, whose last word is the run's: stopped meanwhile, nothing of it is kept.
 */
async function match({ runId, programId, startedBy, reason, now, gauge: memory, config }: Given): Promise<Ending> {
  const [gauge, store, started] = [new Gauge(memory), openSlowStore(config), performance.now()]
  const passed = () => Temporal.Instant.from(now).add({ milliseconds: Math.round(performance.now() - started) })
  try {
    const actor = orNotFound(await inTransaction(store, asWorker, (db) => findActor(db, startedBy)))
    const { program, materials } = await inTransaction(store, asPerson(actor), async (db) => {
      const program = await getProgram(db, programId)
      return { program, materials: await readMaterials(db, actor, program) }
    })
    const today = dateAt(Temporal.Instant.from(now), program.zone)
    const answer = answerFor(materials, program, today, (part, done) => gauge.tell(part, done))
    gauge.tell('store', 0)
    await inTransaction(store, asWorker, async (db) => {
      const number = await actAs(db, actor, () => keepAnswer(db, actor, program, answer, reason))
      await finishRun(db, runId, number, passed())
    })
    return 'done'
  } catch (error) {
    if (error instanceof RunEnded) return 'ended'
    if (error instanceof Refusal) return { refused: error.status === 404 ? runWords.notAllowed : error.text }
    throw error
  } finally {
    await store.pool.end()
  }
}

// In the thread itself: makes what it was asked for and says what came of it.
const given = isMainThread ? undefined : (workerData as Partial<Given> | null)
if (given?.runId && given.gauge) {
  if (process.platform === 'linux') setPriority(10) // of this thread alone, there; where processors are few, pages go first
  parentPort?.postMessage(await match(given as Given))
}
