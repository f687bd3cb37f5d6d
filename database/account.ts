import { execFileSync, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { chownSync, cpSync, existsSync, mkdirSync } from 'node:fs'
import path from 'node:path'

/** Under which account PostgreSQL runs, and where its programs and data lie so that this account can reach them. */
export interface Quarters {
  readonly account: { uid: number; gid: number } | undefined
  readonly programs: string
  readonly home: string
}

/**
 * PostgreSQL refuses to run as root. Started as root we use an account that exists everywhere (postgres, else nobody),
 * and when that account cannot reach the checkout (under /root, say) we keep programs and data in /var/lib.
 *
 * @param programs the folder with bin/, lib/ and share/
 * @param home the folder the cluster should live in
 */
export function findQuarters(programs: string, home: string): Quarters {
  if (process.getuid?.() !== 0) {
    mkdirSync(home, { recursive: true, mode: 0o700 })
    return { account: undefined, programs, home }
  }
  const account = unprivileged()
  mkdirSync(home, { recursive: true })
  const reachable = canRun(account, path.join(programs, 'bin', 'postgres')) && canEnter(account, home)
  if (reachable) return { account, programs, home: own(home, account) }
  const copied = path.join(apart, `programs-${named(programs)}`)
  if (!existsSync(path.join(copied, 'bin', 'postgres')))
    cpSync(programs, copied, { recursive: true, verbatimSymlinks: true })
  const other = path.join(apart, `home-${named(home)}`)
  mkdirSync(other, { recursive: true })
  return { account, programs: copied, home: own(other, account) }
}

/** Where programs and data go when the account cannot reach the checkout: the programs once for all data folders. */
const apart = '/var/lib/alongside'
const named = (folder: string) => createHash('sha256').update(folder).digest('hex').slice(0, 12)

function own(folder: string, { uid, gid }: { uid: number; gid: number }): string {
  chownSync(folder, uid, gid)
  return folder
}

function unprivileged(): { uid: number; gid: number } {
  for (const name of ['postgres', 'nobody']) {
    try {
      const [uid, gid] = ['-u', '-g'].map((flag) =>
        Number(execFileSync('id', [flag, name], { stdio: ['ignore', 'pipe', 'ignore'] })),
      )
      if (uid && gid !== undefined) return { uid, gid: Math.abs(gid) }
    } catch {}
  }
  throw new Error('Started as root, and there is neither a postgres nor a nobody account to run the database under.')
}

function canRun(account: { uid: number; gid: number }, program: string): boolean {
  return spawnSync(program, ['--version'], { ...account, cwd: '/', stdio: 'ignore' }).status === 0
}

function canEnter(account: { uid: number; gid: number }, folder: string): boolean {
  return spawnSync('test', ['-x', folder], { ...account, cwd: '/', stdio: 'ignore' }).status === 0
}
