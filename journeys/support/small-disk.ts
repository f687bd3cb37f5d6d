import { spawnSync } from 'node:child_process'
import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

/** A file system of its own that is really full when it is. */
export interface SmallDisk {
  readonly folder: string
  /** Takes all the room there is left, to the last byte, and what becomes free afterwards too. */
  fill(): void
  /** Gives it back. */
  free(): void
  clear(): void
}

/** Mounts a small disk, which only root may; @returns why not, where one cannot */
export function openSmallDisk(megabytes: number): SmallDisk | string {
  if (process.platform !== 'linux' || process.getuid?.() !== 0)
    return 'only root on Linux may mount a disk small enough to fill'
  const folder = mkdtempSync(path.join(tmpdir(), 'alongside-disk-'))
  const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m,mode=755`, 'alongside-test', folder], {
    encoding: 'utf8',
  })
  if (mounted.status !== 0) {
    rmSync(folder, { recursive: true })
    return `a small disk could not be mounted here: ${mounted.stderr?.trim() || mounted.error?.message}`
  }
  const ballast = path.join(folder, 'ballast')
  let filling: NodeJS.Timeout | undefined
  let closing = () => {}
  const unmount = () => spawnSync('umount', ['-l', folder])
  process.once('exit', unmount) // however the test ends
  return {
    folder,
    fill() {
      const file = openSync(ballast, 'a')
      const takeAll = () => {
        for (const bytes of [1024 * 1024, 4096, 1]) while (writes(file, Buffer.alloc(bytes)));
      }
      takeAll()
      filling = setInterval(takeAll, 50)
      closing = () => closeSync(file)
    },
    free() {
      clearInterval(filling)
      closing()
      closing = () => {}
      rmSync(ballast, { force: true })
    },
    clear() {
      clearInterval(filling)
      closing()
      process.off('exit', unmount)
      unmount()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

function writes(file: number, bytes: Buffer): boolean {
  try {
    return writeSync(file, bytes) === bytes.length
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error
    return false
  }
}
