import path from 'node:path'
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads'
import { projectRoot } from '#foundation/environment.ts'
import type { Text } from '#foundation/language.ts'
import { Refusal } from '#foundation/refusal.ts'
import { readCsv } from './csv.ts'
import { importWords as w } from './imports.words.ts'
import { limits, type Table } from './table.ts'
import { readXlsx } from './xlsx.ts'

/** A file that needs more than this was made to be slow. */
const mostMilliseconds = 12_000
const mostMegabytes = 1024

type Answer = { table: Table } | { refused: Text }

/**
 * Reads a file in a thread of its own. Whatever is in it, everybody else's pages go on meanwhile, and a file that
 * eats all memory ends its thread and not the house.
 */
export async function readApart(bytes: Uint8Array): Promise<Table> {
  const worker = new Worker(path.join(projectRoot, 'app/imports/reader.server.ts'), {
    workerData: { importing: bytes },
    resourceLimits: { maxOldGenerationSizeMb: mostMegabytes },
    execArgv: ['--disable-warning=ExperimentalWarning'],
  })
  try {
    const answer = await answerOf(worker)
    if ('refused' in answer) throw new Refusal(answer.refused, { field: 'file' })
    return answer.table
  } finally {
    await worker.terminate()
  }
}

function answerOf(worker: Worker): Promise<Answer> {
  const { promise, resolve, reject } = Promise.withResolvers<Answer>()
  const timer = setTimeout(() => resolve({ refused: w.tooMuchWork }), mostMilliseconds)
  worker.once('message', resolve)
  worker.once('error', (error: NodeJS.ErrnoException) =>
    error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? resolve({ refused: w.tooMuchWork }) : reject(error),
  )
  return promise.finally(() => clearTimeout(timer))
}

async function answer(bytes: Buffer): Promise<Answer> {
  try {
    return { table: await readTable(bytes) }
  } catch (error) {
    if (error instanceof Refusal) return { refused: error.text }
    throw error
  }
}

/** Reads a file by what is in it; its name is never believed. */
export async function readTable(bytes: Buffer): Promise<Table> {
  if (bytes.length > limits.bytes) throw new Refusal(w.fileTooLarge, { field: 'file' })
  if (bytes.length === 0) throw new Refusal(w.emptyFile, { field: 'file' })
  if (startsWith(bytes, 'PK\x03\x04')) return readXlsx(bytes)
  if (startsWith(bytes, '\xd0\xcf\x11\xe0')) throw new Refusal(w.oldWorkbook, { field: 'file' })
  if (startsWith(bytes, '%PDF') || isBinary(bytes)) throw new Refusal(w.notATable, { field: 'file' })
  if (/^(?:\xef\xbb\xbf)?\s*</.test(bytes.toString('latin1', 0, 200))) throw new Refusal(w.webPage, { field: 'file' })
  return readCsv(bytes)
}

const startsWith = (bytes: Buffer, mark: string) => bytes.toString('latin1', 0, mark.length) === mark

/** Text holds no NUL byte, unless it says at its start that it is UTF-16. */
function isBinary(bytes: Buffer): boolean {
  return bytes.includes(0) && !(bytes[0] === 0xff && bytes[1] === 0xfe)
}

// In the thread itself: reads what it was given and says what came of it.
const given = isMainThread ? undefined : (workerData as { importing?: Uint8Array } | null)?.importing
if (given) parentPort?.postMessage(await answer(Buffer.from(given)))
