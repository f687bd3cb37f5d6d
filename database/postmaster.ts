import { existsSync, readFileSync, rmSync } from 'node:fs'
import path from 'node:path'

/**
 * What PostgreSQL's own lock file says about a data directory, judged by whether its process really lives.
 *
 * A killed server leaves `postmaster.pid` behind, and PostgreSQL then refuses to start when another process has since
 * taken that number, or when the dead server is a zombie nobody has collected. Both are stale here.
 */
export function runningServer(dataDir: string): { pid: number } | undefined {
  const file = path.join(dataDir, 'postmaster.pid')
  if (!existsSync(file)) return undefined
  const pid = Number(readFileSync(file, 'utf8').split('\n')[0])
  return isPostgres(pid) ? { pid } : undefined
}

/** Removes a lock that no living server holds. */
export function clearStaleLock(dataDir: string): void {
  if (!runningServer(dataDir)) rmSync(path.join(dataDir, 'postmaster.pid'), { force: true })
}

/** Whether a process exists and is more than a zombie. */
export function isAlive(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false
  try {
    process.kill(pid, 0)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false
  }
  return stateOf(pid) !== 'Z'
}

function isPostgres(pid: number): boolean {
  if (!isAlive(pid)) return false
  const name = commandOf(pid)
  return name === undefined || /postgres/.test(name)
}

/** R, S, Z …: the third field of /proc/pid/stat, after the bracketed name. Undefined where there is no /proc. */
function stateOf(pid: number): string | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    return stat.slice(stat.lastIndexOf(')') + 2, stat.lastIndexOf(')') + 3)
  } catch {
    return undefined
  }
}

function commandOf(pid: number): string | undefined {
  try {
    return readFileSync(`/proc/${pid}/comm`, 'utf8')
  } catch {
    return undefined
  }
}
