import { execFileSync, spawnSync } from 'node:child_process'
import { hash } from 'node:crypto'
import {
  accessSync,
  chmodSync,
  chownSync,
  constants,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs'
import path from 'node:path'
import { SettingError } from '#foundation/environment.ts'

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
    makeWritable(home, 0o700)
    refuseForeign(home)
    return { account: undefined, programs, home }
  }
  makeWritable(home, 0o755)
  const account = keeperOf(home) ?? unprivileged()
  const near = canRun(account, path.join(programs, 'bin', 'postgres'))
  return { account, programs: near ? programs : copyApart(programs), home: own(homeFor(account, home), account) }
}

/** Where programs and data go when the account cannot reach the checkout: the programs once for all data folders. */
const apart = '/var/lib/alongside'
const named = (text: string) => hash('sha256', text).slice(0, 12)

/** Open to that account, however careful root's umask is. */
function makeApart(): void {
  mkdirSync(apart, { recursive: true })
  chmodSync(apart, 0o755)
}

/** Data that once lay apart stays there, even when the checkout has become reachable since. */
function homeFor(account: { uid: number; gid: number }, home: string): string {
  const other = path.join(apart, `home-${named(home)}`)
  if (canEnter(account, path.dirname(home)) && !existsSync(path.join(other, 'postgres'))) return home
  makeApart()
  mkdirSync(other, { recursive: true })
  return other
}

/** Copies each release of the programs once; one that was interrupted does not count. */
function copyApart(programs: string): string {
  const release = readFileSync(path.join(path.dirname(programs), 'package.json'), 'utf8')
  const copied = path.join(apart, `programs-${named(programs + release)}`)
  if (existsSync(copied)) return copied
  makeApart()
  const making = `${copied}.making-${process.pid}`
  rmSync(making, { recursive: true, force: true })
  cpSync(programs, making, { recursive: true, verbatimSymlinks: true })
  spawnSync('chmod', ['-R', 'a+rX', making])
  if (existsSync(copied)) rmSync(making, { recursive: true })
  else renameSync(making, copied)
  return copied
}

function makeWritable(home: string, mode: number): void {
  try {
    mkdirSync(home, { recursive: true, mode })
    accessSync(home, constants.W_OK | constants.X_OK)
  } catch (error) {
    throw new SettingError(
      `The data folder ${home} cannot be written to (${(error as NodeJS.ErrnoException).code}). Name another by DATA_DIR, or give this account the right to it.`,
    )
  }
}

/** PostgreSQL opens data only for the account that made it. */
function refuseForeign(home: string): void {
  const cluster = path.join(home, 'postgres')
  if (existsSync(cluster) && statSync(cluster).uid !== process.getuid?.())
    throw new SettingError(
      `The database in ${home} was made by another account. Start Alongside as that account, or as root, or hand the folder over: sudo chown -R $(id -un) ${home}`,
    )
}

/** Whoever made the cluster that is there already, when it was not root's own start. */
function keeperOf(home: string): { uid: number; gid: number } | undefined {
  const cluster = path.join(home, 'postgres')
  if (!existsSync(cluster)) return undefined
  const { uid, gid } = statSync(cluster)
  return uid === 0 ? undefined : { uid, gid }
}

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
