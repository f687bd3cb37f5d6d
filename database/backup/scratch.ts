import { chmodSync, existsSync, mkdirSync, readdirSync, rmSync, statfsSync } from 'node:fs'
import path from 'node:path'
import { SettingError } from '#foundation/environment.ts'
import { findQuarters } from '../account.ts'
import { type Embedded, startEmbedded } from '../embedded.ts'
import { isAlive, runningServer } from '../postmaster.ts'
import { findPrograms } from '../programs.ts'

/**
 * Runs `work` with a database server of its own that is gone afterwards, data and all. One that was left behind by a
 * killed process is ended and removed first.
 *
 * @param folder where it may lie; there must be room for a second copy of the data
 */
export async function inScratch<T>(folder: string, work: (scratch: Embedded) => Promise<T>): Promise<T> {
  await clearLeftovers(folder)
  const home = path.join(folder, `scratch-${process.pid}`)
  mkdirSync(home, { recursive: true, mode: 0o711 })
  chmodSync(home, 0o711) // started as root, the database's own account must be able to enter
  try {
    const scratch = await startEmbedded({ home, throwaway: true })
    try {
      return await work(scratch)
    } finally {
      await scratch.stop()
    }
  } catch (error) {
    throw isFull(error) || hasNoRoom(home)
      ? new SettingError(
          `There is no room left in ${folder} for the second copy of the data by which a backup is proven. Make room there (DATA_DIR).`,
        )
      : error
  } finally {
    await remove(home)
  }
}

/** Whether something failed because a disk is full, or an allowance of it used up. */
export function isFull(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  return /^(ENOSPC|EDQUOT|53100)$/.test(code) || (error instanceof Error && /No space left/.test(error.message))
}

/** A server whose log found no room just ends, and gives back the piece it had begun: 16 MB. */
function hasNoRoom(home: string): boolean {
  const { bavail, bsize } = statfsSync(home)
  return bavail * bsize < 20_000_000
}

async function clearLeftovers(folder: string): Promise<void> {
  if (!existsSync(folder)) return
  for (const name of readdirSync(folder)) {
    const pid = Number(/^scratch-(\d+)$/.exec(name)?.[1] ?? Number.NaN)
    if (pid && (pid === process.pid || !isAlive(pid))) await remove(path.join(folder, name))
  }
}

/** Ends the server there, if one lives on, and removes everything it kept, wherever the account's rights had put it. */
async function remove(home: string): Promise<void> {
  const quarters = findQuarters(findPrograms(), home)
  const data = path.join(quarters.home, 'postgres')
  for (const patience = Date.now() + 10_000; Date.now() < patience; ) {
    const server = runningServer(data)
    if (!server) break
    process.kill(server.pid, 'SIGQUIT')
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  rmSync(quarters.home, { recursive: true, force: true })
  rmSync(home, { recursive: true, force: true })
}
